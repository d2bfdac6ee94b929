"""Finding places and organisations in a text: candidates by the tables, then proof for those that need it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.gazetteer_data import Doubt, Entry, Tables, Word, words_of
from rules.languages import is_frequent
from rules.place_candidates import LOCATIVES, Candidate, Text, candidates
from rules.place_typos import Typos

_SENTENCE_ENDS = frozenset('.!?:«»“”"—–|;')
_LINKS = frozenset(("-", "–", "—", "/"))
_LONG_WORD = 4
_TITLE_SHARE = 0.8
# A title often begins with a country or its people, seldom with a town that is a common word too.
_STARTERS = ("country", "adjective")
# Places that are known by GeoNames alone: nobody has looked whether their names are also people's.
_UNSEEN = ("small", "town")
# Proofs that are decided by the other names of the text: places of the same country, or any place at all.
_DOUBTFUL, _COMPANY, _ABROAD = "doubtful", "company", "any company"
_NOT_PLACES = ("leader", "organisation")
_TOWNS = ("city", *_UNSEEN)
_CLAUSE = 8
"""Words before a name among which the disaster is looked for that strikes it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stood the proof; `proof` says by what, empty where none was needed."""

    start: int
    end: int
    entry: Entry
    inflected: bool
    proof: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a name is judged by: the words around it, the language, and whether capitals mean anything."""

    text: Text
    country: str | None
    """The source's own."""
    titled: bool
    """Nearly every word begins with a capital: a headline in Title Case, or all in capitals."""
    capitals: bool
    candidates: Sequence[Candidate]
    by_word: dict[int, Candidate]
    """The candidate each word belongs to."""
    cues: dict[tuple[str, str], int]
    """How many words speak for a place of several of one name, counted once a text."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words before and after a candidate within its sentence, and whether they are strangers.

    A stranger is a capitalised word that is no acronym and no place: a first name, a surname, a brand. Nothing is one
    where capitals mean nothing.
    """

    before: Word | None
    after: Word | None
    stranger_before: bool
    stranger_after: bool


def find(tables: Tables, typos: Typos, raw: str, language: str | None, country: str | None) -> list[Found]:
    """The names in a text, in order, without overlaps."""
    text = Text(tables, typos, raw, words_of(raw), language)
    known = list(candidates(text))
    if not known:
        return []
    titled, capitals = _style(text)
    by_word = {
        position: candidate
        for candidate in known
        for position in range(candidate.first, candidate.first + candidate.length)
    }
    real = [candidate for candidate in known if candidate.entries[0].kind != "blocked"]
    return list(_settled(Scene(text, country, titled, capitals, real, by_word, {})))


def _style(text: Text) -> tuple[bool, bool]:
    """Whether nearly every longer word begins with a capital, and whether all is in capitals.

    Short titles in Indonesian are judged by all their words: AS Serang Iran.
    """
    words, tables = text.words, text.tables
    long = [word.text for word in words if len(word.text) >= _LONG_WORD]
    capitals = (
        len(words) > 1 and bool(long) and all(word.text.isupper() for word in words if word.text.isalpha())
    )
    if text.language == "id" and len(long) < _LONG_WORD:
        joining = tables.locatives | tables.conjunctions
        counted = [word.text for word in words if word.text.isalpha() and word.key not in joining]
        return capitals or (len(counted) > 1 and _mostly_capitals(counted)), capitals
    return capitals or (_mostly_capitals(long) and len(long) >= _LONG_WORD), capitals


