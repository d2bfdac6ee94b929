"""``demo``: the newsroom on loopback, the whole program, the chat in this terminal."""

import asyncio
import sys
import tempfile
from pathlib import Path

import uvloop

from bot import app, telemetry
from bot.cli.exits import FailedError
from bot.cli.running import first, goodbye, require_shown, terminal, why
from bot.clock import SystemClock
from bot.config import FeedSource, settings_from
from bot.console import Keyboard, Output
from bot.delivery.settlement import EDIT_GAP
from bot.demo.clock import ReplayClock
from bot.demo.conductor import Conductor
from bot.demo.newsroom import Newsroom
from bot.demo.replay import Replay, load
from bot.model import Origin

FIRST_LINES = ("/start pack_unrest", "/add kerusuhan AND (Kazakhstan OR CSTO)")
RULES = 2
SETTINGS = """
[feeds]
min_interval = 1
max_interval = 2
allow_private = ["127.0.0.1:{port}"]

[delivery]
per_chat_second = 30
"""
OPENING = """\
The news of January 2022, {times:,.0f} times as fast as it was: {items} items by {outlets} invented outlets.
Two rules are on already; try /why, /rules, /help, or a button by its number. Ctrl-C ends it.
"""
OPENING_ONCE = "The news of January 2022, {times:,.0f} times as fast as it was: {items} items by {outlets} invented outlets.\n"
CLOSING = "The replay is over. The chat stays open; Ctrl-C ends it."


def run_demo(speed: float, *, once: bool) -> int:
    """Replay January 2022 in this terminal; gives the exit code."""
    telemetry.configure("error", "console")
    replay = load()
    opening = OPENING_ONCE if once else OPENING
    print(opening.format(times=speed, items=len(replay.items), outlets=len(replay.outlets)), file=sys.stderr)
    keyboard, output = None if once else Keyboard(sys.stdin.fileno()), Output(sys.stdout)
    try:
        uvloop.run(_play(replay, keyboard, output, speed))
    except* app.UNFIT as errors:
        raise FailedError(why(first(errors))) from None
    require_shown(output)
    return 0


async def _play(replay: Replay, keyboard: Keyboard | None, output: Output, speed: float) -> None:
    machine = SystemClock()
    clock = ReplayClock(replay.start, speed, machine)
    clock.hold()
    with tempfile.TemporaryDirectory(prefix="kentongan-demo-") as folder:
        async with Newsroom(replay) as newsroom:
            settings = settings_from(
                SETTINGS.format(port=newsroom.port),
                {"KENTONGAN_DATABASE__URL": f"sqlite:///{Path(folder) / 'demo.db'}"},
                file="the demo's settings",
            )
            bot = terminal(keyboard, output, FIRST_LINES)
            feeds = {Origin.CONFIGURATION: sources(replay, newsroom)}
            world = app.World(settings, bot, feeds, clock=clock, machine=machine, story_seconds=speed)

            async def conduct(running: app.Running) -> None:
                conductor = Conductor(
                    replay,
                    newsroom,
                    clock,
                    machine,
                    machine,
                    running.store,
                    running.due,
                    running.told,
                    edit_gap=EDIT_GAP,
                )
                async with asyncio.TaskGroup() as tasks:
                    parting = tasks.create_task(goodbye(keyboard, output, running))
                    await conductor.conduct(RULES)
                    if keyboard is not None:
                        print(CLOSING, file=sys.stderr)
                        await keyboard.ended.wait()
                    parting.cancel()
                running.stop.set()

            await app.run(world, conduct)


def sources(replay: Replay, newsroom: Newsroom) -> list[FeedSource]:
    """Name the feeds of the newsroom as a configuration does."""
    return [
        FeedSource(
            url=newsroom.feed_url(outlet),
            publisher=outlet.publisher,
            family=outlet.family,
            tier=outlet.tier,
            country=outlet.country,
            language=outlet.language,
            priority=outlet.priority,
        )
        for outlet in replay.outlets
    ]
