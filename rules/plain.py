"""Plain words of people read as a rule: which of them are places or organisations, and what belongs together.

"kerusuhan di Kazakhstan atau CSTO" is a word and, in every language, a place or an organisation.
"""

import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rules.errors import QueryError
from rules.lexer import Kind, lex
from rules.lexicon import Lexicon
from rules.query import FIELDS, is_capitals
from rules.text import Token, fold, words

if TYPE_CHECKING:
    from rules.gazetteer import Mention

MOST_WORDS = 40
"""A longer text is not what somebody looks for in other people's texts."""
LONGEST_NAME = 5
_NAME_LEAST = 4
_LISTED_MOST = 2
"""Commas part alternatives where so few words stand between them; elsewhere they part a sentence."""
_EXCLUDED_MOST = 3
"""Words side by side that one "not" leaves out, together."""
_SIGNS = "=*~"
_COMMAS = ",;\n"
_SLASH = "/"
_COLON = re.compile(r"([^\W\d_]+):(?=\s|$)")
_DASH = re.compile(r"(?<=\s)(?:[–—](?=\s)|-(?=\s+([^\W\d_])))")
# In the Kazakh of places: in, from, of, to, and what is there.
_CASE = re.compile(
    "(?:[дт][ае]|[дт](?:ағы|егі)|[дтн](?:ан|ен)|[дтн](?:ың|ің)|[ғқ]а|[гк]е|н(?:да|де|дағы|дегі|а|е))$"
)
_THERE = re.compile("[дт](?:ағы|егі)$")


