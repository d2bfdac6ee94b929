"""Messages to one person, sent by a real aiogram bot."""

import zlib
from datetime import UTC, datetime, timedelta
from struct import pack

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from tests.botapi.server import BotApi


def keyboard(*rows):
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=text.lower()) for text in row] for row in rows
        ]
    )


def picture(width, height):
    """A PNG that is nothing but its header."""
    body = b"IHDR" + pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + pack(">I", 13) + body + pack(">I", zlib.crc32(body))


@pytest.fixture
def budi(botapi: BotApi):
    return botapi.user("Budi", started=True)


async def test_a_message_arrives_as_the_person_sees_it(bot: Bot, budi):
    sent = await bot.send_message(
        budi.id,
        'Kerusuhan di <b>Almaty</b> <tg-time unix="1641400000" format="t">16:26</tg-time> '
        '<a href="https://kaz.kz/1?a=1&amp;b=2">baca</a> &lt;3',
        parse_mode="HTML",
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=keyboard(["Bisukan", "Kenapa"], ["Lagi"]),
    )
    message = budi.chat.last
    assert message.id == sent.message_id
    assert message.text == "Kerusuhan di Almaty 16:26 baca <3"
    assert message.html.startswith("Kerusuhan di <b>Almaty</b> <tg-time unix")
    assert message.links == ["https://kaz.kz/1?a=1&b=2"]
    assert message.times == [datetime(2022, 1, 5, 16, 26, 40, tzinfo=UTC)]
    assert message.rows == [["Bisukan", "Kenapa"], ["Lagi"]]
    assert message.silent
    assert message.link_preview == {"is_disabled": True}
    assert sent.text == message.text


async def test_a_reply_hangs_on_its_message(bot: Bot, budi):
    first = await bot.send_message(budi.id, "satu")
    second = await bot.send_message(
        budi.id, "dua", reply_parameters=ReplyParameters(message_id=first.message_id)
    )
    assert budi.chat.last.reply_to.text == "satu"
    assert second.reply_to_message.text == "satu"


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot, budi):
    gone = await bot.send_message(budi.id, "satu")
    await budi.delete(budi.chat.last)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(budi.id, "dua", reply_parameters=ReplyParameters(message_id=gone.message_id))
    alone = ReplyParameters(message_id=gone.message_id, allow_sending_without_reply=True)
    await bot.send_message(budi.id, "dua", reply_parameters=alone)
    assert budi.chat.last.reply_to is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<i>x", r"Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"i\""),
        ("<x>x</x>", 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
        ("<b></b>", "Bad Request: text must be non-empty"),
        ("ж" * 4097, "Bad Request: message is too long"),
        ("ж" * 20000, "Bad Request: text is too long"),
        ("", "Bad Request: message text is empty"),
    ],
)
async def test_texts_telegram_refuses(bot: Bot, budi, botapi: BotApi, text, words):
    with botapi.log.expect_violation("sendMessage"), pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(budi.id, text, parse_mode="HTML")
    assert budi.chat.messages == []


async def test_length_counts_after_entity_parsing(bot: Bot, budi):
    await bot.send_message(budi.id, "<b>" + "😀" * 4096 + "</b>", parse_mode="HTML")
    assert len(budi.chat.last.text) == 4096


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"callback_data": "d" * 65}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"callback_data": "ж" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        ({}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a", "url": "https://a.kz"}, "exactly one kind of button is allowed"),
        ({"url": "http://localhost/x"}, "button URL 'http://localhost/x' is invalid: Wrong HTTP URL"),
        ({"url": "ftp://a.kz/x"}, "is invalid: Unsupported URL protocol"),
        ({"callback_data": "a", "style": "pink"}, "invalid button style specified"),
        ({"pay": True}, "not emulated yet"),
    ],
)
async def test_buttons_telegram_refuses(bot: Bot, budi, botapi: BotApi, button, words):
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="a", **button)]])
    with botapi.log.expect_violation("sendMessage"), pytest.raises(Exception, match=words):
        await bot.send_message(budi.id, "x", reply_markup=markup)


async def test_too_many_buttons(bot: Bot, budi, botapi: BotApi):
    with botapi.log.expect_violation("too long"), pytest.raises(TelegramBadRequest):
        await bot.send_message(budi.id, "x", reply_markup=keyboard(*[["a"]] * 101))


