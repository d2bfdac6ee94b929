"""Quiet hours and digests through the whole program: asked for in the chat, kept in the database, told by the beat."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.endtoend.newsroom import STRIKE

ZONE = ZoneInfo("Asia/Jakarta")
HOUR_IN_TWO_SECONDS = 1_800.0


async def test_an_hourly_digest_comes_at_the_full_hour(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running(HOUR_IN_TWO_SECONDS) as program:
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        await budi.say("/digest hourly")
        await budi.chat.wait_for("setiap jam")
        await program.publish(feed, replace(STRIKE, published=program.ago(minutes=3)))
        digest = await budi.chat.wait_for("Rangkuman: 1 berita")
    assert STRIKE.link in digest.links
    assert digest.silent


async def test_quiet_hours_hold_until_they_end(either_world):
    world = either_world
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user()
    async with world.running(HOUR_IN_TWO_SECONDS) as program:
        now = program.clock.now().astimezone(ZONE)
        begin, end = (now + timedelta(minutes=minutes) for minutes in (-600, 70))
        await budi.say("/add mogok AND karawang")
        await budi.chat.wait_for("Aturan 1")
        await budi.say(f"/quiet {begin:%H:%M}-{end:%H:%M}")
        await budi.chat.wait_for("Tenang dari")
        await program.publish(feed, replace(STRIKE, published=program.ago(minutes=3)))
        digest = await budi.chat.wait_for("Selama jam tenang: 1 berita")
        ended = program.clock.now()
    assert STRIKE.link in digest.links
    assert ended >= end.replace(second=0, microsecond=0)
