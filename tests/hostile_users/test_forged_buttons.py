"""Buttons of every kind with other people's numbers in them: nothing of theirs changes, and every press is answered."""

from collections import Counter
from random import Random

import pytest
import sqlalchemy as sa

from bot.model import ChatId, Place
from bot.storage.schema import metadata
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer, Talks
from tests.handlers.test_alert_buttons import told
from tests.hostile_users.buttons import GARBAGE, forged, kinds

OWNER, STRANGER = 7, 8
OF_EVERY_UPDATE = {"inbox", "deliveries", "changes"}
"""What every update writes, also to say no."""


async def kept_of(talks: Talks, chat: int) -> dict[str, list[tuple[object, ...]]]:
    """Read all that is kept of a chat: the rows that name it, and those that belong to such a row."""
    found = dict[str, list[tuple[object, ...]]]()
    async with talks.store.look() as tx:
        for name, table in metadata.tables.items():
            column = "id" if name == "chats" else "chat_id"
            if name in OF_EVERY_UPDATE or column not in table.c:
                continue
            rows = await tx.connection.rows(sa.select(table).where(table.c[column] == chat))
            found[name] = sorted(tuple(map(str, row)) for row in rows)
    return found


async def furnished(talks: Talks, owner: int, chat: int = 0) -> None:
    """Give a chat something of all: rules, a draft, a mute, hours, a digest, an alert, a private feed's button."""
    at = chat or owner
    await told(talks, "kerusuhan", place=Place(ChatId(at)), language="id")
    for text in ("/add gempa", "/add banjir", "/quiet 22:00-06:00", "/digest 07:30", "kebakaran hutan"):
        await talks.say(text, user=owner, chat=chat)
    await talks.press("mute", user=owner, chat=chat, message=500)
    await talks.press("hush:story:0", user=owner, chat=chat, message=500)


def is_answered(answers: list[Answer]) -> bool:
    return any(answer.kind == "toast" for answer in answers)


@pytest.fixture
async def full(talks_with) -> Talks:
    talks = talks_with(rules_per_chat=50, feeds_per_chat=50)
    await furnished(talks, OWNER)
    await furnished(talks, ADMIN, GROUP)
    await talks.say("/start", user=STRANGER)
    return talks


async def test_forged_in_a_private_chat_they_change_nothing_of_others(full):
    before = {chat: await kept_of(full, chat) for chat in (OWNER, GROUP)}
    for kind in kinds():
        for data in forged(kind, Random(1)):
            assert is_answered(await full.press(data, user=STRANGER)), data
            if await full.state(STRANGER) != "open":
                await full.say("/start", user=STRANGER)
        assert {chat: await kept_of(full, chat) for chat in (OWNER, GROUP)} == before, kind


async def test_pressed_by_a_member_they_change_nothing_of_the_group(full):
    before = await kept_of(full, GROUP)
    for kind in kinds():
        for data in forged(kind, Random(2))[:12]:
            assert is_answered(await full.press(data, user=MEMBER, chat=GROUP)), data
        assert await kept_of(full, GROUP) == before, kind


async def test_a_persons_own_old_buttons_never_break_anything(full):
    """Whatever version they are of: each press is answered, and none leaves an update set aside."""
    for kind in kinds():
        for data in forged(kind, Random(3))[:12]:
            assert is_answered(await full.press(data, user=OWNER)), data
            if await full.state(OWNER) != "open":
                await furnished(full, OWNER)


async def test_what_never_was_a_button_or_is_none_any_more_gets_a_kind_word(full):
    before = await kept_of(full, OWNER)
    for data in (*GARBAGE, None):
        assert is_answered(await full.press(data, user=STRANGER)), data
    assert await kept_of(full, OWNER) == before


def test_no_two_kinds_are_told_by_the_same_word():
    prefixes = Counter(kind.__prefix__ for kind in kinds())
    assert [prefix for prefix, times in prefixes.items() if times > 1] == []
