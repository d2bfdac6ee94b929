"""All running parts and the wakes between them."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta
from random import SystemRandom

import structlog

from bot.app.talk import Talk
from bot.app.world import Beside, LockLostError, Running, World
from bot.clock import Wake
from bot.clockwork import Beat, beating
from bot.delivery.broadcast import EVERY_SECONDS as BROADCASTS_EVERY_SECONDS
from bot.delivery.broadcast import Broadcaster
from bot.delivery.digest import EVERY_SECONDS as DIGESTS_EVERY_SECONDS
from bot.delivery.digest import Digester
from bot.delivery.send import Sender, SendSettings
from bot.delivery.settlement import Pace
from bot.delivery.wording import Wording
from bot.feeds.discover import Discoverer
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import Poller, PollSettings
from bot.feeds.searches import Searcher
from bot.feeds.silence import EVERY_SECONDS, Watcher
from bot.feeds.websub import Subscriber
from bot.inspection import EVERY_SECONDS as INSPECTED_EVERY_SECONDS
from bot.inspection import Inspector
from bot.ports import Cache, StoreUnavailableError
from bot.retention import EVERY_SECONDS as SWEPT_EVERY_SECONDS
from bot.retention import Sweeper
from bot.signals import heeding
from bot.storage import FileCache, Lost, Store, is_large, require_sound
from bot.stories.decide import Decider
from bot.telegram import Limits, Telegram
from bot.texts import Texts
from bot.web import Pages, serving
from bot.wellbeing import Wellbeing
from rules import Lexicon, WordCacheError, parse

FINISH_SECONDS = 7.0
"""How long calls under way may take at the end: all of it is over within ten seconds."""
WORDS = "words"

log = structlog.get_logger(__name__)


class Parts:
    """Makes the parts of a world over its database, and runs them."""

    def __init__(
        self,
        world: World,
        store: Store,
        guard: Guard,
        fetcher: Fetcher,
        parsers: ParserPool,
        discoverer: Discoverer,
    ) -> None:
        settings, machine = world.settings, world.machine
        self._world = world
        self._store = store
        texts = Texts()
        database = settings.database
        self._cache = FileCache.of(database.url.get_secret_value(), database.cache)
        self._lexicon = _lexicon(self._cache)
        # The dictionaries are read at the first word of each language: better now than at the first item.
        parse("kerusuhan riot беспорядки тәртіпсіздік", self._lexicon)
        self._due, self._arrived, self._told, self._talked = Wake(), Wake(), Wake(), Wake()
        delivery = settings.delivery
        limits = Limits(delivery.per_second, delivery.per_chat_second, delivery.group_per_minute)
        self._telegram = Telegram(world.bot, limits, machine, world.random)
        self._subscriber = self._subscriber_at_hubs(fetcher)
        self._poller = self._poller_of(guard, fetcher, parsers)
        self._watcher = Watcher(store, world.clock, machine, self._told)
        self._searcher = Searcher(
            store, self._lexicon, settings.feeds.searches, guard, world.clock, self._due
        )
        self._decider = Decider(
            store,
            self._lexicon,
            world.clock,
            machine,
            self._told,
            story_seconds=world.story_seconds,
            cache=self._cache,
        )
        self._sender = self._sender_of(texts)
        self._inspector = Inspector(store, self._telegram, world.clock, machine, self._told)
        self._digester = Digester(store, world.clock, machine, self._told)
        self._broadcaster = Broadcaster(store, world.clock, machine, self._told, delivery.per_second)
        self._talk = Talk(
            world,
            store,
            self._telegram,
            discoverer,
            texts,
            self._lexicon,
            told=self._told,
            due=self._due,
            talked=self._talked,
        )
        self._wellbeing = Wellbeing(store, world.clock, machine, self._troubles, delivery.per_second)
        kept = timedelta(days=settings.privacy.retention_days)
        self._sweeper = Sweeper(store, world.clock, machine, kept, lambda: self._decider.followed)
        self._name_counts()

    def _poller_of(self, guard: Guard, fetcher: Fetcher, parsers: ParserPool) -> Poller:
        world, feeds = self._world, self._world.settings.feeds
        return Poller(
            self._store,
            fetcher,
            parsers,
            guard,
            world.clock,
            world.machine,
            world.random,
            self._arrived,
            PollSettings(feeds.min_interval, feeds.max_interval, feeds.concurrency),
            self._subscriber,
        )

    def _sender_of(self, texts: Texts) -> Sender:
        world = self._world
        return Sender(
            self._store,
            self._telegram,
            Wording(texts),
            world.clock,
            world.machine,
            world.machine,
            world.random,
            settings=SendSettings(
                pace=Pace(story_seconds=world.story_seconds),
                flood_per_hour=world.settings.delivery.flood_per_hour,
            ),
        )

    async def run(self, lost: Lost, beside: Beside | None) -> None:
        """Run until told to stop; ``lost`` ends when another run may hold the database.

        Raises:
            LockLostError: it did.
            PortTakenError: ``web.listen`` is in use.
            TokenRefusedError: Telegram does not know the token.
        """
        try:
            await self._run(lost, beside)
        finally:
            await self._telegram.close()

    async def _run(self, lost: Lost, beside: Beside | None) -> None:
        running = Running(self._store, self._due, self._told, asyncio.Event())
        await self._poller.begin()
        if self._subscriber is not None:
            await self._subscriber.load()
        await self._decider.load()
        await self._wellbeing.metrics.begin()
        identity = await self._talk.identify()
        async with self._web(), heeding(running.stop), asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(self._sender.run(self._told))
            others = [
                tasks.create_task(self._poller.run(self._due)),
                tasks.create_task(self._decider.run(self._arrived)),
                tasks.create_task(self._searcher.run(self._talked)),
                tasks.create_task(self._talk.run(identity)),
                tasks.create_task(self._guard_lock(lost)),
                tasks.create_task(beating(self._beats())),
            ]
            url = self._world.settings.database.url.get_secret_value()
            if is_large(url):
                others.append(tasks.create_task(require_sound(url, however_large=True)))
            if self._subscriber is not None:
                others.append(tasks.create_task(self._subscriber.run()))
            if beside is not None:
                others.append(tasks.create_task(_awaited(beside(running))))
            log.info("run.ready")
            await running.stop.wait()
            for task in others:
                task.cancel()
            await self._finish(sending)
        await self._keep()

    def _beats(self) -> Sequence[Beat]:
        return (
            Beat("silence", EVERY_SECONDS, self._watcher.step),
            Beat("retention", SWEPT_EVERY_SECONDS, self._sweeper.step),
            Beat("digests", DIGESTS_EVERY_SECONDS, self._digester.step),
            Beat("channels", INSPECTED_EVERY_SECONDS, self._inspector.step),
            Beat("broadcasts", BROADCASTS_EVERY_SECONDS, self._broadcaster.step),
        )

    async def _keep(self) -> None:
        """Leave to the next run what only saves it time."""
        try:
            await self._decider.keep()
        except StoreUnavailableError as error:
            log.warning("run.index_not_kept", why=str(error))
        self._cache.write(WORDS, self._lexicon.dump())

    async def _finish(self, sending: asyncio.Task[None]) -> None:
        """Let the calls under way come to their end, for a while."""
        self._sender.stop()
        self._told.set()
        await asyncio.wait([sending], timeout=FINISH_SECONDS)
        if not sending.done():
            sending.cancel()
            await asyncio.wait([sending])
            await self._return_leases()

    async def _return_leases(self) -> None:
        """Leave what had no answer as the next run would find it: nobody knows whether Telegram has it."""
        try:
            async with self._store.begin() as tx:
                log.info("run.left_unanswered", deliveries=await tx.deliveries.take_over_leases())
        except StoreUnavailableError as error:
            log.warning("run.leases_not_returned", why=str(error))

    async def _guard_lock(self, lost: Lost) -> None:
        """Send nothing more once another run may have begun: it takes over what is leased here."""
        await lost()
        self._sender.stop()
        raise LockLostError(
            "the line to the database broke, and with it the lock on it: see to the database, then start again"
        )

    # -------------------------------------------------------------------------------------------------- health

    def _web(self) -> AbstractAsyncContextManager[object]:
        listen = self._world.settings.web.listen
        if listen is None:
            return nullcontext()
        wellbeing = self._wellbeing
        pages = Pages(wellbeing.examine, wellbeing.metrics.exposition, self._subscriber, self._talk.webhook)
        return serving(listen.host, listen.port, pages)

    def _subscriber_at_hubs(self, fetcher: Fetcher) -> Subscriber | None:
        """Make what asks hubs to push, where they can reach us."""
        web = self._world.settings.web
        if web.listen is None or web.public_url is None:
            return None
        # Not the world's own: nobody may guess a callback, whatever randomness a run is given.
        return Subscriber(
            self._store, fetcher, self._world.machine, SystemRandom(), web.public_url, self._due
        )

    def _troubles(self) -> Sequence[str]:
        trouble = []
        if self._sender.token_rejected:
            trouble.append("Telegram does not know the token")
        if self._sender.line_down:
            trouble.append("Telegram does not answer")
        if self._decider.aside:
            trouble.append("telling a story to many chats failed: see the log, a new start tries again")
        if self._talk.trouble:
            trouble.append(self._talk.trouble)
        return trouble

    def _name_counts(self) -> None:
        """Show what the parts count themselves."""
        show = self._wellbeing.metrics.show
        show("calls", "Calls to Telegram by their outcome", ("call", "outcome"), self._telegram.calls.items)
        show("removed_rows", "Rows removed because they were old", ("what",), self._sweeper.removed.items)


def _lexicon(cache: Cache) -> Lexicon:
    """Make the lexicon, with the forms of words that an earlier run worked out."""
    lexicon = Lexicon()
    data = cache.read(WORDS)
    if data is not None:
        try:
            lexicon.load(data)
        except WordCacheError as error:
            log.info("run.words_made_anew", why=str(error))
    return lexicon


async def _awaited(work: Awaitable[None]) -> None:
    await work
