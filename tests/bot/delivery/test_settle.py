import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.delivery.settle import Settler
from bot.delivery.settlement import Sent, Settlement
from bot.model import DeliveryId
from tests.bot.delivery.test_settlement import DELIVERY
from tests.manual_time import ManualTime


class Commits:
    """A database that commits when the test lets it, and chokes on some rows; it stands for a slow disk."""

    def __init__(self, *poisoned):
        self.poisoned = set(poisoned)
        self.commits = []
        self.may_commit = asyncio.Event()
        self.deliveries = self

    @asynccontextmanager
    async def begin(self):
        self.rows = []
        yield self
        await self.may_commit.wait()
        self.commits.append(self.rows)

    async def sent(self, taken, at):  # noqa: ARG002 - the port says so
        for one in taken:
            if one.delivery_id in self.poisoned:
                raise ValueError("this row")
            self.rows.append(one.delivery_id)


async def keep_all(settler, commits, count):
    """Let so many deliveries end while the first one's commit is under way; tell what each got."""
    async with asyncio.TaskGroup() as tasks:
        ends = [
            tasks.create_task(outcome_of(settler.keep(replace(DELIVERY, id=DeliveryId(number)), SENT, 1)))
            for number in range(count)
        ]
        for _ in range(5):
            await asyncio.sleep(0)
        commits.may_commit.set()
    return [end.result() for end in ends]


async def outcome_of(keeping):
    try:
        await keeping
    except ValueError as error:
        return str(error)
    return "kept"


SENT = Settlement(Sent(1))


async def test_what_ends_during_a_commit_goes_together_into_the_next():
    commits = Commits()
    settler = Settler(commits, ManualTime(), ManualTime(), ManualTime())
    assert await keep_all(settler, commits, 6) == ["kept"] * 6
    assert commits.commits == [[0], [1, 2, 3, 4, 5]]


@pytest.mark.parametrize("poisoned", [0, 3])
async def test_a_row_that_cannot_be_kept_undoes_no_other(poisoned):
    commits = Commits(poisoned)
    settler = Settler(commits, ManualTime(), ManualTime(), ManualTime())
    expected = ["this row" if number == poisoned else "kept" for number in range(6)]
    assert await keep_all(settler, commits, 6) == expected
    assert sorted(row for rows in commits.commits for row in rows) == [n for n in range(6) if n != poisoned]
