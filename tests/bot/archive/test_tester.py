"""Tests that chats wait for: done in order, each answered in the message that said "counting", also by the next run."""

from collections import deque

import pytest
import sqlalchemy as sa

from bot.archive.tester import RuleTester
from bot.clock import Wake
from bot.model import ChatId, EditNote, NotCounted, Note, Phrase, Place, Question, SendNote, StoryConditions
from bot.storage.schema import deliveries
from bot.storage.speech import speech_from_json
from tests.bot.storage.samples import HERE, MINUTE, NOW, answer, chat
from tests.manual_time import ManualTime
from tests.one_delivery import lease_one, sent_one


class Counting:
    """The archive's place: what it answers, in order."""

    def __init__(self, *answers) -> None:
        self.asked: list[Question] = []
        self.answers = deque(answers)

    async def count(self, question):
        self.asked.append(question)
        answered = self.answers.popleft()
        if isinstance(answered, Exception):
            raise answered
        return answered


@pytest.fixture
def time() -> ManualTime:
    return ManualTime(NOW)


def runner(store, counting, time) -> RuleTester:
    async def conclude(_tx, wanted, counted) -> Note:
        return Note((Phrase("tested", {"text": wanted.text, "counted": counted.value}),))

    return RuleTester(
        store,
        counting,
        lambda wanted: Question(wanted.text, StoryConditions(), NOW, NOW, wanted.place.chat_id),
        conclude,
        time,
        time,
        Wake(),
    )


async def wanted(store, text="kerusuhan", place=HERE, key="answer:1", *, sent_as: int | None = 41) -> None:
    async with store.begin() as tx:
        await tx.chats.open(chat(place.chat_id), NOW)
        await tx.deliveries.add([answer(key.removeprefix("answer:"), place)])
        await tx.tests.keep(place, text, "id", key, NOW)
        if sent_as is not None:
            (first, *_) = await tx.deliveries.due(NOW, [], 1)
            await lease_one(tx, first.id, NOW, NOW + MINUTE)
            await sent_one(tx, first.id, sent_as, 0, NOW)


async def said(store) -> list:
    async with store.begin() as tx:
        rows = await tx.connection.rows(
            sa.select(deliveries).where(deliveries.c.key.like("tested:%")).order_by(deliveries.c.id)
        )
        assert await tx.tests.count_waiting() == 0
        return [(row.chat_id, speech_from_json(row.speech)) for row in rows]


def note(text="kerusuhan", counted="failed") -> Note:
    return Note((Phrase("tested", {"text": text, "counted": counted}),))


async def test_the_message_that_said_counting_becomes_the_answer(store, time):
    await wanted(store)
    counting = Counting(NotCounted.FAILED)
    trying = runner(store, counting, time)
    assert await trying.step()
    assert not await trying.step()
    assert [question.query for question in counting.asked] == ["kerusuhan"]
    assert await said(store) == [(100, EditNote(note(), 41))]


async def test_where_no_message_came_of_it_the_answer_is_one_of_its_own(store, time):
    await wanted(store, sent_as=None)
    assert await runner(store, Counting(NotCounted.FAILED), time).step()
    assert await said(store) == [(100, SendNote(note()))]
    assert sum(time.slept) == pytest.approx(5)


async def test_tests_are_done_in_their_order_and_one_s_failure_is_its_own(store, time):
    await wanted(store, "satu", key="answer:1", sent_as=41)
    await wanted(store, "dua", Place(ChatId(200)), key="answer:2", sent_as=42)
    trying = runner(store, Counting(ValueError("a bug"), NotCounted.TOO_LONG), time)
    assert await trying.step()
    assert await trying.step()
    apology = Note((Phrase("apology"),))
    assert await said(store) == [
        (100, EditNote(apology, 41)),
        (200, EditNote(note("dua", "too_long"), 42)),
    ]


async def test_a_draft_whose_counting_fails_stays_with_its_count_missing(store, time):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.deliveries.add([answer("1")])
        number = await tx.drafts.keep(HERE, "kerusuhan", NOW, "answer:1")
        draft = await tx.drafts.get(HERE, number)
        await tx.tests.keep(HERE, "kerusuhan", "id", "answer:1", NOW, draft=draft)
    assert await runner(store, Counting(ValueError("a bug")), time).step()
    assert await said(store) == [(100, SendNote(note()))]


async def test_a_new_version_of_a_draft_is_tried_in_place_of_the_old_one(store, time):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        number = await tx.drafts.keep(HERE, "kerusuhan", NOW, "answer:1")
        for text in ("kerusuhan", "gempa"):
            draft = await tx.drafts.change(HERE, number, text=text, choices={})
            await tx.tests.keep(HERE, text, "id", "answer:1", NOW, draft=draft)
    counting = Counting(NotCounted.FAILED)
    trying = runner(store, counting, time)
    assert await trying.step()
    assert not await trying.step()
    assert [question.query for question in counting.asked] == ["gempa"]


async def test_what_nobody_waits_for_any_more_is_not_said(store, time):
    await wanted(store)

    async def conclude(_tx, _wanted, _counted) -> None:
        return None

    trying = RuleTester(
        store,
        Counting(NotCounted.FAILED),
        lambda wanted: Question(wanted.text, StoryConditions(), NOW, NOW, wanted.place.chat_id),
        conclude,
        time,
        time,
        Wake(),
    )
    assert await trying.step()
    assert await said(store) == []


async def test_a_test_is_done_again_by_the_next_run(store, time):
    """Killed before the answer was committed: the row is there still."""
    await wanted(store)

    class Killed(BaseException):
        pass

    class Dying(Counting):
        async def count(self, _question):
            raise Killed

    with pytest.raises(Killed):
        await runner(store, Dying(), time).step()
    assert await runner(store, Counting(NotCounted.FAILED), time).step()
    assert await said(store) == [(100, EditNote(note(), 41))]


async def test_who_erased_the_chat_meanwhile_is_told_nothing(store, time):
    await wanted(store)

    class Erasing(Counting):
        async def count(self, question):
            async with store.begin() as tx:
                await tx.chats.erase(HERE.chat_id)
            return await super().count(question)

    assert await runner(store, Erasing(NotCounted.FAILED), time).step()
    assert await said(store) == []


async def test_a_group_that_moved_is_answered_where_it_is_now(store, time):
    old, new = ChatId(-100), ChatId(-1_000_000_000_100)
    await wanted(store, place=Place(old))
    async with store.begin() as tx:
        await tx.chats.move(old, new, NOW)
        kept = await tx.chats.export(new)
    assert [row["text"] for row in kept["wanted_tests"]] == ["kerusuhan"]
    assert await runner(store, Counting(NotCounted.FAILED), time).step()
    # The old group's message cannot be edited from the new one.
    assert await said(store) == [(new, SendNote(note()))]
