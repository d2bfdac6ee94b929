import asyncio

import structlog

from bot.clockwork import Beat, beating
from bot.ports import StoreUnavailableError


async def test_each_beat_comes_again_whatever_the_last_one_raised():
    structlog.configure(
        processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    done: list[str] = []
    enough = asyncio.Event()

    async def fails() -> None:
        done.append("fails")
        raise StoreUnavailableError("the database is away") if len(done) < 3 else RuntimeError("once")

    async def works() -> None:
        done.append("works")
        if done.count("works") >= 3 and done.count("fails") >= 3:
            enough.set()

    beats = asyncio.ensure_future(beating([Beat("fails", 0.01, fails), Beat("works", 0.01, works)]))
    await enough.wait()
    beats.cancel()
    await asyncio.gather(beats, return_exceptions=True)
    count = len(done)
    await asyncio.sleep(0)
    assert len(done) == count
    structlog.reset_defaults()


async def test_a_beat_that_the_end_cuts_short_is_no_error(caplog):
    begun = asyncio.Event()

    async def works() -> None:
        begun.set()
        await asyncio.Event().wait()

    beats = asyncio.ensure_future(beating([Beat("works", 0.01, works)]))
    await begun.wait()
    beats.cancel()
    await asyncio.gather(beats, return_exceptions=True)
    for _ in range(5):
        await asyncio.sleep(0)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
