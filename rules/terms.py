"""The words, phrases, expressions and names of a rule, made from its lexemes."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import NoReturn

from rules.errors import ErrorCode, Hint, QueryError, RuleWarning, WarningCode
from rules.lexer import Kind, Lexeme, host_of
from rules.lexicon import Lexicon
from rules.limits import PREFIX_LEAST, TYPO_LEAST, TYPO_LONG, Limits
from rules.query import (
    FEATURE_FIELDS,
    OPERATORS,
    Feature,
    Leaf,
    Node,
    Or,
    Phrase,
    Prefix,
    Regex,
    Source,
    Typo,
    Unit,
    Word,
    folded_word,
    is_capitals,
)
from rules.regex import RegexError, compiled
from rules.text import Token, address_words, fold, words

DISTANCE = 5
DISTANCE_HIGH = 20
_NAME_LEAST = 4
# Halves of characters, which no name has and no database keeps.
_LONE = re.compile("[\ud800-\udfff]")
_HOST = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/.*)?", re.IGNORECASE)
_SMALL_OPERATORS = {
    language: {word.lower(): word for word in (*OPERATORS["en"], *own)} for language, own in OPERATORS.items()
}
_UNKNOWN = {
    "region": ErrorCode.UNKNOWN_REGION,
    "org": ErrorCode.UNKNOWN_ORG,
    "topic": ErrorCode.UNKNOWN_TOPIC,
    "lang": ErrorCode.UNKNOWN_LANGUAGE,
}
PLACE_FIELDS = ("region", "org")
LONGEST_LIST = 10
"""Names after a field among which one without quotation marks, or several parted by commas, are looked for."""
_LONGEST_NAME = 4
_COMMAS = ",;"
_LIST_SIGNS = re.compile("[,;/+&|]")
# Signs that elsewhere stand between words.
_MEANT = {"&": Hint.WRITE_AND, "+": Hint.WRITE_AND, "|": Hint.WRITE_OR}
# Signs that people write around words without meaning anything by them.
_PUNCTUATION = frozenset(".,;:!?…'’‘`")


def distance(operator: Lexeme) -> int:
    """How many words may stand between the sides of this NEAR."""
    return DISTANCE if operator.extra is None else _distance(operator.extra, operator, 1)


def _distance(written: str, lexeme: Lexeme, low: int) -> int:
    digits = written.isascii() and written.isdigit() and len(written) <= len(str(DISTANCE_HIGH))
    if not digits or not low <= int(written) <= DISTANCE_HIGH:
        raise QueryError(
            ErrorCode.NEAR_DISTANCE,
            lexeme.start,
            lexeme.end,
            Hint.DISTANCE_RANGE,
            low=low,
            high=DISTANCE_HIGH,
            distance=written,
        )
    return int(written)


def side(node: Node) -> tuple[Unit, ...] | None:
    """What may stand on this side of a NEAR; None when this cannot stand there."""
    if isinstance(node, Unit):
        return (node,)
    if not isinstance(node, Or):
        return None
    found: list[Unit] = []
    for part in node.parts:
        units = side(part)
        if units is None:
            return None
        found.extend(units)
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _plain(text: str) -> Word:
    """A word of letters and digits: nothing about it needs a second look."""
    return Word(text)


class Terms:
    """Makes the leaves of one rule, counts them against its limits and, when a list is given, gathers remarks."""

    def __init__(
        self, lexicon: Lexicon, limits: Limits, operators: str, remarks: list[RuleWarning] | None = None
    ) -> None:
        self._remarks = remarks
        self._lexicon = lexicon
        self._limits = limits
        self._small_operators = _SMALL_OPERATORS.get(operators, _SMALL_OPERATORS["en"])
        self._counts = _NOTHING.copy()

    def leaf(self, lexeme: Lexeme, field: str | None, *, excluded: bool) -> Leaf:
        """The leaf that a word, phrase or expression stands for in this field."""
        if excluded:
            self._count("excluded", lexeme)
        if field is None and self._remarks is None and lexeme.kind is Kind.WORD and lexeme.text.isalnum():
            self._count("terms", lexeme)
            return _plain(lexeme.text)
        if field in FEATURE_FIELDS:
            self._count("terms", lexeme)
            return self._feature(lexeme, field)
        if lexeme.kind is Kind.REGEX:
            return self._regex(lexeme, field)
        return self._phrase(lexeme, field) if lexeme.kind is Kind.PHRASE else self._word(lexeme, field)

    def _count(self, what: str, lexeme: Lexeme, number: int = 1) -> None:
        self._counts[what] += number
        limit = getattr(self._limits, what)
        if self._counts[what] > limit:
            code = dict(_COUNTED)[what]
            raise QueryError(code, lexeme.start, lexeme.end, Hint.SPLIT_RULE, limit=limit)

    def _warn(self, code: WarningCode, lexeme: Lexeme, **params: str) -> None:
        if self._remarks is not None:
            self._remarks.append(RuleWarning(code, lexeme.start, lexeme.end, params))

    # ------------------------------------------------------------------------------------------------- words

    def _word(self, lexeme: Lexeme, field: str | None) -> Leaf:
        text, start = lexeme.text, lexeme.start
        exact = text.startswith("=")
        if exact:
            text, start = text[1:], start + 1
        if not text:
            raise QueryError(ErrorCode.MISSING_OPERAND, lexeme.start, lexeme.end, operator="=", side="after")
        if "*" in text:
            return self._prefix(lexeme, text, start, field)
        if "~" in text:
            return self._typo(lexeme, text, start, field)
        if field == "source":
            return self._source(lexeme, text)
        if not exact and field is None and self._remarks is not None:
            self._look_at(lexeme, text)
        return self._joined(lexeme, self._tokens(lexeme, text, field), field, exact=exact)

    def _tokens(self, lexeme: Lexeme, text: str, field: str | None) -> tuple[Token, ...]:
        tokens = address_words(text) if field == "url" else words(text)
        if not tokens:
            hint = _MEANT.get(text, Hint.WRITE_A_WORD)
            raise QueryError(ErrorCode.EMPTY, lexeme.start, lexeme.end, hint)
        self._count("terms", lexeme, len(tokens))
        if len(tokens) == 1 and field != "url" and self._remarks is not None:
            self._warn_of_signs(lexeme, text, tokens)
        return tokens

    def _joined(self, lexeme: Lexeme, tokens: tuple[Token, ...], field: str | None, *, exact: bool) -> Unit:
        # An address knows no capitals.
        texts = tuple(_in_address(token.text) if field == "url" else token.text for token in tokens)
        for text in texts if self._remarks is not None else ():
            if is_capitals(text):
                self._warn(WarningCode.CAPITALS_ONLY, lexeme, word=text, lower=fold(text.replace(".", "")))
        if len(texts) > 1:
            return Phrase(texts, exact, 0, field)
        return Word(texts[0], exact, field)

    def _phrase(self, lexeme: Lexeme, field: str | None) -> Leaf:
        slop = 0 if lexeme.extra is None else _distance(lexeme.extra, lexeme, 0)
        if field == "source":
            return self._source(lexeme, lexeme.text)
        unit = self._joined(lexeme, self._tokens(lexeme, lexeme.text, field), field, exact=lexeme.exact)
        return Phrase(unit.words, unit.exact, slop, field) if isinstance(unit, Phrase) else unit

    def _prefix(self, lexeme: Lexeme, text: str, start: int, field: str | None) -> Prefix:
        self._count("terms", lexeme)
        self._count("prefixes", lexeme)
        stem = self._stem(text, "*")
        if stem is None or _letters(stem) < PREFIX_LEAST:
            at = start + text.index("*")
            where = (at, at + 1) if stem is None else (lexeme.start, lexeme.end)
            raise QueryError(ErrorCode.SHORT_PREFIX, *where, Hint.LONGER_PREFIX, least=PREFIX_LEAST)
        return Prefix(stem, field)

    def _typo(self, lexeme: Lexeme, text: str, start: int, field: str | None) -> Typo:
        self._count("terms", lexeme)
        stem = self._stem(text, "~")
        if stem is None or _letters(stem) < TYPO_LEAST:
            at = start + text.index("~")
            where = (at, at + 1) if stem is None else (lexeme.start, lexeme.end)
            raise QueryError(ErrorCode.SHORT_TYPO, *where, Hint.LONGER_TYPO, least=TYPO_LEAST)
        if _letters(stem) < TYPO_LONG and not is_capitals(stem, TYPO_LONG - 1):
            self._warn(WarningCode.TYPO_EXACT, lexeme, word=stem)
        return Typo(stem, field)

    @staticmethod
    def _stem(text: str, sign: str) -> str | None:
        """What stands before the sign at the end of a word, when it is one word and nothing else."""
        stem = text[:-1]
        tokens = words(stem)
        whole = len(tokens) == 1 and (tokens[0].start, tokens[0].end) == (0, len(stem))
        return stem if whole and text[-1] == sign else None if stem else ""

    # ----------------------------------------------------------------------------------- names and expressions

    def _source(self, lexeme: Lexeme, text: str) -> Source:
        self._count("terms", lexeme)
        text = " ".join(_LONE.sub(" ", text).split())
        if text.lower().startswith(("http://", "https://")):
            text = host_of(text, text.index("//")) or ""
        if text.lower().startswith("www."):
            text = text[4:]
        if not words(text):
            raise QueryError(ErrorCode.EMPTY, lexeme.start, lexeme.end, Hint.WRITE_A_WORD)
        return Source(text)

    def _feature(self, lexeme: Lexeme, field: str) -> Feature:
        name = " ".join(lexeme.text.split())
        name = name.rstrip(f"{_COMMAS} ") or name
        if lexeme.kind is Kind.REGEX:
            self._unknown(lexeme, field, f"/{name}/", ())
        match field:
            case "region":
                region = self._lexicon.gazetteer.region(name)
                code = region.code if region else None
            case "org":
                code = self._lexicon.gazetteer.organisation(name)
            case "topic":
                code = self._lexicon.topics.topic(name)
            case _:
                code = self._lexicon.languages.language(name)
        if code is None:
            self._unknown(lexeme, field, name, self._nearest(field, name))
        return Feature(field, code)

    def _nearest(self, field: str, name: str) -> tuple[str, ...]:
        match field:
            case "topic":
                from rules.topics import nearest_names  # noqa: PLC0415 - the parser does without it, as the lexicon

                return nearest_names(name)
            case "lang":
                return self._lexicon.languages.nearest(name)
            case _:
                return self._each_known(field, name) or self._nearest_places(field, name)

    def _nearest_places(self, field: str, name: str) -> tuple[str, ...]:
        gazetteer = self._lexicon.gazetteer
        known = gazetteer.region if field == "region" else gazetteer.organisation
        return tuple(_quoted(near) for near in gazetteer.nearest(name) if known(near) is not None)

    def look_ahead(self, field: str, lexemes: Sequence[Lexeme]) -> None:
        """Refuse names parted by commas, and a name of several words without its quotation marks.

        Raises:
            QueryError: Either stands at the beginning of these lexemes; the hint says what was meant.
        """
        words = tuple(itertools.takewhile(lambda lexeme: lexeme.kind is Kind.WORD, lexemes))
        listed = sum(1 for _ in itertools.takewhile(lambda word: word.text[-1] in _COMMAS, words)) + 1
        if listed > 1:
            self._refuse_run(field, words[:listed], self._each_known(field, _run(words[:listed])))
            return
        gazetteer = self._lexicon.gazetteer
        known = gazetteer.region if field == "region" else gazetteer.organisation
        if len(words) > 1 and known(words[0].text) is None:
            for length in range(min(len(words), _LONGEST_NAME), 1, -1):
                name = _run(words[:length])
                self._refuse_run(field, words[:length], (_quoted(name),) if known(name) is not None else ())

    def _refuse_run(self, field: str, words: Sequence[Lexeme], meant: tuple[str, ...]) -> None:
        if meant:
            name = _run(words)
            self._unknown(Lexeme(Kind.WORD, words[0].start, words[-1].end, name), field, name, meant)

    def _each_known(self, field: str, name: str) -> tuple[str, ...]:
        """For `region:KZ,RU` what was meant: `region:(KZ OR RU)`."""
        gazetteer = self._lexicon.gazetteer
        known = gazetteer.region if field == "region" else gazetteer.organisation
        parts = [part.strip() for part in _LIST_SIGNS.split(name) if part.strip()]
        if len(parts) < 2 or any(known(part) is None for part in parts):
            return ()
        return (f"{field}:({' OR '.join(map(_quoted, parts))})",)

    @staticmethod
    def _unknown(lexeme: Lexeme, field: str, name: str, nearest: tuple[str, ...]) -> NoReturn:
        hint = Hint.NEAREST if nearest else Hint.USE_NAME
        params = {"name": name, "nearest": ", ".join(nearest)}
        raise QueryError(_UNKNOWN[field], lexeme.start, lexeme.end, hint, **params)

    def _regex(self, lexeme: Lexeme, field: str | None) -> Regex:
        self._count("terms", lexeme)
        self._count("regexes", lexeme)
        pattern = unicodedata.normalize("NFC", lexeme.text)
        limit = self._limits.regex_characters
        if not pattern:
            raise QueryError(ErrorCode.EMPTY, lexeme.start, lexeme.end, Hint.WRITE_A_WORD)
        if len(pattern) > limit:
            raise QueryError(
                ErrorCode.REGEX_TOO_LONG,
                lexeme.start,
                lexeme.end,
                Hint.SPLIT_RULE,
                limit=limit,
                count=len(pattern),
            )
        try:
            compiled(pattern)
        except RegexError as error:
            at = lexeme.text.find(error.part)
            where = (lexeme.start, lexeme.end)
            if at >= 0 and error.part:
                where = (lexeme.start + 1 + at, lexeme.start + 1 + at + len(error.part))
            raise QueryError(ErrorCode.BAD_REGEX, *where, Hint.RE2_SYNTAX, reason=error.reason) from None
        return Regex(pattern, field)

    # ------------------------------------------------------------------------------------------------ remarks

    def _look_at(self, lexeme: Lexeme, text: str) -> None:
        """Say what a plain word might have been meant to be."""
        operator = self._small_operators.get(text)
        if operator:
            self._warn(WarningCode.LOWERCASE_OPERATOR, lexeme, word=text, operator=operator)
        host = _HOST.fullmatch(text)
        if host:
            self._warn(WarningCode.ADDRESS, lexeme, host=host[1].lower())
        elif len(text) >= _NAME_LEAST or is_capitals(text):
            self._look_up(lexeme, text)

    def _look_up(self, lexeme: Lexeme, text: str) -> None:
        field = self._lexicon.known_as(text)
        if field:
            self._warn(WarningCode.KNOWN_NAME, lexeme, word=text, field=field)

    def _warn_of_signs(self, lexeme: Lexeme, text: str, tokens: tuple[Token, ...]) -> None:
        left = text[: tokens[0].start] + text[tokens[0].end :]
        signs = "".join(
            sign for sign in left if sign not in _PUNCTUATION and unicodedata.category(sign)[0] not in "CZ"
        )
        if signs:
            self._warn(WarningCode.SIGNS_IGNORED, lexeme, signs=signs)


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _run(words: Sequence[Lexeme]) -> str:
    return " ".join(word.text for word in words)


def _in_address(word: str) -> str:
    folded = folded_word(word)
    return folded if folded.isalnum() else word


_COUNTED = (
    ("terms", ErrorCode.TOO_MANY_TERMS),
    ("prefixes", ErrorCode.TOO_MANY_PREFIXES),
    ("regexes", ErrorCode.TOO_MANY_REGEXES),
    ("excluded", ErrorCode.TOO_MANY_NOT),
)
_NOTHING = dict.fromkeys((limit for limit, _ in _COUNTED), 0)


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in fold(text))
