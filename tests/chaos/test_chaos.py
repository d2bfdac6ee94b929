"""Killed at random moments while Telegram fails at random: nothing is lost, doubled only what was unknown.

The long form, 200 kills over 20,000 deliveries on each database, is `python -m benchmarks.chaos`.
"""

import os

import pytest

from tests.chaos.storm import Plan, storm
from tests.endtoend.launcher import Launcher
from tests.worlds import ROOT

ENVIRONMENT = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}
PLAN = Plan(seed=1, chats=25, stories=12, kills=3, longest_life=3.5)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request):
    return request.getfixturevalue(f"fresh_{request.param}")


async def test_killed_at_random_under_every_fault(fresh, tmp_path):
    async with Launcher.open(ENVIRONMENT) as launcher:
        aftermath = await storm(launcher, PLAN, await fresh(tmp_path), tmp_path)
    assert aftermath.broken_promises(PLAN) == ()
