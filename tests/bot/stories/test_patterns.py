"""An outlet that fills the same pattern with other names tells of another event; its updates stay in their story."""

import pytest

from bot.stories.patterns import are_of_pattern, is_of_pattern
from tests.bot.stories.builders import source, story

ANOTHER_EVENT = [
    ("Tol Cipularang macet 5 km", "Tol Jagorawi macet 7 km"),
    ("Persib menang 2-0, gol Ciro dicetak menit ke-80", "Arema menang 1-0, gol Dedik dicetak menit ke-12"),
    ("ДТП в Казани: трое погибших на трассе", "ДТП в Самаре: трое погибших на трассе"),
    ("Flood warning issued for Leeds and nearby areas", "Flood warning issued for York and nearby areas"),
]
AN_UPDATE = [
    ("Gempa Cianjur: 162 orang tewas", "Gempa Cianjur: 268 orang tewas"),
    ("Kerusuhan di Almaty, puluhan tewas", "Kerusuhan di Almaty, ratusan tewas"),
    ("Tokayev dismisses government amid unrest", "Kazakh president sacks his cabinet as riots spread"),
    ("Almaty", "Astana"),
]


@pytest.mark.parametrize(("before", "title"), ANOTHER_EVENT)
def test_the_same_of_another_name_is_another_event(before, title):
    told = story(source("Kabar", title=before))
    assert is_of_pattern(title, told.sources[0].family, told)
    assert are_of_pattern(story(source("Kabar", title=title)), told)


@pytest.mark.parametrize(("before", "title"), AN_UPDATE)
def test_what_goes_on_with_an_event_is_no_pattern(before, title):
    told = story(source("Kabar", title=before))
    assert not is_of_pattern(title, told.sources[0].family, told)


@pytest.mark.parametrize(("before", "title"), ANOTHER_EVENT)
def test_other_outlets_may_write_alike(before, title):
    assert not is_of_pattern(title, "another", story(source("Kabar", title=before)))
