"""Buttons and what they carry: small typed values that mean something in the chat they are pressed in only."""

from collections.abc import Callable, Collection, Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.messages import WHY
from bot.model import AlertId, Button, FeedId, GatheredAlert, Phrase, Rows
from bot.texts import LANGUAGE_NAMES
from handlers.settings.zones import shown_zone
from rules import packs_for

A_ROW = 4

Bounds = Field(ge=0, lt=2**63)
"""What a database can hold; a button that says otherwise is forged, and is none."""
Number = Annotated[int, Bounds]


class TakePack(CallbackData, prefix="pack"):
    """Turn a pack into a rule, or remove that rule."""

    slug: str
    on: bool = True


class RulesPage(CallbackData, prefix="rules"):
    """Show a page of the list of rules."""

    page: Number


class RemoveRule(CallbackData, prefix="rule"):
    """Remove a rule of this place by its number."""

    number: Number


class Speak(CallbackData, prefix="lang"):
    """Speak a language; without a code, ask which."""

    code: str = ""


class TellZone(CallbackData, prefix="zone"):
    """Tell the time zone, and how to change it."""


class Erase(CallbackData, prefix="erase"):
    """Erase everything of this chat, or keep it."""

    sure: bool


class FeedsPage(CallbackData, prefix="feeds"):
    """Show a page of the list of feeds."""

    page: Number


class PickFeed(CallbackData, prefix="pick"):
    """Choose one of the feeds that were found; a choice below nought chooses none."""

    number: Number
    choice: int


class FollowFeed(CallbackData, prefix="follow"):
    """Make a rule that sends everything of a feed."""

    feed: Annotated[FeedId, Bounds]


class WhyAlert(CallbackData, prefix=WHY):
    """Say why an alert came."""

    alert: Annotated[AlertId, Bounds]


def pack_buttons(language: str, taken: Collection[str] = ()) -> Rows:
    """One button a pack that fits people of a language, named in it; those that are ``taken`` say so."""
    buttons = [
        Button(
            Phrase("button-pack-on" if pack.slug in taken else "button-pack", {"name": pack.name(language)}),
            TakePack(slug=pack.slug, on=pack.slug not in taken).pack(),
        )
        for pack in packs_for(language)
    ]
    return in_rows(buttons, 2)


def settings_buttons(language: str, timezone: str) -> Rows:
    """The language and the time zone, each a way to change it."""
    return (
        (
            Button(Phrase("button-speak", {"name": LANGUAGE_NAMES[language]}), Speak().pack()),
            Button(Phrase("button-zone", {"timezone": shown_zone(timezone)}), TellZone().pack()),
        ),
    )


def in_rows(buttons: Sequence[Button], a_row: int = A_ROW) -> Rows:
    """Put buttons in rows."""
    return tuple(tuple(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row))


def ways(to: Callable[[int], CallbackData], page: int, pages: int, *between: Button) -> Rows:
    """Lead to the page before and the one behind, where there are such, with what else stands ``between`` them."""
    before = (Button(Phrase("button-previous"), to(page - 1).pack()),) if page > 0 else ()
    behind = (Button(Phrase("button-next"), to(page + 1).pack()),) if page + 1 < pages else ()
    found = (*before, *between, *behind)
    return (found,) if found else ()


def pick_buttons(number: int, names: Sequence[str]) -> Rows:
    """One button a feed that was found, and one for none of them."""
    buttons = [
        (Button(Phrase("button-feed", {"name": name}), PickFeed(number=number, choice=choice).pack()),)
        for choice, name in enumerate(names)
    ]
    return (*buttons, (Button(Phrase("button-cancel"), PickFeed(number=number, choice=-1).pack()),))


def follow_button(feed: FeedId) -> Rows:
    """Follow everything of a feed."""
    return ((Button(Phrase("button-follow"), FollowFeed(feed=feed).pack()),),)


def why_buttons(alerts: Sequence[GatheredAlert]) -> Rows:
    """One button an alert, by its story's title."""
    return tuple(
        (Button(Phrase("button-story", {"title": alert.title}), WhyAlert(alert=alert.id).pack()),)
        for alert in alerts
    )
