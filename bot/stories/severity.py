"""How grave a story is: points from 0 to 100 by STORIES §4, each line with its reason.

Wire copies add nothing. The parts are ``topic``, ``human_cost``, ``families``, ``burst``, ``breaking``,
``authority``, ``magnitude``, ``escalators``, ``damper`` and ``stale``; what each line's detail holds stands beside
the function that makes it. ``bot/score_words.py`` says them in a person's words.
"""

import bisect
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.model import Level, ScoreLine, Severity, StorySource
from bot.stories.bursts import Burst
from bot.tolls import FIGURES, Statements, least, standing

IMPORTANT, CRITICAL = 40, 70
TOPIC_POINTS = {
    "coup": 30,
    "terror": 30,
    "conflict": 30,
    "violent-unrest": 25,
    "disaster": 25,
    "unrest": 15,
    "health": 15,
    "accident": 10,
    "tremor": 10,
    "politics": 10,
    "economy": 10,
}
GRAVE = frozenset({"terror", "conflict", "unrest", "disaster"})
"""Where a title speaks of one of these, its summary's topics add nothing: they are the story's surroundings."""
FAMILY_POINTS = (0, 0, 10, 15, 20, 25)
"""By the number of independent publisher families within an hour."""
FAMILY_SPAN = timedelta(minutes=60)
BURST = 10
AUTHORITY_POINTS = {1: 10, 2: 6, 3: 3}
BREAKING = 10
ESCALATOR, ESCALATORS_AT_MOST = 10, 15
DAMPER = -30
STALE, STALE_AFTER = -20, timedelta(hours=24)
MAGNITUDES = ((7.0, 25), (6.0, 10))
TREMOR_BELOW = 5.5
"""A quake of a smaller magnitude that hurt nobody is no disaster: Indonesia alone has several a week."""
COST_AT_MOST = 30
DEAD_WEIGHT, MISSING_WEIGHT, HURT_WEIGHT = 10, 5, 3
"""Points for each power of ten. Who is missing may be dead: between the dead and the injured."""
HURT = ("injured", "detained")

_ESCALATOR, _END, _DAMPER = "escalator:", "end:", "damper:"


def assess(
    sources: Sequence[StorySource], before: Severity | None, *, burst: Burst | None = None
) -> Severity:
    """Score a story as it stands after the source that came last, the last one; its level never falls."""
    own = [source for source in sources if not source.copy] or list(sources)
    marks = Counter(itertools.chain.from_iterable(source.annotation.marks for source in own))
    grave = standing_escalators(own, marks)
    lines = tuple(line for line in _lines(own, marks, grave, burst) if line.points)
    score = min(100, max(0, sum(line.points for line in lines)))
    level = _level(score, own, grave)
    if before is not None:
        level = max(level, before.level)
    return Severity(score, level, lines)


def burst_in(severity: Severity) -> Burst | None:
    """Read off a score the burst that it counts."""
    detail = next((line.detail for line in severity.lines if line.part == "burst"), None)
    if detail is None:
        return None
    country, topic, items = detail.split()
    return Burst(country, topic, int(items))


def _level(score: int, own: Sequence[StorySource], grave: frozenset[str]) -> Level:
    if score >= CRITICAL and _is_confirmed(own, grave):
        return Level.CRITICAL
    return Level.IMPORTANT if score >= IMPORTANT else Level.INFO


def _is_confirmed(own: Sequence[StorySource], grave: frozenset[str]) -> bool:
    """Critical needs two publisher families, or one of the highest authority that names an escalator."""
    if len({source.family for source in own}) >= 2:
        return True
    return any(
        source.tier == 1 and not grave.isdisjoint(escalators(source.annotation.marks)) for source in own
    )


def _lines(
    own: Sequence[StorySource], marks: Mapping[str, int], grave: frozenset[str], burst: Burst | None
) -> Iterable[ScoreLine]:
    statements = standing(own)
    yield _topic(own, marks, statements, grave)
    yield _human_cost(statements)
    yield _confirmation(own)
    if burst is not None:
        yield ScoreLine("burst", BURST, f"{burst.country} {burst.topic} {burst.items}")
    if "breaking" in marks:
        yield ScoreLine("breaking", BREAKING)
    tier = min(source.tier for source in own)
    yield ScoreLine("authority", AUTHORITY_POINTS.get(tier, 0), str(tier))
    yield _magnitude(own)
    yield ScoreLine("escalators", min(ESCALATORS_AT_MOST, ESCALATOR * len(grave)), " ".join(sorted(grave)))
    for mark in sorted(marks):
        # One opinion piece does not calm a riot: more than half of the items must be of the kind.
        if mark.startswith(_DAMPER) and 2 * marks[mark] > len(own):
            yield ScoreLine("damper", DAMPER, mark.removeprefix(_DAMPER))
    newest = own[-1]
    if newest.seen_at - newest.time > STALE_AFTER:
        yield ScoreLine("stale", STALE)


# ------------------------------------------------------------------------------------------------------ escalators


def escalators(marks: Iterable[str]) -> frozenset[str]:
    """Name the escalators among marks."""
    return frozenset(mark.removeprefix(_ESCALATOR) for mark in marks if mark.startswith(_ESCALATOR))


def ends(marks: Iterable[str]) -> frozenset[str]:
    """Name the escalators that marks say are over."""
    return frozenset(mark.removeprefix(_END) for mark in marks if mark.startswith(_END))