def _mostly_capitals(words: Sequence[str]) -> bool:
    return sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def _settled(scene: Scene) -> Iterator[Found]:
    proofs = [(candidate, _proof(scene, candidate)) for candidate in scene.candidates]
    proven = [
        candidate for candidate, proof in proofs if proof is not None and proof not in (_DOUBTFUL, _ABROAD)
    ]
    # Which of several places is meant, the places that are alone of their name decide, not its own first meaning.
    alone = {candidate.entries[0].code for candidate in proven if _is_one(candidate)}
    sure = alone | {_chosen(scene, candidate, alone).code for candidate in proven if not _is_one(candidate)}
    for candidate, proof in proofs:
        if proof is None:
            continue
        entry = _chosen(scene, candidate, sure if proof in (_DOUBTFUL, _ABROAD) else alone)
        if proof in (_DOUBTFUL, _ABROAD):
            if (
                entry.code not in sure
                and not _linked(scene, candidate, sure)
                and not (proof == _ABROAD and sure)
            ):
                continue
            proof = _COMPANY  # noqa: PLW2901  # the others of the text decided
        if _named_after(scene, candidate, entry):
            continue
        last = scene.text.words[candidate.first + candidate.length - 1]
        inflected = entry.how == "form" or bool(candidate.ending)
        yield Found(scene.text.words[candidate.first].start, last.end, entry, inflected, proof)


def _is_one(candidate: Candidate) -> bool:
    return len({entry.code for entry in candidate.entries}) == 1


def _named_after(scene: Scene, candidate: Candidate, entry: Entry) -> bool:
    """Whether a place is another one of its name, by the division after the comma: Paris, Texas; Lebanon, Ohio."""
    if entry.kind not in (*_TOWNS, "country"):
        return False
    division = scene.by_word.get(candidate.first + candidate.length)
    if division is None or not _after_comma(scene, division.first):
        return False
    listed = [place for place in division.entries if place.kind == "division"]
    if not listed or all(place.code == entry.code for place in division.entries):
        return False
    if len(listed) < len(division.entries):  # a country and a division of one name: which, the text says
        return _as_division(scene, division) is not None and entry.kind != "country"
    return all(place.code != entry.code for place in listed)


def _after_comma(scene: Scene, first: int) -> bool:
    words = scene.text.words
    return first > 0 and scene.text.raw[words[first - 1].end : words[first].start].strip() == ","


def _as_division(scene: Scene, candidate: Candidate) -> Entry | None:
    """The division of several places of one name, where a town of none of the others stands before: Rome, Georgia."""
    division = next((entry for entry in candidate.entries if entry.kind == "division"), None)
    if division is None or not _after_comma(scene, candidate.first):
        return None
    town = scene.by_word.get(candidate.first - 1)
    if town is None or town.entries[0].kind not in _TOWNS:
        return None
    others = {entry.code for entry in candidate.entries if entry is not division}
    return None if any(entry.code in others for entry in town.entries) else division


def _linked(scene: Scene, candidate: Candidate, sure: set[str]) -> bool:
    """Whether a dash or an "and" joins the name to a sure place: a flight from Baku to Grozny, Chad and Sudan."""
    words, raw = scene.text.words, scene.text.raw
    before, after = candidate.first - 1, candidate.first + candidate.length
    for last, first, other in ((before, before + 1, before), (after - 1, after, after)):
        if not 0 <= other < len(words):
            continue
        if raw[words[last].end : words[first].start].strip() in _LINKS:
            neighbour = scene.by_word.get(other)
        elif words[other].key in scene.text.tables.conjunctions:
            neighbour = scene.by_word.get(other - 1 if other == before else other + 1)
        else:
            continue
        if neighbour is not None and neighbour.entries[0].code in sure:
            return neighbour.entries[0].kind not in _NOT_PLACES
    return False


def _chosen(scene: Scene, candidate: Candidate, sure: set[str]) -> Entry:
    """Which of several places of one name is meant: by cue words, then company, then the item's own country."""
    entries = candidate.entries
    if _is_one(candidate):
        return entries[0]
    division = _as_division(scene, candidate)
    if division is not None:
        return division
    name = _name(scene, candidate)

    def weight(entry: Entry) -> tuple[int, bool, bool]:
        cued = (name, entry.code) in scene.text.tables.cues
        return _cues(scene, name, entry), not cued and entry.code in sure, entry.code == scene.country

    return max(entries, key=weight)


def _name(scene: Scene, candidate: Candidate) -> str:
    words = scene.text.words[candidate.first : candidate.first + candidate.length]
    return " ".join(word.key for word in words)


def _cues(scene: Scene, name: str, entry: Entry) -> int:
    """How many words of the text speak for this one of several places of a name."""
    place = (name, entry.code)
    cues = scene.text.tables.cues.get(place, ())
    if place not in scene.cues:
        scene.cues[place] = sum(_one_of(word, cues) for word in scene.text.words) if cues else 0
    return scene.cues[place]


