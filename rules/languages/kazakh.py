"""Forms of Kazakh words in Cyrillic and in Latin: endings by vowel harmony, over a list of words of the news.

The endings follow the order of Kazakh nouns: stem, plural, possessive, case. What is left is a guess unless the list
has it, so that a known word wins over guesses, and is itself not cut (қалам, a pen, is not "my қала").
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rules.languages import sections
from rules.text import fold

_LONGEST = 40
_LATIN = re.compile(r"[a-zà-ɏ]")
# The alphabet of 2021, and what differs in those of 2017 and 2019 and in chats.
_TO_CYRILLIC = str.maketrans(
    dict(
        zip(
            "äöüūğıñşqyhwabvgdejzklmnoprstufcxáóúǵńýŋç",
            "әөүұғіңшқыһуабвгдежзклмнопрстуфцхәөүғңуңч",
            strict=True,
        )
    )
)
# What Latin does not tell apart is not told apart: и and і in capitals; ц and с; щ and ш; я is ia. Nor й and и, but
# those of Cyrillic stay what they are, and a Latin word is both.
_SKELETON = str.maketrans(
    {"і": "и", "ц": "с", "щ": "ш", "э": "е", "ъ": "", "ь": "", "я": "иа", "ю": "иу", "һ": "х"}
)
_BACK, _FRONT = frozenset("аоұыя"), frozenset("әөүіе")
_EITHER = _BACK | _FRONT
_FRONT_LOANS = ("нк", "нг", "рк", "рг", "ск", "лк")
_UNCHANGING = frozenset({"мен", "бен", "пен"})
_VOWELS = frozenset("аәоөұүыіеэиуяюё")
_OPEN = frozenset("аәоөұүыіеэяю")
"""Vowels after which an ending loses its own; и and у may be consonants."""
_VOICELESS = frozenset("пфкқтсшщчцхһбвгд")
_VOICED = {"б": "п", "ғ": "қ", "г": "к"}
_SHORTEST = 2
_LEAST_ENDING = 3
_VERB = "+"
"""Marks the stem of a verb: атыс, to shoot at each other, is no атыс, a shooting."""
_LEAST_STEM = 4


class _Ending(NamedTuple):
    """An ending, and the sounds it may follow: o(pen vowel), n(asal), r, l, z, t (voiceless), c(onsonant), i (ы, і)."""

    text: str
    after: frozenset[str]


def _pairs(after: str, *pairs: str) -> list[_Ending]:
    return [_Ending(text, frozenset(after)) for pair in pairs for text in pair.split("/")]


_Endings = dict[str, list[_Ending]]


def _by_last_letter(*groups: list[_Ending]) -> _Endings:
    endings: _Endings = {}
    for group in groups:
        for ending in group:
            endings.setdefault(ending.text[-1], []).append(ending)
    return endings


_PLURAL = _by_last_letter(
    _pairs("or", "лар/лер"),
    _pairs("lnz", "дар/дер"),
    _pairs("t", "тар/тер"),
)
_CASES = _by_last_letter(
    _pairs("on", "ның/нің"),
    _pairs("rlz", "дың/дің"),
    _pairs("t", "тың/тің"),
    _pairs("o", "ны/ні"),
    _pairs("rlnz", "ды/ді"),
    _pairs("t", "ты/ті"),
    _pairs("ornlz", "ға/ге", "да/де", "дағы/дегі"),
    _pairs("t", "қа/ке", "та/те", "тан/тен", "тағы/тегі", "пен"),
    _pairs("orlz", "дан/ден"),
    _pairs("n", "нан/нен"),
    _pairs("ornl", "мен"),
    _pairs("z", "бен"),
)
_CASES_OF_OWNED = _by_last_letter(_pairs("i", "н", "на/не", "нда/нде", "нан/нен", "ндағы/ндегі"))
"""After the possessive of the third person."""
_THEIRS_AND_OURS = _by_last_letter(
    _pairs("o", "сы/сі", "мыз/міз", "ңыз/ңіз"), _pairs("c", "ы/і", "ымыз/іміз", "ыңыз/іңіз")
)
_MINE_AND_YOURS = _by_last_letter(_pairs("o", "м", "ң"), _pairs("c", "ым/ім", "ың/ің"))
"""Believed only before a word of the list: адам is not "my ада"."""
_PEOPLE = _by_last_letter(_pairs("or", "лық/лік"), _pairs("lnz", "дық/дік"), _pairs("t", "тық/тік"))
_VERB_ENDING = re.compile(
    r"(?:[мбп][ае])?(?:[дт][ыі](?:м|ң|қ|к|ңыз|ңіз)?|[ғгқк][ае]н(?:дар|дер)?(?:ы|і|да|де|нан|нен|дықтан|діктен)?"
    r"|[ыі]?п(?:т[ыі])?|[ае]ды|еді|йд[ыі]|[ыі]?[ае]?р|у(?:ы|ге|ға|де|да|ді|ды|ден|дан|дің|дың|і|ш[ыі])?|м[ае][қк]"
    r"|с[ае]|[ае]|й)$"
)


class _Words(NamedTuple):
    nouns: frozenset[str]
    places: frozenset[str]
    verbs: frozenset[str]
    syncope: dict[str, str]

    def has(self, word: str) -> bool:
        return word in self.nouns or word in self.places


def stems(word: str) -> tuple[str, ...]:
    """The skeletons of all words of which a folded word may be a form; the known ones only, if there are any."""
    cyrillic = to_cyrillic(word)
    return _skeletons((cyrillic, *_candidates(cyrillic)), latin=cyrillic != word)


def sought(word: str) -> tuple[str, ...]:
    """The skeletons that somebody means who asks for this word: itself, and the known word of which it is a form."""
    known, cyrillic = _words(), to_cyrillic(word)
    found = [
        stem
        for stem in _candidates(cyrillic)
        if known.has(stem)
        or stem.startswith(_VERB)
        or (len(stem) >= _LEAST_STEM and len(cyrillic) - len(stem) >= _LEAST_ENDING)
    ]
    return _skeletons((cyrillic, *found), latin=cyrillic != word)


def knows(word: str) -> bool:
    """Whether a folded word, in either script, is or may be a form of a word of the list."""
    known, cyrillic = _words(), to_cyrillic(word)
    return known.has(cyrillic) or any(
        known.has(stem) or stem.startswith(_VERB) for stem in _candidates(cyrillic)
    )


def to_cyrillic(word: str) -> str:
    """A folded word in Cyrillic letters, of which и and й may be і."""
    if not _LATIN.search(word):
        return word
    word = word.replace("sh", "ш").replace("ch", "ч").replace("'", "")
    word = re.sub(r"(?<=[aeiouyäöüūı])i(?![aeou])", "й", word).replace("i", "і")
    return word.translate(_TO_CYRILLIC)


def _skeletons(stems: Iterable[str], *, latin: bool) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for stem in stems:
        skeleton = stem.translate(_SKELETON).replace("ии", "и")
        found[skeleton] = None
        if latin:
            found[skeleton.replace("й", "и")] = None
    return tuple(found)


def _candidates(word: str) -> tuple[str, ...]:
    known = _words()
    if known.has(word) or len(word) > _LONGEST:
        return ()
    found = dict.fromkeys((*_nouns(word), *_verbs(word)))
    sure = tuple(stem for stem in found if known.has(stem) or stem.startswith(_VERB))
    return sure or tuple(found)


def _nouns(word: str) -> Iterator[str]:
    """What is left without case; then without possessive; then without plural."""
    owned = [word, *_cut([word], _CASES), *_cut([word], _CASES_OF_OWNED)]
    bare = list(dict.fromkeys((*owned, *_not_owned(owned))))
    single = [*bare, *_cut(bare, _PLURAL)]
    # алматылықтар: plural and possessive of those of a place.
    people = [stem for stem in _cut(single, _PEOPLE) if stem in _words().places or stem.endswith("стан")]
    yield from (stem for stem in (*single, *people) if stem != word)


def _not_owned(stems: list[str]) -> Iterator[str]:
    known = _words()
    for stem in stems:
        if not known.has(stem):
            yield from _restored(stem, _THEIRS_AND_OURS)
            yield from filter(known.has, _restored(stem, _MINE_AND_YOURS))


def _restored(stem: str, endings: _Endings) -> Iterator[str]:
    """The stem as it is without the possessive: халқы, халық; кітабы, кітап."""
    for left in _cut([stem], endings):
        full = _words().syncope.get(left)
        if full:
            yield full
            continue
        yield left
        if left[-1] in _VOICED:
            yield left[:-1] + _VOICED[left[-1]]


def _cut(stems: Iterable[str], endings: _Endings) -> Iterator[str]:
    known = _words()
    for stem in stems:
        if known.has(stem):
            continue
        for ending in endings.get(stem[-1], ()):
            left = stem[: -len(ending.text)]
            if stem.endswith(ending.text) and _fits(left, ending):
                yield left


def _fits(stem: str, ending: _Ending) -> bool:
    """Whether this ending may follow: sound before sound, front after front."""
    if len(stem) < _SHORTEST or _sounds(stem[-1]).isdisjoint(ending.after):
        return False
    return not _VOWELS.isdisjoint(stem) and _harmonious(stem, ending.text)


@functools.cache
def _sounds(letter: str) -> frozenset[str]:
    """The classes of a letter, as endings name them."""
    found = {"c"} if letter not in _OPEN else {"o"}
    if letter in "ыі":
        found.add("i")
    if letter in "иуйю":
        found |= {"r", "o"}
    if letter in "мнң":
        found.add("n")
    elif letter == "р":
        found.add("r")
    elif letter == "л":
        found.add("l")
    elif letter in "зж":
        found.add("z")
    elif letter in _VOICELESS:
        found.add("t")
    return frozenset(found)


def _harmonious(stem: str, ending: str) -> bool:
    vowel = next((letter for letter in ending if letter in _EITHER), "")
    # мен, бен and пен are the same after all; a stem with both kinds is a loan or a name and takes either.
    if not vowel or ending in _UNCHANGING:
        return True
    if not _BACK.isdisjoint(stem) and not _FRONT.isdisjoint(stem):
        return True
    # банкі, митингі: loans on a consonant and к or г take front endings; қаупі is of қауіп.
    if stem.endswith(_FRONT_LOANS) or stem in _words().syncope:
        return True
    last = next((letter for letter in reversed(stem) if letter in _EITHER), vowel)
    return (vowel in _BACK) == (last in _BACK)


def _verbs(word: str) -> Iterator[str]:
    verbs = _words().verbs
    for at in range(_LEAST_ENDING, len(word)):
        if word[:at] in verbs and _VERB_ENDING.fullmatch(word, at):
            yield f"{_VERB}{word[:at]}"


@functools.cache
def _words() -> _Words:
    kinds: dict[str, set[str]] = {"noun": set(), "place": set(), "verb": set(), "syncope": set()}
    for kind, words in sections.read("kazakh.tsv"):
        kinds[kind].update(map(fold, words))
    return _Words(
        nouns=frozenset(kinds["noun"]),
        places=frozenset(kinds["place"]),
        verbs=frozenset(kinds["verb"]),
        syncope={short: full for short, _, full in (pair.partition(":") for pair in kinds["syncope"])},
    )
