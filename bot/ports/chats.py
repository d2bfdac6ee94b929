"""Chats and their rules in the database."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from bot.model import (
    Change,
    Chat,
    ChatId,
    ChatState,
    Feed,
    Place,
    Query,
    QueryId,
    Rule,
    RuleDraft,
    RuleId,
    RuleWords,
    Schedule,
    Sound,
)


class Rules(Protocol):
    """Rules, the queries they share, and the numbered changes that *decide* follows."""

    async def add(self, draft: RuleDraft, at: datetime) -> tuple[Rule, bool]:
        """Save a rule; False with the standing one when the place asks the same under the same conditions already.

        The first rule of a query is a change.
        """
        ...

    async def remove(self, place: Place, number: int, at: datetime) -> Rule | None:
        """Remove a place's rule, which ``restore`` brings back; None when there is no such rule.

        The last rule of a query is a change.
        """
        ...

    async def restore(self, place: Place, number: int) -> Rule | None:
        """Bring a removed rule back as it was, on its alerts too; None when it is not there (any more).

        Where the place asks the same by another rule meanwhile, that one is given.
        """
        ...

    async def set_schedule(self, place: Place, number: int, schedule: Schedule) -> bool:
        """Keep when a rule's alerts come; False when there is no such rule."""
        ...

    async def at(self, place: Place, number: int) -> Rule | None:
        """Find a place's rule; None when there is no such rule."""
        ...

    async def set_sound(self, place: Place, number: int, sound: Sound) -> bool:
        """Keep when a rule's alerts make a sound; False when there is no such rule."""
        ...

    async def pause(self, place: Place, number: int, until: datetime | None) -> bool:
        """Let a rule tell nothing until then, or until ``resume``; False when there is no such rule."""
        ...

    async def resume(self, place: Place, number: int) -> bool:
        """Let a rule tell again; False when there is no such rule."""
        ...

    async def reword(self, place: Place, number: int, words: RuleWords) -> tuple[Rule, bool] | None:
        """Let a rule ask something else; None when there is no such rule.

        It keeps its number, its settings and its alerts, and for ``take_back`` what it asked before. False with the
        standing one when another rule of the place asks the same under the same conditions.
        """
        ...

    async def take_back(self, place: Place, number: int) -> tuple[Rule, bool] | None:
        """Let a rule ask what it asked before it was last reworded, once; None when that is not known.

        False as for ``reword``.
        """
        ...

    async def send_to(self, place: Place, number: int, to: Place) -> tuple[Rule, bool] | None:
        """Let a rule tell another place, under its next number there; None when there is no such rule.

        Its settings go with it, and its past stays behind: the alerts that named it name it no more. False with the
        standing one when the other place asks the same under the same conditions.
        """
        ...

    async def told_since(
        self, place: Place, rule_ids: Collection[RuleId], since: datetime
    ) -> Mapping[RuleId, tuple[datetime, ...]]:
        """Tell when a place's rules sent alerts since then, oldest first; a digest's count too."""
        ...

    async def of_place(self, place: Place) -> tuple[Rule, ...]:
        """List a place's rules by number."""
        ...

    async def count(self, chat_id: ChatId) -> int:
        """Count a chat's rules in all its topics."""
        ...

    async def asking(self, query_ids: Collection[QueryId], feed: Feed, limit: int) -> tuple[Rule, ...]:
        """List the rules of these queries in open chats that read this feed, oldest first, so many at most."""
        ...

    async def asking_after(
        self, query_ids: Collection[QueryId], feed: Feed, after: ChatId | None, limit: int
    ) -> tuple[Rule, ...]:
        """List the rules that ``asking`` lists, of the next chats by their numbers, from the one after ``after``.

        Each chat is whole, with its rules oldest first; so many rules at most, unless one chat has more. No rules:
        there is no further chat.
        """
        ...

    async def count_asking_chats(self, query_ids: Collection[QueryId], feed: Feed) -> int:
        """Count the chats of the rules that ``asking`` lists."""
        ...

    async def get(self, rule_ids: Collection[RuleId]) -> tuple[Rule, ...]:
        """List those of these rules that still stand, oldest first."""
        ...

    async def queries(self) -> tuple[Query, ...]:
        """List all queries that a standing rule asks."""
        ...

    async def last_change(self) -> int:
        """Tell the number of the newest change (0: none)."""
        ...

    async def changes_since(self, number: int) -> tuple[Change, ...]:
        """List the committed changes after this number, in order."""
        ...


class Chats(Protocol):
    """Chats with their settings, and who may come in."""

    async def get(self, chat_id: ChatId) -> Chat | None:
        """Find a chat."""
        ...

    async def open(self, chat: Chat, at: datetime) -> None:
        """Keep a chat as open, new or come back; a known chat keeps its language and time zone."""
        ...

    async def close(self, chat_id: ChatId, state: ChatState, at: datetime) -> None:
        """Close a chat with its reason; its rules stay."""
        ...

    async def set_adder(self, chat_id: ChatId, user_id: int) -> None:
        """Keep who added the bot to a group."""
        ...

    async def adder(self, chat_id: ChatId) -> int | None:
        """Tell who added the bot to a group; None where that is not known."""
        ...

    async def set_language(self, chat_id: ChatId, language: str) -> None:
        """Keep the chat's language."""
        ...

    async def set_timezone(self, chat_id: ChatId, timezone: str) -> None:
        """Keep the chat's time zone."""
        ...

    async def move(self, old: ChatId, new: ChatId, at: datetime) -> None:
        """Give everything of a group to the supergroup that it became, in this one commit."""
        ...

    async def count_open(self) -> int:
        """Count the open chats."""
        ...

    async def export(self, chat_id: ChatId, newest: int | None = None) -> Mapping[str, object] | None:
        """Everything kept about a chat, as plain JSON values; None for an unknown chat.

        With ``newest`` only so many rows a table, and ``left_out`` counts the others by table.
        """
        ...

    async def erase(self, chat_id: ChatId) -> bool:
        """Remove everything of a chat; False for an unknown chat."""
        ...
