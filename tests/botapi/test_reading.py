"""Waiting in a chat and reading it."""

import asyncio
from datetime import UTC, datetime
from urllib.request import urlopen

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from tests.botapi.server import BotApi
from tests.botapi.threads import BotApiThread

MARKUP = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="Simpan", callback_data="save"),
            InlineKeyboardButton(text="Buka", url="https://a.kz"),
        ],
        [InlineKeyboardButton(text="Batal", callback_data="no")],
    ]
)


@pytest.fixture
def botapi_clock():
    return lambda: datetime(2022, 1, 5, 10, 26, 40, tzinfo=UTC)


@pytest.fixture
def budi(botapi: BotApi):
    return botapi.user("Budi", started=True)


async def test_waiting_takes_what_stands_there_or_comes(bot: Bot, budi):
    await bot.send_message(budi.id, "satu")
    first = await budi.chat.wait_for("sat")
    async with asyncio.TaskGroup() as group:
        wait = group.create_task(budi.chat.wait_for(lambda message: len(message.text) > 2, after=first))
        await bot.send_message(budi.id, "no")
        await bot.send_message(budi.id, "tiga")
    assert wait.result().text == "tiga"


async def test_waiting_sees_edits(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "satu")
    async with asyncio.TaskGroup() as group:
        wait = group.create_task(budi.chat.wait_for(lambda message: message.edits == 1))
        await sent.edit_text("dua")
    assert wait.result().text == "dua"


async def test_waiting_in_vain_shows_the_chat(budi):
    await budi.say("halo?")
    with pytest.raises(AssertionError, match=r"waited 0\.01 s in vain in:\n── Budi ──\nBudi: halo\?\n"):
        await budi.chat.wait_for("halo", timeout=0.01)


async def test_a_transcript_reads_like_a_chat(bot: Bot, budi):
    start = await budi.start("pack_kz")
    sent = await bot.send_message(
        budi.id,
        "Simpan <b>aturan</b>?\nkerusuhan",
        parse_mode="HTML",
        reply_markup=MARKUP,
        disable_notification=True,
        reply_parameters=ReplyParameters(message_id=start.id),
    )
    press = await budi.press(budi.chat.last, "Simpan")
    await bot.answer_callback_query(press.id, "Tersimpan")
    await sent.edit_text("Tersimpan")
    await sent.delete()
    assert budi.chat.transcript() == (
        "── Budi ──\n"
        "Budi: /start pack_kz\n"
        "bot (silent, reply to “/start pack_kz”): Simpan aturan?\n"
        "    kerusuhan\n"
        "    [Simpan] [Buka ↗]\n"
        "    [Batal]\n"
        "Budi presses [Simpan] → toast “Tersimpan”\n"
        "bot edits: Tersimpan\n"
        "(bot’s message “Tersimpan” is deleted)\n"
    )
    assert budi.chat.screen(times=True) == "── Budi ──\n[2022-01-05 10:26:40] Budi: /start pack_kz\n"


async def test_waiting_for_calls(bot: Bot, botapi: BotApi):
    async with asyncio.TaskGroup() as group:
        wait = group.create_task(botapi.log.wait_for("getMe", count=2))
        await bot.get_me()
        await bot.get_me()
    assert [call.method for call in wait.result()] == ["getMe", "getMe"]
    with pytest.raises(AssertionError, match="wanted 1 × sendMessage; the last calls: getMe, getMe"):
        await botapi.log.wait_for("sendMessage", timeout=0.01)


async def test_a_press_that_nobody_answers_says_so(bot: Bot, budi):
    await bot.send_message(budi.id, "x", reply_markup=MARKUP)
    press = await budi.press(budi.chat.last, "Simpan")
    with pytest.raises(AssertionError, match="did not answer the press of 'save'"):
        await press.answered(timeout=0.01)


def test_the_server_runs_in_a_thread():
    with BotApiThread() as ground:
        budi = ground.server.user("Budi")
        ground.run(budi.start())
        url = f"{ground.server.url}/bot{ground.server.token}/sendMessage?chat_id={budi.id}&text=halo"
        with urlopen(url) as response:  # noqa: S310 - our own address
            assert response.status == 200
        assert ground.run(budi.chat.wait_for("halo")).text == "halo"
