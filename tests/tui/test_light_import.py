"""The package can be asked for its inbox before Textual is there: sound begins while it is loaded."""

import subprocess
import sys


def test_the_package_does_not_import_textual():
    code = "import sys, readaloud.tui; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
