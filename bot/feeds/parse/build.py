"""Entries within bounds, from whatever a feed's format gave."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urljoin

from bot.feeds.parse.plain import clean, plain, shortened
from bot.feeds.parse.result import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_CATEGORIES,
    MOST_ENCLOSURES,
    Enclosure,
    Entry,
)

LONGEST_MADE_TITLE = 160
# No feed is older than feeds themselves: a date outside these bounds is a default, as the years 1, 1970 and 9999.
EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def entry(  # noqa: PLR0913 - one argument for each field of an entry
    base: str,
    *,
    guid: str,
    link: str,
    title: str,
    summaries: Iterable[str],
    published: datetime | None,
    updated: datetime | None,
    author: str,
    categories: Iterable[str],
    enclosures: Iterable[tuple[str, str]],
) -> Entry:
    """Bring one entry into its final form; `summaries` are candidates, the first with any text is taken.

    `base` is the feed's address, against which a link is resolved, but never the guid: a feed that moves must not
    give its entries new identities.
    """
    summary = next((text for html in summaries if (text := plain(html, LONGEST_SUMMARY))), "")
    found = [(address(base, url), kind) for url, kind in enclosures]
    return Entry(
        guid=_guid(guid),
        link=address(base, link),
        title=plain(title, LONGEST_TITLE) or shortened(summary, LONGEST_MADE_TITLE),
        summary=summary,
        published=_plausible(published) or _plausible(updated),
        updated=_plausible(updated),
        author=plain(author, LONGEST_NAME),
        categories=_distinct(plain(category, LONGEST_NAME) for category in categories)[:MOST_CATEGORIES],
        enclosures=tuple(Enclosure(url, name(kind)) for url, kind in found if url)[:MOST_ENCLOSURES],
    )


def address(base: str, link: str) -> str:
    """Make a link absolute; empty when it is not http or https, or too long to be one."""
    link = clean(link).replace(" ", "%20")
    if not link or len(link) > LONGEST_ADDRESS:
        return ""
    try:
        absolute = urljoin(base, link)
    except ValueError:
        return ""
    return absolute if absolute.lower().startswith(("http://", "https://")) else ""


def name(text: str) -> str:
    """Clean a short text that holds no markup."""
    return shortened(clean(text[: 4 * LONGEST_NAME]), LONGEST_NAME)


def _guid(guid: str) -> str:
    guid = clean(guid)
    if len(guid) <= LONGEST_ADDRESS:
        return guid
    return hashlib.blake2b(guid.encode(), digest_size=16).hexdigest()


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and EARLIEST <= moment <= LATEST else None


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
