"""Why something did not come, in a person's words, stage by stage: seen, read, matched, met, told, sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.documents import item_of
from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import (
    Decision,
    DeliveryState,
    FeedHealth,
    Parameter,
    Phrase,
    Reason,
    Rule,
    SeenItem,
    Story,
    ToldAlert,
)
from handlers.alerts.told import HELD_BACK, LEVEL_FROM, first_failure, reason_phrase, title_of
from handlers.views import shown
from rules import STORED, Document, Explainer, Lexicon, QueryError, annotate, parse, to_text
from rules.query import And, Node, Not, Or

NEAR_SHOWN = 3
PARTS_SHOWN = 8
PART_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Near:
    """How near a rule comes to an item: its parts with whether each holds."""

    rule: Rule
    parts: tuple[tuple[str, bool], ...]
    found: int
    """Parts that hold because something is there, not because something is missing."""

    @property
    def fits(self) -> bool:
        """True when all parts hold."""
        return all(holds for _, holds in self.parts)

    @property
    def nearness(self) -> float:
        """Which share of the parts holds."""
        return sum(holds for _, holds in self.parts) / len(self.parts)


def why_not_told(items: Sequence[SeenItem], rules: Sequence[Rule], lexicon: Lexicon) -> Iterator[Phrase]:
    """Say how far each item has come and where it ended, a paragraph an item."""
    for number, item in enumerate(items):
        yield _seen(item, first=number == 0)
        yield from _way(item, rules, lexicon)


def _seen(item: SeenItem, *, first: bool) -> Phrase:
    told: dict[str, Parameter] = {
        "first": first,
        "title": title_of(item.title),
        "publisher": shortened(item.feed.publisher, PUBLISHER_LIMIT) or "—",
        "seen_at": item.first_seen_at.isoformat(),
    }
    if item.published_at is None:
        return Phrase("why-item-undated", told)
    return Phrase("why-item", {**told, "published_at": item.published_at.isoformat()})


def _way(item: SeenItem, rules: Sequence[Rule], lexicon: Lexicon) -> Iterator[Phrase]:
    if item.told is not None:
        yield from _told(item.told)
        if item.told.alert.sent_at is not None and item.told.story.sources[0].item_id != item.item_id:
            yield Phrase("why-told-joined", {"title": title_of(item.told.story.title)})
    elif item.left_out:
        yield Phrase("why-left-out")
    elif item.set_aside:
        yield Phrase("why-set-aside")
    elif item.decided_at is None or item.story is None:
        yield Phrase("why-undecided")
    elif item.first_fetch and not _judged_later(item):
        yield reason_phrase(Reason.FIRST_FETCH)
    elif not rules:
        yield Phrase("why-no-rules")
    else:
        yield _story(item.story)
        yield from _rules(item, item.story, rules, lexicon)


def _judged_later(item: SeenItem) -> bool:
    """Tell whether the item's story went on after the first look at its feed."""
    return any(decision.reason is not Reason.FIRST_FETCH for decision in item.decisions)


# ------------------------------------------------------------------------------------------------ told already


def _told(told: ToldAlert) -> Iterator[Phrase]:
    alert = told.alert
    failure = first_failure(told.deliveries)
    if alert.sent_at is not None:
        text_id = "why-told-digest" if alert.digested else "why-told-deleted" if alert.deleted else "why-told"
        yield Phrase(text_id, {"sent_at": alert.sent_at.isoformat()})
    elif told.held_for is not None and told.held_until is not None:
        yield reason_phrase(told.held_for)
        yield Phrase("why-held-until", {"until_at": told.held_until.isoformat()})
    elif failure is not None:
        yield Phrase("why-not-sent")
        yield reason_phrase(failure.reason or Reason.REFUSED)
    else:
        again = any(one.state is DeliveryState.PENDING and one.error for one in told.deliveries)
        yield Phrase("why-waits-again" if again else "why-waits")


# -------------------------------------------------------------------------------------------------- story and rules


def _story(story: Story) -> Phrase:
    severity = story.severity
    return Phrase(
        "why-item-story",
        {"level": severity.level.name.lower(), "score": severity.score, "families": story.families},
    )


