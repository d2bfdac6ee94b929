"""Errors and warnings of rules in plain English, for the command line; chats translate the same ids elsewhere."""

import unicodedata

from rules.errors import ErrorCode, Hint, QueryError, RuleWarning, WarningCode, printable

_WIDTH = 160
_MARGIN = 60

SENTENCES: dict[ErrorCode, str] = {
    ErrorCode.EMPTY: "there is no word here",
    ErrorCode.MISSING_OPERAND: '"{operator}" needs a word {side} it',
    ErrorCode.UNCLOSED_PAREN: "this parenthesis is never closed",
    ErrorCode.UNEXPECTED_PAREN: "there is no opening parenthesis for this one",
    ErrorCode.UNCLOSED_QUOTE: "this quotation mark is never closed",
    ErrorCode.UNCLOSED_REGEX: "this expression is never closed",
    ErrorCode.UNKNOWN_FIELD: 'unknown field "{field}"; fields are {fields}',
    ErrorCode.NESTED_FIELD: 'the field "{field}" cannot stand inside "{outer}:"',
    ErrorCode.UNKNOWN_REGION: 'no country or region is known as "{name}"',
    ErrorCode.UNKNOWN_ORG: 'no organisation is known as "{name}"',
    ErrorCode.UNKNOWN_TOPIC: 'no topic is known as "{name}"',
    ErrorCode.UNKNOWN_LANGUAGE: 'no language is known as "{name}"',
    ErrorCode.NEEDS_POSITIVE: "this would match almost everything: it has no word that must be present",
    ErrorCode.LANG_ALONE: "a language alone would match everything written in it",
    ErrorCode.CONDITION_PLACE: "a condition holds for the whole rule and cannot stand here",
    ErrorCode.CONDITION_VALUE: '"{condition}" is no condition on {name}',
    ErrorCode.CONDITIONS_ONLY: "these are conditions only; the rule has no words",
    ErrorCode.NEAR_DISTANCE: 'a distance lies between {low} and {high}, not "{distance}"',
    ErrorCode.NEAR_SIDE: '"{operator}" joins words, phrases and groups of them with OR; this is neither',
    ErrorCode.SHORT_PREFIX: "a * stands at the end of a word, after at least {least} letters",
    ErrorCode.SHORT_TYPO: "a ~ stands at the end of a word, after at least {least} letters",
    ErrorCode.BAD_REGEX: "this expression cannot be read: {reason}",
    ErrorCode.REGEX_TOO_LONG: "an expression has at most {limit} characters; this one has {count}",
    ErrorCode.TOO_LONG: "a rule has at most {limit} characters; this one has {count}",
    ErrorCode.TOO_DEEP: "parentheses stand at most {limit} deep; this one is deeper",
    ErrorCode.TOO_MANY_TERMS: "a rule has at most {limit} words; this is one more",
    ErrorCode.TOO_MANY_PREFIXES: "a rule has at most {limit} words with *; this is one more",
    ErrorCode.TOO_MANY_REGEXES: "a rule has at most {limit} expressions; this is one more",
    ErrorCode.TOO_MANY_NOT: "a rule excludes at most {limit} words; this is one more",
}

