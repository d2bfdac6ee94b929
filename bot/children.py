"""Child processes of our own: how each is started, wherever it is asked from."""

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path

LONGEST_LINE = 1 << 16
"""What asyncio reads of a child's line unless it is told otherwise: ``asyncio.streams``."""


async def started(
    module: str, *, limit: int = LONGEST_LINE, shared: Mapping[str, str] | None = None
) -> asyncio.subprocess.Process:
    """Start a module of ours as a process that is spoken to by its pipes; ``limit`` is of bytes a line.

    Of the environment it gets only what is ``shared``: the rest may hold secrets.

    Raises:
        OSError: the system starts no further process.
    """
    return await asyncio.create_subprocess_exec(
        sys.executable,
        # Not the working directory's modules: a file there could stand in for one of ours.
        "-P",
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=limit,
        env=environment(shared or {}),
    )


def environment(shared: Mapping[str, str]) -> Mapping[str, str]:
    """What a child knows of this machine."""
    root = Path(__file__).parents[1]
    return {**shared, "PYTHONPATH": str(root), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
