"""Forms of Indonesian words: clitics, repetition, and the affixes of a root as Sastrawi finds them."""

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from rules.languages import sections

_ENCLITIC = re.compile(r"(?:nya|lah|kah|pun)$")
_SHORTEST_NAME = 5
"""A name keeps so many letters without its clitic: Kenya and Tanya are whole."""
_LONGEST = 40
_SHORTEST_ROOT = 4
"""Most shorter ones of Sastrawi's make more errors than they find."""
_INFIXES = {f"DisambiguatorPrefixRule{number}" for number in ("37", "38", "39", "40")}
"""Sastrawi's rules for -el-, -em-, -er- and -in- in a root; they read menemani as tani."""
_CIRCUMFIX = re.compile(r"(?:ke|pe)[a-z]{4,}kan$")


class _Words(NamedTuple):
    """Words with a stem of their own, and Sastrawi over the roots that are left."""

    own: dict[str, str]
    stem: Callable[[str], str]
    is_root: Callable[[str], bool]


def stems(word: str) -> tuple[str, ...]:
    """The root of a folded word; the word itself when it has none that is known."""
    word = word.replace("'", "")
    if len(word) > _LONGEST or not word.isascii():
        return (word,)
    own = _words().own.get(word)
    if own is not None:
        return (own,)
    return (_stem_of_repeated(word) if "-" in word else _stem(word),)


def knows(word: str) -> bool:
    """Whether a folded word is Indonesian as far as the list of roots and their affixes tell."""
    words = _words()
    return len(word) <= _LONGEST and (word in words.own or words.is_root(_stem(word)))


def _stem_of_repeated(word: str) -> str:
    """One stem for anak-anak; none for huru-hara, whose halves are different words."""
    halves = word.split("-")
    # COVID-nya, Tokayev-lah: a clitic after a hyphen.
    if len(halves) > 1 and _ENCLITIC.fullmatch(halves[-1]):
        halves.pop()
    found = {_known(half) or _stem(half) for half in halves}
    return found.pop() if len(found) == 1 else "-".join(halves)


def _stem(word: str) -> str:
    words = _words()
    if words.is_root(word):
        return word
    if _CIRCUMFIX.match(word):
        # kerusakan is ke + rusak + an: -kan does not go with these prefixes.
        inner = words.stem(word[:-2])
        if words.is_root(inner):
            return inner
    root = words.stem(word)
    if words.is_root(root):
        return root
    return _without_clitic(word)


def _without_clitic(word: str) -> str:
    """A name or a new word without nya, lah, kah, pun; Abdullah stays."""
    bare = _ENCLITIC.sub("", word)
    if bare == word or len(bare) < _SHORTEST_NAME or word.endswith("llah"):
        return word
    return _known(bare) or bare


def _known(word: str) -> str | None:
    return _words().own.get(word)


@functools.cache
def _words() -> _Words:
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary  # noqa: PLC0415 - read on first use
    from Sastrawi.Stemmer.Stemmer import Stemmer  # noqa: PLC0415 - likewise
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # noqa: PLC0415 - likewise

    own: dict[str, str] = {}
    changed: dict[str, set[str]] = {"-": set(), "+": set()}
    for head, listed in sections.read("indonesian.tsv"):
        if head in changed:
            changed[head].update(listed)
        else:
            own.update(dict.fromkeys(listed, head))
    roots = {root for root in StemmerFactory().get_words() if len(root) >= _SHORTEST_ROOT}
    roots = (roots | changed["+"]) - changed["-"]
    stemmer = Stemmer(ArrayDictionary(sorted(roots)))
    rules = stemmer.visitor_provider
    rules.prefix_visitors = [rule for rule in rules.prefix_visitors if not _is_infix(rule)]
    return _Words(own, functools.partial(_singular, stemmer.stem_singular_word), roots.__contains__)


def _is_infix(rule: object) -> bool:
    parts = getattr(rule, "disambiguators", ())
    return any(type(part).__name__.rstrip("ab") in _INFIXES for part in parts)


def _singular(stem: Callable[[str], str], word: str) -> str:
    return str(stem(word))
