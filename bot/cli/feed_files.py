"""``feeds import`` and ``feeds export``: lists of feeds as OPML."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.database import done, opened
from bot.cli.exits import FAILED, WRONG_USAGE, WrongInputError
from bot.cli.feeds import Wanted
from bot.cli.looking import discovered, screened, watched
from bot.clock import SystemClock
from bot.config import FeedSource, Settings
from bot.feeds.opml import Opml, Outline, read_opml, write_opml
from bot.feeds.sources import draft_of
from bot.masking import on_one_line
from bot.model import Feed, FeedState, FoundFeed, Origin, Scope

AT_A_TIME = 100
"""Feeds in one commit: a run beside this has its turn in between."""
NAME_LIMIT = 100
YES = frozenset({"true", "yes", "1"})
UNKNOWN_LANGUAGE = "other"


@dataclass(slots=True)
class Report:
    """What became of the feeds of a file; results go to stdout, what is wrong with its line to stderr."""

    name: str
    added: int = 0
    known: int = 0
    failed: int = 0
    wrong: int = 0
    seen: set[str] = field(default_factory=set)

    def tell(self, line: int, code: str, sentence: str) -> None:
        """Name what is wrong at a line."""
        print(f"{self.name}:{line}: [{code}] {on_one_line(sentence)}", file=sys.stderr)

    def sum_up(self) -> int:
        """Say the counts; gives the exit code."""
        print(
            f"{self.added} added, {self.known} known already, {self.failed} did not answer with a feed, "
            f"{self.wrong} wrong and left out",
            file=sys.stderr,
        )
        if self.wrong:
            return WRONG_USAGE
        return FAILED if self.failed else 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A feed of a file that may be added."""

    outline: Outline
    source: FeedSource
    addresses: tuple[str, ...] = ()


def import_feeds(settings: Settings, path: str, *, look: bool) -> int:
    """Add the feeds of an OPML file for every chat, those that answer with a feed; gives the exit code."""
    report = Report(path)
    file = _read(path)
    for fault in file.faults:
        report.wrong += 1
        report.tell(fault.line, fault.code, fault.sentence)
    candidates = [one for one in (_candidate(settings, each, report) for each in file.outlines) if one]
    if look:
        candidates = _answering(settings, candidates, report)
    for some in watched(candidates, AT_A_TIME, "adding feeds"):
        _add(settings, some, report)
    return report.sum_up()


def _read(path: str) -> Opml:
    try:
        if path == "-":
            return read_opml(sys.stdin.buffer)
        with Path(path).open("rb") as stream:
            return read_opml(stream)
    except OSError as error:
        raise WrongInputError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None


def _candidate(settings: Settings, outline: Outline, report: Report) -> _Candidate | None:
    """Judge what a file says of a feed; what it names twice is taken once."""
    if outline.url in report.seen:
        return None
    report.seen.add(outline.url)
    try:
        screened(settings, outline.url)
        return _Candidate(outline, _wanted(outline).source(None))
    except WrongInputError as error:
        report.wrong += 1
        report.tell(outline.line, "bad_feed", f"{outline.url[:200]}: {error}")
        return None


def _wanted(outline: Outline) -> Wanted:
    language = outline.language.replace("_", "-").partition("-")[0].lower()
    return Wanted(
        url=outline.url,
        publisher=_printable(outline.title),
        family=_printable(outline.family),
        tier=int(outline.tier) if outline.tier in ("1", "2", "3") else 3,
        country=outline.country if len(outline.country) == 2 and outline.country.isupper() else "",
        language=language if 2 <= len(language) <= 3 and language.isascii() and language.isalpha() else "",
        priority=outline.priority.lower() in YES,
    )


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:NAME_LIMIT].strip()


def _answering(settings: Settings, candidates: Sequence[_Candidate], report: Report) -> list[_Candidate]:
    """Keep those that answer with a feed, and say of the others why not."""
    discoveries = discovered(settings, [one.source.url for one in candidates], alone=True)
    kept = []
    for candidate, discovery in zip(candidates, discoveries, strict=True):
        if discovery.feeds:
            kept.append(_seen(candidate, discovery.feeds[0]))
        else:
            report.failed += 1
            report.tell(
                candidate.outline.line,
                str(discovery.why),
                f"{candidate.source.url}: {discovery.detail}",
            )
    return kept


def _seen(candidate: _Candidate, found: FoundFeed) -> _Candidate:
    """Read it where it is; it keeps the name that the file gives it."""
    source = _wanted(candidate.outline).source(found)
    return _Candidate(candidate.outline, source, found.addresses)


def _add(settings: Settings, candidates: Sequence[_Candidate], report: Report) -> None:
    async def work() -> list[tuple[Feed, bool]]:
        async with opened(settings) as store, store.begin() as tx:
            now = SystemClock().now()
            return [
                await tx.aliases.add(draft_of(one.source, Origin.OPERATOR), one.addresses, now)
                for one in candidates
            ]

    for candidate, (feed, new) in zip(candidates, done(work), strict=True):
        report.added += new
        report.known += not new
        where = "" if feed.url == candidate.source.url else f"  (read at {feed.url})"
        print(f"{'added' if new else 'known'}  {feed.publisher}  {candidate.source.url}{where}")


# ----------------------------------------------------------------------------------------------------------- export


def export_feeds(settings: Settings, by: str) -> int:
    """Print the feeds that every chat reads as OPML 2.0, in folders by language or publisher; gives the exit code."""

    async def read() -> list[Feed]:
        async with opened(settings) as store, store.begin() as tx:
            return [health.feed for health in await tx.feeds.health()]

    shared = [
        feed
        for feed in done(read)
        if feed.scope is Scope.SHARED and feed.state in (FeedState.ACTIVE, FeedState.GONE, FeedState.PAUSED)
    ]
    outlines = [_outline(feed, by) for feed in shared]
    sys.stdout.write(write_opml(outlines, "Kentongan", SystemClock().now()))
    return 0


def _outline(feed: Feed, by: str) -> Outline:
    folder = feed.family if by == "publisher" else feed.language or UNKNOWN_LANGUAGE
    return Outline(
        url=feed.url,
        title=feed.publisher,
        folders=(folder,),
        line=0,
        language=feed.language or "",
        family=feed.family if feed.family != feed.publisher else "",
        tier=str(feed.tier),
        country=feed.country or "",
        priority="true" if feed.priority else "",
    )
