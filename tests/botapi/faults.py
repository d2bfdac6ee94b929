"""Scripted and random faults: what the line and the Bot API do on bad days."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from tests.botapi.errors import ApiError, bad_request, too_many_requests
from tests.botapi.updates import OTHER_POLLER


class FaultKind(StrEnum):
    """What goes wrong.

    Kinds whose name ends in `_AFTER`, and `UNDECODABLE`, let the call take effect and lose its answer.
    """

    TOO_MANY_REQUESTS = "too_many_requests"
    TOO_MANY_REQUESTS_BARE = "too_many_requests_bare"
    SERVER_ERROR = "server_error"
    SERVER_ERROR_AFTER = "server_error_after"
    BAD_GATEWAY = "bad_gateway"
    BAD_GATEWAY_AFTER = "bad_gateway_after"
    UNDECODABLE = "undecodable"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    DELAY_BEFORE = "delay_before"
    DELAY_AFTER = "delay_after"
    BLOCKED = "blocked"
    KICKED = "kicked"
    DEACTIVATED = "deactivated"
    CHAT_NOT_FOUND = "chat_not_found"
    MIGRATED = "migrated"
    CONFLICT = "conflict"
    UNAUTHORIZED = "unauthorized"
    REFUSED = "refused"


LOSES_ANSWER = {
    FaultKind.SERVER_ERROR_AFTER,
    FaultKind.BAD_GATEWAY_AFTER,
    FaultKind.UNDECODABLE,
    FaultKind.RESET_AFTER,
}
DELAYS = {FaultKind.DELAY_BEFORE, FaultKind.DELAY_AFTER}
REFUSALS = {
    FaultKind.TOO_MANY_REQUESTS_BARE: (429, "Too Many Requests"),
    FaultKind.SERVER_ERROR: (500, "Internal Server Error"),
    FaultKind.SERVER_ERROR_AFTER: (500, "Internal Server Error"),
    FaultKind.BLOCKED: (403, "Forbidden: bot was blocked by the user"),
    FaultKind.KICKED: (403, "Forbidden: bot was kicked from the supergroup chat"),
    FaultKind.DEACTIVATED: (403, "Forbidden: user is deactivated"),
    FaultKind.CHAT_NOT_FOUND: (400, "Bad Request: chat not found"),
    FaultKind.CONFLICT: (409, OTHER_POLLER),
    FaultKind.UNAUTHORIZED: (401, "Unauthorized"),
}


@dataclass(slots=True, eq=False)
class Fault:
    """One fault that strikes the calls it fits, `times` times (None: for ever).

    `method` and `chat` narrow the calls down. `retry_after` (seconds) goes with 429, `migrate_to` with
    MIGRATED, `code` and `description` with REFUSED. A delay lasts until `release()`, or `seconds` of real time
    where given.
    """

    kind: FaultKind
    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    retry_after: int = 5
    migrate_to: int = 0
    code: int = 400
    description: str = "Bad Request: TOPIC_DELETED"
    seconds: float | None = None
    struck: int = 0
    _released: asyncio.Event = field(default_factory=asyncio.Event)
    _reached: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_over(self) -> bool:
        """Whether it has struck as often as it should."""
        return self.times is not None and self.struck >= self.times

    def fits(self, method: str, chat: int | None) -> bool:
        """Whether it strikes this call."""
        return not self.is_over and self.method in {None, method} and self.chat in {None, chat}

    def strike(self) -> None:
        """Note that it has struck once more."""
        self.struck += 1
        self._reached.set()

    def release(self) -> None:
        """End a delay: calls held now and later go on."""
        self._released.set()

    async def held(self) -> None:
        """Wait for the end of the delay."""
        try:
            async with asyncio.timeout(self.seconds):
                await self._released.wait()
        except TimeoutError:
            return

    async def reached(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - a failing test should say what never came
        """Wait until it has struck at least once.

        Raises:
            AssertionError: no call came that it fits.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._reached.wait()
        except TimeoutError:
            raise AssertionError(
                f"no call came for the fault {self.kind} of {self.method or 'any method'}"
            ) from None

    def error(self) -> ApiError | None:
        """The refusal it stands for, where it is one."""
        if self.kind is FaultKind.TOO_MANY_REQUESTS:
            return too_many_requests(self.retry_after)
        if self.kind is FaultKind.MIGRATED:
            text = "group chat was upgraded to a supergroup chat"
            return bad_request(text, migrate_to_chat_id=self.migrate_to)
        if self.kind is FaultKind.REFUSED:
            return ApiError(self.code, self.description)
        refusal = REFUSALS.get(self.kind)
        return ApiError(*refusal) if refusal else None


class Faults:
    """The faults that wait for calls."""

    def __init__(self) -> None:
        self._scripted: list[Fault] = []
        self._rates: Mapping[FaultKind, float] = {}
        self._methods: Collection[str] = ()
        self._random: Random | None = None
        self._seconds = 0.01

    def add(self, fault: Fault) -> Fault:
        """Let a fault wait for its calls; earlier ones strike first."""
        self._scripted.append(fault)
        return fault

    def at_random(
        self,
        rates: Mapping[FaultKind, float],
        random: Random,
        *,
        methods: Collection[str] = ("sendMessage", "editMessageText"),
        delay: float = 0.01,
    ) -> None:
        """Strike calls of these methods with these probabilities; delays last up to `delay` seconds."""
        if sum(rates.values()) > 1:
            raise ValueError("the probabilities add up to more than one")
        self._rates, self._random, self._methods, self._seconds = rates, random, methods, delay

    def clear(self) -> None:
        """Let no fault strike any more; held calls go on."""
        for fault in self._scripted:
            fault.release()
        self._scripted.clear()
        self._rates = {}

    def pick(self, method: str, chat: int | None) -> Fault | None:
        """Find the fault that strikes this call, if any."""
        for fault in self._scripted:
            if fault.fits(method, chat):
                fault.strike()
                return fault
        return self._pick_at_random(method)

    def _pick_at_random(self, method: str) -> Fault | None:
        if self._random is None or method not in self._methods:
            return None
        point = self._random.random()
        for kind, rate in self._rates.items():
            if point < rate:
                seconds = self._random.uniform(0, self._seconds) if kind in DELAYS else None
                return Fault(kind, method, retry_after=1, seconds=seconds, struck=1)
            point -= rate
        return None
