"""Pure functions over text: sanitise, sentences, language, spoken forms."""
