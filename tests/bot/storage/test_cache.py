import stat
from pathlib import Path

import pytest

from bot.storage import FileCache


@pytest.fixture
def cache(tmp_path: Path) -> FileCache:
    return FileCache.of(f"sqlite:///{tmp_path / 'kentongan.db'}")


def test_what_is_kept_is_read_and_only_its_owner_s(cache, tmp_path):
    cache.write("words", b"one")
    cache.write("words", b"two")
    assert cache.read("words") == b"two"
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    cache.drop("words")
    cache.drop("words")
    assert cache.read("words") is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    cache = FileCache.of("postgresql://localhost/news", str(tmp_path / "missing"))
    cache.write("words", b"one")
    assert cache.read("words") is None


def test_postgresql_keeps_its_files_in_the_folder_that_is_named(tmp_path):
    FileCache.of("postgresql://localhost/news", str(tmp_path)).write("words", b"one")
    assert [file.name for file in tmp_path.iterdir()] == ["kentongan.words"]


def test_postgresql_without_a_folder_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cache = FileCache.of("postgresql://localhost/news")
    cache.write("words", b"one")
    assert cache.read("words") is None
    assert list(tmp_path.iterdir()) == []


def test_half_a_file_of_a_process_that_died_is_no_obstacle(cache, tmp_path):
    (tmp_path / "kentongan.db.words.unfinished").write_bytes(b"half")
    cache.write("words", b"whole")
    assert cache.read("words") == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["kentongan.db.words"]
