"""The process that counts: begun when it is first asked, killed when it takes too long, begun anew after that."""

import os
import signal
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.archive.process import CountingProcess
from bot.archive.wire import (
    answer_from_line,
    answer_to_line,
    failure_to_line,
    question_from_line,
    question_to_line,
)
from bot.model import ChatId, Level, NotCounted, Question, Sample, StoryConditions, WouldHaveSent
from tests.bot.storage.samples import MINUTE, NOW, added_story

ASKED = Question("kerusuhan", StoryConditions(), NOW - timedelta(days=7), NOW + MINUTE, None)


@pytest.mark.parametrize(
    "question",
    [
        ASKED,
        replace(ASKED, chat_id=ChatId(-1001), query='"жер сілкінісі" OR /a\\/b/'),
        replace(ASKED, conditions=StoryConditions(2, 3, Level.IMPORTANT, Level.CRITICAL)),
    ],
)
def test_questions_travel_whole(question):
    assert question_from_line(question_to_line(question)) == question


def test_answers_travel_whole():
    sample = Sample("half \ud800 \n title", "https://a.example", "Kabar", NOW, Level.CRITICAL, 2)
    answer = WouldHaveSent(3, 1, 2, 4, (sample,), 10_000, NOW)
    assert answer_from_line(answer_to_line(answer)) == answer
    assert answer_to_line(answer).count(b"\n") == 1
    assert answer_from_line(failure_to_line("QueryError")) == "QueryError"


async def test_a_child_counts_and_is_replaced_when_it_is_gone(store, database_url):
    async with store.begin() as tx:
        await added_story(tx, "1", "2")
    async with CountingProcess(database_url) as archive:
        counted = await archive.count(ASKED)
        assert isinstance(counted, WouldHaveSent)
        assert (counted.stories, counted.sounding, counted.items) == (1, 1, 2)
        first = archive._process
        assert await archive.count(replace(ASKED, query="panen")) == replace(
            counted, stories=0, sounding=0, samples=()
        )
        assert archive._process is first
        os.kill(first.pid, signal.SIGKILL)
        await first.wait()
        assert await archive.count(ASKED) == counted
        second = archive._process
    assert second.returncode is not None


async def test_a_question_that_cannot_be_answered_costs_itself_only(sqlite_url, tmp_path):
    async with CountingProcess(sqlite_url) as archive:
        assert await archive.count(replace(ASKED, query="(")) is NotCounted.FAILED
        assert isinstance(await archive.count(ASKED), WouldHaveSent)
    async with CountingProcess(f"sqlite:///{tmp_path / 'none.db'}") as archive:
        assert await archive.count(ASKED) is NotCounted.FAILED


async def test_what_takes_too_long_is_ended_and_what_is_idle_too(sqlite_url):
    async with CountingProcess(sqlite_url, seconds=0.0) as archive:
        assert await archive.count(ASKED) is NotCounted.TOO_LONG
        assert archive._process is None
        archive._seconds = 30.0
        archive._idle_seconds = 0.0
        assert isinstance(await archive.count(ASKED), WouldHaveSent)
        resting = archive._process
        await resting.wait()
        assert resting.returncode == -signal.SIGKILL
