"""Rules in the making, and rules that somebody shared."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.model import Draft, Place


class Drafts(Protocol):
    """Words that people have not yet said to save; the newest twenty of each place are kept."""

    async def keep(self, place: Place, text: str, at: datetime, answer_key: str | None = None) -> int:
        """Keep words; the number is good in this place only."""
        ...

    async def get(self, place: Place, number: int) -> Draft | None:
        """Find a draft, which stays as it is until the transaction ends; None when it is gone or another place's."""
        ...

    async def change(
        self, place: Place, number: int, *, text: str, choices: Mapping[str, object]
    ) -> Draft | None:
        """Give a draft its next version, of which nothing is counted yet; None as in ``get``."""
        ...

    async def put(self, place: Place, number: int, choices: Mapping[str, object]) -> None:
        """Keep what else was chosen, which leaves what the draft asks as it is."""
        ...

    async def show(self, place: Place, number: int, answer_key: str) -> None:
        """Keep by which delivery's message a draft is shown."""
        ...

    async def keep_counted(self, place: Place, number: int, counted: Mapping[str, object]) -> None:
        """Keep what the standing version would have sent."""
        ...

    async def take(self, place: Place, number: int) -> Draft | None:
        """Take a draft away, with the test it waits for; None as in ``get``."""
        ...


class SharedRules(Protocol):
    """Rules behind a link: who shared one is not kept."""

    async def share(self, text: str, code: str, at: datetime) -> str:
        """Keep a rule's text under a code, and give the code by which it is found: the same text has one."""
        ...

    async def find(self, code: str) -> str | None:
        """Tell the text behind a code; None when there is none (any more)."""
        ...
