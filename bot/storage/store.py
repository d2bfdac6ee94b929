"""The database behind ``bot.ports``: transactions over SQLite or PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ports import INDEX, StoreUnavailableError
from bot.storage.alerts import Alerts
from bot.storage.aliases import Aliases
from bot.storage.announcements import Announcements
from bot.storage.attachments import Attachments
from bot.storage.broadcasts import Broadcasts
from bot.storage.cache import FileCache
from bot.storage.channels import Channels
from bot.storage.chats import Chats
from bot.storage.commits import SharedCommits
from bot.storage.connection import Connection
from bot.storage.deliveries import Deliveries
from bot.storage.digests import Digests
from bot.storage.drafts import Drafts
from bot.storage.engine import Synchronous, looking, open_engine, require_file, require_head, revision_of
from bot.storage.examples import Examples
from bot.storage.explanations import Explanations
from bot.storage.faults import explained, outside_failures
from bot.storage.feeds import Feeds
from bot.storage.inbox import Inbox
from bot.storage.invites import Invites
from bot.storage.items import Items
from bot.storage.location import Location, locate
from bot.storage.measures import Measures
from bot.storage.merges import Merges
from bot.storage.moves import Moves
from bot.storage.mutes import Mutes
from bot.storage.operating import Operating
from bot.storage.retention import Retention
from bot.storage.rules import Rules
from bot.storage.schema import metadata
from bot.storage.searches import Searches
from bot.storage.shared_feeds import SharedFeeds
from bot.storage.shared_rules import SharedRules
from bot.storage.silences import Silences
from bot.storage.statistics import Statistics
from bot.storage.steps import Steps
from bot.storage.stories import Stories
from bot.storage.subscriptions import Subscriptions
from bot.storage.upkeep import Upkeep
from bot.storage.wanted import WantedFeeds
from bot.storage.wanted_files import WantedFiles
from bot.storage.wanted_tests import WantedTests
from bot.storage.websub import HubSubscriptions

PAGES_AT_ONCE = 200
"""Pages given back to the disk at a time: some milliseconds."""
FREE_SHARE = 0.1
INCREMENTAL = 2
"""https://www.sqlite.org/pragma.html#pragma_auto_vacuum"""

SCRUB_PAUSE_SECONDS = 0.1
SCRUBBED_AT_MOST = 50
"""What cannot be cleared in that time is cleared after the next erasure, or when old rows go."""

OF_TALK = frozenset({"inbox", "deliveries", "steps", "chats", "drafts"})
"""Tables that a conversation alone writes, and the sender."""


