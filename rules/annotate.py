"""What an item says: language, places, organisations, topics, figures and marks, each with its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from rules.figures import figures_in, magnitude_in
from rules.item import Annotation, Evidence, Figure, Item
from rules.language import language_of
from rules.lexicon import Gazetteer, Lexicon

if TYPE_CHECKING:
    from rules.topics import TopicMention

_MOST_READ = 20_000
"""Code points of a field that are read for meaning; a longer one is no title and no summary."""


def annotate(item: Item, lexicon: Lexicon) -> Annotation:
    """Read an item: its title and summary, never its address or its publisher's country."""
    both = {"title": item.title, "summary": item.summary}
    fields = {name: text[:_MOST_READ] for name, text in both.items() if text}
    language = language_of(" ".join(fields.values()), item.language)
    mentions = {name: lexicon.topics.find(text, language) for name, text in fields.items()}
    firm = {
        mention.topic
        for found in mentions.values()
        for mention in found
        if not mention.is_mark and not mention.yields
    }
    kinds = _kinds_of([mention for found in mentions.values() for mention in found])
    evidence = [
        found
        for name, text in fields.items()
        for found in sorted(
            (
                *_places(name, text, language, item.country, lexicon.gazetteer),
                *_topics(name, mentions[name], firm),
                *_kinds(name, mentions[name], kinds),
                *_numbers(name, text, language),
            ),
            key=lambda evidence: (evidence.start, evidence.end),
        )
    ]
    return Annotation(
        language=language,
        regions=_values(evidence, "region"),
        organisations=_values(evidence, "org"),
        topics=_values(evidence, "topic"),
        figures=_figures(evidence),
        magnitude=_magnitude(fields.values()),
        marks=_values(evidence, "mark"),
        evidence=tuple(evidence),
    )


def _numbers(field: str, text: str, language: str | None) -> Iterator[Evidence]:
    for figure in figures_in(text, language):
        value = f"{_end(figure.low)}..{_end(figure.high)}"
        yield Evidence(field, figure.start, figure.end, f"{figure.name}={value}", "number")


def _places(
    field: str, text: str, language: str | None, country: str | None, gazetteer: Gazetteer
) -> Iterator[Evidence]:
    for mention in gazetteer.find(text, language, country):
        how = f"{mention.how}: {mention.reason}"
        yield Evidence(field, mention.start, mention.end, f"{mention.kind}={mention.code}", how)


def _topics(field: str, mentions: Iterable["TopicMention"], firm: AbstractSet[str]) -> Iterator[Evidence]:
    """Topics and marks, without those that yield to another topic of the item."""
    for mention in mentions:
        if not mention.yields or firm <= {mention.topic}:
            kind = "mark" if mention.is_mark else "topic"
            yield Evidence(field, mention.start, mention.end, f"{kind}={mention.topic}", mention.how)


def _kinds_of(mentions: Sequence["TopicMention"]) -> AbstractSet[str]:
    """Violence, if any word tells of it; an accident, if the item speaks of no other disaster."""
    kinds = {mention.kind for mention in mentions if mention.kind}
    if any(mention.topic == "disaster" and mention.kind != "accident" for mention in mentions):
        kinds.discard("accident")
    return kinds


def _kinds(field: str, mentions: Iterable["TopicMention"], kinds: AbstractSet[str]) -> Iterator[Evidence]:
    """The marks of violence and of accidents, by the words that tell of them."""
    for mention in mentions:
        if mention.kind in kinds:
            yield Evidence(field, mention.start, mention.end, f"mark={mention.kind}", mention.how)


def _values(evidence: Iterable[Evidence], kind: str) -> tuple[str, ...]:
    """The values of one kind of feature, each once, in the order of the text."""
    pairs = (found.feature.split("=", 1) for found in evidence)
    return tuple(dict.fromkeys(value for its_kind, value in pairs if its_kind == kind))


def _figures(evidence: Iterable[Evidence]) -> Mapping[str, Figure]:
    """One figure a name: the title's, unless it is open and the summary's lies within it and says more."""
    figures: dict[str, Figure] = {}
    fields: dict[str, str] = {}
    for found in evidence:
        if found.how != "number":
            continue
        name, _, value = found.feature.partition("=")
        low, high = (int(end) if end else None for end in value.split(".."))
        known = figures.get(name)
        if known is None or _says_more((low, high), known, same_field=fields[name] == found.field):
            figures[name], fields[name] = (low, high), found.field
    return figures


def _says_more(new: Figure, known: Figure, *, same_field: bool) -> bool:
    """Within a field the highest is the toll and the others its parts; across fields the exact one counts."""
    if same_field:
        return (new[0] or new[1] or 0) > (known[0] or known[1] or 0)
    exact = new[0] is not None and new[0] == new[1]
    within = (known[0] or 0) <= (new[0] or 0) and (known[1] is None or (new[1] or 0) <= known[1])
    return exact and within and known[0] != known[1]


def _magnitude(texts: Iterable[str]) -> float | None:
    return max((found for text in texts if (found := magnitude_in(text)) is not None), default=None)


def _end(end: int | None) -> str:
    return "" if end is None else str(end)
