"""A voice that is small enough to be made in a test."""

import json
from pathlib import Path


def write_voice(folder: Path, name: str = "en_GB-mill-low", **about: object) -> Path:
    """The two files of a Piper voice, as far as anybody but the engine looks into them."""
    folder.mkdir(parents=True, exist_ok=True)
    described = {
        "audio": {"quality": "low", "sample_rate": 16000},
        "language": {"code": name.partition("-")[0]},
        "num_speakers": 1,
        "phoneme_id_map": {"_": [0]},
    }
    (folder / f"{name}.onnx.json").write_text(json.dumps(described | about))
    model = folder / f"{name}.onnx"
    model.write_bytes(b"\n\x06modern")  # one field of six bytes: as whole as a model must be to be listed
    return model
