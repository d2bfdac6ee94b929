"""How a story came to be what it is, line by line: who told of it, what was new, how grave it became. Pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.messages import PUBLISHER_LIMIT, shortened, summed
from bot.model import (
    Alert,
    DeliveryKind,
    DeliveryState,
    Level,
    PastDelivery,
    Phrase,
    Reason,
    Story,
    StorySource,
)
from bot.score_words import score_lines
from bot.texts import Texts, country_name
from bot.tolls import FIGURES, spans, standing, takes_back

TITLE_LIMIT = 160
REASONS_SHOWN = 3
SOURCES_TOLD = 80
"""The newest ones; of a story of very many the first is told besides."""
COUNTRY = 2
"""Letters of a country's code; longer ones are of areas."""

Line = tuple[datetime, Phrase]


def timeline(
    story: Story,
    alert: Alert,
    deliveries: Sequence[PastDelivery],
    merged: Sequence[tuple[str, datetime]],
    texts: Texts,
    language: str,
) -> tuple[Phrase, ...]:
    """Tell what happened in a story and when, oldest first; ``merged`` are stories that turned out to be this one."""
    lines = [
        *_told_by_sources(story.sources, texts, language),
        *_rises(story, deliveries, texts, language),
        *_messages(alert, deliveries),
        *((at, _line("line-merged", at, title=_title(title))) for title, at in merged),
    ]
    return tuple(phrase for _, phrase in sorted(lines, key=lambda line: line[0]))


def _line(text_id: str, at: datetime, **told: str) -> Phrase:
    return Phrase(text_id, {"line_at": at.isoformat(), **told})


def _title(title: str) -> str:
    return shortened(title, TITLE_LIMIT) or "…"


def _told_by_sources(sources: Sequence[StorySource], texts: Texts, language: str) -> Iterator[Line]:
    """Go through the sources as they came: each may bring a report, a toll, a grave turn, a country."""
    marks, regions, figures = set[str](), set[str](), ""
    skipped = range(1, len(sources) - SOURCES_TOLD)
    for number, source in enumerate(sources):
        at = source.seen_at
        turns = list(_turns(source, marks, regions, texts, language))
        marks.update(source.annotation.marks)
        regions.update(source.annotation.regions)
        if number in skipped:
            continue
        yield at, _report(source, at, first=number == 0)
        for text_id, what in turns:
            yield at, _line(text_id, at, what=what)
        if source.annotation.figures or takes_back(source):
            before, figures = figures, _figures(sources[: number + 1], texts, language)
            if figures and figures != before:
                yield at, _line("line-toll", at, what=figures)
    if skipped:
        at = sources[skipped[-1]].seen_at
        yield at, Phrase("line-skipped", {"count": len(skipped)})


def _report(source: StorySource, at: datetime, *, first: bool) -> Phrase:
    publisher = shortened(source.publisher, PUBLISHER_LIMIT)
    if source.copy:
        return _line("line-copy", at, publisher=publisher)
    text_id = "line-first" if first else "line-correction" if takes_back(source) else "line-joined"
    return _line(text_id, at, publisher=publisher, title=_title(source.title))


def _turns(
    source: StorySource, marks: AbstractSet[str], regions: AbstractSet[str], texts: Texts, language: str
) -> Iterator[tuple[str, str]]:
    """Say what is new about a source, beside the marks and regions that were known before it."""
    for mark in source.annotation.marks:
        text_id = f"escalator-{mark.removeprefix('end:')}"
        if mark not in marks and texts.has(language, text_id):
            ended = mark.startswith("end:")
            yield ("line-ended" if ended else "line-escalator"), texts.plain(language, Phrase(text_id))
    new = [region for region in source.annotation.regions if region not in regions and len(region) == COUNTRY]
    if new and regions:
        yield "line-country", ", ".join(country_name(code, language) for code in new)


def _figures(sources: Sequence[StorySource], texts: Texts, language: str) -> str:
    """Say what stands of the dead, missing, injured and so on, as it is said under an alert's title."""
    statements = standing(sources)
    said = []
    for name in FIGURES:
        numbers = spans(statements, name)
        if numbers:
            figure = texts.plain(language, summed(numbers))
            said.append(texts.plain(language, Phrase(f"alert-{name}", {"figure": figure})))
    return ", ".join(said)


def _rises(story: Story, deliveries: Sequence[PastDelivery], texts: Texts, language: str) -> Iterator[Line]:
    """Tell when the level rose; of the level that it has now, with what it is made of."""
    seen = set[Level]()
    for one in deliveries:
        if Reason.LEVEL_ROSE not in one.reasons or one.level in seen:
            continue
        seen.add(one.level)
        at = one.settled_at or one.due_at
        yield at, _line("line-level", at, level=one.level.name.lower())
        if one.level is story.severity.level:
            yield at, Phrase("line-level-why", {"why": _why(story, texts, language)})


def _why(story: Story, texts: Texts, language: str) -> str:
    gravest = sorted(story.severity.lines, key=lambda line: -line.points)[:REASONS_SHOWN]
    return "; ".join(
        texts.plain(language, phrase).strip() for phrase in score_lines(gravest, texts, language)
    )


def _messages(alert: Alert, deliveries: Sequence[PastDelivery]) -> Iterator[Line]:
    """Tell when this place heard of it, and heard again."""
    if alert.sent_at is not None:
        yield alert.sent_at, _line("line-told", alert.sent_at)
    for one in deliveries:
        if one.kind is DeliveryKind.REPLY and one.state is DeliveryState.SENT and one.settled_at is not None:
            yield one.settled_at, _line("line-told-again", one.settled_at)
