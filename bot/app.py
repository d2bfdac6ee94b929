"""The composition root: settings become running tasks. It decides nothing."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random, SystemRandom

import structlog
from aiogram import Bot

from bot.addresses import host_of
from bot.archive.process import CountingProcess
from bot.archive.tester import RuleTester
from bot.clock import SystemClock, Wake
from bot.clockwork import Beat, beating
from bot.config import FeedSource, Settings
from bot.delivery.digest import EVERY_SECONDS as DIGESTS_EVERY_SECONDS
from bot.delivery.digest import Digester
from bot.delivery.send import Sender, SendSettings
from bot.delivery.settlement import Pace
from bot.delivery.wording import Wording
from bot.feeds.discover import Discoverer
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import Poller, PollSettings
from bot.feeds.searches import Searcher
from bot.feeds.seek import Seeker
from bot.feeds.silence import EVERY_SECONDS, Watcher
from bot.feeds.sources import draft_of, user_agent
from bot.feeds.websub import Subscriber
from bot.model import Origin, Phrase, TokenRejected
from bot.ports import Archive, Cache, Clock, StoreUnavailableError
from bot.retention import EVERY_SECONDS as SWEPT_EVERY_SECONDS
from bot.retention import Sweeper
from bot.signals import heeding
from bot.storage import (
    DatabaseFaultError,
    DatabaseInUseError,
    FileCache,
    Lost,
    Store,
    hold_lock,
    is_large,
    require_sound,
    upgrade,
)
from bot.stories.decide import Decider
from bot.telegram import Identity, Limits, RefusedError, Telegram, Webhook
from bot.texts import LANGUAGES, Texts
from bot.updates import Receiver, Talker
from bot.web import WEBHOOK_PATH, Pages, PortTakenError, serving
from bot.wellbeing import Wellbeing
from handlers import Access, Services, concluded, conversation, question_of, tried
from rules import Lexicon, WordCacheError, parse

MENU = (
    "rules",
    "add",
    "test",
    "why",
    "feeds",
    "addfeed",
    "quiet",
    "digest",
    "language",
    "timezone",
    "stop",
    "help",
)
FINISH_SECONDS = 7.0
"""How long calls under way may take at the end: all of it is over within ten seconds."""
POLLING_PARSERS = 2
WORDS = "words"
LONGEST_PAUSE_SECONDS = 60.0

log = structlog.get_logger(__name__)


class TokenRefusedError(Exception):
    """Telegram does not know the token; the text says what to do."""


class LockLostError(Exception):
    """The line to the database broke, and with it the lock by which this run was the only one."""


UNFIT = (
    DatabaseFaultError,
    DatabaseInUseError,
    LockLostError,
    PortTakenError,
    StoreUnavailableError,
    TokenRefusedError,
)
"""Why a run cannot begin or go on; the text of each is one line for the operator."""


@dataclass(frozen=True, slots=True)
class World:
    """What a run of the program stands on; the demo gives another clock, bot and feeds than the main job."""

    settings: Settings
    bot: Bot
    feeds: Mapping[Origin, Sequence[FeedSource]]
    clock: Clock = field(default_factory=SystemClock)
    machine: SystemClock = field(default_factory=SystemClock)
    random: Random = field(default_factory=SystemRandom)
    story_seconds: float = 1.0
    """How many seconds of the story clock pass in one of the machine's."""


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a running program that whoever composes more around it may want."""

    store: Store
    due: Wake
    """Set it when feeds were made due."""
    told: Wake
    """Set it when deliveries were made due, also by a clock that moved on."""
    stop: asyncio.Event
    """Set it to end the program in good order."""


Beside = Callable[[Running], Awaitable[None]]


async def run(world: World, beside: Beside | None = None) -> None:
    """Run the program until it is told to stop; ``beside`` runs along with it.

    Raises:
        DatabaseFaultError: the database cannot be used.
        DatabaseInUseError: another run has it.
        LockLostError: the line to the database broke.
        PortTakenError: ``web.listen`` is in use.
        StoreUnavailableError: the database failed before the stages ran.
        TokenRefusedError: Telegram does not know the token.
    """
    settings = world.settings
    async with database(settings) as (store, lost):
        await _synchronise(world, store)
        guard = Guard(tuple(map(AllowedNetwork.parse, settings.feeds.allow_private)))
        fetcher = Fetcher(guard, user_agent(settings), world.clock, world.machine)
        # What chats ask to be looked at never keeps a feed that is polled waiting.
        async with fetcher, ParserPool(POLLING_PARSERS) as parsers, ParserPool(1) as strangers:
            discoverer = Discoverer(fetcher, strangers, world.clock)
            await _Parts(world, store, guard, fetcher, parsers, discoverer).run(lost, beside)


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[tuple[Store, Lost]]:
    """Hold the database as the one run that may, bring it up to date and open it; tell when the hold is lost.

    Raises:
        DatabaseFaultError: it cannot be used.
        DatabaseInUseError: another run has it.
    """
    url = settings.database.url.get_secret_value()
    async with hold_lock(url) as lost:
        await require_sound(url)
        await upgrade(url)
        async with Store.open(url, synchronous=settings.database.synchronous) as store:
            yield store, lost


async def _synchronise(world: World, store: Store) -> None:
    """Take over what the files say, and whatever a process that died still held."""
    async with store.begin() as tx:
        for origin, sources in world.feeds.items():
            await tx.feeds.synchronise(
                origin, [draft_of(source, origin) for source in sources], world.clock.now()
            )
        aliases = await tx.aliases.join_equal()
        taken = await tx.deliveries.take_over_leases()
        others = 0
        if _is_telegram_s(world):
            others = await tx.inbox.leave_out_others(world.bot.id, world.clock.now())
    if others:
        log.info("run.updates_of_another_bot_left_out", updates=others)
    if aliases:
        log.info("run.feeds_under_several_addresses", aliases=aliases)
    if taken:
        log.info("run.took_over", deliveries=taken)


def _is_telegram_s(world: World) -> bool:
    """Tell whether the bot is the configured one, and not the terminal's."""
    token = world.settings.telegram.token
    return token is not None and token.get_secret_value() == world.bot.token


