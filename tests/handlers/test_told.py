"""Why an alert came: how it sounded is explained as it was decided."""

import itertools
from dataclasses import replace

import pytest

from bot.messages import is_silent
from bot.model import AlertContent, DeliveryKind, DeliveryState, Level, PastDelivery, Reason, Sound, ToldAlert
from handlers.alerts.told import after, why_it_came
from tests.bot.stories import builders
from tests.handlers.people import TEXTS
from tests.manual_time import START

SILENT = {"why-silent-level", "why-silent-rule", "why-silent-milder", "why-silent-related"}
ALOUD = {"why-sound-level", "why-sound-rule"}


def said_of(of: ToldAlert) -> set[str]:
    note = why_it_came(of, TEXTS, "en")
    return {phrase.id for phrase in (*note.phrases, *note.details)}


def told(sounds: tuple[Sound, ...], level: Level, reason: Reason, now: Level | None = None) -> ToldAlert:
    rules = tuple(replace(builders.rule(number), sound=sound) for number, sound in enumerate(sounds, start=1))
    story = builders.story(builders.source(), level=level if now is None else now)
    sent = PastDelivery(DeliveryKind.SEND, DeliveryState.SENT, level, (reason,), None, None, START, START)
    alert = replace(builders.alert(story), sent_at=START, message_id=5)
    return ToldAlert(alert, story, rules, (), (), (sent,), is_head=True)


@pytest.mark.parametrize(
    ("sounds", "level", "reason"),
    list(
        itertools.product(
            [*itertools.product(Sound), *itertools.product(Sound, repeat=2)],
            Level,
            [Reason.TOLD, Reason.MILDER_THAN_SITUATION, Reason.RELATED],
        )
    ),
)
def test_what_is_said_of_the_sound_is_how_it_sounded(sounds, level, reason):
    of = told(sounds, level, reason)
    content = AlertContent(of.alert, of.story, of.rules, (), None)
    said = said_of(of)
    assert len(said & (SILENT | ALOUD)) == 1
    assert bool(said & SILENT) == is_silent(content, (reason,))


def test_a_story_that_grew_graver_later_came_in_silence():
    of = told((Sound.BY_LEVEL,), Level.INFO, Reason.TOLD, now=Level.CRITICAL)
    assert "why-silent-level" in said_of(of)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "at once"),
        (0.4, "at once"),
        (1, "a second later"),
        (89, "89 seconds later"),
        (90, "2 minutes later"),
        (60 * 61, "61 minutes later"),
        (3_600 * 2, "2 hours later"),
        (3_600 * 47, "47 hours later"),
        (86_400 * 3, "3 days later"),
    ],
)
def test_delays_are_said_as_people_do(seconds, said):
    assert TEXTS.plain("en", after(START, builders.minutes(seconds / 60))) == said


def test_what_came_in_a_digest_was_no_reply():
    of = replace(told((Sound.BY_LEVEL,), Level.INFO, Reason.TOLD), is_head=False)
    in_digest = replace(of, alert=replace(of.alert, message_id=None))
    said = [said_of(one) for one in (of, in_digest)]
    assert ["why-thread" in ids for ids in said] == [True, False]
    assert "why-in-digest" in said[1]


def test_what_has_no_time_of_its_publisher_is_not_said_to_be_published_then():
    of = told((Sound.BY_LEVEL,), Level.IMPORTANT, Reason.TOLD)
    undated, dated = builders.source(), builders.source(at=-3, seen=0)
    said = [said_of(replace(of, story=replace(of.story, sources=(one,)))) for one in (dated, undated)]
    times = {"why-quick", "why-quick-undated", "why-times-sent", "why-undated", "why-undated-sent"}
    assert [one & times for one in said] == [
        {"why-quick", "why-times-sent"},
        {"why-quick-undated", "why-undated", "why-undated-sent"},
    ]
