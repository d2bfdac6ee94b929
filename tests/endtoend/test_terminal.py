"""The chat in a real terminal: Ctrl-D ends it, as it ends every other conversation there; a pipe's end does not."""

import asyncio
import os
import pty
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.worlds import ROOT

CTRL_D = b"\x04"


class Terminal:
    """A program with a person in front of it."""

    def __init__(self, process: asyncio.subprocess.Process, line: int) -> None:
        self.process = process
        self._line = line
        self._seen = b""

    @classmethod
    @asynccontextmanager
    async def running(cls, *arguments: str, folder: os.PathLike[str]) -> AsyncIterator["Terminal"]:
        """Start `python -m bot` with these arguments on a terminal of its own; it is killed at the end."""
        ours, theirs = pty.openpty()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, "TERM": "dumb", "LANG": "en_US.UTF-8"},
        )
        os.close(theirs)
        try:
            yield cls(process, ours)
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            os.close(ours)

    def type(self, keys: bytes) -> None:
        os.write(self._line, keys)

    async def wait_for(self, words: str, within: float = 60.0) -> None:
        """See these words on the screen."""
        async with asyncio.timeout(within):
            while words.encode() not in self._seen:
                self._seen += await asyncio.to_thread(os.read, self._line, 65_536)

    async def ended(self, within: float = 20.0) -> int:
        """Wait for its end and give its exit code; what it still writes is read away."""
        async with asyncio.timeout(within):
            with suppress(OSError):
                while await asyncio.to_thread(os.read, self._line, 65_536):
                    pass
            return await self.process.wait()


async def test_ctrl_d_ends_the_demo_in_the_middle_of_the_replay(tmp_path):
    async with Terminal.running("demo", "--speed", "3000", folder=tmp_path) as terminal:
        await terminal.wait_for("Rule 2 is on")
        terminal.type(CTRL_D)
        assert await terminal.ended() == 0


@pytest.mark.parametrize("arguments", [(), ("--console",)])
async def test_ctrl_d_ends_the_chat_on_real_feeds(world, arguments):
    await world.prepare()
    if not arguments:
        del world.settings["telegram"]["token"]
    config = world.write_configuration()
    async with Terminal.running("run", "--config", str(config), *arguments, folder=world.folder) as terminal:
        await terminal.wait_for("› ")
        terminal.type(b"/start\n")
        await terminal.wait_for("I am Kentongan")
        terminal.type(CTRL_D)
        assert await terminal.ended() == 0