class _Parts:
    """All running parts and the wakes between them."""

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
        self._texts = Texts()
        database = settings.database
        self._cache = FileCache.of(database.url.get_secret_value(), database.cache)
        self._lexicon = _lexicon(self._cache)
        # The dictionaries are read at the first word of each language: better now than at the first item.
        parse("kerusuhan riot беспорядки тәртіпсіздік", self._lexicon)
        self._due, self._arrived, self._told, self._heard = Wake(), Wake(), Wake(), Wake()
        delivery = settings.delivery
        limits = Limits(delivery.per_second, delivery.per_chat_second, delivery.group_per_minute)
        self._telegram = Telegram(world.bot, limits, machine, world.random)
        self._subscriber = self._subscriber_at_hubs(fetcher)
        feeds = settings.feeds
        self._poller = Poller(
            store,
            fetcher,
            parsers,
            guard,
            world.clock,
            machine,
            world.random,
            self._arrived,
            PollSettings(feeds.min_interval, feeds.max_interval, feeds.concurrency),
            self._subscriber,
        )
        self._watcher = Watcher(store, world.clock, machine, self._told)
        self._discoverer = discoverer
        self._talked = Wake()
        self._searcher = Searcher(store, self._lexicon, feeds.searches, guard, world.clock, self._due)
        self._decider = Decider(
            store,
            self._lexicon,
            world.clock,
            machine,
            self._told,
            story_seconds=world.story_seconds,
            cache=self._cache,
        )
        self._sender = Sender(
            store,
            self._telegram,
            Wording(self._texts),
            world.clock,
            machine,
            machine,
            world.random,
            settings=SendSettings(
                pace=Pace(story_seconds=world.story_seconds), flood_per_hour=delivery.flood_per_hour
            ),
        )
        self._digester = Digester(store, world.clock, machine, self._told)
        self._receiver = Receiver(self._telegram, store, world.clock, machine, world.random)
        self._webhook = self._webhook_at(settings)
        self._wellbeing = Wellbeing(store, world.clock, machine, self._troubles, delivery.per_second)
        kept = timedelta(days=settings.privacy.retention_days)
        self._sweeper = Sweeper(store, world.clock, machine, kept, lambda: self._decider.followed)
        self._name_counts()

    async def run(self, lost: Lost, beside: Beside | None) -> None:
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
        identity = await self._identify()
        async with self._web(), heeding(running.stop), asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(self._sender.run(self._told))
            others = [
                tasks.create_task(self._poller.run(self._due)),
                tasks.create_task(self._decider.run(self._arrived)),
                tasks.create_task(self._searcher.run(self._talked)),
                tasks.create_task(self._converse(identity)),
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

    # -------------------------------------------------------------------------------------------- conversation

    async def _identify(self) -> Identity | None:
        """Ask Telegram once who we are; None when it cannot be asked now."""
        try:
            identity = await self._telegram.identify()
        except ConnectionError as error:
            log.warning("telegram.out_of_reach", why=str(error))
            return None
        if isinstance(identity, TokenRejected):
            raise TokenRefusedError(
                "telegram.token: Telegram does not know this token: copy it again from @BotFather, or get a new one"
            )
        return identity

    async def _converse(self, identity: Identity | None) -> None:
        pause = 1.0
        while identity is None:
            await self._world.machine.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            identity = await self._identify()
        await self._announce()
        services, world = self._services(identity), self._world
        talker = Talker(
            self._store,
            conversation(world.bot, services),
            self._telegram,
            world.clock,
            world.machine,
            world.machine,
            self._told,
            talked=self._talked,
        )
        seeker = Seeker(
            self._store,
            self._discoverer,
            lambda tx, sought, discovery: concluded(tx, sought, discovery, services),
            world.machine,
            world.machine,
            self._told,
            self._due,
        )
        database = world.settings.database
        counting = CountingProcess(database.url.get_secret_value(), database.cache)
        async with counting, asyncio.TaskGroup() as tasks:
            tasks.create_task(self._receive())
            tasks.create_task(talker.run(self._heard))
            tasks.create_task(seeker.run(self._talked))
            tasks.create_task(self._tester(counting, services).run(self._talked))

    def _tester(self, archive: Archive, services: Services) -> RuleTester:
        machine = self._world.machine
        return RuleTester(
            self._store,
            archive,
            lambda wanted: question_of(wanted, services),
            lambda tx, wanted, counted: tried(tx, wanted, counted, services),
            machine,
            machine,
            self._told,
        )

    async def _receive(self) -> None:
        if self._webhook is None:
            await self._receiver.run(self._heard)
        else:
            await self._webhook.run()

    def _webhook_at(self, settings: Settings) -> Webhook | None:
        """Make what Telegram brings its updates to, in webhook mode; its secret is of this run only."""
        if settings.telegram.mode != "webhook" or settings.web.public_url is None:
            return None
        world = self._world
        return Webhook(
            self._telegram,
            self._store,
            world.clock,
            world.machine,
            world.random,
            self._heard,
            url=settings.web.public_url + WEBHOOK_PATH,
            secret=secrets.token_urlsafe(32),
        )

    def _services(self, identity: Identity) -> Services:
        telegram, limits = self._world.settings.telegram, self._world.settings.limits
        return Services(
            lexicon=self._lexicon,
            clock=self._world.clock,
            username=identity.username,
            access=Access(telegram.access),
            allowed=frozenset(telegram.allowed),
            admins=frozenset(telegram.admins),
            rules_per_chat=limits.rules_per_chat,
            feeds_per_chat=limits.feeds_per_chat,
            search_hosts=tuple(
                dict.fromkeys(host_of(one.url) for one in self._world.settings.feeds.searches)
            ),
            chats=limits.chats,
            texts=self._texts,
        )

    async def _announce(self) -> None:
        menus: dict[str | None, list[tuple[str, str]]] = {None: self._menu("en")}
        menus |= {language: self._menu(language) for language in LANGUAGES}
        try:
            await self._telegram.announce_commands(menus)
        except (ConnectionError, RefusedError) as error:
            log.warning("telegram.menu_not_set", why=str(error))

    def _menu(self, language: str) -> list[tuple[str, str]]:
        return [(name, self._texts.plain(language, Phrase(f"menu-{name}"))) for name in MENU]

    # -------------------------------------------------------------------------------------------------- health

    def _web(self) -> AbstractAsyncContextManager[object]:
        listen = self._world.settings.web.listen
        if listen is None:
            return nullcontext()
        wellbeing = self._wellbeing
        pages = Pages(wellbeing.examine, wellbeing.metrics.exposition, self._subscriber, self._webhook)
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
        deaf = (self._webhook or self._receiver).trouble
        if deaf:
            trouble.append(deaf)
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


__all__ = [
    "UNFIT",
    "Beside",
    "Bot",
    "LockLostError",
    "Running",
    "TokenRefusedError",
    "World",
    "run",
]
