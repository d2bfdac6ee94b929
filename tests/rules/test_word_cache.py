import pytest

from rules import Document, Lexicon, evaluate, parse
from rules.languages import forms
from rules.word_cache import WordCache, WordCacheError

WORDS = {"id": ("kerusuhan", "perusuh", "banjir"), "ru": ("беспорядков", "война"), "kk": ("қазақстанда",)}


def filled() -> Lexicon:
    lexicon = Lexicon()
    for language, words in WORDS.items():
        for word in words:
            lexicon.words.forms(word, language)
    return lexicon


def known(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return dict(lexicon.words.words())


def test_a_cache_answers_as_the_language_does():
    cache = WordCache()
    for _ in range(2):
        for language, words in WORDS.items():
            assert all(set(cache.forms(word, language)) == forms(word, language) for word in words)


def test_what_one_lexicon_dumps_another_loads():
    first, second = filled(), Lexicon()
    second.load(first.dump())
    assert known(second) == known(first)
    assert len(second.words) == sum(map(len, WORDS.values()))


def test_a_loaded_lexicon_matches_alike():
    lexicon = Lexicon()
    lexicon.load(filled().dump())
    query = parse("kerusuhan", lexicon).query
    assert evaluate(query, Document(1, {"title": "Perusuh ditangkap"}, "id"), lexicon)


def test_the_cache_is_bounded_and_keeps_what_is_asked_for():
    cache = WordCache(most=100)
    for number in range(1000):
        cache.forms(f"kata{number}", "id")
        cache.forms("kerusuhan", "id")
        assert len(cache) <= 100
    assert "kerusuhan" in dict(cache.words())
    assert "kata0" not in dict(cache.words())


def test_endless_words_are_not_kept():
    cache = WordCache()
    cache.forms("a" * 100_000, "id")
    assert len(cache) == 0


def test_a_smaller_cache_takes_what_it_can():
    lexicon = filled()
    small = WordCache(most=4)
    small.load(lexicon.dump(), lexicon.version)
    assert 0 < len(small) <= 4


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _: b"", "no word cache"),
        (lambda data: b"KTGINDEX" + data[8:], "no word cache"),
        (lambda data: data[:20], "cut off"),
        (lambda data: data[:-1], "cut off"),
        (lambda data: data[:30] + bytes((data[30] ^ 1,)) + data[31:], "cut off or damaged"),
    ],
)
def test_damaged_bytes_are_refused_and_change_nothing(damage, said):
    lexicon = filled()
    before = known(lexicon)
    with pytest.raises(WordCacheError, match=said):
        lexicon.load(damage(lexicon.dump()))
    assert known(lexicon) == before


def test_another_version_is_refused():
    lexicon = filled()
    with pytest.raises(WordCacheError, match="word lists 1, this program has"):
        lexicon.load(lexicon.words.dump(1))


def test_bytes_that_grow_without_end_are_refused(monkeypatch):
    monkeypatch.setattr("rules.word_cache.MOST_BYTES", 1000)
    lexicon = Lexicon()
    for number in range(100):
        lexicon.words.forms(f"kata{number}", "id")
    with pytest.raises(WordCacheError, match="too large"):
        lexicon.load(lexicon.dump())
