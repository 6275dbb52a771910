"""``readaloud voices`` as a person types it, each time in a process of its own with an empty HOME."""

import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from small_voice import write_voice


def start(*arguments: str | Path, **extra: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "readaloud", "voices", *map(str, arguments)]
    environment = {**os.environ, **extra}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def voices(*arguments: str | Path, **extra: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    running = start(*arguments, **extra)
    out, talk = running.communicate(timeout=120)
    assert "Traceback" not in talk
    return running.returncode, out, talk


def test_voices_of_the_persons_language_are_listed_the_free_ones_named(home):
    write_voice(home / "voices" / "piper", "de_DE-muehle-medium")
    code, out, talk = voices(LANG="de_DE.UTF-8")
    here, _, offered = out.partition("Can be had")
    assert code == 0
    assert "piper\tde_DE-muehle-medium\tde-DE\tlow\t0 MB\tlicence unknown" in here
    assert "espeak\tde\tGerman\tbasic\tbuilt in\tGPL-3.0-or-later" in here
    assert "de_DE-mls-medium\tde-DE\tmedium, 236 speakers\t77 MB\tCC BY 4.0, free for everybody" in offered
    assert "en_US" not in out
    assert "--all" in talk


def test_a_voice_that_is_torn_is_listed_as_damaged(home):
    model = write_voice(home / "voices" / "piper", "de_DE-muehle-medium")
    model.write_bytes(model.read_bytes()[:-1])
    _, out, _ = voices(LANG="de_DE.UTF-8")
    assert "piper\tde_DE-muehle-medium\tde-DE\tlow\tdamaged, install it again\t" in out


def test_what_a_listener_may_have_come_for_is_said_first_and_no_voice_twice(home):
    code, out, talk = voices("--language", "en")
    assert (code, talk) == (
        0,
        "9 installed, 14 can be had. Recommended, 64 MB, public domain, free for everybody: "
        "readaloud voices install en_US-kristin-medium\n",
    )
    rows = [line.split("\t") for line in out.splitlines() if "\t" in line]
    assert (len({row[2] for row in rows[:9]}), len({row[1] for row in rows})) == (9, 9 + 14)
    assert not [field for row in rows for field in row if not any(map(str.isalnum, field))]
    _, out, _ = voices("--language", "en", "--engine", "system")
    assert {line.rpartition("\t")[2] for line in out.splitlines()[1:]} == {"terms of your system"}


def test_a_file_is_installed_becomes_the_voice_that_reads_and_can_be_removed(home):
    model = write_voice(home / "usb")
    code, out, talk = voices("install", model)
    assert (code, out) == (0, "en_GB-mill-low is installed.\n")
    assert "reads with piper from now on" in talk
    config = home / "home" / "config" / "readaloud" / "config.yaml"
    assert config.read_text() == "engine: piper\n"
    code, out, _ = voices("remove", "en_GB-mill-low")
    assert (code, config.read_text()) == (0, "")
    assert "was removed" in out


def test_an_engine_that_has_no_voice_yet_still_shows_what_can_be_had():
    code, out, talk = voices("--engine", "piper", "--language", "de")
    said = [line.split(" ")[:2] for line in talk.splitlines()]
    assert (code, said) == (0, [["piper", "does"], ["0", "installed,"]])
    assert out.startswith("Installed:\nnone\nCan be had")
    assert "de_DE-mls-medium" in out
    assert "en_US" not in out
    assert talk.startswith("piper does not work. ")


def test_a_language_that_no_voice_speaks_is_said():
    code, out, talk = voices("--language", "german")
    assert (code, out) == (0, "Installed:\nnone\n")
    assert talk == "No voice speaks 'german'. Give a tag, such as de or pt-br, or list all with --all.\n"


def test_a_library_that_is_missing_is_told_before_the_voice_is_said_to_read(home, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'piper' else found(name, *rest)\n"
    )
    _, _, talk = voices("install", write_voice(home / "usb"), PYTHONPATH=str(tmp_path))
    told = talk.splitlines()[1:]
    assert told[0] == (
        f"It needs the library of piper. Run: {sys.executable} -m pip install 'readaloud-reader[neural]'"
    )
    assert told[1].startswith("readaloud reads with piper once that is done.")


def test_an_engine_that_the_person_has_chosen_stays_chosen(home):
    config = home / "home" / "config" / "readaloud" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("# mine\nengine: espeak\n")
    code, _, talk = voices("install", write_voice(home / "usb"))
    assert code == 0
    assert "readaloud config set engine piper" in talk
    assert config.read_text() == "# mine\nengine: espeak\n"


def test_without_an_id_the_language_of_the_person_decides_and_terms_come_before_the_download(home, site):
    code, out, talk = voices("install", "--mirror", site.address, "--allow-private", LANG="sv_SE.UTF-8")
    lines = talk.splitlines()
    assert (code, out) == (3, "")
    assert lines[0].startswith("sv_SE-nst-medium: piper, sv-SE, medium quality, 63 MB")
    assert "CC0" in lines[1]
    assert "free for everybody" in lines[1]
    assert lines[2].startswith("Error: ")
    assert len(lines) == 3


def test_a_language_without_a_free_voice_is_said_and_nothing_is_fetched(site):
    code, out, talk = voices("install", "--language", "it", "--mirror", site.address)
    assert (code, out, site.requests) == (5, "", [])
    assert "Italian" in talk
    assert "readaloud voices --language it" in talk


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("install", "en_GB-nobody-high"), 2, "catalogue has no voice"),
        (("install", "./nothing.onnx"), 3, "There is no file"),
        (("remove", "en_GB-cori-high"), 2, "install` brought. Those that it brought: none."),
        (("remove", "en-gb"), 2, "not one that"),
        (("--engine", "nobody"), 5, "There is no engine"),
        (("try", "en_GB-cori-high"), 5, "readaloud voices install en_GB-cori-high"),
        (("try", "nobody"), 5, "No engine here has a voice"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments, code, said):
    found, out, talk = voices(*arguments)
    assert (found, out, talk.count("\n")) == (code, "", 1)
    assert said in talk


