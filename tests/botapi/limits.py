"""Telegram's documented rates: counted always, enforced on request.

Numbers: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this (30 messages a second
in bulk, one a second in a chat with short bursts, 20 a minute in a group).
"""

import math
from collections import Counter, deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rates:
    """What is allowed; `chat_burst` messages may come at once in a chat that was quiet.

    Windows are a little shorter than a second or a minute, so that jitter on the line of a client that keeps
    its limits to the letter does not count against it.
    """

    per_second: int = 30
    per_chat_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20
    jitter: float = 0.05

    @property
    def second(self) -> float:
        """The window of the bot's limit, in seconds."""
        return 1.0 - self.jitter

    @property
    def minute(self) -> float:
        """The window of a group's limit, in seconds."""
        return 60.0 - self.jitter


@dataclass(slots=True)
class Counts:
    """What was counted so far.

    `messages` counts sends and edits; `over_*` are calls beyond a limit, whether they were refused or not;
    `answers_lost` had their effect and a fault took the answer; `answers_unread` had their effect and the bot
    was gone before the answer; `in_flight` have not been answered yet (long polls left out).
    """

    calls: Counter[str] = field(default_factory=Counter)
    refused: Counter[int] = field(default_factory=Counter)
    messages: int = 0
    most_in_a_second: int = 0
    most_in_a_group_minute: int = 0
    over_bot: int = 0
    over_chat: int = 0
    over_group: int = 0
    ignored_retry_after: int = 0
    answers_lost: int = 0
    answers_unread: int = 0
    in_flight: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def over_limits(self) -> int:
        """Calls beyond any limit."""
        return self.over_bot + self.over_chat + self.over_group


class Limiter:
    """Watches the calls that put or change messages."""

    def __init__(self, rates: Rates, counts: Counts, *, enforce: bool) -> None:
        self.rates = rates
        self.enforce = enforce
        self._counts = counts
        self._bot: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._chats: dict[int, float] = {}
        self._paused_until: dict[int, float] = {}

    def pause(self, chat_id: int, now: float, seconds: float) -> None:
        """Remember that this chat was told to wait."""
        self._paused_until[chat_id] = now + seconds

    def admit(self, chat_id: int, now: float, *, edit: bool = False) -> int:
        """Count a message to a chat at a moment of a monotonic clock.

        An edit counts for the bot and for a group, not for the second in a chat: the documented rate is one of
        messages, and a person who presses buttons quickly sees edits as quickly. The answer is the `retry_after` to refuse it with, in whole seconds, or 0 to let it pass.
        """
        if now < self._paused_until.get(chat_id, 0):
            self._counts.ignored_retry_after += 1
        chat_wait = 0.0 if edit else self._chat_wait(chat_id, now)
        waits = [self._bot_wait(now), chat_wait, self._group_wait(chat_id, now)]
        self._counts.over_bot += waits[0] > 0
        self._counts.over_chat += waits[1] > 0
        self._counts.over_group += waits[2] > 0
        if self.enforce and max(waits) > 0:
            retry_after = max(1, math.ceil(max(waits)))
            self.pause(chat_id, now, retry_after)
            return retry_after
        self._take(chat_id, now, edit=edit)
        return 0

    def _bot_wait(self, now: float) -> float:
        return _window_wait(self._bot, now, self.rates.second, self.rates.per_second)

    def _group_wait(self, chat_id: int, now: float) -> float:
        if chat_id > 0:
            return 0
        sent = self._groups.setdefault(chat_id, deque())
        return _window_wait(sent, now, self.rates.minute, self.rates.group_per_minute)

    def _chat_wait(self, chat_id: int, now: float) -> float:
        """Wait by the moment at which the chat's burst will be whole again (a leaky bucket)."""
        whole_at = self._chats.get(chat_id, now)
        spacing = 1 / self.rates.per_chat_second
        return max(0.0, whole_at - now - spacing * (self.rates.chat_burst - 1) - self.rates.jitter)

    def _take(self, chat_id: int, now: float, *, edit: bool) -> None:
        self._counts.messages += 1
        self._bot.append(now)
        self._counts.most_in_a_second = max(self._counts.most_in_a_second, len(self._bot))
        if not edit:
            whole_at = max(self._chats.get(chat_id, now), now)
            self._chats[chat_id] = whole_at + 1 / self.rates.per_chat_second
        if chat_id < 0:
            sent = self._groups[chat_id]
            sent.append(now)
            self._counts.most_in_a_group_minute = max(self._counts.most_in_a_group_minute, len(sent))


def _window_wait(sent: deque[float], now: float, window: float, most: int) -> float:
    """Seconds until one more fits into a sliding window; forgets what has left the window."""
    while sent and now - sent[0] >= window:
        sent.popleft()
    return sent[len(sent) - most] + window - now if len(sent) >= most else 0.0
