"""The cache gives back what was put in, or nothing; it never grows beyond its limit."""

import os
import threading
import time
from pathlib import Path

import pytest

from readaloud.audio.cache import SegmentCache, key_of, open_cache
from readaloud.model.speech import EngineInfo, Phonemes, Speech, SpeechRequest, WordMark

SPEECH = Speech(bytes(range(200)) * 10, 22_050, (WordMark(0, 3, 0), WordMark(4, 7, 500)))
NATIVE = EngineInfo("espeak", "", "1.52", "exact", True, True, "")
PLAIN = EngineInfo("piper", "", "1", "exact", False, False, "")
REQUEST = SpeechRequest("Hello.", "en", "en-us", 175, 50)


def test_what_is_put_in_comes_out_in_another_process_of_the_same_folder(tmp_path: Path) -> None:
    SegmentCache(tmp_path / "speech").put("key", SPEECH)
    assert SegmentCache(tmp_path / "speech").get("key") == SPEECH
    assert SegmentCache(tmp_path / "speech").get("other") is None


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "swap"])
def test_a_damaged_entry_is_a_miss_and_is_taken_away(tmp_path: Path, damage: str) -> None:
    cache = SegmentCache(tmp_path)
    cache.put("key", SPEECH)
    path = next(tmp_path.glob("*.speech"))
    raw = path.read_bytes()
    flipped = raw[:500] + bytes([raw[500] ^ 1]) + raw[501:]
    path.write_bytes({"cut": raw[:-9], "flip": flipped, "empty": b"", "swap": raw[::-1]}[damage])
    assert cache.get("key") is None
    assert not path.exists()
    cache.put("key", SPEECH)
    assert cache.get("key") == SPEECH


def test_the_key_is_of_everything_that_changes_the_sound_and_of_nothing_else() -> None:
    def key(info: EngineInfo = NATIVE, **changed: object) -> str:
        fields = {name: getattr(REQUEST, name) for name in REQUEST.__struct_fields__}
        return key_of(SpeechRequest(**(fields | changed)), info)

    newer = EngineInfo("espeak", "", "1.53", "exact", True, True, "")
    others = [
        key(text="Hello!"), key(language="de"), key(voice="en-gb"), key(pitch=60), key(words_per_minute=200),
        key(newer), key(PLAIN),
        key(phonemes=(Phonemes(0, 5, "həˈloʊ"),)), key(phonemes=(Phonemes(0, 5, "hɛˈləʊ"),)),
    ]  # fmt: skip
    assert len({key(), *others}) == len(others) + 1
    assert key() == key()
    assert key(PLAIN, words_per_minute=300) == key(PLAIN)


def test_the_least_recently_used_go_first_and_the_limit_is_kept(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path, limit_bytes=16 * 2100)
    for number in range(12):
        cache.put(f"k{number}", SPEECH)
    an_hour_ago = time.time() - 3600
    for path in tmp_path.glob("*.speech"):
        os.utime(path, (an_hour_ago, an_hour_ago))
    assert cache.get("k3") == SPEECH
    for number in range(100, 130):
        cache.put(f"k{number}", SPEECH)
        assert cache.size() <= 16 * 2100
        cache.get("k3")
    assert cache.get("k3") == SPEECH
    assert cache.get("k0") is None
    assert cache.get("k129") == SPEECH


def test_many_short_processes_keep_the_limit_too(tmp_path: Path) -> None:
    for number in range(60):
        cache = SegmentCache(tmp_path, limit_bytes=16 * 2100)
        cache.put(f"a{number}", SPEECH)
        cache.put(f"b{number}", SPEECH)
    assert cache.size() <= 16 * 2100


def test_what_a_job_has_pinned_stays_until_it_is_done(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path, limit_bytes=8 * 2100)
    cache.put("kept", SPEECH)
    cache.pin("job/1", ["kept"])
    for number in range(30):
        cache.put(f"k{number}", SPEECH)
    assert SegmentCache(tmp_path).get("kept") == SPEECH
    cache.unpin("job/1")
    for number in range(30, 60):
        cache.put(f"k{number}", SPEECH)
    assert cache.get("kept") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    cache = SegmentCache(blocked / "speech")
    cache.put("key", SPEECH)
    assert cache.get("key") is None
    assert cache.size() == 0


def test_without_a_cache_folder_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert open_cache() is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
    cache = open_cache()
    assert cache
    assert cache.folder == tmp_path / "there" / "readaloud" / "speech"


def test_two_writers_of_one_key_leave_one_whole_entry(tmp_path: Path) -> None:
    caches = [SegmentCache(tmp_path) for _ in range(4)]
    threads = [
        threading.Thread(target=lambda c=cache: [c.put("key", SPEECH) for _ in range(25)]) for cache in caches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert caches[0].get("key") == SPEECH
    assert [path.name for path in tmp_path.iterdir()] == ["key.speech"]
