"""Names that are words too: what proves the place, and what proves that none is meant."""

import pytest

from rules.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def regions(text: str, language: str, country: str | None = None) -> set[str]:
    return {mention.code for mention in GAZETTEER.find(text, language, country) if mention.kind == "region"}


def reasons(text: str, language: str) -> list[str]:
    return [mention.reason for mention in GAZETTEER.find(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AS Serang Iran", {"US", "IR"}),
        ("Israel Serang Lebanon", {"IL", "LB"}),
        ("Rusia Serang Kyiv", {"RU", "UA"}),
        ("Polisi Buru Pelaku", set()),
        ("Polisi Malaysia Buru Pelaku", {"MY"}),
        ("Polisi Buru Pelaku Penembakan Warga", set()),
        ("Warga Serang Mengungsi", {"ID"}),
        ("Kebakaran di Serang", {"ID"}),
        ("Kabupaten Buru Banjir", {"ID"}),
        ("Polres Serang Tangkap Pelaku", {"ID"}),
        ("Pabrik baja Serang terbakar", {"ID"}),
        ("Bupati Pati Didemo", {"ID"}),
        ("Kenaikan Pajak Sulut Amarah Rakyat", set()),
        ("Gubernur Sulut Tinjau Lokasi Longsor", {"ID"}),
        ("Kontras dengan janji saat kampanye", set()),
    ],
)
def test_an_indonesian_verb_is_a_town_only_where_something_says_so(text, expected):
    assert regions(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gempa M 7,4 Guncang Palu, 12 Tewas", {"ID"}),
        ("Gempa Guncang Palu", {"ID"}),
        ("Tsunami Palu", {"ID"}),
        ("Banjir Rendam Batu", {"ID"}),
        ("Banjir Landa Malang", {"ID"}),
        ("Truk Hantam Batu", set()),
        ("Banjir Rendam Lima Desa", set()),
        ("Longsor Batu Timpa Mobil", set()),
        ("Medan berat hambat evakuasi", set()),
        ("Jemaat Roh Kudus", set()),
    ],
)
def test_a_disaster_strikes_a_place(text, expected):
    assert regions(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ВЗРЫВ ГАЗА В ЖИЛОМ ДОМЕ", set()),
        ("УТЕЧКА ГАЗА", set()),
        ("ТРАНЗИТ ГАЗА ЧЕРЕЗ УКРАИНУ", {"UA"}),
        ("Взрыв Газа в Магнитогорске", {"RU"}),
        ("Газа под огнем", {"PS"}),
        ("СЕКТОР ГАЗА ПОД ОГНЕМ", {"PS"}),
        ("ИЗРАИЛЬ БОМБИТ ГАЗУ", {"IL", "PS"}),
        ("В ГАЗЕ ГОЛОД", {"PS"}),
        ("УДАР ПО ГАЗЕ", {"PS"}),
        ("Жители Газы голодают", {"PS"}),
    ],
)
def test_gas_is_not_gaza(text, expected):
    assert regions(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Мирный житель ранен", "ru", set()),
        ("Мирный план готов", "ru", set()),
        ("Пожар в Мирном", "ru", {"RU"}),
        ("Lebanon, Ohio fire kills 3", "en", {"US"}),
        ("Rome, Georgia shooting", "en", {"US"}),
        ("Tbilisi, Georgia protests", "en", {"GE"}),
        ("Russia, Georgia agree", "en", {"RU", "GE"}),
        ("Lebanon, Israel agree", "en", {"LB", "IL"}),
        ("Brighton beat Everton", "en", set()),
        ("Милан обыграл Рому", "ru", set()),
        ("Бавария вышла в финал", "ru", set()),
        ("В Баварии прошел пышный финал", "ru", {"DE"}),
    ],
)
def test_peace_namesakes_and_clubs_are_no_places(text, language, expected):
    assert regions(text, language) == expected


def test_a_first_name_of_a_leader_is_no_town():
    assert reasons("Владимир Путин прибыл", "ru") == ["leader 2000–"]


def test_residents_are_no_locative():
    assert reasons("Warga Malang mengungsi", "id") == ["city by residents"]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Жители Алтая", "KZ", {"KZ"}),
        ("Жители Алтая", "RU", {"RU"}),
        ("Жители Алтая", None, {"RU"}),
        ("Жители Алтая и Барнаула", "KZ", {"RU"}),
        ("В Приозерске пожар", "KZ", {"KZ"}),
        ("В Приозерске пожар", "RU", {"RU"}),
        ("В Курчатове пожар", "KZ", {"KZ"}),
        ("В Курчатове пожар", "RU", {"RU"}),
    ],
)
def test_the_country_of_the_source_decides_between_namesakes(text, country, expected):
    assert regions(text, "ru", country) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("В Зайсане пожар", "ru", {"KZ"}),
        ("В Шу пожар", "ru", {"KZ"}),
        ("Шуда өрт шықты", "kk", {"KZ"}),
        ("Police in Reading arrest a man", "en", {"GB"}),
        ("Reading and writing", "en", set()),
        ("Children Find Great Joy in Reading", "en", set()),
        ("Armed Police Arrest Three Men in Reading", "en", {"GB"}),
        ("Almatyda órt shyqty", "kk", {"KZ"}),
        ("Shymkentte órt shyqty", "kk", {"KZ"}),
        ("Şymkentte órt şyqty", "kk", {"KZ"}),
        ("Герман канцлері келді", "kk", {"DE"}),
        ("Герман тілі", "kk", set()),
        ("Араб Әмірліктері", "kk", {"AE"}),
        ("TNI AU latihan", "id", {"ID"}),
    ],
)
def test_towns_and_peoples_that_were_missed(text, language, expected):
    assert regions(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ОДКБ-нің саммиті", "kk", ["CSTO"]),
        ("ОДКБ-ға мүше", "kk", ["CSTO"]),
        ("UE sanksi Rusia", "id", ["EU"]),
        ("AU summit opens", "en", ["AU"]),
        ("A.U. summit opens", "en", ["AU"]),
        ("TNI AU latihan", "id", []),
        ("AU$5m stolen", "en", []),
    ],
)
def test_acronyms_of_organisations(text, language, expected):
    found = GAZETTEER.find(text, language)
    assert [mention.code for mention in found if mention.kind == "org"] == expected
    assert "AU" not in regions(text, language)


def test_a_city_is_called_a_city():
    assert reasons("kebakaran di Almaty", "id") == ["city"]
