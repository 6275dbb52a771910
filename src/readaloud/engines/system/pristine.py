"""Work in a forked child of a process that is still as it started, so that each request finds the same state.

pyttsx3's drivers keep what they were told before, and some say nothing the second time. A fork of a process
that never spoke costs 1.6 ms more than a call, and a crash in C ends the child alone.
"""

import ctypes
import os
import signal
import sys
import warnings
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


class ChildDied(RuntimeError):
    """The forked child ended without an answer: a crash inside the engine."""


def in_child(work: Callable[[], bytes]) -> bytes:
    """The bytes that ``work`` returns, computed in a forked child."""
    reading, writing = os.pipe()
    parent = os.getpid()
    child = _fork()
    if child == 0:
        os.close(reading)
        _answer_and_exit(work, writing, parent)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise ChildDied(f"the forked child ended with status {os.waitstatus_to_exitcode(status)}")
    return answer


def _fork() -> int:
    with warnings.catch_warnings():
        # Python 3.12 warns when there are threads. The worker's one thread only waits in read(), holding no
        # lock, and the child never comes back into the interpreter's main loop.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _answer_and_exit(work: Callable[[], bytes], writing: int, parent: int) -> None:
    """Never returns: a forked child must not run what the parent meant to do on leaving."""
    status = 1
    try:
        _die_with(parent)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
        status = 0
    except Exception:  # noqa: BLE001  the top of this process: the trace goes to the log, then it ends
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _die_with(parent: int) -> None:
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
