"""The outbox against a model of a few lines, under any order of acts, on SQLite."""

import asyncio
import shutil
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.model import ChatId, ChatState, DeliveryId, DeliveryKind, DeliveryState, Level, Place, Reason
from bot.storage import Store, upgrade
from tests.bot.storage.samples import NOW, answer, chat
from tests.one_delivery import lease_one, sent_one

CHATS = (1, 2, 3)
KINDS = (DeliveryKind.ANSWER, DeliveryKind.NOTICE, DeliveryKind.DIGEST)
LEASE = timedelta(minutes=3)


@dataclass
class Modelled:
    number: int
    key: str
    kind: DeliveryKind
    chat_id: int
    due_at: datetime
    state: DeliveryState = DeliveryState.PENDING
    leased_until: datetime | None = None
    attempts: int = 0
    unknown: bool = False
    doubled: bool = False
    id: DeliveryId | None = None

    @property
    def order(self) -> tuple[bool, int]:
        return self.kind is DeliveryKind.DIGEST, self.number


class Outbox(RuleBasedStateMachine):
    """Each act is done to both; what the outbox then says must be what the model says."""

    template: Path

    def __init__(self):
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.folder = tempfile.TemporaryDirectory()
        self.now = NOW
        self.rows: dict[str, Modelled] = {}
        self.open = set(CHATS)

    @initialize()
    def begin(self):
        file = Path(self.folder.name) / "test.db"
        shutil.copy(self.template, file)
        opened = Store.open(f"sqlite:///{file}", synchronous="normal")
        self.store = self.runner.run(self.stack.enter_async_context(opened))
        for chat_id in CHATS:
            self.do(lambda tx, chat_id=chat_id: tx.chats.open(chat(chat_id), NOW))

    def teardown(self):
        self.runner.run(self.stack.aclose())
        self.runner.close()
        self.folder.cleanup()

    def do(self, act):
        async def within():
            async with self.store.begin() as tx:
                return await act(tx)

        return self.runner.run(within())

    def pick(self, state: DeliveryState, choice: int) -> Modelled:
        rows = [row for row in self.rows.values() if row.state is state]
        return rows[choice % len(rows)]

    def has(self, state: DeliveryState) -> bool:
        return any(row.state is state for row in self.rows.values())

    @rule(
        key=st.integers(0, 30),
        kind=st.sampled_from(KINDS),
        chat_id=st.sampled_from(CHATS),
        wait=st.integers(0, 9),
    )
    def add(self, key, kind, chat_id, wait):
        due_at = self.now + timedelta(minutes=wait)
        draft = answer(str(key), Place(ChatId(chat_id)), kind=kind, level=Level.INFO, due_at=due_at)
        self.do(lambda tx: tx.deliveries.add([draft]))
        if draft.key not in self.rows:
            self.rows[draft.key] = Modelled(len(self.rows), draft.key, kind, chat_id, due_at)

    @rule(minutes=st.integers(1, 10))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(limit=st.integers(1, 4), resting=st.sets(st.sampled_from(CHATS), max_size=2))
    def lease_what_is_due(self, limit, resting):
        self.do(lambda tx: tx.deliveries.end_leases(self.now))
        due = self.do(lambda tx: tx.deliveries.due(self.now, [ChatId(one) for one in resting], limit))
        for row in self.rows.values():
            if row.leased_until is not None and row.leased_until <= self.now:
                row.state, row.unknown, row.leased_until = DeliveryState.PENDING, True, None
        expected = self.expected(resting)[:limit]
        assert [one.place.chat_id for one in due] == [row.chat_id for row in expected]
        for one, row in zip(due, expected, strict=True):
            self.lease(one.id, row)

    def expected(self, resting) -> list[Modelled]:
        first: dict[int, Modelled] = {}
        for row in sorted(self.rows.values(), key=lambda row: row.order):
            if row.state is DeliveryState.PENDING and row.due_at <= self.now and row.chat_id not in resting:
                first.setdefault(row.chat_id, row)
        return sorted(first.values(), key=lambda row: row.order)

    def lease(self, delivery_id, row: Modelled):
        delivery = self.do(lambda tx: lease_one(tx, delivery_id, self.now, self.now + LEASE))
        if row.kind is not DeliveryKind.ANSWER and row.chat_id not in self.open:
            assert delivery is None
            row.state = DeliveryState.WITHDRAWN
            return
        assert (delivery.key, delivery.attempts, delivery.unknown) == (row.key, row.attempts, row.unknown)
        row.id = delivery_id
        row.attempts += 1
        row.state, row.leased_until = DeliveryState.LEASED, self.now + LEASE

    @precondition(lambda self: self.has(DeliveryState.LEASED))
    @rule(choice=st.integers(0, 99))
    def settle_as_sent(self, choice):
        row = self.pick(DeliveryState.LEASED, choice)
        self.do(lambda tx: sent_one(tx, row.id, 5, 0, self.now))
        row.state, row.leased_until, row.doubled = DeliveryState.SENT, None, row.unknown

    @precondition(lambda self: self.has(DeliveryState.LEASED))
    @rule(choice=st.integers(0, 99), wait=st.integers(0, 5), unknown=st.booleans())
    def try_again(self, choice, wait, unknown):
        row = self.pick(DeliveryState.LEASED, choice)
        due_at = self.now + timedelta(minutes=wait)
        self.do(lambda tx: tx.deliveries.again(row.id, due_at, unknown=unknown, error="e"))
        row.state, row.leased_until, row.due_at = DeliveryState.PENDING, None, due_at
        row.unknown |= unknown

    @precondition(lambda self: self.has(DeliveryState.LEASED))
    @rule(choice=st.integers(0, 99))
    def give_up(self, choice):
        row = self.pick(DeliveryState.LEASED, choice)
        self.do(lambda tx: tx.deliveries.ended(row.id, Reason.REFUSED, "e", self.now))
        row.state, row.leased_until = DeliveryState.DEAD, None

    @rule()
    def the_process_dies(self):
        held = [row for row in self.rows.values() if row.state is DeliveryState.LEASED]
        assert self.do(lambda tx: tx.deliveries.take_over_leases()) == len(held)
        for row in held:
            row.state, row.unknown, row.leased_until = DeliveryState.PENDING, True, None

    @rule(chat_id=st.sampled_from(CHATS))
    def close_or_open(self, chat_id):
        if chat_id in self.open:
            self.do(lambda tx: tx.chats.close(ChatId(chat_id), ChatState.BLOCKED, self.now))
        else:
            self.do(lambda tx: tx.chats.open(chat(chat_id), self.now))
        self.open ^= {chat_id}

    @invariant()
    def nothing_is_lost(self):
        if not hasattr(self, "store"):
            return
        counted = self.do(lambda tx: tx.deliveries.settled_count())
        expected: dict[str, int] = {}
        for row in self.rows.values():
            for name in (row.state.value, *(["maybe_doubled"] if row.doubled else [])):
                expected[f"{row.kind}.{name}"] = expected.get(f"{row.kind}.{name}", 0) + 1
        assert counted == expected
        moments = [row.due_at for row in self.rows.values() if row.state is DeliveryState.PENDING]
        moments += [row.leased_until for row in self.rows.values() if row.leased_until is not None]
        assert self.do(lambda tx: tx.deliveries.next_due()) == min(moments, default=None)


def test_the_outbox_does_what_its_model_does(tmp_path):
    Outbox.template = tmp_path / "template.db"
    asyncio.run(upgrade(f"sqlite:///{Outbox.template}"))
    machine = settings(
        max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Outbox, settings=machine)
