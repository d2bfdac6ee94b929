"""What the language needs to know of the world: places, organisations, topics, languages, forms of words."""

import functools
from typing import TYPE_CHECKING, Literal, Protocol

from rules import languages
from rules.query import CAPITALS_LENGTH, Feature, is_capitals
from rules.text import APOSTROPHES, fold, words
from rules.word_cache import WordCache

if TYPE_CHECKING:
    from rules.gazetteer import Mention
    from rules.topics import TopicMention

VERSION = 3
"""Rises when the keys of words or of places change: a snapshot made under another version is made anew."""


class Region(Protocol):
    """A place that rules may ask for: a country, a group of countries or an organisation's members."""

    @property
    def code(self) -> str:
        """The canonical name: KZ, CSTO, central-asia."""

    @property
    def countries(self) -> frozenset[str]:
        """ISO 3166 codes of the countries in it."""

    @property
    def organisation(self) -> str | None:
        """The acronym, when the place is an organisation's members."""


class Gazetteer(Protocol):
    """Names of places and organisations in any language."""

    def region(self, name: str) -> Region | None:
        """The place known by this name or code."""

    def organisation(self, name: str) -> str | None:
        """The acronym of the organisation known by this name."""

    def nearest(self, name: str) -> tuple[str, ...]:
        """Known names that look like this one, best first."""

    def find(self, text: str, language: str | None, country: str | None = None) -> "tuple[Mention, ...]":
        """The places and organisations that a text names."""

    def name(self, code: str, language: str, kind: Literal["region", "org"] = "region") -> str:
        """What people of a language call a place or an organisation; the code itself when it is unknown."""


class Topics(Protocol):
    """Names of topics."""

    def topic(self, name: str) -> str | None:
        """The id of the topic known by this name."""

    def find(self, text: str, language: str | None) -> "tuple[TopicMention, ...]":
        """The words of a text that speak of a topic, and its marks."""

    def name(self, slug: str, language: str) -> str:
        """What people of a language call a topic; the slug itself when it is unknown."""


class Lexicon:
    """Names and word forms; its data files are read when it is made."""

    def __init__(self, gazetteer: Gazetteer | None = None, topics: Topics | None = None) -> None:
        self.gazetteer = _gazetteer() if gazetteer is None else gazetteer
        self.topics = _topics() if topics is None else topics
        self.languages = languages.LanguageNames.load()
        self.version = VERSION
        self.words = WordCache()
        # A cache a lexicon: what is kept of one must not outlive it.
        self.word_keys = functools.lru_cache(maxsize=20_000)(word_keys)
        self.token_keys = functools.lru_cache(maxsize=20_000)(functools.partial(token_keys, self.words))
        self.feature_keys = functools.lru_cache(maxsize=10_000)(self._feature_keys)
        self.known_as = functools.lru_cache(maxsize=10_000)(self._known_as)

    def dump(self) -> bytes:
        """What was worked out about words so far, for the next run."""
        return self.words.dump(self.version)

    def load(self, data: bytes) -> None:
        """Take over what another run dumped.

        Raises:
            WordCacheError: The bytes are damaged or another version's; nothing is taken over.
        """
        self.words.load(data, self.version)

    def _known_as(self, word: str) -> str | None:
        """The organisation, place or topic known by this word, as `org:CSTO`; None for a word like any other."""
        organisation = self.gazetteer.organisation(word)
        if organisation:
            return f"org:{organisation}"
        # Two letters are a country's code in a field, and in a text nearly always something else ("in", "AS").
        region = self.gazetteer.region(word) if len(word) > 2 else None
        if region:
            return f"region:{region.code}"
        topic = self.topics.topic(word)
        return f"topic:{topic}" if topic else None

    def _feature_keys(self, feature: Feature) -> frozenset[str]:
        """The features of a document of which any satisfies this one, as `region=KZ`."""
        if feature.field != "region":
            return frozenset((f"{feature.field}={feature.name}",))
        region = self.gazetteer.region(feature.name)
        keys = {f"region={feature.name}"}
        if region is not None:
            keys.update(f"region={country}" for country in region.countries)
            if region.organisation:
                keys.add(f"org={region.organisation}")
        return frozenset(keys)


# Read once a process: their tables never change.
@functools.cache
def _gazetteer() -> Gazetteer:
    from rules.gazetteer import Gazetteer as Names  # noqa: PLC0415 - `rules.text` and the parser do without it

    return Names.load()


@functools.cache
def _topics() -> Topics:
    from rules.topics import Topics as Names  # noqa: PLC0415 - likewise

    return Names.load()


# --------------------------------------------------------------------------------------------------- keys of words

OTHER = "·"
"""Marks the key of another spelling: without accents, without hyphens. Exact words have none."""
CAPITAL = "^"
"""Marks what only words in capitals have."""
_ENDING = 6


def word_keys(text: str, exact: bool) -> frozenset[str]:  # noqa: FBT001 - half of the cache's key
    """The keys of a rule's word: a word of an item with one of them is that word.

    A hyphenated word is also found as its parts in order, which is the matcher's to see.
    """
    token = words(text)[0]
    capital = is_capitals(text)
    if exact:
        return frozenset((f"{CAPITAL}={token.folded}" if capital else token.folded,))
    keys = {*token.keys, *(OTHER + key for key in token.keys)}
    for key in token.keys:
        keys.update(languages.sought(key))
    return frozenset(CAPITAL + key for key in keys) if capital else frozenset(keys)


def token_keys(
    cache: WordCache,
    text: str,
    keys: tuple[str, ...],
    language: str,
    all_capitals: bool,  # noqa: FBT001 - half of the cache's key
) -> tuple[str, ...]:
    """The keys of an item's word in a language; an empty language: of every language of its script."""
    folded = keys[0]
    found = dict.fromkeys((folded, *(OTHER + key for key in keys[1:])))
    for key in keys:
        for one in (language,) if language else languages.of_script(key):
            found.update(dict.fromkeys(cache.forms(key, one)))
    if all_capitals:
        found.update(dict.fromkeys([CAPITAL + key for key in found]))
    head = _capital_head(text)
    if head:
        found[CAPITAL + head] = None
        found[f"{CAPITAL}={folded}" if head == folded else OTHER + head] = None
    return tuple(found)


def _capital_head(word: str) -> str:
    """The folded capitals of МИДа, NATO's and U.S.; empty for a word that is not of that make."""
    word = word.replace(".", "")
    head = next((at for at, character in enumerate(word) if not character.isupper()), len(word))
    if not 0 < head <= CAPITALS_LENGTH or not word[:head].isalpha():
        return ""
    ending = word[head:]
    letters = ending.lstrip(APOSTROPHES)
    if ending and not (letters.isalpha() and letters.islower() and len(letters) <= _ENDING):
        return ""
    # One capital before small letters is a word like any other.
    return "" if head == 1 and letters == ending != "" else fold(word[:head])
