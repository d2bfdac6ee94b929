"""``rules test``: what a rule would have sent from the archive, read beside a program that may be running."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from bot.archive.counting import count
from bot.cli.database import done
from bot.cli.exits import WRONG_USAGE
from bot.cli.lines import write
from bot.clock import SystemClock
from bot.config import Settings
from bot.masking import on_one_line
from bot.model import Question, Sample, StoryConditions, WouldHaveSent
from bot.storage import ArchiveReader, DatabaseFaultError, FileCache
from rules import Lexicon, Parsed, QueryError, WordCacheError, caret, parse, remark

WORDS = "words"
TITLE_LIMIT = 200
PUBLISHER_LIMIT = 40


def try_rule(settings: Settings, query: str, *, days: int, operators: str, as_json: bool) -> int:
    """Print what a rule would have sent in the last days from all shared feeds; gives the exit code."""
    lexicon = _lexicon(settings)
    try:
        parsed = parse(query, lexicon, operators=operators)
    except QueryError as error:
        print(caret(error, query), file=sys.stderr)
        return WRONG_USAGE
    now = SystemClock().now()
    question = Question(
        parsed.query.text, StoryConditions.of(parsed.conditions), now - timedelta(days=days), now, None
    )

    async def counted() -> WouldHaveSent:
        async with ArchiveReader.open(settings.database.url.get_secret_value()) as archive:
            return await count(archive, lexicon, question)

    _tell(done(counted), parsed, question, as_json=as_json)
    return 0


def _lexicon(settings: Settings) -> Lexicon:
    """Make a lexicon, with the forms of words that the running program worked out."""
    lexicon = Lexicon()
    database = settings.database
    # A cache only saves time; a database that cannot be used is said when it is opened.
    with suppress(DatabaseFaultError, WordCacheError):
        known = FileCache.of(database.url.get_secret_value(), database.cache).read(WORDS)
        if known is not None:
            lexicon.load(known)
    return lexicon


def _tell(counted: WouldHaveSent, parsed: Parsed, question: Question, *, as_json: bool) -> None:
    if as_json:
        _write(counted, parsed, question)
    else:
        for line in _lines(counted, question.until):
            print(line)
    for warning in parsed.warnings:
        print(remark(warning), file=sys.stderr)
    if not counted.items:
        print(
            "there are no items of that time: `kentongan run` reads the feeds, `kentongan check` says how they are",
            file=sys.stderr,
        )


def _lines(counted: WouldHaveSent, now: datetime) -> Iterator[str]:
    unit, length = counted.span(now)
    span = unit.removesuffix("s") if length == 1 else f"{length} {unit}"
    what = _counted(counted.stories, "story", "stories") if counted.stories else "nothing"
    sound = f", {counted.sounding} of them with sound" if counted.stories else ""
    yield f"would have sent {what} in the last {span}{sound}"
    if counted.unmet:
        yield f"{_counted(counted.unmet, 'more story', 'more stories')} with the words never met the conditions"
    if counted.earlier:
        yield (
            f"{_counted(counted.earlier, 'more story', 'more stories')} stood in the feeds when they were first"
            " looked at: nothing is sent of those"
        )
    yield from map(_line, counted.samples)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _line(sample: Sample) -> str:
    at = f"{sample.at.astimezone():%Y-%m-%d %H:%M}"
    return on_one_line(
        f"{at}  {sample.level.name.lower():<9}  {sample.title[:TITLE_LIMIT]} ({sample.publisher[:PUBLISHER_LIMIT]})"
    )


def _write(counted: WouldHaveSent, parsed: Parsed, question: Question) -> None:
    write(
        {
            "rule": parsed.text,
            "since": counted.since.isoformat(),
            "until": question.until.isoformat(),
            "items": counted.items,
            "stories": counted.stories,
            "sounding": counted.sounding,
            "unmet": counted.unmet,
            "earlier": counted.earlier,
            "samples": [
                {
                    "title": sample.title,
                    "url": sample.link,
                    "publisher": sample.publisher,
                    "at": sample.at.isoformat(),
                    "level": sample.level.name.lower(),
                    "sources": sample.families,
                }
                for sample in counted.samples
            ],
        }
    )
