"""How fast rules are read and matched, beside other ways to do it, in one run. See docs/benchmarks.md, "Matching".

Times are the thread's own, one core. Ratios come first: they say more than times on a machine that others use too.
Needs the packages of the group `benchmarks` (real words with their frequencies; Aho-Corasick in C).
"""

import argparse
import gc
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import questions, report
from benchmarks.rivals import Automaton, Expressions, Trial
from rules import Document, Explainer, Index, Lexicon, Query, parse
from rules.reading import Reading

LEARNT = 3_000
"""Documents that were read before the rules came: what frequencies are estimated from."""
MEASURED = 2_000
SLOW = 40
"""Documents for the loop of expressions."""
LOOP_RULES = 10_000
AUTOMATON_RULES = 100_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What one engine did: seconds a document in order, hits a document, seconds to add and to remove a rule, bytes."""

    name: str
    rules: int
    matched: Sequence[float]
    whole: Sequence[float]
    hits: float
    added: tuple[list[float], list[float]]
    memory: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="to see that it works, not to quote")
    parser.add_argument("--rules", type=int, help="only the first table, with so many rules")
    given = parser.parse_args()
    short: bool = given.short
    counts: tuple[int, ...] = (1_000, 10_000) if short else (1_000, 10_000, 100_000, 1_000_000)
    if given.rules is not None:
        counts = (given.rules,)
    report.title("Matching")
    lexicon = Lexicon()
    learnt = questions.items(LEARNT if not short else 500, 9)
    documents = questions.items(MEASURED if not short else 300, 21)
    rows: list[list[object]] = []
    for taste in questions.TASTES:
        for count in counts:
            rows += _of_size(count, taste, lexicon, learnt, documents)
    report.table(HEAD, rows)
    if given.rules is not None:
        return
    _burst(counts[-1], lexicon, learnt)
    _hard_sets(lexicon, 2_000 if short else 20_000)
    _reading(lexicon, 5_000 if short else 50_000)
    _explaining(counts[-2], lexicon, documents)
    _starting(counts[-1], lexicon)


HEAD = (
    *("engine", "rules", "hits a item", "% of rules", "match p99 ÷ ours", "match p50 ms", "p99 ms"),
    *("whole path p50 ms", "p99 ms", "add p99 µs", "remove p99 µs", "MB"),
)


def _of_size(
    count: int, taste: questions.Taste, lexicon: Lexicon, learnt: list[Document], documents: list[Document]
) -> list[list[object]]:
    report.say(f"{count:,} rules, {taste.name}")
    index = Index(lexicon)
    _teach(index, learnt)
    figures = [_ours(index, count, taste, documents)]
    trial = Trial(_frequencies(lexicon, learnt), lexicon)
    figures.append(_rival(trial, count, taste, documents, trial.terms, trial.hits))
    del trial
    if count <= AUTOMATON_RULES:
        automaton = Automaton()
        figures.append(_rival(automaton, count, taste, documents, _itself, automaton.match))
    if count <= LOOP_RULES:
        loop = Expressions()
        figures.append(_rival(loop, count, taste, documents[:SLOW], _itself, loop.match))
    first = _percentile(figures[0].matched, 0.99)
    return [_row(one, first, taste) for one in figures]


def _frequencies(lexicon: Lexicon, learnt: Sequence[Document]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in learnt:
        reading = Reading(document, lexicon)
        counts.update(
            {key for name in ("title", "summary") for keys in reading.field(name).keys for key in keys}
        )
        counts.update(document.features)
    return dict(counts)


def _row(figures: Figures, ours: float, taste: questions.Taste) -> list[object]:
    matched, whole, added = figures.matched, figures.whole, figures.added
    return [
        f"{figures.name} ({taste.name})",
        f"{figures.rules:,}",
        f"{figures.hits:.0f}",
        f"{100 * figures.hits / figures.rules:.3f}",
        f"{_percentile(matched, 0.99) / ours:.1f}",
        f"{_percentile(matched, 0.5) * 1e3:.2f}",
        f"{_percentile(matched, 0.99) * 1e3:.2f}",
        f"{_percentile(whole, 0.5) * 1e3:.2f}",
        f"{_percentile(whole, 0.99) * 1e3:.2f}",
        *(f"{_percentile(one, 0.99) * 1e6:.0f}" if one[-1] else "" for one in added),
        f"{figures.memory / 1e6:.0f}",
    ]


def _teach(index: Index, learnt: Sequence[Document]) -> None:
    """Let the index read documents, so that it knows which words are common."""
    for document in learnt:
        index.learn(document)


def _ours(index: Index, count: int, taste: questions.Taste, documents: Sequence[Document]) -> Figures:
    def ask(document: Document) -> Any:
        return index.presence(document)

    return _measured("Kentongan", index, count, taste, documents, ask, index.told)


def _rival(
    engine: Any,
    count: int,
    taste: questions.Taste,
    documents: Sequence[Document],
    ask: Callable[[Document], Any],
    tell: Callable[[Any], Any],
) -> Figures:
    return _measured(engine.name, engine, count, taste, documents, ask, tell)


def _itself(document: Document) -> Document:
    return document


def _measured(
    name: str,
    engine: Any,
    count: int,
    taste: questions.Taste,
    documents: Sequence[Document],
    ask: Callable[[Document], Any],
    tell: Callable[[Any], Any],
) -> Figures:
    lexicon = _READER
    before = _memory()
    gc.disable()
    for number, text in enumerate(questions.rules(count, taste)):
        engine.add(number, parse(text, lexicon).query)
    if isinstance(engine, Automaton):
        engine.build()
    gc.enable()
    gc.collect()
    memory = _memory() - before
    gc.freeze()
    added = _added(engine, count, taste) if name == "Kentongan" else ([0.0], [0.0])
    # Once over all documents first: words' forms are kept, as in a bot that has run for a day.
    for document in documents:
        tell(ask(document))
    matched, whole, hits = [], [], 0
    for document in documents:
        began = time.thread_time()
        asked = ask(document)
        between = time.thread_time()
        hits += len(tell(asked))
        ended = time.thread_time()
        matched.append(ended - between)
        whole.append(ended - began)
    gc.unfreeze()
    return Figures(name, count, sorted(matched), sorted(whole), hits / len(documents), added, memory)


def _added(index: Index, count: int, taste: questions.Taste) -> tuple[list[float], list[float]]:
    """Seconds to add a rule and to remove it, in order; the forms of its words are known."""
    queries = [parse(text, _READER).query for text in questions.rules(2_000, taste, seed=88)]
    for number, query in enumerate(queries):
        index.add(count + number, query)
    for number, query in enumerate(queries):
        index.remove(count + number, query)
    added, removed = [], []
    for number, query in enumerate(queries):
        began = time.thread_time()
        index.add(count + number, query)
        between = time.thread_time()
        index.remove(count + number, query)
        removed.append(time.thread_time() - between)
        added.append(between - began)
    return sorted(added), sorted(removed)


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _memory() -> int:
    """Bytes of memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


