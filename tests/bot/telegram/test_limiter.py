from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import ChatId
from bot.telegram.limiter import Limiter, Limits
from tests.manual_time import ManualTime

PERSON, OTHER, GROUP = ChatId(1001), ChatId(1002), ChatId(-5)
NO_LIMITS = Limits(None, None, None)


@pytest.fixture
def time():
    return ManualTime()


def limiter(time, limits=NO_LIMITS):
    return Limiter(limits, time, Random(7))


async def send_all(limits, time, chats):
    """Send to each chat in turn as soon as the limiter lets it; tell when each call began."""
    one = limiter(time, limits)
    begun = []
    for chat in chats:
        await one.begin(chat)
        begun.append(time.monotonic())
    return begun


def most_within(moments, seconds):
    return max(sum(start <= moment < start + seconds for moment in moments) for start in moments)


async def test_thirty_calls_a_second_for_the_whole_bot_and_hardly_fewer(time):
    begun = await send_all(Limits(30, None, None), time, [ChatId(number) for number in range(300)])
    assert most_within(begun, 1.0) <= 30
    assert begun[-1] - begun[0] < 10.3


async def test_a_chat_takes_three_at_once_and_then_one_a_second(time):
    begun = await send_all(Limits(None, 1, None), time, [PERSON] * 9)
    offsets = [round(moment - begun[0], 1) for moment in begun]
    assert offsets == [0, 0, 0, 3.1, 3.1, 3.1, 6.1, 6.1, 6.1]


async def test_a_group_takes_twenty_a_minute_and_a_person_does_not_care(time):
    begun = await send_all(Limits(None, None, 20), time, [GROUP] * 41)
    assert most_within(begun, 60.0) == 20
    assert begun[-1] - begun[0] == pytest.approx(2 * 61.2)
    time.move(1000)
    begun = await send_all(Limits(None, None, 20), time, [PERSON] * 41)
    assert begun[0] == begun[-1]


@given(
    rate=st.sampled_from([0.5, 1, 7, 30, 1000]),
    pauses=st.lists(st.sampled_from([0.0, 0.01, 0.3, 2.0]), min_size=5, max_size=60),
)
async def test_no_window_ever_holds_more_than_its_rate(rate, pauses):
    time = ManualTime()
    one = limiter(time, Limits(rate, None, None))
    begun = []
    for number, pause in enumerate(pauses):
        time.move(pause)
        await one.begin(ChatId(number))
        begun.append(time.monotonic())
    assert most_within(begun, max(1.0, 1 / rate)) <= max(1, rate)


async def test_an_answer_waits_no_longer_than_the_third_of_a_second_behind_a_burst(time):
    one = limiter(time, Limits(30, 1, 20))
    longest = 0.0
    for number in range(200):
        longest = max(longest, one.admit(ChatId(2000 + number)))
        await one.begin(ChatId(2000 + number))
    assert 0.2 < longest < 0.45


async def test_a_chat_without_room_rests_and_the_others_do_not(time):
    one = limiter(time, Limits(None, 1, None))
    for _ in range(3):
        await one.begin(PERSON)
    assert one.resting() == {PERSON: pytest.approx(3.06)}
    assert one.admit(OTHER) == 0.0
    time.move(3.1)
    assert one.resting() == {}


async def test_a_turn_given_back_leaves_its_room_to_the_next(time):
    one = limiter(time, Limits(1, None, None))
    assert one.admit(PERSON) == 0.0
    assert one.admit(OTHER) > 0
    one.forgo(PERSON)
    assert one.admit(OTHER) == 0.0


async def test_one_turn_at_a_time_for_a_chat(time):
    one = limiter(time)
    assert one.admit(PERSON) == 0.0
    assert one.admit(PERSON) > 0
    await one.begin(PERSON)
    assert one.admit(PERSON) == 0.0


async def test_a_429_pauses_its_chat_for_as_long_as_it_says_and_a_little_more(time):
    one = limiter(time)
    seconds = one.throttled(PERSON, 10.0)
    assert 10.0 <= seconds <= 12.5
    assert one.resting() == {PERSON: pytest.approx(seconds)}
    assert one.admit(PERSON) == pytest.approx(seconds)
    assert one.admit(OTHER) == 0.0


async def test_a_second_chats_429_within_the_span_pauses_the_bot(time):
    one = limiter(time)
    one.throttled(PERSON, 30.0)
    time.move(10)
    seconds = one.throttled(OTHER, 5.0)
    assert one.admit(GROUP) == pytest.approx(seconds)
    time.move(seconds)
    assert one.admit(GROUP) == 0.0
    assert one.admit(PERSON) > 0


async def test_a_second_429_of_the_same_chat_or_after_the_span_does_not_pause_the_bot(time):
    one = limiter(time)
    one.throttled(PERSON, 5.0)
    one.throttled(PERSON, 5.0)
    assert one.admit(GROUP) == 0.0
    time.move(100)
    one.throttled(OTHER, 5.0)
    await one.begin(GROUP)
    assert one.admit(GROUP) == 0.0


async def test_a_429_without_a_time_pauses_five_seconds_doubling_until_something_is_taken(time):
    one = limiter(time)
    pauses = [one.throttled(PERSON, None) for _ in range(9)]
    shortest = [5, 10, 20, 40, 80, 160, 320, 320, 320]
    assert all(least <= pause <= least * 1.25 for least, pause in zip(shortest, pauses, strict=True))
    one.answered(PERSON)
    assert one.throttled(PERSON, None) <= 6.25


async def test_silent_chats_are_forgotten(time):
    one = limiter(time, Limits(None, 1, 20))
    for number in range(5_000):
        await one.begin(ChatId(-number - 1))
        time.move(0.5)
    remembered = Counter(type(chat) for chat in one._chats)
    assert sum(remembered.values()) < 1_500
