"""People who talk to the handlers by hand-made updates, over a real database, and read what they are answered."""

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiogram import Bot

from bot.clock import Wake
from bot.delivery.wording import Wording
from bot.model import (
    AnswerPress,
    ChatId,
    DeleteMessage,
    EditButtons,
    EditMessage,
    Place,
    Rule,
    SendExample,
    SendMessage,
    Standing,
    Update,
)
from bot.storage import Store
from bot.texts import Texts
from bot.updates import Talker
from handlers import Access, Services, conversation
from rules import Lexicon
from tests.botapi.markup import parse_html
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one

TEXTS = Texts()
BOT = Bot("42:of-a-test")
"""Never called; each would read the system's certificates anew."""
NUMBERS: Iterator[int] = itertools.count(1)
ADMIN, MEMBER, US = 70, 71, 42
GROUP = -100


@dataclass
class Admins:
    """Telegram's word on who administers the group."""

    standings: dict[tuple[int, int], Standing] = field(default_factory=dict)
    """What others than the admin and us, who may post everywhere, may do."""

    async def administrators(self, chat_id: ChatId) -> Collection[int]:
        assert chat_id < 0
        return {ADMIN}

    async def standing(self, chat_id: ChatId, user_id: int, *, fresh: bool = False) -> Standing:  # noqa: ARG002 - the port says so
        assert chat_id < 0
        usual = Standing.POSTS if user_id in {ADMIN, US} else Standing.OTHER
        return self.standings.get((chat_id, user_id), usual)

    def forget(self, chat_id: ChatId) -> None:
        assert chat_id


@dataclass
class Answer:
    """What the person sees: a message with its buttons by label, an edited message, an example or a toast."""

    kind: str
    text: str
    buttons: dict[str, str | None] = field(default_factory=dict)
    message_id: int | None = None


class Talks:
    """Updates go in, answers come out."""

    def __init__(self, store: Store, lexicon: Lexicon, **settings: Any) -> None:
        self.store = store
        self.lexicon = lexicon
        self.time = ManualTime()
        self.aside = 0
        """So many rows a test set aside itself."""
        self._numbers = NUMBERS
        values: dict[str, Any] = {
            "access": Access.OPEN,
            "allowed": frozenset(),
            "admins": frozenset(),
            "rules_per_chat": 3,
            "feeds_per_chat": 2,
            "search_hosts": (),
            "chats": 0,
            **settings,
        }
        self.services = services = Services(
            lexicon=lexicon, clock=self.time, username="kentongan_bot", **values
        )
        handle = conversation(BOT, services)
        self.admins = Admins()
        self._talker = Talker(store, handle, self.admins, self.time, self.time, self.time, Wake())

    async def say(
        self, text: str | None, *, user: int = 7, chat: int = 0, language: str = "id", **message: object
    ) -> list[Answer]:
        """Let somebody write; in a private chat unless ``chat`` names a group."""
        said = {**self._message(user, chat, language), **message}
        if text is not None:
            said["text"] = text
        return await self._handle(chat or user, {"message": said})

    async def press(
        self,
        data: str | None,
        *,
        user: int = 7,
        chat: int = 0,
        language: str = "id",
        message: int = 500,
        under: str = "…",
    ) -> list[Answer]:
        """Let somebody press a button under a message of ours, which says ``under``."""
        shown = {**self._message(user, chat, language), "message_id": message, "text": under}
        query = {
            "id": str(next(self._numbers)),
            "from": self._person(user, language),
            "message": shown,
            "chat_instance": "1",
            "data": data,
        }
        return await self._handle(chat or user, {"callback_query": query})

    async def member(
        self, before: str, after: str, *, user: int = 7, chat: int = 0, **fields: object
    ) -> list[Answer]:
        """Let Telegram tell what becomes of the bot in a chat; ``fields`` are what it says beside its status."""
        us = {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"}
        event = {
            "chat": self._chat(user, chat),
            "from": self._person(user, "id"),
            "date": 1_641_369_600,
            "old_chat_member": {"status": before, "user": us, "until_date": 0} | fields,
            "new_chat_member": {"status": after, "user": us, "until_date": 0} | fields,
        }
        return await self._handle(chat or user, {"my_chat_member": event})

    async def rules(self, chat: int = 7) -> list[Rule]:
        async with self.store.begin() as tx:
            return list(await tx.rules.of_place(Place(ChatId(chat))))

    async def state(self, chat: int = 7) -> str | None:
        async with self.store.begin() as tx:
            kept = await tx.chats.get(ChatId(chat))
        return None if kept is None else kept.state.value

    # ---------------------------------------------------------------------------------------------- underneath

    async def _handle(self, chat: int, event: dict[str, object]) -> list[Answer]:
        number = next(self._numbers)
        update = Update(number, ChatId(chat), {"update_id": number, **event}, US)
        async with self.store.begin() as tx:
            await tx.inbox.store([update], self.time.now())
        assert await self._talker.step() == 1
        async with self.store.begin() as tx:
            assert len(await tx.upkeep.set_aside()) <= self.aside
            assert await tx.inbox.waiting() == 0
        return await self._answers()

    async def _answers(self) -> list[Answer]:
        answers: list[Answer] = []
        while True:
            async with self.store.begin() as tx:
                due = await tx.deliveries.due(self.time.now(), set(), 100)
                for waiting in due:
                    now = self.time.now()
                    delivery = await lease_one(tx, waiting.id, now, now + timedelta(minutes=1))
                    assert delivery is not None
                    if isinstance(delivery.speech, SendExample):
                        # Its story is read only when it is sent.
                        answers.append(Answer("example", delivery.speech.pack))
                    else:
                        answers.append(_read(Wording(TEXTS)(delivery, None)))
                    await sent_one(tx, delivery.id, 500 + delivery.id, 0, now)
            if not due:
                return answers

    def _message(self, user: int, chat: int, language: str) -> dict[str, object]:
        return {
            "message_id": next(self._numbers),
            "date": 1_641_369_600,
            "chat": self._chat(user, chat),
            "from": self._person(user, language),
        }

    def _chat(self, user: int, chat: int) -> dict[str, object]:
        if chat:
            return {"id": chat, "type": "supergroup", "title": "Warga"}
        return {"id": user, "type": "private", "first_name": "Budi"}

    def _person(self, user: int, language: str) -> dict[str, object]:
        return {"id": user, "is_bot": False, "first_name": "Budi", "language_code": language}


def _read(call: object) -> Answer:
    match call:
        case SendMessage(message=message):
            return Answer("message", parse_html(message.html).text, _buttons(message.buttons))
        case EditMessage(message=message, message_id=number):
            return Answer("edit", parse_html(message.html).text, _buttons(message.buttons), number)
        case DeleteMessage(message_id=number):
            return Answer("gone", "", message_id=number)
        case EditButtons(message_id=number, buttons=rows):
            return Answer("buttons", "", _buttons(rows), number)
        case AnswerPress(text=text):
            assert len(text or "") <= 200
            return Answer("toast", text or "")
    raise AssertionError(call)


def _buttons(rows: Any) -> dict[str, str | None]:
    return {button.label: button.data for row in rows for button in row}
