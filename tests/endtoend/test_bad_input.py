"""What people should not send, and do: each gets a clear word, and everything else goes on."""

import asyncio

import pytest

from bot.model import ChatId, Place


async def rules_of(program, user) -> list[str]:
    async with program.running.store.begin() as tx:
        return [rule.text for rule in await tx.rules.of_place(Place(ChatId(user.id)))]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/add " + "kerusuhan " * 400, "paling panjang 1.024 karakter"),
        ("/add ((kerusuhan", "tanda kurung ini tidak ditutup"),
        ("/add AND OR NOT", "butuh kata"),
        ("/add -film", "tidak ada kata yang wajib ada"),
        ("/add " + "(" * 64 + "a" + ")" * 64, "paling dalam 16 tingkat"),
        ("/add <b>kerusuhan</b> & <a href='x'>", "<b>kerusuhan</b> & <a href='x'>\n"),
        ("/add source:tass \u202e gnal", "TASS"),
        ("\u0000\u0001", "Saya hanya mengerti teks"),
        ("/", "Saya tidak mengenal /"),
        ("/remove 99999999999999999999", "Yang mana?"),
        ("/timezone ../../etc/passwd", "Saya tidak mengenal kota atau zona waktu"),
        ("/language klingon", "Saya tidak bisa berbahasa “klingon”"),
        ("/start pack_nothing", "kembali"),
        ("/start pack_unrest", "kembali"),
        ("/aside", "Saya tidak mengenal /aside"),
    ],
)
async def test_every_odd_message_gets_an_answer(world, said, answer):
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running():
        await budi.start()
        welcome = await budi.chat.wait_for("Saya Kentongan")
        await budi.say(said)
        told = await budi.chat.wait_for(lambda message: bool(message.text), after=welcome)
    assert answer.lower() in told.text.lower()


async def test_a_button_of_a_rule_that_is_gone_says_so_and_touches_nothing(world):
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        for text in ("kerusuhan", "gempa"):
            await budi.say(f"/add {text}")
            await budi.chat.wait_for(f": {text}")
        await budi.say("/rules")
        listed = await budi.chat.wait_for("2 aturan Anda")
        await budi.say("/remove 1")
        await budi.chat.wait_for("Aturan 1 dihapus")
        press = await budi.press(listed, "⚙ 1")
        assert "sudah tidak berlaku" in (await press.answered())
        assert await rules_of(program, budi) == ["gempa"]


async def test_forged_buttons_reach_no_other_chat(world):
    budi, siti = (world.botapi.user(name, language_code="id") for name in ("Budi", "Siti"))
    async with world.running() as program:
        for user in (budi, siti):
            await user.start()
            await user.chat.wait_for("Saya Kentongan")
        await siti.say("kerusuhan Kazakhstan")
        draft = await siti.chat.wait_for("Saya pahami")
        await siti.say("/add gempa")
        await siti.chat.wait_for("Aturan 1 aktif")
        welcome = budi.chat.from_bot[0]
        for data in (
            draft.button("Simpan").data,
            "rule:1",
            "save:1",
            "save:1:0",
            "make:1:0:title:1",
            "erase",
            "pack:../../x:1",
            "lang:xx",
            "🥁" * 16,
        ):
            press = await budi.press_data(welcome, data)
            await press.answered()
        assert await rules_of(program, budi) == []
        assert await rules_of(program, siti) == ["gempa"]


async def test_two_chats_that_press_at_once_get_a_rule_each(world):
    people = [world.botapi.user(f"Orang {number}", language_code="id") for number in range(8)]
    async with world.running() as program:
        welcomes = []
        for user in people:
            await user.start()
            welcomes.append(await user.chat.wait_for("Saya Kentongan"))
        presses = [await user.press(welcome, "CSTO") for user, welcome in zip(people, welcomes, strict=True)]
        await asyncio.gather(*(press.answered() for press in presses))
        for user in people:
            await user.chat.wait_for(lambda message: any("✓" in button.text for button in message.buttons))
            assert await rules_of(program, user) == ["org:CSTO"]


async def test_a_draft_saved_twice_is_one_rule(world):
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        await budi.say("kerusuhan Kazakhstan")
        draft = await budi.chat.wait_for("Saya pahami")
        data = draft.button("Simpan").data
        answers = [await (await budi.press_data(draft, data)).answered() for _ in range(2)]
        assert answers[0] == "Tersimpan"
        assert "sudah tidak berlaku" in answers[1]
        assert await rules_of(program, budi) == ["kerusuhan AND region:KZ"]


async def test_who_may_not_is_told_whom_to_ask(world):
    world.set("telegram", access="list", allowed=[])
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        refused = await budi.chat.wait_for("Bot ini tertutup")
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Bot ini tertutup", after=refused)
        assert str(budi.id) in refused.text
        assert await rules_of(program, budi) == []


async def test_no_more_rules_than_a_chat_may_have(world):
    world.set("limits", rules_per_chat=2)
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        for text in ("kerusuhan", "gempa", "banjir", "gempa"):
            await budi.say(f"/add {text}")
        await budi.chat.wait_for("paling banyak punya 2 aturan")
        await budi.chat.wait_for("Aturan ini sudah ada, nomor 2")
        assert await rules_of(program, budi) == ["kerusuhan", "gempa"]


async def test_everything_of_a_chat_is_erased_on_its_word(world):
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running() as program:
        await budi.start()
        await budi.say("/add sangatlangka")
        await budi.chat.wait_for("Aturan 1 aktif")
        await budi.say("/erase")
        ask = await budi.chat.wait_for("Hapus semua")
        await (await budi.press(ask, "Ya, hapus")).answered()
        await budi.chat.wait_for("Semuanya sudah dihapus")
        async with program.running.store.begin() as tx:
            assert await tx.chats.export(ChatId(budi.id)) is None


async def test_a_deep_link_takes_its_pack_in_the_persons_language(world):
    budi = world.botapi.user("Budi", language_code="id")
    async with world.running():
        await budi.start("pack_unrest")
        await budi.chat.wait_for("Paket “Kerusuhan” aktif sebagai aturan 1: topic:unrest")
