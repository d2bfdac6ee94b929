"""STAGE 3: leases what is due, calls Telegram, settles by its answer.

A delivery is leased in one commit before its call and settled in one after it. Whatever happens between the two,
it is tried again: at the next start as *unknown*, in this process by the pauses of ``settlement``.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import structlog

from bot.clock import Wake
from bot.delivery.holding import Holder, HoldSettings, Wanted
from bot.delivery.line import Line
from bot.delivery.settle import Settler
from bot.delivery.settlement import (
    Again,
    Ended,
    Pace,
    held_back,
    instead,
    settle_plan,
)
from bot.delivery.wording import Word
from bot.model import (
    AlertContent,
    Attachment,
    AttachmentId,
    Call,
    ChatId,
    Delivery,
    DeliveryId,
    Digest,
    DigestContent,
    DigestKind,
    EditMessage,
    Faulty,
    NotTaken,
    Outcome,
    Reason,
    SendExample,
    SendFile,
    SendMessage,
    Shown,
    Speech,
    Story,
    StoryId,
    Toast,
    TokenRejected,
    Unknown,
)
from bot.ports import (
    Clock,
    Courier,
    DueDelivery,
    SendTransaction,
    Store,
    StoreUnavailableError,
    Timer,
    Turn,
)

GATHER_SECONDS = 0.04
"""When Telegram's limit is reached, so much longer than needed the next deliveries wait: calls that went together come
free within that time, and several that go together cost little more than one."""
LEASES_LOOKED_AT_SECONDS = 1.0
"""How often it is looked whether a lease ran out."""
OWN_FAILURES = 3
OWN_FAILURE_PAUSE = timedelta(seconds=2)
LONGEST_STORE_PAUSE = 30.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SendSettings:
    """How much at once, and how long; a lease must outlast a call, the other ways tried in it, and their turns."""

    in_flight: int = 32
    lease: timedelta = timedelta(seconds=180)
    look_seconds: float = 2.0
    pace: Pace = field(default_factory=Pace)
    flood_per_hour: int = 0
    """How many first messages of a rule a place gets in an hour; 0: any number."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A delivery whose lease is committed, with what it shows."""

    delivery: Delivery
    content: AlertContent | DigestContent | Attachment | Story | None


