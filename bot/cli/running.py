"""``run`` and ``demo``: the whole program, talking to Telegram or to this terminal."""

import asyncio
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO, cast

import uvloop
from rich.console import Console

from bot import app, telemetry
from bot.cli.exits import FailedError, unavailable
from bot.clock import SystemClock
from bot.config import FeedSource, Settings
from bot.console import Keyboard, Output, terminal_bot
from bot.feeds.starter import starter_feeds
from bot.model import Origin
from bot.ports import StoreUnavailableError
from bot.telegram import bot_at
from bot.texts import nearest_language

TERMINAL_CHAT_OPENS = """\
There is no telegram.token, so the chat is this terminal. To get one, write to @BotFather on Telegram: /newbot,
then put the token into config.toml or KENTONGAN_TELEGRAM__TOKEN. Type /start to begin, Ctrl-C to end."""

SWITCH_SECONDS = 0.0005
"""SQLite answers in a thread of its own, which waits so long for its turn while the loop is busy: at Python's five
milliseconds each of a transaction's forty statements could wait as long (``sys.setswitchinterval``)."""


def run_program(settings: Settings, *, console: bool) -> int:
    """Do the main job until it is stopped; gives the exit code."""
    token = settings.telegram.token
    at_terminal = console or token is None
    _prepare(settings, at_terminal=at_terminal)
    # A feed that the configuration lets go may be a starter feed still: starter feeds come last.
    feeds = {Origin.CONFIGURATION: settings.feeds.sources, Origin.STARTER: starter_feeds()}
    if token is None:
        print(TERMINAL_CHAT_OPENS, file=sys.stderr)
    if at_terminal or token is None:
        settings = settings.polling()
        keyboard, output = Keyboard(sys.stdin.fileno()), Output(sys.stdout)
        serve(settings, terminal(keyboard, output), feeds, lambda running: goodbye(keyboard, output, running))
        require_shown(output)
    else:
        serve(settings, bot_at(token.get_secret_value(), settings.telegram.api_url), feeds)
    return 0


def _prepare(settings: Settings, *, at_terminal: bool) -> None:
    """Log as configured; in a terminal chat only what is wrong, unless a level was asked for."""
    quiet = at_terminal and "level" not in settings.log.model_fields_set
    telemetry.configure("error" if quiet else settings.log.level, settings.log.format)


def terminal(keyboard: Keyboard | None, output: Output, first_lines: Sequence[str] = ()) -> app.Bot:
    """Make the bot that talks to this terminal, in the language it is set to; the first lines are typed for one."""
    language = nearest_language(os.environ.get("LC_ALL") or os.environ.get("LANG"))
    # Of a stream, rich asks no more than what an output has.
    console = Console(file=cast("TextIO", output))
    return terminal_bot(console, keyboard, SystemClock(), language, first_lines)


async def goodbye(keyboard: Keyboard | None, output: Output, running: app.Running) -> None:
    """End the program when the person at the terminal types Ctrl-D, or when nothing more can be shown there."""
    ends = [output.lost]
    if keyboard is not None and keyboard.is_typed:
        ends.append(keyboard.ended)
    async with asyncio.TaskGroup() as tasks:
        waits = [tasks.create_task(end.wait()) for end in ends]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        running.stop.set()
        for wait in waits:
            wait.cancel()


def require_shown(output: Output) -> None:
    """Fail where something could not be shown.

    Raises:
        BrokenPipeError: whoever read it has enough.
        FailedError: it cannot be written to; one line says why.
    """
    if isinstance(output.fault, BrokenPipeError):
        raise output.fault
    if output.fault is not None:
        raise FailedError(f"nothing more can be written here: {output.fault.strerror}")


def serve(
    settings: Settings,
    bot: app.Bot,
    feeds: Mapping[Origin, Sequence[FeedSource]],
    beside: app.Beside | None = None,
) -> None:
    """Run the program on these feeds, and ``beside`` along with it.

    Raises:
        FailedError: it cannot run; one line says why and what to do.
    """
    world = app.World(settings, bot, feeds)

    async def along(running: app.Running) -> None:
        # Rules and word lists live as long as this process: looking through them for garbage would stop the loop.
        gc.freeze()
        if beside is not None:
            await beside(running)

    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        uvloop.run(app.run(world, along))
    except* app.UNFIT as errors:
        raise FailedError(why(first(errors))) from None


def why(error: BaseException) -> str:
    """Say in one line why a run cannot begin or go on."""
    return unavailable(error) if isinstance(error, StoreUnavailableError) else str(error)


def first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """Find the first error in a group of groups."""
    error = errors.exceptions[0]
    return first(error) if isinstance(error, BaseExceptionGroup) else error
