"""A person gives the bot a site: what is found, who sees what comes of it, and how it is taken back."""

import pytest

from bot.model import ChatId
from tests.botapi.accounts import Status
from tests.endtoend.newsroom import STRIKE, STRIKE_TOLD_AGAIN, UNREST, marker, renamed
from tests.feedserver.render import Format

PAGE = """<!doctype html><html><head><title>Kabar Desa</title>{links}</head><body></body></html>"""


def site(world, path, *feeds):
    """A web page that names feeds."""
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{feed.title}" href="{feed.url}">'
        for feed in feeds
    )
    page = world.newsroom.page(path)
    page.serve(PAGE.format(links=links).encode(), "text/html; charset=utf-8")
    return page


def alerts(chat):
    return [message for message in chat.from_bot if "Kata:" in message.text]


async def asked(person, text, wanted):
    """Say something and give the answer that holds these words."""
    said = await person.say(text)
    return await person.chat.wait_for(wanted, after=said)


async def pressed(person, screen, label, wanted):
    """Press the button whose label holds these words, and see the screen that holds others in place of this one."""
    (data,) = [button.data for button in screen.buttons if label in button.text]
    press = await person.press_data(screen, data)
    toast = await press.answered()
    await person.chat.wait_for(lambda message: message.id == screen.id and wanted in message.text)
    return toast


async def test_a_feed_of_ones_own_is_read_for_oneself_only(either_world):
    world = either_world
    shared = world.feed("/umum.xml", "Koran Umum")
    own = world.newsroom.feed("/rahasia.xml", title="Warta Desa")
    own.publish(marker("lama"))
    site(world, "/situs", own)
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await asked(person, "/add mogok OR penanda", "Aturan 1")
        said = await budi.say(f"/addfeed {world.newsroom.url('/situs')}")
        looking = await budi.chat.wait_for("Mencari berita", after=said)
        found = await budi.chat.wait_for("Warta Desa", after=looking)
        await program.look(own)
        await program.publish(own, STRIKE)
        first = await budi.chat.wait_for("menuntut kenaikan upah")
        # The same event in a shared feed is a story of its own: nothing of the private one shows.
        await program.publish(shared, STRIKE_TOLD_AGAIN)
        await sari.chat.wait_for("sepuluh persen")
        await budi.chat.wait_for("sepuluh persen", after=first)
        listed = await asked(budi, "/feeds", "Koran Umum")
        others = await asked(sari, "/feeds", "Koran Umum")
        await program.publish(shared, marker())
        await sari.chat.wait_for("Hanya penanda")
    assert "Hanya lama belaka" in found.text
    assert "🔒✅ 1. Warta Desa" in listed.text
    assert "Warta" not in others.text
    assert first.edits == 0
    assert [message.links[0] for message in alerts(sari.chat)] == [STRIKE_TOLD_AGAIN.link, marker().link]
    assert "rahasia" not in sari.chat.transcript()
    assert "Warta Desa" not in sari.chat.transcript()


async def test_everything_of_a_feed_is_followed_by_one_button(world):
    own = world.newsroom.feed("/k.xml", title='Warta "Desa" & Kota')
    other = world.feed("/umum.xml", "Koran Umum")
    budi = world.botapi.user("Budi")
    async with world.running() as program:
        found = await asked(budi, f"/addfeed {own.url}", "Warta")
        await budi.press(found, "Terima semuanya")
        await budi.chat.wait_for("source:")
        await program.look(own)
        await program.publish(other, STRIKE)
        await program.publish(own, UNREST)
        await budi.chat.wait_for("puluhan orang tewas")
        again = await asked(budi, f"/addfeed {own.url}", "sudah membaca")
        await budi.press(again, "Terima semuanya")
        await budi.chat.wait_for("sudah ada", after=again)
    assert len(alerts(budi.chat)) == 1


async def test_one_of_several_is_chosen_and_only_where_they_were_offered(world):
    feeds = [
        world.newsroom.feed(f"/{name}", Format.ATOM, title=f"Warta {name}") for name in ("umum", "olahraga")
    ]
    for feed in feeds:
        feed.publish(marker(feed.title.split()[1]))
    site(world, "/", *feeds)
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running():
        await asked(sari, "/start", "Kentongan")
        offered = await asked(budi, f"/addfeed {world.newsroom.url('/')}", "beberapa kanal")
        data = [button.data for button in offered.buttons]
        # Another chat's button, forged in one's own.
        own = await asked(sari, "/rules", "Aturan")
        for forged in (*data, "pick:1:0", "pick:999999:0", "pick:x:y", "pick:1"):
            press = await sari.press_data(own, forged)
            await press.answered()
        press = await budi.press(offered, "Warta olahraga")
        await press.answered()
        await budi.chat.wait_for(
            lambda message: message.id == offered.id and "Mulai sekarang" in message.text
        )
        # The second press does nothing.
        press = await budi.press_data(offered, data[0])
        assert "kedaluwarsa" in await press.answered()
        listed = await asked(budi, "/feeds", "Warta")
        others = await asked(sari, "/feeds", "kanal")
    assert "olahraga" in listed.text
    assert "umum" not in listed.text
    assert "Warta" not in others.text


