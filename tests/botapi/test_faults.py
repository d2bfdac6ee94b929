"""Bad days, as a real aiogram bot lives through them."""

import asyncio
from random import Random

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from tests.botapi.faults import Fault, FaultKind
from tests.botapi.server import BotApi


@pytest.fixture
def budi(botapi: BotApi):
    return botapi.user("Budi", started=True)


@pytest.mark.parametrize(
    ("kind", "error", "stands"),
    [
        (FaultKind.TOO_MANY_REQUESTS, TelegramRetryAfter, False),
        (FaultKind.TOO_MANY_REQUESTS_BARE, TelegramAPIError, False),
        (FaultKind.SERVER_ERROR, TelegramServerError, False),
        (FaultKind.SERVER_ERROR_AFTER, TelegramServerError, True),
        (FaultKind.BAD_GATEWAY, ClientDecodeError, False),
        (FaultKind.BAD_GATEWAY_AFTER, ClientDecodeError, True),
        (FaultKind.UNDECODABLE, ClientDecodeError, True),
        (FaultKind.RESET_BEFORE, TelegramNetworkError, False),
        (FaultKind.RESET_AFTER, TelegramNetworkError, True),
        (FaultKind.BLOCKED, TelegramForbiddenError, False),
        (FaultKind.KICKED, TelegramForbiddenError, False),
        (FaultKind.DEACTIVATED, TelegramForbiddenError, False),
        (FaultKind.CHAT_NOT_FOUND, TelegramBadRequest, False),
        (FaultKind.UNAUTHORIZED, TelegramUnauthorizedError, False),
        (FaultKind.REFUSED, TelegramBadRequest, False),
    ],
)
async def test_a_fault_strikes_once_and_the_message_stands_or_not(
    bot: Bot, budi, botapi, kind, error, stands
):
    fault = botapi.faults.add(Fault(kind, "sendMessage", budi.id))
    await bot.get_me()
    with pytest.raises(error):
        await bot.send_message(budi.id, "satu")
    assert [message.text for message in budi.chat.messages] == ["satu"] * stands
    await bot.send_message(budi.id, "dua")
    assert fault.struck == 1
    (first, _second) = botapi.log.of("sendMessage", budi.id)
    assert (first.taken, first.fault) == (stands, kind)
    assert botapi.counts.answers_lost == stands


async def test_retry_after_is_told(bot: Bot, budi, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, retry_after=17))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(budi.id, "satu")
    assert refused.value.retry_after == 17
    await bot.send_message(budi.id, "terlalu cepat")
    assert botapi.counts.ignored_retry_after == 1


async def test_migration_as_a_fault(bot: Bot, budi, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.MIGRATED, migrate_to=-1009))
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(budi.id, "satu")
    assert refused.value.migrate_to_chat_id == -1009


@pytest.mark.parametrize(("kind", "standing"), [(FaultKind.DELAY_BEFORE, 0), (FaultKind.DELAY_AFTER, 1)])
async def test_a_delay_lasts_until_it_is_released(bot: Bot, budi, botapi: BotApi, kind, standing):
    fault = botapi.faults.add(Fault(kind, "sendMessage"))
    async with asyncio.TaskGroup() as group:
        group.create_task(bot.send_message(budi.id, "satu"))
        await fault.reached()
        if kind is FaultKind.DELAY_AFTER:
            await budi.chat.wait_for("satu")
        assert len(budi.chat.messages) == standing
        fault.release()
    assert len(budi.chat.messages) == 1


async def test_a_bot_that_dies_before_the_answer_is_counted(bot: Bot, budi, botapi: BotApi):
    fault = botapi.faults.add(Fault(FaultKind.DELAY_AFTER, "sendMessage"))
    send = asyncio.ensure_future(bot.send_message(budi.id, "satu"))
    await fault.reached()
    assert botapi.counts.in_flight == 1
    send.cancel()
    with pytest.raises(asyncio.CancelledError):
        await send
    async with asyncio.timeout(5):
        await botapi.hung_up()
    fault.release()
    await botapi.log.wait_for("sendMessage")
    assert len(budi.chat.messages) == 1
    assert botapi.counts.in_flight == 0
    await bot.get_me()
    assert botapi.counts.answers_unread == 1


async def test_a_bot_that_dies_in_a_long_poll_leaves_the_way_free(bot: Bot, budi, botapi: BotApi):
    poll = asyncio.ensure_future(bot.get_updates(timeout=30))
    async with asyncio.timeout(5):
        await botapi.queue.polled()
        poll.cancel()
        await botapi.hung_up()
    with pytest.raises(asyncio.CancelledError):
        await poll
    await budi.say("halo")
    assert len(await bot.get_updates(timeout=30)) == 1


async def test_a_fault_that_nobody_meets_says_so(botapi: BotApi):
    fault = botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "sendMessage"))
    with pytest.raises(AssertionError, match="no call came for the fault reset_before of sendMessage"):
        await fault.reached(timeout=0.01)


async def test_an_endless_fault_ends_when_faults_are_cleared(bot: Bot, budi, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.SERVER_ERROR, times=None))
    for _ in range(3):
        with pytest.raises(TelegramServerError):
            await bot.send_message(budi.id, "satu")
    botapi.faults.clear()
    await bot.send_message(budi.id, "satu")


async def test_random_faults_are_the_same_for_the_same_seed(bot: Bot, budi, botapi: BotApi):
    rates = {FaultKind.RESET_AFTER: 0.1, FaultKind.SERVER_ERROR: 0.1, FaultKind.DELAY_BEFORE: 0.1}

    async def run():
        botapi.faults.at_random(rates, Random(7), delay=0.001)
        start = len(botapi.log.calls)
        for number in range(60):
            try:
                await bot.send_message(budi.id, str(number))
            except TelegramAPIError:
                continue
        return [call.fault for call in botapi.log.calls[start:]]

    first, second = await run(), await run()
    assert first == second
    assert {FaultKind.RESET_AFTER, FaultKind.SERVER_ERROR, FaultKind.DELAY_BEFORE, None} == set(first)
    taken = sum(call.taken for call in botapi.log.of("sendMessage"))
    assert len(budi.chat.messages) == taken
    assert botapi.counts.answers_lost == 2 * first.count(FaultKind.RESET_AFTER)


async def test_probabilities_add_up_to_one_at_most(botapi: BotApi):
    with pytest.raises(ValueError, match="more than one"):
        botapi.faults.at_random({FaultKind.RESET_AFTER: 0.6, FaultKind.SERVER_ERROR: 0.6}, Random(1))


async def test_a_fault_of_getupdates(bot: Bot, botapi: BotApi):
    botapi.faults.add(Fault(FaultKind.CONFLICT, "getUpdates"))
    with pytest.raises(TelegramAPIError, match="terminated by other getUpdates"):
        await bot.get_updates()


async def test_logging_out(bot: Bot):
    await bot.log_out()
    with pytest.raises(TelegramBadRequest, match="Logged out"):
        await bot.get_me()
