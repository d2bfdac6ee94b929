"""When the next call may go: Telegram's limits for a bot, a chat and a group, and the pauses that a 429 asks for.

A limit is "at most n calls begun within so many seconds", counted exactly: a bucket that fills while it empties
would let nearly twice as many through in the window that Telegram looks at. What it documents:
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
from collections import deque
from dataclasses import dataclass
from random import Random

from bot.model import ChatId
from bot.ports import Timer, Turn

SLACK = 1.02
"""Calls arrive a little closer together than they left: each window is kept two hundredths longer."""
EVEN_RATE = 1.1
EVEN_SECONDS = 0.2
"""What is told goes out evenly, at most a tenth faster than its limit within a fifth of a second: room for an answer
comes free every thirtieth of a second."""
ANSWERS_SHARE = 0.8
ANSWERS_SECONDS = 0.5
"""Up to this share of the bot's limit answers wait for room like everything else. When more people wait than that, their
answers go past it: Telegram names it for bulk messages (the FAQ above), and a person is waiting."""
ANSWERS_RATE = 3.0
"""How many times the bot's limit answers may reach."""
OBEYING_SECONDS = 300.0
"""How long after a 429 answers keep to the bot's limit: Telegram does not let them past it now."""
TOLD_SHARE = 0.2
"""However many people talk, what is told keeps so much of the limit."""
RESERVED = 0.1
"""While people talk, so much of the limit is left free of what is told: their answers find room at once."""
TALK_SECONDS = 10.0
"""How long after an answer people count as talking."""
CHAT_BURST_SECONDS = 3.0
"""A chat's rate holds over three seconds, so that three messages may follow each other at once."""
FIRST_UNSTATED_PAUSE = 5.0
LONGEST_UNSTATED_PAUSE = 320.0
JITTER = 0.25
"""A pause is drawn out by up to a quarter, so that chats paused together do not come back together."""
TURN_HELD_SECONDS = 0.05
"""How soon to ask again while a turn given to the same chat has not begun."""
SWEEP_EVERY = 1_000
"""After so many turns, chats that have been silent are forgotten."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast Telegram may be called; None lifts a limit."""

    per_second: float | None = 30
    per_chat_second: float | None = 1
    group_per_minute: float | None = 20


class Window:
    """At most ``limit`` calls begun within ``seconds``; a turn taken counts until its call begins or is given up."""

    def __init__(self, rate: float, seconds: float) -> None:
        # The hair more keeps 20 a minute from becoming 19.999….
        self._limit = max(1, math.floor(rate * seconds + 1e-9))
        self._seconds = self._limit / rate * SLACK
        self._begun: deque[float] = deque()
        self._taken = 0

    def wait(self, now: float, *, spare: int = 0) -> float:
        """Seconds until there is room for one more turn, and ``spare`` besides; 0.0 when there is room now."""
        self._forget(now)
        limit = max(1, self._limit - spare)
        beyond = len(self._begun) + self._taken - limit
        if beyond < 0:
            return 0.0
        if beyond < len(self._begun):
            return self._begun[beyond] + self._seconds - now
        # All room is held by calls about to begin: the first of them frees its place no earlier than this.
        return self._seconds

    def take(self) -> None:
        """Take a turn."""
        self._taken += 1

    def begin(self, now: float) -> None:
        """Begin the call of a turn taken."""
        self._taken -= 1
        self._begun.append(now)

    def forgo(self) -> None:
        """Give up a turn taken."""
        self._taken -= 1

    def idle(self, now: float) -> bool:
        """Tell whether forgetting this window changes nothing."""
        self._forget(now)
        return not self._begun and not self._taken

    def _forget(self, now: float) -> None:
        while self._begun and self._begun[0] + self._seconds <= now:
            self._begun.popleft()


class _BotLimit:
    """The limit of the whole bot: what is told gives way to answers, and is never shut out by them."""

    def __init__(self, rate: float | None) -> None:
        self._limited = rate is not None
        some = 1.0 if rate is None else rate
        self._all = Window(some, 1.0)
        self._told = Window(some * EVEN_RATE, EVEN_SECONDS), Window(some * TOLD_SHARE, 1.0)
        self._answers = Window(some * ANSWERS_SHARE, ANSWERS_SECONDS), Window(some * ANSWERS_RATE, 1.0)
        self._spare = math.ceil(some * RESERVED)
        self._answered_at = -math.inf
        self._obeying_until = -math.inf

    def wait(self, turn: Turn, now: float) -> float:
        """Seconds until there is room for a turn."""
        if not self._limited:
            return 0.0
        if turn is not Turn.TOLD:
            share, most = self._answers
            keeps = now < self._obeying_until or share.wait(now) == 0
            return self._all.wait(now) if keeps else most.wait(now)
        even, share = self._told
        talked = now - self._answered_at < TALK_SECONDS
        wait = self._all.wait(now, spare=self._spare if talked else 0)
        if talked:
            wait = min(wait, share.wait(now))
        return max(even.wait(now), wait)

    def windows(self, turn: Turn) -> tuple[Window, ...]:
        """List the windows that a turn counts in."""
        if not self._limited:
            return ()
        return self._all, *(self._told if turn is Turn.TOLD else self._answers)

    def answering(self, now: float) -> None:
        """Note that somebody is answered."""
        self._answered_at = now

    def throttled(self, now: float) -> None:
        """Note that Telegram found calls too many."""
        self._obeying_until = now + OBEYING_SECONDS


