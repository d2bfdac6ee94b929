"""Counts what a rule would have sent over the stories that are kept."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime

from bot.model import Level, Question, Sample, StoryId, WouldHaveSent
from bot.storage import ArchiveReader, Reached, Telling
from rules import STORED, Index, Lexicon, parse

SAMPLES = 3
_ASKED = 1


@dataclass(frozen=True, slots=True)
class _Found:
    """A story's first item that has the words, and whether one of them came after its feed's first look."""

    first: Telling
    told: bool

    def with_(self, other: "_Found") -> "_Found":
        """Take in what else was found of the story, later items before earlier ones."""
        first = other.first if other.first.time <= self.first.time else self.first
        return _Found(first, self.told or other.told)


@dataclass(slots=True)
class _Count:
    """What was found so far, by stories."""

    items: int = 0
    found: dict[StoryId, _Found] = field(default_factory=dict)

    def note(self, story_id: StoryId, found: _Found) -> None:
        known = self.found.get(story_id)
        self.found[story_id] = found if known is None else known.with_(found)


def _never() -> bool:
    return False


async def count(
    archive: ArchiveReader, lexicon: Lexicon, question: Question, spent: Callable[[], bool] = _never
) -> WouldHaveSent:
    """Count what a rule would have sent: stories by what they reached in the end, merged ones once.

    Once the time that may be taken is ``spent``, the answer is about the newest items, and says since when.

    Raises:
        QueryError: the query cannot be read.
        StoreUnavailableError: the database failed.
    """
    index = Index(lexicon)
    index.add(_ASKED, parse(question.query, lexicon, limits=STORED).query)
    counted = _Count()
    begun = await archive.begun_at()
    async with aclosing(archive.tellings(question.chat_id, question.since, question.until)) as pages:
        async for page in pages:
            counted.items += len(page)
            for telling in page:
                if index.match(telling.document):
                    counted.note(telling.story_id, _Found(telling, not telling.first_fetch))
            if page and spent():
                # What was not read was seen before this, and so published before this.
                begun = page[-1].seen_at
                break
    return _summed_up(question, counted, await archive.reached(counted.found), begun)


def _summed_up(
    question: Question, counted: _Count, reached: Mapping[StoryId, Reached], begun: datetime | None
) -> WouldHaveSent:
    whole = _Count()
    for story_id, found in counted.found.items():
        if story_id in reached:
            whole.note(reached[story_id].id, found)
    standing = {state.id: state for state in reached.values()}
    met = {
        story_id: found
        for story_id, found in whole.found.items()
        if question.conditions.unmet(standing[story_id].families, standing[story_id].level) is None
    }
    sent = {story_id: found for story_id, found in met.items() if found.told}
    return WouldHaveSent(
        stories=len(sent),
        sounding=sum(standing[story_id].level > Level.INFO for story_id in sent),
        unmet=len(whole.found) - len(met),
        earlier=len(met) - len(sent),
        samples=_newest((found.first, standing[story_id]) for story_id, found in (sent or met).items()),
        items=counted.items,
        since=max(question.since, begun or question.until),
    )


def _newest(stories: Iterable[tuple[Telling, Reached]]) -> tuple[Sample, ...]:
    newest = sorted(stories, key=lambda pair: (pair[0].time, pair[1].id), reverse=True)[:SAMPLES]
    return tuple(
        Sample(
            title=telling.title,
            link=telling.link,
            publisher=telling.publisher,
            at=telling.time,
            level=state.level,
            families=state.families,
        )
        for telling, state in newest
    )