HINTS: dict[Hint, str] = {
    Hint.WRITE_AND: "for both words write a space or AND between them",
    Hint.WRITE_OR: "for one or the other write OR between them",
    Hint.WRITE_A_WORD: "write what to look for, for example: kerusuhan Kazakhstan",
    Hint.QUOTE_OPERATOR: 'to look for the word itself, put it in quotation marks: "{operator}"',
    Hint.CLOSE_PAREN: "add ) where the group ends",
    Hint.REMOVE_PAREN: "remove it, or add ( where the group begins",
    Hint.CLOSE_QUOTE: 'add " where the phrase ends',
    Hint.CLOSE_REGEX: "add / where the expression ends; a slash inside it is written \\/",
    Hint.USE_SOURCE: "to follow a publisher, write source:{host}",
    Hint.QUOTE_COLON: 'to look for the words themselves, leave out the ":" or use quotation marks',
    Hint.USE_CONDITION: "a condition on the story is written {example}",
    Hint.ONE_FIELD: "fields do not nest; write one field before the group",
    Hint.NOT_BEFORE_FIELD: "to exclude, put the dash first: -{field}:word",
    Hint.NEAREST: "did you mean {nearest}?",
    Hint.USE_NAME: "write it as a plain word to look for the word itself",
    Hint.ADD_POSITIVE: "every branch of an OR needs a word, a phrase or a field that must be present",
    Hint.ADD_TO_LANGUAGE: "add a word, a topic or a region that must be present too",
    Hint.CONDITION_TOP: "put it at the end of the rule, outside parentheses, without OR or NOT",
    Hint.SOURCES_VALUE: "write sources>=3, sources>2 or sources=3, with a whole number from 1 to {high}",
    Hint.SEVERITY_VALUE: "write severity>=important or severity=critical; levels are info, important, critical",
    Hint.CONDITIONS_AGREE: "no story can meet it together with the conditions before it; keep one of them",
    Hint.DISTANCE_RANGE: "write for example NEAR/5",
    Hint.NEAR_SIDES: "for example: (riot OR protest) NEAR/5 Almaty; one field goes before all: title:(riot NEAR Almaty)",
    Hint.LONGER_PREFIX: "for example: protes*",
    Hint.LONGER_TYPO: "for example: Tokayev~",
    Hint.RE2_SYNTAX: "expressions follow RE2: no look-around, no back-references, counts up to 1000",
    Hint.SPLIT_RULE: "make two rules of it",
    Hint.FEWER_PAREN: "remove parentheses that change nothing",
}

WARNINGS: dict[WarningCode, str] = {
    WarningCode.MIXED_OPERATORS: "AND binds before OR; this is read as {rule}",
    WarningCode.CAPITALS_ONLY: "{word} matches capitals only; write {lower} for the word in any letters",
    WarningCode.NOT_COVERS_ONE: "only {excluded} is excluded; {kept} must be present. To exclude both: -({excluded} OR {kept})",
    WarningCode.SIGNS_IGNORED: "{signs} is no part of a word and changes nothing here",
    WarningCode.LOWERCASE_OPERATOR: "{word} is read as a word; the operator is {operator}",
    WarningCode.ADDRESS: "{host} is looked for as words; to follow a publisher, write source:{host}",
    WarningCode.TYPO_EXACT: "{word} is too short for slips of the pen; at 4 and 5 letters only capitals may be swapped",
    WarningCode.KNOWN_NAME: "{word} is a known name; {field} finds it in every language",
    WarningCode.BROAD: "{field} alone sends everything there",
}


def sentence(error: QueryError) -> str:
    """One sentence saying what is wrong."""
    return SENTENCES[error.code].format_map(error.params)


def advice(error: QueryError) -> str:
    """One sentence saying what to do, or nothing."""
    return HINTS[error.hint].format_map(error.params) if error.hint else ""


def remark(warning: RuleWarning) -> str:
    """One sentence of warning."""
    return WARNINGS[warning.code].format_map(warning.params)


def caret(error: QueryError, text: str) -> str:
    """The rule echoed, a caret line with the sentence and the error's id, and the hint.

    A long rule is cut around the caret. Columns are those of a terminal: wide signs take two, marks none.
    """
    first, last = _window(error, text)
    shown = printable(text[first:last])
    before, under = text[first : error.start], text[error.start : min(error.end, last)]
    lead = "…" if first else ""
    tail = "…" if last < len(text) else ""
    carets = "^" * max(1, _columns(under))
    lines = [
        f"{lead}{shown}{tail}",
        f"{' ' * (len(lead) + _columns(before))}{carets} {sentence(error)} [{error.code}]",
        advice(error),
    ]
    return "\n".join(line for line in lines if line)


def _window(error: QueryError, text: str) -> tuple[int, int]:
    if len(text) <= _WIDTH:
        return 0, len(text)
    first = max(0, min(error.start - _MARGIN, len(text) - _WIDTH))
    return first, min(len(text), first + _WIDTH)


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
