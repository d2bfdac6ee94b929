"""What people are asked to write next."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import Place, Step, StepKind
from bot.storage.connection import Connection
from bot.storage.schema import steps

FORGOTTEN_AFTER = timedelta(days=1)
"""Words so long after a question are hardly its answer."""


class Steps:
    """``bot.ports.Steps`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def ask(self, place: Place, person_id: int, step: Step) -> None:
        """Take this person's next words in this place for an answer; an earlier step of theirs ends."""
        await self.end(place, person_id)
        await self._connection.run(
            sa.insert(steps).values(
                chat_id=place.chat_id,
                topic=place.topic,
                person_id=person_id,
                kind=step.kind,
                data=dict(step.data),
                asked_at=step.asked_at,
            )
        )

    async def waiting(self, place: Place, person_id: int, now: datetime) -> Step | None:
        """Tell what this person is asked here; None for nothing, or nothing within the last day."""
        row = await self._connection.row(
            sa.select(steps).where(*_of(place, person_id), steps.c.asked_at > now - FORGOTTEN_AFTER)
        )
        return None if row is None else Step(StepKind(row.kind), row.asked_at, row.data)

    async def take_over(self, place: Place, person_id: int, now: datetime) -> Step | None:
        """Let this person answer what anybody was asked here last; None where nobody is asked anything."""
        here = (steps.c.chat_id == place.chat_id, steps.c.topic == place.topic)
        row = await self._connection.row(
            sa.select(steps)
            .where(*here, steps.c.asked_at > now - FORGOTTEN_AFTER)
            .order_by(steps.c.asked_at.desc(), steps.c.person_id)
            .limit(1)
        )
        if row is None:
            return None
        step = Step(StepKind(row.kind), row.asked_at, row.data)
        await self.end(place, row.person_id)
        await self.ask(place, person_id, step)
        return step

    async def end(self, place: Place, person_id: int) -> None:
        """Take this person's words as usual again."""
        await self._connection.run(sa.delete(steps).where(*_of(place, person_id)))


def _of(place: Place, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        steps.c.chat_id == place.chat_id,
        steps.c.topic == place.topic,
        steps.c.person_id == person_id,
    )