class Transaction:
    """One transaction with its repositories; none of them commits."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def leaves_work(self) -> bool:
        """Tell whether more was written than what is said and to whom: others may have to go on with it."""
        return not self.connection.altered <= OF_TALK

    @property
    def feeds(self) -> Feeds:
        """Feeds, who reads them, and when each is due."""
        return Feeds(self.connection)

    @property
    def subscriptions(self) -> Subscriptions:
        """Which feeds a chat reads beside those that every chat reads."""
        return Subscriptions(self.connection)

    @property
    def wanted(self) -> WantedFeeds:
        """Addresses that chats asked to be read."""
        return WantedFeeds(self.connection)

    @property
    def tests(self) -> WantedTests:
        """Tests of rules that chats wait for."""
        return WantedTests(self.connection)

    @property
    def files(self) -> WantedFiles:
        """Files that chats wait for."""
        return WantedFiles(self.connection)

    @property
    def statistics(self) -> Statistics:
        """What places were told lately."""
        return Statistics(self.connection)

    @property
    def attachments(self) -> Attachments:
        """Files on their way."""
        return Attachments(self.connection)

    @property
    def drafts(self) -> Drafts:
        """Words that people have not yet said to save."""
        return Drafts(self.connection)

    @property
    def examples(self) -> Examples:
        """Stories that show what an alert looks like."""
        return Examples(self.connection)

    @property
    def shared(self) -> SharedRules:
        """Rules behind a link."""
        return SharedRules(self.connection)

    @property
    def channels(self) -> Channels:
        """Which channels people set up."""
        return Channels(self.connection)

    @property
    def steps(self) -> Steps:
        """What people are asked to write."""
        return Steps(self.connection)

    @property
    def explanations(self) -> Explanations:
        """Why something was told, and something else was not."""
        return Explanations(self.connection)

    @property
    def aliases(self) -> Aliases:
        """Shared feeds that are one under several addresses."""
        return Aliases(self.connection)

    @property
    def moves(self) -> Moves:
        """Feeds that moved for good."""
        return Moves(self.connection)

    @property
    def searches(self) -> Searches:
        """Feeds made of rules' words."""
        return Searches(self.connection)

    @property
    def silences(self) -> Silences:
        """Who is to be told of silent feeds."""
        return Silences(self.connection)

    @property
    def hub_subscriptions(self) -> HubSubscriptions:
        """What hubs were asked to push."""
        return HubSubscriptions(self.connection)

    @property
    def items(self) -> Items:
        """Items and their revisions."""
        return Items(self.connection)

    @property
    def stories(self) -> Stories:
        """Stories, matches, decisions."""
        return Stories(self.connection)

    @property
    def announcements(self) -> Announcements:
        """Stories that are being told in chunks."""
        return Announcements(self.connection)

    @property
    def alerts(self) -> Alerts:
        """Alerts and situations."""
        return Alerts(self.connection)

    @property
    def merges(self) -> Merges:
        """Stories that are one event."""
        return Merges(self.connection)

    @property
    def mutes(self) -> Mutes:
        """What places do not want to hear of."""
        return Mutes(self.connection)

    @property
    def rules(self) -> Rules:
        """Rules, queries, changes."""
        return Rules(self.connection)

    @property
    def chats(self) -> Chats:
        """Chats and their settings."""
        return Chats(self.connection)

    @property
    def deliveries(self) -> Deliveries:
        """The outbox."""
        return Deliveries(self.connection)

    @property
    def digests(self) -> Digests:
        """When chats want to be told, and what is held until then."""
        return Digests(self.connection)

    @property
    def inbox(self) -> Inbox:
        """Updates not yet handled."""
        return Inbox(self.connection)

    @property
    def retention(self) -> Retention:
        """What is kept no longer."""
        return Retention(self.connection)

    @property
    def measures(self) -> Measures:
        """What metrics are made of."""
        return Measures(self.connection)

    @property
    def shared_feeds(self) -> SharedFeeds:
        """Feeds that every chat reads."""
        return SharedFeeds(self.connection)

    @property
    def broadcasts(self) -> Broadcasts:
        """What operators tell everybody."""
        return Broadcasts(self.connection)

    @property
    def operating(self) -> Operating:
        """What operators are shown of the whole."""
        return Operating(self.connection)

    @property
    def invites(self) -> Invites:
        """Who was let in."""
        return Invites(self.connection)

    @property
    def upkeep(self) -> Upkeep:
        """What the operator sees and does."""
        return Upkeep(self.connection)