# ------------------------------------------------------------------------------------------------- single figures


def _burst(count: int, lexicon: Lexicon, learnt: Sequence[Document]) -> None:
    """One event floods the same words into every item, and its rules are many."""
    report.say("bursts")
    index = Index(lexicon)
    _teach(index, learnt)
    for number, text in enumerate(questions.rules(count, questions.MIXED)):
        index.add(number, parse(text, lexicon).query)
    gc.freeze()
    rows = []
    for words in (0, 5, 15, 30):
        event = questions.event_words(words, 5)
        documents = questions.items(500, 33, event=event)
        times, hits = _times(index, documents)
        rows.append([words, f"{hits:.0f}", f"{100 * hits / count:.3f}", *_milliseconds(times)])
    gc.unfreeze()
    print(f"## Bursts: {count:,} rules, one event's words in every item\n")
    report.table(
        ("words of the event", "hits an item", "% of rules", "whole p50 ms", "p99 ms", "most ms"), rows
    )


def _times(index: Index, documents: Sequence[Document]) -> tuple[list[float], float]:
    for document in documents:
        index.match(document)
    times, hits = [], 0
    for document in documents:
        began = time.thread_time()
        hits += len(index.match(document))
        times.append(time.thread_time() - began)
    return sorted(times), hits / len(documents)


