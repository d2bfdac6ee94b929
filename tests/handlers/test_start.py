"""/start: the packs that fit, on and off by one tap, and what links lead to."""

import pytest

from bot.texts import LANGUAGES
from rules import packs_for
from tests.handlers.people import ADMIN, GROUP, MEMBER, Talks


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_packs_that_fit_are_offered_in_the_persons_language(talks: Talks, language):
    (welcome,) = await talks.say("/start", language=language)
    assert list(welcome.buttons)[:-2] == [pack.name(language) for pack in packs_for(language)]


async def test_a_pack_is_on_by_one_tap_and_off_by_the_next(talks: Talks):
    (welcome,) = await talks.say("/start")
    toast, on = await talks.press(welcome.buttons["Kazakhstan"])
    (rule,) = await talks.rules()
    assert toast.text == "✓ Kazakhstan aktif"
    assert (on.kind, on.message_id) == ("buttons", 500)
    assert "✓ Kazakhstan" in on.buttons
    assert rule.pack == "kz"

    toast, off = await talks.press(on.buttons["✓ Kazakhstan"])
    assert toast.text == "Kazakhstan dimatikan"
    assert list(off.buttons) == list(welcome.buttons)
    assert await talks.rules() == []


async def test_pressed_twice_a_pack_is_on_once(talks: Talks):
    (welcome,) = await talks.say("/start")
    await talks.press(welcome.buttons["CSTO"])
    toast, _ = await talks.press(welcome.buttons["CSTO"])
    assert toast.text == "✓ CSTO aktif"
    assert len(await talks.rules()) == 1


async def test_a_full_chat_is_told_so(talks: Talks):
    for word in ("satu", "dua", "tiga"):
        await talks.say(f"/add {word}")
    (welcome,) = await talks.say("/start")
    toast, buttons = await talks.press(welcome.buttons["CSTO"])
    assert "3 aturan" in toast.text
    assert "✓ CSTO" not in buttons.buttons


@pytest.mark.parametrize("data", ["pack:nonsense:1", "pack:kz", "pack::1"])
async def test_a_button_of_another_version_does_what_it_said_or_nothing(talks: Talks, data):
    await talks.say("/start")
    answers = await talks.press(data)
    assert answers[0].kind == "toast"
    assert len(await talks.rules()) <= 1


async def test_coming_back_shows_what_is_on(talks: Talks):
    await talks.say("/start pack_kz")
    (again,) = await talks.say("/start")
    assert "✓ Kazakhstan" in again.buttons


async def test_a_link_takes_a_pack_at_once(talks: Talks):
    welcome, added = await talks.say("/start pack_csto", language="ru")
    (rule,) = await talks.rules()
    assert "✓ ОДКБ" in welcome.buttons
    assert "ОДКБ" in added.text
    assert list(added.buttons) == ["📋 Правила", "↩ Отменить"]
    assert rule.pack == "csto"


async def test_a_link_that_nobody_made_is_a_plain_start(talks: Talks):
    for payload in ("pack_nonsense", "nonsense", "pack_", "pack_<b>"):
        (welcome,) = await talks.say(f"/start {payload}")
        assert welcome.buttons
    assert await talks.rules() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_shared_rule_is_shown_in_words_and_saved_by_one_tap(talks: Talks, language):
    async with talks.store.begin() as tx:
        await tx.shared.share("kerusuhan AND region:KZ severity>=important", "aB3-_", talks.time.now())
    _, shown = await talks.say("/start r_aB3-_", language=language)
    assert "kerusuhan AND region:KZ severity>=important" in shown.text
    assert shown.text.startswith("🎁")
    _, saved = await talks.press(next(iter(shown.buttons.values())), language=language)
    (rule,) = await talks.rules()
    assert "✅" in saved.text
    assert rule.text == "kerusuhan AND region:KZ severity>=important"


async def test_a_shared_rule_that_is_gone_has_words(talks: Talks):
    for code in ("nonsense", "", "x" * 70, "<b>"):
        *_, gone = await talks.say(f"/start r_{code}")
        assert gone.text.startswith("Tautan ini tidak lagi menuju aturan apa pun.")


async def test_a_rule_is_shared_by_the_same_link_each_time(talks: Talks):
    await talks.say("/add kerusuhan")
    links = set()
    for _ in range(2):
        _, card = await talks.press("card:1")
        _, shared = await talks.press(card.buttons["↗ Bagikan"])
        links.add(next(word for word in shared.text.split() if word.startswith("https://t.me/")))
    (link,) = links
    assert link.startswith("https://t.me/kentongan_bot?start=r_")
    payload = link.partition("start=")[2]
    assert len(payload) <= 64
    _, shown = await talks.say(f"/start {payload}", user=8)
    assert "kerusuhan" in shown.text


async def test_in_a_group_the_packs_are_for_admins(talks: Talks):
    (welcome,) = await talks.say("/start", user=ADMIN, chat=GROUP)
    (refused,) = await talks.press(welcome.buttons["CSTO"], user=MEMBER, chat=GROUP)
    assert refused.kind == "toast"
    assert await talks.rules(GROUP) == []
    _, on = await talks.press(welcome.buttons["CSTO"], user=ADMIN, chat=GROUP)
    assert "✓ CSTO" in on.buttons
    assert len(await talks.rules(GROUP)) == 1
