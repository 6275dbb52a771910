"""Loading trafilatura without what it does not need here."""

import subprocess
import sys

LOAD = "from readaloud.extract.html.body.trafilatura_light import load_trafilatura; load_trafilatura()"


def loaded_after(code: str) -> set[str]:
    names = "('numpy', 'py3langid', 'trafilatura')"
    report = f"{code}\nimport sys; print(' '.join(m for m in {names} if sys.modules.get(m)))"
    return set(printed_by(report).split())


def printed_by(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_trafilatura_loads_no_language_model():
    assert loaded_after(LOAD) == {"trafilatura"}


def test_the_language_model_can_still_be_loaded_after():
    code = f"{LOAD}; import py3langid"
    assert "py3langid" in loaded_after(code)


def test_plain_text_loads_neither():
    assert (
        loaded_after("from readaloud.extract.plain.lines import extract_plain; extract_plain('One.')")
        == set()
    )


def test_what_it_needs_for_downloads_and_metadata_is_not_loaded():
    around = "('charset_normalizer', 'courlan', 'htmldate', 'justext', 'urllib3', 'importlib.metadata')"
    code = f"{LOAD}; import sys; print([name for name in {around} if name in sys.modules])"
    assert printed_by(code) == "[]\n"


def test_a_library_that_was_left_out_is_loaded_when_it_is_asked_after_all():
    code = (
        f"{LOAD}; import trafilatura; print(trafilatura.extract_metadata("
        "'<html><head><title>A ferry</title><meta name=date content=2021-03-04></head><body><p>It went.</p>"
        "</body></html>').date)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
        == b"2021-03-04\n"
    )
