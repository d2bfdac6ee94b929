"""A run from its beginning to its end: the database held, what a dead process left taken over, then all parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.app.parts import Parts
from bot.app.world import Beside, World
from bot.config import Settings
from bot.feeds.discover import Discoverer
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.sources import draft_of, user_agent
from bot.storage import Lost, Store, hold_lock, require_sound, upgrade

POLLING_PARSERS = 2

log = structlog.get_logger(__name__)


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
            await Parts(world, store, guard, fetcher, parsers, discoverer).run(lost, beside)


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
        async with Store.open(
            url, synchronous=settings.database.synchronous, cache=settings.database.cache
        ) as store:
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