def test_an_interrupted_download_says_that_it_goes_on(home, site):
    def slowly(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "4159")
        request.end_headers()
        request.wfile.write(b"x" * 1000)
        request.wfile.flush()
        site.closing.wait(30)

    site.answers["/es/es_ES/carlfm/x_low/es_ES-carlfm-x_low.onnx.json"] = slowly
    running = start("install", "es_ES-carlfm-x_low", "--mirror", site.address, "--allow-private")
    part = home / "voices" / "piper"
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(path.stat().st_size for path in part.glob(".*.part")):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, talk = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "goes on where it stopped" in talk
    assert "Traceback" not in talk
    assert [path.stat().st_size for path in part.glob(".*.part")] == [1000]


def test_a_sample_is_spoken_or_at_least_shown(home):
    code, out, _ = voices("try", "en-gb+f3", "The mill is open.", "--speed", "6")
    assert (code, out) == (0, "The mill is open.\n")


def test_a_voice_is_listed_with_its_own_terms_not_those_of_the_program_that_speaks(home):
    write_voice(home / "voices" / "piper", "de_DE-muehle-medium")
    _, out, _ = voices("--engine", "piper")
    assert out.splitlines()[1].endswith("\tlicence unknown")


@pytest.mark.parametrize(
    ("columns", "first"), [("200", "espeak  sv  Swedish  basic"), ("30", "espeak, sv, Swedish, basic")]
)
def test_on_a_terminal_the_columns_stand_in_line_only_where_they_fit(home, columns, first):
    keyboard, terminal = os.openpty()
    command = [sys.executable, "-m", "readaloud", "voices", "--language", "sv", "--engine", "espeak"]
    environment = {**os.environ, "COLUMNS": columns}
    subprocess.run(
        command, stdout=terminal, stderr=subprocess.DEVNULL, env=environment, timeout=60, check=True
    )
    assert os.read(keyboard, 4096).decode().splitlines()[1].startswith(first)
    os.close(keyboard)
    os.close(terminal)


def test_an_engine_without_a_voice_is_listed_as_none_on_a_terminal_too(home):
    keyboard, terminal = os.openpty()
    command = [sys.executable, "-m", "readaloud", "voices", "--language", "german"]
    subprocess.run(command, stdout=terminal, stderr=subprocess.DEVNULL, timeout=60, check=True)
    assert os.read(keyboard, 4096).decode().splitlines() == ["Installed:", "none"]
    os.close(keyboard)
    os.close(terminal)
