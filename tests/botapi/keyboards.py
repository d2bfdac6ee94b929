"""Keyboards: what Telegram takes, and the buttons a person sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import NotEmulatedError, bad_request
from tests.botapi.links import fault_of_link

MOST_BUTTONS = 100
MOST_IN_ROW = 8
MOST_DATA_BYTES = 64
STYLES = {"", "danger", "success", "primary"}
LOOKS = {"text", "icon_custom_emoji_id", "style"}
PRIVATE_ONLY = {
    "request_users": "Users can be requested in private chats only",
    "request_chat": "Chats can be requested in private chats only",
    "request_managed_bot": "Managed bots can be requested in private chats only",
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
    "request_poll": "Poll can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}
NOT_EMULATED = {"callback_game", "pay", "login_url", "request_managed_bot"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it; `kind` is the field that says what it does, `text` for a plain one."""

    text: str
    kind: str
    value: Any
    style: str
    row: int
    column: int

    @property
    def data(self) -> str | None:
        """What the bot gets when the button is pressed; None for buttons that send nothing to it."""
        return self.value if self.kind == "callback_data" else None

    @property
    def url(self) -> str | None:
        """Where the button leads."""
        return self.value if self.kind == "url" else None


def checked_markup(markup: dict[str, Any] | None, *, private: bool, channel: bool) -> dict[str, Any] | None:
    """A keyboard as Telegram keeps it; None when there are no buttons.

    Raises:
        ApiError: as the Bot API refuses it; every fault of a keyboard is the bot's own.
    """
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup, private=private, channel=channel)
    if channel:
        raise bad_request("inline keyboard expected", breach=True)
    if "keyboard" in markup:
        return _reply(markup, private=private)
    return markup


def buttons_of(markup: dict[str, Any] | None) -> list[Button]:
    """The buttons of any keyboard, row by row."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return [_button(raw, row, column) for row, line in enumerate(rows) for column, raw in enumerate(line)]


def rows_of(markup: dict[str, Any] | None) -> list[list[Button]]:
    """The buttons of any keyboard, a list for each row."""
    rows: dict[int, list[Button]] = {}
    for button in buttons_of(markup):
        rows.setdefault(button.row, []).append(button)
    return list(rows.values())


def _button(raw: dict[str, Any] | str, row: int, column: int) -> Button:
    if isinstance(raw, str):
        return Button(raw, "text", raw, "", row, column)
    kind = next((key for key in raw if key not in LOOKS), "text")
    return Button(raw["text"], kind, raw.get(kind), raw.get("style", ""), row, column)


def _inline(markup: dict[str, Any], *, private: bool, channel: bool) -> dict[str, Any] | None:
    rows = [[_checked_inline(raw, private=private, channel=channel) for raw in row] for row in _rows(markup)]
    kept = [row for row in rows if row]
    return {**markup, "inline_keyboard": kept} if kept else None


def _rows(markup: dict[str, Any]) -> list[list[Any]]:
    rows: list[list[Any]] = markup["inline_keyboard"] if "inline_keyboard" in markup else markup["keyboard"]
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long", breach=True)
    return rows


def _checked_inline(raw: dict[str, Any], *, private: bool, channel: bool) -> dict[str, Any]:
    fault = next(_faults_of_inline(raw), None)
    if fault:
        raise bad_request(f"can't parse inline keyboard button: {fault}", breach=True)
    _check_look(raw, "inline")
    kind = next(key for key in raw if key not in LOOKS)
    if kind in NOT_EMULATED:
        raise NotEmulatedError(f"inline keyboard button with {kind}")
    if len(raw.get("callback_data", "").encode()) > MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID", breach=True)
    if "url" in raw and (link_fault := fault_of_link(raw["url"])):
        raise bad_request(f"inline keyboard button URL '{raw['url']}' is invalid: {link_fault}", breach=True)
    if kind == "web_app":
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID", breach=True)
        _check_web_app(raw, "inline keyboard button")
    if channel and kind.startswith("switch_inline_query"):
        raise bad_request(
            f"can't use {kind} button in a channel chat, because users will not be able to use the "
            "button without knowing bot's username",
            breach=True,
        )
    return raw


def _faults_of_inline(raw: dict[str, Any]) -> Iterator[str]:
    kinds = [key for key in raw if key not in LOOKS]
    if not kinds or (raw.get(kinds[0]) == "" and not kinds[0].startswith("switch_inline_query")):
        yield "Text buttons are unallowed in the inline keyboard"
    if len(kinds) > 1:
        yield f"exactly one kind of button is allowed, these are {', '.join(kinds)}"
    if raw.get("style", "") not in STYLES:
        yield "invalid button style specified"


def _check_look(raw: dict[str, Any], keyboard: str) -> None:
    if not raw.get("text"):
        words = "inline keyboard" if keyboard == "inline" else "keyboard"
        raise bad_request(f"{words} button text must be non-empty", breach=True)


def _check_web_app(raw: dict[str, Any], words: str) -> None:
    url = raw["web_app"]["url"]
    if link_fault := fault_of_link(url, https_only=True):
        raise bad_request(f"{words} Web App URL '{url}' is invalid: {link_fault}", breach=True)


def _reply(markup: dict[str, Any], *, private: bool) -> dict[str, Any] | None:
    for raw in (raw for row in _rows(markup) for raw in row):
        button = {"text": raw} if isinstance(raw, str) else raw
        kinds = [key for key in button if key not in LOOKS]
        if len(kinds) > 1:
            raise bad_request(
                f"can't parse keyboard button: at most one kind is allowed, these are {', '.join(kinds)}",
                breach=True,
            )
        if button.get("style", "") not in STYLES:
            raise bad_request("can't parse keyboard button: invalid button style specified", breach=True)
        _check_look(button, "reply")
        for kind in kinds:
            if kind in NOT_EMULATED:
                raise NotEmulatedError(f"keyboard button with {kind}")
            if kind in PRIVATE_ONLY and not private:
                raise bad_request(PRIVATE_ONLY[kind], breach=True)
        if "web_app" in kinds:
            _check_web_app(button, "keyboard button")
        if "request_chat" in kinds:
            _check_rights(button["request_chat"])
    return markup if any(markup["keyboard"]) else None


def _check_rights(wanted: dict[str, Any]) -> None:
    """The rights that the bot is to get must be among those that the person must have.

    https://core.telegram.org/bots/api#keyboardbuttonrequestchat
    """
    of_bot, of_person = (
        {key for key, value in wanted.get(name, {}).items() if value}
        for name in ("bot_administrator_rights", "user_administrator_rights")
    )
    if wanted.get("bot_administrator_rights") and not of_bot <= of_person:
        raise bad_request(
            "can't parse keyboard button: bot administrator rights must be a subset of user administrator rights",
            breach=True,
        )
