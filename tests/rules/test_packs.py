import pytest

from rules import Lexicon, parse
from rules.packs import packs, packs_for

LANGUAGES = ("id", "en", "ru", "kk")


def test_the_packs_that_links_may_name():
    assert [pack.slug for pack in packs()] == [
        *("kz", "csto", "unrest"),
        *("indonesia", "centralasia", "disasters", "war", "mideast", "terror"),
    ]
    assert packs()[2].queries == ("topic:unrest AND (region:KZ OR org:CSTO)",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_offered_a_screenful_that_fits_their_language(language):
    offered = packs_for(language)
    assert 6 <= len(offered) <= 8
    assert len({pack.slug for pack in offered}) == len(offered)
    assert {"kz", "csto", "unrest"} <= {pack.slug for pack in offered}


def test_what_is_nearest_comes_first():
    assert {language: packs_for(language)[0].slug for language in LANGUAGES} == {
        "id": "indonesia",
        "en": "disasters",
        "ru": "kz",
        "kk": "kz",
    }
    assert packs_for("fr") == packs_for("en")


@pytest.mark.parametrize("language", [*LANGUAGES, "fr"])
def test_a_pack_has_a_name_that_fits_a_button_in_every_language(language):
    assert all(0 < len(pack.name(language)) <= 20 for pack in packs())


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.slug)
def test_every_query_is_read_without_a_remark_and_is_a_rule_of_its_own(pack, lexicon: Lexicon):
    read = [parse(query, lexicon) for query in pack.queries]
    assert all(one.query.text for one in read)
    assert len({one.text for one in read}) == len(read)
