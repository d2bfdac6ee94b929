"""/test: what a rule would have sent, counted over the archive.

The counting is done elsewhere (``tried`` is called with what was counted): it takes longer than a handler may hold
the database.
"""

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.model import NotCounted, Note, Phrase, Question, Rule, WantedTest, WouldHaveSent
from bot.ports import RuleTestTransaction, Talk
from handlers.commands import Command, Says
from handlers.making import drafts
from handlers.making.counted import counted_phrases
from handlers.making.draft_views import NOT_COUNTED
from handlers.making.understanding import understood
from handlers.rules.card_buttons import card_button
from handlers.services import Services
from handlers.views import shown

SPAN = timedelta(days=7)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="testing")
    routes.message.register(test, Says("test"))
    return routes


async def test(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Show a rule of the rule language as one in the making: what it would have sent is counted there."""
    if not command.argument:
        talk.say(Note((Phrase("test-usage"),)))
        return
    await drafts.begin(talk, services, command.argument, message.from_user, verbatim=True)


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
) -> Note | None:
    """Say what was counted: in the draft that it was counted for, or of a rule that stands; None: nothing any more."""
    if wanted.draft_id is not None:
        return await drafts.counted(tx, wanted, counted, services)
    if isinstance(counted, NotCounted):
        return Note((Phrase(NOT_COUNTED[counted]),))
    rule = understood(wanted.text, wanted.place, wanted.operators, services.lexicon)
    preview = Phrase("test-rule", {"text": shown(rule.draft.text)})
    standing = [one for one in await tx.rules.of_place(wanted.place) if one.text == wanted.text]
    back = tuple((card_button(one.number),) for one in standing[:1])
    return Note((preview, *counted_phrases(counted, services.clock.now()), *rule.remarks), back)


async def try_rule(query: CallbackQuery, talk: Talk, services: Services, rule: Rule) -> None:
    """Have it counted what a rule that stands would have sent: in a message of its own, with the way back."""
    waiting = await talk.tx.tests.count_waiting(talk.home.chat_id)
    if waiting >= drafts.WAITING_OF_CHAT or await talk.tx.tests.count_waiting() >= drafts.WAITING_MOST:
        talk.toast(query.id, Phrase("test-crowded"))
        return
    talk.toast(query.id)
    under = None if query.message is None else query.message.message_id
    key = talk.say(Note((Phrase("card-counting", {"number": rule.number}),)), under)
    # A rule stands as it was understood, with English operators.
    await talk.tx.tests.keep(talk.home, rule.text, "en", key, services.clock.now())
