"""Feeds that are none: each is named with its error, and the others go on."""

import pytest

from tests.endtoend.newsroom import UNREST

HTML = b"<!doctype html><html><head><title>Kabar</title></head><body><p>Kerusuhan di Almaty</p></body></html>"


async def test_one_bad_feed_of_each_kind_and_the_good_one_goes_on(world):
    good = world.feed("/good.xml", "Koran Baik")
    world.feed("/html.xml").serve(HTML, "text/html")
    world.feed("/empty.xml").serve(b"")
    world.feed("/404.xml").fail(404)
    world.feed("/loop.xml").redirect("/loop.xml")
    world.feed("/huge.xml").serve(b"<rss>" + b"x" * 50_000_000)
    world.feed("/bomb.xml").serve(billion_laughs())
    world.feed("/dropped.xml").drop()
    world.feed("/inside.xml").redirect("http://10.0.0.1/feed.xml")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(good, UNREST)
        alert = await budi.chat.wait_for("puluhan orang tewas")
        async with program.running.store.begin() as tx:
            errors = {health.feed.url.rpartition("/")[2]: health.error for health in await tx.feeds.health()}
        await budi.say("/feeds")
        listed = await budi.chat.wait_for("2 dari 9", after=alert)
    assert errors.pop("good.xml") is None
    assert errors == {
        "html.xml": "not_a_feed",
        "empty.xml": "empty",
        "404.xml": "http_status 404",
        "loop.xml": "redirect_loop",
        "huge.xml": "too_big",
        "bomb.xml": None,  # its entities are left as they are: nothing grows
        "dropped.xml": "connect",
        "inside.xml": "refused",
    }
    assert "menjawab dengan galat (404)" in listed.text
    assert "bukan kanal berita" in listed.text


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY lol{number} "{f"&lol{number - 1};" * 10}">' for number in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "lol">{entities}]>'
        "<rss><channel><item><title>&lol9;</title></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize("trouble", ["hang", "fail"])
async def test_a_feed_that_comes_back_is_read_on(world, trouble):
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        if trouble == "hang":
            hold = feed.hang(times=1)
            await program.due(feed.url)
            await hold.reached.wait()
            feed.publish(UNREST)
            hold.release()
        else:
            feed.fail(503, times=2)
            await program.publish(feed, UNREST)
        await program.look(feed)
        await budi.chat.wait_for("puluhan orang tewas")
