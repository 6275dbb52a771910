"""What a model file tells without being read, tens of megabytes long: which it is, and whether it is whole.

A download that was cut short is found before anybody waits for its voice. An ONNX file is a protobuf
message: numbered fields, the large ones with their length before them. Where they end, the file must end
(protobuf.dev/programming-guides/encoding).
"""

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

_NUMBER, _COUNTED, _FIXED = 0, 2, {1: 8, 5: 4}  # kinds of field, in the lowest three bits before it; bytes
_LONGEST = 10  # bytes of a number


def fingerprint(paths: Iterable[Path]) -> str:
    """A short digest of names, sizes and times: the first sound does not wait for more."""
    digest = blake2b(digest_size=8)
    for path in paths:
        status = path.stat()
        digest.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class _Torn(ValueError):
    """The file ends before its fields do, or begins as no message does."""


def is_whole(path: Path) -> bool:
    """Whether the fields of the model end where its file does. OSError when it cannot be read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            while file.tell() < size:
                _pass_field(file)
        except _Torn:
            return False
        return file.tell() == size > 0


def _pass_field(file: BinaryIO) -> None:
    kind = _number(file) & 7
    if kind == _NUMBER:
        _number(file)
    elif kind == _COUNTED:
        file.seek(_number(file), os.SEEK_CUR)
    elif kind in _FIXED:
        file.seek(_FIXED[kind], os.SEEK_CUR)
    else:
        raise _Torn


def _number(file: BinaryIO) -> int:
    """Seven bits in each byte, the lowest first; the highest bit says that more follow."""
    value = 0
    for place in range(_LONGEST):
        byte = file.read(1)
        if not byte:
            raise _Torn
        value |= (byte[0] & 0x7F) << 7 * place
        if byte[0] < 0x80:
            return value
    raise _Torn
