"""The terminal behind the same ``Telegram``: what is printed, and what typed lines become."""

import asyncio
import os
import sys
from io import StringIO
from random import Random

import pytest
from inline_snapshot import snapshot
from rich.console import Console

from bot.console import TERMINAL_CHAT, Keyboard, terminal_bot
from bot.console import keyboard as keyboard_module
from bot.model import (
    AnswerPress,
    Attachment,
    ChatEnded,
    ChatId,
    ChatState,
    EditButtons,
    EditMessage,
    FileKind,
    Place,
    Rendered,
    RenderedButton,
    RenderedReplyButton,
    RenderedReplyKeyboard,
    ReplyButtonKind,
    SendAttachment,
    SendMessage,
    Taken,
)
from bot.telegram import Limits, Menu, Profile, Telegram
from tests.manual_time import ManualTime

HERE = Place(TERMINAL_CHAT)
WORDS, LOCATION, CHANNEL = ReplyButtonKind.WORDS, ReplyButtonKind.LOCATION, ReplyButtonKind.CHANNEL
WELCOME = Rendered(
    "👋 <b>Saya Kentongan.</b> Tulis <code>kerusuhan</code>",
    ((RenderedButton("Kerusuhan", data="pack:1"), RenderedButton("CSTO", data="pack:2")),),
)
ALERT = Rendered(
    '🔴 <b><a href="https://news.example/1">Kerusuhan di Almaty</a></b>\n<i>Tempo</i> · '
    '<tg-time unix="1641369600" format="t">15:00</tg-time>\n<blockquote>Satu\nDua &amp; tiga</blockquote>Akhir',
    (
        (RenderedButton("Buka", url="https://news.example/1"),),
        (RenderedButton("Situs", url="https://other.example/"), RenderedButton("Bisu", data="mute:1")),
    ),
)


class Terminal:
    """A terminal whose other end the test holds."""

    def __init__(self, *, console=None, prints_only=False):
        self.out = StringIO()
        self.reading, self.writing = os.pipe()
        self.time = ManualTime()
        console = console or Console(file=self.out, width=60)
        self.keyboard = None if prints_only else Keyboard(self.reading)
        self.telegram = Telegram(
            terminal_bot(console, self.keyboard, self.time, "id"),
            Limits(None, None, None),
            self.time,
            Random(1),
        )
        self.offset = None

    def type(self, text):
        os.write(self.writing, text if isinstance(text, bytes) else text.encode())

    def end(self):
        os.close(self.writing)
        self.writing = -1

    async def events(self, seconds=5):
        updates = await self.telegram.updates(self.offset, seconds)
        self.offset = max((update.id for update in updates), default=self.offset or 0) + 1
        return [update.payload for update in updates]

    def printed(self):
        text = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return text


@pytest.fixture
def terminal():
    one = Terminal()
    yield one
    if one.writing != -1:
        one.end()


async def test_a_message_with_numbered_buttons(terminal):
    assert isinstance(await terminal.telegram.perform(SendMessage(HERE, WELCOME)), Taken)
    assert terminal.printed() == snapshot("""\
Kentongan
👋 Saya Kentongan. Tulis kerusuhan
[1] Kerusuhan  [2] CSTO

""")


async def test_an_alert_with_its_links_and_its_edit(terminal):
    sent = await terminal.telegram.perform(SendMessage(HERE, ALERT, silent=True))
    edited = Rendered(ALERT.html.replace("Akhir", "<s>Akhir</s> Dua sumber"), ALERT.buttons)
    edit = EditMessage(HERE, sent.message_id, edited)
    assert await terminal.telegram.perform(edit) == sent
    assert await terminal.telegram.perform(edit) == sent
    reply = SendMessage(HERE, Rendered("Menjadi kritis."), reply_to=sent.message_id)
    await terminal.telegram.perform(reply)
    assert terminal.printed() == snapshot("""\
Kentongan · 🔕
🔴 Kerusuhan di Almaty <https://news.example/1>
Tempo · 15:00
│ Satu
│ Dua & tiga
Akhir
Situs <https://other.example/>  [1] Bisu

Kentongan · ✎ diperbarui
🔴 Kerusuhan di Almaty <https://news.example/1>
Tempo · 15:00
│ Satu
│ Dua & tiga
Akhir Dua sumber
Situs <https://other.example/>  [1] Bisu

Kentongan
↪ 🔴 Kerusuhan di Almaty
Menjadi kritis.

""")


async def test_typed_lines_become_updates_in_order(terminal):
    terminal.type("/add kerusuhan AND Қазақстан\n\n  halo  \n")
    (command,) = await terminal.events()
    (words,) = await terminal.events() or await terminal.events()
    message = command["message"]
    assert message["text"] == "/add kerusuhan AND Қазақстан"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert message["chat"] == {"id": 1, "type": "private", "first_name": "Terminal"}
    assert message["from"]["language_code"] == "id"
    assert words["message"]["text"] == "halo"
    assert words["update_id"] > command["update_id"]


