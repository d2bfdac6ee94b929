"""What people see of the bot beside its messages, as the strict Bot API server keeps it."""

import pytest

from bot.app.profile import keep_profile, profile_of
from bot.telegram import Audience, Menu, Profile
from bot.texts import LANGUAGES, Texts
from tests.botapi.faults import Fault, FaultKind
from tests.manual_time import ManualTime


def sets(botapi):
    return [call.method for call in botapi.log.calls if call.method.startswith("set")]


async def test_commands_are_told_by_language(botapi, telegram):
    budi, john = botapi.user("Budi"), botapi.user("John", language_code="en")
    menus = (Menu((("rules", "Your rules"),)), Menu((("aturan", "Aturan Anda"),), "id"))
    assert await telegram.show(Profile(menus)) == (2, [])
    assert botapi.commands_for(budi) == ["aturan"]
    assert botapi.commands_for(john) == ["rules"]


async def test_only_what_changed_is_told_again(botapi, telegram):
    profile = profile_of(Texts(), ())
    changed, failures = await telegram.show(profile)
    assert (changed, failures) == (len(sets(botapi)), [])
    told = len(sets(botapi))
    assert await telegram.show(profile) == (0, [])
    altered = Profile((*profile.menus[1:], Menu((("help", "Help"),), audience=Audience.PRIVATE)))
    assert await telegram.show(altered) == (1, [])
    assert len(sets(botapi)) == told + 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_is_offered_what_they_may_use(botapi, telegram, language):
    ayu = botapi.user("Ayu", language_code=language, started=True)
    budi = botapi.user("Budi", language_code=language)
    operator = botapi.user("Rara", language_code=language, started=True)
    group = botapi.group("Warga", ayu, members=(budi,))
    assert (await telegram.show(profile_of(Texts(), (operator.id,))))[1] == []
    assert botapi.commands_for(budi, group) == ["why", "help", "privacy"]
    assert {"rules", "add", "quiet"} <= set(botapi.commands_for(ayu, group))
    assert "channels" not in botapi.commands_for(ayu, group)
    assert "channels" in botapi.commands_for(ayu)
    assert "operator" not in botapi.commands_for(ayu)
    assert {"channels", "operator"} <= set(botapi.commands_for(operator))


async def test_who_reads_none_of_our_languages_reads_english(botapi, telegram):
    pierre = botapi.user("Pierre", language_code="fr")
    await telegram.show(profile_of(Texts(), ()))
    listed = botapi.desk.profile.commands["all_private_chats", 0, 0, ""]
    assert botapi.commands_for(pierre) == [command["command"] for command in listed]
    assert botapi.desk.profile.descriptions[""].startswith("Breaking news")
    assert botapi.desk.profile.short_descriptions["kk"].startswith("Өз сөздеріңіз")


async def test_what_telegram_refuses_is_tried_again_later(botapi, telegram):
    botapi.faults.add(Fault(FaultKind.SERVER_ERROR, "setMyDescription"))
    waited = []

    class Timer(ManualTime):
        async def sleep(self, seconds):
            waited.append(seconds)

    await keep_profile(telegram, profile_of(Texts(), ()), Timer())
    assert waited == [60.0]
    assert set(botapi.desk.profile.descriptions) == {"", *LANGUAGES}


async def test_an_operator_who_has_not_written_yet_keeps_nobody_waiting(telegram):
    menus = profile_of(Texts(), (31_337,)).menus
    changed, failures = await telegram.show(Profile(menus))
    assert changed == len(menus) - 5
    assert len(failures) == 5
    assert "chat not found" in failures[0]
