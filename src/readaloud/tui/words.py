"""Every word that the app itself says, in one table: the status line, the help, the cards of silent blocks.

What is announced about an article comes from the script. The labels here stand in only where a profile does
not announce a kind at all, so that nothing on the screen is without its name.
"""

from readaloud.model.article import Kind, Media, State

STATUS = {
    "playing": "Playing",
    "paused": "Paused",
    "stopped": "Stopped",
    "waiting": "Preparing the voice",
    "finished": "End of article",
}
NO_VOICE = "There is no voice for this article; it can be read on the screen."
EDGES = {
    ("sentence", False): "This is the first sentence.",
    ("sentence", True): "This is the last sentence.",
    ("paragraph", False): "This is the first paragraph.",
    ("paragraph", True): "This is the last paragraph.",
    ("section", False): "This is the first section.",
    ("section", True): "This is the last section.",
}
SECTION = "Section {index} of {count}"
SPEED = "Speed {speed}"
VOICE_ON = "Voice on"
VOICE_OFF = "Voice off"
CONTENTS = "Contents"
HELP_TITLE = "Keys"
HELP_LEAVE = "Press Escape to go back to the article."
HELP_PLACE = "A click on the text reads on from there. The wheel scrolls."
SCROLLING = "Scrolling"
COMMANDS = "Commands"
PALETTE_KEY = "Ctrl+P"
PALETTE = "Find any command, and the looks of the page, by name."
KEYS = {
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "ctrl+up": "Ctrl+Up",
    "ctrl+down": "Ctrl+Down",
    "enter": "Enter",
    "escape": "Escape",
}
THEME = "Look: {name}"
THEME_HELP = "Show the page in this look."
NOWHERE = "Nothing is being read yet."

LABELS = {
    Kind.IMAGE: "Image.",
    Kind.VIDEO: "Video.",
    Kind.AUDIO: "Audio.",
    Kind.TABLE: "Table.",
    Kind.SOCIAL: "Post.",
    Kind.EMBED: "Embedded content.",
    Kind.NOTE: "Note.",
    Kind.FOOTNOTE: "Footnote.",
    Kind.CORRECTION: "Correction.",
    Kind.TRANSCRIPT: "Transcript.",
}
CAPTION = "Caption:"
NO_DESCRIPTION = "No description available."
NOTES = {State.NONE: "No transcript.", State.UNKNOWN: "Transcript unknown."}
TRANSCRIPT = {
    State.FOUND: "Transcript available.",
    State.NONE: "No transcript available.",
    State.UNKNOWN: "The page does not show whether there is a transcript.",
}


def state_of(media: Media) -> str:
    """What is known of a medium, as a sentence: whether it has a description, a transcript."""
    if media.kind == "image":
        return "" if media.alt or media.decorative else NO_DESCRIPTION
    return TRANSCRIPT[media.transcript.state] if media.transcript else ""


def sentence(*statements: str) -> str:
    """Statements as one line of short sentences, as in "Playing. Speed 1.0" with a full stop after each."""
    return " ".join(f"{statement}." for statement in statements if statement)
