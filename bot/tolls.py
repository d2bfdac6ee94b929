"""What the sources of a story say of its dead, missing and injured: who said how many, and which of it still stands. Pure.

A toll may rise, differ and fall. Of each publisher family the newest statement counts; a correction takes back what it
names, whoever had said it; wire copies say nothing of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import RevisionId, StorySource

FIGURES = ("dead", "missing", "injured", "detained", "evacuated")
CORRECTION, DEATH = "correction", "death"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number of people as somebody gave it; ``low`` or ``high`` is None at an open end."""

    family: str
    publisher: str
    time: datetime
    revision_id: RevisionId
    low: int | None
    high: int | None

    @property
    def number(self) -> int:
        """The number that was written, whichever end it is."""
        return (self.low if self.low is not None else self.high) or 0

    @property
    def least(self) -> int:
        """How many it is at least."""
        return self.low or 0


Statements = Mapping[str, tuple[Statement, ...]]
"""Those that stand, by the figure's name, oldest first."""


def standing(sources: Iterable[StorySource]) -> Statements:
    """List what the sources of a story say and nobody took back."""
    telling = [
        source for source in sources if not source.copy and (source.annotation.figures or takes_back(source))
    ]
    if not telling:
        return {}
    telling.sort(key=_order)
    named = {name for source in telling for name in source.annotation.figures}
    return {
        name: said
        for name in FIGURES
        if name in named and (said := _Figure(name).after(telling)) and any(map(_speaks, said))
    }


def takes_back(source: StorySource) -> bool:
    """Tell a correction from an item whose title gives the toll and whose summary says that it was updated."""
    annotation = source.annotation
    if CORRECTION not in annotation.marks:
        return False
    entitled = [found.feature for found in annotation.evidence if found.field == "title"]
    return f"mark={CORRECTION}" in entitled or not any(
        feature.partition("=")[0] in annotation.figures for feature in entitled
    )


def least(statements: Statements, name: str) -> int:
    """The highest number that somebody gives as the least; 0 when nobody gives one."""
    return max((statement.least for statement in statements.get(name, ())), default=0)


def spans(statements: Statements, name: str) -> Sequence[tuple[int | None, int | None]]:
    """Give the ends of each statement; "none" counts no more where somebody names a number."""
    said = statements.get(name, ())
    some = [statement for statement in said if statement.number]
    return [(statement.low, statement.high) for statement in some or said]


def _order(source: StorySource) -> tuple[datetime, RevisionId]:
    return source.time, source.revision_id


def _speaks(statement: Statement) -> bool:
    return statement.low is not None or statement.high is not None


class _Figure:
    """One figure, followed through the sources in the order of time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._said: dict[str, Statement] = {}
        """Each family's newest statement."""
        self._withdrawn: set[int] = set()

    def after(self, telling: Iterable[StorySource]) -> tuple[Statement, ...]:
        for source in telling:
            statement = self._statement(source)
            if takes_back(source):
                self._correct(source, statement)
            elif statement is not None and statement.number not in self._withdrawn:
                self._hear(statement)
        return tuple(self._said.values())

    def _statement(self, source: StorySource) -> Statement | None:
        figure = source.annotation.figures.get(self._name)
        if figure is None:
            return None
        return Statement(
            source.family, source.publisher, source.time, source.revision_id, figure[0], figure[1]
        )

    def _hear(self, new: Statement) -> None:
        old = self._said.pop(new.family, None)
        self._said[new.family] = new if old is None or not _is_vaguer(new, old) else old

    def _correct(self, source: StorySource, statement: Statement | None) -> None:
        if statement is None:
            # It may be about a name: only one of the dead that gives no number at all takes the toll back.
            if self._name == "dead" and DEATH in source.annotation.marks and not source.annotation.figures:
                self._withdraw(list(self._said.values()))
            return
        earlier = list(self._said.values())
        if not earlier:
            # Nobody knows whether the number is the right one or the wrong one.
            self._withdrawn.add(statement.number)
        elif statement.number not in {other.number for other in earlier}:
            self._withdraw(earlier)
            self._said[statement.family] = statement
        elif statement.number == max(other.number for other in earlier):
            self._withdraw([other for other in earlier if 2 * other.number > statement.number])
        else:
            self._withdraw([other for other in earlier if other.number != statement.number])

    def _withdraw(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            self._withdrawn.add(statement.number)
            del self._said[statement.family]


def _is_vaguer(new: Statement, old: Statement) -> bool:
    """Tell whether a statement says less than its family did before: "dozens" after 164, none after some."""
    if not new.number:
        return bool(old.number)
    if (new.low, new.high) == (old.low, old.high):
        return False
    top = new.high is None or (old.high is not None and new.high >= old.high)
    return (new.low or 0) <= (old.low or 0) and top
