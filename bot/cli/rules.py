"""``rules parse``, ``rules match``, ``annotate`` and ``stories``: the engine on files, without a database."""

import sys
from collections.abc import Iterator

from bot.cli.exits import WRONG_USAGE, WrongInputError
from bot.cli.items import GivenItem, GivenRule, item_of, rule_of
from bot.cli.lines import Faults, LineError, read, write
from rules import Annotation, Document, Index, Lexicon, QueryError, annotate, caret, explain, parse, remark


def parse_query(query: str, operators: str) -> int:
    """Print a query's normal form, or show on stderr where it cannot be read; gives the exit code."""
    lexicon = Lexicon()
    try:
        parsed = parse(query, lexicon, operators=operators)
    except QueryError as error:
        _tell(caret(error, query))
        return WRONG_USAGE
    print(parsed.text)
    for warning in parsed.warnings:
        _tell(remark(warning))
    return 0


def match(rules_path: str, items_path: str) -> int:
    """Print a line for every rule that an item satisfies, with the words that did; gives the exit code."""
    if rules_path == items_path == "-":
        raise WrongInputError("only one of --rules and --items can be standard input")
    lexicon = Lexicon()
    faults = Faults()
    rules: list[GivenRule] = []
    known: set[str] = set()
    index = Index(lexicon)
    for rule in read(rules_path, lambda record: _new(rule_of(record, lexicon), known), faults):
        index.add(len(rules), rule.parsed.query)
        rules.append(rule)
    for given, annotation in annotated(items_path, lexicon, faults):
        document = Document.of(given.item, annotation)
        for number in sorted(map(int, index.match(document))):
            _write_hit(document, rules[number], lexicon)
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


def _new(rule: GivenRule, known: set[str]) -> GivenRule:
    if rule.id in known:
        raise LineError(f'the id "{rule.id}" stands twice; this line is left out', "duplicate_id")
    known.add(rule.id)
    return rule


def _write_hit(document: Document, rule: GivenRule, lexicon: Lexicon) -> None:
    spans = [
        {"field": span.field, "start": span.start, "end": span.end, "term": span.term}
        for span in explain(document, rule.parsed.query, lexicon)
    ]
    write({"item": document.id, "rule": rule.id, "spans": spans})


def annotated(path: str, lexicon: Lexicon, faults: Faults) -> Iterator[tuple[GivenItem, Annotation]]:
    """Read items and what they say."""
    for given in read(path, item_of, faults):
        yield given, annotate(given.item, lexicon)


def annotate_items(path: str) -> int:
    """Print what each item says; gives the exit code."""
    faults = Faults()
    for given, annotation in annotated(path, Lexicon(), faults):
        write({"item": given.item.id, **annotation.to_json()})
    faults.tell_count()
    return WRONG_USAGE if faults.count else 0


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