class Sender:
    """Sends what is due, several calls at once, one at a time a chat; there is one of it a database."""

    def __init__(  # noqa: PLR0913 - each is a thing of its own that a test sets
        self,
        store: Store[SendTransaction],
        courier: Courier,
        word: Word,
        clock: Clock,
        machine: Clock,
        timer: Timer,
        random: Random,
        *,
        settings: SendSettings | None = None,
    ) -> None:
        self._store = store
        self._courier = courier
        self._word = word
        self._clock = clock
        self._machine = machine
        self._timer = timer
        self._random = random
        self._settings = settings or SendSettings()
        self._line = Line(random)
        self._settler = Settler(store, clock, machine, timer)
        self._holder = Holder(
            clock,
            machine,
            HoldSettings(self._settings.flood_per_hour, self._settings.pace.story_seconds),
        )
        self._flying: set[ChatId] = set()
        """Chats that are being called; answers to presses go beside these calls."""
        self._presses = 0
        self._own_failures: dict[DeliveryId, int] = {}
        self._gathering_until = 0.0
        self._leases_end_at = 0.0
        self._singly = 0
        """So many deliveries are leased one by one: one of them makes the stage raise."""
        self._store_failures = 0
        self._stopping = False
        self._rest = 0.0

    @property
    def token_rejected(self) -> bool:
        """Telegram does not know our token: nothing goes out until an operator puts it right."""
        return self._line.token_rejected

    @property
    def line_down(self) -> bool:
        """Telegram has not answered several calls in a row."""
        return self._line.down

    async def run(self, told: Wake) -> None:
        """Send until ``stop``; ``told`` says that deliveries were committed. Calls under way are finished first."""
        async with asyncio.TaskGroup() as flights:
            while not self._stopping:
                await self._look(flights, told)
                if self._rest > 0 and not self._stopping:
                    await told.wait(self._rest)

    def stop(self) -> None:
        """Begin no more calls; set ``told`` after it, and ``run`` ends when those under way are settled."""
        self._stopping = True

    async def step(self) -> int:
        """Send what may go now and see it settled; tell how many deliveries were taken up."""
        async with asyncio.TaskGroup() as flights:
            return await self._look(flights, Wake())

    async def _look(self, flights: asyncio.TaskGroup, told: Wake) -> int:
        """Lease what the limits let go now and begin its calls; ``_rest`` is then how long to wait for a wake."""
        now = self._timer.monotonic()
        wait, gathers = self._line.wait(now), self._gathering_until > now
        if wait > 0 or self._room() == 0:
            self._rest = wait or self._settings.look_seconds
            return 0
        hurried = told.hurried()
        if gathers and not hurried:
            self._rest = self._gathering_until - now
            return 0
        try:
            leased, looked = await self._lease(answers_only=gathers)
            self._store_failures = 0
        except StoreUnavailableError as error:
            self._rest = min(2.0**self._store_failures, LONGEST_STORE_PAUSE)
            self._store_failures = min(self._store_failures + 1, 16)
            log.warning("send.store_unavailable", error=str(error))
            return 0
        for one in leased:
            self._take_off(one.delivery)
            flights.create_task(self._fly(one, told))
        if self._gathering_until > now:
            self._rest = max(0.0, self._gathering_until - self._timer.monotonic())
        elif looked and not leased:
            self._rest = 0.0
        return looked

    def _room(self) -> int:
        return self._line.room(len(self._flying) + self._presses, self._settings.in_flight)

    def _take_off(self, delivery: Delivery) -> None:
        if isinstance(delivery.speech, Toast):
            self._presses += 1
        else:
            self._flying.add(delivery.place.chat_id)

    def _land(self, delivery: Delivery) -> None:
        if isinstance(delivery.speech, Toast):
            self._presses -= 1
        else:
            self._flying.discard(delivery.place.chat_id)

    # ------------------------------------------------------------------------------------------------- leasing

    async def _lease(self, *, answers_only: bool) -> tuple[Sequence[Leased], int]:
        """Take turns for due deliveries and lease them, all in one commit; tell how many had a turn."""
        turns: list[DueDelivery] = []
        try:
            async with self._store.begin() as tx:
                turns = self._admitted(await self._due(tx, answers_only=answers_only))
                leased = await self._open_all(tx, turns)
        except BaseException as error:
            self._forgo(turns)
            if isinstance(error, StoreUnavailableError) or not isinstance(error, Exception):
                raise
            await self._one_is_to_blame(turns, error)
            return (), len(turns)
        going = {one.delivery.id for one in leased}
        self._forgo([taken for taken in turns if taken.id not in going])
        self._singly = max(0, self._singly - len(turns))
        return leased, len(turns)

    def _admitted(self, due: Sequence[DueDelivery]) -> list[DueDelivery]:
        """Take turns for deliveries in their order, until the limits let no further one go.

        What is told has its share of them: it is not held up by answers that wait.
        """
        turns = []
        rests = dict[bool, float]()
        for waiting in due:
            told = waiting.turn is Turn.TOLD
            if told in rests:
                continue
            wait = self._courier.admit(waiting.place, waiting.turn)
            if wait > 0:
                rests[told] = wait + (GATHER_SECONDS if told else 0.0)
            else:
                turns.append(waiting)
        if rests:
            self._rest = min(rests.values())
            self._gathering_until = self._timer.monotonic() + self._rest
        return turns

    def _forgo(self, turns: Sequence[DueDelivery]) -> None:
        for taken in turns:
            if taken.turn is not Turn.PRESS:
                self._courier.forgo(taken.place)

    async def _one_is_to_blame(self, turns: Sequence[DueDelivery], error: Exception) -> None:
        """Count a failure to its delivery; of several it is not known whose it is, so they are leased one by one."""
        if len(turns) == 1:
            self._singly = max(0, self._singly - 1)
            await self._fail(turns[0].id, error)
        elif turns:
            self._singly = len(turns)
        else:
            raise error

    async def _due(self, tx: SendTransaction, *, answers_only: bool) -> Sequence[DueDelivery]:
        # Asked within the transaction: more calls may have ended while it waited to begin.
        room, resting, full = self._room(), self._courier.resting(), self._courier.full()
        if self._singly:
            room = min(room, 1)
        now = self._machine.now()
        await self._end_leases(tx, now)
        due = await tx.deliveries.due(
            now, {*self._flying, *resting}, room, full=full, answers_only=answers_only
        )
        if len(due) == room:
            self._rest = 0.0
            return due
        rests = [self._settings.look_seconds, *resting.values(), *full.values()]
        if due or answers_only:
            # The end of a call wakes us before anything else is due.
            self._rest = min(rests)
            return due
        next_due = await tx.deliveries.next_due()
        # What is due already waits for a chat that rests or is being called; the end of a call wakes us.
        if next_due is not None and next_due > now:
            rests.append((next_due - now).total_seconds())
        self._rest = min(rests)
        return due

    async def _end_leases(self, tx: SendTransaction, now: datetime) -> None:
        if self._timer.monotonic() >= self._leases_end_at:
            self._leases_end_at = self._timer.monotonic() + LEASES_LOOKED_AT_SECONDS
            await tx.deliveries.end_leases(now)

    async def _open_all(self, tx: SendTransaction, turns: Sequence[DueDelivery]) -> Sequence[Leased]:
        """Lease deliveries and load what they show; those that end or wait after all are left out."""
        if not turns:
            return ()
        now = self._machine.now()
        until = now + self._settings.lease
        going = await tx.deliveries.lease([turn.id for turn in turns], now, until, self._clock.now())
        alert_ids = {delivery.alert_id for delivery in going if delivery.alert_id is not None}
        contents = await tx.deliveries.contents(alert_ids)
        wanted = await self._holder.wanted(tx, contents.values())
        leased = []
        for delivery in going:
            content = None if delivery.alert_id is None else contents.get(delivery.alert_id)
            one = await self._open(tx, delivery, content, wanted, now)
            if one is not None:
                leased.append(one)
        return leased

    async def _open(
        self,
        tx: SendTransaction,
        delivery: Delivery,
        content: AlertContent | None,
        wanted: Wanted,
        now: datetime,
    ) -> Leased | None:
        """Load what else a leased delivery shows; None: it has ended, or waits."""
        if delivery.digest_id is not None:
            digest = await self._holder.open(tx, delivery)
            return None if digest is None else Leased(delivery, digest)
        if isinstance(delivery.speech, SendFile):
            return await self._open_file(tx, delivery, delivery.speech.attachment_id)
        if isinstance(delivery.speech, SendExample):
            return await self._open_example(tx, delivery, delivery.speech.story_id)
        if content is None:
            return Leased(delivery, None)
        end = held_back(delivery, content, self._settings.pace, self._clock.now(), now)
        if end is not None:
            await self._settler.end(tx, delivery.id, end)
            return None
        going = await self._holder.let_go(tx, delivery, content, wanted)
        return None if going is None else Leased(going, content)

    async def _open_file(
        self, tx: SendTransaction, delivery: Delivery, attachment_id: AttachmentId
    ) -> Leased | None:
        """Load a file; one that lay for longer than files are kept is asked for again, if it is still wanted."""
        attachment = (await tx.attachments.get([attachment_id])).get(attachment_id)
        if attachment is None:
            await self._settler.end(tx, delivery.id, Ended(Reason.REFUSED, "the file is gone"))
            return None
        return Leased(delivery, attachment)

    async def _open_example(
        self, tx: SendTransaction, delivery: Delivery, story_id: StoryId
    ) -> Leased | None:
        """Load a story that is shown for example; nobody misses one that is gone."""
        story = await tx.examples.get(story_id)
        if story is None:
            await self._settler.end(tx, delivery.id, Ended(Reason.REFUSED, "the story is gone"))
            return None
        return Leased(delivery, story)

    # ------------------------------------------------------------------------------------------------- calling

    async def _fly(self, leased: Leased, told: Wake) -> None:
        try:
            call = self._word(leased.delivery, leased.content)
        except Exception as error:  # noqa: BLE001 - whatever one delivery makes the stage raise, the others go on
            if not isinstance(leased.delivery.speech, Toast):
                self._courier.forgo(leased.delivery.place)
            await self._fail(leased.delivery.id, error, leased.delivery.speech)
        else:
            await self._carry(leased, call)
        finally:
            self._land(leased.delivery)
            told.set()

    async def _carry(self, leased: Leased, call: Call) -> None:
        delivery, content = leased.delivery, leased.content
        try:
            call, outcome = await self._call(delivery, call)
            self._note(outcome)
            settlement = settle_plan(delivery, call, outcome, self._machine.now(), self._random)
            version = content.story.version if isinstance(content, AlertContent) else 0
            await self._settler.keep(delivery, settlement, version, _shows(call), _flood(content))
        except Exception as error:  # noqa: BLE001 - likewise
            await self._fail(delivery.id, error, delivery.speech, unknown=True)
        else:
            self._own_failures.pop(delivery.id, None)

    async def _call(self, delivery: Delivery, call: Call) -> tuple[Call, Outcome]:
        """Perform a call, and while Telegram minds how it is made, the next other way."""
        while True:
            outcome = await self._courier.perform(call)
            other = instead(delivery, call, outcome.fault) if isinstance(outcome, Faulty) else None
            if other is None or not isinstance(outcome, Faulty):
                return call, outcome
            log.warning("send.otherwise", kind=delivery.kind, fault=outcome.fault, detail=outcome.detail)
            call = other

    def _note(self, outcome: Outcome) -> None:
        was_down, was_rejected = self._line.down, self._line.token_rejected
        match outcome:
            case NotTaken(detail) | Unknown(detail):
                self._line.failed(self._timer.monotonic())
                if self._line.down and not was_down:
                    log.warning("send.line_down", detail=detail)
            case TokenRejected():
                self._line.rejected(self._timer.monotonic())
                if not was_rejected:
                    log.error("send.token_rejected", todo="check telegram.token")
            case _:
                self._line.answered()
                if was_down or was_rejected:
                    log.info("send.line_up")

    async def _fail(
        self,
        delivery_id: DeliveryId,
        error: BaseException,
        speech: Speech | None = None,
        *,
        unknown: bool = False,
    ) -> None:
        """Count a failure of the delivery's own; the third sets it aside, so that it does not block the rest.

        A file is not kept with it: its people may ask for another one.
        """
        times = self._own_failures.pop(delivery_id, 0) + 1
        name = type(error).__name__
        if times >= OWN_FAILURES:
            log.error("send.set_aside", delivery=delivery_id, exc_info=error)
            end: Again | Ended = Ended(Reason.SET_ASIDE, name)
        else:
            log.error("send.failed", delivery=delivery_id, error=name)
            self._own_failures[delivery_id] = times
            end = Again(self._machine.now() + OWN_FAILURE_PAUSE * 2**times, unknown, name)
        try:
            async with self._store.begin() as tx:
                await self._settler.end(tx, delivery_id, end)
                if isinstance(speech, SendFile) and isinstance(end, Ended):
                    await tx.attachments.remove([speech.attachment_id])
        except StoreUnavailableError as unavailable:
            log.warning("send.store_unavailable", error=str(unavailable))


def _shows(call: Call) -> tuple[Shown, ...]:
    return call.message.shows if isinstance(call, SendMessage | EditMessage) else ()


def _flood(content: AlertContent | DigestContent | Attachment | Story | None) -> Digest | None:
    if isinstance(content, DigestContent) and content.digest.kind is DigestKind.FLOOD:
        return content.digest
    return None
