"""People who write to the bot and press its buttons, on the Bot API server's side, and how long each waits for an answer.

An update counts from the moment at which the server has it: it can be fetched then, or is brought by webhook. A message
is answered when the first ``sendMessage`` to its chat arrives; a press when its ``answerCallbackQuery`` does, and its
screen when the message is edited or another one sent.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

import aiohttp

FIRST_PERSON = 1_000
LEFT_ALONE = ("erase", "stop")
"""Whoever presses such a button is no longer there to go on."""
WORDS = ("banjir", "gempa", "kebakaran", "kerusuhan", "unjuk rasa", "longsor", "Kendari", "OPEC")
MIX = {"start": 0.1, "words": 0.3, "rules": 0.15, "press": 0.3, "why": 0.05, "feeds": 0.1}
REST_SECONDS = 3.0
"""Nobody writes again sooner: what a chat's own limit holds up is not the program's."""
DATE = 1_640_995_200
NOTHING_SHOWN_SECONDS = 3.0
"""A press that was answered and after so long shows nothing new, shows nothing."""
WEBHOOK_CALLS = 40
"""https://core.telegram.org/bots/api#setwebhook (``max_connections``)"""


@dataclass(frozen=True, slots=True)
class Waited:
    """One update and the seconds until its answer; ``screen``: until the message changed that a button stands under."""

    kind: str
    answer: float | None
    screen: float | None


@dataclass(slots=True)
class _Act:
    kind: str
    at: float
    callback: str | None = None
    answered: float | None = None
    shown: float | None = None

    @property
    def done(self) -> bool:
        return self.answered is not None and (self.callback is None or self.shown is not None)


@dataclass(slots=True)
class _Person:
    id: int
    free_at: float = 0.0
    message_id: int = 0
    buttons: list[str] = field(default_factory=list)
    """The data of the newest message that had some."""
    act: _Act | None = None


@dataclass
class Talkers:
    """The people, the updates on their way, and the answers seen."""

    webhook: tuple[str, str] | None = None
    """Address and secret."""
    _people: dict[int, _Person] = field(default_factory=dict)
    _random: Random = field(default_factory=lambda: Random(9))
    _updates: list[dict[str, Any]] = field(default_factory=list)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _acts: list[_Act] = field(default_factory=list)
    _numbers: int = 0
    _nobody_free: int = 0

    # ------------------------------------------------------------------------------------------- what people do

    async def play(self, people: int, rate: float, seconds: float) -> None:
        """Have so many people act, so many times a second; each begins with /start."""
        for number in range(FIRST_PERSON, FIRST_PERSON + people):
            self._people.setdefault(number, _Person(number))
        self._acts, self._nobody_free = [], 0
        due = began = time.monotonic()
        gate = asyncio.Semaphore(WEBHOOK_CALLS)
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as calls:
            while (due := due + self._random.expovariate(rate)) < began + seconds:
                await asyncio.sleep(due - time.monotonic())
                payload = self._next()
                if payload is None:
                    self._nobody_free += 1
                elif self.webhook is None:
                    self._updates.append(payload)
                    self._arrived.set()
                else:
                    calls.create_task(_bring(session, gate, self.webhook, payload))

    def _next(self) -> dict[str, Any] | None:
        """Let somebody who waits for nothing do something."""
        now = time.monotonic()
        idle = [person for person in self._people.values() if _is_idle(person, now)]
        if not idle:
            return None
        person = self._random.choice(idle)
        kind = self._random.choices(list(MIX), list(MIX.values()))[0]
        if person.free_at == 0.0:
            kind = "start"
        elif kind == "press" and not person.buttons:
            kind = "rules"
        act = person.act = _Act(kind, now)
        self._acts.append(act)
        self._numbers += 1
        return {"update_id": self._numbers, **self._event(person, act)}

    def _event(self, person: _Person, act: _Act) -> dict[str, Any]:
        user = {"id": person.id, "is_bot": False, "first_name": "Budi", "language_code": "id"}
        chat = {"id": person.id, "type": "private", "first_name": "Budi"}
        message: dict[str, Any] = {"message_id": self._numbers, "date": DATE, "chat": chat}
        if act.kind == "press":
            act.callback = str(self._numbers)
            pressed = {"id": act.callback, "from": user, "chat_instance": "1"}
            data = self._random.choice(person.buttons)
            ours = {**message, "message_id": person.message_id, "text": "."}
            return {"callback_query": {**pressed, "message": ours, "data": data}}
        text = f"/{act.kind}"
        if act.kind == "words":
            text = f"{self._random.choice(WORDS)} {self._random.choice(WORDS)}"
        message |= {"from": user, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return {"message": message}

    # --------------------------------------------------------------------------------------- what the bot does

    async def fetched(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        """Answer ``getUpdates``."""
        until = time.monotonic() + seconds
        while True:
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
            left = until - time.monotonic()
            if self._updates or left <= 0:
                return self._updates[:100]
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                return []

    def knows(self, chat_id: int) -> bool:
        """Tell whether a chat is of one of the people."""
        return chat_id in self._people

    def pressed(self, callback: str) -> None:
        """See ``answerCallbackQuery``."""
        for person in self._people.values():
            if person.act is not None and person.act.callback == callback:
                person.act.answered = time.monotonic()
                _settle(person)

    def written(self, chat_id: int, message_id: int, buttons: list[str]) -> None:
        """See a message sent, or edited."""
        person = self._people[chat_id]
        if buttons:
            person.message_id = message_id
            person.buttons = [data for data in buttons if not data.startswith(LEFT_ALONE)]
        act = person.act
        if act is None:
            return
        now = time.monotonic()
        if act.callback is None:
            act.answered = act.answered or now
        else:
            act.shown = act.shown or now
        _settle(person)

    def waited(self) -> Mapping[str, object]:
        """Tell how long everybody waited since the last ``play``."""
        return {"waited": [asdict(_waited(act)) for act in self._acts], "nobody_free": self._nobody_free}


def _is_idle(person: _Person, now: float) -> bool:
    act = person.act
    if act is not None and act.answered is not None and now - act.answered > NOTHING_SHOWN_SECONDS:
        person.act = None
    return person.act is None and person.free_at <= now


def _settle(person: _Person) -> None:
    if person.act is not None and person.act.done:
        person.act, person.free_at = None, time.monotonic() + REST_SECONDS


def _waited(act: _Act) -> Waited:
    return Waited(
        act.kind,
        None if act.answered is None else act.answered - act.at,
        None if act.shown is None else act.shown - act.at,
    )


async def _bring(
    session: aiohttp.ClientSession, gate: asyncio.Semaphore, webhook: tuple[str, str], payload: object
) -> None:
    url, secret = webhook
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with gate:
        while True:
            async with session.post(url, json=payload, headers=headers) as response:
                if response.status == 200:
                    return
            await asyncio.sleep(0.5)
