"""What each place gets of a story, by STORIES §5."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import ChatId, Decision, Level, Place, Reason, RuleId, Situation, SituationId, StoryConditions
from bot.stories.telling import (
    Follow,
    Told,
    decisions_of,
    followed,
    judged,
    places_told,
    situation_of,
    summed_up,
    widened,
    widens,
)
from tests.bot.stories.builders import (
    alert,
    annotation,
    minutes,
    revision,
    rule,
    source,
    story,
    with_level,
)

HERE = Place(ChatId(7))

# ----------------------------------------------------------------------------------------------- a rule's judgement


@pytest.mark.parametrize(
    ("reason", "of", "asked"),
    [
        (Reason.TOLD, {}, {}),
        (Reason.FIRST_FETCH, {"first_fetch": True}, {}),
        (Reason.OLDER_THAN_RULE, {}, {"created": 1}),
        (Reason.TOLD, {}, {"created": 0}),
        (Reason.RULE_PAUSED, {}, {"paused": True}),
        (Reason.BELOW_LEVEL, {}, {"conditions": StoryConditions(level_low=Level.CRITICAL)}),
        (Reason.TOO_FEW_SOURCES, {}, {"conditions": StoryConditions(sources_low=2)}),
        (Reason.CONDITION_PASSED, {}, {"conditions": StoryConditions(level_high=Level.INFO)}),
        (Reason.TOLD, {}, {"conditions": StoryConditions(level_low=Level.IMPORTANT)}),
    ],
)
def test_why_a_rule_tells_its_place_or_does_not(reason, of, asked):
    important = story(level=Level.IMPORTANT)

    assert judged(important, revision(**of), [rule(1, **asked)]) == {RuleId(1): reason}


def test_wire_copies_do_not_meet_a_wish_for_three_sources():
    told_by_two = story(source("A"), source("B", number=2), source("C", number=3, copy=True))
    wish = rule(conditions=StoryConditions(sources_low=3))

    assert judged(told_by_two, revision(), [wish]) == {RuleId(1): Reason.TOO_FEW_SOURCES}


def test_a_place_is_told_once_whichever_of_its_rules_match():
    rules = [rule(1), rule(2, chat=8), rule(3), rule(4, topic=5), rule(5, paused=True)]

    told = places_told(rules, judged(story(), revision(), rules))

    assert told == {
        HERE: Told(HERE, (rules[0], rules[2])),
        Place(ChatId(8)): Told(Place(ChatId(8)), (rules[1],)),
        Place(ChatId(7), 5): Told(Place(ChatId(7), 5), (rules[3],)),
    }


# ------------------------------------------------------------------------------------------ an alert that stands

CALM = story(source("A", annotation("unrest")))


def turned(**said: object) -> Follow:
    """A second source says more than the first; whoever was told of the first hears it so."""
    grown = story(CALM.sources[0], source("B", annotation("unrest", **said), number=2, at=5))
    return followed(grown, alert(CALM), None, minutes(5))


def test_a_further_source_is_an_edit_in_silence():
    assert turned() == Follow(alert(CALM))
    assert turned().reason is Reason.JOINED


def test_a_rise_in_level_is_a_reply():
    grave = with_level(CALM, Level.IMPORTANT)

    follow = followed(grave, alert(CALM), None, minutes(5))

    assert (follow.reasons, follow.reply_at) == ((Reason.LEVEL_ROSE,), minutes(5))
    assert follow.alert.told_level is Level.IMPORTANT
    assert follow.alert.replied_at == minutes(5)
    assert followed(grave, follow.alert, None, minutes(6)) == Follow(follow.alert)


def test_a_new_escalator_is_a_reply_and_the_same_one_again_is_not():
    follow = turned(marks=("escalator:curfew",))
    both = story(
        CALM.sources[0],
        source("B", annotation("unrest", marks=("escalator:curfew",)), number=2),
        source("C", annotation("unrest", marks=("escalator:curfew", "breaking")), number=3),
    )

    assert follow.reasons == (Reason.NEW_ESCALATOR,)
    assert followed(both, follow.alert, None, minutes(60)) == Follow(follow.alert)


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        (0, 9, ()),
        (0, 10, (Reason.TOLL_ROSE,)),
        (5, 14, ()),
        (5, 15, (Reason.TOLL_ROSE,)),
        (20, 39, ()),
        (20, 40, (Reason.TOLL_ROSE,)),
        (164, 83, ()),
        (164, 82, (Reason.CORRECTED,)),
        (164, 0, (Reason.CORRECTED,)),
    ],
)
def test_twice_the_dead_and_ten_more_are_a_reply_and_so_are_half_of_them(before, after, reasons):
    first = story(source("A", annotation(figures={"dead": (before, before)})))
    later = story(source("A", annotation(figures={"dead": (after, None)}), number=1))

    follow = followed(later, alert(first), None, minutes(30))

    assert follow.reasons == reasons


def test_what_happens_within_ten_minutes_of_a_reply_goes_together_into_the_next_one():
    curfew = story(source("A", annotation(marks=("escalator:curfew",))))
    more = story(source("A", annotation(marks=("escalator:curfew", "escalator:internet-cut"))))
    shown = alert(CALM, replied=0)

    waits = followed(curfew, shown, None, minutes(4))
    goes_with_it = followed(more, waits.alert, None, minutes(7))
    quiet = followed(more, goes_with_it.alert, None, minutes(12))

    assert (waits.reasons, waits.reply_at) == ((Reason.NEW_ESCALATOR,), minutes(10))
    assert waits.alert.replied_at == minutes(10)
    assert (goes_with_it.reasons, goes_with_it.reply_at) == ((Reason.NEW_ESCALATOR,), minutes(10))
    assert waits.reason is goes_with_it.reason is Reason.REPLY_TOO_SOON
    assert quiet == Follow(goes_with_it.alert)


def test_after_the_waiting_reply_the_next_one_is_ten_minutes_later():
    curfew = story(source("A", annotation(marks=("escalator:curfew",))))
    waited = alert(CALM, replied=10)

    assert followed(curfew, waited, None, minutes(12)).reply_at == minutes(20)
    assert followed(curfew, waited, None, minutes(20)).reply_at == minutes(20)


def test_a_rise_to_critical_never_waits():
    shown = alert(with_level(CALM, Level.IMPORTANT), replied=0)

    follow = followed(with_level(CALM, Level.CRITICAL), shown, None, minutes(1))

    assert (follow.reasons, follow.reply_at) == ((Reason.LEVEL_ROSE,), minutes(1))


def test_a_rise_while_a_reply_waits_is_told_with_it_and_may_sound():
    waiting = alert(CALM, replied=10)

    follow = followed(with_level(CALM, Level.IMPORTANT), waiting, None, minutes(4))

    assert (follow.reasons, follow.reply_at) == ((Reason.LEVEL_ROSE,), minutes(10))


def test_the_first_reply_need_not_wait_for_the_message_itself():
    assert turned(marks=("escalator:curfew",)).reply_at == minutes(5)


def test_a_further_rule_of_the_place_is_named_by_its_alert():
    told = Told(HERE, (rule(1), rule(4)))

    assert followed(CALM, alert(CALM), told, minutes(5)).alert.rule_ids == (RuleId(1), RuleId(4))


# -------------------------------------------------------------------------------------------------- what is kept


def test_decisions_say_who_was_told_who_heard_it_go_on_and_who_was_not():
    rules = [rule(1), rule(2, chat=8), rule(3, chat=9, paused=True)]
    of = revision()
    follow = Follow(alert(CALM), (Reason.LEVEL_ROSE,), minutes(5))

    decisions = decisions_of(CALM, of, rules, judged(CALM, of, rules), [follow], minutes(5))

    assert decisions == tuple(
        Decision(CALM.id, of.id, asked.place, asked.id, reason, minutes(5))
        for asked, reason in zip(rules, (Reason.LEVEL_ROSE, Reason.TOLD, Reason.RULE_PAUSED), strict=True)
    )


@pytest.mark.parametrize(
    ("reasons", "joined", "expected"),
    [
        ((), False, Reason.NO_MATCH),
        ((), True, Reason.JOINED),
        ((Reason.RULE_PAUSED, Reason.TOLD), True, Reason.TOLD),
        ((Reason.LEVEL_ROSE, Reason.BELOW_LEVEL), True, Reason.JOINED),
        ((Reason.RULE_PAUSED, Reason.BELOW_LEVEL), False, Reason.BELOW_LEVEL),
        ((Reason.OLDER_THAN_RULE,), False, Reason.OLDER_THAN_RULE),
    ],
)
def test_a_revision_is_summed_up_in_one_reason(reasons, joined, expected):
    of = revision()
    decisions = [Decision(CALM.id, of.id, HERE, RuleId(1), reason, minutes(0)) for reason in reasons]

    assert summed_up(of, decisions, joined=joined) is expected
    assert summed_up(replace(of, first_fetch=True), decisions, joined=joined) is Reason.FIRST_FETCH


# ------------------------------------------------------------------------------------------------ situations


def situation(
    number: int = 1, *, countries: tuple[str, ...] = ("KZ",), topics: tuple[str, ...] = ("unrest",)
):
    return Situation(
        id=SituationId(number),
        place=HERE,
        rule_id=RuleId(1),
        countries=frozenset(countries),
        topics=frozenset(topics),
        level=Level.INFO,
        head=None,
        last_at=minutes(0),
    )


@pytest.mark.parametrize(
    ("countries", "topics", "belongs"),
    [
        (("KZ",), ("unrest",), True),
        (("KZ", "RU"), ("conflict", "unrest"), True),
        (("KZ",), (), True),
        (("KZ",), ("economy",), False),
        (("SD",), ("unrest",), False),
        ((), ("unrest",), False),
    ],
)
def test_a_story_belongs_to_a_situation_of_its_country_and_topic(countries, topics, belongs):
    new = story(countries=countries, topics=topics)

    assert (situation_of(new, [situation()]) is not None) == belongs


def test_where_neither_has_a_country_the_topic_decides():
    assert situation_of(story(countries=()), [situation(countries=())]) == situation(countries=())


def test_the_newest_of_several_situations_is_joined():
    running = [situation(3, countries=("SD",)), situation(2), situation(1)]

    assert situation_of(story(), running) == running[1]


def test_a_situation_grows_with_its_stories_and_its_level_never_falls():
    grave = replace(situation(), level=Level.CRITICAL)
    new = story(source(at=90), level=Level.IMPORTANT, countries=("RU",), topics=("conflict",))

    assert widened(grave, new) == replace(
        grave,
        countries=frozenset({"KZ", "RU"}),
        topics=frozenset({"unrest", "conflict"}),
        last_at=minutes(90),
    )


def test_what_widens_a_situation():
    assert not widens(CALM, replace(CALM, last_at=CALM.last_at + timedelta(minutes=59)))
    assert widens(CALM, replace(CALM, last_at=CALM.last_at + timedelta(minutes=60)))
    assert widens(CALM, with_level(CALM, Level.IMPORTANT))
    assert widens(CALM, replace(CALM, countries=frozenset({"KZ", "RU"})))
    assert widens(CALM, replace(CALM, topics=frozenset({"unrest", "conflict"})))


def test_a_clock_that_is_set_back_keeps_no_reply_waiting_longer_than_the_gap():
    grown = story(source(), source("B", annotation(marks=("escalator:curfew",)), number=2))
    told = alert(story(), replied=60 * 24)

    follow = followed(grown, told, None, minutes(0))

    assert (follow.reply_at, follow.waits) == (minutes(0), False)
