"""What of a story's growth deserves a reply, and what its people have heard once they got it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.heard import dead_in, named, news_of
from bot.model import Alert, Level, Reason, Story, StorySource
from bot.stories.telling import followed
from bot.stories.turns import heard, stands, told_marks, turns
from rules.item import Evidence
from tests.bot.stories.builders import alert, annotation, minutes, source, story, with_level

_numbers = iter(range(1, 10_000))


def says(
    publisher: str,
    *marks: str,
    at: float = 0,
    dead: int | None = None,
    title: tuple[str, ...] = (),
    summary: tuple[str, ...] = (),
    how: str = "exact: country",
) -> StorySource:
    """An item with marks, a toll, and countries named in its title or only in its summary."""
    evidence = [
        Evidence(field, 0, 1, f"region={code}", how)
        for field, codes in (("title", title), ("summary", summary))
        for code in codes
    ]
    evidence += [Evidence("title", 0, 1, f"mark={mark}", "word") for mark in marks]
    said = annotation(
        "unrest", marks=marks, figures={} if dead is None else {"dead": (dead, dead)}, regions=title + summary
    )
    return source(publisher, replace(said, evidence=tuple(evidence)), number=next(_numbers), at=at)


def of(*sources: StorySource) -> Story:
    countries = {code for one in sources for code in one.annotation.regions}
    return replace(story(*sources), countries=frozenset(countries))


def turned(before: Story, now: Story) -> tuple[Reason, ...]:
    return turns(stands(now), now, alert(before))


FIRST = says("A", title=("KZ",))


def test_only_what_a_reader_has_not_heard_is_a_turn():
    assert turned(of(FIRST), of(FIRST, says("B", title=("KZ",), at=5))) == ()


def test_several_turns_come_together_the_gravest_first():
    grown = with_level(of(FIRST, says("B", "escalator:curfew", dead=12, at=5)), Level.IMPORTANT)

    assert turned(of(FIRST), grown) == (Reason.LEVEL_ROSE, Reason.NEW_ESCALATOR, Reason.TOLL_ROSE)


# ------------------------------------------------------------------------------------------------ countries


@pytest.mark.parametrize(
    ("further", "turn"),
    [
        ((says("B", title=("KG",)),), False),
        ((says("B", title=("KG",)), says("B", title=("KG",))), False),
        ((says("B", summary=("KG",)), says("C", summary=("KG",))), False),
        ((says("B", title=("KG",)), says("C", summary=("KG",))), True),
        (
            (
                says("B", title=("KG",), how="exact: adjective"),
                says("C", title=("KG",), how="exact: adjective"),
            ),
            False,
        ),
        (
            (
                says("B", title=("KG",), how="exact: leader 2020–"),
                says("C", title=("KG",), how="exact: leader 2020–"),
            ),
            False,
        ),
    ],
    ids=[
        "one title",
        "one family twice",
        "mere mentions",
        "a title and another family",
        "who acts",
        "who leads",
    ],
)
def test_a_country_is_new_when_a_title_names_it_as_a_place_and_another_family_too(further, turn):
    assert turned(of(FIRST), of(FIRST, *further)) == ((Reason.NEW_COUNTRY,) if turn else ())


def test_where_a_story_is_was_heard_with_its_first_message():
    nowhere = says("A")

    assert turned(of(FIRST), of(FIRST, says("B", title=("KZ",)), says("C", title=("KZ",)))) == ()
    assert turned(of(nowhere), of(nowhere, says("B", title=("KZ",)), says("C", title=("KZ",)))) == ()


def test_a_country_that_was_only_mentioned_at_first_is_new_when_it_is_reached():
    mentions = says("A", title=("TR",), summary=("SY",))

    assert turned(of(mentions), of(mentions, says("B", title=("SY",)))) == (Reason.NEW_COUNTRY,)


# --------------------------------------------------------------------------------------- corrections and ends


def test_a_correction_is_a_turn_once():
    toll = says("A", dead=164)
    corrected = of(toll, says("B", "correction", dead=164, at=5))
    told = followed(corrected, alert(of(toll)), None, minutes(5)).alert

    assert turned(of(toll), corrected) == (Reason.CORRECTED,)
    assert turns(stands(corrected), corrected, told) == ()
    assert dead_in(told.told_marks) == 0


def test_a_publisher_that_corrects_all_day_is_told_of_once():
    grown = [says("A", dead=164)]
    told = alert(of(*grown))
    reasons: list[Reason] = []
    for hour in range(1, 20):
        grown.append(says("B", "correction", at=60 * hour))
        follow = followed(of(*grown), told, None, minutes(60 * hour))
        reasons += follow.reasons
        told = follow.alert

    assert reasons == [Reason.CORRECTED]


def test_after_a_withdrawn_toll_the_next_one_is_measured_by_what_stands():
    toll = says("A", dead=164)
    corrected = (toll, says("B", "correction", dead=164, at=5))
    told = followed(of(*corrected), alert(of(toll)), None, minutes(5)).alert
    new = of(*corrected, says("C", dead=62, at=60))

    assert turns(stands(new), new, told) == (Reason.TOLL_ROSE,)


def test_a_toll_that_one_family_lowers_stands_while_another_upholds_it():
    two = (says("A", dead=164), says("B", dead=164))

    assert turned(of(*two), of(*two, says("A", dead=12, at=9))) == ()


def test_detained_are_not_dead():
    held = replace(FIRST, annotation=annotation(figures={"detained": (5_000, None)}))

    assert turned(of(FIRST), of(FIRST, held)) == ()


def test_the_end_of_a_curfew_is_a_turn_and_a_later_mention_of_it_is_none():
    curfew = says("A", "escalator:curfew")
    over = says("A", "end:curfew", at=60)
    told = followed(of(curfew, over), alert(of(curfew)), None, minutes(60)).alert
    mention = says("B", "escalator:curfew", at=70)
    mention = replace(mention, annotation=replace(mention.annotation, evidence=()))

    assert turned(of(curfew), of(curfew, over)) == (Reason.ENDED,)
    assert turns(stands(of(curfew, over, mention)), of(curfew, over, mention), told) == ()


def test_a_curfew_that_comes_back_is_told_anew_and_so_is_its_next_end():
    known = [says("A", "escalator:curfew"), says("A", "end:curfew", at=60)]
    told = alert(of(*known))
    for mark, at, reason in (
        ("escalator:curfew", 120, Reason.NEW_ESCALATOR),
        ("end:curfew", 180, Reason.ENDED),
    ):
        known.append(says("B", mark, at=at))
        follow = followed(of(*known), told, None, minutes(at))
        assert follow.reasons == (reason,)
        told = follow.alert


def test_an_end_is_silent_and_so_is_all_but_a_rise():
    assert Reason.LEVEL_ROSE not in turned(
        of(FIRST), of(FIRST, says("B", "end:curfew"), says("C", "escalator:coup"))
    )


# ------------------------------------------------------------------------------------------- what was heard


def test_what_a_reader_has_heard():
    grown = of(
        says("A", "escalator:curfew", "breaking", dead=20, title=("KZ",)), says("B", "end:internet-cut")
    )

    assert heard(grown) == {"escalator:curfew", "end:internet-cut", "country:KZ", "dead:20"}


def test_what_comes_while_a_reply_waits_is_told_with_it():
    first, curfew = of(says("A", dead=5)), says("B", "escalator:curfew", at=4)
    before = replace(alert(first), replied_at=minutes(0))

    waits = followed(of(*first.sources, curfew), before, None, minutes(4)).alert
    more = of(*first.sources, curfew, says("C", "escalator:coup", dead=40, at=6))
    together = followed(more, waits, None, minutes(6)).alert
    later = of(*more.sources, says("D", "end:curfew", at=60))
    next_one = followed(later, together, None, minutes(60)).alert

    assert news_of(waits.told_marks).escalators == ("curfew",)
    news = news_of(together.told_marks)
    assert (news.escalators, news.dead_before, news.dead) == (("coup", "curfew"), 5, 40)
    news = news_of(next_one.told_marks)
    assert (news.escalators, news.dead_before, news.ends) == ((), None, ("curfew",))


MARKS = st.sampled_from(
    ["escalator:curfew", "escalator:coup", "end:curfew", "end:coup", "correction", "breaking"]
)
ITEMS = st.lists(
    st.builds(
        lambda publisher, marks, at, dead, country: says(
            publisher, *sorted(marks), at=at, dead=dead, title=country
        ),
        st.sampled_from("ABC"),
        st.sets(MARKS, max_size=2),
        st.integers(0, 50),
        st.none() | st.integers(0, 300),
        st.sampled_from([(), ("KZ",), ("RU",)]),
    ),
    min_size=1,
    max_size=8,
)


def after(told: Alert, of: Story) -> Alert:
    now = stands(of)
    reasons = turns(now, of, told)
    return replace(
        told,
        told_level=max(told.told_level, of.severity.level),
        told_marks=told_marks(now, told, reasons, waits=False),
    )


@given(ITEMS, ITEMS)
def test_nobody_is_told_the_same_twice(first, more):
    before, now = of(*first), of(*first, *more)
    told = after(alert(before), now)

    assert turns(stands(now), now, told) == ()
    assert named(told.told_marks, "escalator:").isdisjoint(named(told.told_marks, "end:"))
