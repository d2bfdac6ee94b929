"""Groups: greeted by whoever adds us, set up by admins, followed when they move, left in peace when they may not."""

import pytest

from bot.model import ChatId, ChatState, Phrase, Place, StepKind
from bot.texts import LANGUAGES, Texts
from handlers import Access
from tests.handlers.people import ADMIN, GROUP, MEMBER

TEXTS = Texts()
SUPERGROUP = -1_000_000_000_100
ANONYMOUS = 1_087_968_824
AS_GROUP = {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "Warga"}}


async def added(talks, *, user=ADMIN, chat=GROUP):
    """Let somebody add us."""
    return await talks.member("left", "member", user=user, chat=chat)


async def test_whoever_adds_us_the_group_is_greeted_and_admins_are_named(talks):
    (welcome,) = await added(talks, user=MEMBER)
    assert welcome.text.startswith("👋 Saya Kentongan.")
    assert "Admin grup ini yang mengatur saya" in welcome.text
    assert "Di grup dengan topik" not in welcome.text
    assert "⚙️ Pengaturan" in welcome.buttons
    (refused,) = await talks.press("pack:csto", user=MEMBER, chat=GROUP)
    assert refused.kind == "toast"
    assert await talks.rules(GROUP) == []
    async with talks.store.begin() as tx:
        assert await tx.chats.adder(ChatId(GROUP)) == MEMBER


async def test_who_comes_back_says_what_stands(talks):
    await added(talks)
    await talks.say("/add kerusuhan", user=ADMIN, chat=GROUP)
    assert await talks.member("member", "kicked", user=ADMIN, chat=GROUP) == []
    assert await talks.state(GROUP) == ChatState.KICKED
    (back,) = await added(talks)
    assert back.text.startswith("Saya kembali. 1 aturan di sini masih berlaku: /rules")
    assert await talks.state(GROUP) == ChatState.OPEN


@pytest.mark.parametrize("first", ["old", "new"])
async def test_a_group_that_became_a_supergroup_is_followed_whichever_tells_of_it_first(talks, first):
    await added(talks)
    await talks.say("/add kerusuhan", user=ADMIN, chat=GROUP)
    told = {
        "old": (GROUP, {"migrate_to_chat_id": SUPERGROUP}),
        "new": (SUPERGROUP, {"migrate_from_chat_id": GROUP}),
    }
    other = "new" if first == "old" else "old"
    for which in (first, other):
        chat, moved = told[which]
        assert await talks.say(None, user=ADMIN, chat=chat, **moved) == []
    assert await talks.state(GROUP) == ChatState.MOVED
    assert await talks.state(SUPERGROUP) == ChatState.OPEN
    assert [rule.text for rule in await talks.rules(SUPERGROUP)] == ["kerusuhan"]
    # What Telegram says of the old group later changes nothing.
    assert await talks.member("member", "left", user=ADMIN, chat=GROUP) == []
    assert await talks.state(GROUP) == ChatState.MOVED


async def test_who_presses_by_name_may_answer_as_the_group(talks):
    await added(talks)
    await talks.say("/add kerusuhan", user=ADMIN, chat=GROUP)
    await talks.press("cdo:1:edit", user=ADMIN, chat=GROUP)
    reply = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Warga"},
        "from": {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"},
    }
    await talks.say("mogok", user=ANONYMOUS, chat=GROUP, reply_to_message=reply, **AS_GROUP)
    assert [rule.text for rule in await talks.rules(GROUP)] == ["mogok"]
    async with talks.store.begin() as tx:
        for person in (ADMIN, ANONYMOUS):
            assert await tx.steps.waiting(Place(ChatId(GROUP)), person, talks.time.now()) is None


