"""Whether an entry is new, changed or the same; pure. Identities hold within one feed and never name its address."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from bot.addresses import tracks, without_default_port
from bot.feeds.parse.result import Entry
from bot.model import KnownItem

# More new entries at once than this, or than half the feed, look like a feed that has named its entries anew.
FLOOD = 10
LONGEST_LINK = 500
LONGEST_FOREIGN_LINK = 150
"""Of a link that is not ASCII, each letter of which is encoded."""
MOST_PARAMETERS = 12


class Verdict(StrEnum):
    """What an entry is to a feed's past."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    RENAMED = "renamed"
    """Known, but the feed names it anew: nothing is sent, the known item takes the new identity."""


@dataclass(frozen=True, slots=True)
class Identified:
    """An entry with the keys by which it is known again.

    Attributes:
        canonical_link: for comparing only; empty when the entry's link does not tell it from others.
        content_hash: of title and summary.
    """

    entry: Entry
    identity: str
    canonical_link: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An identified entry with its verdict; `known` is None exactly when it is NEW."""

    identified: Identified
    verdict: Verdict
    known: KnownItem | None


def identify(entries: Iterable[Entry]) -> tuple[Identified, ...]:
    """Give every entry its identity: guid, else link, else title and date; of equal ones the first is kept.

    A guid that a body gives to several links names none of them, nor does a link with several titles.
    """
    linked = [(entry, identifying_link(entry.link)) for entry in entries]
    shared_guids = _shared((entry.guid, link) for entry, link in linked)
    shared_links = _shared((link, entry.title) for entry, link in linked if not entry.guid)
    found: dict[str, Identified] = {}
    for entry, link in linked:
        if entry.guid and entry.guid not in shared_guids:
            identity = f"guid:{_digest(entry.guid)}"
        elif link and link not in shared_links:
            identity = f"link:{_digest(link)}"
        else:
            own_date = entry.published.isoformat() if entry.published else ""
            identity = f"title:{_digest(_folded(entry.title), own_date)}"
        found.setdefault(identity, Identified(entry, identity, link, content_hash(entry)))
    return tuple(found.values())


def judge(identified: Iterable[Identified], known: Mapping[str, KnownItem]) -> tuple[Judged, ...]:
    """Compare entries with the feed's known items, given by identity."""
    return tuple(_judged(one, known.get(one.identity)) for one in identified)


def floods(judged: Sequence[Judged]) -> bool:
    """Whether so many entries are new at once that the feed may only have named them anew."""
    new = sum(one.verdict is Verdict.NEW for one in judged)
    return new > max(FLOOD, len(judged) / 2)


def recognise(judged: Sequence[Judged], recent: Iterable[KnownItem]) -> tuple[Judged, ...]:
    """Match new entries with the feed's recent items by canonical link, then by title.

    Those that match are RENAMED; every other one stays NEW and goes on: a crisis looks just like a feed that has
    named its entries anew. An item is matched once at most.
    """
    known = {one.known.identity for one in judged if one.known is not None}
    past = _Past(item for item in recent if item.identity not in known)
    # All links before any title: two entries may have one title, and only the link tells them apart.
    linked = [one if one.known else _matched(one, past.by_link(one.identified)) for one in judged]
    return tuple(one if one.known else _matched(one, past.by_title(one.identified)) for one in linked)


def canonical_link(link: str) -> str:
    """Write a link so that equal pages compare equal; for comparing only, the original is what people get.

    w3lib's canonical form (RFC 3986, parameters sorted), without tracking parameters and default ports, http and
    https alike. A fragment stays: live pages tell their posts apart by it. A link that would take long is compared
    as it stands: 500 of them in a body must not hold up the program.
    """
    longest = LONGEST_LINK if link.isascii() else LONGEST_FOREIGN_LINK
    if len(link) > longest or link.count("&") + link.count(";") >= MOST_PARAMETERS:
        return link.strip()
    try:
        parts = urlsplit(link.strip())
        query = "&".join(part for part in parts.query.split("&") if part and not tracks(part))
        plain = parts._replace(scheme="https", netloc=without_default_port(parts), query=query)
        return canonicalize_url(urlunsplit(plain), keep_fragments=not tracks(parts.fragment))
    except ValueError:
        return link.strip()


def identifying_link(link: str) -> str:
    """Give the canonical link, or nothing when it is a site's front page, where any number of entries may point."""
    if not link:
        return ""
    canonical = canonical_link(link)
    parts = canonical.split("/", 3)
    return canonical if len(parts) == 4 and parts[3] else ""


def content_hash(entry: Entry) -> str:
    """Hash what makes a revision: title and summary."""
    return _digest(entry.title, entry.summary)


def _judged(identified: Identified, known: KnownItem | None) -> Judged:
    if known is None:
        return Judged(identified, Verdict.NEW, None)
    same = known.content_hash == identified.content_hash
    return Judged(identified, Verdict.SAME if same else Verdict.CHANGED, known)


def _matched(judged: Judged, known: KnownItem | None) -> Judged:
    return judged if known is None else replace(judged, verdict=Verdict.RENAMED, known=known)


class _Past:
    """Known items by link and by title, each given out once, in their order."""

    def __init__(self, items: Iterable[KnownItem]) -> None:
        self._links: defaultdict[str, list[KnownItem]] = defaultdict(list)
        self._titles: defaultdict[str, list[KnownItem]] = defaultdict(list)
        self._taken: set[str] = set()
        for item in items:
            self._links[item.canonical_link].append(item)
            self._titles[_folded(item.title)].append(item)

    def by_link(self, identified: Identified) -> KnownItem | None:
        return self._take(self._links, identified.canonical_link)

    def by_title(self, identified: Identified) -> KnownItem | None:
        return self._take(self._titles, _folded(identified.entry.title))

    def _take(self, index: Mapping[str, list[KnownItem]], key: str) -> KnownItem | None:
        for item in index.get(key, ()) if key else ():
            if item.identity not in self._taken:
                self._taken.add(item.identity)
                return item
        return None


def _shared(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Find the names that stand for more than one thing."""
    counts = Counter(name for name, _ in {pair for pair in pairs if pair[0]})
    return frozenset(name for name, count in counts.items() if count > 1)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