def _rules(item: SeenItem, story: Story, rules: Sequence[Rule], lexicon: Lexicon) -> Iterator[Phrase]:
    decided = {decision.rule_id: decision for decision in item.decisions}
    matched = [rule for rule in rules if rule.id in decided]
    for rule in matched[:NEAR_SHOWN]:
        yield _fits(rule)
        yield from _unmet(rule, decided[rule.id], story)
    others = [rule for rule in rules if rule.id not in decided]
    near = nearest(item, others, lexicon)
    for one in near[: NEAR_SHOWN - len(matched[:NEAR_SHOWN])]:
        if one.fits:
            yield _fits(one.rule)
            late = one.rule.created_at > item.first_seen_at
            yield reason_phrase(Reason.OLDER_THAN_RULE) if late else Phrase("why-undecided")
        else:
            yield _nearly(one)
    if not matched and not near:
        yield Phrase("why-none-near", {"count": len(rules)})


def _fits(rule: Rule) -> Phrase:
    return Phrase("why-rule-fits", {"number": rule.number, "text": shown(rule.text)})


def _unmet(rule: Rule, decision: Decision, story: Story) -> Iterator[Phrase]:
    wanted = rule.conditions
    if decision.reason is Reason.BELOW_LEVEL:
        yield Phrase(
            "why-wants-level",
            {
                "level": wanted.level_low.name.lower(),
                "least": LEVEL_FROM[wanted.level_low],
                "score": story.severity.score,
            },
        )
    elif decision.reason is Reason.TOO_FEW_SOURCES:
        yield Phrase("why-wants-sources", {"least": wanted.sources_low, "count": story.families})
    elif decision.reason in HELD_BACK:
        yield reason_phrase(decision.reason)
    else:
        yield Phrase("why-undecided")


def _nearly(near: Near) -> Phrase:
    parts = [
        f"{shortened(part, PART_LIMIT)} {'✓' if holds else '✗'}" for part, holds in near.parts[:PARTS_SHOWN]
    ]
    return Phrase("why-near", {"number": near.rule.number, "parts": ", ".join(parts)})


def nearest(item: SeenItem, rules: Sequence[Rule], lexicon: Lexicon) -> list[Near]:
    """Find the rules that an item satisfies, or of which at least one part is there; the nearest first."""
    explainer = Explainer(_document(item, lexicon), lexicon)
    near = []
    for rule in rules:
        try:
            written = parse(rule.text, lexicon, limits=STORED).written
        except QueryError:
            continue
        found = _best(rule, written, explainer)
        if found.found:
            near.append(found)
    return sorted(near, key=lambda one: (-one.nearness, one.rule.number))


def _best(rule: Rule, node: Node, explainer: Explainer) -> Near:
    """Take a rule apart where it is joined by AND; of branches joined by OR take the nearest."""
    if isinstance(node, Or):
        branches = [_best(rule, part, explainer) for part in node.parts]
        return max(branches, key=lambda one: (one.fits, one.nearness, one.found))
    parts = node.parts if isinstance(node, And) else (node,)
    held = [(part, not explainer.failures(part)) for part in parts]
    found = sum(holds and not isinstance(part, Not) for part, holds in held)
    return Near(rule, tuple((_written(part, alone=len(parts) == 1), holds) for part, holds in held), found)


def _written(part: Node, *, alone: bool) -> str:
    text = to_text(part)
    return f"({text})" if isinstance(part, Or) and not alone else text


def _document(item: SeenItem, lexicon: Lexicon) -> Document:
    read = item_of(item)
    return Document.of(read, item.annotation or annotate(read, lexicon))


# ---------------------------------------------------------------------------------------------------- nothing found


def nothing_seen(feeds: Sequence[FeedHealth], days: int | None) -> tuple[Phrase, ...]:
    """Say that none of a chat's feeds has had it, and what can be done; ``days`` is how far back it was looked for."""
    if not feeds:
        return Phrase("feeds-none"), Phrase("why-nothing-advice")
    looks: list[datetime] = [feed.last_looked_at for feed in feeds if feed.last_looked_at is not None]
    if not looks:
        return Phrase("why-nothing-unlooked", {"count": len(feeds)}), Phrase("why-nothing-advice")
    said = Phrase("why-nothing", {"count": len(feeds), "looked_at": max(looks).isoformat()})
    lately = () if days is None else (Phrase("why-nothing-lately", {"days": days}),)
    return said, *lately, Phrase("why-nothing-advice")
