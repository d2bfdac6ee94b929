"""The program's end of the line to the process that draws: one process a picture, killed when it takes too long."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from tempfile import TemporaryDirectory

import structlog

from bot.charts.wire import PNG, picture_to_json
from bot.children import started
from bot.model import Picture

DRAW_SECONDS = 30.0
CHILD = "bot.charts.child"

log = structlog.get_logger(__name__)


def can_draw() -> bool:
    """Tell whether the extra ``charts`` is installed; nothing of it is loaded."""
    return find_spec("matplotlib") is not None


class Drawing:
    """``bot.ports.Drawing`` in child processes; whatever becomes of one costs its own picture and nothing else."""

    def __init__(self, *, seconds: float = DRAW_SECONDS, child: str = CHILD) -> None:
        self._seconds = seconds
        self._child = child

    async def draw(self, picture: Picture) -> bytes | None:
        """Draw a picture as a PNG; None when it could not be drawn. Never raises for a picture."""
        try:
            # matplotlib wants a folder for its list of fonts; a child that is killed would leave its own behind.
            with TemporaryDirectory(prefix="kentongan-charts-") as folder:
                return await self._drawn(picture, folder)
        except OSError as error:
            log.warning("charts.not_drawn", why=type(error).__name__)
            return None

    async def _drawn(self, picture: Picture, folder: str) -> bytes | None:
        process = await started(self._child, shared=of_matplotlib(folder))
        try:
            async with asyncio.timeout(self._seconds):
                content, _ = await process.communicate(picture_to_json(picture))
        except TimeoutError:
            log.warning("charts.not_drawn", why="too long")
            return None
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if process.returncode or not content.startswith(PNG):
            log.warning("charts.not_drawn", why=f"exit {process.returncode}")
            return None
        return content


def of_matplotlib(folder: str) -> Mapping[str, str]:
    """What matplotlib is told by its environment."""
    return {
        "MPLCONFIGDIR": folder,
        "MPLBACKEND": "Agg",
        # One picture is no work for all cores, and each thread takes memory.
        "OPENBLAS_NUM_THREADS": "1",
    }
