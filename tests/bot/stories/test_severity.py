"""How grave a story is, by the table of STORIES §4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Level, Severity, StorySource
from bot.stories.severity import assess
from tests.bot.stories.builders import annotation, source


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


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCDEF"),
            st.integers(1, 3),
            st.sets(
                st.sampled_from(["terror", "unrest", "politics", "economy", "health", "disaster", "sport"])
            ),
            st.sets(
                st.sampled_from(["breaking", "death", "escalator:curfew", "damper:sport", "damper:opinion"])
            ),
            st.integers(0, 10**9),
            st.integers(0, 3000),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_score_lies_within_its_scale_and_is_the_sum_of_its_lines(drawn):
    sources = tuple(
        source(
            name,
            annotation(*sorted(topics), marks=tuple(sorted(marks)), figures={"dead": (dead, None)}),
            number=number,
            tier=tier,
            at=at,
            copy=copy,
        )
        for number, (name, tier, topics, marks, dead, at, copy) in enumerate(drawn)
    )

    severity = assess(sources, None)

    assert severity.score == min(100, max(0, sum(line.points for line in severity.lines)))
    assert (severity.score < 40) == (severity.level is Level.INFO)
