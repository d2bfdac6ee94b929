"""What a person chose for a rule in plain words, and the rule that follows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.conditions import SEVERITIES
from rules.plain import All, Any, Plain, Shape, Term, TermKind
from rules.query import And, Feature, Node, Not, Or, Phrase, Word, to_text
from rules.text import words


class Joining(StrEnum):
    """How many of the terms must be there."""

    AS_WRITTEN = "as_written"
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Choices:
    """What differs from how a text was understood; each part is chosen by itself."""

    joining: Joining = Joining.AS_WRITTEN
    title: bool = False
    """Words are looked for in titles only."""
    turned: frozenset[int] = frozenset()
    """Terms that are taken the other way: a name as the word it is, the name of a topic as the topic."""
    without: tuple[str, ...] = ()
    """Words, or several in a row, with which an item is left out."""
    severity: str = ""
    """The least level that is sent; none: every one."""

    @classmethod
    def of(cls, values: Mapping[str, object]) -> "Choices":
        """Read them off what ``values`` gave, whatever another version wrote there."""
        turned, without = values.get("turned", ()), values.get("without", ())
        severity = values.get("severity")
        joining = values.get("joining")
        return cls(
            joining=Joining(str(joining)) if joining in list(Joining) else Joining.AS_WRITTEN,
            title=values.get("title") is True,
            turned=frozenset(one for one in turned if isinstance(one, int))
            if isinstance(turned, list | tuple)
            else frozenset(),
            without=tuple(map(str, without)) if isinstance(without, list | tuple) else (),
            severity=str(severity) if severity in SEVERITIES[1:] else "",
        )

    def values(self) -> dict[str, object]:
        """Turn them into plain JSON values."""
        return {
            "joining": self.joining,
            "title": self.title,
            "turned": sorted(self.turned),
            "without": list(self.without),
            "severity": self.severity,
        }


def is_field(term: Term, number: int, choices: Choices) -> bool:
    """Tell whether a term is looked for by its field, in every language."""
    if term.kind is TermKind.WORD:
        return False
    return (number in choices.turned) is (term.kind is TermKind.TOPIC)


def joinings(plain: Plain) -> tuple[Joining, ...]:
    """The ways in which the terms of a text can be joined, the one that was understood first."""
    match plain.shape:
        case int():
            return (Joining.AS_WRITTEN,)
        case All(parts) if all(isinstance(part, int) for part in parts):
            return Joining.AS_WRITTEN, Joining.ANY
        case Any(parts) if all(isinstance(part, int) for part in parts):
            return Joining.AS_WRITTEN, Joining.ALL
        case _:
            return Joining.AS_WRITTEN, Joining.ALL, Joining.ANY


def shape_of(plain: Plain, choices: Choices) -> Shape:
    """How the terms belong together as it was chosen."""
    if choices.joining is Joining.AS_WRITTEN or isinstance(plain.shape, int):
        return plain.shape
    present = tuple(number for number, term in enumerate(plain.terms) if not term.excluded)
    return All(present) if choices.joining is Joining.ALL else Any(present)


def written(plain: Plain, choices: Choices) -> str:
    """Write the rule that was understood and chosen, in the rule language."""
    nodes = [_node(term, number, choices) for number, term in enumerate(plain.terms)]
    present = _joined(shape_of(plain, choices), nodes)
    excluded = [Not(nodes[number]) for number, term in enumerate(plain.terms) if term.excluded]
    excluded += [Not(node) for node in _left_out(choices)]
    whole = _conjunction([present, *excluded])
    return f"{to_text(whole)} {_condition(choices)}".strip()


def narrowed(text: str, choices: Choices) -> str:
    """Narrow a rule of the rule language by the words that were left out and the least level."""
    excluded = " ".join(to_text(Not(node)) for node in _left_out(choices))
    return " ".join(
        part for part in (f"({text})" if excluded else text, excluded, _condition(choices)) if part
    )


def _condition(choices: Choices) -> str:
    return f"severity>={choices.severity}" if choices.severity else ""


def _left_out(choices: Choices) -> Iterator[Word | Phrase]:
    for said in choices.without:
        spelt = tuple(token.text for token in words(said))
        if spelt:
            yield Word(spelt[0]) if len(spelt) == 1 else Phrase(spelt)


def _node(term: Term, number: int, choices: Choices) -> Word | Phrase | Feature:
    if is_field(term, number, choices):
        return Feature(term.kind, term.code)
    field = "title" if choices.title else None
    return Word(term.words[0], False, field) if len(term.words) == 1 else Phrase(term.words, False, 0, field)


def _joined(shape: Shape, nodes: Sequence[Node]) -> Node:
    match shape:
        case int():
            return nodes[shape]
        case All(parts):
            return _conjunction([_joined(part, nodes) for part in parts])
        case Any(parts):
            return _disjunction([_joined(part, nodes) for part in parts])


def _conjunction(nodes: Sequence[Node]) -> Node:
    flat = [part for node in nodes for part in (node.parts if isinstance(node, And) else (node,))]
    once = tuple(dict.fromkeys(flat))
    return once[0] if len(once) == 1 else And(once)


def _disjunction(nodes: Sequence[Node]) -> Node:
    once = tuple(dict.fromkeys(nodes))
    return once[0] if len(once) == 1 else Or(once)
