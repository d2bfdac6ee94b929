"""A stage of hostile answers, each through fetcher and parsers: what it costs, and how it ends.

    python -m benchmarks.hostile [--short]

They come from a server in a process of its own on loopback. Before each a good feed must come through: the parsers
survived the one before. Answers that only the clock ends get 3 s in place of 20.
"""

import uvloop

from benchmarks import report
from tests.hostile.answers import CASES
from tests.hostile.stage import Act, Stage

CPU_AIM, MEMORY_AIM, LAG_AIM = 2.5, 512 << 20, 0.020
SHORT_STEP = 8


async def measure(*, short: bool) -> None:
    """Measure and print."""
    report.title("Hostile answers")
    acts = []
    async with Stage() as stage:
        for case in CASES[:: SHORT_STEP if short else 1]:
            report.say(case.name)
            acts.append(await stage.play(case))
        assert await stage.good() == "1 entries"
    report.table(
        (
            "answer",
            "CPU s: ours",
            "the parser's",
            "MB: ours",
            "the parser's",
            "lag ms: p99",
            "most",
            "s",
            "how it ended",
        ),
        [_row(act) for act in sorted(acts, key=lambda act: -act.own_cpu - act.parser_cpu)],
    )
    _sum_up(acts)


def _row(act: Act) -> tuple[str, ...]:
    return (
        act.name,
        f"{act.own_cpu:.2f}",
        f"{act.parser_cpu:.2f}",
        report.megabytes(act.own_memory),
        report.megabytes(act.parser_memory),
        report.milliseconds(report.quantile(act.lag or (0.0,), 0.99)),
        report.milliseconds(max(act.lag, default=0.0)),
        f"{act.seconds:.2f}",
        act.outcome,
    )


def _sum_up(acts: list[Act]) -> None:
    cpu = max(act.own_cpu + act.parser_cpu for act in acts)
    memory = max(max(act.own_memory, act.parser_memory) for act in acts)
    lags = [late for act in acts for late in act.lag]
    worst = max(report.quantile(act.lag or (0.0,), 0.99) for act in acts)
    print(f"{len(acts)} answers; after the last one a good feed came through.")
    print(f"Most computing of one answer: {cpu:.2f} s (aim {CPU_AIM}: {report.verdict(cpu, CPU_AIM)}).")
    print(
        f"Most memory of one process: {report.megabytes(memory)} MB (aim {report.megabytes(MEMORY_AIM)}: "
        f"{report.verdict(memory, MEMORY_AIM)})."
    )
    print(
        f"Lag of the loop over all of them: p99 {report.milliseconds(report.quantile(lags, 0.99))} ms "
        f"(aim 20: {report.verdict(report.quantile(lags, 0.99), LAG_AIM)}); the worst answer's own p99 "
        f"{report.milliseconds(worst)} ms ({report.verdict(worst, LAG_AIM)})."
    )


if __name__ == "__main__":
    uvloop.run(measure(short=report.is_short(__doc__ or "")))
