"""What the program and the process that counts say to each other: a line of JSON each."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.model import ChatId, Level, Question, StoryConditions, WouldHaveSent

READY = b"ready\n"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the process needs to begin; on its standard input, for an address may hold a password.

    ``cache`` is the folder of the files that only save time, where there is one of its own.
    """

    url: str
    cache: str | None

    def to_line(self) -> bytes:
        """Write it."""
        return _line(asdict(self))

    @classmethod
    def from_line(cls, line: bytes) -> "Beginning":
        """Read it."""
        return cls(**json.loads(line))


def question_to_line(question: Question) -> bytes:
    """Write a question."""
    return _line(
        {
            **asdict(question),
            "since": question.since.isoformat(),
            "until": question.until.isoformat(),
        }
    )


def question_from_line(line: bytes) -> Question:
    """Read a question."""
    values = json.loads(line)
    conditions: Mapping[str, Any] = values["conditions"]
    high = conditions["level_high"]
    return Question(
        query=values["query"],
        conditions=StoryConditions(
            sources_low=conditions["sources_low"],
            sources_high=conditions["sources_high"],
            level_low=Level(conditions["level_low"]),
            level_high=None if high is None else Level(high),
        ),
        since=datetime.fromisoformat(values["since"]),
        until=datetime.fromisoformat(values["until"]),
        chat_id=None if values["chat_id"] is None else ChatId(values["chat_id"]),
    )


def answer_to_line(answer: WouldHaveSent) -> bytes:
    """Write an answer."""
    return _line(answer.values())


def failure_to_line(error: str) -> bytes:
    """Write that a question could not be answered, with the error's name."""
    return _line({"failed": error})


def answer_from_line(line: bytes) -> WouldHaveSent | str:
    """Read an answer, or the name of the error that stood in its way.

    Raises:
        ValueError: it is none.
        KeyError: likewise.
        TypeError: likewise.
    """
    values = json.loads(line)
    if "failed" in values:
        return str(values["failed"])
    return WouldHaveSent.of(values)


def _line(values: Mapping[str, object]) -> bytes:
    # Escaped: half a character of a hostile title is no UTF-8.
    return json.dumps(values).encode() + b"\n"
