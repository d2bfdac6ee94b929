"""What follows from how a call ended: pure decisions, no I/O.

Pauses are in seconds of real time; ages and gaps of messages are on the story clock.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape, unescape
from random import Random

from bot.model import (
    AlertContent,
    Call,
    ChatEnded,
    ChatId,
    ChatMoved,
    ChatState,
    Delivery,
    DeliveryKind,
    EditMessage,
    Faulty,
    Level,
    MessageFault,
    NotTaken,
    Outcome,
    Reason,
    Rendered,
    SendAttachment,
    SendMessage,
    Taken,
    Throttled,
    TokenRejected,
    Unknown,
)

NOT_TAKEN_LONGEST = 30.0
UNKNOWN_LONGEST = 300.0
TOKEN_PAUSE = 60.0
OWN_FAILURE_PAUSE = 2.0
UNSENT_PAUSE = 10.0
"""How long an edit waits for the message that it edits to be taken."""
SHORTEST_WAIT = 0.05
"""While the demo's clock stands still, what waits for it must not be looked at all the time."""
TEXT_LIMIT = 4_096
EDIT_GAP = timedelta(minutes=2)
EDIT_AGE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Again:
    """Try again then (on the machine's clock); ``unknown`` when it may have been taken."""

    due_at: datetime
    unknown: bool
    error: str


@dataclass(frozen=True, slots=True)
class Ended:
    """It will never be sent."""

    reason: Reason
    error: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a delivery's row and its chat stand afterwards; kept in one commit."""

    end: Sent | Again | Ended
    close: ChatState | None = None
    move_to: ChatId | None = None
    topic_gone: bool = False
    """It went to the chat's main thread instead."""


def settle_plan(
    delivery: Delivery, call: Call, outcome: Outcome, now: datetime, random: Random
) -> Settlement:
    """Decide what follows from an outcome; ``now`` is on the machine's clock, ``call`` the one that was made last."""
    match outcome:
        case Taken():
            elsewhere = isinstance(call, SendMessage | SendAttachment) and call.place != delivery.place
            return Settlement(Sent(outcome.message_id), topic_gone=elsewhere)
        case ChatEnded():
            return Settlement(Ended(Reason.CHAT_CLOSED, outcome.state), close=outcome.state)
        case ChatMoved():
            return Settlement(Again(now, unknown=False, error="moved"), move_to=outcome.to)
        case Faulty(MessageFault.NO_RIGHTS, detail):
            # Whatever comes next would be refused too.
            return Settlement(
                Ended(Reason.REFUSED, f"{MessageFault.NO_RIGHTS}: {detail}"), close=ChatState.NO_RIGHTS
            )
        case Faulty():
            gone = outcome.fault is MessageFault.GONE and delivery.alert_id is not None
            reason = Reason.MESSAGE_DELETED if gone else Reason.REFUSED
            return Settlement(Ended(reason, f"{outcome.fault}: {outcome.detail}"))
        case Throttled() | NotTaken() | Unknown() | TokenRejected():
            return Settlement(_again(delivery, call, outcome, now, random))


def _again(
    delivery: Delivery,
    call: Call,
    outcome: Throttled | NotTaken | Unknown | TokenRejected,
    now: datetime,
    random: Random,
) -> Again:
    unknown, error = False, ""
    match outcome:
        case Throttled():
            pause, error = outcome.seconds, "throttled"
        case TokenRejected():
            pause, error = TOKEN_PAUSE, "token rejected"
        case NotTaken():
            pause, error = _growing(delivery.attempts, NOT_TAKEN_LONGEST, random), outcome.detail
        case Unknown():
            pause, error = _growing(delivery.attempts, UNKNOWN_LONGEST, random), outcome.detail
            # An edit or the answer to a press may be repeated freely; a message may be there twice.
            unknown = isinstance(call, SendMessage | SendAttachment)
    return Again(now + timedelta(seconds=pause), unknown, error)


def _growing(attempts: int, longest: float, random: Random) -> float:
    """One second, doubling, with up to a quarter more, so that what failed together does not return together."""
    pause: float = min(2.0 ** min(attempts, 16), longest)
    return pause * (1 + random.random() / 4)


