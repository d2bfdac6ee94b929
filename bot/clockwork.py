"""Beats: what is to be done now and then. A beat says "look now"; what is due is the database's to know."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import StoreUnavailableError

log = structlog.get_logger(__name__)

Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Beat:
    """A work and the seconds between two times that it is done; the first comes after as many."""

    name: str
    seconds: float
    work: Work


async def beating(beats: Sequence[Beat]) -> None:
    """Do each work again and again until cancelled; one that fails is done again at its next beat."""
    # By default a beat that comes a second late is left out.
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    for beat in beats:
        scheduler.add_job(_done, "interval", (beat,), seconds=beat.seconds, id=beat.name)
    scheduler.start()
    try:
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)


async def _done(beat: Beat) -> None:
    try:
        await beat.work()
    except asyncio.CancelledError:
        # The program ends. Let through, it would be written down as a job's failure.
        log.debug("beat.ended", beat=beat.name)
    except StoreUnavailableError as error:
        log.warning("beat.store_unavailable", beat=beat.name, error=str(error))
    except Exception:  # whatever one beat raises, the next one comes
        log.exception("beat.failed", beat=beat.name)
