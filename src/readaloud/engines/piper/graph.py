"""What is added to a Piper model: its phoneme durations as an output, and noise that can be repeated.

Piper's models (VITS exports) draw noise with two ``RandomNormalLike`` nodes whose state nobody can set, so
that a sentence is some hundredths longer or shorter each time. They are replaced by windows of one fixed
table of normal noise; the window is an input. Measured: the same bytes in every process, with one thread or
two, in the same time.
"""

from typing import Any

import numpy as np

NOISE_START = "noise_start"  # input: the column at which the window begins
COLUMNS = 4096  # of the table; it comes round again after 48 seconds
_ROWS = 192  # channels of a VITS model; the table comes round here too
_SEED = 1


def make_exact(model: Any) -> None:
    """Change an ``onnx.ModelProto`` in place. ValueError when it is not a VITS export."""
    from piper.patch_voice_with_alignment import add_alignment_output

    add_alignment_output(model)
    _make_repeatable(model.graph)


def _make_repeatable(graph: Any) -> None:
    from onnx import TensorProto, helper, numpy_helper

    noise = np.random.default_rng(_SEED).standard_normal((_ROWS, COLUMNS), dtype=np.float32)
    constants = {"table": noise} | {
        name: np.array(value, np.int64)
        for name, value in (("0", 0), ("1", 1), ("2", 2), ("rows", _ROWS), ("columns", COLUMNS))
    }
    for name, value in constants.items():
        graph.initializer.append(numpy_helper.from_array(value, f"noise/{name}"))
    graph.input.append(helper.make_tensor_value_info(NOISE_START, TensorProto.INT64, []))
    nodes = list(graph.node)
    del graph.node[:]
    for node in nodes:
        graph.node.extend(_window(node) if node.op_type == "RandomNormalLike" else (node,))


def _window(random: Any) -> list[Any]:
    """Nodes that give what a ``RandomNormalLike`` of three dimensions would: a window of the table."""
    from onnx import helper

    if any(setting.name in ("mean", "scale") for setting in random.attribute):
        raise ValueError(f"{random.name} is not standard normal noise")

    def node(op: str, inputs: list[str], output: str, **settings: int) -> Any:
        return helper.make_node(op, [name.replace("~", random.name) for name in inputs], [output], **settings)

    own = random.name
    return [
        node("Shape", [random.input[0]], f"{own}/shape"),
        node("Gather", ["~/shape", "noise/1"], f"{own}/height"),
        node("Gather", ["~/shape", "noise/2"], f"{own}/width"),
        node("Range", ["noise/0", "~/height", "noise/1"], f"{own}/every_row"),
        node("Mod", ["~/every_row", "noise/rows"], f"{own}/rows"),
        node("Range", ["noise/0", "~/width", "noise/1"], f"{own}/every_column"),
        node("Add", ["~/every_column", NOISE_START], f"{own}/moved"),
        node("Mod", ["~/moved", "noise/columns"], f"{own}/columns"),
        node("Gather", ["noise/table", "~/rows"], f"{own}/of_rows", axis=0),
        node("Gather", ["~/of_rows", "~/columns"], f"{own}/window", axis=1),
        node("Expand", ["~/window", "~/shape"], random.output[0]),
    ]
