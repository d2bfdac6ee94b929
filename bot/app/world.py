"""What a run of the program stands on, what whoever composes more around it gets, and why it cannot go on."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random, SystemRandom

from aiogram import Bot

from bot.clock import SystemClock, Wake
from bot.config import FeedSource, Settings
from bot.model import Origin
from bot.ports import Clock, StoreUnavailableError
from bot.storage import DatabaseFaultError, DatabaseInUseError, Store
from bot.web import PortTakenError


class TokenRefusedError(Exception):
    """Telegram does not know the token; the text says what to do."""


class LockLostError(Exception):
    """The line to the database broke, and with it the lock by which this run was the only one."""


UNFIT = (
    DatabaseFaultError,
    DatabaseInUseError,
    LockLostError,
    PortTakenError,
    StoreUnavailableError,
    TokenRefusedError,
)
"""Why a run cannot begin or go on; the text of each is one line for the operator."""


@dataclass(frozen=True, slots=True)
class World:
    """What a run of the program stands on; the demo gives another clock, bot and feeds than the main job."""

    settings: Settings
    bot: Bot
    feeds: Mapping[Origin, Sequence[FeedSource]]
    clock: Clock = field(default_factory=SystemClock)
    machine: SystemClock = field(default_factory=SystemClock)
    random: Random = field(default_factory=SystemRandom)
    story_seconds: float = 1.0
    """How many seconds of the story clock pass in one of the machine's."""


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a running program that whoever composes more around it may want."""

    store: Store
    due: Wake
    """Set it when feeds were made due."""
    told: Wake
    """Set it when deliveries were made due, also by a clock that moved on."""
    stop: asyncio.Event
    """Set it to end the program in good order."""


Beside = Callable[[Running], Awaitable[None]]
