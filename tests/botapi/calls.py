"""What the bot did: a log of its calls, and of what it did wrong."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, as it was answered.

    `moment` is on the server's monotonic clock, in seconds. `status` is 0 where the connection was cut.
    `taken` tells whether the call took effect, whatever was answered.
    """

    number: int
    method: str
    params: dict[str, Any]
    at: datetime
    moment: float
    status: int
    result: Any
    description: str
    taken: bool
    fault: str | None

    @property
    def chat_id(self) -> int | str | None:
        """The chat it was about."""
        return self.params.get("chat_id")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that the Bot API does not allow, or that this server does not know how to do."""

    method: str
    problem: str
    params: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method}: {self.problem}"


class CallLog:
    """All calls in the order of their answers, and all violations."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.violations: list[Violation] = []
        self._watches: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def add(self, call: Call) -> None:
        """Keep a call."""
        self.calls.append(call)
        for test, found in self._watches:
            if not found.done() and test():
                found.set_result(None)

    def of(self, method: str, chat_id: int | None = None) -> list[Call]:
        """The calls of one method, of one chat where given."""
        return [
            call
            for call in self.calls
            if call.method == method and (chat_id is None or call.chat_id == chat_id)
        ]

    async def wait_for(self, method: str, count: int = 1, timeout: float = 5) -> list[Call]:  # noqa: ASYNC109 - a failing test should say what came instead
        """Wait until a method was called at least so many times.

        Raises:
            AssertionError: it was not, within `timeout` seconds.
        """

        def enough() -> bool:
            return len(self.of(method)) >= count

        if not enough():
            watch = (enough, asyncio.get_running_loop().create_future())
            self._watches.append(watch)
            try:
                async with asyncio.timeout(timeout):
                    await watch[1]
            except TimeoutError:
                seen = ", ".join(call.method for call in self.calls[-20:]) or "nothing"
                raise AssertionError(f"wanted {count} × {method}; the last calls: {seen}") from None
            finally:
                self._watches.remove(watch)
        return self.of(method)

    @contextmanager
    def expect_violation(self, pattern: str) -> Iterator[list[Violation]]:
        """Expect at least one violation that matches a regular expression; those are then forgiven.

        Raises:
            AssertionError: none happened.
        """
        start = len(self.violations)
        found: list[Violation] = []
        yield found
        found += [violation for violation in self.violations[start:] if re.search(pattern, str(violation))]
        if not found:
            raise AssertionError(
                f"no violation matches {pattern!r}: {[str(v) for v in self.violations[start:]]}"
            )
        self.violations[start:] = [item for item in self.violations[start:] if item not in found]

    def assert_clean(self) -> None:
        """Fail when the bot did something that Telegram does not allow.

        Raises:
            AssertionError: every unexpected violation, a line each.
        """
        if self.violations:
            lines = "\n".join(f"  {violation}" for violation in self.violations)
            raise AssertionError(f"the bot did what the Bot API does not allow:\n{lines}")
