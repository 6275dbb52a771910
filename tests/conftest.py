"""Shared by all tests: skipping, in words, what this machine cannot run."""

import os
import shutil
import signal

import pytest
from hypothesis import HealthCheck, settings

from sound import sound, sound_server

__all__ = ["sound", "sound_server"]

# A shell ignores the one in what it puts in the background, nohup the other, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# A busy machine is no failure of the text that was tried.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose system program is missing; on CI that is a failure."""
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            if shutil.which(program):
                continue
            if os.environ.get("CI"):
                pytest.fail(f"{program} is missing on CI: .ci/run must install it", pytrace=False)
            pytest.skip(f"{program} is not installed on this machine")
