"""Messages and presses of buttons, as a person sees them in the chat."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.botapi.accounts import Account
from tests.botapi.entities import Formatted
from tests.botapi.keyboards import Button, buttons_of, rows_of
from tests.botapi.markup import to_html


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message; `kind` is `document` or `photo`."""

    kind: str
    file_id: str
    file_name: str
    mime_type: str
    content: bytes


@dataclass(slots=True, eq=False, kw_only=True)
class Message:
    """One message. `body` is its text, or the caption of its attachment, as it is now."""

    chat_id: int
    id: int
    sent_at: datetime
    sender: Account | None
    body: Formatted = field(default_factory=lambda: Formatted(""))
    by_bot: bool = False
    anonymous: bool = False
    channel_id: int | None = None
    signature: str = ""
    markup: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    thread_id: int | None = None
    silent: bool = False
    protected: bool = False
    link_preview: dict[str, Any] | None = None
    attachment: Attachment | None = None
    service: dict[str, Any] = field(default_factory=dict)
    deleted: bool = False
    edited_at: datetime | None = None
    earlier: list[Formatted] = field(default_factory=list)
    edits: int = 0

    @property
    def text(self) -> str:
        """The plain text a person reads: the message's or the attachment's caption."""
        return self.body.text

    @property
    def html(self) -> str:
        """The text with its formatting as Telegram's HTML."""
        return to_html(self.body)

    @property
    def buttons(self) -> list[Button]:
        """All buttons, row by row."""
        return buttons_of(self.markup)

    @property
    def rows(self) -> list[list[str]]:
        """The labels of the buttons, a list for each row."""
        return [[button.text for button in row] for row in rows_of(self.markup)]

    @property
    def is_inline(self) -> bool:
        """Whether its buttons hang under the message itself."""
        return "inline_keyboard" in (self.markup or {})

    @property
    def links(self) -> list[str]:
        """Every link in the text, hidden behind words or written out."""
        return [
            entity.url or self.text[entity.offset : entity.end]
            for entity in self.body.entities
            if entity.kind in {"text_link", "url"}
        ]

    @property
    def times(self) -> list[datetime]:
        """The moments of its date-time entities, which each reader sees by their own clock."""
        return [
            datetime.fromtimestamp(entity.unix_time, UTC)
            for entity in self.body.entities
            if entity.unix_time is not None
        ]

    def button(self, label: str) -> Button:
        """The button with this label or callback data; a unique part of the label is enough.

        Raises:
            AssertionError: there is none, or there are several.
        """
        exact = [button for button in self.buttons if label in {button.text, button.data}]
        found = exact or [button for button in self.buttons if label in button.text]
        if len(found) != 1:
            shown = ", ".join(f"[{button.text}]" for button in self.buttons) or "none"
            raise AssertionError(f"{len(found)} buttons match {label!r}; there are: {shown}\n{self.text}")
        return found[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message at the moment it was sent or edited."""

    message: Message
    body: Formatted
    markup: dict[str, Any] | None
    at: datetime
    edited: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """A message disappeared."""

    message: Message
    at: datetime


@dataclass(slots=True, eq=False)
class Press:
    """A press of an inline button, and what the bot answered to it."""

    id: str
    account: Account
    message: Message
    label: str
    data: str
    pressed_at: datetime
    text: str = ""
    alert: bool = False
    answered_at: datetime | None = None
    _done: asyncio.Event = field(default_factory=asyncio.Event)

    def take_answer(self, text: str, *, alert: bool, at: datetime) -> None:
        """Keep the bot's answer."""
        self.text, self.alert, self.answered_at = text, alert, at
        self._done.set()

    async def answered(self, timeout: float = 5) -> str:  # noqa: ASYNC109 - a failing test should say what it waited for
        """Wait for the bot's answer and give its text, empty when it only stopped the button's spinning.

        Raises:
            AssertionError: no answer came within `timeout` seconds.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._done.wait()
        except TimeoutError:
            raise AssertionError(f"the bot did not answer the press of {self.data!r}") from None
        return self.text
