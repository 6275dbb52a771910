"""The script in the making: utterances numbered, pauses merged, what was said of each block remembered."""

import re
from collections import defaultdict

from msgspec.structs import replace

from readaloud.model.article import Block, Locator
from readaloud.model.profile import Profile
from readaloud.model.script import Anchor, Earcon, Item, Pause, Rewrite, Role, Script, Skipped, Utterance
from readaloud.narrate.hearing import hearing_for
from readaloud.text.lexicon import Lexicon
from readaloud.text.spoken import spoken_form

NARRATOR, QUOTER, ANNOUNCER = "narrator", "quote", "announcer"

_CLOSED = re.compile(r"[.!?…:;,][\"”’»“‘«)\]]*\Z")  # German closes with “, ‘ and «
_GOES_ON = re.compile(r"\b(?:and|or|und|oder)\Z")
_SAYS_SOMETHING = re.compile(r"\w")


class ScriptDraft:
    """Collects the items of a script in the order in which they are heard.

    A pause waits for the next sound, and of several that meet only the longest stays: so anchors come before
    the pause, and nothing is said after two silences.
    """

    def __init__(self, profile: Profile, lexicon: Lexicon, variety: str = "") -> None:
        self.items: list[Item] = []
        self.sentence = 0
        self._profile = profile
        self._lexicon = lexicon
        self._variety = variety
        self._utterances = 0
        self._waiting: Pause | None = None
        self._said: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def script(self, language: str, profile: str) -> Script:
        """All items, as they stand."""
        return Script(tuple(self.items), language, profile)

    def next_sentence(self) -> int:
        """A new number for the utterances of one sentence."""
        self.sentence += 1
        return self.sentence

    def anchor(self, kind: str, target: str, title: str = "") -> None:
        """A place to move to."""
        self.items.append(Anchor(kind, target, title))

    def pause(self, reason: str) -> None:
        """A gap of the profile before what comes next; the longest of those that meet is kept."""
        ms: int = getattr(self._profile.pauses, reason)
        if self._utterances and (self._waiting is None or ms > self._waiting.ms):
            self._waiting = Pause(ms, reason)

    def earcon(self, name: str) -> None:
        """A short sound, when the profile wants it there."""
        if name in self._profile.earcons:
            self._flush_pause()
            self.items.append(Earcon(name))

    def skip(self, block: str, reason: str, text: str = "") -> None:
        """Something of the article that will not be heard, and why."""
        self.items.append(Skipped(block, reason, text))

    def skip_texts(self, block: Block, *texts: str) -> None:
        """Texts that belong to a block and do not stand in its own text, none of which will be heard."""
        for text in dict.fromkeys(texts):
            if text and text not in block.text:
                self.skip(block.id, "profile", text)

    def spoken(
        self, text: str, language: str, silent: tuple[tuple[int, int], ...] = ()
    ) -> tuple[str, tuple[Rewrite, ...]]:
        """What the voice is given for a text, as this person wants to hear it, and where it differs.

        English that names no country is read as the article's country writes dates and measures.
        """
        hearing = hearing_for(self._profile.speech, language)
        language = self._variety if language == "en" and self._variety else language
        return spoken_form(text, language, silent, lexicon=self._lexicon, hearing=hearing)

    def say(
        self,
        text: str,
        *,
        sentence: int,
        role: Role,
        voice: str,
        language: str,
        locator: Locator,
        own: bool = False,
        speaker: str | None = None,
        skippable: str = "",
        closed: bool = False,
        silent: tuple[tuple[int, int], ...] = (),
        literal: bool = False,
    ) -> None:
        """One utterance. ``closed`` gives the voice a full stop where the text has none.

        ``silent`` are ranges of the text that are shown and not said, such as the marks of notes. ``literal``
        text is said as it stands, such as program text.
        """
        spoken, alignment = (text, ()) if literal else self.spoken(text, language, silent)
        if closed:
            spoken, alignment = with_full_stop(text, spoken, alignment)
        if not _SAYS_SOMETHING.search(spoken):
            return
        self.say_ready(text, spoken, alignment, sentence=sentence, role=role, voice=voice, language=language,
                    locator=locator, own=own, speaker=speaker, skippable=skippable)  # fmt: skip

    def say_ready(
        self,
        text: str,
        spoken: str,
        alignment: tuple[Rewrite, ...],
        *,
        sentence: int,
        role: Role,
        voice: str,
        language: str,
        locator: Locator,
        own: bool = False,
        speaker: str | None = None,
        skippable: str = "",
    ) -> None:
        """One utterance whose spoken form has been made already."""
        self._flush_pause()
        self._utterances += 1
        if not own:
            self._said[locator.block].append((locator.start, locator.end))
        self.items.append(
            Utterance(
                id=f"u{self._utterances}",
                sentence=sentence,
                role=role,
                voice=self._profile.roles.get(role, voice),
                text=text,
                spoken=spoken,
                alignment=alignment,
                language=language,
                locator=locator,
                own_words=own,
                speaker=speaker,
                skippable=skippable,
            )
        )

    def account(self, block: Block, reason: str) -> None:
        """Name what of a block's text was not said as skipped, so that nothing is left out silently."""
        at, rest = 0, ""
        for start, end in sorted(self._said[block.id]):
            rest += block.text[at:start]
            at = max(at, end)
        rest += block.text[at:]
        if _SAYS_SOMETHING.search(rest):
            self.skip(block.id, reason, rest.strip())
        self._said[block.id] = [(0, len(block.text))]

    def _flush_pause(self) -> None:
        if self._waiting is not None:
            self.items.append(self._waiting)
            self._waiting = None


def with_full_stop(text: str, spoken: str, alignment: tuple[Rewrite, ...]) -> tuple[str, tuple[Rewrite, ...]]:
    """The spoken form with a full stop at its end, for headings and titles; the voice falls there.

    Behind "and" or "or", as at the end of the last item but one of a list, it stays up.
    """
    shown = spoken.rstrip()
    if not shown or _CLOSED.search(shown):
        return spoken, alignment
    if alignment and alignment[-1].spoken_end == len(spoken):
        *before, last = alignment
    else:
        before, last = list(alignment), Rewrite(len(text) - 1, len(text), len(spoken) - 1, len(spoken))
    whole = replace(last, spoken_end=len(spoken) + 1)
    return spoken + ("," if _GOES_ON.search(spoken) else "."), (*before, whole)
