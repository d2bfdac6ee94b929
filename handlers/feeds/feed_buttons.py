"""Buttons of the list of feeds that a chat reads."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData

from bot.model import Button, FeedId, Phrase, Rows
from handlers.keyboards import Bounds, FeedsPage, Number, in_rows, ways


class FeedAct(StrEnum):
    """What a button does with a feed."""

    LEAVE_OUT = "out"
    READ_AGAIN = "in"
    REMOVE = "rm"
    UNDO = "undo"
    """Take a removed one back."""


class FeedCard(CallbackData, prefix="feedcard"):
    """Show a feed in place of the page of the list on which it stands."""

    feed: Annotated[FeedId, Bounds]
    page: Number


class FeedButton(CallbackData, prefix="feed"):
    """Do something with a feed."""

    act: FeedAct
    feed: Annotated[FeedId, Bounds]
    page: Number


class AddFeed(CallbackData, prefix="feedadd"):
    """Ask for the address of a feed."""


ACT_LABELS = {
    FeedAct.LEAVE_OUT: "button-feed-out",
    FeedAct.READ_AGAIN: "button-feed-in",
    FeedAct.REMOVE: "button-feed-remove",
    FeedAct.UNDO: "button-feed-undo",
}


def list_buttons(named: Sequence[tuple[FeedId, str]], page: int, pages: int, *, may_add: bool) -> Rows:
    """A button a feed, two a row; below, the way to other pages, and to add one."""
    cards = [
        Button(Phrase("button-feed", {"name": name}), FeedCard(feed=feed, page=page).pack())
        for feed, name in named
    ]
    add = ((Button(Phrase("button-feed-add"), AddFeed().pack()),),) if may_add else ()
    return (*in_rows(cards, 2), *ways(lambda to: FeedsPage(page=to), page, pages), *add)


def card_buttons(feed: FeedId, act: FeedAct, page: int) -> Rows:
    """What can be done with a feed, and the way back to the list."""
    done = Button(Phrase(ACT_LABELS[act]), FeedButton(act=act, feed=feed, page=page).pack())
    return ((done,), *back_to_feeds(page))


def back_to_feeds(page: int = 0) -> Rows:
    """The way back to the list."""
    return ((Button(Phrase("button-feeds-back"), FeedsPage(page=page).pack()),),)