def standing_escalators(own: Sequence[StorySource], marks: Iterable[str]) -> frozenset[str]:
    """Name the escalators of a story that are not over; ``marks`` are all of its sources.

    Once one is over, only a newer title brings it back: reports go on telling of the curfew that was.
    """
    found = escalators(marks)
    over = ends(marks)
    return found - ended(own, over) if over & found else found


def ended(own: Sequence[StorySource], over: frozenset[str]) -> frozenset[str]:
    """Name which of the escalators that some source calls over are so still."""
    state: dict[str, bool] = {}
    told = {mark + slug for slug in over for mark in (_END, _ESCALATOR)}
    for source in sorted((one for one in own if not told.isdisjoint(one.annotation.marks)), key=_order):
        for slug in over & ends(source.annotation.marks):
            state[slug] = True
        for slug in over & state.keys() & escalators(source.annotation.marks):
            if _in_title(source, _ESCALATOR + slug):
                state[slug] = False
    return frozenset(slug for slug, is_over in state.items() if is_over)


def _in_title(source: StorySource, mark: str) -> bool:
    feature = f"mark={mark}"
    return any(found.field == "title" and found.feature == feature for found in source.annotation.evidence)


def _order(source: StorySource) -> tuple[datetime, int]:
    return source.time, source.revision_id


# ----------------------------------------------------------------------------------------------------- the lines


def _topic(
    own: Sequence[StorySource], marks: Mapping[str, int], statements: Statements, grave: frozenset[str]
) -> ScoreLine:
    """Detail: the gravest topic's key in ``TOPIC_POINTS``."""
    hurt = "death" in marks or any(least(statements, name) for name in ("dead", "missing", "injured"))
    weights = {topic: topic for topic in frozenset[str]().union(*(one.annotation.topics for one in own))}
    if "unrest" in weights and (hurt or "violence" in marks):
        weights["unrest"] = "violent-unrest"
    if "disaster" in weights and not hurt:
        weights["disaster"] = _harmless(own, grave) or "disaster"
    if "coup" in grave:
        return ScoreLine("topic", TOPIC_POINTS["coup"], "coup")
    for topic in sorted(weights, key=lambda topic: (-TOPIC_POINTS.get(weights[topic], 0), topic)):
        if any(topic in _topics(one) for one in own if topic in one.annotation.topics):
            return ScoreLine("topic", TOPIC_POINTS.get(weights[topic], 0), weights[topic])
    return ScoreLine("topic", 0)


def _topics(source: StorySource) -> Iterable[str]:
    annotation = source.annotation
    if len(annotation.topics) < 2 or GRAVE.isdisjoint(annotation.topics):
        return annotation.topics
    entitled = set[str]()
    for found in annotation.evidence:
        if found.field != "title":
            # The title is read first.
            break
        if found.feature.startswith("topic="):
            entitled.add(found.feature[6:])
    if "accident" in annotation.marks:
        # What burns in a riot is no accident.
        entitled.discard("disaster")
    return annotation.topics if GRAVE.isdisjoint(entitled) else entitled


def _harmless(own: Sequence[StorySource], grave: frozenset[str]) -> str | None:
    """Name what a disaster that has hurt nobody is less than one: an accident, or a tremor without a warning."""
    telling = [one.annotation for one in own if "disaster" in one.annotation.topics]
    if all("accident" in annotation.marks for annotation in telling):
        return "accident"
    return "tremor" if 0 < _strongest(own) < TREMOR_BELOW and not grave else None


def _human_cost(statements: Statements) -> ScoreLine:
    """Detail: the figures as ``dead=164 injured=20``."""
    cost = {name: count for name in FIGURES if (count := least(statements, name))}
    hurt = sum(cost.get(name, 0) for name in HURT)
    points = (
        DEAD_WEIGHT * math.log10(1 + cost.get("dead", 0))
        + MISSING_WEIGHT * math.log10(1 + cost.get("missing", 0))
        + HURT_WEIGHT * math.log10(1 + hurt)
    )
    detail = " ".join(f"{name}={count}" for name, count in cost.items())
    return ScoreLine("human_cost", min(COST_AT_MOST, round(points)), detail)


def _confirmation(own: Sequence[StorySource]) -> ScoreLine:
    """Detail: the number of families.

    Counted by the items' own times, since after a night without a network everything is seen within a minute: the
    busiest hour that holds the item that came last.
    """
    newest = own[-1].time
    near = sorted((source.time, source.family) for source in own if abs(source.time - newest) <= FAMILY_SPAN)
    times = [time for time, _ in near]
    most = 0
    for first in range(bisect.bisect_right(times, newest)):
        last = bisect.bisect_right(times, times[first] + FAMILY_SPAN)
        most = max(most, len({family for _, family in near[first:last]}))
    return ScoreLine("families", FAMILY_POINTS[min(most, len(FAMILY_POINTS) - 1)], str(most))


def _magnitude(own: Sequence[StorySource]) -> ScoreLine:
    """Detail: the magnitude."""
    magnitude = _strongest(own)
    for lowest, points in MAGNITUDES:
        if magnitude >= lowest:
            return ScoreLine("magnitude", points, f"{magnitude:g}")
    return ScoreLine("magnitude", 0)


def _strongest(own: Iterable[StorySource]) -> float:
    """The largest magnitude, 0 for none; of each family the newest counts: agencies correct theirs within minutes."""
    told: dict[str, float] = {}
    for source in sorted((one for one in own if one.annotation.magnitude is not None), key=_order):
        # Cars and chips are called M 7 too.
        if "disaster" in source.annotation.topics:
            told[source.family] = source.annotation.magnitude or 0.0
    return max(told.values(), default=0.0)