async def test_a_channel_of_the_group_answers_nothing_in_its_name(talks):
    await added(talks)
    await talks.say("/add kerusuhan", user=ADMIN, chat=GROUP)
    await talks.press("cdo:1:edit", user=ADMIN, chat=GROUP)
    reply = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Warga"},
        "from": {"id": 42, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_bot"},
    }
    channel = {"sender_chat": {"id": -1_000_000_000_200, "type": "channel", "title": "Kabar"}}
    said = {"reply_to_message": reply, **channel}
    assert await talks.say("mogok", user=136_817_688, chat=GROUP, **said) == []
    posted = {"is_automatic_forward": True, **channel}
    assert await talks.say("/add mogok", user=777_000, chat=GROUP, **posted) == []
    assert [rule.text for rule in await talks.rules(GROUP)] == ["kerusuhan"]
    async with talks.store.begin() as tx:
        step = await tx.steps.waiting(Place(ChatId(GROUP)), ADMIN, talks.time.now())
    assert step.kind is StepKind.RULE_TEXT


async def test_a_group_that_may_not_use_the_bot_is_told_so_and_then_left_in_peace(talks_with):
    talks = talks_with(access=Access.LIST, allowed=frozenset({MEMBER}))
    (told,) = await added(talks)
    assert "Bot ini tertutup" in told.text
    assert str(GROUP) in told.text
    assert len(await talks.say("/rules", user=ADMIN, chat=GROUP)) == 1
    assert await talks.say("/rules", user=ADMIN, chat=GROUP) == []
    assert await talks.say("/add kerusuhan", user=ADMIN, chat=GROUP) == []
    assert await talks.state(GROUP) is None
    (press,) = await talks.press("pack:csto", user=ADMIN, chat=GROUP)
    assert press.text == "Bot ini tertutup."


async def test_words_that_are_changed_are_heard_in_private_only(talks):
    edit = {
        "message_id": 9,
        "date": 1,
        "edit_date": 2,
        "chat": {"id": 7, "type": "private", "first_name": "Budi"},
    }
    person = {"from": {"id": 7, "is_bot": False, "first_name": "Budi", "language_code": "id"}}
    answers = await talks._handle(7, {"edited_message": {**edit, **person, "text": "/add kerusuhan"}})
    assert "Aturan 1" in answers[0].text
    assert [rule.text for rule in await talks.rules(7)] == ["kerusuhan"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_group_speaks_the_language_of_who_added_us(talks, language):
    await talks.say("/start", user=ADMIN, chat=GROUP, language=language)
    async with talks.store.begin() as tx:
        assert (await tx.chats.get(ChatId(GROUP))).language == language
    (refused,) = await talks.say("/add kerusuhan", user=MEMBER, chat=GROUP)
    (pressed,) = await talks.press("pack:csto", user=MEMBER, chat=GROUP)
    assert refused.text
    assert pressed.kind == "toast"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_group_is_not_told_that_its_plain_words_are_heard(talks, language):
    await added(talks)
    await talks.say(f"/language {language}", user=ADMIN, chat=GROUP)
    (listed,) = await talks.say("/rules", user=ADMIN, chat=GROUP)
    (helped,) = await talks.say("/help", user=ADMIN, chat=GROUP)
    assert "/add" in listed.text
    assert "/add" in helped.text.splitlines()[1]
    await talks.say("/start", user=MEMBER, language=language)
    (own,) = await talks.say("/rules", user=MEMBER)
    assert "/add" not in own.text


async def test_members_read_what_a_group_gets_though_the_bot_is_not_for_them(talks_with):
    talks = talks_with(access=Access.LIST, allowed=frozenset({ADMIN}))
    await added(talks)
    (read,) = await talks.press("why:1", user=MEMBER, chat=GROUP)
    assert read.text != TEXTS.plain("id", Phrase("toast-refused"))
    (refused,) = await talks.press("pack:csto", user=MEMBER, chat=GROUP)
    assert refused.text == TEXTS.plain("id", Phrase("toast-refused"))
    (own,) = await talks.press("why:1", user=MEMBER)
    assert own.text == TEXTS.plain("id", Phrase("toast-refused"))
