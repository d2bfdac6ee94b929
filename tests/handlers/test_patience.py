"""How often a group's plain members are answered."""

from datetime import UTC, datetime, timedelta

from bot.model import ChatId
from handlers.patience import ANSWERS, GROUPS_REMEMBERED, Patience

NOON = datetime(2022, 1, 5, 12, tzinfo=UTC)
ONE = ChatId(-1)


def test_a_clock_that_jumps_back_silences_nobody():
    patience = Patience()
    assert all(patience.spend(ONE, NOON) for _ in range(ANSWERS))
    assert not patience.spend(ONE, NOON)
    assert patience.spend(ONE, NOON - timedelta(hours=1))


def test_so_many_groups_are_remembered_and_no_more():
    patience = Patience()
    for _ in range(ANSWERS):
        patience.spend(ONE, NOON)
    for number in range(2, GROUPS_REMEMBERED + 2):
        patience.spend(ChatId(-number), NOON)
    assert patience.spend(ONE, NOON)
