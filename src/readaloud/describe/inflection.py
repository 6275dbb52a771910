"""Forms of regular English verbs and nouns, so that the word lists hold each word once."""


def verb_forms(base: str) -> tuple[str, ...]:
    """The forms of a regular verb: add, adds, added, adding. A particle is joined by an underscore."""
    head, _, rest = base.partition("_")
    tail = f"_{rest}" if rest else ""
    if head.endswith("y") and head[-2] not in "aeiou":
        return (base, f"{head[:-1]}ies{tail}", f"{head[:-1]}ied{tail}", f"{head}ing{tail}")
    stem = head.removesuffix("e")
    third = f"{head}es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{head}s"
    return (base, third + tail, f"{stem}ed{tail}", f"{stem}ing{tail}")


def plural_of(noun: str) -> str:
    """The regular plural of a noun; good enough for roles."""
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
