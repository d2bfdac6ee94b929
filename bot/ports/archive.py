"""The archive: what rules would have sent, and the tests that chats wait for."""

from datetime import datetime
from typing import Protocol

from bot.model import ChatId, Draft, NotCounted, Place, Question, WantedTest, WouldHaveSent


class Archive(Protocol):
    """Counts over the stories that are kept, apart from the running stages."""

    async def count(self, question: Question) -> WouldHaveSent | NotCounted:
        """Count what a rule would have sent; takes seconds, so never within a transaction. Never raises for a question.

        Stories count by what they reached in the end: a condition that was met late is met. What the chat left out,
        and what belongs to other chats, is not looked at.
        """
        ...


class WantedTests(Protocol):
    """Tests that chats wait for, until they are answered."""

    async def keep(
        self,
        place: Place,
        text: str,
        operators: str,
        answer_key: str,
        at: datetime,
        *,
        draft: Draft | None = None,
    ) -> int:
        """Keep a rule to be tried; for a draft, in place of what was to be tried for its earlier versions."""
        ...

    async def forget(self, draft_id: int) -> None:
        """Try nothing for a draft any more."""
        ...

    async def count_waiting(self, chat_id: ChatId | None = None) -> int:
        """Count the tests that a chat waits for, or all."""
        ...

    async def oldest(self) -> WantedTest | None:
        """Find the test that waits longest."""
        ...

    async def settle(self, number: int) -> WantedTest | None:
        """Take a test that was done, wherever its chat is now; None when it is no longer wanted."""
        ...

    async def said(self, answer_key: str) -> tuple[bool, int | None]:
        """Tell whether an answer is still to be said, and if not, which message it became (None: none)."""
        ...

    async def said_in(self, answer_key: str) -> Place | None:
        """Tell where an answer is said: for a channel's rule in its admin's private chat; None for an unknown one."""
        ...