async def test_none_of_several_is_chosen(world):
    feeds = [world.newsroom.feed(f"/{name}", title=f"Warta {name}") for name in ("umum", "olahraga")]
    for feed in feeds:
        feed.publish(marker(feed.title.split()[1]))
    site(world, "/", *feeds)
    budi = world.botapi.user("Budi", language_code="en")
    async with world.running():
        offered = await asked(budi, f"/addfeed {world.newsroom.url('/')}", "several feeds")
        await budi.press(offered, "Cancel")
        await budi.chat.wait_for("none of them")
        await asked(budi, "/feeds", "no feeds")


async def test_a_feed_that_everybody_reads_is_not_added_again(world):
    shared = world.feed("/umum.xml", "Koran Umum")
    world.newsroom.page("/pindah").redirect(shared.url, 302)
    budi = world.botapi.user("Budi")
    async with world.running() as program:
        await asked(budi, "/add mogok OR penanda", "Aturan 1")
        for address in (f"{shared.url}/?utm_source=x", world.newsroom.url("/pindah"), f"{shared.url}#atas"):
            world.newsroom.page("/umum.xml/").redirect(shared.url, 302)
            await asked(budi, f"/addfeed {address}", "sudah membaca Koran Umum")
        listed = await asked(budi, "/feeds", "Koran Umum")
        await pressed(budi, listed, "Koran Umum", "Saya membacanya untuk semua")
        await pressed(budi, listed, "Jangan baca", "tidak sampai kepada Anda")
        await program.publish(shared, STRIKE)
        await asked(budi, f"/addfeed {shared.url}", "kembali membaca")
        await program.publish(shared, marker())
        await budi.chat.wait_for("Hanya penanda")
        listed = await asked(budi, "/feeds", "Koran Umum")
        await pressed(budi, listed, "Koran Umum", "Saya membacanya untuk semua")
        await pressed(budi, listed, "Jangan baca", "tidak sampai kepada Anda")
        await pressed(budi, listed, "Baca lagi", "Menjawab")
        async with program.running.store.begin() as tx:
            assert [health.feed.url for health in await tx.feeds.health()] == [shared.url]
    assert len(alerts(budi.chat)) == 1


async def test_ones_own_feed_is_removed_and_nobody_else_s(world):
    own = world.newsroom.feed("/rahasia.xml", title="Warta Desa")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        await asked(sari, "/start", "Kentongan")
        await asked(budi, f"/addfeed {own.url}", "Mulai sekarang")
        listed = await asked(budi, "/feeds", "Warta Desa")
        (card,) = [button.data for button in listed.buttons if "Warta" in button.text]
        under = await asked(sari, "/rules", "Aturan")
        number = card.split(":")[1]
        data = f"feed:rm:{number}:0"
        for forged in (
            card,
            data,
            f"feed:undo:{number}:0",
            f"feed:out:{number}:0",
            f"feed:in:{number}:0",
            f"follow:{number}",
            "feed:rm:99:0",
            "feed:rm:x:0",
        ):
            press = await sari.press_data(under, forged)
            await press.answered()
        async with program.running.store.begin() as tx:
            assert [one.feed.url for one in await tx.feeds.read_by(ChatId(budi.id))] == [own.url]
            assert await tx.feeds.read_by(ChatId(sari.id)) == ()
            assert await tx.rules.count(ChatId(sari.id)) == 0
        await pressed(budi, listed, "Warta", "hanya muncul di obrolan ini")
        assert await pressed(budi, listed, "Hapus", "tidak saya baca lagi") == "Dihapus"
        await pressed(budi, listed, "Urungkan", "hanya muncul di obrolan ini")
        await pressed(budi, listed, "Hapus", "tidak saya baca lagi")
        press = await budi.press_data(listed, data)
        assert "tidak ada" in await press.answered()
        await budi.chat.wait_for(
            lambda message: message.id == listed.id and "Belum ada kanal" in message.text
        )
        async with program.running.store.begin() as tx:
            assert await tx.feeds.health() == ()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("http://169.254.169.254/latest/meta-data/", "tidak boleh"),
        ("file:///etc/passwd", "bukan alamat"),
        ("http://127.0.0.1:9/", "tidak menjawab"),
        ("{newsroom}/tiada", "galat"),
        ("{newsroom}/polos", "tidak menemukan kanal"),
        ("", "Kirim alamat"),
        ("dua kata", "Kirim satu alamat"),
        ("https://" + "a" * 3_000, "Kirim satu alamat"),
        ("<b>&amp;", "bukan alamat"),
    ],
)
async def test_where_no_feed_is_it_is_said_why(world, address, wanted):
    site(world, "/polos")
    budi = world.botapi.user("Budi")
    async with world.running():
        await asked(budi, f"/addfeed {address.format(newsroom=world.newsroom.url(''))}", wanted)