def _proof(scene: Scene, candidate: Candidate) -> str | None:
    """None: no place; doubtful: only in the company of another place there; else what proves it."""
    entry = candidate.entries[0]
    doubt = _doubt_of(scene, entry)
    around = _around(scene, candidate)
    if doubt is not None and (
        _one_of(around.after, doubt.not_before) or _one_of(around.before, doubt.not_after)
    ):
        return None
    if _is_first_name(scene, candidate, doubt) or _is_club(scene, candidate, around):
        return None
    exact = entry.case not in ("small", "capital")
    if entry.kind == "adjective" and _is_surname(scene, candidate, around):
        return None
    if entry.kind not in _UNSEEN and (
        doubt is None or doubt.kind == "neighbour" or (exact and not scene.capitals)
    ):
        return ""
    return _by_neighbours(scene, candidate, doubt, around)


def _doubt_of(scene: Scene, entry: Entry) -> Doubt | None:
    doubt, language = entry.doubt, scene.text.language
    if doubt is None or not doubt.languages or language is None or language in doubt.languages:
        return doubt
    return None


def _by_neighbours(scene: Scene, candidate: Candidate, doubt: Doubt | None, around: Around) -> str | None:
    entry = candidate.entries[0]
    where = _where(scene, candidate, around)
    if where and not _is_title_of_words(scene, candidate, doubt):
        return where
    if doubt is not None and doubt.kind == "verb":
        return _in_spite_of_verb(scene, candidate, doubt, around)
    person = entry.kind in _UNSEEN and (around.stranger_before or around.stranger_after)
    if not person and (_institution(scene, around.before) or _institution(scene, around.after)):
        return "institution"
    name = _name(scene, candidate)
    if any(_cues(scene, name, twin) for twin in candidate.entries):
        return "cue"
    if entry.kind == "small":
        return _DOUBTFUL
    no_capitals = scene.titled or entry.case not in ("small", "capital")
    return _by_start(scene, entry, doubt, around) if no_capitals else _by_capital(entry, doubt, around)


def _where(scene: Scene, candidate: Candidate, around: Around) -> str:
    """What says where, if anything does: an ending, the word before, a disaster that strikes the place.

    "From" before a first name and a surname says nothing.
    """
    if candidate.ending in LOCATIVES:
        return "locative"
    tables, before = scene.text.tables, around.before
    if before is None:
        return ""
    if before.key in tables.locatives and not (before.key in tables.weak_locatives and around.stranger_after):
        return "residents" if before.key in tables.residents else "locative"
    return "disaster" if _struck(scene, candidate.first, before) else ""


def _struck(scene: Scene, first: int, before: Word) -> bool:
    """Whether a disaster stands before the name, or its verb and the disaster shortly before: Gempa Guncang Palu."""
    tables = scene.text.tables
    if before.key in tables.disasters:
        return True
    if before.key not in tables.impacts:
        return False
    near = scene.text.words[max(first - _CLAUSE, 0) : first]
    return any(word.key in tables.disasters for word in near)


def _is_title_of_words(scene: Scene, candidate: Candidate, doubt: Doubt | None) -> bool:
    """Whether even "in" proves nothing: Joy in Reading, in Title Case and without anything that towns have."""
    if not scene.titled or doubt is None or doubt.kind != "word" or candidate.entries[0].kind != "small":
        return False
    near = scene.text.words[max(candidate.first - _CLAUSE, 0) : candidate.first]
    return not any(_institution(scene, word) for word in near)


def _in_spite_of_verb(scene: Scene, candidate: Candidate, doubt: Doubt, around: Around) -> str | None:
    """Serang also means attacks: the town is meant after an office of towns, or where nobody stands who attacks."""
    before = around.before
    if before is None:
        return None
    if before.key in scene.text.tables.offices:
        return "institution"
    someone = around.stranger_before or before.text.isupper() or candidate.first - 1 in scene.by_word
    if scene.titled or someone or _institution(scene, before):
        return None
    return _by_capital(candidate.entries[0], doubt, around)


