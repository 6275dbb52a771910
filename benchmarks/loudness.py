"""The loudness of every voice that is here, in LUFS: printed, or written into the table that readaloud ships.

    python -m benchmarks.loudness [--write] [--engine NAME ...]
    python -m benchmarks.loudness --check [--engine NAME ...]

The table holds what each voice is measured at before its gain, for eSpeak's variants ("+f3") the difference
that they make to en-us. --check speaks English sentences through the table: all should read −23 LUFS; with
--write, what they read is put right in the table. More sentences tell more of a voice: Kokoro's were so
corrected, and five of them are then within 0.7 LU on sentences that neither list has, 1.8 before.
"""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from readaloud.engines import loudness
from readaloud.engines.espeak.engine import EspeakEngine
from readaloud.engines.kokoro.engine import KokoroEngine
from readaloud.engines.piper.engine import PiperEngine
from readaloud.engines.system.pristine import ChildDied, in_child
from readaloud.model.speech import SpeechRequest

TABLE = Path(loudness.__file__).with_suffix(".json")
ENGINES = {"espeak": EspeakEngine, "kokoro": KokoroEngine, "piper": PiperEngine}
Engine = EspeakEngine | KokoroEngine | PiperEngine
SILENT_LUFS = -50.0  # a voice whose dictionary is missing says next to nothing
VARIANTS = (  # are odder than voices, so they are measured on words too
    *loudness.CALIBRATION,
    "Whoever reads the evening paper knows the bridge, its two towers and the light between them.",
    "She had kept the letters for thirty years, and gave them to the library without a word.",
    "“We counted eleven,” he said; “there should have been more of them by now.”",
    "A mild winter brings rain to the valley, and the mill turns from November on.",
)
SENTENCES = (
    "The council of the border met on Tuesday, and waited for the others until the lamps went out.",
    "Nine boats lay in the harbour; nobody knew whose they were.",
    "“I asked them twice,” she said, “and they would not answer.”",
    "Prices rose by four per cent in March, more than in any month since the spring of last year.",
    "The old road over the pass is closed, and the new one will not be open before Easter.",
    "Why did nobody ask the two women who had seen the fire from their window?",
    "On the third day the wind fell, the sails hung loose, and the cook began to count the loaves.",
    "A spokesman said that the figures were correct, but that they had been read the wrong way round.",
)


def main() -> None:
    """Measure the voices of the engines asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--engine", action="append", choices=tuple(ENGINES))
    options = parser.parse_args()
    for name in options.engine or ENGINES:
        engine = ENGINES[name]()
        found: dict[str, float] = {}
        for voice, lufs in _checked(engine) if options.check else _measured(engine):
            found[voice] = lufs
            print(f"{name:8}{voice:32}{lufs:7.2f}", flush=True)
        if options.write:
            _write(name, _corrected(name, found) if options.check else found)


def _corrected(engine: str, found: dict[str, float]) -> dict[str, float]:
    """What the table says of the voices, moved by how far they were from the loudness they should have."""
    table = msgspec.json.decode(TABLE.read_bytes(), type=dict[str, dict[str, float]])[engine]
    return {
        id_: round(table[id_] + lufs - loudness.REFERENCE_LUFS, 2)
        for id_, lufs in found.items()
        if id_ in table
    }


def _write(engine: str, found: dict[str, float]) -> None:
    table = msgspec.json.decode(TABLE.read_bytes(), type=dict[str, dict[str, float]])
    heard = {voice: lufs for voice, lufs in found.items() if lufs > SILENT_LUFS}
    changed = dict(sorted((table | {engine: dict(sorted((table.get(engine, {}) | heard).items()))}).items()))
    TABLE.write_bytes(msgspec.json.format(msgspec.json.encode(changed), indent=1) + b"\n")


def _measured(engine: Engine) -> Iterator[tuple[str, float]]:
    """Each voice with its loudness before the gain."""
    for voice in engine.voices():
        with suppress(ChildDied):  # numbers in Greenlandic end eSpeak NG 1.52; what the table has stays
            yield voice.id, round(float(in_child(partial(_told, engine, voice.id))), 2)
    if isinstance(engine, EspeakEngine):
        usual = engine.lufs("en-us", VARIANTS)
        for variant in sorted(engine.variants):
            yield f"+{variant}", round(engine.lufs(f"en-us+{variant}", VARIANTS) - usual, 2)


def _told(engine: Engine, voice: str) -> bytes:
    return str(engine.lufs(voice)).encode()


def _checked(engine: Engine) -> Iterator[tuple[str, float]]:
    """Each English voice with the loudness of sentences as they will be heard."""
    ids = [voice.id for voice in engine.voices() if voice.language.startswith("en")]
    if isinstance(engine, EspeakEngine):
        ids += [f"en-us+{variant}" for variant in sorted(engine.variants)]
    for id_ in ids:
        spoken = [engine.synthesise(SpeechRequest(text, "en", id_)) for text in SENTENCES]
        yield id_, loudness.measured_lufs(b"".join(one.samples for one in spoken), spoken[0].rate)


if __name__ == "__main__":
    main()
