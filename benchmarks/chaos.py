"""Kill the program at random moments while Telegram fails at random: `python -m benchmarks.chaos [--short]`.

The strict Bot API server refuses, delays, resets and loses answers, and keeps Telegram's limits (at ten times
their rates, so that it does not take an hour); the newsroom publishes all the while. Ends with 1 when a promise was broken.
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.databases import Kind, databases
from benchmarks.report import is_short, machine, say, table
from tests.chaos.storm import Plan, storm
from tests.endtoend.launcher import Launcher
from tests.worlds import ROOT

SHORT = Plan(seed=1, chats=20, stories=10, kills=3, longest_life=3.0)
LONG = Plan(seed=2, chats=100, stories=205, kills=200, longest_life=4.0)
ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}


async def main(plan: Plan) -> int:
    """Let a storm rage over each kind of database, and tell what came of it."""
    print(machine())
    rows, broken = [], []
    async with databases() as made, Launcher.open(ENVIRONMENT) as launcher:
        for kind in (Kind.SQLITE_NORMAL, Kind.POSTGRESQL):
            say(f"{kind}: {plan.kills} kills over {plan.chats * plan.stories} deliveries")
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                aftermath = await storm(launcher, plan, await made.new(kind), Path(folder))
            counts = aftermath.counts
            rows.append(
                (
                    str(kind),
                    f"{aftermath.delivered:,}",
                    f"{aftermath.kills}",
                    f"{sum(counts.faults.values()):,}",
                    f"{aftermath.lost}",
                    f"{aftermath.doubled}",
                    f"{aftermath.in_flight} + {counts.answers_lost}",
                    f"{aftermath.maybe_doubled}",
                    f"{aftermath.overtaken}",
                    f"{counts.over_limits}",
                    f"{time.monotonic() - began:.0f} s",
                )
            )
            broken += aftermath.broken_promises(plan)
    heads = "database, first messages, kills, faults, lost, doubled, in flight at kills + answers lost, marked, grave overtaken, over limits, took"
    table(tuple(heads.split(", ")), rows)
    for promise in broken:
        say(promise)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(SHORT if is_short(__doc__ or "") else LONG)))
