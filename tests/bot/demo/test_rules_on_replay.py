"""The rules find in the replay what the oracle says they must, and nothing else."""

import pytest

from bot.demo import replay
from bot.demo.replay import ReplayItem
from rules.annotate import annotate
from rules.document import Document
from rules.item import Annotation, Item, features
from rules.lexicon import Lexicon
from rules.match import evaluate
from rules.parser import parse
from tests.bot.demo import oracle
from tests.bot.demo.oracle import CHATS

REPLAY = replay.load()
ORACLE = oracle.load()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def read(item: ReplayItem, lexicon: Lexicon) -> Annotation:
    outlet = item.outlet
    return annotate(
        Item(item.path, item.title, item.summary, language=outlet.language, country=outlet.country), lexicon
    )


@pytest.mark.parametrize("chat", CHATS)
def test_every_told_item_matches_by_its_own_words_and_no_silent_one_does(chat, lexicon):
    query = parse(ORACLE.rules[chat], lexicon).query
    found = set()
    for item in REPLAY.items:
        annotation = read(item, lexicon)
        fields = {"title": item.title, "summary": item.summary}
        document = Document(
            id=item.path, fields=fields, language=annotation.language, features=features(annotation)
        )
        if evaluate(query, document, lexicon):
            found.add(item.path)
    told = {line.item for story in ORACLE.stories for line in story.lines if line.act(chat) != "none"}
    assert found == told


def test_the_language_of_every_item_is_its_outlets(lexicon):
    for item in REPLAY.items:
        assert read(item, lexicon).language == item.outlet.language, item.path
