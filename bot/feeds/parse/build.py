"""Entries within bounds, from whatever a feed's format gave."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

from bot.feeds.parse.plain import clean, plain, shortened
from bot.feeds.parse.result import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_AUTHORS,
    MOST_CATEGORIES,
    MOST_ENCLOSURES,
    MOST_MEDIA,
    Enclosure,
    Entry,
    Medium,
)

LONGEST_MADE_TITLE = 160
NAME_BESIDE_ADDRESS = re.compile(r"[^\s@()<>]+@[^\s@()<>]+ *\(([^()]+)\)|([^<>@]*[^<>@\s]) *<[^<>]*@[^<>]*>")
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
    authors: Iterable[str],
    categories: Iterable[str],
    enclosures: Iterable[Mapping[str, str]],
    media: Iterable[Mapping[str, str]],
) -> Entry:
    """Bring one entry into its final form; `summaries` are candidates, the first with any text is taken.

    `base` is the feed's address, against which a link is resolved, but never the guid: a feed that moves must not
    give its entries new identities.
    """
    summary = next((text for html in summaries if (text := plain(html, LONGEST_SUMMARY))), "")
    files, shown = _located(base, enclosures), _located(base, media)
    return Entry(
        guid=_guid(guid),
        link=address(base, link),
        title=plain(title, LONGEST_TITLE) or shortened(summary, LONGEST_MADE_TITLE),
        summary=summary,
        published=_plausible(published) or _plausible(updated),
        updated=_plausible(updated),
        authors=_distinct(_person(plain(author, LONGEST_NAME)) for author in authors)[:MOST_AUTHORS],
        categories=_distinct(plain(category, LONGEST_NAME) for category in categories)[:MOST_CATEGORIES],
        enclosures=tuple(
            Enclosure(url, name(one.get("type", "")), number(one.get("length", "")))
            for url, one in files.items()
        )[:MOST_ENCLOSURES],
        media=tuple(
            Medium(
                url, name(one.get("type", "")), number(one.get("width", "")), number(one.get("height", ""))
            )
            for url, one in shown.items()
        )[:MOST_MEDIA],
    )


def _located(base: str, some: Iterable[Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    """Bring files under their absolute addresses, each once."""
    found: dict[str, Mapping[str, str]] = {}
    for one in some:
        if url := address(base, one.get("url", "")):
            found.setdefault(url, one)
    return found


def _person(text: str) -> str:
    """Leave out the e-mail address beside a name: RSS writes "a@example.com (Name)", others "Name <a@…>"."""
    found = NAME_BESIDE_ADDRESS.fullmatch(text)
    return text if found is None else (found[1] or found[2]).strip()


def number(text: str) -> int | None:
    """Read a count of bytes or pixels; None when it is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None


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
