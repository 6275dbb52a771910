"""Bad input gets one clear sentence that says what to do next, and the right exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = "A headline over a story\n\nThe story has one sentence. It has another sentence, which is longer.\n"


def readaloud(*arguments: str | Path, stdin: bytes = b"", **extra: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, with an empty HOME when the caller gives one."""
    return subprocess.run(
        [sys.executable, "-m", "readaloud", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **extra},
        timeout=120,
        check=False,
    )


def assert_one_sentence(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """Exit code as promised, nothing on stdout, one line on stderr that begins with Error."""
    talk = done.stderr.decode()
    assert done.returncode == code, talk
    assert done.stdout == b""
    assert talk.startswith("Error: ")
    assert talk.count("\n") == 1
    assert "Traceback" not in talk
    return talk


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_an_empty_file_has_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert_one_sentence(readaloud("text", tmp_path / "empty.txt"), 4)


def test_a_page_without_an_article_has_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert_one_sentence(readaloud("text", tmp_path / "page.html"), 4)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_missing_file_and_a_directory_cannot_be_read(tmp_path: Path, name: str) -> None:
    assert_one_sentence(readaloud("text", tmp_path / name), 3)


def test_a_binary_has_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert_one_sentence(readaloud("text", tmp_path / "picture.png"), 4)


def test_fifty_megabytes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"All work and no play makes a dull text.\n" * 1_310_000)
    assert "20 MB" in assert_one_sentence(readaloud("text", tmp_path / "big.txt"), 3)


def test_a_text_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(
        "Une \u00e9toile\n\nL\u2019\u00e9t\u00e9 est arriv\u00e9 hier soir.".encode("cp1252")
    )
    assert "L’été est arrivé".encode() in readaloud("text", tmp_path / "old.txt").stdout


def test_an_article_of_one_line_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "The bridge over the river was opened on Monday after two years of work."
    )
    assert b"The bridge over the river" in readaloud("text", tmp_path / "one.txt").stdout


def test_an_unknown_ending_is_judged_by_its_look(tmp_path: Path) -> None:
    (tmp_path / "story.xyz").write_text(STORY)
    assert b"The story has one sentence." in readaloud("text", tmp_path / "story.xyz").stdout


def test_an_ending_that_cannot_be_written_is_wrong_usage(story: Path, tmp_path: Path) -> None:
    assert ".xyz" in assert_one_sentence(readaloud("export", story, "-o", tmp_path / "out.xyz"), 2)


def test_a_missing_engine_is_named_with_those_there_are(story: Path, tmp_path: Path) -> None:
    done = readaloud("export", story, "-o", tmp_path / "out.wav", "--engine", "nobody")
    assert "espeak" in assert_one_sentence(done, 5)
    assert not list(tmp_path.glob("out*"))


def test_a_missing_profile_is_named_with_those_there_are(story: Path) -> None:
    assert "newsroom" in assert_one_sentence(readaloud("script", story, "--profile", "nobody"), 2)


def test_no_permission_to_write_leaves_nothing(story: Path, tmp_path: Path) -> None:
    done = readaloud("export", story, "-o", "/proc/out.wav", "--engine", "tone", XDG_CACHE_HOME=str(tmp_path))
    assert_one_sentence(done, 6)


def test_a_full_disk_behind_stdout_is_said(story: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "readaloud", "text", str(story)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr.startswith(b"Error: ")


def test_wrong_usage_points_to_help(story: Path) -> None:
    done = readaloud("text", story, "--nonsense")
    assert done.returncode == 2
    assert b"--help" in done.stderr


def test_two_sources_at_once_are_wrong_usage(story: Path) -> None:
    assert_one_sentence(readaloud("text", story, "--clipboard"), 2)


def test_standard_input_is_a_source() -> None:
    assert b"The story has one sentence." in readaloud("text", "-", stdin=STORY.encode()).stdout


def test_a_first_word_that_is_no_command_is_a_source(story: Path) -> None:
    assert b"The story has one sentence." in readaloud(story, "--mute").stdout


def test_the_name_of_a_command_wins_over_a_file_of_that_name(story: Path, tmp_path: Path) -> None:
    (tmp_path / "voices").write_text(STORY)
    done = subprocess.run(
        [sys.executable, "-m", "readaloud", "voices"], cwd=tmp_path, capture_output=True, check=True
    )
    assert b"espeak" in done.stdout


def test_escape_sequences_of_an_article_never_reach_stdout(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        f"A title\x1b]0;owned\x07\n\n{STORY}\x1b[31mred\u202e words of the text\x9b2J.\n"
    )
    for command in (["text"], ["article", "--json"], ["script", "--json"], ["check"], ["read", "--mute"]):
        printed = readaloud(*command, tmp_path / "evil.txt").stdout.decode()
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed), command


def test_a_reader_that_goes_away_is_no_error(story: Path) -> None:
    line = f"{sys.executable} -m readaloud text {story} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Error" not in done.stderr


def test_debug_may_stand_anywhere(tmp_path: Path) -> None:
    done = readaloud("text", tmp_path / "missing.txt", "--debug")
    assert done.returncode == 3
    assert b"Traceback" in done.stderr


def test_a_narrow_encoding_is_no_failure(story: Path) -> None:
    story.write_text(STORY + "\nThe mayor said “welcome” to a café full of people on Friday.\n")
    done = readaloud("text", story, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"caf? full of people" in done.stdout


def test_closed_streams_are_no_failure(story: Path) -> None:
    for closed in ("<&-", ">&-", "2>&-"):
        line = f"{sys.executable} -m readaloud {story} --mute {closed}"
        done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
        assert done.returncode == 0, (closed, done.stderr)


def test_nothing_that_a_terminal_obeys_is_in_json(tmp_path: Path) -> None:
    path = tmp_path / "a\x9b31mb.txt"
    path.write_text(STORY)
    printed = readaloud("article", path, "--json").stdout.decode()
    assert "\x9b" not in printed
    assert "\\u009b" in printed


@pytest.mark.parametrize("speed", ["9", "0.1", "fast", "nan", ""])
def test_a_speed_that_cannot_be_is_answered_in_words(story: Path, speed: str) -> None:
    done = readaloud("read", story, f"--speed={speed}")
    said = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said[0] == f"Error: Invalid value for '--speed': a number from 0.5 to 6 is wanted, not {speed!r}."


def test_who_has_to_type_the_article_is_told_so() -> None:
    keyboard, terminal = os.openpty()
    command = [sys.executable, "-m", "readaloud", "text", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=terminal, stdout=pipe, stderr=pipe, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "Type or paste the article, then press Enter and Control D.\n"
        os.write(keyboard, f"{STORY}\n\x04".encode())
        out, _ = running.communicate(timeout=60)
    os.close(keyboard)
    os.close(terminal)
    assert running.returncode == 0
    assert "The story has one sentence." in out
