"""Where in a field a word, a phrase or a chain stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rules import languages
from rules.lexicon import Lexicon
from rules.limits import TYPO_LONG
from rules.query import Link, Near, Phrase, Prefix, Source, Typo, Unit, Word, is_capitals
from rules.reading import FieldReading, Place, Reading, Spelled, line_of
from rules.slips import one_off
from rules.text import Token, fold, plain, tokenize, words


class _Path(NamedTuple):
    """A phrase as far as it goes: the further words spent, and its first and last place."""

    spent: int
    first: Place
    last: Place


def find(unit: Unit, field: FieldReading, reading: Reading) -> Mapping[Place, None]:
    """Every place of this unit in a field, in order; looked for once."""
    found = field.found.get(unit)
    if found is None:
        found = field.found[unit] = dict.fromkeys(sorted(_places(unit, field, reading)))
    return found


def _places(unit: Unit, field: FieldReading, reading: Reading) -> Iterable[Place]:
    match unit:
        case Word():
            return _word(unit, field, reading.lexicon)
        case Prefix(text):
            return _spelled(field, starts(text))
        case Typo():
            return {*_word(Word(unit.text), field, reading.lexicon), *_slips(unit, field, reading.language)}
        case Phrase():
            return _phrase(unit, field, reading)


def parts_of(word: Word) -> tuple[Word, ...]:
    """The parts of a hyphenated word, in whose place they may stand apart; none of an exact or simple one."""
    tokens = () if word.exact or "-" not in word.text else tokenize(word.text)
    return tuple(Word(token.text) for token in tokens[1:])


def _word(word: Word, field: FieldReading, lexicon: Lexicon) -> set[Place]:
    found: set[Place] = set()
    for key in lexicon.word_keys(word.text, word.exact):
        found.update(field.places.get(key, ()))
    parts = parts_of(word)
    if parts:
        found.update(_in_order([_word(part, field, lexicon) for part in parts], slop=0))
    return found


def _phrase(phrase: Phrase, field: FieldReading, reading: Reading) -> list[Place]:
    lists = [_word(Word(text, phrase.exact), field, reading.lexicon) for text in phrase.words]
    return _in_order(lists, phrase.slop) if all(lists) else []


def _in_order(lists: Sequence[Iterable[Place]], slop: int) -> list[Place]:
    """The places where one of each list follows the other, with at most `slop` further words in all."""
    paths = {place.last: _Path(0, place, place) for place in sorted(lists[0], reverse=True)}
    for places in lists[1:]:
        longer: dict[int, _Path] = {}
        for place in sorted(places):
            best = _cheapest(paths, place, slop)
            if best and (place.last not in longer or best.spent < longer[place.last].spent):
                longer[place.last] = best
        paths = longer
    return [
        Place(path.first.first, path.last.last, path.first.start, path.last.end) for path in paths.values()
    ]


def _cheapest(paths: dict[int, _Path], place: Place, slop: int) -> _Path | None:
    best: _Path | None = None
    for gap in range(slop + 1):
        path = paths.get(place.first - 1 - gap)
        if path and path.spent + gap <= slop and (best is None or path.spent + gap < best.spent):
            best = _Path(path.spent + gap, path.first, place)
    return best


def starts(text: str) -> Callable[[Spelled], bool]:
    """Whether a word begins so, as it is written."""
    stems = tuple({fold(text), plain(fold(text))})
    return lambda word: any(key.startswith(stems) for key in word.keys)


def _spelled(field: FieldReading, fits: Callable[[Spelled], bool]) -> list[Place]:
    return [word.place for word in field.words if fits(word)]


# -------------------------------------------------------------------------------------------------------- slips


def _slips(typo: Typo, field: FieldReading, language: str) -> list[Place]:
    token = words(typo.text)[0]
    if is_capitals(typo.text, TYPO_LONG - 1):
        return _spelled(field, lambda word: word.text.isupper() and _swapped(token.folded, word.keys[0]))
    if len(token.folded) < TYPO_LONG:
        return []
    return _spelled(field, lambda word: _slipped(token, word, language))


def _slipped(token: Token, word: Spelled, language: str) -> bool:
    if languages.is_frequent(word.keys[0], language):
        return False
    return any(one_off(wanted, key) for wanted in token.keys for key in word.keys)


def _swapped(wanted: str, written: str) -> bool:
    return wanted != written and sorted(wanted) == sorted(written) and one_off(wanted, written, anywhere=True)


# ------------------------------------------------------------------------------------------------------- chains


def chains(near: Near, field: FieldReading, reading: Reading) -> list[tuple[Place, ...]]:
    """One way for each end of the chain: a place for each side, neighbours as near as their link says."""
    found = [{place for unit in side for place in find(unit, field, reading)} for side in near.sides]
    if not all(found):
        return []
    ways: list[tuple[Place, ...]] = [(place,) for place in sorted(found[0])]
    for link, places in zip(near.links, found[1:], strict=True):
        ends = _by_edges(ways)
        ways = [(*way, place) for place in sorted(places) if (way := _near(ends, place, link))]
    return ways


def _by_edges(
    ways: list[tuple[Place, ...]],
) -> tuple[dict[int, tuple[Place, ...]], dict[int, tuple[Place, ...]]]:
    return {way[-1].last: way for way in reversed(ways)}, {way[-1].first: way for way in reversed(ways)}


def _near(
    ends: tuple[dict[int, tuple[Place, ...]], dict[int, tuple[Place, ...]]], place: Place, link: Link
) -> tuple[Place, ...] | None:
    by_last, by_first = ends
    for gap in range(link.distance + 1):
        way = by_last.get(place.first - 1 - gap)
        if way is None and not link.ordered:
            way = by_first.get(place.last + 1 + gap)
        if way:
            return way
    return None


# ------------------------------------------------------------------------------------------------------ sources


def source_places(source: Source, field: FieldReading) -> list[Place]:
    """The words of a source's name that have all the words wanted, in their order."""
    wanted = [token.keys for token in words(source.text)]
    found: list[Place] = []
    lines = {line_of(word.place) for word in field.words}
    for line in sorted(lines):
        names = [word for word in field.words if line_of(word.place) == line]
        found.extend(_subsequence(wanted, names))
    return found


def _subsequence(wanted: list[tuple[str, ...]], names: list[Spelled]) -> list[Place]:
    found: list[Place] = []
    following = names[0].place.first if names else 0
    for keys in wanted:
        place = next((w.place for w in names if w.place.first >= following and set(keys) & set(w.keys)), None)
        if place is None:
            return []
        found.append(place)
        following = place.last + 1
    return found
