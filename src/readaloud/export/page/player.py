"""The player of a page: the sound with its captions, buttons and settings, and the times that move the mark.

Without JavaScript there is the browser's own player alone: buttons and settings are hidden until the page's
code shows them. Choices for the text are those of WCAG 2.2, 1.4.12 (text spacing), and more.
"""

import base64
import json
from collections.abc import Iterator, Mapping

from readaloud.export.captions.vtt import webvtt
from readaloud.export.markup.making import make
from readaloud.export.markup.xml import Element
from readaloud.export.material.recording import Recording
from readaloud.model.script import Utterance
from readaloud.model.speech import TimedWord
from readaloud.narrate.documents import announcing_language, phrase

SOUND, TIMES = "sound", "timeline"  # ids of the audio element and of the times
_SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3")
_SPACES = (("normal", "space_normal"), ("wide", "space_wide"), ("wider", "space_wider"))
_CHOICES = (
    ("font", (("sans", "font_sans"), ("serif", "font_serif"), ("wide", "font_wide"), ("mono", "font_mono"))),
    ("size", (("100", ""), ("125", ""), ("150", ""), ("200", ""))),
    ("lines", _SPACES),
    ("letters", _SPACES),
    ("words", _SPACES),
    (
        "colours",
        (
            ("system", "colours_system"),
            ("light", "colours_light"),
            ("dark", "colours_dark"),
            ("contrast", "colours_contrast"),
        ),
    ),
)


def player(recording: Recording, sound: str) -> Element:
    """The player; ``sound`` is the address of the sound."""
    language = announcing_language(recording.script)
    captions = base64.b64encode(webvtt(recording).encode()).decode()
    track = make("track", kind="captions", src=f"data:text/vtt;base64,{captions}")
    track.set("srclang", recording.script.language or "en")
    track.set("label", phrase("captions", language))
    audio = make("audio", track, id=SOUND, controls="", preload="metadata", src=sound)
    named = {"aria_label": phrase("player", language), "lang": language}
    return make("section", audio, _buttons(language), class_="player", **named)


def times(recording: Recording, texts: Mapping[str, str]) -> Element:
    """Every utterance and word that can be marked, as data; ``texts`` are the texts of elements by their ids.

    An utterance is ``[id, start, end, words]``, words three numbers each: offset, end (in UTF-16 units of the
    element's text) and start in seconds.
    """
    said = ",\n".join(json.dumps(item, separators=(",", ":")) for item in _times(recording, texts))
    data = f"[\n{said}\n]".replace("<", "\\u003c")
    return make("script", data, type="application/json", id=TIMES)


def settings(language: str) -> Element:
    """What a person can choose about the text, and how the page is used."""
    choices = (
        make("label", phrase(name, language), _select(name, options, language)) for name, options in _CHOICES
    )
    name, keys = phrase("settings", language), make("p", phrase("keys", language))
    details = make("details", make("summary", name), make("div", *choices, class_="choices"), keys)
    return make("section", details, class_="settings", aria_label=name, lang=language, hidden="")


def _buttons(language: str) -> Element:
    speed = make("select", *(_option(value, f"{value}×", value == "1") for value in _SPEEDS), name="speed")
    return make(
        "div",
        _button("back", "previous", language),
        _button("forward", "next", language),
        make("label", phrase("speed", language), " ", speed),
        class_="buttons",
        hidden="",
    )


def _button(name: str, words: str, language: str) -> Element:
    """A button with a short word to see; its whole name, for those who hear it, begins with that word."""
    label = phrase(f"{words}_sentence", language)
    return make("button", phrase(words, language), type="button", id=name, aria_label=label)


def _select(name: str, options: tuple[tuple[str, str], ...], language: str) -> Element:
    shown = (
        _option(value, phrase(words, language) if words else f"{value} %", number == 0)
        for number, (value, words) in enumerate(options)
    )
    return make("select", *shown, name=name)


def _option(value: str, words: str, chosen: bool) -> Element:
    option = make("option", words, value=value)
    if chosen:
        option.set("selected", "")
    return option


def _times(recording: Recording, texts: Mapping[str, str]) -> Iterator[list[object]]:
    rate = recording.timeline.rate
    for entry, said in recording.spoken():
        target = next((name for name in (said.id, entry.locator.block) if name in texts), "")
        words = entry.words if texts.get(said.id) == said.text else ()
        flat = [number for word in words for number in _word(word, said, rate)]
        yield [target, round(entry.at / rate, 3), round(entry.until / rate, 3), flat]


def _word(word: TimedWord, said: Utterance, rate: int) -> tuple[float, ...]:
    start, end = said.to_text(word.start, word.end)
    units = (len(said.text[:offset].encode("utf-16-le")) // 2 for offset in (start, min(end, len(said.text))))
    return (*units, round(word.at / rate, 3))
