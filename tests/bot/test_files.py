"""Files that chats wait for: made in order, each in one commit with its sending, by the next run where this one died."""

from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import Wake
from bot.files import APOLOGY, FileMaker
from bot.model import (
    Attachment,
    ChatId,
    EditNote,
    FileKind,
    MadeFile,
    Note,
    Phrase,
    Place,
    SendFile,
    SendNote,
    WantedKind,
)
from bot.ports.retention import Horizon
from bot.storage.schema import deliveries
from bot.storage.speech import speech_from_json
from tests.bot.storage.samples import HERE, MINUTE, NOW, answer, chat
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one

PICTURE = Attachment(FileKind.PHOTO, "kentongan.png", b"\x89PNG and more")
TOLD, CAPTION, OTHERWISE = (
    Note((Phrase(text_id),)) for text_id in ("export-done", "stats-unsent", "erase-kept")
)
MADE = MadeFile(TOLD, PICTURE, CAPTION, OTHERWISE)


class Making:
    """Makes what it is told to, in order."""

    def __init__(self, *results) -> None:
        self.asked = []
        self.results = deque(results)

    async def __call__(self, wanted):
        self.asked.append(wanted)
        result = self.results.popleft()
        if isinstance(result, Exception):
            raise result
        return result


@pytest.fixture
def time() -> ManualTime:
    return ManualTime(NOW)


def maker(store, making, time) -> FileMaker:
    return FileMaker(store, making, time, time, time, Wake())


async def wanted(store, key="answer:1", *, place=HERE, sent_as: int | None = 41) -> None:
    async with store.begin() as tx:
        await tx.chats.open(chat(place.chat_id), NOW)
        await tx.deliveries.add([answer(key.removeprefix("answer:"), place)])
        await tx.files.keep(place, WantedKind.CHART, key, NOW)
        if sent_as is not None:
            (first, *_) = await tx.deliveries.due(NOW, [], 1)
            await lease_one(tx, first.id, NOW, NOW + MINUTE)
            await sent_one(tx, first.id, sent_as, 0, NOW)


async def said(store) -> list:
    async with store.begin() as tx:
        rows = await tx.connection.rows(
            deliveries.select().where(deliveries.c.key.like("file:%")).order_by(deliveries.c.id)
        )
        return [speech_from_json(row.speech) for row in rows]


async def test_a_file_goes_with_its_caption_and_the_message_before_it_is_changed(store, time):
    await wanted(store)
    assert await maker(store, Making(MADE), time).step()
    edited, sent = await said(store)
    assert edited == EditNote(TOLD, 41)
    assert isinstance(sent, SendFile)
    assert (sent.caption, sent.otherwise) == (CAPTION, OTHERWISE)
    async with store.begin() as tx:
        assert await tx.attachments.get([sent.attachment_id]) == {sent.attachment_id: PICTURE}
        assert await tx.files.oldest() is None


async def test_without_a_file_only_the_message_is_changed(store, time):
    await wanted(store)
    assert await maker(store, Making(MadeFile(TOLD)), time).step()
    assert await said(store) == [EditNote(TOLD, 41)]


async def test_where_the_message_never_came_the_answer_is_a_new_one(store, time):
    await wanted(store, sent_as=None)
    assert await maker(store, Making(MadeFile(TOLD)), time).step()
    assert await said(store) == [SendNote(TOLD)]
    assert sum(time.slept) >= 4.9


async def test_whatever_making_raises_its_people_are_answered_and_the_next_ones_file_is_made(store, time):
    other = Place(ChatId(200))
    await wanted(store)
    await wanted(store, "answer:2", place=other)
    making = Making(RuntimeError("no paper"), MADE)
    files = maker(store, making, time)
    assert await files.step()
    assert await files.step()
    assert not await files.step()
    apology, *_ = await said(store)
    assert apology == EditNote(Note((Phrase("apology"),)), 41)
    assert [one.place for one in making.asked] == [HERE, other]


async def test_what_was_not_kept_is_made_again_by_the_next_run(store, time):
    await wanted(store)

    class Dying(Making):
        async def __call__(self, wanted):
            await super().__call__(wanted)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await maker(store, Dying(MADE), time).step()
    assert await said(store) == []
    assert await maker(store, Making(MADE), time).step()
    assert len(await said(store)) == 2


async def test_a_chat_that_moved_gets_its_file_where_it_is_and_one_erased_gets_none(store, time):
    old, new = ChatId(-5), ChatId(-1_000_000_000_005)
    await wanted(store, place=Place(old, 3))
    await wanted(store, "answer:2")
    files = maker(store, Making(MADE, MADE), time)
    async with store.begin() as tx:
        await tx.chats.move(old, new, NOW)
    assert await files.step()
    async with store.begin() as tx:
        rows = await tx.connection.rows(deliveries.select().where(deliveries.c.key.like("file:%")))
        assert {(row.chat_id, row.topic) for row in rows} == {(new, 3)}
        await tx.chats.erase(HERE.chat_id)
    assert not await files.step()
    async with store.begin() as tx:
        await tx.chats.erase(new)
        assert await tx.attachments.get([1, 2, 3]) == {}


async def test_a_file_is_kept_no_longer_than_a_day(store):
    await wanted(store)
    async with store.begin() as tx:
        number = await tx.attachments.keep(HERE.chat_id, PICTURE, NOW)
    later = NOW + timedelta(days=1, seconds=1)
    for now, kept in ((NOW + timedelta(hours=23), 1), (later, 0)):
        horizon = Horizon(
            updates=now - timedelta(days=1), people=NOW, alerts=NOW, archive=NOW, shared=NOW, followed=0
        )
        async with store.begin() as tx:
            for kind in ("wanted_files", "attachments"):
                await tx.retention.remove(kind, await tx.retention.find(kind, horizon, 10), horizon)
            assert len(await tx.attachments.get([number])) == kept
            assert (await tx.files.oldest() is not None) == bool(kept)


async def test_a_file_that_cannot_be_kept_holds_nobody_up(store, time):
    await wanted(store)
    await wanted(store, "answer:2", sent_as=None)
    # No bytes: no database takes them, as none takes more than some hundred million.
    refused = MadeFile(TOLD, replace(PICTURE, content="text"), CAPTION, OTHERWISE)
    making = maker(store, Making(refused, MADE), time)
    assert await making.step()
    assert await said(store) == [EditNote(APOLOGY.answer, 41)]
    assert await making.step()
    async with store.begin() as tx:
        assert await tx.files.oldest() is None
