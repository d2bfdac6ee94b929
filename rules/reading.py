"""A document read once: where in its fields each key of each word stands."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rules.document import Document
from rules.lexicon import OTHER, Lexicon
from rules.limits import READ
from rules.query import Leaf, Unit
from rules.text import Token, address_words, fold, tokenize

DEFAULT_FIELDS = ("title", "summary")
"""Where a word without a field is looked for."""
_HOST = re.compile(r"(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})")
# Labels under a country's domain that belong to the suffix: antaranews.co.id, gov.kz.
_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "go", "gov", "mil", "my", "net", "or", "org", "sch", "web"}
)
# Names of a source do not touch: no phrase spans two of them.
_LINE_GAP = 1000


class Place(NamedTuple):
    """Where a word or a group of words stands: places `first` to `last`, code points `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


class Spelled(NamedTuple):
    """A word as it is written: its spellings, its raw text and where it stands."""

    keys: tuple[str, ...]
    text: str
    place: Place


class FieldReading:
    """One field's words by key, and the places of the units that were already looked for."""

    def __init__(self, words: Iterable[tuple[Token, tuple[str, ...]]]) -> None:
        self.places: dict[str, list[Place]] = {}
        self.words: list[Spelled] = []
        self.keys: list[tuple[str, ...]] = []
        self.hosts: tuple[str, ...] = ()
        self.found: dict[Unit, dict[Place, None]] = {}
        places = self.places
        for token, keys in words:
            place = Place(token.position, token.position + token.places - 1, token.start, token.end)
            self.words.append(Spelled(token.keys, token.text, place))
            self.keys.append(keys)
            for key in keys:
                known = places.get(key)
                if known is None:
                    places[key] = [place]
                else:
                    known.append(place)

    @functools.cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling of every word."""
        return frozenset(key for word in self.words for key in word.keys)


class Reading:
    """A document's fields, each read when it is first asked for, and what was already found out about it."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.language = fold(document.language).partition("-")[0]
        self.held: dict[Leaf, bool] = {}
        self._fields: dict[str, FieldReading] = {}
        self._composed: dict[str, str] = {}

    @property
    def features(self) -> frozenset[str]:
        """The document's features, its language among them."""
        if not self.language:
            return self.document.features
        return self.document.features | {f"lang={self.language}"}

    def field(self, name: str) -> FieldReading:
        """The words of a field; of none when the document has no such field."""
        reading = self._fields.get(name)
        if reading is None:
            reading = self._fields[name] = self._read(name, self.raw(name))
        return reading

    def raw(self, name: str) -> str:
        """A field as it stands, as far as it is read."""
        return self.document.fields.get(name, "")[:READ]

    def composed(self, name: str) -> str:
        """A raw field in NFC, fit for an expression: lone surrogates replaced."""
        text = self._composed.get(name)
        if text is None:
            text, _ = composed(self.raw(name))
            self._composed[name] = text
        return text

    def _read(self, name: str, text: str) -> FieldReading:
        if name == "source":
            return _read_source(text)
        if name == "url":
            return FieldReading((token, _written(token)) for token in address_words(text))
        capitals = text.isupper()
        keys, language = self.lexicon.token_keys, self.language
        return FieldReading(
            (token, keys(token.text, token.keys, language, capitals)) for token in tokenize(text)
        )


def fields_of(field: str | None) -> tuple[str, ...]:
    """The fields in which a leaf of this field is looked for."""
    return DEFAULT_FIELDS if field is None else (field,)


def composed(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, and for each of its code points the raw one it comes from; None: they are the same."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    for cluster in re.finditer(r".[^\x00-\u02ff]*", text, re.DOTALL):
        piece = unicodedata.normalize("NFC", cluster.group())
        pieces.append(piece)
        spread = len(piece) == cluster.end() - cluster.start()
        origins.extend(cluster.start() + (at if spread else 0) for at in range(len(piece)))
    return "".join(pieces), [*origins, len(text)]


def _written(token: Token) -> tuple[str, ...]:
    return (token.keys[0], *(OTHER + key for key in token.keys))


def _read_source(text: str) -> FieldReading:
    reading = FieldReading(_source_words(text))
    hosts = (_host(line) for line in text.splitlines())
    reading.hosts = tuple(dict.fromkeys(name for host in hosts if host for name in host_names(host)))
    return reading


def _source_words(text: str) -> Iterator[tuple[Token, tuple[str, ...]]]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if not _host(line):
            for token in tokenize(line):
                moved = _moved(token, start, number * _LINE_GAP)
                yield moved, _written(moved)
        start += len(line)


def _moved(token: Token, by: int, places: int) -> Token:
    position = token.position + places
    return Token(
        token.start + by, token.end + by, token.text, token.folded, token.keys, position, token.places
    )


def _host(line: str) -> str | None:
    match = _HOST.fullmatch(fold(line.strip()))
    return match[1] if match else None


def host_names(host: str) -> tuple[str, ...]:
    """What a host may be called: itself, its domain, the domain's label (antaranews)."""
    labels = host.split(".")
    suffix = 1
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        suffix = 2
    label = labels[-suffix - 1]
    return tuple(dict.fromkeys((host, ".".join(labels[-suffix - 1 :]), label)))


def line_of(place: Place) -> int:
    """The number of the source's name in which a word stands."""
    return place.first // _LINE_GAP
