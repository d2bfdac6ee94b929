"""The program as an operator runs it: a process, a configuration file, signals."""

import asyncio

from tests.endtoend.newsroom import STRIKE, UNREST
from tests.feedserver.server import Feed
from tests.worlds import World

TAKEN_OVER_WITHIN = 10.0


async def looked_at_again(feed: Feed) -> None:
    """Wait until a look at a feed has been committed: the next one begins only after it."""
    await feed.requested(len(feed.requests) + 2)


async def test_it_runs_is_killed_takes_over_and_ends_when_asked(world: World):
    await world.prepare()
    feed = world.feed("/kabar.xml", "Kabar & Kawan", priority=True)
    budi = world.botapi.user("Budi")
    chat = budi.chat
    async with world.process() as process:
        await asyncio.wait_for(world.botapi.queue.polled(), 20)
        await budi.start("pack_unrest")
        await chat.wait_for("topic:unrest", timeout=10)
        await looked_at_again(feed)
        feed.publish(UNREST)
        alert = await chat.wait_for("puluhan orang tewas", timeout=10)
        # A chat's next message leaves only when the one before it is settled.
        await budi.say("/timezone")
        await chat.wait_for("Asia/Jakarta", timeout=10, after=alert)
        assert await process.kill() == -9
    # While it is gone, a person writes and the newsroom goes on.
    await budi.say("/add mogok")
    feed.publish(STRIKE)
    async with world.process() as process:
        answer = await chat.wait_for("mogok", timeout=20)
        assert since_it_asked_who_it_is(world) < TAKEN_OVER_WITHIN
        await looked_at_again(feed)
        await second_run_is_refused(world)
        assert await process.terminate() == 0
    assert answer.text.startswith("✅")
    assert sum("tewas" in message.text for message in chat.from_bot) == 1
    assert process.said == ""


def since_it_asked_who_it_is(world: World) -> float:
    """Seconds from the newest process's first call to its answer; the imports before it depend on the machine."""
    calls = world.botapi.log
    return calls.of("sendMessage")[-1].moment - calls.of("getMe")[-1].moment


async def second_run_is_refused(world: World) -> None:
    async with world.process() as second:
        assert await second.ended() == 1
        assert second.said.count("\n") == 1
        assert "in use by another `kentongan run`" in second.said
        (world.folder / "stderr.txt").write_text("")


async def test_without_a_token_it_says_so_and_chats_in_the_terminal(world: World):
    await world.prepare()
    feed = world.feed("/kabar.xml", priority=True)
    del world.settings["telegram"]["token"]
    async with world.process() as process:
        await asyncio.wait_for(feed.requested(1), 20)
        assert await process.terminate() == 0
    assert "There is no telegram.token" in process.said
    assert "@BotFather" in process.said
    assert not world.botapi.log.calls
