"""A feed that gives a new article the identity of an old one does not hide it in the old one's story."""

from bot.model import DeliveryKind
from tests.bot.stories.newsdesk import Newsdesk

RIOT = "Massa serbu balai kota Almaty, gedung dibakar"
RIOT_SUMMARY = "Ribuan pengunjuk rasa menerobos masuk ke balai kota dan membakar gedung itu, kata polisi."
QUAKE = "Gempa magnitudo 7,4 guncang Flores"
QUAKE_SUMMARY = "Warga pesisir berlarian menuju bukit sesudah peringatan dini tsunami keluar pagi tadi."


async def test_a_new_article_under_an_old_identity_is_told_as_news(desk: Newsdesk):
    await desk.rule("gempa OR almaty")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="latest")
    desk.time.move(3_600)

    said = await desk.told(feed, QUAKE, QUAKE_SUMMARY, name="latest")
    desk.time.move(3_600)
    again = await desk.told(feed, f"{QUAKE}, air laut surut", QUAKE_SUMMARY, name="latest")

    assert [(one.kind, one.title) for one in said] == [(DeliveryKind.SEND, QUAKE)]
    assert {one.kind for one in again} <= {DeliveryKind.EDIT, DeliveryKind.REPLY}
    assert {one.title for one in again} == {f"{QUAKE}, air laut surut"}


async def test_an_article_rewritten_stays_in_its_story(desk: Newsdesk):
    await desk.rule("almaty")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="latest")

    said = await desk.told(
        feed, "Balai kota Almaty habis terbakar", "Petugas memadamkan api sejak subuh tadi.", name="latest"
    )

    assert DeliveryKind.SEND not in {one.kind for one in said}


async def test_days_later_too_and_in_few_words(desk: Newsdesk):
    await desk.rule("gempa OR almaty")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="latest")
    desk.time.move(5 * 86_400)

    said = await desk.told(feed, "Gempa di Flores", name="latest")
    other = await desk.told(await desk.feed("Tempo"), "Gempa di Flores, warga panik")

    assert [(one.kind, one.title) for one in said] == [(DeliveryKind.SEND, "Gempa di Flores")]
    assert {one.kind for one in other} == {DeliveryKind.REPLY, DeliveryKind.EDIT}
    assert await desk.ask("SELECT last_at FROM stories WHERE id = 2") == [
        (desk.time.now().timestamp() * 1_000_000,)
    ]


async def test_days_later_a_title_that_is_gone_or_mended_begins_nothing(desk: Newsdesk):
    await desk.rule("almaty")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="latest")
    desk.time.move(5 * 86_400)

    mended = await desk.told(feed, "Almaty rusuh", name="latest")
    gone = await desk.told(feed, "", name="latest")

    assert {one.kind for one in (*mended, *gone)} == {DeliveryKind.EDIT}
