"""Which stories in other languages tell of the same event; they are named beside each other and never merged.

A term of a story is taken for what it means, where ``concepts.tsv`` knows it (organisations and countries are there too), or
as it sounds in Latin letters, so that names and numbers meet. Measured on the replay: docs/benchmarks.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files

from bot.model import FeedId, LiveStory, Story, StoryId
from bot.stories.frequencies import terms
from bot.stories.postings import Postings, heaviest_of
from bot.stories.sparse import Sparse, length_of

MOST = 20
CLOSE, HALF_LIFE = timedelta(hours=48), timedelta(hours=18)
"""Stories further apart tell of two events; the further they are apart the more alike they must be."""
KEYS = 40
HEAVIEST_KEYS = 12
CANDIDATES_SCORED = 24
RELATED = 0.19
NEAREST = 0.85
"""Of a language those are named that are nearly as alike as the one most alike."""
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
_ALIKE = str.maketrans("yqw", "ikv")
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


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    """The concept of each stem that has one; its name, in brackets, is no stem."""
    concepts: dict[str, str] = {}
    for line in files("bot.stories").joinpath("concepts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, words = line.split("\t")
            concepts.update(dict.fromkeys(terms(words, ""), f"<{name}>"))
    return concepts


@lru_cache(maxsize=65_536)
def key(term: str) -> str:
    """Tell what a stem means, or spell it as it sounds, in Latin letters: names are found in another script."""
    concept = _concepts().get(term)
    if concept is not None:
        return concept
    sound = term.translate(_LETTERS)
    for letters, letter in _SOUNDS:
        sound = sound.replace(letters, letter)
    return sound.translate(_ALIKE)[:4]


@dataclass(frozen=True, slots=True)
class _Told:
    language: str
    private_to: FeedId | None
    first_at: datetime
    last_at: datetime
    countries: frozenset[str]
    topics: frozenset[str]
    keys: Sparse


class Relations:
    """The live stories by what they mean and how it sounds; a cache beside ``Clusters``, changed after the commit."""

    def __init__(self) -> None:
        self._told: dict[StoryId, _Told] = {}
        self._shelves: dict[FeedId | None, dict[str, Postings]] = {}

    def __len__(self) -> int:
        return len(self._told)

    def remember(self, story: Story | LiveStory) -> None:
        """Take a committed story, new or grown."""
        live = story.live if isinstance(story, Story) else story
        keys = _keys(live)
        self.drop(live.id)
        self._told[live.id] = _told(live, keys)
        shelves = self._shelves.setdefault(live.private_to, {})
        shelves.setdefault(live.language, Postings(HEAVIEST_KEYS)).put(live.id, keys)

    def drop(self, story_id: StoryId) -> None:
        """Leave a story out from now on, such as one that was merged into another; none is no fault."""
        told = self._told.pop(story_id, None)
        if told is None:
            return
        shelves = self._shelves[told.private_to]
        shelves[told.language].take(story_id, told.keys.mapping())
        if not shelves[told.language]:
            del shelves[told.language]
        if not shelves:
            del self._shelves[told.private_to]

    def forget(self, before: datetime) -> None:
        """Drop the stories that ended."""
        for story_id in [story_id for story_id, told in self._told.items() if told.last_at < before]:
            self.drop(story_id)

    def related(self, story: Story | LiveStory) -> tuple[StoryId, ...]:
        """Name the live stories in other languages that tell of the same event, most related first, at most 20.

        A story of a private feed has relatives of that feed only. The story itself need not be remembered.
        """
        live = story.live if isinstance(story, Story) else story
        keys = _keys(live)
        one = _told(live, keys)
        scores: dict[StoryId, float] = {}
        for language, shelf in self._shelves.get(live.private_to, {}).items():
            if language != live.language:
                scores |= self._related_in(shelf, one, keys)
        return tuple(sorted(scores, key=lambda story_id: (-scores[story_id], -story_id))[:MOST])

    def _related_in(self, shelf: Postings, one: _Told, keys: Mapping[str, float]) -> dict[StoryId, float]:
        """Score the stories of one language; those much less alike than the best of them tell of other events."""
        found = shelf.candidates(keys, HEAVIEST_KEYS, CANDIDATES_SCORED)
        scores = {story_id: _likeness(one, keys, self._told[story_id]) for story_id in found}
        least = max(RELATED, NEAREST * max(scores.values(), default=0.0))
        return {story_id: score for story_id, score in scores.items() if score >= least}


def _told(story: LiveStory, keys: Mapping[str, float]) -> _Told:
    return _Told(
        language=story.language,
        private_to=story.private_to,
        first_at=story.first_at,
        last_at=story.last_at,
        countries=story.countries,
        topics=story.topics,
        keys=Sparse.of(keys),
    )


def _keys(story: LiveStory) -> dict[str, float]:
    """The heaviest keys of a story, scaled to length 1."""
    keys: dict[str, float] = {}
    for term, weight in story.centroid.items():
        meant = key(term)
        if weight > keys.get(meant, 0.0):
            keys[meant] = weight
    if len(keys) > KEYS:
        keys = {one: keys[one] for one in heaviest_of(keys, KEYS)}
    length = length_of(keys.values())
    return {one: weight / length for one, weight in keys.items()}


def _likeness(one: _Told, keys: Mapping[str, float], other: _Told) -> float:
    apart = max(one.first_at - other.last_at, other.first_at - one.last_at, timedelta(0))
    if apart > CLOSE or (one.countries and other.countries and one.countries.isdisjoint(other.countries)):
        return 0.0
    topical = TOPIC_SHARED if one.topics & other.topics else 1.0
    return float(other.keys.likeness(keys) * topical * 0.5 ** (apart / HALF_LIFE))
