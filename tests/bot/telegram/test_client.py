"""The session against the strict Bot API server."""

import pytest

from bot.model import (
    AnswerPress,
    ChatEnded,
    ChatId,
    ChatMoved,
    ChatState,
    DeleteMessage,
    EditButtons,
    EditMessage,
    Faulty,
    MessageFault,
    Place,
    Rendered,
    RenderedButton,
    SendMessage,
    Taken,
    TokenRejected,
    Unknown,
)
from bot.telegram import Identity, RefusedError
from bot.telegram.client import chat_of
from tests.botapi.faults import Fault, FaultKind

NEWS = Rendered(
    '🔴 <b><a href="https://news.example/1">Kerusuhan di Almaty</a></b>\nSatu &amp; dua',
    ((RenderedButton("Buka", url="https://news.example/1"), RenderedButton("Bisu", data="mute:1")),),
    preview="https://news.example/1",
)


async def test_a_message_arrives_as_it_was_meant(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    question = await budi.say("Apa kabar?")
    outcome = await telegram.perform(
        SendMessage(Place(budi.chat.id), NEWS, silent=True, reply_to=question.id)
    )
    message = budi.chat.history[-1]
    assert outcome == Taken(message.id)
    assert message.text == "🔴 Kerusuhan di Almaty\nSatu & dua"
    assert message.silent
    assert message.reply_to is question
    assert [button.text for button in message.buttons] == ["Buka", "Bisu"]


async def test_a_message_goes_into_its_topic_and_past_a_deleted_reply(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    forum = botapi.forum("Redaksi", budi)
    topic = await budi.open_topic(forum, "Asia Tengah")
    await telegram.perform(SendMessage(Place(forum.id, topic.id), Rendered("Halo")))
    assert forum.history[-1].thread_id == topic.id
    gone = await budi.say("Lupakan")
    await budi.delete(gone)
    assert isinstance(
        await telegram.perform(SendMessage(Place(budi.chat.id), Rendered("Halo"), reply_to=gone.id)), Taken
    )


async def test_an_edit_replaces_words_and_buttons_and_may_be_repeated(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    sent = await telegram.perform(SendMessage(Place(budi.chat.id), NEWS))
    edit = EditMessage(Place(budi.chat.id), sent.message_id, Rendered("<b>Dua sumber</b>"))
    assert await telegram.perform(edit) == Taken(sent.message_id)
    assert await telegram.perform(edit) == Taken(sent.message_id)
    assert budi.chat.history[-1].text == "Dua sumber"
    assert budi.chat.history[-1].buttons == []


async def test_buttons_change_below_the_same_words_and_may_be_changed_so_again(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    sent = await telegram.perform(SendMessage(Place(budi.chat.id), NEWS))
    words = budi.chat.history[-1].text
    other = EditButtons(
        Place(budi.chat.id), sent.message_id, ((RenderedButton("Dengar lagi", data="hear:1"),),)
    )
    assert await telegram.perform(other) == Taken(sent.message_id)
    assert await telegram.perform(other) == Taken(sent.message_id)
    assert budi.chat.history[-1].text == words
    assert [button.text for button in budi.chat.history[-1].buttons] == ["Dengar lagi"]
    assert await telegram.perform(EditButtons(Place(budi.chat.id), sent.message_id, ())) == Taken(
        sent.message_id
    )
    assert budi.chat.history[-1].buttons == []


async def test_a_message_is_taken_away_and_may_be_taken_away_again(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    sent = await telegram.perform(SendMessage(Place(budi.chat.id), NEWS))
    away = DeleteMessage(Place(budi.chat.id), sent.message_id)
    assert await telegram.perform(away) == Taken(sent.message_id)
    assert budi.chat.history[-1].deleted
    assert await telegram.perform(away) == Taken(sent.message_id)


async def test_an_edit_of_a_deleted_message_says_that_it_is_gone(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    sent = await telegram.perform(SendMessage(Place(budi.chat.id), NEWS))
    await budi.delete(budi.chat.history[-1])
    outcome = await telegram.perform(EditMessage(Place(budi.chat.id), sent.message_id, Rendered("Dua")))
    assert isinstance(outcome, Faulty)
    assert outcome.fault is MessageFault.GONE


async def test_a_press_is_answered(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    await telegram.perform(SendMessage(Place(budi.chat.id), NEWS))
    press = await budi.press(budi.chat.history[-1], "Bisu")
    assert await telegram.perform(AnswerPress(Place(budi.chat.id), press.id, "x" * 300)) == Taken(0)
    assert botapi.unanswered() == []
    assert press.text == "x" * 200


async def test_a_blocked_chat_and_an_upgraded_group(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    await budi.block()
    assert await telegram.perform(SendMessage(Place(budi.chat.id), NEWS)) == ChatEnded(ChatState.BLOCKED)
    group = botapi.group("Redaksi", budi, kind="group")
    supergroup = await budi.upgrade(group)
    assert await telegram.perform(SendMessage(Place(group.id), NEWS)) == ChatMoved(supergroup.id)


async def test_an_answer_lost_after_the_message_was_taken_is_unknown(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    for kind in (FaultKind.RESET_AFTER, FaultKind.UNDECODABLE, FaultKind.BAD_GATEWAY_AFTER):
        botapi.faults.add(Fault(kind, "sendMessage"))
        assert isinstance(await telegram.perform(SendMessage(Place(budi.chat.id), NEWS)), Unknown)
    assert len(budi.chat.history) == 3


async def test_updates_come_as_telegram_gave_them_and_asking_on_confirms_them(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    await budi.say("kerusuhan")
    first = await telegram.updates(None, 1)
    assert [(update.chat_id, update.payload["message"]["text"]) for update in first] == [
        (budi.chat.id, "kerusuhan")
    ]
    assert await telegram.updates(None, 1) == first
    await budi.say("dua")
    second = await telegram.updates(first[-1].id + 1, 1)
    assert [update.payload["message"]["text"] for update in second] == ["dua"]


async def test_a_webhook_is_taken_away_and_what_waits_behind_it_is_kept(botapi, telegram):
    budi = botapi.user("Budi", started=True)
    await telegram._bot.set_webhook("http://127.0.0.1:9/hook")
    await budi.say("kerusuhan")
    assert [update.payload["message"]["text"] for update in await telegram.updates(None, 1)] == ["kerusuhan"]
    assert botapi.log.of("deleteWebhook")[0].params == {"drop_pending_updates": False}


async def test_a_second_poller_is_said_in_words(botapi, telegram):
    botapi.faults.add(Fault(FaultKind.CONFLICT, "getUpdates"))
    with pytest.raises(RefusedError, match="another program fetches this bot's updates"):
        await telegram.updates(None, 1)
    assert list(await telegram.updates(None, 0)) == []


async def test_a_line_lost_while_polling_is_a_connection_error_without_the_token(botapi, telegram):
    botapi.faults.add(Fault(FaultKind.RESET_BEFORE, "getUpdates"))
    with pytest.raises(ConnectionError) as raised:
        await telegram.updates(None, 1)
    assert botapi.token not in repr(raised.value)


async def test_who_the_bot_is(botapi, telegram):
    assert await telegram.identify() == Identity(123456789, "kentongan_bot")
    botapi.faults.add(Fault(FaultKind.UNAUTHORIZED, "getMe"))
    assert await telegram.identify() == TokenRejected()
    botapi.faults.add(Fault(FaultKind.BAD_GATEWAY, "getMe"))
    with pytest.raises(ConnectionError):
        await telegram.identify()


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Not Found", "either no Bot API server is there, or it does not know telegram.token"),
        ("Not Found: method not found", "has no method getMe: it is too old"),
    ],
)
async def test_a_404_of_another_server_is_not_blamed_on_the_token(botapi, telegram, description, said):
    botapi.faults.add(Fault(FaultKind.REFUSED, "getMe", code=404, description=description))
    with pytest.raises(RefusedError, match=said):
        await telegram.identify()


async def test_a_404_of_telegram_itself_is_the_token_s(botapi, telegram):
    botapi.faults.add(Fault(FaultKind.REFUSED, "getMe", code=404, description="Not Found"))
    # As if the server were Telegram's own, though it answers on loopback.
    telegram._home = telegram._bot.session.api
    assert await telegram.identify() == TokenRejected()


@pytest.mark.parametrize(
    ("payload", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}, "message": {"chat": {"id": -5}}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}}}, 6),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -7}, "from": {"id": 6}}}, -7),
        ({"update_id": 1, "inline_query": {"from": {"id": 6}}}, 6),
        ({"update_id": 1, "something": {"new": True}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "evil"}}}, 0),
        ({"update_id": 1, "message": None}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_the_chat_of_an_update(payload, chat):
    assert chat_of(payload) == ChatId(chat)
