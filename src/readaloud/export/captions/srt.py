r"""SubRip captions: announcements in brackets and speakers by name, for the format knows no voices.

It has no way to escape anything either, and players take ``<b>`` and ``{\an8}`` for formatting: an invisible
word joiner behind such a bracket keeps the author's text text.
"""

import re
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.captions.cues import Cue, cues, speaker_of
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.model.script import Utterance
from readaloud.narrate.documents import announcing_language

_ACTS = re.compile(r"<(?=[A-Za-z/!])|\{(?=[\\A-Za-z])|--(?=>)")
_WORD_JOINER = "\u2060"


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the captions of a recording."""
    assert isinstance(manuscript, Recording)
    found = cues(manuscript, _Marks(announcing_language(manuscript.script)))
    path.write_text("\n".join(_block(number, cue) for number, cue in enumerate(found, 1)), encoding="utf-8")


class _Marks:
    """Brackets around what is announced; the name before a speaker's words when another was heard before.

    Not where the announcement right before it is of that name: it would be read twice.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._last = ""
        self._announced = ""

    def __call__(self, said: Utterance) -> tuple[str, str]:
        speaker, before = speaker_of(said, self._language), self._last
        announced, self._announced = self._announced, said.text if said.own_words else ""
        self._last = speaker
        if said.own_words:
            return "[", "]"
        return (f"{speaker}: ", "") if speaker not in (before, "") and speaker not in announced else ("", "")


def _block(number: int, cue: Cue) -> str:
    times = " --> ".join(clock(ms).replace(".", ",") for ms in (cue.at_ms, cue.until_ms))
    text = "\n".join(_ACTS.sub(rf"\g<0>{_WORD_JOINER}", line) for line in cue.lines)
    return f"{number}\n{times}\n{text}\n"
