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


def test_databases_keep_their_files_apart_in_the_folder_that_is_named(tmp_path):
    urls = (
        "postgresql://localhost/news",
        "postgresql://localhost/test",
        f"sqlite:///{tmp_path / 'a' / 'k.db'}",
    )
    caches = [FileCache.of(url, str(tmp_path)) for url in urls]
    for cache, url in zip(caches, urls, strict=True):
        cache.write("words", url.encode())
    assert [cache.read("words") for cache in caches] == [url.encode() for url in urls]
    assert FileCache.of(urls[0], str(tmp_path)).read("words") == urls[0].encode()


def test_postgresql_without_a_folder_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cache = FileCache.of("postgresql://localhost/news")
    cache.write("words", b"one")
    assert cache.read("words") is None
    assert list(tmp_path.iterdir()) == []


def test_half_a_file_of_a_process_that_died_is_no_obstacle(cache, tmp_path):
    (tmp_path / "kentongan.db.words.unfinished").write_bytes(b"half")
    assert cache.read("words") is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kentongan.db.words.unfinished").write_bytes(b"half")
    cache.write("words", b"whole")
    assert cache.read("words") == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["kentongan.db.words"]