class Store:
    """The database; ``open`` it for as long as it is used."""

    def __init__(
        self, engine: AsyncEngine, reader: AsyncEngine, location: Location, cache: FileCache
    ) -> None:
        self._engine = engine
        self._reader = reader
        self._location = location
        self._cache = cache
        self._commits = None if location.file is None else SharedCommits(engine)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, *, synchronous: Synchronous = "full", cache: str | None = None
    ) -> AsyncIterator["Store"]:
        """Open a database whose tables are up to date, and close it at the end.

        ``cache`` is the folder of the files that only save time, where there is one of its own.

        Raises:
            DatabaseFaultError: it is not there, not ours, of another version, or cannot be reached.
        """
        location = locate(url)
        require_file(location)
        async with AsyncExitStack() as stack:
            engine = await stack.enter_async_context(open_engine(location, synchronous=synchronous))
            with explained(location.name):
                async with looking(engine) as connection:
                    require_head(await revision_of(connection, location), location)
            reader = engine
            if location.file is not None:
                reader = await stack.enter_async_context(open_engine(location))
            yield cls(engine, reader, location, FileCache.of(url, cache))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        """Begin a transaction: it commits when the block ends well and leaves no trace when it raises.

        Raises:
            StoreUnavailableError: on entering, within or on leaving the block, when the database fails.
        """
        async with self._connected() if self._commits is None else self._commits.begin() as connection:
            transaction = Transaction(Connection(connection))
            yield transaction
        if transaction.connection.erased:
            # Its rules' words are in no file any more, whether or not a run comes to follow their removal.
            self._cache.drop(INDEX)
            # The erasure stands; what could not be cleared now is cleared after the next one.
            with suppress(StoreUnavailableError):
                await self.scrub()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        async with AsyncExitStack() as stack:
            with outside_failures():
                connection = await stack.enter_async_context(self._engine.connect())
                await connection.begin()
            yield connection
            # Where the block raises, the connection goes back to the pool, which rolls back.
            with outside_failures():
                await connection.commit()

    @asynccontextmanager
    async def look(self) -> AsyncIterator[Transaction]:
        """Begin a transaction that only reads, which no writer waits for; keep it short all the same.

        Raises:
            StoreUnavailableError: on entering or within the block, when the database fails.
        """
        async with AsyncExitStack() as stack:
            with outside_failures():
                connection = await stack.enter_async_context(looking(self._reader))
                await connection.begin()
            yield Transaction(Connection(connection))

    async def scrub(self) -> None:
        """Leave no erased text in SQLite's write-ahead log, or in PostgreSQL's dead rows.

        Raises:
            StoreUnavailableError: the database fails; the erasure itself stands.
        """
        with outside_failures():
            if self._location.file is None or self._commits is None:
                await self._vacuum()
            else:
                await self._truncate(self._location.file, self._commits)

    async def tidy(self) -> bool:
        """Give back some of the room of removed rows, and clear what is left of them; False when there is no more to do.

        Nobody is waited for: while another program reads, the log is cleared at the next time. PostgreSQL does all this
        by itself.

        Raises:
            StoreUnavailableError: the database fails.
        """
        if self._location.file is None or self._commits is None:
            return False
        with outside_failures():
            async with aiosqlite.connect(self._location.file, timeout=0, isolation_level=None) as connection:
                return await self._tidy(connection, self._commits)

    async def _tidy(self, connection: aiosqlite.Connection, commits: SharedCommits) -> bool:
        async def told(pragma: str) -> int:
            async with connection.execute(f"PRAGMA {pragma}") as cursor:
                row = await cursor.fetchone()
            return 0 if row is None else int(row[0])

        free, whole = await told("freelist_count"), await told("page_count")
        # A file that keeps some free pages need not grow again at once.
        more = await told("auto_vacuum") == INCREMENTAL and free > max(PAGES_AT_ONCE, whole * FREE_SHARE)
        # Most of it is done without a lock; what is left takes no time.
        await told("wal_checkpoint(PASSIVE)")
        async with commits.alone():
            try:
                if more:
                    await connection.execute("PRAGMA secure_delete = ON")
                    # Each step gives one page back, and a plain execute makes only one.
                    await connection.executescript(f"PRAGMA incremental_vacuum({PAGES_AT_ONCE})")
                else:
                    await told("wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError:
                return False  # another process writes or reads just now
        return more

    async def _truncate(self, file: Path, commits: SharedCommits) -> None:
        """Clear the log, as soon as nobody reads what was before; who wants to write meanwhile does not wait for that."""
        async with aiosqlite.connect(file, timeout=0, isolation_level=None) as connection:
            for _ in range(SCRUBBED_AT_MOST):
                if await self._is_truncated(connection, commits):
                    return
                await asyncio.sleep(SCRUB_PAUSE_SECONDS)

    async def _is_truncated(self, connection: aiosqlite.Connection, commits: SharedCommits) -> bool:
        async with commits.alone():
            try:
                async with connection.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
                    row = await cursor.fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                return False
        return row is None or not row[0]

    async def _vacuum(self) -> None:
        tables = ", ".join(metadata.tables)
        async with self._engine.connect() as connection:
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await autocommit.exec_driver_sql(f"VACUUM {tables}")
