"""The errors that reach a person.

ReadaloudError                     exit code
├── UsageError                     2   the request itself is wrong (option, profile, config file)
├── SourceError                    3   the source could not be read (missing, refused, too large)
├── NothingReadable                4   it was read, and there is no article in it
├── EngineError                    5   an engine or a voice is missing or keeps failing
├── OutputError                    6   a file could not be written
└── PartlyFailed                   7   some sources failed, or a verification did

Each carries one plain sentence for a person and a hint: what to do next.
"""

from typing import ClassVar


class ReadaloudError(Exception):
    """Something a person can act on: one sentence, a hint, an exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(ReadaloudError):
    """The request is wrong: an option, a profile or a configuration file."""

    exit_code = 2


class SourceError(ReadaloudError):
    """The source could not be read: missing, a directory, refused, too large, no network."""

    exit_code = 3


class NothingReadable(ReadaloudError):
    """The source was read, but no article text is in it."""

    exit_code = 4


class EngineError(ReadaloudError):
    """A speech engine or a voice is missing, or fails again after a retry."""

    exit_code = 5


class OutputError(ReadaloudError):
    """A file could not be written; nothing half-written is left behind."""

    exit_code = 6


class PartlyFailed(ReadaloudError):
    """Some of several sources failed, or what was written does not verify."""

    exit_code = 7
