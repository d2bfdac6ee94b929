"""How grave a story is, by the table of STORIES §4."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Level, ScoreLine, Severity, StorySource
from bot.stories.bursts import Burst
from bot.stories.severity import assess
from rules.item import Annotation, Evidence
from tests.bot.stories.builders import annotation, minutes, source


def points(*sources: StorySource, before: Severity | None = None) -> dict[str, int]:
    return {line.part: line.points for line in assess(sources, before).lines}


ARTICLE_OF_6_JANUARY = annotation(
    "unrest",
    violent=True,
    marks=("breaking", "death", "escalator:foreign-troops"),
    figures={"dead": (20, None)},
    regions=("KZ",),
)


def test_the_article_of_6_january_alone_is_important():
    severity = assess((source("Kompas", ARTICLE_OF_6_JANUARY, title="Kerusuhan Kazakhstan"),), None)

    assert (severity.score, severity.level) == (64, Level.IMPORTANT)
    assert [(line.part, line.points) for line in severity.lines] == [
        ("topic", 25),
        ("human_cost", 13),
        ("breaking", 10),
        ("authority", 6),
        ("escalators", 10),
    ]


def test_a_second_publisher_makes_it_critical():
    sources = (
        source("Kompas", ARTICLE_OF_6_JANUARY, title="Kerusuhan Kazakhstan"),
        source("Tempo", annotation("unrest"), number=2, at=30),
    )

    severity = assess(sources, None)

    assert (severity.score, severity.level) == (74, Level.CRITICAL)


def test_a_great_quake_with_a_tsunami_warning_from_the_highest_authority_is_critical_at_once():
    quake = annotation("disaster", magnitude=7.4, marks=("escalator:tsunami-warning",))

    severity = assess((source("BMKG", quake, tier=1),), None)

    assert (severity.score, severity.level) == (70, Level.CRITICAL)


def test_the_same_quake_from_a_small_publisher_alone_is_not_critical():
    quake = annotation("disaster", "terror", magnitude=7.4, marks=("escalator:tsunami-warning", "breaking"))

    severity = assess((source("Blog", quake, tier=3),), None)

    assert severity.score >= 70
    assert severity.level is Level.IMPORTANT


@pytest.mark.parametrize(("families", "expected"), [(1, None), (2, 10), (3, 15), (4, 20), (5, 25), (9, 25)])
def test_independent_publishers_within_an_hour(families, expected):
    sources = [source(f"Paper{number}", number=number, at=number) for number in range(1, families + 1)]

    assert points(*sources).get("families") == expected


def test_publishers_more_than_an_hour_apart_do_not_confirm_each_other_in_haste():
    assert "families" not in points(source("A"), source("B", number=2, at=61))
    assert points(source("A"), source("B", number=2, at=60))["families"] == 10


def test_after_a_night_without_a_network_the_items_own_times_count_not_when_they_were_seen():
    late = (source("A", at=0, seen=500), source("B", number=2, at=300, seen=500))

    assert "families" not in points(*late)


def test_a_wire_copy_counts_once():
    assert "families" not in points(source("A"), source("B", number=2, at=1, copy=True))


def test_violent_unrest_is_graver_than_a_protest():
    assert points(source(said=annotation("unrest"), title="Protes damai"))["topic"] == 15
    assert points(source(said=annotation("unrest", violent=True)))["topic"] == 25
    assert points(source(said=annotation("unrest", marks=("death",))))["topic"] == 25


def test_the_gravest_topic_counts_and_a_coup_above_all():
    assert points(source(said=annotation("politics", "economy")))["topic"] == 10
    assert points(source(said=annotation("politics", "terror")))["topic"] == 30
    assert points(source(said=annotation("politics", marks=("escalator:coup",))))["topic"] == 30


def test_human_cost_grows_slowly_and_has_an_end():
    def cost(dead: int, injured: int = 0) -> int | None:
        figures = {"dead": (dead, dead), "injured": (injured, injured)}
        return points(source(said=annotation(figures=figures))).get("human_cost")

    assert [cost(0), cost(1), cost(20), cost(164), cost(100_000)] == [None, 3, 13, 22, 30]
    assert cost(0, 1000) == 9


def test_escalators_add_fifteen_at_most():
    three = ("escalator:curfew", "escalator:emergency", "escalator:coup")

    assert points(source(said=annotation(marks=three[:1])))["escalators"] == 10
    assert points(source(said=annotation(marks=three)))["escalators"] == 15


def test_one_opinion_piece_does_not_calm_a_riot_but_a_story_of_opinion_pieces_is_calm():
    riot = annotation("unrest", violent=True)
    opinion = annotation("unrest", marks=("damper:opinion",))

    assert points(source("A", opinion))["damper"] == -30
    assert "damper" not in points(source("A", riot), source("B", opinion, number=2))
    assert (
        points(source("A", riot), source("B", opinion, number=2), source("C", opinion, number=3))["damper"]
        == -30
    )


def test_what_was_seen_a_day_late_counts_less():
    assert points(source(said=annotation("terror"), at=0, seen=24 * 60 + 1))["stale"] == -20
    assert "stale" not in points(source(said=annotation("terror"), at=0, seen=24 * 60))


def test_a_level_never_falls():
    before = Severity(75, Level.CRITICAL, ())

    after = assess((source(said=annotation("politics", marks=("damper:opinion",))),), before)

    assert (after.score, after.level) == (0, Level.CRITICAL)


# ---------------------------------------------------------------------------- where the scale leaves a choice


def test_what_a_title_speaks_of_counts_before_what_only_its_summary_mentions():
    def said(*found: tuple[str, str]) -> Annotation:
        evidence = tuple(Evidence(field, 0, 1, f"topic={topic}", "word") for field, topic in found)
        return replace(annotation(*dict.fromkeys(topic for _, topic in found)), evidence=evidence)

    assert points(source(said=said(("title", "unrest"), ("summary", "conflict"))))["topic"] == 15
    assert points(source(said=said(("title", "politics"), ("summary", "terror"))))["topic"] == 30
    assert points(source(said=said(("title", "economy"), ("summary", "health"))))["topic"] == 15


def test_a_fire_in_a_title_does_not_hide_the_riot_of_its_summary():
    burnt = annotation("disaster", "unrest", marks=("accident", "violence"))
    burnt = replace(burnt, evidence=(Evidence("title", 0, 1, "topic=disaster", "word"),))

    assert points(source(said=burnt))["topic"] == 25


def test_no_deaths_make_no_unrest_violent():
    assert points(source(said=annotation("unrest", figures={"dead": (0, 0)})))["topic"] == 15


@pytest.mark.parametrize("figures", [{"dead": (1, 1)}, {"missing": (2, 2)}, {"injured": (9, 9)}])
def test_an_accident_is_a_disaster_once_it_has_hurt_somebody(figures):
    crash = annotation("disaster", marks=("accident",))

    assert points(source(said=crash))["topic"] == 10
    assert points(source(said=replace(crash, figures=figures)))["topic"] == 25
    assert points(source(said=crash), source("B", annotation("disaster"), number=2))["topic"] == 25


@pytest.mark.parametrize(
    ("quake", "expected"),
    [
        (annotation("disaster", magnitude=5.2), 10),
        (annotation("disaster", magnitude=5.5), 25),
        (annotation("disaster", magnitude=5.2, marks=("death",)), 25),
        (annotation("disaster", magnitude=5.2, figures={"injured": (3, 3)}), 25),
        (annotation("disaster", magnitude=5.2, marks=("escalator:tsunami-warning",)), 25),
        (annotation("disaster"), 25),
    ],
)
def test_a_small_quake_that_hurt_nobody_is_a_tremor(quake, expected):
    assert points(source(said=quake))["topic"] == expected


def test_a_tremor_that_two_publishers_tell_of_makes_no_sound():
    quake = annotation("disaster", magnitude=5.2)

    assert (
        assess((source("BMKG", quake, tier=1), source("Kompas", quake, number=2)), None).level is Level.INFO
    )


def test_the_missing_weigh_between_the_dead_and_the_injured():
    def cost(**figures: int) -> int:
        said = {name: (count, count) for name, count in figures.items()}
        return points(source(said=annotation(figures=said)))["human_cost"]

    assert cost(dead=300) > cost(missing=300) > cost(injured=300)
    assert cost(missing=300) == 12
    assert cost(dead=10, missing=10, injured=10) == 19


def test_a_ferry_with_three_hundred_missing_is_important_by_one_source():
    sunk = annotation("disaster", figures={"missing": (300, None)})

    assert assess((source(said=sunk),), None).level is Level.IMPORTANT


def test_what_is_over_counts_no_more_and_a_level_stays():
    warning = source(
        "BMKG", annotation("disaster", magnitude=7.4, marks=("escalator:tsunami-warning",)), tier=1
    )
    over = source("BMKG", annotation("disaster", marks=("end:tsunami-warning",)), tier=1, number=2, at=90)
    before = assess((warning,), None)

    after = assess((warning, over), before)

    assert (before.score, after.score) == (70, 60)
    assert after.level is Level.CRITICAL
    assert "escalators" not in {line.part for line in after.lines}


def test_an_end_that_comes_late_ends_nothing_that_began_after_it():
    again = annotation(marks=("escalator:curfew",))
    again = replace(again, evidence=(Evidence("title", 0, 1, "mark=escalator:curfew", "word"),))
    sources = (source("A", again, number=2, at=60), source("A", annotation(marks=("end:curfew",)), at=0))

    assert points(*sources)["escalators"] == 10


def test_a_magnitude_that_its_agency_corrects():
    first = source("BMKG", annotation("disaster", magnitude=7.1))
    corrected = source("BMKG", annotation("disaster", magnitude=6.4), number=2, at=9)

    assert points(first)["magnitude"] == 25
    assert points(first, corrected)["magnitude"] == 10


def test_a_car_called_m7_is_no_quake():
    assert "magnitude" not in points(source(said=annotation("economy", magnitude=7.0)))


def test_a_withdrawn_toll_costs_nothing():
    toll = source("A", annotation("unrest", marks=("death",), figures={"dead": (164, 164)}))
    taken_back = annotation("unrest", marks=("death", "correction"), figures={"dead": (164, 164)})

    assert points(toll)["human_cost"] == 22
    assert "human_cost" not in points(toll, source("B", taken_back, number=2, at=60))


def test_an_item_that_comes_late_is_confirmed_by_those_of_its_own_hour():
    old = (source("A", at=0), source("C", number=3, at=500))

    assert points(*old, source("B", number=2, at=30))["families"] == 10


def test_a_burst_is_a_line_of_its_own():
    severity = assess((source(said=annotation("unrest")),), None, burst=Burst("KZ", "unrest", 6))

    assert ScoreLine("burst", 10, "KZ unrest 6") in severity.lines


def test_what_the_lines_say_beside_their_points():
    said = annotation(
        "unrest",
        violent=True,
        marks=("escalator:curfew", "escalator:emergency"),
        figures={"dead": (20, None), "detained": (5_000, None)},
    )

    severity = assess((source(said=said),), None)

    assert {line.part: line.detail for line in severity.lines} == {
        "topic": "violent-unrest",
        "human_cost": "dead=20 detained=5000",
        "authority": "2",
        "escalators": "curfew emergency",
    }


# ------------------------------------------------------------------------------------------ whatever is drawn


MARKS = [
    *("breaking", "death", "violence", "accident", "correction", "escalator:curfew", "escalator:coup"),
    *("end:curfew", "damper:sport", "damper:opinion"),
]
TOPICS = ["terror", "unrest", "politics", "economy", "health", "disaster", "sport"]
DRAWN = st.lists(
    st.tuples(
        st.sampled_from("ABCDEF"),
        st.integers(1, 3),
        st.sets(st.sampled_from(TOPICS)),
        st.sets(st.sampled_from(MARKS)),
        st.none() | st.integers(0, 10**9),
        st.integers(0, 3000),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def sources_of(drawn: list[tuple[str, int, set[str], set[str], int | None, int, bool]]) -> list[StorySource]:
    """Items as drawn; the first of a story is never a copy."""
    return [
        source(
            name,
            annotation(
                *sorted(topics),
                marks=tuple(sorted(marks)),
                figures={} if dead is None else {"dead": (dead, None)},
            ),
            number=number,
            tier=tier,
            at=at,
            copy=copy and number > 0,
        )
        for number, (name, tier, topics, marks, dead, at, copy) in enumerate(drawn)
    ]


@given(DRAWN)
def test_every_score_lies_within_its_scale_and_is_the_sum_of_its_lines(drawn):
    severity = assess(sources_of(drawn), None)

    assert severity.score == min(100, max(0, sum(line.points for line in severity.lines)))
    assert (severity.score < 40) == (severity.level is Level.INFO)
    assert all(line.points for line in severity.lines)


@given(DRAWN)
def test_no_level_ever_falls_as_a_story_grows(drawn):
    sources, severity = sources_of(drawn), None
    for count in range(1, len(sources) + 1):
        grown = assess(sources[:count], severity)
        assert severity is None or grown.level >= severity.level
        severity = grown


@given(DRAWN, st.randoms(use_true_random=False))
def test_only_which_item_came_last_matters_not_how_the_others_came(drawn, random):
    *rest, last = sources_of(drawn)
    last = replace(last, copy=False)
    shuffled = list(rest)
    random.shuffle(shuffled)

    assert assess([*shuffled, last], None) == assess([*rest, last], None)


@given(DRAWN, st.randoms(use_true_random=False))
def test_items_of_one_time_may_come_in_any_order(drawn, random):
    sources = [replace(one, time=minutes(0), seen_at=minutes(1)) for one in sources_of(drawn)]
    shuffled = list(sources)
    random.shuffle(shuffled)

    assert assess(shuffled, None) == assess(sources, None)


@given(DRAWN, st.sampled_from("ABCXYZ"), st.integers(1, 3), st.sets(st.sampled_from(MARKS)))
def test_a_wire_copy_changes_nothing(drawn, publisher, tier, marks):
    sources = sources_of(drawn)
    said = annotation("terror", marks=tuple(sorted(marks)), figures={"dead": (500, 500)}, magnitude=8.0)
    copied = source(publisher, said, number=99, at=10, seen=9000, tier=tier, copy=True)

    assert assess([*sources, copied], None) == assess(sources, None)
    assert assess([copied, *sources], None) == assess(sources, None)
