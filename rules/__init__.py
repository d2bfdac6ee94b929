"""Kentongan's rules: a language for what people want to hear of, and an engine that finds it.

Pure: no I/O, clock, loop or log. Data files load when a `Lexicon()` is made.
"""

from rules.also import also_matches, also_of_each
from rules.annotate import annotate
from rules.choices import Choices, Joining
from rules.conditions import SEVERITIES, Conditions
from rules.document import Document, source_lines
from rules.errors import ErrorCode, Hint, QueryError, RuleWarning, WarningCode
from rules.explain import Explainer, Failure, Span, explain, why_not
from rules.index import Index, Matches
from rules.item import Annotation, Evidence, Item, features
from rules.lexicon import Lexicon
from rules.limits import DEFAULT, STORED, Limits
from rules.match import evaluate
from rules.messages import advice, caret, remark, sentence
from rules.packs import Pack, packs, packs_for
from rules.parser import Parsed, parse
from rules.plain import Plain, Term, TermKind, read_plain
from rules.query import Query, number_of, to_text
from rules.snapshot import SnapshotError
from rules.word_cache import WordCacheError

__all__ = [
    "DEFAULT",
    "SEVERITIES",
    "STORED",
    "Annotation",
    "Choices",
    "Conditions",
    "Document",
    "ErrorCode",
    "Evidence",
    "Explainer",
    "Failure",
    "Hint",
    "Index",
    "Item",
    "Joining",
    "Lexicon",
    "Limits",
    "Matches",
    "Pack",
    "Parsed",
    "Plain",
    "Query",
    "QueryError",
    "RuleWarning",
    "SnapshotError",
    "Span",
    "Term",
    "TermKind",
    "WarningCode",
    "WordCacheError",
    "advice",
    "also_matches",
    "also_of_each",
    "annotate",
    "caret",
    "evaluate",
    "explain",
    "features",
    "number_of",
    "packs",
    "packs_for",
    "parse",
    "read_plain",
    "remark",
    "sentence",
    "source_lines",
    "to_text",
    "why_not",
]
