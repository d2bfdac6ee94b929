"""Whatever a chat asks for, however grave the news are and whenever the process dies: each story is told once."""

from datetime import timedelta
from random import Random

import pytest

from bot.delivery import SendSettings
from bot.model import DigestTime, Level, QuietHours, Schedule, Timing
from tests.bot.delivery.stage import Stage, told
from tests.one_delivery import lease_one

STEPS = 60
SETTINGS = SendSettings(flood_per_hour=6)


def any_timing(random):
    quiet = QuietHours(random.randrange(1_440), random.randrange(1_440), random.random() < 0.7)
    digest = DigestTime(
        random.choice([Schedule.AT_ONCE, Schedule.AT_ONCE, *Schedule]),
        random.randrange(1_440),
        random.randrange(7),
        random.random() < 0.7,
    )
    if digest.schedule in (Schedule.WEEKLY, Schedule.ALWAYS):
        digest = DigestTime()
    # Equal ends are no quiet hours.
    return Timing(quiet if random.random() < 0.5 and quiet.begin != quiet.end else None, digest)


@pytest.mark.parametrize("seed", range(6))
async def test_each_story_is_told_once(newsroom, stage, store, botapi, wants, budi, seed):
    random, time, count = Random(seed), stage.time, 0
    live = Stage(store, botapi, time, SETTINGS)
    for _ in range(STEPS):
        match random.randrange(8):
            case 0:
                await wants(any_timing(random))
            case 1 | 2 | 3:
                await told(newsroom, budi, f"Berita ke-{count}.", Level(random.choice([0, 0, 1, 1, 1, 2])))
                count += 1
            case 4:
                time.move(random.choice([1, 60, 600, 3_600, 5 * 3_600]))
            case 5:
                await live.digester.step()
            case 6:
                await live.sender.step()
            case 7:
                # The process dies: what it had leased is taken over by the next.
                async with store.begin() as tx:
                    for due in await tx.deliveries.due(time.now(), (), random.randrange(2)):
                        await lease_one(tx, due.id, time.now(), time.now() + timedelta(minutes=3))
                    await tx.deliveries.take_over_leases()
                await live.close()
                live = Stage(store, botapi, time, SETTINGS)
    for _ in range(60):
        await live.settle_later(3_600)
    await live.close()
    texts = [message.text for message in budi.chat.history]
    times = {number: sum(f"Berita ke-{number}." in text for text in texts) for number in range(count)}
    gathered = sum(text.startswith("🌊") for text in texts)
    # A flood's message that could not show all has counted the others.
    assert all(number == 1 for number in times.values()) or gathered
    assert max(times.values()) == 1
    assert all(text.count("Berita") > 0 for text in texts)
    assert all(len(text) <= 4_096 for text in texts)
