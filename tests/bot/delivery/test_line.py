from random import Random

import pytest

from bot.delivery.line import Line


class NoChance(Random):
    def random(self):
        return 0.0


@pytest.fixture
def line():
    return Line(NoChance())


def test_single_failures_change_nothing(line):
    line.failed(0)
    line.failed(0)
    line.answered()
    line.failed(0)
    line.failed(0)
    assert not line.down
    assert line.room(5, 32) == 27
    assert line.wait(0) == 0


def test_after_three_failures_in_a_row_one_call_at_a_time_probes_with_growing_pauses(line):
    waits = []
    for _ in range(9):
        line.failed(100)
        waits.append(line.wait(100))
    assert waits == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert line.down
    assert line.room(0, 32) == 1
    assert line.room(1, 32) == 0
    line.answered()
    assert not line.down
    assert line.wait(100) == 0
    assert line.room(0, 32) == 32


def test_a_rejected_token_is_tried_rarely(line):
    waits = []
    for _ in range(6):
        line.rejected(0)
        waits.append(line.wait(0))
    assert waits == [60, 120, 240, 480, 600, 600]
    assert line.token_rejected
    assert line.room(0, 32) == 1
    line.answered()
    assert not line.token_rejected
