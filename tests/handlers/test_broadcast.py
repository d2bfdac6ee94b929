"""An operator writes to everybody: what is asked, shown, chosen and answered; the stage that sends is tested apart."""

import pytest

from bot.model import BroadcastId, BroadcastState, ChatId
from tests.handlers.people import ADMIN, GROUP, Answer, Talks

OPERATOR, BUDI, SARI = 9, 7, 8
TEXT = "Malam ini bot berhenti <b>satu jam</b> & kembali."


@pytest.fixture
def run_bot(talks_with) -> Talks:
    return talks_with(admins=frozenset({OPERATOR}))


async def press(talks: Talks, note: Answer, label: str) -> list[Answer]:
    (data,) = [data for name, data in note.buttons.items() if label in name]
    return await talks.press(data, user=OPERATOR, language="en")


async def kept(talks: Talks, number: int = 1):
    async with talks.store.begin() as tx:
        return await tx.broadcasts.get(ChatId(OPERATOR), BroadcastId(number))


async def prepared(talks: Talks) -> tuple[Answer, Answer]:
    await talks.say("/start", user=BUDI)
    await talks.say("/start", user=SARI, language="ru")
    await talks.say("/add gempa", user=ADMIN, chat=GROUP)
    (asked,) = await talks.say("/broadcast", user=OPERATOR, language="en")
    assert "plain text, at most 3,500 characters" in asked.text
    preview, control = await talks.say(TEXT, user=OPERATOR, language="en")
    return preview, control


async def test_a_text_is_shown_as_people_will_see_it_and_how_many_will(run_bot):
    preview, control = await prepared(run_bot)
    assert preview.text == (
        f"{TEXT}\n\nFrom the person who runs this bot. To get nothing more from me: /stop"
    )
    assert control.text == (
        "☝️ This is what people will see, without sound, the last line in their own language. "
        "It goes to 4 chats. Who should get it?"
    )
    assert list(control.buttons) == [
        *("✓ All languages", "Bahasa Indonesia", "English", "Русский", "Қазақша"),
        *("✓ People", "✓ Groups", "Channels", "📣 Send to 4", "✏️ Other text", "✖ Do not send"),
    ]


async def test_who_gets_it_is_chosen_and_counted_anew(run_bot):
    _, control = await prepared(run_bot)
    _, russian = await press(run_bot, control, "Русский")
    assert "It goes to one chat." in russian.text
    assert "✓ Русский" in russian.buttons
    _, everybody = await press(run_bot, russian, "All languages")
    _, people = await press(run_bot, everybody, "Groups")
    assert "It goes to 3 chats." in people.text
    _, nobody_less = await press(run_bot, people, "People")
    assert "✓ People" in nobody_less.buttons
    _, nobody = await press(run_bot, people, "Қазақша")
    assert "No chat would get it." in nobody.text
    toast, _ = await press(run_bot, nobody, "Send to 0")
    assert toast.text == "Nobody would get it."
    assert (await kept(run_bot)).state is BroadcastState.DRAFT


async def test_it_is_sent_once_and_stopped_once(run_bot):
    _, control = await prepared(run_bot)
    (toast,) = await press(run_bot, control, "Send to 4")
    assert toast.text == "On its way"
    sending = await kept(run_bot)
    assert (sending.state, sending.total, sending.message_id) == (BroadcastState.SENDING, 4, 500)
    for label in ("Send to 4", "Do not send", "Other text", "Русский", "Groups"):
        (toast,) = await press(run_bot, control, label)
        assert toast.text == "That message was already sent or discarded.", label
    (busy,) = await run_bot.say("/broadcast", user=OPERATOR, language="en")
    assert busy.text == "One is on its way:\n📣 Sent: 0 of 4."
    (toast,) = await press(run_bot, busy, "Stop")
    assert toast.text == "Stopping"
    (toast,) = await press(run_bot, busy, "Stop")
    assert toast.text == "That message was already sent or discarded."
    assert (await kept(run_bot)).state is BroadcastState.STOPPING


async def test_it_is_left_or_written_anew(run_bot):
    _, control = await prepared(run_bot)
    _, asked = await press(run_bot, control, "Other text")
    assert "Write what I should tell" in asked.text
    preview, control = await run_bot.say("Lain", user=OPERATOR, language="en")
    assert preview.text.startswith("Lain\n")
    assert await kept(run_bot) is None
    _, left = await press(run_bot, control, "Do not send")
    assert left.text == "All right, I will tell nobody."
    assert await kept(run_bot, 2) is None


@pytest.mark.parametrize("text", ["x" * 3_500, "<&>" * 1_166, "👩‍👩‍👧" * 400, "satu\n\ndua"])
async def test_a_long_or_strange_text_is_one_message(run_bot, text):
    preview, control = await run_bot.say(f"/broadcast {text}", user=OPERATOR, language="en")
    assert preview.text.startswith(text)
    assert len(preview.text) <= 4_096
    assert "It goes to one chat" in control.text


async def test_what_cannot_be_sent_asks_again(run_bot):
    await run_bot.say("/broadcast", user=OPERATOR, language="en")
    (answered,) = await run_bot.say("x" * 3_501, user=OPERATOR)
    assert answered.text == ("That is 3,501 characters, and 3,500 are the most. Please send a shorter one.")
    (answered,) = await run_bot.say(None, user=OPERATOR)
    assert "only pass on text" in answered.text
    preview, _ = await run_bot.say("Sudah pendek", user=OPERATOR)
    assert preview.text.startswith("Sudah pendek\n")


async def test_a_command_or_the_way_back_ends_the_question(run_bot):
    (asked,) = await run_bot.say("/broadcast", user=OPERATOR, language="en")
    await press(run_bot, asked, "Back")
    await run_bot.say("gempa bumi", user=OPERATOR)
    assert await kept(run_bot) is None
