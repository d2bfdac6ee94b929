from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonDefault,
)

from tests.botapi.server import BotApi


def commands(*names):
    return [BotCommand(command=name, description=f"does {name}") for name in names]


async def test_commands_by_scope_and_language(bot: Bot, botapi: BotApi):
    budi, bob = botapi.user("Budi", language_code="id"), botapi.user("Bob", language_code="en-GB")
    group = botapi.group("Warga", budi, members=(bob,))
    assert await bot.get_my_commands() == []
    await bot.set_my_commands(commands("help"))
    await bot.set_my_commands(commands("start", "rules"), scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(commands("mulai"), scope=BotCommandScopeAllPrivateChats(), language_code="id")
    await bot.set_my_commands(commands("setup"), scope=BotCommandScopeAllChatAdministrators())
    await bot.set_my_commands(commands("list"), scope=BotCommandScopeAllGroupChats())
    assert botapi.commands_for(bob) == ["start", "rules"]
    assert botapi.commands_for(budi) == ["mulai"]
    assert botapi.commands_for(budi, group) == ["setup"]
    assert botapi.commands_for(bob, group) == ["list"]
    await bot.set_my_commands(commands("only"), scope=BotCommandScopeChat(chat_id=group.id))
    assert botapi.commands_for(bob, group) == ["only"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=group.id))
    assert botapi.commands_for(bob, group) == ["list"]
    assert [command.command for command in await bot.get_my_commands()] == ["help"]


async def test_descriptions_by_language(bot: Bot):
    await bot.set_my_description("News as it breaks")
    await bot.set_my_description("Berita seketika", language_code="id")
    await bot.set_my_short_description("News")
    await bot.set_my_name("Kentongan!")
    assert (await bot.get_my_description()).description == "News as it breaks"
    assert (await bot.get_my_description(language_code="id")).description == "Berita seketika"
    assert (await bot.get_my_short_description()).short_description == "News"
    assert (await bot.get_my_name()).name == "Kentongan!"


async def test_the_menu_button(bot: Bot, botapi: BotApi):
    budi = botapi.user("Budi", started=True)
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.set_chat_menu_button(chat_id=budi.id, menu_button=MenuButtonDefault())
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_chat_menu_button(chat_id=budi.id)).type == "default"


async def test_who_the_bot_is(bot: Bot, botapi: BotApi):
    me = await bot.me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (botapi.bot.id, "kentongan_bot", False)
    assert await bot.close()
