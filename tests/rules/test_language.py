import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language import detect, language_of

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("sample", ["regions.tsv", "regions_more.tsv"])
def test_most_titles_are_told_and_few_are_told_wrong(sample):
    with (DATA / sample).open(encoding="utf-8") as file:
        rows = [
            (row["text"], row["lang"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    told = [(detect(text), language) for text, language in rows]
    assert sum(guess == language for guess, language in told) / len(told) >= 0.9
    assert sum(guess not in (language, None) for guess, language in told) / len(told) <= 0.02


def test_titles_of_a_few_words_are_told():
    with (DATA / "titles.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) >= 400
    for language in ("id", "en", "ru", "kk"):
        told = [detect(row["title"]) for row in rows if row["language"] == language]
        assert told.count(language) / len(told) >= 0.94
        assert sum(guess not in (language, None) for guess in told) / len(told) <= 0.06


@pytest.mark.parametrize(
    "text",
    [
        "Manifestations à Paris",
        "Erdbeben erschüttert Türkei",
        "Türkiye'de deprem oldu",
        "Saldırıda beş kişi öldü",
    ],
)
def test_another_language_of_the_script_is_not_guessed_at(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Kerusuhan di Almaty", "id", "id"),
        ("Kerusuhan di Almaty", "en", "en"),
        ("Беспорядки в Казахстане", "en", "ru"),
        ("Қазақстанда наразылық басталды", "ru-KZ", "kk"),
        ("Қазақстанда наразылық басталды", None, "kk"),
        ("Protests spread to the capital", "ru", "en"),
        ("Protests spread to the capital", "en-GB", "en"),
        ("Manifestations à Paris après le vote", "fr", "fr"),
        ("2022", "id", "id"),
        ("2022", None, None),
        ("", None, None),
        ("抗议活动蔓延到首都的各个地方", "id", None),
        ("Президент Тоқаев сделал заявление для прессы", None, "ru"),
        ("Беспорядки в городе", "und", "ru"),
        ("Наразылық Алматыда", "ru", "kk"),
        ("Президент Тоқаев сделал заявление для прессы", "ru", "ru"),
        ("Kerusuhan di Almaty, polisi tewas", "english", "id"),
        ("Riots in Almaty kill a man", "english", "en"),
        ("Kerusuhan Almaty", "in", "id"),
        ("Наразылық Алматыда", "kz", "kk"),
        ("Қазақстанда наразылық басталды", "kz-KZ", "kk"),
        (
            "Суд арестовал мэра города за взятку, о чем рассказал адвокат на встрече с прессой у здания",
            "uk",
            "ru",
        ),
        ("Поліція затримала учасників заворушень", "uk-UA", "uk"),
        ("Беспорядки в городе", "zz", "ru"),
        ("Беспорядки", "zz", "ru"),
        ("2022", "zz", None),
        ("Kerusuhan Almaty", "ind", "id"),
        ("Protests spread", "eng", "en"),
        ("Беспорядки в городе", "rus", "ru"),
        ("Наразылық Алматыда", "kaz", "kk"),
    ],
)
def test_a_declared_language_is_trusted_unless_the_script_contradicts(text, declared, expected):
    assert language_of(text, declared) == expected


@given(st.text(max_size=300), st.none() | st.text(max_size=10))
def test_any_text_has_a_language_or_none(text, declared):
    language = language_of(text, declared)
    assert language is None or language
