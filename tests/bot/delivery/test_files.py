"""Files on their way: whole, once, and out of the database as soon as Telegram has them; words where it does not take them."""

import pytest
import sqlalchemy as sa

from bot.model import Attachment, FileKind, Note, Phrase, SendFile
from bot.storage.schema import attachments
from tests.bot.delivery.stage import Stage
from tests.bot.outbox import place_of
from tests.botapi.faults import Fault, FaultKind

FILE = Attachment(FileKind.DOCUMENT, "kentongan-export-2022-01-05.json", b'{"chat": 1}')
CAPTION, OTHERWISE = Note((Phrase("export-head"),)), Note((Phrase("export-refused"),))


@pytest.fixture
def enclosed(store, newsroom):
    """Let a file to a chat be due."""

    async def enclose(chat, topic=0, key="1", file=FILE):
        await newsroom.open(chat.id)
        async with store.begin() as tx:
            number = await tx.attachments.keep(chat.id, file, newsroom.time.now())
        await newsroom.answer(place_of(chat, topic), key, SendFile(number, CAPTION, OTHERWISE))
        return number

    return enclose


async def kept(store) -> int:
    async with store.begin() as tx:
        return await tx.connection.value(sa.select(sa.func.count()).select_from(attachments))


async def test_a_file_arrives_whole_and_is_kept_no_longer(store, stage, budi, enclosed):
    await enclosed(budi.chat)
    assert await kept(store) == 1
    await stage.settle()
    (message,) = budi.chat.from_bot
    assert (message.attachment.kind, message.attachment.file_name) == ("document", FILE.name)
    assert message.attachment.content == FILE.content
    assert message.text == "📄 Semua yang saya simpan tentang obrolan ini"
    assert await kept(store) == 0


@pytest.mark.parametrize(
    "refusal",
    [
        (413, "Request Entity Too Large"),
        (400, "Bad Request: file is too big"),
        (400, "Bad Request: not enough rights to send documents to the chat"),
        (400, "Bad Request: CHAT_SEND_DOCS_FORBIDDEN"),
        (400, "Bad Request: something that nobody has heard of"),
    ],
)
async def test_what_is_not_taken_is_said_in_words(store, stage, botapi, budi, enclosed, newsroom, refusal):
    code, description = refusal
    await enclosed(budi.chat)
    botapi.faults.add(Fault(FaultKind.REFUSED, "sendDocument", code=code, description=description))
    await stage.settle()
    (message,) = budi.chat.from_bot
    assert message.text.startswith("Berkasnya tidak dapat dikirim di sini")
    assert message.attachment is None
    assert await kept(store) == 0
    assert (await newsroom.chat(budi.id)).state == "open"


async def test_after_a_line_that_broke_it_is_sent_again(store, stage, botapi, budi, enclosed):
    await enclosed(budi.chat)
    botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "sendDocument"))
    await stage.settle()
    assert await kept(store) == 1
    await stage.settle_later(10)
    assert [message.attachment.content for message in budi.chat.from_bot] == [FILE.content]
    assert await kept(store) == 0


async def test_a_file_that_lay_too_long_ends_quietly(store, stage, budi, enclosed, newsroom):
    number = await enclosed(budi.chat)
    async with store.begin() as tx:
        await tx.attachments.remove([number])
    await stage.settle()
    assert budi.chat.from_bot == []
    assert await newsroom.counted() == {"answer.dead": 1} or await newsroom.counted() == {
        "answer.withdrawn": 1
    }


async def test_who_blocked_the_bot_leaves_no_file_behind(store, stage, budi, enclosed):
    await enclosed(budi.chat)
    await budi.block()
    await stage.settle()
    assert await kept(store) == 0


async def test_a_file_that_makes_the_stage_raise_keeps_nobody_from_asking_for_another(
    store, botapi, time, budi, enclosed
):
    def stumble(*_):
        raise ZeroDivisionError

    stage = Stage(store, botapi, time, word=stumble)
    await enclosed(budi.chat)
    for _ in range(4):
        await stage.settle_later(60)
    await stage.close()
    async with store.begin() as tx:
        assert await tx.files.count_waiting(budi.id) == 0
    assert await kept(store) == 0


async def test_a_topic_that_is_gone_gets_it_in_the_main_thread(store, stage, botapi, enclosed):
    owner = botapi.user("Sari")
    group = botapi.group("Warga", owner, is_forum=True)
    await owner.add_bot(group)
    await enclosed(group, topic=404)
    await stage.settle()
    (message, *_) = [one for one in group.from_bot if one.attachment is not None]
    assert message.thread_id is None
    assert await kept(store) == 0
