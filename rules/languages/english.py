"""Forms of English words: Porter2 (Snowball), irregular forms, and suffixes that make another word."""

import functools
import re
from typing import NamedTuple

from rules.languages import sections, snowball

_POSSESSIVE = re.compile(r"'s?$")
_MEN = re.compile(r"[a-z]{2,}men$")
_HARD_C = re.compile(r"ick(?:ed|ing|ers?)$")
_LONGEST = 40
_LONG_DOER = 6
# Suffixes of words that mean something else than what is left without them: relative, university, protestant,
# emergency, recession. Their stem is the word itself, without its plural; -ation goes with its verb (evacuated).
_ANOTHER_WORD = re.compile(
    r"""..(?: al | ally | ive | ively | ity | ism | ist | istic | ary | ory | ous | ously | [ae]nce | [ae]ncy | [ae]nt | ly
        | ful | less | ness | ship | hood | [^e]ment | able | ible | ably | ibly | ic | ics | ical | ically | iza | ian
        | ean | ish | ician | ology | ium | eer | ery | age | ure | (?<!a)[tsx]ion | ine
    )$""",
    re.VERBOSE,
)
_IZE = re.compile(r"(.{2,}(?:[aeio][lnr]|i[clm]|at))i[sz](?:e|es|ed|ing|ations?)$")
_DOER = re.compile(
    r"(?:protest|attack|riot|kidnapp|hijack|bomb|support|demonstrat|loot|smuggl|report)(?:er|or)$"
)
_NO_PLURAL = ("ss", "us", "is", "news", "series", "species", "texas", "athens", "ics", "always", "perhaps")
_HISSING = ("ches", "shes", "sses", "xes", "zes")


class _Words(NamedTuple):
    """Irregular forms with their bases, words taken as they are, and words in -men that are no plural."""

    bases: dict[str, list[str]]
    whole: frozenset[str]
    not_men: frozenset[str]


def stems(word: str) -> tuple[str, ...]:
    """The stems of a folded word, of which other forms of the same word have one."""
    word = _POSSESSIVE.sub("", word)
    if len(word) > _LONGEST or not word.isascii():
        return (word,)
    found = [_stem(base) for base in _words().bases.get(word, ())]
    return tuple(dict.fromkeys((*found, _stem(_lemma(word)))))


def _lemma(word: str) -> str:
    if _MEN.match(word) and word not in _words().not_men:
        return f"{word[:-3]}man"
    return _HARD_C.sub("ic", word)


def _stem(word: str) -> str:
    one = _singular(word)
    verb = _IZE.match(word)
    if verb:
        return f"{verb[1]}ize."
    if one in _words().whole or _ANOTHER_WORD.search(one) or _is_another_doer(one):
        return f"{one}."
    return snowball.stem(word, "en")


def _is_another_doer(word: str) -> bool:
    """Whether -er or -or makes an officer or a customer; a protester is found by `protest`."""
    return word.endswith(("er", "or")) and len(word) > _LONG_DOER and not _DOER.match(word)


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_HISSING) else word[:-1]


@functools.cache
def _words() -> _Words:
    bases: dict[str, list[str]] = {}
    special: dict[str, set[str]] = {"=whole": set(), "=men": set()}
    for head, words in sections.read("english.tsv"):
        if head in special:
            special[head].update(words)
        else:
            for form in words:
                bases.setdefault(form, []).append(head)
    return _Words(bases, frozenset(special["=whole"]), frozenset(special["=men"]))
