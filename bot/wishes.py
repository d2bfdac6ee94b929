"""What chats wait for is granted one by one; the message that says "one moment" becomes the answer."""

from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Wake
from bot.ports import StoreUnavailableError, Timer

LOOK_EVERY_SECONDS = 5.0
UNSAID_PAUSE = 0.1
UNSAID_LONGEST = 5.0
"""So long an answer waits for the message that it is put into; then it does without."""


log = structlog.get_logger(__name__)


async def grant(step: Callable[[], Awaitable[bool]], wanted: Wake, kind: str) -> None:
    """Take steps for ever; ``wanted`` says that wishes may have been committed, a step that is False that none stands."""
    while True:
        try:
            if await step():
                continue
        except StoreUnavailableError as error:
            log.warning("wish.store_unavailable", kind=kind, error=str(error))
        except Exception:  # not even the apology could be kept: the others' wishes are granted
            log.exception("wish.not_answered", kind=kind)
        await wanted.wait(LOOK_EVERY_SECONDS)


async def until_said(to_come: Callable[[], Awaitable[bool]], timer: Timer) -> None:
    """Wait a while for the message that says "one moment"."""
    begun = timer.monotonic()
    while timer.monotonic() - begun < UNSAID_LONGEST:
        if not await to_come():
            return
        await timer.sleep(UNSAID_PAUSE)
