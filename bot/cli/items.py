"""Items and rules as JSON lines (docs: README, "Command line")."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.cli.lines import LineError, moment, text, whole
from rules import Item, Lexicon, Parsed, QueryError, parse, sentence

LOWEST_TIER = 3


@dataclass(frozen=True, slots=True)
class GivenItem:
    """An item of a file: what the rules read of it, and what stories want to know besides."""

    item: Item
    published: datetime | None
    family: str
    tier: int


@dataclass(frozen=True, slots=True)
class GivenRule:
    """A rule of a file, read."""

    id: str
    parsed: Parsed


def item_of(record: dict[str, Any]) -> GivenItem:
    """Make an item of a line.

    Raises:
        LineError: a key is missing or wrong.
    """
    item = Item(
        id=text(record, "id", needed=True),
        title=text(record, "title", needed=True),
        summary=text(record, "summary"),
        url=text(record, "url"),
        language=text(record, "language") or None,
        source=text(record, "source"),
        publisher=text(record, "publisher"),
        country=text(record, "country") or None,
        author=text(record, "author"),
        category=text(record, "category"),
    )
    publisher = item.publisher or item.source
    return GivenItem(
        item,
        moment(record, "published"),
        text(record, "family") or publisher or item.id,
        whole(record, "tier", 1, LOWEST_TIER, LOWEST_TIER),
    )


def rule_of(record: dict[str, Any], lexicon: Lexicon) -> GivenRule:
    """Make a rule of a line.

    Raises:
        LineError: a key is missing or wrong, or the query cannot be read.
    """
    operators = text(record, "operators") or "en"
    if operators not in ("en", "id", "ru", "kk"):
        raise LineError('"operators" must be en, id, ru or kk')
    query = text(record, "query", needed=True)
    try:
        return GivenRule(text(record, "id", needed=True), parse(query, lexicon, operators=operators))
    except QueryError as error:
        raise LineError(sentence(error), error.code) from None
