"""Words as the rules see them: how a text is cut into tokens and how a word is folded."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

APOSTROPHES = "'’‘ʻʼ`´ʹ"
_HYPHENS = "-‐‑"
_HYPHEN_SET = frozenset(_HYPHENS)
# Soft hyphen, joiners, byte order mark, direction marks, emoji presentation: inside a word they change nothing.
IGNORABLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_DROPPED = re.compile(f"[{IGNORABLE}\u0307]")
_TO_APOSTROPHE = dict.fromkeys(map(ord, APOSTROPHES), "'")
# Latin letters that carry their difference in the letter itself, so that no decomposition takes it away.
_TO_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_EMOJI = "\u203c\u2049\u231a-\u23ff\u2600-\u27bf\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_TONES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_ADDRESS_WORD = re.compile(r"[^\W_]+")
_SIMPLE = re.compile("[A-Za-zА-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
"""Words of letters that differ from their folded form in case alone, but for the ё."""
_FOLD_ROUNDS = 4
INNER = "\u00ad\u200b-\u200d\u0300-\u036f"
"""What stands inside a word of a list's text: soft hyphens, joiners, marks; the inside of a character class."""
_STRESS = "\u0301"
"""Left on Cyrillic vowels: dictionaries mark the stress so."""
_LONGEST_WORD = 60
"""Longer runs of letters are no words of a list, and are not folded or kept."""


class Token(NamedTuple):
    """One word of a text, or the joined form of a hyphenated one.

    `start` and `end` count code points of the raw text. `position` is the place among the words of the text; a
    hyphenated word of n parts yields its joined form (`places` = n) and then its parts, the joined form and the
    first part sharing a position. `keys` are the spellings under which the word is found, `folded` first.
    """

    start: int
    end: int
    text: str
    folded: str
    keys: tuple[str, ...]
    position: int
    places: int = 1


@functools.lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without what readers do not tell apart: width, case, kind of apostrophe, ё for е.

    Marks stay (й is not и); the result folds to itself.
    """
    if word.isascii():
        return word.lower().replace("`", "'")
    if _SIMPLE.fullmatch(word):
        return word.lower().replace("ё", "е")
    folded = word
    # One round is not always the end: case folding may leave what NFKC composes anew.
    for _ in range(_FOLD_ROUNDS):
        before, folded = folded, _fold_once(folded)
        if folded == before:
            break
    return folded


def _fold_once(word: str) -> str:
    word = unicodedata.normalize("NFKC", word).replace("İ", "i").casefold()
    word = _DROPPED.sub("", unicodedata.normalize("NFKC", word))
    return word.translate(_TO_APOSTROPHE).replace("ё", "е")


@functools.lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A folded word without the accents of its Latin letters; other scripts keep theirs."""
    if word.isascii():
        return word
    kept: list[str] = []
    latin = False
    for character in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(character):
            latin = _is_latin(character)
        elif latin:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_TO_PLAIN)


def key_of(word: str) -> str:
    """The word without what readers do not tell apart; empty for a run of letters that is no word."""
    if len(word) > _LONGEST_WORD:
        return ""
    key = plain(fold(word))
    return key if key.isascii() else key.replace(_STRESS, "")


def _is_latin(character: str) -> bool:
    return character.isascii() or "LATIN" in unicodedata.name(character, "")


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; a hyphenated word yields its joined form before its parts."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    for match in _token_pattern().finditer(text):
        start, end = match.span()
        word = match.group()
        if match["more"]:
            parts = [part for part in _part_pattern().finditer(text, start, end) if part.end() <= end]
            keys = _joined_spellings(tuple(part.group() for part in parts))
            yield Token(start, end, word, keys[0], keys, position, len(parts))
            for part in parts:
                keys = _spellings(part.group())
                yield Token(part.start(), part.end(), part.group(), keys[0], keys, position)
                position += 1
            continue
        keys = _spellings(word) if match["word"] else _emoji_spellings(word)
        yield Token(start, end, word, keys[0], keys, position)
        position += 1


