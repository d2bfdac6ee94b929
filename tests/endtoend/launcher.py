"""Starts the program in forked children that may kill themselves at a commit: `python -m tests.endtoend.launcher`.

The libraries take seconds to import; a fork keeps them. A line of JSON on standard input is a `Life`; the answers on
standard output are `started PID` and, whenever one ends, `ended PID STATUS`.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

import sqlalchemy as sa

import bot.cli.running
from bot.cli import main
from bot.storage import Store, Transaction

WRITES = ("INSERT", "UPDATE", "DELETE")
DIES_AFTER, DIES_BEFORE = "after", "before"


@dataclass(frozen=True, slots=True)
class Life:
    """One run of the program; it dies before or after the commit of its `commit`-th transaction that writes (0: never).

    The number of such transactions is written to `count` when it ends in good order.
    """

    config: str
    errors: str
    count: str
    commit: int = 0
    when: str = DIES_AFTER


class Doom:
    """Counts the transactions that write, and kills the process at one of them."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self.count = 0
        sa.event.listen(sa.Engine, "before_cursor_execute", self._note)

    @staticmethod
    def _note(connection: sa.Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith(WRITES):
            connection.info["wrote"] = True

    def wrap(self) -> None:
        """Stand between the stages and the store's commits."""
        begin = Store.begin
        doom = self

        @asynccontextmanager
        async def doomed(store: Store) -> AsyncIterator[Transaction]:
            async with begin(store) as tx:
                yield tx
                wrote = tx.connection._connection.info.pop("wrote", False)
                doom.count += wrote
                doom.strike(wrote, DIES_BEFORE)
            doom.strike(wrote, DIES_AFTER)

        Store.begin = doomed  # type: ignore[method-assign,assignment]  # the test stands between the program and its commits

    def strike(self, wrote: bool, when: str) -> None:  # noqa: FBT001 - what the transaction did
        """Kill the process if this is the moment."""
        if wrote and self.count == self._life.commit and when == self._life.when:
            os.kill(os.getpid(), signal.SIGKILL)


def live(life: Life) -> NoReturn:
    """Be the program; never comes back."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Path(life.errors).open("ab") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    # The starter feeds are on the internet.
    vars(bot.cli.running)["starter_feeds"] = tuple
    doom = Doom(life)
    doom.wrap()
    sys.argv = ["kentongan", "run", "--config", life.config]
    status = 70
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        Path(life.count).write_text(str(doom.count))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def tell(line: str) -> None:
    """Answer on the real standard output."""
    os.write(1, f"{line}\n".encode())


def reap(*_: object) -> None:
    """Tell who has ended."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        tell(f"ended {pid} {os.waitstatus_to_exitcode(status)}")


def serve() -> None:
    """Fork a life for every line of standard input."""
    signal.signal(signal.SIGCHLD, reap)
    tell("ready")
    for line in sys.stdin:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        pid = os.fork()
        if pid == 0:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
            live(Life(**json.loads(line)))
        tell(f"started {pid}")
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


class Launcher:
    """The test's end of the line to the process that forks."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._starting: asyncio.Queue[int] = asyncio.Queue()
        self._turn = asyncio.Lock()
        self._ended: dict[int, asyncio.Future[int]] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, environment: Mapping[str, str]) -> AsyncIterator["Launcher"]:
        """Start it, and end it with all that still live."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.endtoend.launcher",
            cwd=Path(__file__).parents[2],
            env=dict(environment),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        launcher = cls(process)
        async with asyncio.TaskGroup() as tasks:
            listening = tasks.create_task(launcher._listen())
            try:
                yield launcher
            finally:
                await launcher._end()
                await listening

    async def start(self, life: Life) -> "Living":
        """Begin a life."""
        assert self._process.stdin is not None
        async with self._turn:
            self._process.stdin.write(json.dumps(asdict(life)).encode() + b"\n")
            pid = await self._starting.get()
        return Living(pid, self._ended[pid])

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            match line.decode().split():
                case ["started", pid]:
                    self._ended[int(pid)] = asyncio.get_running_loop().create_future()
                    self._starting.put_nowait(int(pid))
                case ["ended", pid, status]:
                    self._ended[int(pid)].set_result(int(status))

    async def _end(self) -> None:
        for pid, ended in self._ended.items():
            if not ended.done():
                os.kill(pid, signal.SIGKILL)
                await ended
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()


@dataclass(frozen=True, slots=True)
class Living:
    """A life under way; ``ended`` is how it ended."""

    pid: int
    ended: asyncio.Future[int]

    def terminate(self) -> None:
        """Ask it to end."""
        os.kill(self.pid, signal.SIGTERM)


if __name__ == "__main__":
    serve()
