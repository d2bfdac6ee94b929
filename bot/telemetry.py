"""What is written to stderr about the program's own doings: structlog, without secrets or people's data."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

from bot.masking import without_secrets


def configure(level: str, form: Literal["console", "json"]) -> None:
    """Set up logging for the process; every text passes the mask for tokens and passwords."""
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "console":
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,  # a traceback must be a text before the mask
            _masked,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    # Libraries that log by themselves speak up only when something is wrong.
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for name in ("aiogram", "aiohttp", "asyncio", "alembic", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _masked(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: without_secrets(value) if isinstance(value, str) else value for key, value in event.items()}
