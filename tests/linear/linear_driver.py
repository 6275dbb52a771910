"""Runs the linear reader on the small article, as a command would: options as JSON in the first argument."""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from readaloud.cli.linear import run_linear
from readaloud.cli.running import prepare_output
from readaloud.model.profile import Profile
from reading import make_article, make_script


def command(options: dict[str, Any]) -> list[str]:
    """What to run for these options of ``run_linear``."""
    return [sys.executable, __file__, json.dumps(options)]


def main() -> int:
    prepare_output()
    options = json.loads(sys.argv[1])
    rate = options.pop("words_per_minute", 300)
    profile = Profile(name="test", title="Test", engines=("tone",), words_per_minute=rate)
    return run_linear(make_article(), profile=profile, script=make_script(), **options)


if __name__ == "__main__":
    sys.exit(main())
