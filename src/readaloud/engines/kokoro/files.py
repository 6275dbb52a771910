"""Where Kokoro's model and the styles of its voices are: ``kokoro/`` in the voice folder."""

from pathlib import Path

from msgspec import Struct

from readaloud.engines.neural.model_files import is_whole
from readaloud.engines.neural.models import damaged
from readaloud.model.errors import EngineError

CATALOGUED = "kokoro-v1.0"  # what the catalogue calls it


class KokoroFiles(Struct, frozen=True):
    """The model and the styles of its voices."""

    model: Path
    styles: Path


def installed() -> KokoroFiles:
    """The files there are. EngineError when one is missing or torn."""
    from readaloud.config.folders import voice_folder

    folder = voice_folder() / "kokoro"
    models, styles = sorted(folder.glob("kokoro*.onnx")), sorted(folder.glob("voices*.bin"))
    if not models or not styles:
        raise EngineError(
            "Kokoro is not installed.", f"Install it with: readaloud voices install {CATALOGUED}"
        )
    if not is_whole(models[0]):
        raise damaged(models[0], CATALOGUED)
    return KokoroFiles(models[0], styles[0])


def style_names(styles: Path) -> list[str]:
    """The names of the styles, without reading their 28 MB: the file is a zip archive of arrays.

    EngineError when it is torn.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(styles) as archive:
            return [name.removesuffix(".npy") for name in archive.namelist()]
    except (OSError, BadZipFile) as error:
        raise damaged(styles, CATALOGUED) from error
