"""/test: what a rule would have sent, counted over the archive.

The counting is done elsewhere (``tried`` is called with what was counted): it takes longer than a handler may hold
the database.
"""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import Message

from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import NotCounted, Note, Phrase, Question, Sample, WantedTest, WouldHaveSent
from bot.ports import RuleTestTransaction, Talk
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import draft_buttons
from handlers.services import Services
from handlers.understanding import understood
from handlers.views import shown, unreadable
from rules import QueryError

SPAN = timedelta(days=7)
WAITING_MOST = 50
"""Tests of all chats that wait for their turn."""
TITLE_LIMIT = 200


NOT_COUNTED = {
    NotCounted.TOO_LONG: "test-too-long",
    NotCounted.FAILED: "test-not-counted",
}


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="testing")
    routes.message.register(test, Says("test"))
    return routes


async def test(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Keep a rule to be tried, and say so at once; one a chat at a time."""
    text = command.argument
    if not text:
        talk.say(Note((Phrase("test-usage"),)))
        return
    chat = await standing(talk, services, message.from_user)
    try:
        understood(text, talk.place, chat.language, services.lexicon)
    except QueryError as error:
        talk.say(unreadable(text, error))
        return
    if await talk.tx.tests.count_waiting(chat.id):
        talk.say(Note((Phrase("test-busy"),)))
        return
    if await talk.tx.tests.count_waiting() >= WAITING_MOST:
        talk.say(Note((Phrase("test-crowded"),)))
        return
    key = talk.say(Note((Phrase("test-counting"),)))
    await talk.tx.tests.keep(talk.place, text, chat.language, key, services.clock.now())


def question_of(wanted: WantedTest, services: Services) -> Question:
    """Say what is to be counted for a test.

    Raises:
        QueryError: the rule was kept by a version that read it otherwise.
    """
    draft = understood(wanted.text, wanted.place, wanted.operators, services.lexicon).draft
    now = services.clock.now()
    return Question(draft.query, draft.conditions, now - SPAN, now, wanted.place.chat_id)


async def tried(
    tx: RuleTestTransaction, wanted: WantedTest, counted: WouldHaveSent | NotCounted, services: Services
) -> Note:
    """Say what was counted, and offer to save the rule."""
    if isinstance(counted, NotCounted):
        return Note((Phrase(NOT_COUNTED[counted]),))
    rule = understood(wanted.text, wanted.place, wanted.operators, services.lexicon)
    now = services.clock.now()
    number = await tx.rules.keep_draft(wanted.place, wanted.text, now)
    preview = Phrase("test-rule", {"text": shown(rule.draft.text)})
    return Note((preview, *counted_phrases(counted, now), *rule.remarks), draft_buttons(number))


def counted_phrases(counted: WouldHaveSent, now: datetime) -> tuple[Phrase, ...]:
    """Say what a rule would have sent, with its newest stories."""
    unit, length = counted.span(now)
    phrases = [Phrase("test-sent", {"count": counted.stories, "unit": unit, "length": length})]
    if counted.stories:
        phrases.append(Phrase("test-sounding", {"count": counted.sounding}))
    if counted.unmet:
        phrases.append(Phrase("test-unmet", {"count": counted.unmet}))
    if counted.earlier:
        phrases.append(Phrase("test-earlier", {"count": counted.earlier}))
    return (*phrases, *map(_sample, counted.samples))


def _sample(sample: Sample) -> Phrase:
    return Phrase(
        "test-sample",
        {
            "level": sample.level.name.lower(),
            "title": shortened(sample.title, TITLE_LIMIT) or "…",
            "publisher": shortened(sample.publisher, PUBLISHER_LIMIT),
            "published_at": sample.at.isoformat(),
        },
    )