def _milliseconds(times: Sequence[float]) -> list[str]:
    return [f"{_percentile(times, share) * 1e3:.2f}" for share in (0.5, 0.99, 1.0)]


def _hard_sets(lexicon: Lexicon, count: int) -> None:
    """Rules that were written to be slow."""
    report.say("hard sets")
    event = questions.event_words(60, 7)
    popular = event[0]
    sets = {
        "one frequent word, without a rare one": [f"{popular} -langka{number}" for number in range(count)],
        "one frequent word and a rare one": [f"{popular} langka{number}" for number in range(count)],
        "wide ORs": [
            f"({' OR '.join(f'{word}x{number}' for word in event[:20])}) ({' OR '.join(event[20:40])})"
            for number in range(count // 10)
        ],
        "expressions": [f"/{popular[:3]}[a-z]+ kata{number}/" for number in range(count // 20)],
        "expressions without letters": [
            f"/[a-z]+[{number % 10}]{{{number // 10 + 2}}}/" for number in range(count // 20)
        ],
        "NEARs of words that are all there": [
            f"{left} NEAR/{1 + number % 20} {right}"
            for number, (left, right) in enumerate(_pairs(event[:40], count // 4))
        ],
    }
    rows = []
    documents = questions.items(200, 44, event=event[:40])
    for name, texts in sets.items():
        index = Index(lexicon)
        for number, text in enumerate(texts):
            index.add(number, parse(text, lexicon).query)
        times, hits = _times(index, documents)
        rows.append([name, f"{len(texts):,}", f"{hits:.0f}", *_milliseconds(times)])
    print("## Sets written to be slow\n")
    report.table(("rules", "number", "hits an item", "whole p50 ms", "p99 ms", "most ms"), rows)


def _pairs(words: Sequence[str], count: int) -> list[tuple[str, str]]:
    pairs = [(left, right) for left in words for right in words if left < right]
    return (pairs * (count // len(pairs) + 1))[:count]


def _reading(lexicon: Lexicon, count: int) -> None:
    report.say("reading rules")
    texts = list(questions.rules(count, questions.MIXED, seed=77))
    rows = []
    for name in ("new words", "words seen before"):
        began = time.thread_time()
        for text in texts:
            parse(text, lexicon)
        spent = time.thread_time() - began
        rows.append([name, f"{count / spent:,.0f}", f"{spent / count * 1e6:.1f}"])
    print("## Reading rules\n")
    report.table(("", "rules a second", "µs a rule"), rows)


def _explaining(count: int, lexicon: Lexicon, documents: Sequence[Document]) -> None:
    report.say("explaining")
    index = Index(lexicon)
    queries: list[Query] = []
    for number, text in enumerate(questions.rules(count, questions.MIXED)):
        queries.append(parse(text, lexicon).query)
        index.add(number, queries[-1])
    spent, explained = 0.0, 0
    for document in documents[:200]:
        explainer = Explainer(document, lexicon)
        found = [queries[int(query_id)] for query_id in index.match_reading(explainer.reading)]
        began = time.thread_time()
        for query in found:
            explainer.spans(query)
        spent += time.thread_time() - began
        explained += len(found)
    print(
        f"`explain`: {spent / max(1, explained) * 1e6:.1f} µs a query, {explained / 200:.0f} queries an item.\n"
    )


def _starting(count: int, lexicon: Lexicon) -> None:
    report.say("snapshot")
    index = Index(lexicon)
    for number, text in enumerate(questions.rules(count, replace(questions.RARE, name=""))):
        index.add(number, parse(text, lexicon).query)
    began = time.thread_time()
    data = index.snapshot(1)
    packed = time.thread_time() - began
    del index
    gc.collect()
    again = Index(lexicon)
    before = _memory()
    began = time.thread_time()
    again.restore(data)
    spent = time.thread_time() - began
    print(
        f"Snapshot of {count:,} rules: {len(data) / 1e6:.0f} MB, written in {packed:.1f} s, restored in {spent:.1f} s "
        f"into {(_memory() - before) / 1e6:.0f} MB.\n"
    )


_READER = Lexicon()

if __name__ == "__main__":
    main()
