"""The smallest models that the neural engines take for a voice: they hum, so that real code runs offline.

Each has the parts of a real model that our code touches: Piper's two nodes of noise and its durations behind
a Ceil node, Kokoro's durations in its inner tensor. A phoneme lasts as long as noise or length say.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

RATE = 22_050
HOP = 256  # samples a frame of Piper's
FRAME = 600  # of Kokoro's
STYLES = ("af_heart", "am_michael", "bf_emma", "ff_siwis", "zf_xiaoni")


def build(folder: Path) -> None:
    """Lay out a voice folder: two Piper voices, and Kokoro in several styles."""
    for name in ("piper", "kokoro"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for code, voice, speakers in (("en_US", "en-us", 1), ("fr_FR", "fr", 1), ("de_DE", "de", 2)):
        build_piper(folder / "piper" / f"{code}-tiny-low.onnx", code, voice, speakers)
    save(_kokoro(), str(folder / "kokoro" / "kokoro-tiny.onnx"))
    with (folder / "kokoro" / "voices-tiny.bin").open("wb") as file:
        np.savez(file, **{name: np.zeros((510, 1, 256), np.float32) for name in STYLES})  # type: ignore[arg-type]


def build_piper(path: Path, code: str, voice: str, speakers: int) -> None:
    """One Piper model and the file beside it."""
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    save(_piper(speakers), str(path))
    config = {
        "audio": {"sample_rate": RATE, "quality": "low"},
        "dataset": "tiny",
        "espeak": {"voice": voice},
        "language": {"code": code},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": 256,
        "num_speakers": speakers,
        "speaker_id_map": {"ada": 0, "ben": 1} if speakers > 1 else {},
        "hop_length": HOP,
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(config))


def _piper(speakers: int) -> Any:
    """Lengths of one frame and more, by noise; a hum as long as they are."""
    nodes = [
        helper.make_node("Shape", ["input"], ["shape"]),
        helper.make_node("Gather", ["shape", "one"], ["count"], axis=0),
        *_noise("dp", "count", 2),
        helper.make_node("Abs", ["dp/first"], ["dp/abs"]),
        helper.make_node("Add", ["dp/abs", "one_float"], ["dp/longer"]),
        helper.make_node("Ceil", ["dp/longer"], ["frames"]),
        helper.make_node("ReduceSum", ["frames"], ["whole"], keepdims=0),
        helper.make_node("Cast", ["whole"], ["length"], to=TensorProto.INT64),
        helper.make_node("Reshape", ["length", "minus_one"], ["lengths"]),
        *_noise("z", "lengths", 192),
        helper.make_node("ReduceMean", ["z/first"], ["hiss"], keepdims=0),
        *_hum("length", HOP, "hum"),
        helper.make_node("Add", ["hum", "hiss"], ["hummed"]),
        helper.make_node("Reshape", ["hummed", "one_row"], ["output"]),
    ]
    inputs = [("input", TensorProto.INT64, [1, None]), ("input_lengths", TensorProto.INT64, [1]),
              ("scales", TensorProto.FLOAT, [3])]  # fmt: skip
    inputs += [("sid", TensorProto.INT64, [1])] if speakers > 1 else []
    return _model(nodes, inputs, "output")


def _kokoro() -> Any:
    """Two frames a token, and a hum as long as they are."""
    nodes = [
        helper.make_node("Cast", ["tokens"], ["known"], to=TensorProto.FLOAT),
        helper.make_node("Clip", ["known", "two_float", "two_float"], ["/encoder/Clip_output_0"]),
        helper.make_node("ReduceSum", ["/encoder/Clip_output_0"], ["whole"], keepdims=0),
        helper.make_node("Cast", ["whole"], ["length"], to=TensorProto.INT64),
        *_hum("length", FRAME, "audio"),
    ]
    inputs = [("tokens", TensorProto.INT64, [1, None]), ("style", TensorProto.FLOAT, [1, 256]),
              ("speed", TensorProto.FLOAT, [1])]  # fmt: skip
    return _model(nodes, inputs, "audio")


def _noise(name: str, length: str, rows: int) -> list[Any]:
    """Standard normal noise of shape 1, ``rows``, ``length``, and its first row."""
    return [
        helper.make_node("Concat", [f"rows{rows}", length], [f"{name}/shape"], axis=0),
        helper.make_node("ConstantOfShape", [f"{name}/shape"], [f"{name}/like"]),
        helper.make_node(
            "RandomNormalLike", [f"{name}/like"], [f"{name}/noise"], name=f"/{name}/RandomNormalLike"
        ),
        helper.make_node("Gather", [f"{name}/noise", "zero"], [f"{name}/first"], axis=1),
    ]


def _hum(frames: str, frame: int, output: str) -> list[Any]:
    own = f"{output}/"
    return [
        helper.make_node("Mul", [frames, f"frame{frame}"], [f"{own}samples"]),
        helper.make_node("Range", ["zero", f"{own}samples", "step"], [f"{own}steps"]),
        helper.make_node("Cast", [f"{own}steps"], [f"{own}time"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{own}time", "hertz"], [f"{own}phase"]),
        helper.make_node("Sin", [f"{own}phase"], [f"{own}wave"]),
        helper.make_node("Mul", [f"{own}wave", "quiet"], [output]),
    ]


def _model(nodes: list[Any], inputs: list[tuple[str, int, list[int | None]]], output: str) -> Any:
    integers = {"zero": 0, "step": 1, f"frame{HOP}": HOP, f"frame{FRAME}": FRAME, "one": [1],
                "minus_one": [-1],
                "one_row": [1, 1, 1, -1], "rows2": [1, 2], "rows192": [1, 192]}  # fmt: skip
    floats = {"one_float": 1.0, "two_float": 2.0, "hertz": 0.0627, "quiet": 0.1}
    constants = [numpy_helper.from_array(np.array(value, np.int64), name) for name, value in integers.items()]
    constants += [
        numpy_helper.from_array(np.array(value, np.float32), name) for name, value in floats.items()
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, None)],
        constants,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
