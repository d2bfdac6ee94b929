"""Learnt intervals against fixed ones at the same number of requests: how long news waits to be seen, by class of feed.

Feeds are simulated: inhomogeneous Poisson processes with the hours and weekends of newsrooms and offices and with
bursts, four weeks to learn from and one week that counts. `python -m benchmarks.adaptive [FEEDS] [SEED]`.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import exp
from random import Random
from statistics import fmean, median, quantiles

from bot.feeds.rates import begun, interval, learn
from bot.feeds.schedule import Pace
from bot.model import Rhythm

BEGIN = datetime(2026, 10, 5, tzinfo=UTC)
HOUR, DAY = 3600.0, 86_400.0
LEARNING, COUNTED = 28 * DAY, 7 * DAY
END = LEARNING + COUNTED
SHOWN = 30
"""Entries that a feed's body holds: what a first look can learn from."""
PACE = Pace.of(60, 1800, inside=False)
PEAK = 3.2


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of feeds: when in the week, how many entries a day, how often one is followed by others, at most how many."""

    name: str
    share: float
    when: Callable[[float], float]
    a_day: Callable[[Random], float]
    bursts: float
    most_follow: int = 4
    priority: bool = False


def _newsroom(second: float) -> float:
    weekend = second // DAY % 7 >= 5
    return (0.15 + 1.7 * exp(-(((second / HOUR % 24 - 13) / 5) ** 2))) * (0.6 if weekend else 1.0)


def _office(second: float) -> float:
    weekend = second // DAY % 7 >= 5
    return (0.02 + 2.8 * (8 <= second / HOUR % 24 < 18)) * (0.05 if weekend else 1.0)


def _always(_: float) -> float:
    return 1.0


KINDS = (
    Kind("agency, 250 a day", 0.10, _newsroom, lambda random: random.uniform(100, 400), 0.15),
    Kind("newsroom, 25 a day", 0.29, _newsroom, lambda random: random.lognormvariate(3.2, 0.8), 0.15),
    Kind("in bursts, 10 a day", 0.04, _always, lambda random: random.uniform(0.5, 2), 0.7, 20),
    Kind("office, 2 a day", 0.34, _office, lambda random: random.lognormvariate(0.7, 1.0), 0.05),
    Kind("rare, 1 in a week", 0.16, _always, lambda random: random.lognormvariate(-2.0, 1.0), 0.0),
    Kind("silent", 0.05, _always, lambda _: 1e-9, 0.0),
    Kind("warnings", 0.06, _always, lambda _: 0.3, 0.3),
    Kind("warnings, priority", 0.01, _always, lambda _: 0.3, 0.3, priority=True),
)


def published(kind: Kind, random: Random) -> list[float]:
    """Simulate when a feed of this class publishes, in seconds from the beginning."""
    rate = kind.a_day(random) / DAY
    times, now = [], 0.0
    while (now := now + random.expovariate(PEAK * rate)) < END:
        if random.random() < kind.when(now) / PEAK:
            times.append(now)
            if random.random() < kind.bursts:
                follow = now
                for _ in range(random.randint(1, kind.most_follow)):
                    follow += random.expovariate(1 / 400)
                    times.append(follow)
    return sorted(time for time in times if time < END)


def _moment(second: float) -> datetime:
    return BEGIN + timedelta(seconds=second)


def _first_look(times: Sequence[float], second: float) -> Rhythm:
    """What the first body teaches that a program sees of the feed."""
    return begun(_moment(second), map(_moment, times[: bisect_right(times, second)][-SHOWN:]))


def taught(times: Sequence[float]) -> Rhythm:
    """Let a feed be read for the weeks of learning."""
    rhythm = _first_look(times, 0.0)
    for hour in range(int(LEARNING / HOUR)):
        new = times[bisect_right(times, hour * HOUR) : bisect_right(times, (hour + 1) * HOUR)]
        if new:
            rhythm = learn(rhythm, _moment((hour + 1) * HOUR), map(_moment, new))
    return rhythm


def looks_learnt(
    times: Sequence[float], rhythm: Rhythm, random: Random, *, priority: bool = False
) -> list[float]:
    """Simulate looks at learnt intervals, which learn on; at the floor for a priority feed."""
    if priority:
        return looks_fixed(PACE.floor.total_seconds(), random)
    looks = [LEARNING + random.random() * 300]
    while looks[-1] < END:
        second = looks[-1]
        new = times[
            bisect_right(times, looks[-2] if len(looks) > 1 else LEARNING) : bisect_right(times, second)
        ]
        if new:
            rhythm = learn(rhythm, _moment(second), map(_moment, new))
        wait = PACE.clamp(interval(rhythm, _moment(second))).total_seconds()
        looks.append(second + wait * random.uniform(0.95, 1.05))
    return looks


def looks_fixed(seconds: float, random: Random) -> list[float]:
    """Simulate looks at one interval."""
    looks = [LEARNING + random.random() * seconds]
    while looks[-1] < END:
        looks.append(looks[-1] + seconds * random.uniform(0.95, 1.05))
    return looks


def waits(times: Sequence[float], looks: Sequence[float]) -> list[float]:
    """Tell how long every entry waited for the look that found it."""
    return [
        after - time
        for before, after in pairwise([LEARNING, *looks])
        for time in times[bisect_right(times, before) : bisect_right(times, after)]
    ]


@dataclass(frozen=True, slots=True)
class Row:
    """One class of feeds: requests an hour and feed, and the seconds that entries waited under both ways."""

    name: str
    requests: float
    fixed: Sequence[float]
    learnt: Sequence[float]

    @property
    def faster_mean(self) -> float:
        """How many times sooner entries are seen, on average."""
        return fmean(self.fixed) / fmean(self.learnt)

    @property
    def faster_median(self) -> float:
        """How many times sooner the middle one is seen."""
        return median(self.fixed) / median(self.learnt)

    def __str__(self) -> str:
        """Write a line of the table."""
        cells = [f"{self.name:<22}", f"{len(self.fixed):>7}", f"{self.requests:>7.1f}"]
        for measure in (fmean, median, _ninth) if len(self.fixed) > 1 else ():
            old, new = measure(self.fixed), measure(self.learnt)
            cells.append(f"{old:>6.0f} → {new:>5.0f} s ({old / new:>4.1f} ×)")
        return "  ".join(cells)


def _ninth(values: Sequence[float]) -> float:
    return quantiles(values, n=10)[-1]


def compare(feeds: int, seed: int, *, fresh: bool = False) -> tuple[float, Sequence[Row]]:
    """Simulate; gives the fixed interval that costs as many requests, and a row a class and one for all.

    `fresh`: the feeds were added at the beginning of the week that counts.
    """
    random = Random(seed)
    all_times = [(kind, published(kind, random)) for kind in KINDS for _ in range(round(feeds * kind.share))]
    looks = []
    for kind, times in all_times:
        rhythm = _first_look(times, LEARNING) if fresh else taught(times)
        looks.append(looks_learnt(times, rhythm, random, priority=kind.priority))
    seconds = len(all_times) * COUNTED / sum(map(len, looks))
    learnt: Mapping[str, list[float]] = defaultdict(list)
    fixed: Mapping[str, list[float]] = defaultdict(list)
    asked: Mapping[str, list[int]] = defaultdict(list)
    for (kind, times), own in zip(all_times, looks, strict=True):
        at_even = waits(times, looks_fixed(seconds, random))
        for name in (kind.name, "all"):
            learnt[name] += waits(times, own)
            fixed[name] += at_even
            asked[name].append(len(own))
    return seconds, [
        Row(name, fmean(asked[name]) / COUNTED * HOUR, fixed[name], learnt[name]) for name in learnt
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    feeds, seed = (*map(int, arguments), *(400, 3)[len(arguments) :])
    for fresh in (False, True):
        seconds, rows = compare(feeds, seed, fresh=fresh)
        print(
            f"{feeds} feeds, {'added just now' if fresh else 'read for four weeks'}; as many requests as every "
            f"{seconds:.0f} s; seed {seed}\n"
            f"{'class':<22}  {'entries':>7}  {'an hour':>7}  {'mean':<23}  {'median':<23}  90 in 100"
        )
        print(*rows, sep="\n", end="\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
