"""A sender and a digester with everything around them: a real database, a strict Bot API server, time moved by hand."""

from datetime import UTC, datetime
from random import Random

from bot.clock import Wake
from bot.delivery import Sender, Wording
from bot.delivery.digest import Digester
from bot.model import Level
from bot.telegram import Limits, Telegram, bot_at
from bot.texts import Texts
from tests.bot.outbox import place_of

TEXTS = Texts()
EVENING = datetime(2022, 1, 5, 16, 0, tzinfo=UTC)  # 23:00 in Jakarta


class Stage:
    """What stands between the outbox and the phones."""

    def __init__(self, store, botapi, time, settings=None, word=None):
        self.time = time
        self.telegram = Telegram(bot_at(botapi.token, botapi.url), Limits(None, None, None), time, Random(3))
        self.sender = Sender(
            store, self.telegram, word or Wording(TEXTS), time, time, time, Random(3), settings=settings
        )
        self.digester = Digester(store, time, time, Wake())

    async def settle(self):
        """Let everything go that may go now."""
        while await self.digester.step() + await self.sender.step():
            pass

    async def settle_later(self, seconds):
        self.time.move(seconds)
        await self.settle()

    async def close(self):
        session = self.telegram._bot.session._session
        if session is not None:
            await session.close()


def words(chat):
    return [message.text.splitlines()[0] for message in chat.history]


async def told(newsroom, budi, title, level=Level.IMPORTANT):
    story = await newsroom.story(title, level)
    return story, await newsroom.alert(place_of(budi.chat), story)
