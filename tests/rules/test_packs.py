import pytest

from rules.gazetteer import Gazetteer
from rules.packs import packs
from rules.topics import Topics


def test_three_packs_in_the_order_they_are_offered():
    assert [(pack.slug, pack.name("id")) for pack in packs()] == [
        ("kz", "Kazakhstan"),
        ("csto", "CSTO"),
        ("unrest", "Kerusuhan"),
    ]
    assert packs()[2].queries == ("topic:unrest AND (region:KZ OR org:CSTO)",)


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk", "fr"])
def test_a_pack_has_a_name_in_every_language(language):
    assert all(pack.name(language) for pack in packs())


def test_every_field_names_something_known():
    gazetteer, topics = Gazetteer.load(), Topics.load()
    known = {"region": gazetteer.region, "org": gazetteer.organisation, "topic": topics.topic}
    words = [word.strip("()") for pack in packs() for query in pack.queries for word in query.split()]
    fields = [word.split(":") for word in words if ":" in word]
    assert fields
    assert all(known[field](name) for field, name in fields)
