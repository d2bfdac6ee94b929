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
    ("text", "language", "expected"),
    [
        ("Погибших — 12, раненых — 30", "ru", {"dead": (12, 12), "injured": (30, 30)}),
        ("Погибших — 12", "ru", {"dead": (12, 12)}),
        ("Погибших - 12, раненых - 30", "ru", {"dead": (12, 12), "injured": (30, 30)}),
        ("Korban tewas - 12, luka - 30", "id", {"dead": (12, 12), "injured": (30, 30)}),
        ("Dead — 12, injured — 30", "en", {"dead": (12, 12), "injured": (30, 30)}),
        ("Қаза тапқандар — 5, жараланғандар — 12", "kk", {"dead": (5, 5), "injured": (12, 12)}),
        ("Двое погибли, 12 — ранены", "ru", {"dead": (2, 2), "injured": (12, 12)}),
        ("5 killed — 12 arrested in raids", "en", {"dead": (5, 5), "detained": (12, 12)}),
        ("Погибших в ДТП — 12", "ru", {"dead": (12, 12)}),
        ("Two dozen killed", "en", {"dead": (24, 24)}),
        ("Three dozen killed", "en", {"dead": (36, 36)}),
        ("A dozen killed", "en", {"dead": (12, 12)}),
        ("Dozen killed in crash", "en", {"dead": (12, 12)}),
        ("2 dozen killed", "en", {"dead": (24, 24)}),
        ("Half a dozen killed", "en", {"dead": (6, 6)}),
        ("Several dozen killed", "en", {"dead": (20, None)}),
        ("A few dozen people killed", "en", {"dead": (20, None)}),
        ("Dozens killed", "en", {"dead": (20, None)}),
        ("Dua lusin orang tewas", "id", {"dead": (24, 24)}),
        ("Погибли две дюжины человек", "ru", {"dead": (24, 24)}),
        ("Погибли два десятка человек", "ru", {"dead": (20, 20)}),
        ("Несколько десятков погибших", "ru", {"dead": (20, None)}),
        ("УГАРНЫЙ ГАЗ УБИЛ СЕМЬЮ", "ru", {}),
        ("Убил семью и скрылся", "ru", {}),
        ("ДТП с семью погибшими", "ru", {"dead": (7, 7)}),
        ("Столкновение с семью автобусами: 5 погибли", "ru", {"dead": (5, 5)}),
        ("Dua dari tiga korban tewas", "id", {"dead": (2, 2)}),
        ("Двое из троих погибли", "ru", {"dead": (2, 2)}),
        ("Двое из троих погибших опознаны", "ru", {"dead": (3, 3)}),
        ("Двое из пяти пропавших найдены мёртвыми", "ru", {"dead": (2, 2), "missing": (5, 5)}),
        ("3 dari 5 korban hilang ditemukan", "id", {"missing": (5, 5)}),
        ("Dua dari lima korban hilang ditemukan tewas", "id", {"dead": (2, 2), "missing": (5, 5)}),
        ("Dua dari tiga korban tewas telah diidentifikasi", "id", {"dead": (3, 3)}),
        ("Dua dari tiga korban tewas di Garut", "id", {"dead": (2, 2)}),
        ("Two of five injured die in hospital", "en", {"dead": (2, 2), "injured": (5, 5)}),
        ("Two of three hikers died", "en", {"dead": (2, 2)}),
        ("Flight MH17 killed 298", "en", {"dead": (298, 298)}),
        ("Killed it: 10 best looks", "en", {}),
        ("Suami istri tewas", "id", {"dead": (2, 2)}),
        ("Pasutri tewas di kamar", "id", {"dead": (2, 2)}),
        ("Супруги погибли", "ru", {"dead": (2, 2)}),
        ("Погибли супруги из Омска", "ru", {"dead": (2, 2)}),
        ("Задержан за убийство супруги", "ru", {}),
        ("Ерлі-зайыптылар қаза тапты", "kk", {"dead": (2, 2)}),
        ("Қайтыс болғандар жоқ", "kk", {"dead": (0, 0)}),
        ("Actor found dead — 5 things to know", "en", {}),
        ("Aktor meninggal - 5 fakta", "id", {}),
        ("Artis tewas: 5 fakta", "id", {}),
        ("Found dead - 5 lies about him", "en", {}),
    ],
)
def test_what_a_number_counts(text, language, expected):
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