async def test_reply_keyboards_come_and_go(bot: Bot, budi):
    markup = ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text="Ya"), KeyboardButton(text="Lokasi", request_location=True)]]
    )
    await bot.send_message(budi.id, "pilih", reply_markup=markup)
    assert budi.chat.keyboard == [["Ya", "Lokasi"]]
    await budi.choose(budi.chat.last, "Ya")
    assert budi.chat.last.text == "Ya"
    await bot.send_message(budi.id, "baik", reply_markup=ReplyKeyboardRemove())
    assert budi.chat.keyboard == []
    await bot.send_message(budi.id, "jawab", reply_markup=ForceReply(input_field_placeholder="kota"))


async def test_an_edit_changes_the_message_and_keeps_its_past(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "satu", reply_markup=keyboard(["A"]))
    edited = await bot.edit_message_text("dua", chat_id=budi.id, message_id=sent.message_id)
    message = budi.chat.last
    assert (message.text, message.buttons, message.edits) == ("dua", [], 1)
    assert [body.text for body in message.earlier] == ["satu"]
    assert edited.edit_date is not None


async def test_an_edit_of_the_keyboard_alone(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "satu")
    await bot.edit_message_reply_markup(
        chat_id=budi.id, message_id=sent.message_id, reply_markup=keyboard(["A"])
    )
    assert budi.chat.last.rows == [["A"]]
    assert budi.chat.last.text == "satu"


async def test_edits_telegram_refuses(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "<b>satu</b>", parse_mode="HTML", reply_markup=keyboard(["A"]))
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message content"):
        await sent.edit_text("<b>satu</b> ", parse_mode="HTML", reply_markup=keyboard(["A"]))
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await sent.edit_reply_markup(reply_markup=keyboard(["A"]))
    theirs = await budi.say("punyaku")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=budi.id, message_id=theirs.id)
    await budi.delete(budi.chat.message(sent.message_id))
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to edit not found"):
        await sent.edit_text("dua")
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=budi.id, message_id=99)


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(bot: Bot, budi):
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Ya")]])
    sent = await bot.send_message(budi.id, "satu", reply_markup=markup)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await sent.edit_text("dua")


async def test_deleting(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "satu")
    await sent.delete()
    assert budi.chat.messages == []
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await sent.delete()


class TestWithMovedClock:
    now = datetime(2022, 1, 5, tzinfo=UTC)

    @pytest.fixture
    def botapi_clock(self):
        return lambda: self.now

    async def test_old_messages_cannot_be_deleted(self, bot: Bot, budi):
        sent = await bot.send_message(budi.id, "satu")
        assert budi.chat.last.sent_at == self.now
        self.now += timedelta(hours=49)
        with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
            await sent.delete()

    async def test_a_press_must_be_answered_soon(self, bot: Bot, budi, botapi: BotApi):
        await bot.send_message(budi.id, "x", reply_markup=keyboard(["A"]))
        press = await budi.press(budi.chat.last, "A")
        self.now += timedelta(minutes=5)
        with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
            await bot.answer_callback_query(press.id)
        assert botapi.unanswered() == ["a"]

    async def test_updates_wait_a_day(self, bot: Bot, budi):
        await budi.say("kemarin")
        self.now += timedelta(hours=25)
        await budi.say("hari ini")
        assert [update.message.text for update in await bot.get_updates()] == ["hari ini"]


async def test_a_press_is_answered_once(bot: Bot, budi):
    await bot.send_message(budi.id, "x", reply_markup=keyboard(["Simpan"]))
    press = await budi.press(budi.chat.last, "Simp")
    (update,) = await bot.get_updates()
    assert update.callback_query.data == "simpan"
    assert update.callback_query.message.text == "x"
    await bot.answer_callback_query(update.callback_query.id, "Disimpan", show_alert=True)
    assert await press.answered() == "Disimpan"
    assert press.alert
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_callback_query(press.id)


async def test_an_answer_may_hold_200_characters(bot: Bot, budi, botapi: BotApi):
    await bot.send_message(budi.id, "x", reply_markup=keyboard(["A"]))
    press = await budi.press(budi.chat.last, "A")
    with botapi.log.expect_violation("MESSAGE_TOO_LONG"), pytest.raises(TelegramBadRequest):
        await bot.answer_callback_query(press.id, "x" * 201)


async def test_a_press_on_a_message_gone_meanwhile(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "x", reply_markup=keyboard(["A"]))
    message = budi.chat.last
    await sent.delete()
    with pytest.raises(AssertionError, match="is gone"):
        await budi.press(message, "A")
    await budi.press_data(message, "forged")
    (update,) = await bot.get_updates()
    assert update.callback_query.message.date == 0
    assert update.callback_query.data == "forged"