def raw_words(text: str) -> list[str]:
    """The tokens of a text as they are written, in the order of `tokenize`; a third of its time."""
    found: list[str] = []
    for match in _token_pattern().finditer(text):
        found.append(match[0])
        if match.lastgroup == "more":
            found.extend(
                part.group()
                for part in _part_pattern().finditer(text, *match.span())
                if part.end() <= match.end()
            )
    return found


@functools.lru_cache(maxsize=50_000)
def spellings(word: str) -> tuple[str, ...]:
    """The keys that a token has by how it is written."""
    return next(_tokens(word)).keys


def is_hyphenated(word: str) -> bool:
    """Whether a token is the joined form of several."""
    return not _HYPHEN_SET.isdisjoint(word)


def _emoji_spellings(emoji: str) -> tuple[str, ...]:
    """An emoji without its skin tone and presentation; joiners stay, they make it one sign."""
    return (_TONES.sub("", emoji),)


@functools.lru_cache(maxsize=50_000)
def _spellings(word: str) -> tuple[str, ...]:
    """The keys of a token without hyphens: folded first, then without accents."""
    folded = fold(word)
    if "." in word and word.replace(".", "").isalpha():
        folded = folded.replace(".", "")
    elif "," in word:
        folded = folded.replace(",", ".")
    bare = plain(folded)
    return (folded,) if bare == folded else (folded, bare)


@functools.lru_cache(maxsize=10_000)
def _joined_spellings(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a hyphenated word: with its hyphens first, then without accents, then without hyphens."""
    folded = "-".join(_spellings(part)[0] for part in parts)
    return tuple(
        dict.fromkeys((folded, plain(folded), folded.replace("-", ""), plain(folded).replace("-", "")))
    )


@functools.cache
def _marks() -> str:
    """Combining marks as ranges of a character class: `re` has no class for them."""
    codes = [code for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M"]
    codes = [code for code in codes if not 0xFE00 <= code <= 0xFE0F]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@functools.cache
def _word_source() -> str:
    """A run of letters, marks and digits; a number's inner points, and apostrophes between letters, belong to it."""
    letters = r"[^\W_]"
    run = f"{letters}+(?:(?:[{_marks()}]+|[{IGNORABLE}]+(?={letters})){letters}*)*"
    digits = r"(?<=\d)[.,:](?=\d)"
    apostrophe = f"(?<![\\d_])[{APOSTROPHES}](?=[^\\W\\d_])"
    return f"{run}(?:(?:{digits}|{apostrophe}){run})*"


@functools.cache
def _part_pattern() -> re.Pattern[str]:
    return re.compile(f"{_dotted_source()}|{_word_source()}")


@functools.cache
def _dotted_source() -> str:
    """Dotted capitals: U.S. is one word."""
    capital = "".join(
        f"{chr(first)}-{chr(last)}" for first, last in ((0x41, 0x5A), (0xC0, 0xDE), (0x391, 0x3A9))
    )
    capital = f"[{capital}\u0401-\u042f\u0492\u049a\u04a2\u04ae\u04b0\u04ba\u04d8\u04e8]"
    return f"(?<![^\\W_]){capital}(?:\\.{capital})+(?![^\\W_])\\.?"


@functools.cache
def _token_pattern() -> re.Pattern[str]:
    part = f"(?:{_dotted_source()}|{_word_source()})"
    sign = f"[{_EMOJI}]{_TONES.pattern}*"
    emoji = f"{sign}(?:\u200d{sign})*"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.compile(f"(?P<word>{part})(?P<more>(?:[{_HYPHENS}]{part})+)?|{flag}|{emoji}")


@functools.lru_cache(maxsize=10_000)
def words(text: str) -> tuple[Token, ...]:
    """The tokens of a text with each hyphenated word as one, without its parts."""
    found: list[Token] = []
    following = 0
    for token in _tokens(text):
        if token.position >= following:
            found.append(token)
            following = token.position + token.places
    return tuple(found)


def address_words(address: str) -> tuple[Token, ...]:
    """The words of an address: its runs of letters and digits."""
    return tuple(
        Token(match.start(), match.end(), match.group(), *_keys_of(match.group()), position)
        for position, match in enumerate(_ADDRESS_WORD.finditer(address))
    )


def _keys_of(word: str) -> tuple[str, tuple[str, ...]]:
    keys = _spellings(word)
    return keys[0], keys