async def test_an_update_comes_again_until_the_next_offset_confirms_it(terminal):
    terminal.type("halo\n")
    first = await terminal.telegram.updates(None, 5)
    assert await terminal.telegram.updates(None, 5) == first
    assert list(await terminal.telegram.updates(first[0].id + 1, 0)) == []


async def test_a_number_presses_the_button_and_another_number_says_that_there_is_none(terminal):
    sent = await terminal.telegram.perform(SendMessage(HERE, WELCOME))
    terminal.type("2\n")
    (event,) = await terminal.events()
    press = event["callback_query"]
    assert press["data"] == "pack:2"
    assert press["message"]["message_id"] == sent.message_id
    terminal.printed()
    await terminal.telegram.perform(AnswerPress(HERE, press["id"], "Tersimpan"))
    await terminal.telegram.perform(AnswerPress(HERE, press["id"], None))
    assert terminal.printed() == "(Tersimpan)\n"
    terminal.type("3\n2022\n")
    assert await terminal.events() == []
    assert terminal.printed() == snapshot("""\
(Tidak ada tombol 3 di sini. Ketik nomor di dalam [ ], atau tulis saja dengan kata-kata.)
""")
    (event,) = await terminal.events()
    assert event["message"]["text"] == "2022"


async def test_a_number_keeps_its_meaning_when_a_message_comes_in_between(terminal):
    await terminal.telegram.perform(SendMessage(HERE, WELCOME))
    await terminal.telegram.perform(SendMessage(HERE, ALERT))
    terminal.type("1\n3\n")
    (first,) = await terminal.events()
    (second,) = await terminal.events()
    assert [event["callback_query"]["data"] for event in (first, second)] == ["pack:1", "mute:1"]


async def test_other_buttons_below_the_same_words(terminal):
    sent = await terminal.telegram.perform(SendMessage(HERE, ALERT))
    other = EditButtons(HERE, sent.message_id, ((RenderedButton("Dengar lagi", data="hear:1"),),))
    terminal.printed()
    assert await terminal.telegram.perform(other) == sent
    assert "Dengar lagi" in terminal.printed()
    assert await terminal.telegram.perform(other) == sent
    assert terminal.printed() == ""
    assert await terminal.telegram.perform(EditButtons(HERE, 99_999, ())) == Taken(99_999)


async def test_buttons_that_an_edit_took_away_cannot_be_pressed(terminal):
    sent = await terminal.telegram.perform(SendMessage(HERE, WELCOME))
    left = Rendered("Sudah", ((RenderedButton("CSTO ✓", data="pack:2"),),))
    await terminal.telegram.perform(EditMessage(HERE, sent.message_id, left))
    assert "[2] CSTO ✓" in terminal.printed()
    terminal.type("1\n2\n")
    assert await terminal.events() == []
    (second,) = await terminal.events()
    assert second["callback_query"]["data"] == "pack:2"


async def test_a_keyboard_in_place_of_letters_is_numbered_and_says_its_words(terminal):
    rows = (
        (RenderedReplyButton("22:00–06:00", WORDS), RenderedReplyButton("Batal", WORDS)),
        (RenderedReplyButton("📍 Lokasi saya", LOCATION), RenderedReplyButton("Pilih kanal", CHANNEL)),
    )
    ask = Rendered("Kapan tenang?", keyboard=RenderedReplyKeyboard(rows))
    await terminal.telegram.perform(SendMessage(HERE, WELCOME))
    terminal.printed()
    await terminal.telegram.perform(SendMessage(HERE, ask))
    assert terminal.printed() == snapshot("""\
Kentongan
Kapan tenang?
[3] 22:00–06:00  [4] Batal
[–] 📍 Lokasi saya (hanya di Telegram)  [–] Pilih kanal (hanya di Telegram)

""")
    terminal.type("3\n")
    (event,) = await terminal.events()
    assert event["message"]["text"] == "22:00–06:00"


async def test_a_file_is_named_with_its_size(terminal):
    file = Attachment(FileKind.DOCUMENT, "kentongan.json", b"x" * 3_000)
    caption = Rendered("Semua data Anda")
    await terminal.telegram.perform(SendAttachment(HERE, file, caption, caption))
    assert terminal.printed() == snapshot("""\
Kentongan
📄 kentongan.json (3 kB)
Semua data Anda

""")


