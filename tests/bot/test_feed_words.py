from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feed_words import health_line
from bot.feeds.fetch import FailureKind
from bot.feeds.parse.result import ParseFailureKind
from bot.model import FeedHealth, FeedState
from bot.texts import Texts
from tests.bot.stories.builders import feed
from tests.manual_time import START

TEXTS = Texts()
PUT_OFF = {FailureKind.HELD, FailureKind.CROWDED}
"""Nobody looked: these are kept as no error."""
WELL = FeedHealth(
    feed=feed("Antara"),
    last_looked_at=START,
    last_good_at=START,
    last_new_at=START,
    failures=0,
    error=None,
    items=90,
    next_due_at=START,
    interval_seconds=240.0,
    interval_why="learnt",
    week_items=84,
    counted_since=START - timedelta(days=7),
)


def said(health: FeedHealth, language: str = "en") -> str:
    return TEXTS.plain(language, health_line(health, health.feed.publisher, START))


def test_how_often_a_feed_is_looked_at_and_why():
    assert said(WELL) == "Antara: every 4 min, as often as it publishes; 12 items a day"
    urgent = replace(WELL, interval_seconds=60.0, interval_why="priority", week_items=2)
    assert said(urgent) == "Antara: every minute, because it matters; less than one item a day"
    pushed = replace(WELL, interval_seconds=1800.0, interval_why="pushed", week_items=7)
    assert said(pushed) == "Antara: every 30 min, and its news is pushed; one item a day"
    assert (
        said(replace(WELL, interval_why="new"))
        == "Antara: every 4 min, while I get to know it; 12 items a day"
    )
    asked = said(replace(WELL, interval_why="asked"))
    assert asked == "Antara: the server asks me to wait until 5 Jan, 08:00; 12 items a day"


def test_a_feed_that_waits_its_turn_does_not_blame_its_server():
    crowded = said(replace(WELL, interval_why="crowded", last_good_at=None))
    assert crowded == "Antara: many feeds of this host wait their turn; this one has it at 5 Jan, 08:00"


def test_a_young_feeds_items_are_counted_over_its_age_and_not_on_its_first_day():
    young = replace(WELL, week_items=6, counted_since=START - timedelta(days=2))
    assert said(young).endswith("; 3 items a day")
    for began in (START - timedelta(hours=23), None):
        assert said(replace(WELL, counted_since=began)) == "Antara: every 4 min, as often as it publishes"


def test_what_is_wrong_with_a_feed_is_said_without_machine_words():
    failing = replace(WELL, error="http_status 503", failures=5)
    assert (
        said(failing)
        == "Antara: answers with an error (503) since 5 Jan, 08:00; 5 times in a row, again at 5 Jan, 08:00"
    )
    assert "once so far" in said(replace(WELL, error="timeout", failures=1))
    assert said(replace(WELL, last_good_at=None, interval_seconds=None)) == "Antara: I have not looked yet"
    gone = replace(WELL, feed=replace(WELL.feed, state=FeedState.GONE), error="gone")
    assert said(gone) == "Antara: says that it is gone for good; I look once a day"


@pytest.mark.parametrize("language", ["id", "en", "ru", "kk"])
@pytest.mark.parametrize("kind", [*sorted(set(FailureKind) - PUT_OFF), *ParseFailureKind, "internal"])
def test_every_way_to_fail_has_words_in_every_language(kind, language):
    line = said(replace(WELL, error=str(kind), failures=3), language)
    assert "Antara" in line
    assert str(kind) not in line or str(kind) in ("empty", "gone")
    unforeseen = said(replace(WELL, error="internal", failures=3), language)
    assert (line == unforeseen) == (kind == "internal")
