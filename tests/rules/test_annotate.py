import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.annotate import annotate
from rules.item import Annotation, Item, features
from rules.lexicon import Lexicon

LEXICON = Lexicon()
UNREST = Item(
    id="1",
    title="Breaking News: Kerusuhan Besar Landa Kazakhstan, Militer Tembak Mati Puluhan Pendemo",
    summary="Presiden Kassym-Jomart Tokayev meminta bantuan CTSO untuk mengirim pasukan ke Almaty.",
    language="id",
    publisher="Kompas",
    country="ID",
)


def test_the_article_of_6_january_2022():
    found = annotate(UNREST, LEXICON)
    assert found.language == "id"
    assert found.regions == ("KZ",)
    assert found.organisations == ("CSTO",)
    assert "unrest" in found.topics
    assert found.figures == {"dead": (20, None)}
    assert found.marks == ("breaking", "violence", "death", "escalator:foreign-troops")
    assert {"region=KZ", "org=CSTO", "topic=unrest", "lang=id"} <= features(found)
    words = {
        (getattr(UNREST, evidence.field)[evidence.start : evidence.end], evidence.feature, evidence.how)
        for evidence in found.evidence
    }
    assert ("Kazakhstan", "region=KZ", "exact: country") in words
    assert ("CTSO", "org=CSTO", "typo: organisation") in words
    assert ("Kerusuhan", "topic=unrest", "word") in words
    assert ("Mati Puluhan", "dead=20..", "number") not in words


def test_the_article_about_the_csto():
    item = Item(
        id="2",
        title="Kerusuhan Besar Landa Kazakhstan, CSTO Kirim Pasukan Perdamaian",
        summary="Organisasi Perjanjian Keamanan Kolektif (CSTO) menyetujui permintaan Tokayev. 26 orang ditahan.",
    )
    found = annotate(item, LEXICON)
    assert (found.language, found.regions, found.organisations) == ("id", ("KZ",), ("CSTO",))
    assert "escalator:foreign-troops" in found.marks
    assert found.figures == {"detained": (26, 26)}


@pytest.mark.parametrize(
    ("title", "language", "regions", "topics"),
    [
        ("Беспорядки в Казахстане: погибли десятки человек", "ru", ("KZ",), ("unrest",)),
        ("Қазақстанда наразылық: ондаған адам қаза тапты", "kk", ("KZ",), ("unrest",)),
        ("Riots in Kazakhstan: dozens of protesters killed", "en", ("KZ",), ("unrest",)),
    ],
)
def test_the_same_in_other_languages(title, language, regions, topics):
    found = annotate(Item(id="3", title=title), LEXICON)
    assert (found.language, found.regions, found.topics) == (language, regions, topics)
    assert found.figures == {"dead": (20, None)}
    assert "death" in found.marks


def test_a_place_of_the_publisher_is_no_place_of_the_item():
    item = replace(
        UNREST, title="Harga cabai naik", summary="", url="https://kazakhstan.example/kz", country="KZ"
    )
    assert annotate(item, LEXICON).regions == ()


def test_a_summary_makes_an_open_figure_exact_but_does_not_replace_an_exact_one():
    open_title = Item("4", "Puluhan orang tewas", "Polisi: 44 orang tewas.", language="id")
    assert annotate(open_title, LEXICON).figures == {"dead": (44, 44)}
    exact_title = Item("5", "5 orang tewas", "Tahun ini 90 orang tewas.", language="id")
    assert annotate(exact_title, LEXICON).figures == {"dead": (5, 5)}


@pytest.mark.parametrize("declared", ["id", "in", "ind", "english", "zz", "ru", None])
def test_an_item_is_read_in_the_language_that_is_told(declared):
    found = annotate(Item("13", "Kerusuhan di Almaty, 12 orang tewas", language=declared), LEXICON)
    assert (found.language, found.topics, found.figures) == ("id", ("unrest",), {"dead": (12, 12)})
    assert "lang=id" in features(found)


