"""Looks now and then whether those who set channels up may still post there: Telegram tells of most changes, not of all."""

from datetime import timedelta

import structlog

from bot.channels import dropped, shut, told
from bot.clock import Wake
from bot.model import Channel, ChatState, Standing
from bot.ports import ChannelTransaction, Clock, Groups, Store

EVERY_SECONDS = 3_600.0
CHECKED_EVERY = timedelta(days=1)
AT_ONCE = 200
"""Questions to Telegram an hour."""

log = structlog.get_logger(__name__)


class Inspector:
    """Asks Telegram outside of any transaction; what it says is kept in one of its own."""

    def __init__(
        self,
        store: Store[ChannelTransaction],
        groups: Groups,
        clock: Clock,
        machine: Clock,
        wake: Wake,
    ) -> None:
        self._store = store
        self._groups = groups
        self._clock = clock
        self._machine = machine
        self._wake = wake

    async def step(self) -> int:
        """Check the rights that were seen longest ago, and tell how many ended.

        Raises:
            StoreUnavailableError: the database failed; what was checked until then is kept.
        """
        async with self._store.look() as tx:
            due = await tx.channels.unchecked_since(self._clock.now() - CHECKED_EVERY, AT_ONCE)
        ended = 0
        try:
            for channel in due:
                standing = await self._groups.standing(channel.chat_id, channel.person_id, fresh=True)
                ended += await self._keep(channel, standing)
        except ConnectionError as error:
            log.warning("channels.not_checked", why=str(error))
        await self._close_unclaimed()
        return ended

    async def _keep(self, channel: Channel, standing: Standing) -> bool:
        now = self._clock.now()
        async with self._store.begin() as tx:
            match standing:
                case Standing.POSTS:
                    await tx.channels.checked(channel, now)
                    return False
                case Standing.CLOSED:
                    notices = await shut(tx, channel.chat_id, ChatState.KICKED, now)
                case Standing.ADMIN | Standing.OTHER:
                    # It may have been left meanwhile.
                    standing_link = await tx.channels.get(channel.person_id, channel.number)
                    notices = () if standing_link is None else (await dropped(tx, standing_link, now),)
            await tx.deliveries.add([told(notice, self._machine.now()) for notice in notices])
        self._wake.set()
        return True

    async def _close_unclaimed(self) -> None:
        """Send nothing more where nobody is left who set it up: their private chats are gone."""
        async with self._store.look() as tx:
            unclaimed = await tx.channels.unclaimed(AT_ONCE)
        for chat_id in unclaimed:
            async with self._store.begin() as tx:
                if not await tx.channels.of_channel(chat_id):
                    await tx.chats.close(chat_id, ChatState.UNCLAIMED, self._clock.now())
