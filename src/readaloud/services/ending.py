"""What asks a program to end, and the exit codes that tell of it, as a shell gives them."""

import signal

INTERRUPTED = 130  # by Ctrl-C


def ending_signals() -> tuple[int, ...]:
    """A closed window, a polite kill: those of them that this machine has.

    One that is ignored stays ignored: that is what ``nohup`` asks for.
    """
    numbers = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
    return tuple(number for number in numbers if number and signal.getsignal(number) is not signal.SIG_IGN)


def code_of(signal_number: int) -> int:
    """The exit code of a program that ended because of a signal."""
    return 128 + signal_number
