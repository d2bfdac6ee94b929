"""The forms of words that items had, kept between runs: working them out takes a fifth of a millisecond a word."""

import hashlib
import json
import zlib
from collections.abc import Iterator

from rules import languages

_MAGIC = b"KTGWORDS"
_DIGEST = 16
_HEADER = len(_MAGIC) + _DIGEST
MOST_WORDS = 120_000
"""About 60 MB, and some weeks of news in four languages."""
_LONGEST_WORD = 64
MOST_BYTES = 64 * 2**20

_Known = dict[str, dict[str, tuple[str, ...]]]


class WordCacheError(ValueError):
    """Bytes that are no usable word cache; the cache fills itself anew."""


class WordCache:
    """Form keys by language and folded word; what was not asked for longest is forgotten first, half at a time."""

    def __init__(self, most: int = MOST_WORDS) -> None:
        self._most = max(2, most)
        self._young: _Known = {}
        self._old: _Known = {}
        self._count = 0

    def __len__(self) -> int:
        """How many words are known, each once a language."""
        return sum(map(len, self._young.values())) + sum(map(len, self._old.values()))

    def forms(self, folded: str, language: str) -> tuple[str, ...]:
        """The form keys of an item's folded word in this language."""
        keys = self._young.get(language, {}).get(folded)
        if keys is not None:
            return keys
        keys = self._old.get(language, {}).pop(folded, None)
        if keys is None:
            keys = tuple(sorted(languages.forms(folded, language)))
        if len(folded) <= _LONGEST_WORD:
            self._keep(folded, language, keys)
        return keys

    def _keep(self, folded: str, language: str, keys: tuple[str, ...]) -> None:
        if self._count >= self._most // 2:
            self._old, self._young, self._count = self._young, {}, 0
        known = self._young.setdefault(language, {})
        self._count += folded not in known
        known[folded] = keys

    def words(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every known word with its keys."""
        for known in (self._young, self._old):
            for words in list(known.values()):
                yield from list(words.items())

    def dump(self, version: int) -> bytes:
        """The cache as bytes, for the lexicon of this version."""
        known: _Known = {}
        for half in (self._old, self._young):
            for language, words in half.items():
                known.setdefault(language, {}).update(words)
        content = {"version": version, "words": known}
        payload = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 1)
        return _MAGIC + _digest(payload) + payload

    def load(self, data: bytes, version: int) -> None:
        """Take over what was dumped, the latest words first when it is too much.

        Raises:
            WordCacheError: Foreign, truncated or damaged bytes, or another version's; the cache is as it was.
        """
        known = _unpacked(data, version)
        self._old, self._young, self._count = self._young, {}, 0
        for language, words in known.items():
            for folded, keys in words.items():
                self._keep(folded, language, tuple(keys))


def _unpacked(data: bytes, version: int) -> dict[str, dict[str, list[str]]]:
    if not data.startswith(_MAGIC):
        raise WordCacheError("this is no word cache")
    payload = data[_HEADER:]
    if len(data) < _HEADER or _digest(payload) != data[len(_MAGIC) : _HEADER]:
        raise WordCacheError("the word cache is cut off or damaged")
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(payload, MOST_BYTES)
    if not unpacking.eof:
        raise WordCacheError("the word cache is too large")
    content = json.loads(text)
    if content["version"] != version:
        raise WordCacheError(
            f"the word cache was made with word lists {content['version']}, this program has {version}"
        )
    words: dict[str, dict[str, list[str]]] = content["words"]
    return words


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()