async def test_people_press_only_what_is_there(bot: Bot, budi):
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Buka", url="https://a.kz")]])
    await bot.send_message(budi.id, "x", reply_markup=markup)
    with pytest.raises(AssertionError, match=r"0 buttons match 'Simpan'; there are: \[Buka\]"):
        await budi.press(budi.chat.last, "Simpan")
    with pytest.raises(AssertionError, match="sends nothing to the bot"):
        await budi.press(budi.chat.last, "Buka")


async def test_files_go_both_ways(bot: Bot, budi):
    sent = await bot.send_document(
        budi.id, BufferedInputFile(b"<opml/>", "feeds.opml"), caption="<b>ini</b>", parse_mode="HTML"
    )
    attachment = budi.chat.last.attachment
    assert (attachment.file_name, attachment.content) == ("feeds.opml", b"<opml/>")
    assert budi.chat.last.text == "ini"
    await bot.send_document(budi.id, sent.document.file_id)
    assert budi.chat.last.attachment is attachment
    await budi.send_document(budi.chat, "mine.opml", b"<opml>1</opml>", "text/x-opml")
    (update,) = await bot.get_updates()
    file = await bot.download(update.message.document)
    assert file.read() == b"<opml>1</opml>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(6000, 5000), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_photos_telegram_refuses(bot: Bot, budi, botapi: BotApi, content, words):
    with botapi.log.expect_violation(words), pytest.raises(TelegramBadRequest, match=words):
        await bot.send_photo(budi.id, BufferedInputFile(content, "a.png"))


async def test_a_photo(bot: Bot, budi):
    await bot.send_photo(budi.id, BufferedInputFile(picture(800, 400), "a.png"), caption="grafik")
    assert budi.chat.last.attachment.kind == "photo"


async def test_a_caption_may_hold_1024_characters(bot: Bot, budi, botapi: BotApi):
    with botapi.log.expect_violation("message caption is too long"), pytest.raises(TelegramBadRequest):
        await bot.send_document(budi.id, BufferedInputFile(b"a", "a"), caption="x" * 1025)


async def test_who_has_not_started_or_is_nobody_gets_nothing(bot: Bot, botapi: BotApi):
    ani = botapi.user("Ani")
    with pytest.raises(
        TelegramForbiddenError, match="Forbidden: bot can't initiate conversation with a user"
    ):
        await bot.send_message(ani.id, "halo")
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message(777, "halo")
    await ani.start()
    await bot.send_message(ani.id, "halo")


async def test_blocking_and_coming_back(bot: Bot, budi):
    sent = await bot.send_message(budi.id, "satu")
    await budi.block()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(budi.id, "dua")
    with pytest.raises(TelegramForbiddenError):
        await sent.edit_text("dua")
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await budi.say("halo")
    await budi.start("pack_kz")
    await bot.send_message(budi.id, "lagi")
    blocked, unblocked, start = await bot.get_updates()
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert start.message.text == "/start pack_kz"


async def test_a_deleted_account(bot: Bot, budi):
    await budi.deactivate()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: user is deactivated"):
        await bot.send_message(budi.id, "halo")


async def test_people_edit_and_share(bot: Bot, budi):
    message = await budi.say("kerusuhn")
    await budi.edit(message, "kerusuhan")
    await budi.share_location(budi.chat, 43.24, 76.89)
    first, second, third = await bot.get_updates()
    assert first.message.text == "kerusuhn"
    assert second.edited_message.text == "kerusuhan"
    assert third.message.location.latitude == 43.24


async def test_typing_is_seen(bot: Bot, budi, botapi: BotApi):
    await bot.send_chat_action(budi.id, "typing")
    assert [action.action for action in budi.chat.actions] == ["typing"]
    with botapi.log.expect_violation("wrong parameter action"), pytest.raises(TelegramBadRequest):
        await bot.send_chat_action(budi.id, "yawning")


async def test_what_is_not_emulated_says_so(bot: Bot, budi, botapi: BotApi):
    with (
        botapi.log.expect_violation("sendDice: not emulated yet"),
        pytest.raises(Exception, match="not emulated"),
    ):
        await bot.send_dice(budi.id)
    with botapi.log.expect_violation("parse_mode Markdown"), pytest.raises(Exception, match="not emulated"):
        await bot.send_message(budi.id, "*x*", parse_mode="Markdown")
    with botapi.log.expect_violation("allow_paid_broadcast"), pytest.raises(Exception, match="not emulated"):
        await bot.send_message(budi.id, "x", allow_paid_broadcast=True)
