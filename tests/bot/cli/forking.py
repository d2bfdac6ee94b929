"""Runs commands in forked children, since the libraries take seconds to import and a fork keeps them.

`python -m tests.bot.cli.forking` takes a line of JSON a command on standard input and answers each with its exit code.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import bot.cli.checking
import bot.cli.demo
import bot.cli.feeds
import bot.cli.rules
import bot.cli.running
import bot.cli.stories
import bot.config
from bot.cli import main

ROOT = Path(__file__).parents[3]
ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """Its one line on stderr.

        Raises:
            AssertionError: there are several, or none.
        """
        lines = self.err.splitlines()
        assert len(lines) == 1, self
        return lines[0]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines of its output."""
        return [json.loads(line) for line in self.out.splitlines()]


class Forking:
    """The test's end of the line to the process that forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @classmethod
    @contextmanager
    def open(cls) -> Iterator["Forking"]:
        """Start it, and end it."""
        with subprocess.Popen(
            [sys.executable, "-m", "tests.bot.cli.forking"],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield cls(process)
            assert process.stdin is not None
            process.stdin.close()

    def run(self, arguments: list[str], folder: Path, stdin: bytes, environment: Mapping[str, str]) -> Ended:
        """Run one command in a folder."""
        # The folder is the command's own: what passes through here lies beside it.
        files = {name: folder.with_name(f"{folder.name}.{name}") for name in ("stdin", "stdout", "stderr")}
        files["stdin"].write_bytes(stdin)
        job = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        job |= {name: str(file) for name, file in files.items()}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(job), file=self._process.stdin, flush=True)
        code = int(self._process.stdout.readline())
        out, err = (files[name].read_bytes().decode() for name in ("stdout", "stderr"))
        return Ended(code, out, err)


def become(job: Mapping[str, Any]) -> NoReturn:
    """Be the command; never comes back."""
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(job[name], flags, 0o600), number)
    # The parent has read from its own.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    # The starter feeds are on the internet.
    for module in (bot.cli.running, bot.cli.feeds):
        vars(module)["starter_feeds"] = tuple
    sys.argv = ["kentongan", *job["arguments"]]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter ends
        sys.excepthook(*sys.exc_info())
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def serve() -> None:
    """Fork a command for every line of standard input."""
    answers = os.dup(1)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            become(json.loads(line))
        _, status = os.waitpid(pid, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    serve()