def instead(delivery: Delivery, call: Call, fault: MessageFault) -> Call | None:
    """Find the call that may pass where this one never will; None when there is none."""
    match call, fault:
        case ((SendMessage() | EditMessage()), MessageFault.MARKUP):
            plain = plain_text(call.message)
            return None if plain == call.message else replace(call, message=plain)
        case ((SendMessage() | SendAttachment()), _):
            return _sent_elsewhere(call, fault)
        case EditMessage(), MessageFault.FIXED:
            return SendMessage(call.place, call.message, silent=True, reply_to=call.message_id)
        case EditMessage(), MessageFault.GONE if delivery.alert_id is None:
            return SendMessage(call.place, call.message)
        case _:
            return None


def _sent_elsewhere(call: SendMessage | SendAttachment, fault: MessageFault) -> Call | None:
    """Leave the topic, or what it replies to, that is gone; say otherwise what a file that is not taken held."""
    match fault:
        case MessageFault.TOPIC_GONE if call.place.topic:
            return replace(call, place=replace(call.place, topic=0))
        case MessageFault.REPLY_GONE if call.reply_to is not None:
            return replace(call, reply_to=None)
        case MessageFault.MARKUP | MessageFault.TOO_BIG | MessageFault.NO_FILES | MessageFault.REFUSED:
            if isinstance(call, SendAttachment):
                return SendMessage(call.place, call.otherwise, reply_to=call.reply_to)
    return None


def plain_text(message: Rendered) -> Rendered:
    """Leave only the words of a message and its first link, so that nothing in it can be refused."""
    words = unescape(re.sub(r"<[^<>]*>", "", message.html))
    link = re.search(r'href="([^"]*)"', message.html)
    tail = f"\n{unescape(link[1])}" if link else ""
    return Rendered(escape(words[: TEXT_LIMIT - len(tail)] + tail, quote=False), shows=message.shows)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a message may change; ``story_seconds`` of the story clock pass in a second of the machine's."""

    edit_gap: timedelta = EDIT_GAP
    edit_age: timedelta = EDIT_AGE
    story_seconds: float = 1.0

    def machine_time(self, left: timedelta) -> timedelta:
        """Tell how long the machine's clock takes for this on the story's, unless that stands still."""
        return max(left / self.story_seconds, timedelta(seconds=SHORTEST_WAIT))


def held_back(
    delivery: Delivery, content: AlertContent, pace: Pace, story_now: datetime, now: datetime
) -> Again | Ended | None:
    """Decide whether a leased edit or reply must wait or end instead of going now; None lets it go."""
    reason = _needless(delivery, content, pace, story_now)
    if reason is not None:
        return Ended(reason, "")
    if delivery.kind is not DeliveryKind.EDIT:
        return _too_soon(delivery, content, pace, story_now, now)
    if content.alert.message_id is None:
        return Again(now + timedelta(seconds=UNSENT_PAUSE), unknown=False, error="not sent yet")
    shown_at = content.alert.shown_at or content.alert.sent_at
    if shown_at is None or story_now - shown_at >= pace.edit_gap:
        return None
    left = pace.edit_gap - (story_now - shown_at)
    return Again(now + pace.machine_time(left), unknown=False, error="too soon after the last change")


def _too_soon(
    delivery: Delivery, content: AlertContent, pace: Pace, story_now: datetime, now: datetime
) -> Again | None:
    """Let a reply wait for its time on the story clock, which may have stood still; a rise to critical never waits."""
    due, rose = content.alert.replied_at, Reason.LEVEL_ROSE in delivery.reasons
    critical = rose and delivery.level is Level.CRITICAL
    if delivery.kind is not DeliveryKind.REPLY or critical or due is None or story_now >= due:
        return None
    return Again(
        now + pace.machine_time(due - story_now), unknown=False, error="too soon after the last reply"
    )


def _needless(delivery: Delivery, content: AlertContent, pace: Pace, story_now: datetime) -> Reason | None:
    alert, rose = content.alert, Reason.LEVEL_ROSE in delivery.reasons
    edits = delivery.kind is DeliveryKind.EDIT
    if alert.deleted and (edits or (delivery.kind is DeliveryKind.REPLY and not rose)):
        return Reason.MESSAGE_DELETED
    if edits and alert.shown_version >= content.story.version:
        return Reason.COLLAPSED
    # The first message went out late enough to show what the reply would tell.
    if delivery.kind is DeliveryKind.REPLY and alert.sent_version >= delivery.story_version:
        return Reason.COLLAPSED
    if edits and not rose and story_now - (alert.sent_at or content.story.first_at) > pace.edit_age:
        return Reason.EDIT_TOO_OLD
    return None
