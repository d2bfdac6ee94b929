"""The demo as a person starts it: what it prints, and how it ends."""

import asyncio
import os
import re
import sys

from bot.demo import replay
from tests.bot.demo import oracle
from tests.bot.demo.witness import LEVELS, expected
from tests.worlds import ROOT

REPLAY = replay.load()
PRINTED = re.compile(
    r"^Kentongan(?P<marks>.*)\n(?P<reply>↪ .*\n)?(?P<level>[⚪🟠🔴]) .*<http://127\.0\.0\.1:\d+/(?P<item>\S+)>$",
    re.MULTILINE,
)


async def demo(*arguments, folder, stdout=asyncio.subprocess.PIPE):
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "demo",
        "--once",
        *arguments,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LANG": "en_US.UTF-8"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=stdout,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_the_demo_prints_what_a_chat_with_both_rules_sees_in_this_order(tmp_path):
    process = await demo("--speed", "1000000", folder=tmp_path)
    async with asyncio.timeout(100):
        printed, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    assert [shown(found) for found in PRINTED.finditer(printed.decode())] == [
        due(line) for line in expected("both", oracle.load(), REPLAY)
    ]


def shown(found):
    """What a printed message is, its sound or that it is an edit, its level and its item."""
    kind = "edit" if "edited" in found["marks"] else "HEAD" if found["reply"] is None else "reply"
    sound = "" if kind == "edit" else "·" if "🔕" in found["marks"] else "♪"
    return kind, sound, LEVELS[found["level"]], found["item"]


def due(line):
    """The same of a line of the oracle."""
    words = line.split()[3:]
    kind = {"thread": "reply", "TURN": "reply"}.get(words[0], words[0])
    sound = "" if kind == "edit" else words.pop(1)
    return kind, sound, words[1], next(word for word in words if "/" in word)


async def test_a_full_disk_ends_the_demo_with_one_line(tmp_path):
    with open("/dev/full", "wb") as full:  # noqa: ASYNC230, PTH123 - no file of a disk
        process = await demo(folder=tmp_path, stdout=full)
    async with asyncio.timeout(60):
        _, errors = await process.communicate()
    assert process.returncode == 1
    assert errors.decode().splitlines()[-1] == "nothing more can be written here: No space left on device"
