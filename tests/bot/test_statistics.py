"""What a place was told, summed up: by the days of its zone, each alert once, nobody's wish to wait counted as slowness."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Delays, FeedAnswer, RuleDays, ToldLately
from bot.statistics import DAYS, RULES_NAMED, delay_of, summed_up
from tests.bot.stories.builders import rule

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 14, 17, 30, tzinfo=UTC)  # half past midnight of the 15th in Jakarta
MINUTE = timedelta(minutes=1)


def told(at=NOW, number=1, after=40.0, *, together=False) -> ToldLately:
    return ToldLately(at, number, at - timedelta(seconds=after), together)


def summed(*alerts: ToldLately, rules=(1, 2), feeds=()):
    return summed_up(alerts, [rule(number) for number in rules], feeds, NOW, JAKARTA)


def test_days_are_those_of_the_zone():
    figures = summed(told(NOW - timedelta(hours=1)), told(NOW), told(NOW - timedelta(days=30)))
    assert figures.days[-1] == date(2026, 3, 15)
    assert len(figures.days) == DAYS
    assert figures.by_day[-2:] == (1, 1)
    assert figures.alerts == 2


def test_the_busiest_rules_are_named_and_the_others_are_one():
    alerts = [told(number=number) for number in range(1, RULES_NAMED + 3) for _ in range(number)]
    figures = summed(*alerts, told(number=None), rules=range(1, RULES_NAMED + 3))
    assert [one.number for one in figures.rules] == [7, 6, 5, 4, 3, 0]
    assert [one.alerts for one in figures.rules] == [7, 6, 5, 4, 3, 2 + 1 + 1]
    assert figures.alerts == len(alerts) + 1


def test_a_rule_that_is_gone_counts_with_the_others():
    assert [(one.number, one.text) for one in summed(told(number=9)).rules] == [(0, "")]


def test_delays_are_of_what_came_at_once():
    assert delay_of(told(after=40)) == 40.0
    assert delay_of(told(after=-5)) == 0.0
    assert delay_of(told(together=True)) is None
    assert delay_of(ToldLately(NOW, 1, None, together=False)) is None
    figures = summed(*(told(after=seconds) for seconds in range(1, 11)))
    assert figures.overall == figures.delays[-1] == Delays(5.0, 9.0)
    assert figures.delays[0] is None


def test_feeds_that_do_not_answer_stand_first():
    answers = FeedAnswer("Antara", NOW, NOW)
    silent = FeedAnswer("Zaman", NOW, NOW - MINUTE)
    never = FeedAnswer("Baru", None, None)
    figures = summed(feeds=(answers, silent, never))
    assert [feed.publisher for feed in figures.feeds] == ["Baru", "Zaman", "Antara"]
    assert (figures.answering, figures.looked_at) == (1, NOW)


def test_nothing_is_nothing():
    figures = summed()
    assert (figures.alerts, figures.rules, figures.overall, figures.looked_at) == (0, (), None, None)
    assert figures.by_day == (0,) * DAYS


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40 * 24 * 60),
            st.one_of(st.none(), st.integers(1, 9)),
            st.floats(-1e6, 1e6),
            st.booleans(),
        )
    )
)
def test_every_alert_of_the_days_counts_once(made):
    alerts = [
        told(NOW - minutes * MINUTE, number, after, together=one) for minutes, number, after, one in made
    ]
    figures = summed(*alerts, rules=range(1, 5))
    within = [one for one in alerts if one.sent_at.astimezone(JAKARTA).date() >= figures.days[0]]
    assert figures.alerts == len(within) == sum(map(RuleDays.alerts.fget, figures.rules))
    assert len(figures.rules) <= RULES_NAMED + 1
    if figures.overall is not None:
        assert 0 <= figures.overall.half <= figures.overall.most
