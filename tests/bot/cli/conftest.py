"""The command line as scripts see it: exit codes, stdout, stderr."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.cli.forking import Ended, Forking

Kentongan = Callable[..., Ended]


@pytest.fixture(scope="session")
def forking() -> Iterator[Forking]:
    """The process that has imported everything."""
    with Forking.open() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where commands run."""
    made = tmp_path / "here"
    made.mkdir()
    return made


@pytest.fixture
def kentongan(forking: Forking, folder: Path) -> Kentongan:
    """Run a command; `stdin` is text or bytes, keyword arguments are environment variables."""

    def run(*arguments: str, stdin: str | bytes = b"", **environment: str) -> Ended:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        return forking.run(list(arguments), folder, given, environment)

    return run