class TermKind(StrEnum):
    """What a part of a plain text names."""

    REGION = "region"
    ORGANISATION = "org"
    TOPIC = "topic"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or the words of one name, as they were written; ``code`` is what the name's field calls it."""

    words: tuple[str, ...]
    kind: TermKind
    code: str = ""
    excluded: bool = False

    @property
    def text(self) -> str:
        """The words as they were written."""
        return " ".join(self.words)

    @property
    def is_name(self) -> bool:
        """Whether it names a place or an organisation."""
        return self.kind in (TermKind.REGION, TermKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class All:
    """What must all be there."""

    parts: "tuple[Shape, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """Of which one is enough."""

    parts: "tuple[Shape, ...]"


Shape = int | All | Any
"""How terms, by their numbers, belong together."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain words: its terms in order, and how those that must be present belong together."""

    terms: tuple[Term, ...]
    shape: Shape


class _Gap(StrEnum):
    """What stands between terms."""

    NEXT = "next"
    SMALL = "small"
    COMMA = "comma"
    OR = "or"


@dataclass(frozen=True, slots=True)
class _Heard:
    """A term as it was met: what parts it from the one before, and whether something is said to be there."""

    term: Term
    before: _Gap
    located: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Terms that belong to each other closest, and what stands before them; a place may be a town, which is a word."""

    terms: tuple[int, ...]
    name: bool
    place: bool
    before: _Gap


def read_plain(text: str, lexicon: Lexicon, *, operators: str = "en") -> Plain | None:
    """Read a text in plain words; None for one in the rule language, or too long to be looked for.

    Plain is a text without operators, fields, conditions, quotation marks, parentheses and other signs of the language.
    """
    text = _without_marks(text)
    if not _is_plain(text, operators):
        return None
    tokens = words(text)
    if not 0 < len(tokens) <= MOST_WORDS:
        return None
    heard = _Hearing(text, tokens, lexicon, _small_words(operators)).heard()
    if all(one.term.excluded for one in heard):
        heard = [replace(one, term=replace(one.term, excluded=False)) for one in heard]
    return Plain(tuple(one.term for one in heard), _shape(heard))


def _without_marks(text: str) -> str:
    """Take the meaning from what prose is written with: a colon after a word, a dash between two; lengths stay."""
    colons = _COLON.sub(lambda mark: mark[0] if mark[1].lower() in FIELDS else f"{mark[1]}.", text)
    # A hyphen before a small letter leaves a word out, as in "gempa - film".
    return _DASH.sub(lambda mark: mark[0] if mark[1] and mark[1].islower() else ".", colons)


def _is_plain(text: str, operators: str) -> bool:
    try:
        lexemes = lex(text, operators)
    except QueryError:
        return False
    return all(
        lexeme.kind is Kind.WORD
        and not any(sign in lexeme.text for sign in _SIGNS)
        and "://" not in lexeme.text
        for lexeme in lexemes
    )


# ---------------------------------------------------------------------------------------------------------- terms


class _Hearing:
    """Goes through a text once; what small words do is kept until the term that they are said of."""

    def __init__(
        self, text: str, tokens: Sequence[Token], lexicon: Lexicon, small_words: Mapping[str, str]
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._small_words = small_words
        self._names = _names(text, tokens, lexicon)
        self._shouted = len(tokens) > 1 and text.upper() == text
        self._begin()

    def _begin(self) -> None:
        self._heard: list[_Heard] = []
        self._gap, self._excluding, self._located = _Gap.SMALL, False, False
        self._small = 0
        self._met: dict[str, int] = {}
        """How many terms stood before the first small word of a role."""

    def heard(self) -> list[_Heard]:
        """List the terms of the text; "The Who" is nothing but small words, which are meant then."""
        for roles in (self._small_words, {}):
            self._begin()
            at = end = 0
            while at < len(self._tokens):
                self._widen(_between(self._text[end : self._tokens[at].start]))
                length, kind, code = self._names.get(at, (1, TermKind.WORD, ""))
                role = None if kind is not TermKind.WORD else roles.get(self._tokens[at].folded)
                if role is None:
                    self._take(self._tokens[at : at + length], kind, code)
                else:
                    self._pass(role)
                at += length
                end = self._tokens[at - 1].end
            if self._heard:
                break
        return self._asked_for()

    def _widen(self, gap: _Gap) -> None:
        self._gap = max(self._gap, gap, key=_STRENGTH.index)

    def _pass(self, role: str) -> None:
        """Pass a small word."""
        self._met.setdefault(role, len(self._heard))
        self._small += 1
        self._excluding |= role == "except"
        self._located = role == "at"
        if role == "excepted" and self._heard:
            last = self._heard[-1]
            self._heard[-1] = replace(last, term=replace(last.term, excluded=True))
        self._widen(_Gap.OR if role == "or" else _Gap.SMALL)

    def _take(self, tokens: Sequence[Token], kind: TermKind, code: str) -> None:
        """Take a term."""
        spelt = tuple(_spelt(token.text, shouted=self._shouted) for token in tokens)
        # Behind that comma the sentence goes on: "…, let me know if there is …".
        gap = _Gap.SMALL if self._gap is _Gap.COMMA and self._small > 1 else self._gap
        there = _THERE.search(tokens[-1].folded) is not None
        last = self._heard[-1].term if self._heard else None
        if last and gap is _Gap.NEXT and _goes_on(last, kind):
            self._heard[-1] = replace(self._heard[-1], term=replace(last, words=(*last.words, *spelt)))
        else:
            term = Term(spelt, kind, code, self._excluding)
            self._heard.append(_Heard(term, gap, self._located or there))
        # What is there is said of the words behind it, as with a preposition.
        self._gap = _Gap.SMALL if there else _Gap.NEXT
        self._excluding, self._located, self._small = False, False, 0

    def _asked_for(self) -> list[_Heard]:
        """Leave out what people tell of themselves before "let me know if …", but where they tell it of."""
        asked, supposed = self._met.get("ask"), self._met.get("if")
        if asked is None or supposed is None:
            return self._heard
        wanted = range(min(asked, supposed), asked if asked > supposed else len(self._heard))
        if not wanted:
            return self._heard
        kept: list[_Heard] = []
        skipped = False
        for number, one in enumerate(self._heard):
            if number in wanted or one.term.is_name or one.located or one.term.excluded:
                apart = skipped and one.before is _Gap.NEXT
                kept.append(replace(one, before=_Gap.SMALL) if apart else one)
                skipped = False
            else:
                skipped = True
        return kept


def _goes_on(last: Term, kind: TermKind) -> bool:
    """Whether a word behind one that is left out belongs to it: "without sepak bola"."""
    words_only = last.kind is TermKind.WORD and kind is TermKind.WORD
    return last.excluded and words_only and len(last.words) < _EXCLUDED_MOST


_STRENGTH = (_Gap.NEXT, _Gap.SMALL, _Gap.COMMA, _Gap.OR)


def _between(signs: str) -> _Gap:
    if _SLASH in signs:
        return _Gap.OR
    if any(sign in signs for sign in _COMMAS):
        return _Gap.COMMA
    return _Gap.SMALL if signs.strip() else _Gap.NEXT


def _spelt(word: str, *, shouted: bool) -> str:
    """A word as it is looked for: in a text all in capitals they mean nothing."""
    return word.lower() if shouted else word


@functools.cache
def _small_words(language: str) -> Mapping[str, str]:
    """What small words do, in a chat of this language first: Russian "не" is no, Kazakh "не" is what."""
    path = importlib.resources.files("rules") / "data" / "small_words.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    rows.sort(key=lambda row: row[1] != language)
    roles: dict[str, str] = {}
    for role, _, listed in rows:
        for word in listed.split():
            roles.setdefault(fold(word), role)
    return roles


_Named = tuple[int, TermKind, str]
"""How many tokens a name has, what it is and its code."""


def _names(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> dict[int, _Named]:
    """The names in a text by their first token, the longest first and then from the left."""
    found = [*_mentioned(text, tokens, lexicon), *_called(tokens, lexicon)]
    found.sort(key=lambda one: (-one[1][0], one[1][1] is TermKind.TOPIC, one[0]))
    taken: set[int] = set()
    names: dict[int, _Named] = {}
    for first, named in found:
        span = range(first, first + named[0])
        if taken.isdisjoint(span):
            taken.update(span)
            names[first] = named
    return names


def _mentioned(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, _Named]]:
    """Countries and organisations as news name them, inflected too; people write their names small."""
    firsts = {token.start: number for number, token in enumerate(tokens)}
    lasts = {token.end: number for number, token in enumerate(tokens)}
    for spelling in dict.fromkeys((text, _capitalised(text, tokens))):
        for mention in lexicon.gazetteer.find(spelling, None):
            first, last = firsts.get(mention.start), lasts.get(mention.end)
            if first is not None and last is not None and _is_whole(mention):
                yield first, (last - first + 1, TermKind(mention.kind), mention.code)


def _is_whole(mention: "Mention") -> bool:
    """Whether a name means all of a country: a town, a leader or a house of its government is a word."""
    return mention.kind == "org" or mention.reason.startswith(("country", "adjective"))


def _capitalised(text: str, tokens: Sequence[Token]) -> str:
    letters = list(text)
    for token in tokens:
        capital = letters[token.start].upper()
        if len(capital) == 1 and not is_small(token.folded):
            letters[token.start] = capital
    return "".join(letters)


def _called(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, _Named]]:
    """Names by which the fields of the rule language know places, organisations and topics."""
    for first in range(len(tokens)):
        for length in range(min(LONGEST_NAME, len(tokens) - first), 0, -1):
            window = tokens[first : first + length]
            if length == 1 and not _may_be_called(window[0]):
                continue
            for name in _spellings(window, lexicon):
                known = _known(name, lexicon)
                if known is not None:
                    yield first, (length, *known)
                    break


def is_small(folded: str) -> bool:
    """Tell whether a word is only grammar, or is said to us, in any of the languages."""
    return folded in _small_words("en")


def _may_be_called(token: Token) -> bool:
    return len(token.text) >= _NAME_LEAST and not (is_capitals(token.text) and len(token.text) < _NAME_LEAST)


def _spellings(window: Sequence[Token], lexicon: Lexicon) -> Iterator[str]:
    """A name as it stands, and with what its last word is a form of."""
    *before, last = (token.text for token in window)
    yield " ".join((*before, last))
    for language in ("ru", "kk") if not last.isascii() else ("id",):
        for key in lexicon.words.forms(fold(last), language):
            yield " ".join((*before, key.partition(":")[2]))
    bare = _CASE.sub("", fold(last))
    if bare != fold(last):
        yield " ".join((*before, bare))


def _known(name: str, lexicon: Lexicon) -> tuple[TermKind, str] | None:
    organisation = lexicon.gazetteer.organisation(name)
    if organisation is not None:
        return TermKind.ORGANISATION, organisation
    region = lexicon.gazetteer.region(name)
    if region is not None:
        return TermKind.REGION, region.code
    topic = lexicon.topics.topic(name)
    return None if topic is None else (TermKind.TOPIC, topic)


# ---------------------------------------------------------------------------------------------------------- shape


def _shape(heard: Sequence[_Heard]) -> Shape:
    """How the terms that must be present belong together: "or" binds what is alike, and whole phrases otherwise."""
    alternatives: list[list[_Run]] = [[]]
    runs = _runs(heard)
    for number, run in enumerate(runs):
        last = alternatives[-1]
        unlike = bool(last) and last[-1].place != run.place
        anew = run.before is _Gap.COMMA and not run.place and _is_placed(runs, number)
        if unlike and (run.before is _Gap.OR or anew):
            alternatives.append([])
        alternatives[-1].append(run)
    return _joined(Any, [_conjunction(runs) for runs in alternatives])


def _runs(heard: Sequence[_Heard]) -> list[_Run]:
    """Words that stand side by side; each name by itself."""
    runs: list[_Run] = []
    gap = _Gap.SMALL
    for number, one in enumerate(heard):
        gap = max(gap, one.before, key=_STRENGTH.index)
        if one.term.excluded:
            continue
        name = one.term.is_name
        if runs and gap is _Gap.NEXT and not name and not runs[-1].name:
            runs[-1] = replace(runs[-1], terms=(*runs[-1].terms, number))
        else:
            runs.append(_Run((number,), name, name or one.located, gap))
        gap = _Gap.NEXT
    for number, run in enumerate(runs):
        before = runs[number - 1] if number else None
        listed = before is not None and before.place and not before.name and run.before in _LISTING
        if listed and not _is_placed(runs, number):
            # "in Jakarta or Bandung"
            runs[number] = replace(run, place=True)
    return runs


_LISTING = (_Gap.COMMA, _Gap.OR)


def _is_placed(runs: Sequence[_Run], number: int) -> bool:
    """Whether it is said behind a run where that is: another phrase begins with it."""
    behind = runs[number + 1 : number + 2]
    return any(run.place and run.before not in _LISTING for run in behind)


def _conjunction(runs: Sequence[_Run]) -> Shape:
    listed = all(len(run.terms) <= _LISTED_MOST for run in runs)
    groups: list[list[_Run]] = []
    for run in runs:
        alike = bool(groups) and groups[-1][-1].place == run.place
        if alike and (run.before is _Gap.OR or (run.before is _Gap.COMMA and listed)):
            groups[-1].append(run)
        else:
            groups.append([run])
    parts: list[Shape] = []
    for group in groups:
        choices = [_joined(All, list(run.terms)) for run in group]
        parts += [choices[0]] if len(choices) == 1 else [Any(tuple(choices))]
    return _joined(All, parts)


def _joined(kind: type[All | Any], parts: Sequence[Shape]) -> Shape:
    """Parts under one node; a part of the same kind gives its own parts."""
    flat: list[Shape] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
