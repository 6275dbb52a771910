"""Loading trafilatura without what it does not need here."""

import subprocess
import sys

LOAD = "from readaloud.extract.html.body.trafilatura_light import load_trafilatura; load_trafilatura()"


def loaded_after(code: str) -> set[str]:
    names = "('numpy', 'py3langid', 'trafilatura')"
    report = f"{code}\nimport sys; print(' '.join(m for m in {names} if sys.modules.get(m)))"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_trafilatura_loads_no_language_model():
    assert loaded_after(LOAD) == {"trafilatura"}


def test_the_language_model_can_still_be_loaded_after():
    code = f"{LOAD}; import py3langid"
    assert "py3langid" in loaded_after(code)


def test_plain_text_loads_neither():
    assert loaded_after("from readaloud.extract.plain import extract_plain; extract_plain('One.')") == set()
