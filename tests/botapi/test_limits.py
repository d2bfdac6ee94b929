import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from tests.botapi.limits import Counts, Limiter, Rates
from tests.botapi.server import BotApi


@pytest.fixture
def counts():
    return Counts()


@pytest.fixture
def limiter(counts):
    return Limiter(Rates(), counts, enforce=True)


def test_thirty_a_second_pass_and_the_next_waits(limiter, counts):
    assert [limiter.admit(chat, 10.0) for chat in range(1, 31)] == [0] * 30
    assert limiter.admit(31, 10.5) == 1
    assert limiter.admit(32, 11.0) == 0
    assert (counts.over_bot, counts.most_in_a_second) == (1, 30)


def test_a_steady_thirty_a_second_is_never_too_much(limiter, counts):
    for number in range(300):
        assert limiter.admit(number + 1, number / 30) == 0
    assert counts.over_limits == 0


def test_a_quiet_chat_takes_a_short_burst_then_one_a_second(limiter, counts):
    assert [limiter.admit(1, 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert limiter.admit(1, 1.0) == 0
    assert limiter.admit(1, 1.1) == 1
    assert counts.over_chat == 2


def test_a_steady_one_a_second_in_a_chat_is_never_too_much(limiter):
    assert [limiter.admit(1, float(second)) for second in range(100)] == [0] * 100


def test_edits_may_follow_each_other_in_a_private_chat_but_not_in_a_group(limiter, counts):
    assert [limiter.admit(1, 0.0, edit=True) for _ in range(10)] == [0] * 10
    for _ in range(20):
        limiter.admit(-1, 0.0, edit=True)
    assert (counts.over_chat, counts.over_group) == (0, 0)
    assert limiter.admit(-1, 5.0, edit=True) == 55


def test_a_group_takes_twenty_a_minute(limiter, counts):
    assert [limiter.admit(-1, 2.0 * number) for number in range(20)] == [0] * 20
    assert limiter.admit(-1, 45.0) == 15
    assert limiter.admit(-1, 60.0) == 0
    assert (counts.over_group, counts.most_in_a_group_minute) == (1, 20)


def test_writing_during_retry_after_is_noted(limiter, counts):
    for _ in range(4):
        limiter.admit(1, 0.0)
    limiter.admit(1, 0.5)
    assert counts.ignored_retry_after == 1


def test_without_enforcing_everything_passes_and_is_counted(counts):
    limiter = Limiter(Rates(), counts, enforce=False)
    assert [limiter.admit(1, 0.0) for _ in range(10)] == [0] * 10
    assert (counts.over_chat, counts.messages) == (7, 10)


async def test_the_server_counts_unasked(bot: Bot, botapi: BotApi):
    budi = botapi.user("Budi", started=True)
    for number in range(5):
        await bot.send_message(budi.id, str(number))
    assert botapi.counts.over_chat == 2
    assert botapi.counts.messages == 5


class TestEnforced:
    @pytest.fixture
    async def botapi(self):
        async with BotApi(enforce=True) as server:
            yield server

    async def test_it_refuses_with_retry_after(self, bot: Bot, botapi: BotApi):
        budi = botapi.user("Budi", started=True)
        for number in range(3):
            await bot.send_message(budi.id, str(number))
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(budi.id, "lagi")
        assert refused.value.retry_after == 1
        assert len(budi.chat.messages) == 3
        assert botapi.counts.refused == {429: 1}
