"""What every benchmark prints: the machine it ran on, and tables in Markdown."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

LIBRARIES = ("aiogram", "aiohttp", "aiosqlite", "asyncpg", "feedparser", "SQLAlchemy", "uvloop")
FORCED_WRITES = 100
BLOCK = b"x" * 4096


def is_short(description: str) -> bool:
    """Read the command line, the same for all: tell whether the short run is wanted."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--short", action="store_true", help="at most 20 s: to see that it works, not to quote"
    )
    short: bool = parser.parse_args().short
    return short


def say(line: str) -> None:
    """Tell on stderr how far it is; stdout holds the results alone."""
    print(line, file=sys.stderr, flush=True)


def machine() -> str:
    """Describe what figures depend on: processor, memory, disk, load, Python and libraries."""
    load = os.getloadavg()
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {_memory() / 2**30:.0f} GB of memory, "
        f"a forced write of 4 kB takes {_forced_write() * 1e3:.2f} ms, load {load[0]:.1f} before the run; "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _forced_write() -> float:
    """Seconds that a commit waits for the disk, about: without it nothing said of a database means anything."""
    with tempfile.NamedTemporaryFile() as file:
        began = time.perf_counter()
        for _ in range(FORCED_WRITES):
            file.write(BLOCK)
            file.flush()
            os.fsync(file.fileno())
        return (time.perf_counter() - began) / FORCED_WRITES


def title(text: str) -> None:
    """Print a heading with the machine under it."""
    print(f"# {text}\n\n{machine()}\n")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column to the left, figures to the right."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for number, line in enumerate(lines):
        print(f"| {' | '.join(_padded(line, widths))} |")
        if number == 0:
            rules = ["-" * width + ("-" if column == 0 else ":") for column, width in enumerate(widths)]
            print(f"|-{'|-'.join(rules)}|")
    print()


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    pairs = list(zip(line, widths, strict=True))
    return [cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(pairs)]


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]


def milliseconds(seconds: float) -> str:
    """Write a time."""
    return f"{seconds * 1e3:,.1f}"


def megabytes(size: float) -> str:
    """Write a size."""
    return f"{size / 1e6:,.0f}"


def verdict(value: float, aim: float) -> str:
    """Hold a value against the most that it may be."""
    return "met" if value <= aim else "MISSED"
