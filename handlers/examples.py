"""A real story for a newcomer: what the packs that fit them would have sent last."""

import functools
from collections.abc import Sequence
from datetime import timedelta

from bot.documents import document_of_source
from bot.model import Chat, Story
from bot.ports import Talk
from handlers.services import Services
from rules import Lexicon, Pack, Query, evaluate, packs_for, parse

RECENT = timedelta(days=14)
LOOKED_AT = (8, 40)
"""How many stories are looked at; more only where none of these will do, for somebody waits."""
SOURCES_LOOKED_AT = 3


async def show_example(talk: Talk, services: Services, chat: Chat) -> None:
    """Show the newest grave story that one of the packs would have sent, in the person's language if there is one."""
    for most in LOOKED_AT:
        stories = await talk.tx.examples.newest(services.clock.now() - RECENT, most)
        own = [story for story in stories if story.language == chat.language]
        others = [story for story in stories if story.language != chat.language]
        for story in (*own, *others):
            pack = _telling(story, packs_for(chat.language), services.lexicon)
            if pack is not None:
                talk.show_example(story.id, pack.slug)
                return
        if len(stories) < most:
            return


def _telling(story: Story, offered: Sequence[Pack], lexicon: Lexicon) -> Pack | None:
    """The first of these packs that tells a story."""
    documents = [document_of_source(source) for source in story.sources[:SOURCES_LOOKED_AT]]
    for pack in offered:
        queries = [_query(text, lexicon) for text in pack.queries]
        if any(evaluate(query, document, lexicon) for query in queries for document in documents):
            return pack
    return None


@functools.lru_cache(maxsize=64)
def _query(text: str, lexicon: Lexicon) -> Query:
    return parse(text, lexicon).query
