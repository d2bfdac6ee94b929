"""Why an alert came, in a person's words: which rule, which words, which story, how grave, how fast, how loud."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.messages import PUBLISHER_LIMIT, WORD_LIMIT, WORDS_SHOWN, shortened
from bot.model import (
    DeliveryKind,
    DeliveryState,
    FoundBy,
    Level,
    Note,
    Parameter,
    PastDelivery,
    Phrase,
    Reason,
    Sound,
    Story,
    StorySource,
    ToldAlert,
)
from bot.score_words import score_lines
from bot.texts import Texts, duration
from handlers.views import shown

TITLE_LIMIT = 200
RULES_SHOWN = 3
REASONS_SHOWN = 4
LEVEL_FROM = {Level.INFO: 0, Level.IMPORTANT: 40, Level.CRITICAL: 70}
"""Points of a story from which on it has a level (``bot/stories/severity.py``)."""
AT_ONCE = timedelta(seconds=1)
HELD_BACK = frozenset(
    {
        Reason.FIRST_FETCH,
        Reason.OLDER_THAN_RULE,
        Reason.NO_MATCH,
        Reason.BELOW_LEVEL,
        Reason.TOO_FEW_SOURCES,
        Reason.CONDITION_PASSED,
        Reason.RULE_PAUSED,
        Reason.RULE_GONE,
        Reason.FEED_LEFT_OUT,
        Reason.MUTED,
        Reason.LANGUAGE_NOT_READ,
        Reason.MERGED,
        Reason.CHAT_CLOSED,
        Reason.CAUGHT_UP,
        Reason.QUIET_HOURS,
        Reason.DIGEST,
        Reason.FLOODED,
        Reason.HELD,
        Reason.DIGESTED,
        Reason.COLLAPSED,
        Reason.EDIT_TOO_OLD,
        Reason.REPLY_TOO_SOON,
        Reason.MESSAGE_DELETED,
        Reason.SET_ASIDE,
        Reason.REFUSED,
    }
)
"""Why something was not said, or not at once; the other reasons are why something was."""


def why_it_came(told: ToldAlert, texts: Texts, language: str) -> Note:
    """Say why an alert came: the answer in a sentence or two, every stage of its way folded away below."""
    return Note(
        (*_rules(told), *_quickness(told, language)),
        details=(
            *_story(told),
            *_level(told.story, texts, language),
            *_times(told, texts, language),
            *_sound(told),
            *_since(told),
        ),
    )


# ------------------------------------------------------------------------------------------ rules, words and story


def _rules(told: ToldAlert) -> Iterator[Phrase]:
    before: FoundBy | None = None
    for found in told.found[:RULES_SHOWN]:
        yield _found(found, before)
        before = found
    if not told.found:
        yield Phrase("why-rules-gone")
    elif len(told.found) > RULES_SHOWN:
        yield Phrase("why-more-rules", {"count": len(told.found) - RULES_SHOWN})


def _found(found: FoundBy, before: FoundBy | None) -> Phrase:
    words = list({word.casefold(): word for word in reversed(found.words)}.values())[::-1]
    told: dict[str, Parameter] = {
        "number": found.rule.number,
        "text": shown(found.rule.text),
        "title": title_of(found.title),
        "publisher": shortened(found.publisher, PUBLISHER_LIMIT),
    }
    if not words:
        return Phrase("why-fits", told)
    named = ", ".join(shortened(word, WORD_LIMIT) for word in words[:WORDS_SHOWN])
    same = before is not None and (before.title, before.publisher) == (found.title, found.publisher)
    return Phrase("why-found-too" if same else "why-found", {**told, "words": named})


def title_of(title: str) -> str:
    """A title as it is quoted; it may be empty."""
    return shortened(title, TITLE_LIMIT) or "…"


def _story(told: ToldAlert) -> Iterator[Phrase]:
    story = told.story
    yield Phrase(
        "why-story",
        {
            "count": len(story.sources),
            "families": story.families,
            "first_at": story.first_at.isoformat(),
        },
    )
    copies = sum(source.copy for source in story.sources)
    if copies:
        yield Phrase("why-copies", {"count": copies})
    if not told.is_head and not told.alert.digested:
        yield Phrase("why-thread")
    if told.merged_into is not None:
        yield Phrase("why-merged", {"title": title_of(told.merged_into)})


def _level(story: Story, texts: Texts, language: str) -> Iterator[Phrase]:
    severity = story.severity
    yield Phrase("why-level", {"level": severity.level.name.lower(), "score": severity.score})
    yield from score_lines(severity.lines, texts, language)
    if severity.score < LEVEL_FROM[severity.level]:
        yield Phrase("why-level-stays")


# ----------------------------------------------------------------------------------------------- times and sound


def _quickness(told: ToldAlert, language: str) -> Iterator[Phrase]:
    """Say how soon after its publication an alert came; of a digest's the person chose the time."""
    sent_at, source = told.alert.sent_at, _decisive(told)
    if sent_at is not None and not told.alert.digested:
        said = "why-quick" if _is_dated(source) else "why-quick-undated"
        yield Phrase(said, {"span": duration(sent_at - source.time, language)})


def _is_dated(source: StorySource) -> bool:
    """Tell whether its publisher said when it was published: an item without a time has that of its first sight."""
    return source.time != source.seen_at


