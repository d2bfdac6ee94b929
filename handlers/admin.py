"""What only the people who run the bot can do: see what was set aside, and let it be tried again."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.model import Note, Phrase
from bot.ports import Talk
from handlers.access import is_operator
from handlers.commands import Command, Says, is_private
from handlers.services import Services

SHOWN = 20


class FromOperator(Filter):
    """Takes messages of an operator in a private chat; for everybody else these commands do not exist."""

    async def __call__(self, message: Message, services: Services) -> bool | dict[str, Any]:
        """Tell whether a message is taken."""
        return is_private(message) and is_operator(message.from_user, services)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="admin")
    routes.message.register(aside, Says("aside"), FromOperator())
    routes.message.register(retry, Says("retry"), FromOperator())
    return routes


async def aside(message: Message, talk: Talk) -> None:  # noqa: ARG001 - aiogram passes it first
    """List the rows set aside."""
    rows = await talk.tx.upkeep.set_aside()
    if not rows:
        talk.say(Note((Phrase("aside-none"),)))
        return
    talk.say(
        Note(
            tuple(
                Phrase(
                    "aside-line",
                    {
                        "kind": row.kind,
                        "row": str(row.id),
                        "error": row.error,
                        "since_at": row.at.isoformat(),
                    },
                )
                for row in rows[:SHOWN]
            )
        )
    )


async def retry(message: Message, talk: Talk, command: Command) -> None:  # noqa: ARG001 - aiogram passes it first
    """Let a row be tried again."""
    kind, _, number = command.argument.partition(" ")
    if not kind or not number.strip().isdecimal() or len(number) > 18:
        talk.say(Note((Phrase("retry-usage"),)))
        return
    done = await talk.tx.upkeep.take_up(kind, int(number))
    talk.say(
        Note((Phrase("retry-done" if done else "retry-unknown", {"kind": kind[:40], "row": number.strip()}),))
    )
