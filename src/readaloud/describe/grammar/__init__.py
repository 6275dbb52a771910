"""As much grammar as attribution needs, without a parser: tokens, names, noun phrases, subjects of verbs."""
