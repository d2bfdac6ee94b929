"""What people are asked to write, in both databases."""

from datetime import timedelta

from bot.model import ChatId, Place, Step, StepKind
from tests.bot.storage.samples import HERE, MINUTE, NOW, chat

THERE = Place(HERE.chat_id, 7)
ARU, BUDI = 7, 8


def step(kind=StepKind.RULE_TEXT, at=NOW, **data) -> Step:
    return Step(kind, at, data)


async def test_each_person_is_asked_one_thing_at_a_time_in_each_place(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.steps.ask(HERE, ARU, step(number=1))
        await tx.steps.ask(HERE, ARU, step(StepKind.ZONE, at=NOW + MINUTE))
        await tx.steps.ask(THERE, ARU, step(number=2))
        await tx.steps.ask(HERE, BUDI, step(number=3))
    async with store.begin() as tx:
        later = NOW + 2 * MINUTE
        assert await tx.steps.waiting(HERE, ARU, later) == step(StepKind.ZONE, at=NOW + MINUTE)
        assert await tx.steps.waiting(THERE, ARU, later) == step(number=2)
        await tx.steps.end(HERE, ARU)
        assert await tx.steps.waiting(HERE, ARU, later) is None
        assert await tx.steps.waiting(HERE, BUDI, later) == step(number=3)
        assert await tx.steps.waiting(THERE, BUDI, later) is None


async def test_whoever_speaks_for_the_group_answers_what_was_asked_last(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        assert await tx.steps.take_over(HERE, BUDI, NOW) is None
        await tx.steps.ask(HERE, ARU, step(number=1))
        await tx.steps.ask(HERE, ARU + 2, step(number=2, at=NOW + MINUTE))
        await tx.steps.ask(THERE, ARU, step(number=3, at=NOW + 2 * MINUTE))
        later = NOW + 3 * MINUTE
        taken = await tx.steps.take_over(HERE, BUDI, later)
        assert taken == await tx.steps.waiting(HERE, BUDI, later) == step(number=2, at=NOW + MINUTE)
        assert await tx.steps.waiting(HERE, ARU + 2, later) is None
        assert await tx.steps.waiting(HERE, ARU, later) == step(number=1)
        assert await tx.steps.take_over(HERE, BUDI, NOW + timedelta(days=2)) is None


async def test_after_a_day_words_are_no_answer_any_more(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.steps.ask(HERE, ARU, step())
        assert await tx.steps.waiting(HERE, ARU, NOW + timedelta(hours=23)) == step()
        assert await tx.steps.waiting(HERE, ARU, NOW + timedelta(hours=24)) is None


async def test_a_group_that_became_a_supergroup_is_asked_nothing(store):
    old, new = ChatId(-5), ChatId(-1_000_000_000_005)
    async with store.begin() as tx:
        await tx.chats.open(chat(old), NOW)
        await tx.steps.ask(Place(old), ARU, step())
        await tx.chats.move(old, new, NOW)
        assert await tx.steps.waiting(Place(old), ARU, NOW) is None
        assert await tx.steps.waiting(Place(new), ARU, NOW) is None
