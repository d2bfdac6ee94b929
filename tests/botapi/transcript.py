"""A chat written down so that a person can read it."""

from collections.abc import Iterable
from datetime import datetime

from tests.botapi.keyboards import Button, rows_of
from tests.botapi.messages import Message, Press, Removed, Shown

INDENT = "    "
LONGEST_QUOTE = 40
Event = Shown | Removed | Press


def history(title: str, events: Iterable[Event], *, times: bool) -> str:
    """Write down what happened, in order; a message that is edited shows up again as it then reads."""
    return _page(title, (_moment(_time(event), times=times) + _event(event) for event in events))


def screen(title: str, messages: Iterable[Message], *, times: bool) -> str:
    """Write down what stands in the chat now."""
    shown = (
        Shown(message, message.body, message.markup, message.sent_at, edited=False) for message in messages
    )
    return _page(title, (_moment(one.at, times=times) + _message(one) for one in shown))


def _page(title: str, entries: Iterable[str]) -> str:
    return "\n".join([f"── {title} ──", *entries]) + "\n"


def _time(event: Event) -> datetime:
    return event.pressed_at if isinstance(event, Press) else event.at


def _moment(at: datetime, *, times: bool) -> str:
    return f"[{at:%Y-%m-%d %H:%M:%S}] " if times else ""


def _event(event: Event) -> str:
    if isinstance(event, Press):
        return _press(event)
    if isinstance(event, Removed):
        return f"({_who(event.message)}’s message “{_quote(event.message)}” is deleted)"
    return _message(event)


def _press(press: Press) -> str:
    said = f" → {'alert' if press.alert else 'toast'} “{press.text}”" if press.text else ""
    return f"{press.account.name} presses [{press.label}]{said}"


def _message(shown: Shown) -> str:
    message = shown.message
    marks = ", ".join(_marks(shown))
    verb = " edits" if shown.edited else ""
    head = f"{_who(message)}{verb} ({marks}):" if marks else f"{_who(message)}{verb}:"
    body = shown.body.text.splitlines() or [_service(message)]
    lines = [f"{head} {body[0]}".rstrip(), *((INDENT + line).rstrip() for line in body[1:])]
    if message.attachment is not None:
        lines.append(f"{INDENT}<{message.attachment.kind}: {message.attachment.file_name}>")
    lines += [INDENT + " ".join(f"[{_label(button)}]" for button in row) for row in rows_of(shown.markup)]
    return "\n".join(lines)


def _who(message: Message) -> str:
    if message.by_bot:
        return "bot"
    if message.anonymous or message.channel_id is not None or message.sender is None:
        return message.signature or "anonymous admin"
    return message.sender.name


def _marks(shown: Shown) -> list[str]:
    message = shown.message
    marks = []
    if message.silent and not shown.edited:
        marks.append("silent")
    if message.thread_id is not None:
        marks.append(f"topic {message.thread_id}")
    if message.reply_to is not None and not shown.edited:
        marks.append(f"reply to “{_quote(message.reply_to)}”")
    return marks


def _quote(message: Message) -> str:
    return (message.text.splitlines() or [_service(message)])[0][:LONGEST_QUOTE]


def _service(message: Message) -> str:
    return "".join(f"<{key.replace('_', ' ')}>" for key in message.service)


def _label(button: Button) -> str:
    return f"{button.text} ↗" if button.kind == "url" else button.text
