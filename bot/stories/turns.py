"""What about a story's growth deserves a reply, and what somebody has heard who read its newest version. Pure."""

from collections.abc import Iterable

from bot.model import Alert, Reason, Story
from bot.stories.severity import escalators, figure

TOLL_MORE = 10
"""So many more dead, and at least twice as many, are a turn."""


def heard(story: Story) -> frozenset[str]:
    """What somebody has heard who has read a story's newest version: its escalators and its dead."""
    marks = (mark for source in story.sources for mark in source.annotation.marks)
    return frozenset(
        {*(f"escalator:{slug}" for slug in escalators(marks)), f"dead:{figure(story.sources, 'dead')}"}
    )


def turns(story: Story, alert: Alert) -> tuple[Reason, ...]:
    """What the people of a standing alert have not heard of its story and must hear of by a reply."""
    return tuple(_turns(story, alert))


def _turns(story: Story, alert: Alert) -> Iterable[Reason]:
    if story.severity.level > alert.told_level:
        yield Reason.LEVEL_ROSE
    now = heard(story)
    if any(mark.startswith("escalator:") for mark in now - alert.told_marks):
        yield Reason.NEW_ESCALATOR
    dead, before = _dead(now), _dead(alert.told_marks)
    if dead >= max(2 * before, before + TOLL_MORE):
        yield Reason.TOLL_ROSE


def _dead(marks: Iterable[str]) -> int:
    return max((int(mark.removeprefix("dead:")) for mark in marks if mark.startswith("dead:")), default=0)
