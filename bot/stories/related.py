"""Which stories in other languages tell of the same event; they are named beside each other and never merged."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from bot.model import FeedId, LiveStory, Story, StoryId
from bot.stories.postings import Postings, heaviest_of

MOST = 20
CLOSE = timedelta(hours=48)
"""Stories further apart than this tell of two events."""
KEYS = 60
HEAVIEST_KEYS = 12
CANDIDATES_SCORED = 40
RELATED = 0.12
TOPIC_SHARED = 1.2

_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufie", strict=True)),
        **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
        "ж": "j",
        "й": "i",
        "х": "h",
        "ц": "c",
        "ч": "c",
        "ш": "s",
        "щ": "s",
        "ъ": "",
        "ь": "",
        "ю": "u",
        "я": "a",
        "ё": "e",
    }
)
_SOUNDS = (
    ("zh", "j"),
    ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
)
_ACRONYMS = {
    "odkb": "csto",
    "ukso": "csto",
    "ctso": "csto",
}


@lru_cache(maxsize=65_536)
def key(term: str) -> str:
    """Spell a stem as it sounds, in Latin letters, so that names are found in another script; numbers stay."""
    sound = term.translate(_LETTERS)
    for letters, letter in _SOUNDS:
        sound = sound.replace(letters, letter)
    sound = sound.translate(str.maketrans("yqw", "ikv"))
    return _ACRONYMS.get(sound, sound[:4])


@dataclass(frozen=True, slots=True)
class _Told:
    story: LiveStory
    keys: Mapping[str, float]


class Relations:
    """The live stories by names and numbers as they sound; a cache beside ``Clusters``, changed after the commit."""

    def __init__(self) -> None:
        self._told: dict[StoryId, _Told] = {}
        self._shelves: dict[FeedId | None, Postings] = {}

    def __len__(self) -> int:
        return len(self._told)

    def remember(self, story: Story | LiveStory) -> None:
        """Take a committed story, new or grown."""
        live = story.live if isinstance(story, Story) else story
        self.drop(live.id)
        told = _Told(live, _keys(live))
        self._told[live.id] = told
        self._shelves.setdefault(live.private_to, Postings(HEAVIEST_KEYS)).put(live.id, told.keys)

    def drop(self, story_id: StoryId) -> None:
        """Leave a story out from now on, such as one that was merged into another; none is no fault."""
        told = self._told.pop(story_id, None)
        if told is None:
            return
        shelf = self._shelves[told.story.private_to]
        shelf.take(story_id, told.keys)
        if not shelf:
            del self._shelves[told.story.private_to]

    def forget(self, before: datetime) -> None:
        """Drop the stories that ended."""
        for story_id in [story_id for story_id, told in self._told.items() if told.story.last_at < before]:
            self.drop(story_id)

    def related(self, story: Story | LiveStory) -> tuple[StoryId, ...]:
        """Name the live stories in other languages that tell of the same event, most related first, at most 20.

        A story of a private feed has relatives of that feed only. The story itself need not be remembered.
        """
        live = story.live if isinstance(story, Story) else story
        shelf = self._shelves.get(live.private_to)
        if shelf is None:
            return ()
        keys = _keys(live)
        scores: dict[StoryId, float] = {}
        for story_id in shelf.candidates(keys, HEAVIEST_KEYS, CANDIDATES_SCORED):
            other = self._told[story_id]
            if other.story.language == live.language or not _may_relate(live, other.story):
                continue
            score = _likeness(live, keys, other)
            if score >= RELATED:
                scores[story_id] = score
        return tuple(sorted(scores, key=lambda story_id: (-scores[story_id], -story_id))[:MOST])


def _keys(story: LiveStory) -> dict[str, float]:
    """The heaviest keys of a story, scaled to length 1."""
    keys: dict[str, float] = {}
    for term, weight in story.centroid.items():
        keys[key(term)] = max(keys.get(key(term), 0.0), weight)
    kept = {one: keys[one] for one in heaviest_of(keys, KEYS)}
    length = math.sqrt(sum(weight * weight for weight in kept.values())) or 1.0
    return {one: weight / length for one, weight in kept.items()}


def _may_relate(one: LiveStory, other: LiveStory) -> bool:
    if one.first_at - other.last_at > CLOSE or other.first_at - one.last_at > CLOSE:
        return False
    return not (one.countries and other.countries and one.countries.isdisjoint(other.countries))


def _likeness(story: LiveStory, keys: Mapping[str, float], other: _Told) -> float:
    shared = sum(weight * other.keys.get(one, 0.0) for one, weight in keys.items())
    return shared * TOPIC_SHARED if story.topics & other.story.topics else shared
