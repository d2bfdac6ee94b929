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
class _Run:
    """Terms that belong to each other closest, and what stands before them."""

    terms: tuple[int, ...]
    names: bool
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
    terms, gaps = _terms(text, tokens, lexicon, _small_words(operators))
    if all(term.excluded for term in terms):
        terms = [Term(term.words, term.kind, term.code) for term in terms]
    return Plain(tuple(terms), _shape(terms, gaps))


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


def _terms(
    text: str, tokens: Sequence[Token], lexicon: Lexicon, small_words: Mapping[str, str]
) -> tuple[list[Term], list[_Gap]]:
    """The terms of a text, and before each of them what parts it from the one before."""
    names = _names(text, tokens, lexicon)
    shouted = len(tokens) > 1 and text.upper() == text
    terms: list[Term] = []
    gaps: list[_Gap] = []
    gap, excluding, at, end = _Gap.SMALL, False, 0, 0
    for only_small in (False, True):
        while at < len(tokens):
            gap = max(gap, _between(text[end : tokens[at].start]), key=_STRENGTH.index)
            length, kind, code = names.get(at, (1, TermKind.WORD, ""))
            small = None if kind is not TermKind.WORD else small_words.get(tokens[at].folded)
            if small is not None and not only_small:
                excluding |= small == "except"
                if small == "excepted" and terms:
                    terms[-1] = replace(terms[-1], excluded=True)
                gap = max(gap, _Gap.OR if small == "or" else _Gap.SMALL, key=_STRENGTH.index)
            else:
                spelt = tuple(_spelt(token.text, shouted=shouted) for token in tokens[at : at + length])
                terms.append(Term(spelt, kind, code, excluding))
                gaps.append(gap)
                # What is there is said of the words behind it, as with a preposition.
                there = _THERE.search(tokens[at + length - 1].folded) is not None
                gap, excluding = _Gap.SMALL if there else _Gap.NEXT, False
            at += length
            end = tokens[at - 1].end
        if terms:
            break
        # "The Who": nothing but small words, which are meant then.
        gap, excluding, at, end = _Gap.SMALL, False, 0, 0
    return terms, gaps


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


def _shape(terms: Sequence[Term], gaps: Sequence[_Gap]) -> Shape:
    """How the terms that must be present belong together: "or" binds what is alike, and whole phrases otherwise."""
    alternatives: list[list[_Run]] = [[]]
    for run in _runs(terms, gaps):
        last = alternatives[-1]
        if run.before is _Gap.OR and last and last[-1].names != run.names:
            alternatives.append([])
        alternatives[-1].append(run)
    return _joined(Any, [_conjunction(runs) for runs in alternatives])


def _runs(terms: Sequence[Term], gaps: Sequence[_Gap]) -> list[_Run]:
    """Words that stand side by side; each name by itself."""
    runs: list[_Run] = []
    gap = _Gap.SMALL
    for number, (term, before) in enumerate(zip(terms, gaps, strict=True)):
        gap = max(gap, before, key=_STRENGTH.index)
        if term.excluded:
            continue
        side_by_side = runs and gap is _Gap.NEXT and not term.is_name and not runs[-1].names
        if side_by_side:
            runs[-1] = _Run((*runs[-1].terms, number), names=False, before=runs[-1].before)
        else:
            runs.append(_Run((number,), names=term.is_name, before=gap))
        gap = _Gap.NEXT
    return runs


def _conjunction(runs: Sequence[_Run]) -> Shape:
    listed = all(len(run.terms) <= _LISTED_MOST for run in runs)
    groups: list[list[_Run]] = []
    for run in runs:
        alike = bool(groups) and groups[-1][-1].names == run.names
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
