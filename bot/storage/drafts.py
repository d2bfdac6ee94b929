"""Words that people have not yet said to save."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.model import ChatId, Draft, Place
from bot.storage.connection import Connection, Row
from bot.storage.schema import drafts
from bot.storage.wanted_tests import WantedTests

KEPT = 20
"""Drafts a place; older ones go when a further one comes."""


class Drafts:
    """``bot.ports.Drafts`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, place: Place, text: str, at: datetime, answer_key: str | None = None) -> int:
        """Keep words; the number is good in this place only."""
        number = await self._connection.insert(
            drafts,
            {
                "chat_id": place.chat_id,
                "topic": place.topic,
                "text": text,
                "created_at": at,
                "answer_key": answer_key,
            },
        )
        here = (drafts.c.chat_id == place.chat_id, drafts.c.topic == place.topic)
        newest = sa.select(drafts.c.id).where(*here).order_by(drafts.c.id.desc()).limit(KEPT)
        await self._connection.run(sa.delete(drafts).where(*here, drafts.c.id.not_in(newest)))
        return number

    async def get(self, place: Place, number: int) -> Draft | None:
        """Find a draft, which stays as it is until the transaction ends; None when it is gone or another place's."""
        row = await self._connection.row(sa.select(drafts).where(*_of(place, number)).with_for_update())
        return None if row is None else _draft_of(row)

    async def change(
        self, place: Place, number: int, *, text: str, choices: Mapping[str, object]
    ) -> Draft | None:
        """Give a draft its next version, of which nothing is counted yet; None as in ``get``."""
        row = await self._connection.row(
            sa.update(drafts)
            .where(*_of(place, number))
            .values(text=text, choices=dict(choices), version=drafts.c.version + 1, counted=sa.null())
            .returning(*drafts.c)
        )
        return None if row is None else _draft_of(row)

    async def put(self, place: Place, number: int, choices: Mapping[str, object]) -> None:
        """Keep what else was chosen, which leaves what the draft asks as it is."""
        await self._connection.run(sa.update(drafts).where(*_of(place, number)).values(choices=dict(choices)))

    async def show(self, place: Place, number: int, answer_key: str) -> None:
        """Keep by which delivery's message a draft is shown."""
        await self._connection.run(sa.update(drafts).where(*_of(place, number)).values(answer_key=answer_key))

    async def keep_counted(self, place: Place, number: int, counted: Mapping[str, object]) -> None:
        """Keep what the standing version would have sent."""
        await self._connection.run(sa.update(drafts).where(*_of(place, number)).values(counted=dict(counted)))

    async def take(self, place: Place, number: int) -> Draft | None:
        """Take a draft away, with the test it waits for; None as in ``get``."""
        row = await self._connection.row(sa.delete(drafts).where(*_of(place, number)).returning(*drafts.c))
        if row is None:
            return None
        await WantedTests(self._connection).forget(number)
        return _draft_of(row)


def _of(place: Place, number: int) -> tuple[sa.ColumnElement[bool], ...]:
    return drafts.c.id == number, drafts.c.chat_id == place.chat_id, drafts.c.topic == place.topic


def _draft_of(row: Row) -> Draft:
    return Draft(
        number=row.id,
        place=Place(ChatId(row.chat_id), row.topic),
        text=row.text,
        choices=row.choices or {},
        version=row.version,
        answer_key=row.answer_key,
        counted=row.counted,
    )
