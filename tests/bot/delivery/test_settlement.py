"""What follows from each outcome, as a table."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.delivery.settlement import (
    Again,
    Ended,
    Pace,
    Sent,
    Settlement,
    held_back,
    instead,
    plain_text,
    settle_plan,
)
from bot.model import (
    Alert,
    AlertContent,
    AlertId,
    AnswerPress,
    Chat,
    ChatEnded,
    ChatId,
    ChatKind,
    ChatMoved,
    ChatState,
    Delivery,
    DeliveryId,
    DeliveryKind,
    EditMessage,
    Faulty,
    Level,
    MessageFault,
    NotTaken,
    Place,
    Reason,
    Rendered,
    RenderedButton,
    SendMessage,
    Severity,
    SituationId,
    Story,
    StoryId,
    Taken,
    Throttled,
    TokenRejected,
    Unknown,
)
from tests.manual_time import START

PLACE = Place(ChatId(1001))
TOPIC = Place(ChatId(-100), 9)
SEND = SendMessage(PLACE, Rendered("Kerusuhan"))
EDIT = EditMessage(PLACE, 7, Rendered("Kerusuhan"))
PRESS = AnswerPress(PLACE, "press", None)
CHAT = Chat(ChatId(1001), ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta")
DELIVERY = Delivery(
    id=DeliveryId(1),
    key="send:1:1",
    kind=DeliveryKind.SEND,
    place=PLACE,
    level=Level.IMPORTANT,
    alert_id=AlertId(1),
    story_version=1,
    reasons=(Reason.TOLD,),
    speech=None,
    attempts=0,
    unknown=False,
    chat=CHAT,
)
ANSWER = replace(DELIVERY, kind=DeliveryKind.ANSWER, alert_id=None)


class NoChance(Random):
    """No jitter, so that the pauses can be written down."""

    def random(self):
        return 0.0


def plan(outcome, call=SEND, delivery=DELIVERY):
    return settle_plan(delivery, call, outcome, START, NoChance())


def after(seconds):
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("outcome", "settlement"),
    [
        (Taken(42), Settlement(Sent(42))),
        (Throttled(7.5, stated=True), Settlement(Again(after(7.5), unknown=False, error="throttled"))),
        (NotTaken("no line"), Settlement(Again(after(1), unknown=False, error="no line"))),
        (Unknown("reset"), Settlement(Again(after(1), unknown=True, error="reset"))),
        (TokenRejected(), Settlement(Again(after(60), unknown=False, error="token rejected"))),
        (
            ChatEnded(ChatState.BLOCKED),
            Settlement(Ended(Reason.CHAT_CLOSED, "blocked"), close=ChatState.BLOCKED),
        ),
        (
            ChatMoved(ChatId(-1005)),
            Settlement(Again(START, unknown=False, error="moved"), move_to=ChatId(-1005)),
        ),
        (
            Faulty(MessageFault.GONE, "not found"),
            Settlement(Ended(Reason.MESSAGE_DELETED, "gone: not found")),
        ),
        (
            Faulty(MessageFault.NO_RIGHTS, "no"),
            Settlement(Ended(Reason.REFUSED, "no_rights: no"), close=ChatState.NO_RIGHTS),
        ),
        (
            Faulty(MessageFault.REFUSED, "empty"),
            Settlement(Ended(Reason.REFUSED, "refused: empty")),
        ),
    ],
)
def test_what_follows(outcome, settlement):
    assert plan(outcome) == settlement


@pytest.mark.parametrize(("call", "unknown"), [(SEND, True), (EDIT, False), (PRESS, False)])
def test_only_a_message_that_may_be_there_twice_is_unknown(call, unknown):
    assert plan(Unknown("reset"), call).end == Again(after(1), unknown=unknown, error="reset")


def test_pauses_grow_and_stay_within_bounds():
    def pauses(outcome):
        tries = [replace(DELIVERY, attempts=attempts) for attempts in (0, 1, 2, 5, 8, 9, 500)]
        return [(plan(outcome, delivery=delivery).end.due_at - START).total_seconds() for delivery in tries]

    assert pauses(NotTaken("")) == [1, 2, 4, 30, 30, 30, 30]
    assert pauses(Unknown("")) == [1, 2, 4, 32, 256, 300, 300]


NEWS = Rendered(
    '🔴 <b><a href="https://news.example/?a=1&amp;b=2">Api &lt;besar&gt;</a></b>\nTempo',
    ((RenderedButton("Buka", url="x"),),),
    preview="x",
)
PLAIN = Rendered("🔴 Api &lt;besar&gt;\nTempo\nhttps://news.example/?a=1&amp;b=2")


@pytest.mark.parametrize(
    ("delivery", "call", "fault", "other"),
    [
        (DELIVERY, replace(SEND, message=NEWS), MessageFault.MARKUP, replace(SEND, message=PLAIN)),
        (DELIVERY, replace(EDIT, message=NEWS), MessageFault.MARKUP, replace(EDIT, message=PLAIN)),
        (DELIVERY, replace(SEND, message=PLAIN), MessageFault.MARKUP, None),
        (
            DELIVERY,
            replace(SEND, place=TOPIC),
            MessageFault.TOPIC_GONE,
            replace(SEND, place=Place(TOPIC.chat_id)),
        ),
        (DELIVERY, SEND, MessageFault.TOPIC_GONE, None),
        (DELIVERY, replace(SEND, reply_to=3), MessageFault.REPLY_GONE, SEND),
        (DELIVERY, SEND, MessageFault.REPLY_GONE, None),
        (DELIVERY, EDIT, MessageFault.FIXED, SendMessage(PLACE, EDIT.message, silent=True, reply_to=7)),
        (DELIVERY, EDIT, MessageFault.GONE, None),
        (ANSWER, EDIT, MessageFault.GONE, SendMessage(PLACE, EDIT.message)),
        (ANSWER, PRESS, MessageFault.TOO_LATE, None),
        (DELIVERY, SEND, MessageFault.NO_RIGHTS, None),
    ],
)
def test_the_other_way(delivery, call, fault, other):
    assert instead(delivery, call, fault) == other


def test_plain_text_fits_into_a_message_with_its_link():
    long = Rendered('<a href="https://news.example/1">' + "kata " * 2_000 + "</a>")
    plain = plain_text(long)
    assert len(plain.html) == 4_096
    assert plain.html.endswith("\nhttps://news.example/1")


STORY = Story(
    id=StoryId(1),
    language="id",
    private_to=None,
    title="Kerusuhan",
    version=3,
    severity=Severity(60, Level.IMPORTANT, ()),
    first_at=START,
    last_at=START,
    countries=frozenset(),
    topics=frozenset(),
    numbers=frozenset(),
    sources=(),
    centroid={},
)
ALERT = Alert(
    id=AlertId(1),
    place=PLACE,
    story_id=StoryId(1),
    situation_id=SituationId(1),
    rule_ids=(),
    message_id=7,
    sent_version=1,
    shown_version=1,
    told_level=Level.INFO,
    told_marks=frozenset(),
    replied_at=None,
    deleted=False,
    sent_at=START,
    shown_at=START,
)


USUAL = Pace()


def held(
    alert=ALERT,
    kind=DeliveryKind.EDIT,
    reasons=(Reason.JOINED,),
    minutes=0.0,
    pace=USUAL,
    level=Level.IMPORTANT,
):
    delivery = replace(DELIVERY, kind=kind, reasons=reasons, story_version=STORY.version, level=level)
    content = AlertContent(alert, STORY, (), (), None)
    return held_back(delivery, content, pace, START + timedelta(minutes=minutes), START)


@pytest.mark.parametrize(
    ("minutes", "pace", "end"),
    [
        (2, Pace(), None),
        (0.5, Pace(), Again(after(90), unknown=False, error="too soon after the last change")),
        (
            0.5,
            Pace(story_seconds=90),
            Again(after(1), unknown=False, error="too soon after the last change"),
        ),
        (0.5, Pace(edit_gap=timedelta(seconds=30)), None),
        (24 * 60, Pace(), None),
        (24 * 60 + 1, Pace(), Ended(Reason.EDIT_TOO_OLD, "")),
    ],
)
def test_an_edit_waits_for_the_gap_on_the_story_clock_and_ends_with_the_day(minutes, pace, end):
    assert held(minutes=minutes, pace=pace) == end


def test_an_edit_of_a_graver_story_is_made_after_the_day_too():
    assert held(reasons=(Reason.LEVEL_ROSE,), minutes=3_000) is None


@pytest.mark.parametrize(
    ("minutes", "reasons", "level", "end"),
    [
        (
            6,
            (Reason.NEW_ESCALATOR,),
            Level.CRITICAL,
            Again(after(240), unknown=False, error="too soon after the last reply"),
        ),
        (
            6,
            (Reason.LEVEL_ROSE,),
            Level.IMPORTANT,
            Again(after(240), unknown=False, error="too soon after the last reply"),
        ),
        (6, (Reason.LEVEL_ROSE,), Level.CRITICAL, None),
        (10, (Reason.NEW_ESCALATOR,), Level.CRITICAL, None),
    ],
)
def test_a_reply_waits_for_its_time_on_the_story_clock_but_for_a_rise_to_critical(
    minutes, reasons, level, end
):
    """In the demo the machine's clock goes on while the story's stands still."""
    alert = replace(ALERT, replied_at=START + timedelta(minutes=10))
    assert held(alert, DeliveryKind.REPLY, reasons, minutes, level=level) == end


@pytest.mark.parametrize(
    ("alert", "kind", "reasons", "end"),
    [
        (replace(ALERT, shown_version=3), DeliveryKind.EDIT, (), Ended(Reason.COLLAPSED, "")),
        (replace(ALERT, deleted=True), DeliveryKind.EDIT, (), Ended(Reason.MESSAGE_DELETED, "")),
        (
            replace(ALERT, message_id=None, sent_at=None, shown_at=None),
            DeliveryKind.EDIT,
            (),
            Again(after(10), unknown=False, error="not sent yet"),
        ),
        (
            replace(ALERT, deleted=True),
            DeliveryKind.REPLY,
            (Reason.TOLL_ROSE,),
            Ended(Reason.MESSAGE_DELETED, ""),
        ),
        (replace(ALERT, deleted=True), DeliveryKind.REPLY, (Reason.LEVEL_ROSE,), None),
        (ALERT, DeliveryKind.REPLY, (Reason.TOLL_ROSE,), None),
        # Only an edit showed it: it must still be told.
        (replace(ALERT, shown_version=3), DeliveryKind.REPLY, (Reason.TOLL_ROSE,), None),
        (
            replace(ALERT, sent_version=3),
            DeliveryKind.REPLY,
            (Reason.TOLL_ROSE,),
            Ended(Reason.COLLAPSED, ""),
        ),
        (replace(ALERT, message_id=None), DeliveryKind.SEND, (Reason.TOLD,), None),
    ],
)
def test_what_is_held_back(alert, kind, reasons, end):
    assert held(alert, kind, reasons) == end