def test_a_quake_has_a_magnitude():
    found = annotate(Item("6", "Gempa M 7,4 Guncang Maluku, Peringatan Dini Tsunami"), LEXICON)
    assert found.magnitude == 7.4
    assert found.regions == ("ID",)
    assert found.marks == ("escalator:tsunami-warning",)


def test_an_annotation_comes_back_from_json_as_it_was():
    found = annotate(UNREST, LEXICON)
    assert Annotation.from_json(json.loads(json.dumps(found.to_json()))) == found
    assert found.to_json()["figures"] == {"dead": [20, None]}


def test_an_item_that_says_nothing():
    assert annotate(Item("7", ""), LEXICON) == Annotation(language=None)


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["id", "en", "ru", "kk", "xx", None]))
def test_any_item_is_read_and_its_evidence_lies_in_its_fields(title, summary, language):
    item = Item("8", title, summary, language=language)
    found = annotate(item, LEXICON)
    for evidence in found.evidence:
        text = getattr(item, evidence.field)
        assert 0 <= evidence.start < evidence.end <= len(text)
    assert Annotation.from_json(found.to_json()) == found


def test_mixed_scripts_and_capitals():
    item = Item("9", "KERUSUHAN DI КАЗАХСТАНЕ ЖӘНЕ KAZAKHSTAN, CSTO / ОДКБ")
    found = annotate(item, LEXICON)
    assert (found.regions, found.organisations) == (("KZ",), ("CSTO",))


def test_a_soft_topic_of_the_summary_yields_to_the_title():
    item = Item("11", "Gempa guncang Pasaman", "Presiden berkunjung besok.", language="id")
    assert annotate(item, LEXICON).topics == ("disaster",)


@pytest.mark.parametrize(
    "text",
    [
        "serangan ",
        "serangan jantung ",
        "20 orang tewas ",
        "dua puluh ",
        "killed at least ",
        "a",
        "1,",
        "\u0301",
        "(",
        "🜁 ",
    ],
)
@pytest.mark.parametrize("language", ["id", "en", "ru", "kk", None])
def test_a_megabyte_takes_less_than_a_second(text, language):
    item = Item("12", text * (1_000_000 // len(text)), text * (1_000_000 // len(text)), language=language)
    before = time.process_time()
    annotate(item, LEXICON)
    assert time.process_time() - before < 1


def test_a_megabyte_of_text_is_cut_not_refused():
    assert annotate(Item("10", "Kerusuhan di Almaty. " * 50_000, language="id"), LEXICON).regions == ("KZ",)


@pytest.mark.parametrize(
    ("title", "summary", "language", "kinds"),
    [
        ("Kerusuhan di Almaty", "", "id", {"violence"}),
        ("Buruh unjuk rasa di Jakarta", "Aksi berlangsung damai.", "id", set()),
        ("Polisi bentrok dengan pengunjuk rasa di Almaty", "", "id", {"violence"}),
        ("Clashes with police as protesters storm city hall", "", "en", {"violence"}),
        ("Teachers strike over pay", "", "en", set()),
        ("Полиция применила слезоточивый газ против протестующих", "", "ru", {"violence"}),
        ("Митинг против подорожания газа", "", "ru", set()),
        ("Алматыда тәртіпсіздік басталды", "", "kk", {"violence"}),
        ("Kecelakaan beruntun di tol Cipali", "", "id", {"accident"}),
        ("Kebakaran hutan meluas", "Kebakaran melanda tiga desa.", "id", set()),
        ("Gempa M 6,1 guncang Bengkulu", "Kebakaran terjadi di pasar.", "id", set()),
        ("ДТП на трассе: есть пострадавшие", "", "ru", {"accident"}),
        ("House fire in Leeds", "", "en", {"accident"}),
        ("Жол апаты: үш көлік соқтығысты", "", "kk", {"accident"}),
    ],
)
def test_what_kind_of_unrest_or_disaster_it_is(title, summary, language, kinds):
    found = annotate(Item("1", title, summary, language=language), LEXICON)

    assert set(found.marks) & {"violence", "accident"} == kinds