async def test_a_chat_has_only_so_many_feeds_of_its_own_and_looks_at_few_at_once(world):
    world.set("limits", feeds_per_chat=1)
    one, two = (world.newsroom.feed(f"/{name}.xml", title=name) for name in ("Satu", "Dua"))
    budi = world.botapi.user("Budi")
    async with world.running():
        await asked(budi, f"/addfeed {one.url}", "membaca Satu")
        await asked(budi, f"/addfeed {two.url}", "paling banyak")
        holds = [world.newsroom.page(f"/lambat{number}").hang() for number in range(3)]
        for number in range(3):
            await asked(budi, f"/addfeed {world.newsroom.url(f'/lambat{number}')}", "Mencari")
        await asked(budi, f"/addfeed {two.url}", "masih memeriksa")
        # While servers keep it waiting, the chat is answered.
        await asked(budi, "/rules", "Aturan")
        for hold in holds:
            hold.release()


async def test_where_chats_may_have_no_feeds_nothing_is_looked_at(world):
    world.set("limits", feeds_per_chat=0)
    feed = world.newsroom.feed("/satu.xml")
    budi = world.botapi.user("Budi")
    async with world.running():
        await asked(budi, f"/addfeed {feed.url}", "tidak menerima kanal")
    assert feed.requests == []


async def test_in_a_group_only_admins_add_feeds(world):
    feed = world.newsroom.feed("/satu.xml", title="Warta Desa")
    ayu, budi = world.botapi.user("Ayu"), world.botapi.user("Budi")
    group = world.botapi.group("Warga", ayu, members=(budi,), bot=Status.MEMBER)
    async with world.running():
        said = await budi.send(group, f"/addfeed {feed.url}")
        await group.wait_for("admin", after=said)
        assert feed.requests == []
        said = await ayu.send(group, f"/addfeed@kentongan_bot {feed.url}")
        await group.wait_for("Mulai sekarang", after=said)


async def test_a_long_list_is_turned_page_by_page(world):
    for number in range(19):
        world.feed(f"/{number:02}.xml", f"Koran {number:02}")
    budi = world.botapi.user("Budi")
    async with world.running():
        listed = await asked(budi, "/feeds", "Koran 00")
        assert "Koran 08" not in listed.text
        await budi.press(listed, "▶")
        await budi.chat.wait_for(lambda message: message.id == listed.id and "9. Koran 08" in message.text)
        await pressed(budi, listed, "Koran 09", "Saya membacanya untuk semua")
        await pressed(budi, listed, "Jangan baca", "tidak sampai kepada Anda")
        # Back on the same page; what was left out stands last of all now.
        await pressed(budi, listed, "Kanal", "10. Koran 10")
        await pressed(budi, listed, "▶", "19. Koran 09")
        assert [button.text for button in listed.buttons] == [
            *("✅ 17. Koran 17", "✅ 18. Koran 18", "➖ 19. Koran 09", "◀", "➕ Tambah")
        ]
        for forged in ("feeds:999", "feeds:-5", "feeds:x", "feeds:"):
            press = await budi.press_data(listed, forged)
            await press.answered()


async def test_who_removed_a_feed_hears_no_more_of_its_stories_and_who_reads_it_does(either_world):
    world = either_world
    own = world.newsroom.feed("/desa.xml", title="Warta Desa")
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    async with world.running() as program:
        for person in (budi, sari):
            await asked(person, "/add mogok OR penanda", "Aturan 1")
            await asked(person, f"/addfeed {own.url}", "Mulai sekarang")
        await program.look(own)
        await program.publish(own, STRIKE)
        for person in (budi, sari):
            await person.chat.wait_for("menuntut kenaikan upah")
        listed = await asked(budi, "/feeds", "Warta Desa")
        await pressed(budi, listed, "Warta", "hanya muncul di obrolan ini")
        await pressed(budi, listed, "Hapus", "tidak saya baca lagi")
        own.revise(STRIKE.guid, renamed(STRIKE, "Buruh pabrik kertas Karawang mogok, ini kata menteri"))
        await program.publish(own, marker())
        await sari.chat.wait_for("ini kata menteri")
        await sari.chat.wait_for("Hanya penanda")
    assert "ini kata menteri" not in budi.chat.transcript()
    assert "penanda belaka" not in budi.chat.transcript()