async def test_numbers_of_updates_and_messages_rise_over_restarts(terminal):
    terminal.type("halo\n")
    before = (await terminal.telegram.updates(None, 5))[0].id
    sent = await terminal.telegram.perform(SendMessage(HERE, WELCOME))
    later = Terminal()
    later.time.move(1)
    later.telegram = Telegram(
        terminal_bot(Console(file=later.out), later.keyboard, later.time, "id"),
        Limits(None, None, None),
        later.time,
        Random(1),
    )
    later.type("halo\n")
    assert (await later.telegram.updates(None, 5))[0].id > before
    assert (await later.telegram.perform(SendMessage(HERE, WELCOME))).message_id > sent.message_id
    later.end()


async def test_the_end_of_the_input_is_told_and_polling_goes_on_waiting(terminal):
    terminal.type("terakhir")
    terminal.end()
    (event,) = await terminal.events()
    assert event["message"]["text"] == "terakhir"
    polling = asyncio.ensure_future(terminal.events(seconds=60))
    await asyncio.wait_for(terminal.keyboard.ended.wait(), 5)
    assert not polling.done()
    polling.cancel()


ENDING = """
import asyncio, runpy, sys
Keyboard = runpy.run_path(sys.argv[1])["Keyboard"]

async def main():
    keyboard = Keyboard(0)
    print(await keyboard.line(), flush=True)
    async with asyncio.timeout(0.05):
        await keyboard.line()

try:
    asyncio.run(main())
except TimeoutError:
    print("over", flush=True)
"""


async def test_a_keyboard_at_which_nobody_types_does_not_keep_the_process_from_ending():
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        ENDING,
        keyboard_module.__file__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    process.stdin.write("Қазақстан\n".encode())
    async with asyncio.timeout(20):
        printed, wrong = await process.stdout.read(), await process.stderr.read()
        code = await process.wait()
    assert (code, printed.decode().split(), wrong) == (0, ["Қазақстан", "over"], b"")


async def test_bytes_that_are_no_text_and_lines_without_end_do_no_harm(terminal):
    terminal.type(b"\xff\xfe kerusuhan\r\n")
    (event,) = await terminal.events()
    assert event["message"]["text"] == "�� kerusuhan"
    terminal.type("x" * 60_000)
    terminal.end()
    (event,) = await terminal.events()
    assert event["message"]["text"] == "x" * 4_096


async def test_a_feed_cannot_steer_the_terminal(terminal):
    evil = Rendered(
        'A\x1b[2JB\u202eC\x07 <a href="https://x.example/\x1b]8;;evil">klik</a>',
        ((RenderedButton("T\x1b[31m", data="1"), RenderedButton("U", url="https://y.example/\x1b[2J")),),
    )
    await terminal.telegram.perform(SendMessage(HERE, evil))
    printed = terminal.printed()
    assert "\x1b" not in printed
    assert "A[2JBC klik" in printed


async def test_where_a_person_watches_there_are_styles_and_a_prompt_below():
    out = StringIO()
    watched = Terminal(console=Console(file=out, width=60, force_terminal=True, color_system="standard"))
    await watched.telegram.updates(None, 0)
    assert out.getvalue().endswith("› \x1b[0m")
    await watched.telegram.perform(SendMessage(HERE, ALERT))
    text = out.getvalue()
    assert "\r\x1b[2K" in text
    assert "\x1b]8;" in text
    assert text.endswith("› \x1b[0m")
    assert "\x1b[1m" in text
    watched.end()


async def test_without_a_keyboard_it_only_prints():
    out = StringIO()
    console = Console(file=out, width=60, force_terminal=True, color_system=None)
    silent = Terminal(console=console, prints_only=True)
    assert await silent.events(seconds=0) == []
    await silent.telegram.perform(SendMessage(HERE, WELCOME))
    assert "›" not in out.getvalue()
    assert "[2] CSTO" in out.getvalue()
    silent.end()


async def test_a_long_title_stays_on_one_line_when_nobody_watches(terminal):
    await terminal.telegram.perform(SendMessage(HERE, Rendered("kata " * 40 + "akhir")))
    assert ("kata " * 40 + "akhir\n") in terminal.printed()


async def test_the_rest_of_telegram_is_answered_plausibly(terminal):
    identity = await terminal.telegram.identify()
    assert identity.username == "kentongan_terminal_bot"
    menu = Menu((("rules", "Your rules"),))
    shown = Profile((menu,), descriptions={"": "Alerts"}, short_descriptions={"": "Alerts"})
    assert await terminal.telegram.show(shown) == (3, [])
    assert set(await terminal.telegram.administrators(TERMINAL_CHAT)) == set()
    elsewhere = await terminal.telegram.perform(SendMessage(Place(ChatId(5)), WELCOME))
    assert elsewhere == ChatEnded(ChatState.NOT_FOUND)
    assert terminal.printed() == ""
    await terminal.telegram.close()
