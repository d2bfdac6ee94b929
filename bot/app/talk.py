"""The conversation: what Telegram brings, who answers it, and what looks for or counts on the askers' behalf."""

import asyncio
import secrets

import structlog

from bot.addresses import host_of
from bot.app.profile import keep_profile, profile_of
from bot.app.world import TokenRefusedError, World
from bot.archive.process import CountingProcess
from bot.archive.tester import RuleTester
from bot.charts.process import Drawing, can_draw
from bot.clock import Wake
from bot.config import Settings
from bot.feeds.discover import Discoverer
from bot.feeds.seek import Seeker
from bot.files import FileMaker
from bot.model import TokenRejected
from bot.ports import Archive
from bot.storage import Store
from bot.telegram import Identity, Telegram, Webhook
from bot.texts import Texts
from bot.updates import Receiver, Talker
from bot.web import WEBHOOK_PATH
from handlers import Access, Services, concluded, conversation, made, question_of, tried
from rules import Lexicon

LONGEST_PAUSE_SECONDS = 60.0

log = structlog.get_logger(__name__)


class Talk:
    """Receives updates and has them answered; ``told``, ``due`` and ``talked`` wake whoever has work by it."""

    def __init__(  # noqa: PLR0913 - each is a part that the others share
        self,
        world: World,
        store: Store,
        telegram: Telegram,
        discoverer: Discoverer,
        texts: Texts,
        lexicon: Lexicon,
        *,
        told: Wake,
        due: Wake,
        talked: Wake,
    ) -> None:
        self._world = world
        self._store = store
        self._telegram = telegram
        self._discoverer = discoverer
        self._texts = texts
        self._lexicon = lexicon
        self._told = told
        self._due = due
        self._talked = talked
        self._heard = Wake()
        self._receiver = Receiver(telegram, store, world.clock, world.machine, world.random)
        self.webhook = self._webhook_at(world.settings)
        """What takes updates that Telegram brings; None where they are asked for."""

    @property
    def trouble(self) -> str | None:
        """Why no updates come, in words; None while they do."""
        return (self.webhook or self._receiver).trouble

    async def identify(self) -> Identity | None:
        """Ask Telegram once who we are; None when it cannot be asked now.

        Raises:
            TokenRefusedError: it does not know the token.
        """
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

    async def run(self, identity: Identity | None) -> None:
        """Converse for ever, as soon as it is known who we are."""
        pause = 1.0
        while identity is None:
            await self._world.machine.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            identity = await self.identify()
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
            tasks.create_task(self._keep_profile())
            tasks.create_task(talker.run(self._heard))
            tasks.create_task(seeker.run(self._talked))
            tasks.create_task(self._tester(counting, services).run(self._talked))
            tasks.create_task(self._file_maker(services).run(self._talked))

    def _file_maker(self, services: Services) -> FileMaker:
        world, drawing = self._world, Drawing()
        return FileMaker(
            self._store,
            lambda wanted: made(wanted, self._store, drawing, services),
            world.clock,
            world.machine,
            world.machine,
            self._told,
        )

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
        if self.webhook is None:
            await self._receiver.run(self._heard)
        else:
            await self.webhook.run()

    async def _keep_profile(self) -> None:
        operators = self._world.settings.telegram.admins
        await keep_profile(self._telegram, profile_of(self._texts, operators), self._world.machine)

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
            draws=can_draw(),
            texts=self._texts,
        )
