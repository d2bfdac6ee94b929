"""How grave a story is: points from 0 to 100 by STORIES §4, each line with its reason."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.model import Level, ScoreLine, Severity, StorySource
from rules.text import fold

IMPORTANT, CRITICAL = 40, 70
TOPIC_POINTS = {
    "terror": 30,
    "conflict": 30,
    "disaster": 25,
    "unrest": 15,
    "health": 15,
    "politics": 10,
    "economy": 10,
}
VIOLENT_UNREST = 25
COUP = 30
FAMILY_POINTS = (0, 0, 10, 15, 20, 25)
"""By the number of independent publisher families within an hour."""
FAMILY_SPAN = timedelta(minutes=60)
AUTHORITY_POINTS = {1: 10, 2: 6, 3: 3}
BREAKING = 10
ESCALATOR, ESCALATORS_AT_MOST = 10, 15
DAMPER = -30
STALE, STALE_AFTER = -20, timedelta(hours=24)
MAGNITUDES = ((7.0, 25), (6.0, 10))
VIOLENT_STEMS = (
    *(
        "kerusuh",
        "rusuh",
        "perusuh",
        "ricuh",
        "bentrok",
        "penjarah",
        "dijarah",
        "huru",
        "anarkis",
        "bakar",
        "serbu",
    ),
    *("riot", "clash", "loot", "mob", "storm", "tear", "stun", "uprising"),
    *("беспоряд", "погром", "мародер", "столкнов", "штурм", "слезоточ"),
    *("тәртіпсізд", "қақтығыс", "тонау", "бүлік"),
)
"""Words of unrest that are violent in themselves (a demonstration is not)."""


def assess(sources: Sequence[StorySource], before: Severity | None) -> Severity:
    """Score a story as it stands after its newest source, the last one; its level never falls."""
    lines = tuple(line for line in _lines(sources) if line.points)
    score = min(100, max(0, sum(line.points for line in lines)))
    level = _level(score, sources)
    if before is not None:
        level = max(level, before.level)
    return Severity(score, level, lines)


def _level(score: int, sources: Sequence[StorySource]) -> Level:
    if score >= CRITICAL and _is_confirmed(sources):
        return Level.CRITICAL
    return Level.IMPORTANT if score >= IMPORTANT else Level.INFO


def _is_confirmed(sources: Sequence[StorySource]) -> bool:
    """Critical needs two publisher families, or one of the highest authority that names an escalator."""
    if len(_families(sources)) >= 2:
        return True
    return any(source.tier == 1 and escalators(source.annotation.marks) for source in sources)


def _families(sources: Iterable[StorySource]) -> set[str]:
    return {source.family for source in sources if not source.copy}


def _lines(sources: Sequence[StorySource]) -> Iterable[ScoreLine]:
    marks = frozenset(mark for source in sources for mark in source.annotation.marks)
    yield _topic(sources, marks)
    yield _human_cost(sources)
    yield _confirmation(sources)
    if "breaking" in marks:
        yield ScoreLine("breaking", BREAKING)
    tier = min(source.tier for source in sources)
    yield ScoreLine("authority", AUTHORITY_POINTS.get(tier, 0), str(tier))
    yield _size(sources)
    found = escalators(marks)
    yield ScoreLine("escalators", min(ESCALATORS_AT_MOST, ESCALATOR * len(found)), " ".join(sorted(found)))
    for damper in _dampers(sources):
        yield ScoreLine("damper", DAMPER, damper.partition(":")[2])
    newest = sources[-1]
    if newest.seen_at - newest.time > STALE_AFTER:
        yield ScoreLine("stale", STALE)


def _dampers(sources: Sequence[StorySource]) -> list[str]:
    """Name the dampers that more than half of the items carry: one opinion piece does not calm a riot."""
    carried = Counter(
        mark for source in sources for mark in set(source.annotation.marks) if mark.startswith("damper:")
    )
    return sorted(mark for mark, items in carried.items() if 2 * items > len(sources))


def escalators(marks: Iterable[str]) -> frozenset[str]:
    """Name the escalators among marks."""
    return frozenset(mark.removeprefix("escalator:") for mark in marks if mark.startswith("escalator:"))


def _topic(sources: Sequence[StorySource], marks: frozenset[str]) -> ScoreLine:
    if "coup" in escalators(marks):
        return ScoreLine("topic", COUP, "coup")
    points = {topic: TOPIC_POINTS.get(topic, 0) for source in sources for topic in source.annotation.topics}
    if "unrest" in points and is_violent(sources):
        points["unrest"] = VIOLENT_UNREST
    if not points:
        return ScoreLine("topic", 0)
    gravest = max(points, key=lambda topic: (points[topic], topic))
    return ScoreLine("topic", points[gravest], gravest)


def is_violent(sources: Sequence[StorySource]) -> bool:
    """Tell violent unrest from a peaceful protest: by its dead and injured, or by its words."""
    for source in sources:
        annotation = source.annotation
        if "death" in annotation.marks or annotation.figures.keys() & {"dead", "injured"}:
            return True
        texts = {"title": source.title, "summary": source.summary}
        for evidence in annotation.evidence:
            word = fold(texts.get(evidence.field, "")[evidence.start : evidence.end])
            if evidence.feature == "topic=unrest" and word.startswith(VIOLENT_STEMS):
                return True
    return False


def figure(sources: Iterable[StorySource], name: str) -> int:
    """The highest lower bound that a source that is no copy gives for a figure; 0 when none does."""
    return max(
        (
            source.annotation.figures[name][0] or 0
            for source in sources
            if not source.copy and name in source.annotation.figures
        ),
        default=0,
    )


def _human_cost(sources: Sequence[StorySource]) -> ScoreLine:
    dead = figure(sources, "dead")
    hurt = figure(sources, "injured") + figure(sources, "detained")
    points = min(30, round(10 * math.log10(1 + dead) + 3 * math.log10(1 + hurt)))
    return ScoreLine("human_cost", points, f"{dead} {hurt}")


def _confirmation(sources: Sequence[StorySource]) -> ScoreLine:
    """Count by the items' own times: after a night without a network everything is seen within a minute."""
    most = _most_families_within(FAMILY_SPAN, sources)
    return ScoreLine("families", FAMILY_POINTS[min(most, len(FAMILY_POINTS) - 1)], str(most))


def _most_families_within(span: timedelta, sources: Iterable[StorySource]) -> int:
    told = sorted((source.time, source.family) for source in sources if not source.copy)
    most = first = 0
    within: Counter[str] = Counter()
    for time, family in told:
        within[family] += 1
        while time - told[first][0] > span:
            gone = told[first][1]
            within[gone] -= 1
            if not within[gone]:
                del within[gone]
            first += 1
        most = max(most, len(within))
    return most


def _size(sources: Sequence[StorySource]) -> ScoreLine:
    magnitude = max((source.annotation.magnitude or 0.0 for source in sources), default=0.0)
    for least, points in MAGNITUDES:
        if magnitude >= least:
            return ScoreLine("magnitude", points, f"{magnitude:g}")
    return ScoreLine("magnitude", 0)