def _by_start(scene: Scene, entry: Entry, doubt: Doubt | None, around: Around) -> str:
    """Where capitals mean nothing: a country that owns something, or begins the title and stands with others."""
    if entry.kind == "country" and around.after is not None and around.after.text in ("s", "S"):
        return "capital"
    if doubt is not None and doubt.kind == "object":
        return "start" if around.before is None else _ABROAD
    return _ABROAD if entry.kind == "country" and scene.text.language in ("en", None) else _DOUBTFUL


def _by_capital(entry: Entry, doubt: Doubt | None, around: Around) -> str:
    """A capital proves a name unless its neighbour is a stranger with a capital too, as in Michael Jordan."""
    if around.after is not None and around.after.text == "s":
        return "capital"
    if around.stranger_before or around.stranger_after:
        return _DOUBTFUL
    kind = doubt.kind if doubt is not None else ""
    begins = around.before is None and (kind == "common" or (kind == "word" and entry.kind not in _STARTERS))
    return _DOUBTFUL if begins else "capital"


def _around(scene: Scene, candidate: Candidate) -> Around:
    """The neighbours within the sentence."""
    first, last = candidate.first, candidate.first + candidate.length - 1
    words, raw = scene.text.words, scene.text.raw
    before = words[first - 1] if first else None
    if before is not None and not _SENTENCE_ENDS.isdisjoint(raw[before.end : words[first].start]):
        before = None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and not _SENTENCE_ENDS.isdisjoint(raw[words[last].end : after.start]):
        after = None
    return Around(
        before,
        after,
        before is not None and _stranger(scene, first - 1),
        after is not None and _stranger(scene, last + 1),
    )


def _one_of(word: Word | None, stems: Sequence[str]) -> bool:
    if word is None or not stems:
        return False
    return any(word.key.startswith(stem[:-1]) if stem.endswith("*") else word.key == stem for stem in stems)


def _institution(scene: Scene, word: Word | None) -> bool:
    """Whether a word goes with a state or a town and seldom with a person: president, army, earthquake."""
    return word is not None and word.key.startswith(scene.text.tables.institutions)


def _is_first_name(scene: Scene, candidate: Candidate, doubt: Doubt | None) -> bool:
    """Whether a leader's name follows one that is also a person's: Владимир Путин."""
    after = scene.by_word.get(candidate.first + candidate.length)
    return (
        doubt is not None
        and doubt.kind == "person"
        and after is not None
        and after.entries[0].kind == "leader"
    )


def _is_club(scene: Scene, candidate: Candidate, around: Around) -> bool:
    """Whether a town beats, is beaten or gets into a final: its club is meant."""
    if candidate.entries[0].kind not in _TOWNS:
        return False
    contests, rounds = scene.text.tables.contests, scene.text.tables.rounds
    if any(word is not None and word.key.startswith(contests) for word in (around.before, around.after)):
        return True
    verb = candidate.first + candidate.length
    # Бавария вышла в финал; where a preposition stands before the town, the final is held there.
    in_it = around.before is not None and around.before.key in scene.text.tables.locatives
    return not in_it and any(word.key.startswith(rounds) for word in scene.text.words[verb + 2 : verb + 3])


def _is_surname(scene: Scene, candidate: Candidate, around: Around) -> bool:
    """A Russian adjective with a capital after a stranger is a surname: Дмитрий Волынский."""
    word = scene.text.words[candidate.first]
    if scene.text.language != "ru" or scene.titled or not word.text[0].isupper():
        return False
    return around.stranger_before and not _institution(scene, around.after)


def _stranger(scene: Scene, position: int) -> bool:
    word = scene.text.words[position]
    if scene.titled or len(word.text) < 2 or not word.text[0].isupper() or word.text.isupper():
        return False
    if word.key in scene.text.tables.locatives or _institution(scene, word):
        return False
    candidate = scene.by_word.get(position)
    if candidate is not None:
        return candidate.entries[0].kind in _NOT_PLACES
    # A capital that begins the text says nothing of a word that is frequent in small letters.
    return position > 0 or not is_frequent(word.key, scene.text.language or "")