def _decisive(told: ToldAlert) -> StorySource:
    """The item that brought the alert; the story's first where that is not known."""
    decision = next((one for one in told.decisions if one.reason not in HELD_BACK), None)
    sources = told.story.sources
    return next((one for one in sources if decision and one.revision_id == decision.revision_id), sources[0])


def _times(told: ToldAlert, texts: Texts, language: str) -> Iterator[Phrase]:
    """Say when it was published, or first seen, and how long each step took after the one before."""
    decision = next((one for one in told.decisions if one.reason not in HELD_BACK), None)
    decided_at = None if decision is None else decision.at
    source = _decisive(told)
    if source is not told.story.sources[0]:
        publisher = shortened(source.publisher, PUBLISHER_LIMIT)
        yield Phrase("why-decisive", {"title": title_of(source.title), "publisher": publisher})
    steps = (
        ("seen", source.time, source.seen_at),
        ("decided", source.seen_at, decided_at),
        ("sent", decided_at or source.seen_at, told.alert.sent_at),
    )
    said = {name: texts.plain(language, after(begun, at)) for name, begun, at in steps if at is not None}
    published = {"published_at": source.time.isoformat()}
    if not _is_dated(source):
        yield Phrase("why-undated", {"seen_at": source.time.isoformat()})
        if "sent" in said:
            sent = texts.plain(language, after(source.time, told.alert.sent_at or source.time))
            yield Phrase("why-undated-sent", {"sent": sent})
    elif len(said) == len(steps):
        yield Phrase("why-times", {**published, **said})
    elif "sent" in said:
        yield Phrase("why-times-sent", {**published, "seen": said["seen"], "sent": said["sent"]})
    else:
        yield Phrase("why-times-seen", {**published, "seen": said["seen"]})


def after(begun: datetime, at: datetime) -> Phrase:
    """Say how much later something was, as people do."""
    span = at - begun
    if span < AT_ONCE:
        return Phrase("why-after", {"unit": "moment", "length": 0})
    for unit, seconds, most in (("seconds", 1, 90), ("minutes", 60, 90), ("hours", 3_600, 48)):
        length = round(span.total_seconds() / seconds)
        if length < most:
            return Phrase("why-after", {"unit": unit, "length": length})
    return Phrase("why-after", {"unit": "days", "length": span.days})


def _sound(told: ToldAlert) -> Iterator[Phrase]:
    """Say why its message came with sound or without; judged as ``bot.messages.is_silent`` judges it."""
    if told.alert.sent_at is None or not told.rules:
        return
    if told.alert.digested:
        yield Phrase("why-in-digest")
        return
    sounds = {rule.sound for rule in told.rules}
    first = next((one for one in told.deliveries if one.kind is DeliveryKind.SEND), None)
    reasons = first.reasons if first is not None else ()
    level = told.story.severity.level if first is None else first.level
    if Sound.ALWAYS in sounds:
        yield Phrase("why-sound-rule")
    elif sounds == {Sound.NEVER}:
        yield Phrase("why-silent-rule")
    elif Reason.MILDER_THAN_SITUATION in reasons:
        yield Phrase("why-silent-milder")
    elif Reason.RELATED in reasons:
        yield Phrase("why-silent-related")
    elif level is Level.INFO:
        yield Phrase("why-silent-level")
    else:
        yield Phrase("why-sound-level", {"level": level.name.lower()})


# ------------------------------------------------------------------------------------------------- and since then


def _since(told: ToldAlert) -> Iterator[Phrase]:
    """Say how often its message changed or was replied to since, and what was held back and why."""
    edits, replies = (_done(told.deliveries, kind) for kind in (DeliveryKind.EDIT, DeliveryKind.REPLY))
    if edits:
        yield Phrase("why-edits", {"count": edits})
    if replies:
        yield Phrase("why-replies", {"count": replies})
    if told.held_for is not None and told.held_until is not None:
        yield reason_phrase(told.held_for)
        yield Phrase("why-held-until", {"until_at": told.held_until.isoformat()})
    reasons = list(dict.fromkeys(_held_back(told)))
    if reasons:
        yield Phrase("why-held-back")
        yield from map(reason_phrase, reasons[:REASONS_SHOWN])


def _done(deliveries: Iterable[PastDelivery], kind: DeliveryKind) -> int:
    return sum(one.kind is kind and one.state is DeliveryState.SENT for one in deliveries)


def _held_back(told: ToldAlert) -> Iterator[Reason]:
    for decision in told.decisions:
        if decision.reason in HELD_BACK:
            yield decision.reason
    for one in told.deliveries:
        if one.reason is not None and one.kind is not DeliveryKind.DIGEST:
            yield one.reason


def reason_phrase(reason: Reason) -> Phrase:
    """Say why something was held back."""
    return Phrase(f"why-reason-{reason.value}" if reason in HELD_BACK else "why-reason-other")


def first_failure(deliveries: Sequence[PastDelivery]) -> PastDelivery | None:
    """Find how the first message of an alert came to no end, where it did not get there."""
    first = [one for one in deliveries if one.kind in (DeliveryKind.SEND, DeliveryKind.DIGEST)]
    if any(one.state is DeliveryState.SENT for one in first):
        return None
    return next((one for one in first if one.state in (DeliveryState.WITHDRAWN, DeliveryState.DEAD)), None)