class Limiter:
    """Gives turns within the limits, one at a time a chat; a 429 pauses its chat, a second chat's the whole bot.

    Answers to presses are no messages: nothing limits them but a pause of the bot.
    """

    def __init__(self, limits: Limits, timer: Timer, random: Random) -> None:
        self._limits = limits
        self._timer = timer
        self._random = random
        self._bot = _BotLimit(limits.per_second)
        self._chats: dict[ChatId, tuple[Window, ...]] = {}
        self._admitted: dict[ChatId, Turn] = {}
        self._paused: dict[ChatId, float] = {}
        self._unstated: dict[ChatId, int] = {}
        self._bot_paused_until = 0.0
        self._turns = 0

    def resting(self) -> dict[ChatId, float]:
        """Name the chats that have no room for any message now, with the seconds that each must wait."""
        now = self._timer.monotonic()
        waits = {chat: _longest_wait(windows, now) for chat, windows in self._chats.items() if chat < 0}
        for chat in self._paused:
            waits[chat] = max(waits.get(chat, 0.0), self._pause_left(chat, now))
        return {chat: seconds for chat, seconds in waits.items() if seconds > 0}

    def full(self) -> dict[ChatId, float]:
        """Name the people's chats that have no room for a new message now, with the seconds that it must wait."""
        now = self._timer.monotonic()
        waits = {chat: _longest_wait(windows, now) for chat, windows in self._chats.items() if chat >= 0}
        return {chat: seconds for chat, seconds in waits.items() if seconds > 0}

    def admit(self, chat: ChatId, turn: Turn) -> float:
        """Take a turn and tell 0.0; or take nothing and tell the seconds after which it is worth asking again."""
        now = self._timer.monotonic()
        if turn is Turn.PRESS:
            return max(0.0, self._bot_paused_until - now)
        if chat in self._admitted:
            return TURN_HELD_SECONDS
        windows = self._windows_of(chat, turn)
        wait = max(
            self._bot_paused_until - now,
            self._pause_left(chat, now),
            self._bot.wait(turn, now),
            _longest_wait(windows, now),
        )
        if wait > 0:
            return wait
        for window in (*self._bot.windows(turn), *windows):
            window.take()
        self._admitted[chat] = turn
        if turn is not Turn.TOLD:
            self._bot.answering(now)
        self._sweep(now)
        return 0.0

    def forgo(self, chat: ChatId) -> None:
        """Give back a turn that no call was made in."""
        turn = self._admitted.pop(chat)
        for window in (*self._bot.windows(turn), *self._windows_of(chat, turn)):
            window.forgo()

    async def begin(self, chat: ChatId) -> None:
        """Begin a call in the turn taken for its chat; wait for a turn where none was taken."""
        while chat not in self._admitted:
            wait = self.admit(chat, Turn.TOLD)
            if wait > 0:
                await self._timer.sleep(wait)
        turn = self._admitted.pop(chat)
        now = self._timer.monotonic()
        for window in (*self._bot.windows(turn), *self._windows_of(chat, turn)):
            window.begin(now)

    def throttled(self, chat: ChatId, stated: float | None) -> float:
        """Pause a chat, and the bot when another chat is paused already; tell for how many seconds.

        A 429 does not say whose limit it is, and without ``retry_after`` not for how long: then 5 s, doubling.
        """
        now = self._timer.monotonic()
        if stated is None:
            times = self._unstated[chat] = self._unstated.get(chat, 0) + 1
            stated = min(FIRST_UNSTATED_PAUSE * 2.0 ** (times - 1), LONGEST_UNSTATED_PAUSE)
        seconds = stated * (1 + self._random.random() * JITTER)
        self._paused[chat] = max(self._paused.get(chat, 0.0), now + seconds)
        self._bot.throttled(now + seconds)
        if any(other != chat and until > now for other, until in self._paused.items()):
            self._bot_paused_until = max(self._bot_paused_until, now + seconds)
        return seconds

    def answered(self, chat: ChatId) -> None:
        """Note that Telegram took a call of this chat: a next 429 without a time begins with the short pause."""
        self._unstated.pop(chat, None)

    def _windows_of(self, chat: ChatId, turn: Turn) -> tuple[Window, ...]:
        if turn is Turn.CHANGE and chat >= 0:
            return ()
        windows = self._chats.get(chat)
        if windows is None:
            # A negative id is a group's or a channel's: https://core.telegram.org/api/bots/ids
            group = self._limits.group_per_minute if chat < 0 else None
            per_minute = None if group is None else group / 60
            windows = _windows((self._limits.per_chat_second, CHAT_BURST_SECONDS), (per_minute, 60.0))
            self._chats[chat] = windows
        return windows

    def _pause_left(self, chat: ChatId, now: float) -> float:
        return max(0.0, self._paused.get(chat, 0.0) - now)

    def _sweep(self, now: float) -> None:
        self._turns += 1
        if self._turns % SWEEP_EVERY:
            return
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if not all(window.idle(now) for window in windows)
        }


def _windows(*rates: tuple[float | None, float]) -> tuple[Window, ...]:
    return tuple(Window(rate, seconds) for rate, seconds in rates if rate is not None)


def _longest_wait(windows: tuple[Window, ...], now: float) -> float:
    return max((window.wait(now) for window in windows), default=0.0)
