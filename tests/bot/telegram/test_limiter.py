import itertools
from collections import Counter, deque
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import ChatId
from bot.ports import Turn
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


async def told(one, time, seconds, answers=()):
    """Tell one chat after the other for so long, and answer at these moments; give when both began."""
    began, told, answered = time.monotonic(), [], []
    answers = deque(began + moment for moment in answers)
    for number in itertools.count(2000):
        wait = 0.0
        while answers and answers[0] <= time.monotonic():
            wait = one.admit(ChatId(number + 100_000 + len(answers)), Turn.ANSWER)
            if wait > 0:
                break
            await one.begin(ChatId(number + 100_000 + len(answers)))
            answered.append(time.monotonic() - answers.popleft())
        if wait == 0 and (wait := one.admit(ChatId(number), Turn.TOLD)) == 0:
            await one.begin(ChatId(number))
            told.append(time.monotonic() - began)
        time.move(max(0.001, min(wait, answers[0] - time.monotonic() if answers else wait)))
        if time.monotonic() - began > seconds:
            break
    return told, answered


async def test_an_answer_waits_hardly_at_all_while_a_story_goes_out(time):
    one = limiter(time, Limits(30, 1, 20))
    told_at, waited = await told(one, time, 20, [3.0 + number * 0.31 for number in range(50)])
    assert len(waited) == 50
    assert max(waited[5:]) < 0.04
    assert max(waited) < 0.1
    assert len(told_at) + len(waited) > 20 * 30 * 0.85


async def test_more_people_than_the_limit_are_answered_and_the_story_goes_on(time):
    one = limiter(time, Limits(30, 1, 20))
    told_at, waited = await told(one, time, 12, [2.0 + number / 50 for number in range(500)])
    assert len(waited) == 500
    # The first of them wait until it is clear that many do.
    assert max(waited) < 0.25
    assert max(waited[25:]) < 0.02
    assert sum(3 <= moment < 11 for moment in told_at) >= 8 * 5


async def test_once_telegram_found_calls_too_many_answers_keep_to_the_limit_for_a_while(time):
    one = limiter(time, Limits(30, None, None))

    async def answered(chats):
        begun = []
        for chat in chats:
            while (wait := one.admit(ChatId(chat), Turn.ANSWER)) > 0:
                time.move(wait)
            await one.begin(ChatId(chat))
            begun.append(time.monotonic())
        return most_within(begun, 1.0)

    assert await answered(range(1, 300)) > 60
    one.throttled(ChatId(300), 3)
    time.move(4)
    assert await answered(range(1_000, 1_300)) <= 30
    time.move(400)
    assert await answered(range(2_000, 2_300)) > 60


async def test_all_together_keep_to_the_limit_while_few_talk(time):
    one = limiter(time, Limits(30, None, None))
    chats = itertools.count(1)
    begun = []
    for number in range(900):
        turn = Turn.ANSWER if number % 3 == 0 else Turn.TOLD
        chat = ChatId(next(chats))
        while (wait := one.admit(chat, turn)) > 0:
            time.move(wait)
        await one.begin(chat)
        begun.append(time.monotonic())
    assert most_within(begun, 1.0) <= 30


async def test_a_press_is_answered_whatever_its_chat_had_and_a_message_is_changed(time):
    one = limiter(time, Limits(30, 1, 1))
    for chat in (PERSON, GROUP):
        while one.admit(chat, Turn.ANSWER) == 0:
            await one.begin(chat)
        assert one.admit(chat, Turn.PRESS) == 0
    assert list(one.full()) == [PERSON]
    assert list(one.resting()) == [GROUP]
    assert one.admit(PERSON, Turn.CHANGE) == 0
    assert one.admit(GROUP, Turn.CHANGE) > 0


async def test_a_chat_without_room_rests_and_the_others_do_not(time):
    one = limiter(time, Limits(None, 1, None))
    for _ in range(3):
        await one.begin(PERSON)
    assert one.full() == {PERSON: pytest.approx(3.06)}
    assert one.admit(OTHER, Turn.TOLD) == 0.0
    time.move(3.1)
    assert one.full() == {}


async def test_a_turn_given_back_leaves_its_room_to_the_next(time):
    one = limiter(time, Limits(1, None, None))
    assert one.admit(PERSON, Turn.TOLD) == 0.0
    assert one.admit(OTHER, Turn.TOLD) > 0
    one.forgo(PERSON)
    assert one.admit(OTHER, Turn.TOLD) == 0.0


async def test_one_turn_at_a_time_for_a_chat(time):
    one = limiter(time)
    assert one.admit(PERSON, Turn.TOLD) == 0.0
    assert one.admit(PERSON, Turn.TOLD) > 0
    await one.begin(PERSON)
    assert one.admit(PERSON, Turn.TOLD) == 0.0


async def test_a_429_pauses_its_chat_for_as_long_as_it_says_and_a_little_more(time):
    one = limiter(time)
    seconds = one.throttled(PERSON, 10.0)
    assert 10.0 <= seconds <= 12.5
    assert one.resting() == {PERSON: pytest.approx(seconds)}
    assert one.admit(PERSON, Turn.TOLD) == pytest.approx(seconds)
    assert one.admit(OTHER, Turn.TOLD) == 0.0


async def test_a_second_chats_429_within_the_span_pauses_the_bot(time):
    one = limiter(time)
    one.throttled(PERSON, 30.0)
    time.move(10)
    seconds = one.throttled(OTHER, 5.0)
    assert one.admit(GROUP, Turn.TOLD) == pytest.approx(seconds)
    time.move(seconds)
    assert one.admit(GROUP, Turn.TOLD) == 0.0
    assert one.admit(PERSON, Turn.TOLD) > 0


async def test_a_second_429_of_the_same_chat_or_after_the_span_does_not_pause_the_bot(time):
    one = limiter(time)
    one.throttled(PERSON, 5.0)
    one.throttled(PERSON, 5.0)
    assert one.admit(GROUP, Turn.TOLD) == 0.0
    time.move(100)
    one.throttled(OTHER, 5.0)
    await one.begin(GROUP)
    assert one.admit(GROUP, Turn.TOLD) == 0.0


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
