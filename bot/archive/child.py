"""The process that counts, `python -m bot.archive.child`: a question a line, an answer a line, until its input ends."""

import asyncio
import sys
import warnings
from contextlib import suppress
from typing import BinaryIO

from bot.archive.counting import count
from bot.archive.wire import READY, Beginning, answer_to_line, failure_to_line, question_from_line
from bot.clock import SystemClock
from bot.confinement import confine
from bot.ports import StoreUnavailableError
from bot.storage import ArchiveReader, DatabaseFaultError, FileCache, Memory
from rules import Lexicon, QueryError, WordCacheError, parse

MEMORY = 2 << 30
LONGEST_SECONDS = 8.0
"""After this an answer is about what was looked at so far: somebody waits for it."""
WORDS = "words"
WARMING = "kerusuhan riot беспорядки тәртіпсіздік"
"""One word a language: its dictionary is read at the first."""


def lexicon_of(beginning: Beginning) -> Lexicon:
    """Make a lexicon that knows the forms of words which an earlier run of the program worked out."""
    lexicon = Lexicon()
    known = FileCache.of(beginning.url, beginning.cache).read(WORDS)
    if known is not None:
        # Of another version, or damaged: they are worked out anew.
        with suppress(WordCacheError):
            lexicon.load(known)
    parse(WARMING, lexicon)
    return lexicon


async def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer questions until the input ends."""
    beginning = Beginning.from_line(source.readline())
    lexicon = lexicon_of(beginning)
    memory = Memory()
    _say(sink, READY)
    while line := source.readline():
        _say(sink, await _answer(beginning.url, memory, lexicon, line))


async def _answer(url: str, memory: Memory, lexicon: Lexicon, line: bytes) -> bytes:
    # A line to the database that is kept open may break meanwhile; to open one takes milliseconds.
    try:
        async with ArchiveReader.open(url, memory) as archive:
            clock = SystemClock()
            end = clock.monotonic() + LONGEST_SECONDS
            question = question_from_line(line)
            return answer_to_line(await count(archive, lexicon, question, lambda: clock.monotonic() > end))
    except (DatabaseFaultError, StoreUnavailableError, QueryError, MemoryError) as error:
        return failure_to_line(type(error).__name__)


def _say(sink: BinaryIO, line: bytes) -> None:
    sink.write(line)
    sink.flush()


def main() -> None:
    """Serve on standard input and output."""
    warnings.simplefilter("ignore")
    answers = sys.stdout.buffer
    # Nothing but answers may reach the parent.
    sys.stdout = sys.stderr
    confine(MEMORY, writes=True)
    asyncio.run(serve(sys.stdin.buffer, answers))


if __name__ == "__main__":
    main()
