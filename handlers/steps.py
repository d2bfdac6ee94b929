"""Words that answer a question of ours: which one, the database knows, so that a restart forgets nobody."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message, User

from bot.model import Step, StepKind
from bot.ports import Talk
from handlers.commands import command_of
from handlers.services import Services

CHANNEL = "channel"
"""Under which name a step keeps the channel that it is about."""


class Answers(Filter):
    """Takes the words of a person who was asked for them; the handler gets the ``step`` and ends it by itself."""

    def __init__(self, kind: StepKind) -> None:
        self._kind = kind

    async def __call__(self, message: Message, step: Step | None = None) -> bool | dict[str, Any]:  # noqa: ARG002 - aiogram passes it first
        """Tell whether a message is taken."""
        return step is not None and step.kind is self._kind


async def step_of(message: Message, talk: Talk, services: Services) -> Step | None:
    """Find what a message answers; who gives a command has left the question behind."""
    person = person_of(message.from_user)
    if talk.chat is None or person is None:
        return None
    if command_of(message.text) is not None:
        await talk.tx.steps.end(talk.home, person)
        return None
    now = services.clock.now()
    step = await talk.tx.steps.waiting(talk.home, person, now)
    if step is None and message.sender_chat is not None and talk.by_admin:
        # Who pressed a button is told by name, and answers as the group: https://core.telegram.org/bots/api#message
        step = await talk.tx.steps.take_over(talk.home, person, now)
    return step


async def ask(
    talk: Talk, services: Services, user: User | None, kind: StepKind, **data: str | int | bool | None
) -> None:
    """Take a person's next words for the answer to a question; the chat must be kept (``standing``)."""
    person = person_of(user)
    if person is not None:
        if talk.channel is not None:
            data[CHANNEL] = talk.channel.number
        await talk.tx.steps.ask(talk.home, person, Step(kind, services.clock.now(), data))


async def end(talk: Talk, user: User | None) -> None:
    """Take a person's words as usual again."""
    person = person_of(user)
    if person is not None:
        await talk.tx.steps.end(talk.home, person)


async def leave(talk: Talk, services: Services, user: User | None, *kinds: StepKind) -> None:
    """Take a person's words as usual again if they were asked for one of these: they went another way."""
    person = person_of(user)
    if person is None:
        return
    step = await talk.tx.steps.waiting(talk.home, person, services.clock.now())
    if step is not None and step.kind in kinds:
        await talk.tx.steps.end(talk.home, person)


def person_of(user: User | None) -> int | None:
    """The number of who speaks; anonymous admins of a group share Telegram's one for them."""
    return None if user is None else user.id
