from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.model import Change, ChangeKind, Query, QueryId
from bot.storage import FileCache
from bot.stories.asked import KEPT_FROM, Asked
from rules import Document, Lexicon, parse

NEWS = Document("1", {"title": "Kerusuhan landa Kazakhstan"}, "id")


@pytest.fixture
def cache(tmp_path: Path) -> FileCache:
    return FileCache.of(f"sqlite:///{tmp_path / 'kentongan.db'}")


def queries(lexicon: Lexicon, *texts: str) -> list[Query]:
    """These queries after as many others as it takes to be worth keeping."""
    others = (f"lain{number}" for number in range(KEPT_FROM))
    canonical = (parse(text, lexicon).query.text for text in (*others, *texts))
    return [Query(QueryId(number), text) for number, text in enumerate(canonical, 1)]


def loaded(lexicon: Lexicon, cache: FileCache, known: Sequence[Query]) -> Asked:
    asked = Asked(lexicon, cache)
    asked.load(known, 7)
    return asked


def test_what_a_run_leaves_the_next_one_takes_up(lexicon, cache, tmp_path):
    known = queries(lexicon, "kerusuhan", "banjir")
    loaded(lexicon, cache, known).keep()
    assert [file.name for file in tmp_path.iterdir()] == ["kentongan.db.index"]
    again = loaded(lexicon, cache, known)
    assert dict(again.matching(NEWS)) == {known[-2].id: ("Kerusuhan",)}
    again.follow([Change(8, ChangeKind.QUERY_ADDED, QueryId(9_999), "kazakhstan")])
    again.follow([Change(9, ChangeKind.QUERY_REMOVED, known[-2].id, "")])
    assert set(again.matching(NEWS)) == {9_999}


def test_queries_that_came_meanwhile_are_asked_too(lexicon, cache):
    known = queries(lexicon, "banjir", "kerusuhan")
    loaded(lexicon, cache, known[:-1]).keep()
    assert set(loaded(lexicon, cache, known).matching(NEWS)) == {known[-1].id}


def test_a_query_that_went_meanwhile_is_asked_no_more(lexicon, cache):
    known = queries(lexicon, "kerusuhan")
    loaded(lexicon, cache, known).keep()
    assert set(loaded(lexicon, cache, known[:-1]).matching(NEWS)) == set()


def test_after_a_backup_was_put_back_an_id_may_be_another_query_s(lexicon, cache):
    loaded(lexicon, cache, queries(lexicon, "kerusuhan")).keep()
    other = queries(lexicon, "kazakhstan")
    assert dict(loaded(lexicon, cache, other).matching(NEWS)) == {other[-1].id: ("Kazakhstan",)}


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda _: b"", lambda data: data[:9] + b"?" + data[10:]]
)
def test_a_damaged_file_costs_time_and_nothing_else(lexicon, cache, tmp_path, damage):
    known = queries(lexicon, "kerusuhan")
    loaded(lexicon, cache, known).keep()
    file = tmp_path / "kentongan.db.index"
    file.write_bytes(damage(file.read_bytes()))
    assert set(loaded(lexicon, cache, known).matching(NEWS)) == {known[-1].id}


def test_words_of_a_rule_that_is_gone_stay_in_no_file(lexicon, cache, tmp_path):
    known = queries(lexicon, "rahasiaku")
    asked = loaded(lexicon, cache, known)
    asked.keep()
    assert b"rahasiaku" in (tmp_path / "kentongan.db.index").read_bytes()
    asked.follow([Change(8, ChangeKind.QUERY_REMOVED, known[-1].id, "")])
    assert list(tmp_path.iterdir()) == []
    asked.keep()
    assert b"rahasiaku" not in (tmp_path / "kentongan.db.index").read_bytes()


def test_an_index_that_is_refused_leaves_no_words_behind(lexicon, cache, tmp_path):
    known = queries(lexicon, "rahasiaku")
    loaded(lexicon, cache, known).keep()
    few = loaded(lexicon, cache, known[:10])
    assert list(tmp_path.iterdir()) == []
    few.keep()
    assert list(tmp_path.iterdir()) == []


def test_few_queries_leave_no_file(lexicon, cache, tmp_path):
    few = [Query(QueryId(1), "kerusuhan")]
    loaded(lexicon, cache, few).keep()
    assert list(tmp_path.iterdir()) == []
