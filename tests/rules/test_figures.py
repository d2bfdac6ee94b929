import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.figures import figures_in, magnitude_in
from tests.rules.labelled import Score, rows


def figures(text: str, language: str) -> dict[str, tuple[int | None, int | None]]:
    return {mention.name: (mention.low, mention.high) for mention in figures_in(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Militer tembak mati puluhan pendemo", "id", {"dead": (20, None)}),
        ("Belasan orang tewas", "id", {"dead": (11, None)}),
        ("Ratusan tewas, ribuan terluka", "id", {"dead": (100, None), "injured": (1000, None)}),
        ("26 orang ditahan", "id", {"detained": (26, 26)}),
        ("Gempa Pasaman: 7 tewas, 85 luka-luka", "id", {"dead": (7, 7), "injured": (85, 85)}),
        ("Menewaskan 20 orang dan melukai 30 lainnya", "id", {"dead": (20, 20), "injured": (30, 30)}),
        ("Korban tewas capai 2.030 orang", "id", {"dead": (2030, 2030)}),
        ("Seorang polisi tewas, dua belas terluka", "id", {"dead": (1, 1), "injured": (12, 12)}),
        ("Dua puluh lima orang tewas", "id", {"dead": (25, 25)}),
        ("Sedikitnya 164 orang tewas", "id", {"dead": (164, None)}),
        ("Puluhan ribu orang ditangkap", "id", {"detained": (20_000, None)}),
        ("Lebih dari 5 ribu orang ditahan", "id", {"detained": (5000, None)}),
        ("75 Hari Perang: apa yang terjadi", "id", {}),
        ("Pria berusia 75 tahun tewas", "id", {"dead": (1, 1)}),
        ("Tragedi 1998 tewaskan banyak orang", "id", {}),
        ("Dozens killed in Almaty", "en", {"dead": (20, None)}),
        ("At least 164 killed, 5,000 detained", "en", {"dead": (164, None), "detained": (5000, 5000)}),
        ("Death toll passes 20,000", "en", {"dead": (20_000, None)}),
        ("Blast kills 12 and wounds 30", "en", {"dead": (12, 12), "injured": (30, 30)}),
        ("Twelve people died", "en", {"dead": (12, 12)}),
        ("Hundreds of thousands detained", "en", {"detained": (100_000, None)}),
        ("10-15 people killed", "en", {"dead": (10, 15)}),
        ("Up to 40 people killed", "en", {"dead": (None, 40)}),
        ("20-year-old man killed", "en", {"dead": (1, 1)}),
        ("Actor dies aged 75", "en", {}),
        ("Three-day strike ends, no one killed in 2022", "en", {"dead": (0, 0)}),
        ("Погибли десятки человек", "ru", {"dead": (20, None)}),
        ("Число погибших достигло 164", "ru", {"dead": (164, 164)}),
        ("Задержаны более 5 000 человек", "ru", {"detained": (5000, None)}),
        ("Погибли не менее двадцати человек, 300 ранены", "ru", {"dead": (20, None), "injured": (300, 300)}),
        ("20-летний студент погиб", "ru", {"dead": (1, 1)}),
        ("164 адам қаза тапты", "kk", {"dead": (164, 164)}),
        ("Ондаған адам қаза тапты", "kk", {"dead": (20, None)}),
        ("164-тен астам адам қаза тапты", "kk", {"dead": (164, None)}),
        ("9900 адам ұсталды", "kk", {"detained": (9900, 9900)}),
        ("Қаза тапқандар саны 227-ге жетті", "kk", {"dead": (227, 227)}),
        ("20 killed", "fr", {}),
        ("20 killed", None, {"dead": (20, 20)}),
        ("20 orang tewas", None, {"dead": (20, 20)}),
        ("Погибли 20 человек", "und", {"dead": (20, 20)}),
        ("20 адам қаза тапты", None, {"dead": (20, 20)}),
        ("", "id", {}),
    ],
)
def test_figures_of_titles(text, language, expected):
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gempa magnitudo 6,2 guncang Pasaman", 6.2),
        ("Gempa M 7.4 dan M 5.1", 7.4),
        ("6.2-magnitude quake", 6.2),
        ("Землетрясение магнитудой 5,1", 5.1),
        ("Магнитудасы 6,5 болған зілзала", 6.5),
        ("8.8 quake off Kamchatka", 8.8),
        ("Gempa 7,4 guncang Donggala", 7.4),
        ("6,5 магнитудалық зілзала", 6.5),
        ("Gempa 7 tewas", None),
        ("M 25 di jalan tol", None),
        ("Kerusuhan", None),
    ],
)
def test_magnitudes(text, expected):
    assert magnitude_in(text) == expected


@given(st.text("0123456789.,:-– tewasorgkild", max_size=200), st.sampled_from(["id", "en", "ru", "kk", None]))
def test_any_numbers_give_figures_in_order_or_none(text, language):
    for mention in figures_in(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.low is None or mention.high is None or 0 <= mention.low <= mention.high
    magnitude_in(text)


def test_many_numbers_cost_no_more_than_their_length():
    assert len(figures_in("20 orang tewas. " * 5_000, "id")) == 5_000


def end(figure: int | None) -> str:
    return "" if figure is None else str(figure)


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk"])
def test_figures_are_exact_on_labelled_titles(language):
    score, exact, texts = Score(), 0, 0
    for text, spoken, labels in rows("figures_dev.tsv"):
        if spoken != language:
            continue
        expected = set(labels.split(";")) - {"-"}
        found = {f"{name}={end(low)}..{end(high)}" for name, (low, high) in figures(text, spoken).items()}
        score.add(spoken, found, expected, set())
        exact, texts = exact + (found == expected), texts + 1
    assert exact / texts >= 0.95
    assert score.precision(language) >= 0.95
    assert score.recall(language) >= 0.95
