"""What `feeds list` says of an address that is another one's."""

from dataclasses import replace

from bot.cli.feeds import _line
from bot.model import FeedHealth, FeedId, FeedState
from bot.texts import Texts
from tests.bot.stories.builders import feed
from tests.manual_time import START


def test_another_address_of_a_feed_is_not_said_to_wait_for_a_look():
    old = replace(feed("Lama"), state=FeedState.ALIAS)
    health = FeedHealth(old, None, None, None, 0, None, 0, START, alias_of=FeedId(99))
    names = {old.id: "Lama", FeedId(99): "Baru"}
    assert _line(Texts(), health, names, START) == "Lama: another address of Baru"
