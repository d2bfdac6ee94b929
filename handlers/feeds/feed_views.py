"""How the feeds that a chat reads are shown: the list, page by page, and a card for each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from babel import Locale

from bot.feed_words import Mark, health_line, health_mark, pace_line, short_line
from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import FeedHealth, FeedId, FeedState, Note, Phrase, Scope
from bot.texts import country_name
from handlers.feeds.feed_buttons import FeedAct, card_buttons, list_buttons
from handlers.moments import ago
from handlers.services import Services

PAGE = 8
NAME_LIMIT = 16
"""Characters of a feed's name on a button: two stand in a row."""
TITLE_LIMIT = 120
URL_LIMIT = 100
ORDER = (Mark.TROUBLE, Mark.WAITS, Mark.PAUSED, Mark.ANSWERS)
"""What needs a look comes first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The feeds of a chat in the order in which they are shown, and those it left out."""

    feeds: tuple[FeedHealth, ...]
    left_out: Collection[FeedId]

    @classmethod
    def of(cls, feeds: Sequence[FeedHealth], left_out: Collection[FeedId]) -> "Shelf":
        """Put feeds in order: the chat's own, then what is in trouble, what it left out last."""

        def place(health: FeedHealth) -> tuple[bool, bool, int, str, int]:
            return (
                health.feed.id in left_out,
                health.feed.scope is not Scope.PRIVATE,
                ORDER.index(health_mark(health)),
                health.feed.publisher.casefold(),
                health.feed.id,
            )

        return cls(tuple(sorted(feeds, key=place)), left_out)

    @property
    def read(self) -> list[FeedHealth]:
        """Those that are looked at for the chat."""
        return [
            health
            for health in self.feeds
            if health.feed.id not in self.left_out and health.feed.state is not FeedState.PAUSED
        ]

    def mark(self, health: FeedHealth) -> str:
        """How a feed is for this chat, as a sign."""
        own = Mark.OWN if health.feed.scope is Scope.PRIVATE else ""
        return own + (Mark.LEFT_OUT if health.feed.id in self.left_out else health_mark(health))


def feed_list(shelf: Shelf, page: int, services: Services, language: str) -> Note:
    """Show a page of a chat's feeds with a button for each."""
    may_add = services.feeds_per_chat > 0
    if not shelf.feeds:
        return Note((Phrase("feeds-none"),), list_buttons((), 0, 1, may_add=may_add))
    pages = (len(shelf.feeds) + PAGE - 1) // PAGE
    page = min(max(page, 0), pages - 1)
    first = page * PAGE
    listed = list(enumerate(shelf.feeds[first : first + PAGE], first + 1))
    phrases = [
        Phrase("feeds-head", {"count": len(shelf.read)}),
        *((looked(shelf.read, services, language),) if shelf.read else ()),
        *(_line(shelf, number, health, services.clock.now()) for number, health in listed),
        Phrase("feeds-legend"),
    ]
    named = [
        (health.feed.id, f"{shelf.mark(health)} {number}. {shortened(name_of(health), NAME_LIMIT)}")
        for number, health in listed
    ]
    return Note(tuple(phrases), list_buttons(named, page, pages, may_add=may_add))


def looked(read: Sequence[FeedHealth], services: Services, language: str) -> Phrase:
    """Say when these feeds were looked at last, and how many of them answered."""
    times = [health.last_looked_at for health in read if health.last_looked_at is not None]
    if not times:
        return Phrase("feeds-unlooked")
    good = sum(
        health.last_good_at is not None and health.last_good_at == health.last_looked_at for health in read
    )
    return Phrase(
        "feeds-looked", {"looked": ago(services, language, max(times)), "good": good, "count": len(read)}
    )


def _line(shelf: Shelf, number: int, health: FeedHealth, now: datetime) -> Phrase:
    language = f" ({health.feed.language})" if health.feed.language else ""
    name = f"{shelf.mark(health)} {number}. {name_of(health)}{language}"
    if health.feed.id in shelf.left_out:
        return Phrase("feed-row-left-out", {"publisher": name})
    return short_line(health, name, now)


def name_of(health: FeedHealth) -> str:
    """What a feed is called; the address of a private one is nobody's to see."""
    feed = health.feed
    return shortened(feed.publisher or ("—" if feed.scope is Scope.PRIVATE else feed.url), PUBLISHER_LIMIT)


def feed_card(
    shelf: Shelf, health: FeedHealth, newest: str | None, page: int, services: Services, language: str
) -> Note:
    """Show all of one feed: what it is, how it is, how often it is looked at, what it brought last."""
    phrases = [Phrase("feed-card", {"publisher": f"{shelf.mark(health)} {name_of(health)}"})]
    phrases += about(health, language)
    if health.feed.scope is Scope.PRIVATE:
        phrases.append(Phrase("feed-card-own"))
    else:
        phrases.append(Phrase("feed-card-shared", {"url": shortened(health.feed.url, URL_LIMIT)}))
    if health.feed.id in shelf.left_out:
        phrases.append(Phrase("feed-card-left-out"))
    phrases += how_it_is(health, newest, services, language)
    return Note(tuple(phrases), card_buttons(health.feed.id, _act(shelf, health), page))


def _act(shelf: Shelf, health: FeedHealth) -> FeedAct:
    if health.feed.scope is Scope.PRIVATE:
        return FeedAct.REMOVE
    return FeedAct.READ_AGAIN if health.feed.id in shelf.left_out else FeedAct.LEAVE_OUT


def about(health: FeedHealth, language: str) -> list[Phrase]:
    """Say whose feed it is, of which country and in which language."""
    feed = health.feed
    details = [shortened(feed.family, PUBLISHER_LIMIT)] if feed.family not in ("", feed.publisher) else []
    if feed.country:
        details.append(country_name(feed.country, language))
    if feed.language:
        names = Locale.parse(language).languages
        details.append(f"🌐 {names.get(feed.language, feed.language)}")
    return [Phrase("feed-card-about", {"details": " · ".join(details)})] if details else []


def how_it_is(health: FeedHealth, newest: str | None, services: Services, language: str) -> list[Phrase]:
    """Say how a feed is, how often it is looked at and why, and what it brought last."""
    now = services.clock.now()
    phrases = []
    if health_mark(health) is Mark.ANSWERS and health.last_good_at is not None:
        answered = ago(services, language, health.last_good_at)
        phrases += [Phrase("feed-card-answered", {"answered": answered}), pace_line(health, now)]
    else:
        phrases.append(health_line(health, name_of(health), now))
    if newest is not None and health.last_new_at is not None:
        seen = ago(services, language, health.last_new_at)
        phrases.append(Phrase("feed-card-new", {"title": shortened(newest, TITLE_LIMIT), "seen": seen}))
    return phrases
