"""Groups, forums and channels."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import (
    ChatAdministratorRights,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from tests.botapi.accounts import Status
from tests.botapi.server import BotApi


@pytest.fixture
def owner(botapi: BotApi):
    return botapi.user("Ayu", started=True)


async def texts(bot: Bot):
    return [
        update.message.text for update in await bot.get_updates() if update.message and update.message.text
    ]


async def test_in_privacy_mode_the_bot_hears_what_is_meant_for_it(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner)
    sent = await bot.send_message(group.id, "halo semua")
    own = group.message(sent.message_id)
    await owner.send(group, "obrolan")
    await owner.send(group, "/rules")
    await owner.send(group, "/rules@kentongan_bot")
    await owner.send(group, "/rules@other_bot")
    await owner.send(group, "jawaban", reply_to=own)
    assert await texts(bot) == ["/rules", "/rules@kentongan_bot", "jawaban"]


async def test_as_an_administrator_it_hears_everything(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, bot=Status.ADMINISTRATOR)
    await owner.send(group, "obrolan")
    assert await texts(bot) == ["obrolan"]


async def test_being_added_promoted_and_removed(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, bot=None)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "halo")
    await owner.add_bot(group)
    await owner.add_bot(group, admin=True, can_delete_messages=False)
    await owner.remove_bot(group)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "halo")
    updates = await bot.get_updates()
    changes = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert changes[1].new_chat_member.can_delete_messages is False
    assert changes[0].from_user.id == owner.id
    joined, left = [update.message for update in updates if update.message]
    assert joined.new_chat_members[0].id == botapi.bot.id
    assert left.left_chat_member.id == botapi.bot.id


async def test_a_basic_group_says_group_chat(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, kind="group")
    await owner.remove_bot(group)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "halo")


async def test_restricted_or_muted_the_bot_may_not_write(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner)
    group.permissions["can_send_messages"] = False
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "halo")
    await owner.restrict_bot(group, can_send_messages=False)
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.send_message(group.id, "halo")
    await owner.restrict_bot(group, can_send_messages=True)
    await bot.send_message(group.id, "halo")


async def test_an_upgraded_group_moves(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, kind="group")
    await bot.send_message(group.id, "halo")
    supergroup = await owner.upgrade(group)
    with pytest.raises(TelegramMigrateToChat, match="upgraded to a supergroup chat") as moved:
        await bot.send_message(group.id, "halo")
    assert moved.value.migrate_to_chat_id == supergroup.id
    old, new = [update.message for update in await bot.get_updates()]
    assert (old.chat.id, old.migrate_to_chat_id) == (group.id, supergroup.id)
    assert (new.chat.id, new.migrate_from_chat_id) == (supergroup.id, group.id)
    await bot.send_message(supergroup.id, "halo")
    with pytest.raises(AssertionError, match="has become the supergroup"):
        await owner.send(group, "halo?")


async def test_anonymous_administrators_and_channels_write_in_groups(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, bot=Status.ADMINISTRATOR)
    channel = botapi.channel("Kabar", owner)
    await owner.send(group, "/rules", anonymous=True)
    await owner.send(group, "/rules", as_channel=channel)
    anonymous, as_channel = [update.message for update in await bot.get_updates()]
    assert anonymous.from_user.username == "GroupAnonymousBot"
    assert anonymous.sender_chat.id == group.id
    assert as_channel.sender_chat.id == channel.id


async def test_asking_who_is_there(bot: Bot, botapi: BotApi, owner):
    budi, ani = botapi.user("Budi"), botapi.user("Ani")
    group = botapi.group("Warga", owner, members=(budi,), username="warga_kz")
    await owner.promote(group, budi, anonymous=True)
    assert (await bot.get_chat("@warga_kz")).id == group.id
    assert (await bot.get_chat_member(group.id, owner.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, budi.id)).is_anonymous is True
    assert (await bot.get_chat_member(group.id, ani.id)).status == "left"
    assert {member.user.id for member in await bot.get_chat_administrators(group.id)} == {owner.id}
    assert await bot.get_chat_member_count(group.id) == 3
    with pytest.raises(TelegramBadRequest, match="there are no administrators in the private chat"):
        await bot.get_chat_administrators(owner.id)
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(group.id, 31337)


async def test_anonymous_administrators_are_shown_to_administrators_only(bot: Bot, botapi: BotApi, owner):
    budi = botapi.user("Budi")
    group = botapi.group("Warga", owner, members=(budi,))
    await owner.promote(group, budi, anonymous=True)
    assert {member.user.id for member in await bot.get_chat_administrators(group.id)} == {owner.id}
    await owner.add_bot(group, admin=True)
    admins = {member.user.id for member in await bot.get_chat_administrators(group.id)}
    assert admins == {owner.id, budi.id, botapi.bot.id}


async def test_as_an_administrator_it_learns_of_members_if_it_asked(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner, bot=Status.ADMINISTRATOR)
    budi = botapi.user("Budi")
    await owner.let_join(group, budi)
    await bot.get_updates(allowed_updates=["message", "chat_member"])
    await owner.promote(group, budi)
    await owner.demote(group, budi)
    await owner.let_leave(group, budi)
    changes = [update.chat_member.new_chat_member.status for update in await bot.get_updates()]
    assert changes == ["administrator", "member", "kicked"]


async def test_leaving(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner)
    await bot.leave_chat(group.id)
    (update,) = await bot.get_updates()
    assert update.my_chat_member.new_chat_member.status == "left"
    with pytest.raises(TelegramForbiddenError):
        await bot.leave_chat(group.id)


async def test_topics(bot: Bot, botapi: BotApi, owner):
    forum = botapi.forum("Kampung", owner)
    topic = await owner.open_topic(forum, "Kazakhstan")
    sent = await bot.send_message(forum.id, "halo", message_thread_id=topic.id)
    assert sent.is_topic_message
    assert sent.chat.is_forum
    # Telegram tells the opening of the topic as what every message in it replies to.
    assert sent.reply_to_message.forum_topic_created.name == "Kazakhstan"
    assert [message.text for message in forum.in_topic(topic)] == ["", "halo"]
    answer = await bot.send_message(
        forum.id, "balas", reply_parameters=ReplyParameters(message_id=sent.message_id)
    )
    assert answer.message_thread_id == topic.id
    await owner.close_topic(forum, topic)
    with pytest.raises(TelegramBadRequest, match="Bad Request: TOPIC_CLOSED"):
        await bot.send_message(forum.id, "halo", message_thread_id=topic.id)
    await owner.reopen_topic(forum, topic)
    await bot.send_message(forum.id, "halo", message_thread_id=topic.id)
    await owner.delete_topic(forum, topic)
    for missing in (topic.id, 1, 99):
        with pytest.raises(TelegramBadRequest, match="Bad Request: message thread not found"):
            await bot.send_message(forum.id, "halo", message_thread_id=missing)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(forum.id, "x", reply_parameters=ReplyParameters(message_id=sent.message_id))
    await bot.send_message(forum.id, "di utama")


async def test_a_reply_in_a_supergroup_is_in_a_thread_that_is_no_topic(bot: Bot, botapi: BotApi, owner):
    group = botapi.group("Warga", owner)
    sent = await bot.send_message(group.id, "halo")
    reply = await owner.send(group, "jawab", reply_to=group.last)
    await owner.send(group, "lagi", reply_to=reply)
    (update,) = await bot.get_updates()
    assert update.message.message_thread_id == sent.message_id
    assert update.message.is_topic_message is None


async def test_an_administrator_writes_into_closed_topics(bot: Bot, botapi: BotApi, owner):
    forum = botapi.forum("Kampung", owner, bot=Status.ADMINISTRATOR)
    topic = await owner.open_topic(forum, "Kazakhstan")
    await owner.close_topic(forum, topic)
    forum.general_closed = True
    await bot.send_message(forum.id, "halo", message_thread_id=topic.id)
    await bot.send_message(forum.id, "halo")


async def test_the_general_topic_can_be_closed(bot: Bot, botapi: BotApi, owner):
    forum = botapi.forum("Kampung", owner)
    forum.general_closed = True
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum.id, "halo")


async def test_people_write_in_topics(bot: Bot, botapi: BotApi, owner):
    forum = botapi.forum("Kampung", owner)
    topic = await owner.open_topic(forum, "Kazakhstan")
    await owner.send(forum, "/rules", topic=topic)
    update = (await bot.get_updates())[-1]
    assert update.message.message_thread_id == topic.id


async def test_private_chats_have_no_topics_and_plain_groups_ignore_them(bot: Bot, botapi: BotApi, owner):
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(owner.id, "halo", message_thread_id=5)
    group = botapi.group("Warga", owner)
    sent = await bot.send_message(group.id, "halo", message_thread_id=5)
    assert sent.message_thread_id is None


async def test_channels(bot: Bot, botapi: BotApi, owner):
    channel = botapi.channel("Kabar", owner, username="kabar_kz")
    sent = await bot.send_message("@kabar_kz", "halo")
    assert sent.sender_chat.id == channel.id
    await owner.send(channel, "pos")
    (update,) = await bot.get_updates()
    assert update.channel_post.text == "pos"
    await owner.add_bot(channel, can_post_messages=False)
    with pytest.raises(TelegramBadRequest, match="need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "halo")
    await owner.remove_bot(channel)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the channel chat"):
        await bot.send_message(channel.id, "halo")


async def test_keyboards_know_their_place(bot: Bot, botapi: BotApi, owner):
    group, channel = botapi.group("Warga", owner), botapi.channel("Kabar", owner)
    plain = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Ya")]])
    with botapi.log.expect_violation("inline keyboard expected"), pytest.raises(TelegramBadRequest):
        await bot.send_message(channel.id, "x", reply_markup=plain)
    asking = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Di sini", request_location=True)]])
    words = "location can be requested in private chats only"
    with botapi.log.expect_violation(words), pytest.raises(TelegramBadRequest):
        await bot.send_message(group.id, "x", reply_markup=asking)


async def test_a_channel_is_shared_by_a_button(bot: Bot, botapi: BotApi, owner):
    channel = botapi.channel("Kabar", owner, bot=None)
    rights = ChatAdministratorRights(
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_manage_video_chats=False,
        can_restrict_members=False,
        can_promote_members=False,
        can_change_info=False,
        can_invite_users=False,
        can_post_stories=False,
        can_edit_stories=False,
        can_delete_stories=False,
        can_send_welcome_messages=False,
        can_post_messages=True,
    )
    request = KeyboardButtonRequestChat(
        request_id=7,
        chat_is_channel=True,
        user_administrator_rights=rights,
        bot_administrator_rights=rights,
        request_title=True,
    )
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Pilih kanal", request_chat=request)]])
    await bot.send_message(owner.id, "mana?", reply_markup=markup)
    await owner.share_chat(owner.chat.last, "Pilih kanal", channel)
    added, shared = await bot.get_updates()
    assert added.my_chat_member.new_chat_member.can_post_messages is True
    assert shared.message.chat_shared.chat_id == channel.id
    assert shared.message.chat_shared.title == "Kabar"
    await bot.send_message(channel.id, "halo")


async def test_a_bot_may_not_ask_for_rights_that_the_person_lacks(bot: Bot, botapi: BotApi, owner):
    (mine, its) = (
        ChatAdministratorRights(
            **{
                name: name in granted
                for name in ChatAdministratorRights.model_fields
                if name[:3] in ("can", "is_")
            }
        )
        for granted in (("can_post_messages",), ("can_post_messages", "can_edit_messages"))
    )
    request = KeyboardButtonRequestChat(
        request_id=7, chat_is_channel=True, user_administrator_rights=mine, bot_administrator_rights=its
    )
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Pilih kanal", request_chat=request)]])
    with botapi.log.expect_violation("must be a subset"), pytest.raises(TelegramBadRequest, match="subset"):
        await bot.send_message(owner.id, "mana?", reply_markup=markup)


async def test_others_press_too(bot: Bot, botapi: BotApi, owner):
    budi = botapi.user("Budi")
    group = botapi.group("Warga", owner, members=(budi,))
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Hapus", callback_data="del")]])
    await bot.send_message(group.id, "aturan", reply_markup=markup)
    await budi.press(group.last, "Hapus")
    (update,) = await bot.get_updates()
    assert update.callback_query.from_user.id == budi.id
    assert update.callback_query.message.chat.id == group.id
