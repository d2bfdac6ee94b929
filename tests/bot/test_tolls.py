"""What the sources say of the dead and missing, and what no longer stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import StorySource
from bot.tolls import least, spans, standing
from rules.item import Evidence, Figure
from tests.bot.stories.builders import annotation, minutes, source


def says(
    publisher: str,
    at: float,
    dead: Figure | int | None = None,
    *,
    correction: bool = False,
    copy: bool = False,
) -> StorySource:
    figures = {} if dead is None else {"dead": (dead, dead) if isinstance(dead, int) else dead}
    marks = ("correction", "death") if correction else ()
    return source(publisher, annotation(marks=marks, figures=figures), number=int(at) + 1, at=at, copy=copy)


def dead(*sources: StorySource) -> list[Figure]:
    return list(spans(standing(sources), "dead"))


def test_a_toll_rises_and_differs_between_publishers():
    assert dead(says("A", 0, 5), says("B", 1, 8), says("A", 2, 12)) == [(8, 8), (12, 12)]
    assert least(standing([says("A", 0, 5), says("B", 1, (26, None))]), "dead") == 26


def test_of_one_family_the_newest_statement_counts_whatever_order_it_comes_in():
    assert dead(says("A", 9, 60), says("A", 2, 164)) == [(60, 60)]


def test_a_vaguer_word_of_the_same_family_takes_nothing_back():
    assert dead(says("A", 0, 164), says("A", 5, (20, None))) == [(164, 164)]
    assert dead(says("A", 0, 164), says("A", 5, 0)) == [(164, 164)]
    assert dead(says("A", 0, (20, None)), says("A", 5, 26)) == [(26, 26)]
    assert dead(says("A", 0, (20, None)), says("A", 5, (30, None))) == [(30, None)]


def test_a_wire_copy_says_nothing_of_its_own():
    assert dead(says("A", 0, 5), says("B", 1, 50, copy=True)) == [(5, 5)]


def test_none_counts_no_more_once_somebody_names_a_number():
    assert dead(says("A", 0, 0)) == [(0, 0)]
    assert dead(says("A", 0, 0), says("B", 1, 5)) == [(5, 5)]


def test_what_is_kept_says_who_said_it_and_when():
    statement = standing([says("A", 3, 5)])["dead"][0]

    assert (statement.publisher, statement.time, statement.low) == ("A", minutes(3), 5)


@pytest.mark.parametrize(
    ("correction", "stands"),
    [
        (164, []),
        (None, []),
        (62, [(62, 62)]),
        (227, [(227, 227)]),
    ],
    ids=["names the wrong number", "names none", "names a lower one", "names a higher one"],
)
def test_a_correction_takes_back_what_others_said_too(correction, stands):
    assert (
        dead(says("A", 0, 164), says("B", 1, (164, None)), says("C", 9, correction, correction=True))
        == stands
    )


def test_a_correction_upholds_a_number_that_others_gave():
    assert dead(says("A", 0, 164), says("B", 1, 62), says("A", 9, 62, correction=True)) == [(62, 62)]
    assert dead(says("A", 0, 164), says("B", 1, 62), says("A", 9, 164, correction=True)) == [(62, 62)]


def test_a_number_that_was_taken_back_stays_so_when_somebody_repeats_it():
    sources = (says("A", 0, 164), says("A", 9, None, correction=True), says("B", 12, 164))

    assert dead(*sources) == []
    assert dead(*sources, says("C", 20, 227)) == [(227, 227)]


def test_the_number_in_a_correction_that_nobody_had_given_before_is_not_known_to_be_right():
    assert dead(says("A", 0, 164, correction=True)) == []


def test_a_correction_of_a_name_leaves_the_toll_alone():
    other = source("B", annotation(marks=("correction",)), number=9, at=9)

    assert dead(says("A", 0, 164), other) == [(164, 164)]


def test_a_title_with_the_toll_whose_summary_says_updated_is_no_correction():
    said = annotation(marks=("correction", "death"), figures={"dead": (227, 227)})
    evidence = (
        Evidence("title", 0, 5, "dead=227..227", "number"),
        Evidence("summary", 0, 5, "mark=correction", "word"),
    )
    updated = source("A", replace(said, evidence=evidence), number=3, at=3)

    assert dead(updated) == [(227, 227)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.integers(0, 5),
            st.none() | st.tuples(st.none() | st.integers(0, 300), st.none() | st.integers(0, 300)),
            st.booleans(),
            st.booleans(),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_items_come_does_not_matter_and_every_number_was_said(drawn, random):
    sources = [
        source(
            publisher,
            annotation(
                marks=("correction", "death") if correction else (),
                figures={} if figure is None else {"dead": figure},
            ),
            number=number,
            at=at,
            copy=copy,
        )
        for number, (publisher, at, figure, correction, copy) in enumerate(drawn)
    ]
    shuffled = list(sources)
    random.shuffle(shuffled)

    found = standing(sources)

    assert standing(shuffled) == found
    assert {(one.low, one.high) for said in found.values() for one in said} <= {
        one.annotation.figures.get("dead") for one in sources if not one.copy
    }
