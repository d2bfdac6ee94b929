"""A saved rule written anew: another level, a word left out, titles only; what else it asks stays as it was."""

from collections.abc import Iterator
from dataclasses import replace

from bot.model import Level, Rule, RuleDraft, RuleWords, StoryConditions
from rules import SEVERITIES, STORED, Lexicon, Parsed, Query, parse, to_text
from rules.query import And, Near, Node, Not, Or, Phrase, Prefix, Regex, Typo, Unit, Word, normal_word


def words_of(draft: RuleDraft) -> RuleWords:
    """Take what a draft asks."""
    return RuleWords(draft.text, draft.query, draft.digest, draft.conditions, draft.pack)


def read_again(rule: Rule, lexicon: Lexicon) -> Parsed:
    """Read a saved rule: it stands as it was understood, with English operators.

    Raises:
        QueryError: it was saved by a version that read it otherwise.
    """
    return parse(rule.text, lexicon, limits=STORED)


def of_level(rule: Rule, level: Level, lexicon: Lexicon) -> RuleWords:
    """Let a rule tell stories of this level and above only; of the lowest: all.

    Raises:
        QueryError: the rule cannot be read any more.
    """
    parsed = read_again(rule, lexicon)
    least = None if level is Level.INFO else SEVERITIES[level]
    conditions = replace(parsed.conditions, severity_min=least, severity_max=None)
    return RuleWords(
        text=f"{to_text(parsed.written)} {conditions}".strip(),
        query=rule.query,
        digest=parsed.query.digest,
        conditions=StoryConditions.of(conditions),
        pack=rule.pack,
    )


def at_level_of(draft: RuleDraft, rule: Rule, lexicon: Lexicon) -> RuleWords:
    """Take what a draft asks, at a rule's level where the draft names none.

    Raises:
        QueryError: the two together are too long.
    """
    low, high = rule.conditions.level_low, rule.conditions.level_high
    parsed = parse(draft.text, lexicon, limits=STORED)
    if parsed.conditions.severity_min is not None or low is Level.INFO:
        return words_of(draft)
    top = None if high is None else SEVERITIES[high]
    conditions = replace(parsed.conditions, severity_min=SEVERITIES[low], severity_max=top)
    text = f"{to_text(parsed.written)} {conditions}"
    parse(text, lexicon)
    return replace(words_of(draft), text=text, conditions=StoryConditions.of(conditions))


def without(rule: Rule, word: str, lexicon: Lexicon) -> RuleWords:
    """Let a rule leave out what has this word, in any of its forms.

    Raises:
        QueryError: the rule cannot be read any more.
    """
    parsed = read_again(rule, lexicon)
    parts = parsed.written.parts if isinstance(parsed.written, And) else (parsed.written,)
    return _rewritten(parsed, And((*parts, Not(Word(normal_word(word))))))


def titles_only(rule: Rule, lexicon: Lexicon) -> RuleWords | None:
    """Let a rule look for its words in titles only; None where it has none that it looks for elsewhere.

    Raises:
        QueryError: the rule cannot be read any more.
    """
    parsed = read_again(rule, lexicon)
    node = _in_titles(parsed.written)
    return None if node == parsed.written else _rewritten(parsed, node)


def words_in(rule: Rule, lexicon: Lexicon) -> frozenset[str]:
    """List the words that a rule speaks of, wanted or not.

    Raises:
        QueryError: the rule cannot be read any more.
    """
    return frozenset(_words(read_again(rule, lexicon).written))


def _words(node: Node) -> Iterator[str]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case Not(part):
            yield from _words(part)
        case Near(sides):
            for side in sides:
                for unit in side:
                    yield from _words(unit)
        case Word(text) | Prefix(text) | Typo(text):
            yield text
        case Phrase(words):
            yield from words


def _rewritten(parsed: Parsed, node: Node) -> RuleWords:
    query = Query.of(node)
    return RuleWords(
        text=f"{to_text(node)} {parsed.conditions}".strip(),
        query=query.text,
        digest=query.digest,
        conditions=StoryConditions.of(parsed.conditions),
        pack=None,
    )


def _in_titles(node: Node) -> Node:
    match node:
        case And(parts):
            return And(tuple(map(_in_titles, parts)))
        case Or(parts):
            return Or(tuple(map(_in_titles, parts)))
        case Near(sides=sides, field=None):
            return replace(node, sides=tuple(tuple(map(_titled, side)) for side in sides), field="title")
        case (
            Word(field=None) | Prefix(field=None) | Typo(field=None) | Phrase(field=None) | Regex(field=None)
        ):
            return replace(node, field="title")
    # What is left out stays left out wherever it stands; places, topics and sources are no words.
    return node


def _titled(unit: Unit) -> Unit:
    return replace(unit, field="title")
