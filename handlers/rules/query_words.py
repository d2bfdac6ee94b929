"""What a rule asks, in a person's words: its tree as one sentence of their language."""

import re
from collections.abc import Sequence

from babel import Locale

from bot.messages import shortened
from bot.model import Level, Phrase, Rule
from bot.texts import Texts
from handlers.rules.rewriting import read_again
from handlers.services import Services
from rules import Lexicon, QueryError, packs, parse
from rules.query import And, Feature, Near, Node, Not, Or, Prefix, Regex, Source, Typo, Unit, Word
from rules.query import Phrase as Words

ALTERNATIVES_SHOWN = 6
LONGEST = 300
_CODE = re.compile(r"[:<>=]")
"""Where a rule is more than words, their joints and quotation marks."""
IN_FIELDS = {
    "title": "query-title",
    "summary": "query-summary",
    "url": "query-url",
    "author": "query-author",
    "category": "query-category",
}


def readable(rule: Rule, language: str, services: Services) -> str:
    """Give a rule's text where it is words, and say it in words where codes like ``region:143`` stand in it."""
    conditions = rule.conditions
    bounded = conditions.level_high is not None or conditions.sources_high is not None
    if bounded or not (rule.pack or _CODE.search(rule.text)):
        return rule.text
    parts = [in_words(rule, language, services)]
    if conditions.level_low is not Level.INFO:
        level = Phrase("making-level", {"level": conditions.level_low.name.lower()})
        parts.append(services.texts.plain(language, level))
    if conditions.sources_low > 1:
        sources = services.texts.plain(language, Phrase("card-sources", {"count": conditions.sources_low}))
        parts.append(sources[0].lower() + sources[1:])
    return "; ".join(parts)


def in_words(rule: Rule, language: str, services: Services) -> str:
    """Say what a rule asks; a pack by its name, and a rule that can be read no more as it stands."""
    pack = next((pack for pack in packs() if pack.slug == rule.pack), None)
    if pack is not None:
        return services.texts.plain(language, Phrase("card-pack", {"name": pack.name(language)}))
    try:
        written = read_again(rule, services.lexicon).written
    except QueryError:
        return shortened(rule.text, LONGEST)
    return shortened(_Said(services.texts, services.lexicon, language).whole(written), LONGEST)


def text_in_words(text: str, operators: str, language: str, services: Services) -> str:
    """Say what a text of the rule language asks; it is given as it stands where it cannot be read."""
    try:
        written = parse(text, services.lexicon, operators=operators).written
    except QueryError:
        return shortened(text, LONGEST)
    return shortened(_Said(services.texts, services.lexicon, language).whole(written), LONGEST)


class _Said:
    """One language's way to say trees."""

    def __init__(self, texts: Texts, lexicon: Lexicon, language: str) -> None:
        self._texts = texts
        self._lexicon = lexicon
        self._language = language

    def _say(self, text_id: str, **parts: str | int) -> str:
        return self._texts.plain(self._language, Phrase(text_id, parts))

    def whole(self, node: Node) -> str:
        """Say a tree."""
        match node:
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return self._any(parts)
            case Not(part):
                return self._say("query-not", part=self._part(part))
        return self._leaf(node)

    def _part(self, node: Node) -> str:
        """Say a part of a group, in parentheses where it is one itself."""
        said = self.whole(node)
        return self._say("query-group", part=said) if isinstance(node, And | Or) else said

    def _all(self, parts: Sequence[Node]) -> str:
        flat = _flat(And, parts)
        wanted = [part for part in flat if not isinstance(part, Not)]
        unwanted = [part.part for part in flat if isinstance(part, Not)]
        said = self._listed("query-and", [self._part(part) for part in wanted])
        if not unwanted:
            return said
        left_out = self._any(unwanted)
        return (
            self._say("query-but", left=said, right=left_out)
            if said
            else self._say("query-not", part=left_out)
        )

    def _any(self, parts: Sequence[Node]) -> str:
        flat = _flat(Or, parts)
        said = [self._part(part) for part in flat[:ALTERNATIVES_SHOWN]]
        more = len(flat) - ALTERNATIVES_SHOWN
        if more > 0:
            return self._say("query-more", left=", ".join(said), count=more)
        return self._listed("query-or", said)

    def _listed(self, text_id: str, said: Sequence[str]) -> str:
        """Join parts: by commas, the last two by the language's word."""
        if len(said) < 2:
            return "".join(said)
        return self._say(text_id, left=", ".join(said[:-1]), right=said[-1])

    def _leaf(self, node: Node) -> str:
        match node:
            case Feature(field, name):
                return self._named(field, name)
            case Source(text):
                return self._say("query-source", part=text)
            case Regex(pattern, field):
                return self._in_field(field, self._say("query-regex", part=f"/{pattern}/"))
            case Near():
                return self._in_field(node.field, self._near(node))
            case Word() | Prefix() | Typo() | Words():
                return self._in_field(node.field, self._unit(node))
        raise ValueError(f"no part of a rule: {node!r}")

    def _named(self, field: str, name: str) -> str:
        match field:
            case "lang":
                languages = Locale.parse(self._language).languages
                return self._say("query-language", part=str(languages.get(name, name)))
            case "topic":
                return self._lexicon.topics.name(name, self._language)
            case "org":
                return self._lexicon.gazetteer.name(name, self._language, "org")
        return self._lexicon.gazetteer.name(name, self._language)

    def _in_field(self, field: str | None, said: str) -> str:
        return said if field is None else self._say(IN_FIELDS[field], part=said)

    def _near(self, near: Near) -> str:
        sides = [self._side(side) for side in near.sides]
        said = sides[0]
        for link, side in zip(near.links, sides[1:], strict=True):
            said = self._say("query-ordered" if link.ordered else "query-near", left=said, right=side)
        return said

    def _side(self, side: Sequence[Unit]) -> str:
        said = self._listed("query-or", [self._unit(unit) for unit in side])
        return self._say("query-group", part=said) if len(side) > 1 else said

    def _unit(self, unit: Unit) -> str:
        match unit:
            case Word(text, exact):
                return self._say("query-exact", part=text) if exact else text
            case Prefix(text):
                return self._say("query-prefix", part=text)
            case Typo(text):
                return self._say("query-typo", part=text)
            case Words(words):
                said = " ".join(words)
                if unit.slop:
                    return self._say("query-slop", part=said)
                return self._say("query-exact" if unit.exact else "query-phrase", part=said)


def _flat(kind: type[And | Or], parts: Sequence[Node]) -> list[Node]:
    """Take groups within groups of the same kind for one."""
    flat: list[Node] = []
    for part in parts:
        flat += _flat(kind, part.parts) if isinstance(part, kind) else [part]
    return flat
