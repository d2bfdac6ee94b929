"""A document read once: where in its fields each key of each word stands."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rules.document import Document
from rules.lexicon import OTHER, Lexicon
from rules.limits import READ
from rules.query import Leaf, Unit
from rules.text import Token, address_words, fold, is_hyphenated, raw_words, spellings, tokenize

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
    """One field's words as they are written; where they stand is found out when it is first asked."""

    def __init__(
        self,
        texts: Sequence[str],
        keys_of: Callable[[str], tuple[str, ...]],
        tokens: Callable[[], Iterable[Token]],
        hosts: tuple[str, ...] = (),
        *,
        in_capitals: bool = False,
    ) -> None:
        self.texts = texts
        self.in_capitals = in_capitals
        self.keys_of = keys_of
        self.hosts = hosts
        self.found: dict[Unit, dict[Place, None]] = {}
        self._tokens = tokens

    @functools.cached_property
    def distinct(self) -> frozenset[str]:
        """Each word once, as it is written."""
        return frozenset(self.texts)

    @functools.cached_property
    def is_plain(self) -> bool:
        """Whether each word stands in one place: none is hyphenated."""
        return not any(map(is_hyphenated, self.texts))

    @functools.cached_property
    def words(self) -> tuple[Spelled, ...]:
        """The words with their places, in the order of `texts`."""
        return tuple(
            Spelled(
                token.keys,
                token.text,
                Place(token.position, token.position + token.places - 1, token.start, token.end),
            )
            for token in self._tokens()
        )

    @functools.cached_property
    def keys(self) -> list[tuple[str, ...]]:
        """Each word's keys, in the order of `texts`."""
        return list(map(self.keys_of, self.texts))

    @functools.cached_property
    def places(self) -> Mapping[str, Sequence[Place]]:
        """Where each key stands."""
        places: dict[str, list[Place]] = {}
        for word, keys in zip(self.words, self.keys, strict=True):
            for key in keys:
                known = places.get(key)
                if known is None:
                    places[key] = [word.place]
                else:
                    known.append(word.place)
        return places

    @functools.cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling of every word."""
        return frozenset(key for text in self.texts for key in spellings(text))


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
            tokens = address_words(text)
            return FieldReading([token.text for token in tokens], _written, lambda: tokens)
        capitals = text.isupper()
        keys, language = self.lexicon.token_keys, self.language
        return FieldReading(
            raw_words(text),
            lambda word: keys(word, spellings(word), language, capitals),
            lambda: tokenize(text),
            in_capitals=capitals,
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


def _written(word: str) -> tuple[str, ...]:
    keys = spellings(word)
    return (keys[0], *(OTHER + key for key in keys))


def _read_source(text: str) -> FieldReading:
    tokens = tuple(_source_words(text))
    hosts = (_host(line) for line in text.splitlines())
    names = tuple(dict.fromkeys(name for host in hosts if host for name in host_names(host)))
    return FieldReading([token.text for token in tokens], _written, lambda: tokens, names)


def _source_words(text: str) -> Iterator[Token]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        if not _host(line):
            for token in tokenize(line):
                yield _moved(token, start, number * _LINE_GAP)
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
