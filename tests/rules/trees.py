"""Random queries and documents over a small world of words, so that they often meet."""

from hypothesis import strategies as st

from rules import STORED, Document, ErrorCode, Lexicon, Query, QueryError, parse
from rules.query import And, Feature, Link, Near, Node, Not, Or, Phrase, Prefix, Regex, Source, Typo, Word

WORDS = (
    "riot",
    "riots",
    "US",
    "us",
    "huru-hara",
    "huru",
    "hara",
    "huruhara",
    "5,2",
    "Erdoğan",
    "МИД",
    "protest",
)
TEXT_WORDS = (
    *WORDS,
    "Riot's",
    "НАТО",
    "МИДа",
    "US-nya",
    "erdogan",
    "5.2",
    "protester",
    "prostest",
    "hara-huru",
    "🔥",
)
FEATURES = ("region=KZ", "region=RU", "org=CSTO", "topic=unrest")

fields = st.sampled_from((None, None, None, "title", "summary"))
words = st.sampled_from(WORDS)
word_leaves = st.builds(Word, words, st.booleans(), fields)
prefixes = st.builds(Prefix, st.sampled_from(("rio", "pro", "huru", "huru-h", "erdoğ", "mid")), fields)
typos = st.builds(Typo, st.sampled_from(("protest", "CSTO", "riots", "Erdoğan")), fields)
phrases = st.builds(
    Phrase, st.lists(words, min_size=2, max_size=3).map(tuple), st.booleans(), st.integers(0, 2), fields
)
units = st.one_of(
    st.builds(Word, words, st.booleans()),
    st.builds(Prefix, st.sampled_from(("rio", "pro"))),
    st.builds(Phrase, st.lists(words, min_size=2, max_size=2).map(tuple)),
)
links = st.builds(Link, st.integers(1, 4), st.booleans())


@st.composite
def nears(draw):
    sides = draw(st.lists(st.lists(units, min_size=1, max_size=2).map(tuple), min_size=2, max_size=3))
    return Near(tuple(sides), tuple(draw(links) for _ in sides[1:]))


features = st.one_of(
    st.builds(Feature, st.just("region"), st.sampled_from(("KZ", "RU", "CSTO"))),
    st.builds(Feature, st.just("org"), st.just("CSTO")),
    st.builds(Feature, st.just("topic"), st.just("unrest")),
    st.builds(Feature, st.just("lang"), st.sampled_from(("id", "en", "ru"))),
)
sources = st.builds(Source, st.sampled_from(("antaranews", "antaranews.com", "BBC Russian", "news", "com")))
regexes = st.builds(Regex, st.sampled_from((r"rio+t", r"\bhuru\b", "мид", "^us", r"[\w]+ğ")), fields)
leaves = st.one_of(word_leaves, word_leaves, prefixes, typos, phrases, nears(), features, sources, regexes)


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    groups = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(st.builds(And, groups), st.builds(Or, groups), st.builds(Not, inner))


nodes: st.SearchStrategy[Node] = st.recursive(leaves, _grown, max_leaves=8)
texts = st.lists(st.sampled_from(TEXT_WORDS), max_size=7).map(" ".join)
documents = st.builds(
    lambda title, summary, source, language, features: Document(
        1, {"title": title, "summary": summary, "source": source}, language, frozenset(features)
    ),
    st.one_of(texts, texts.map(str.upper)),
    texts,
    st.sampled_from(("", "BBC News Russian\nbbc.com", "Antara\nANTARA News\nantaranews.com")),
    st.sampled_from(("", "en", "id", "ru")),
    st.sets(st.sampled_from(FEATURES)),
)


_LEXICON = Lexicon()


def readable(query: Query) -> bool:
    """Whether a person could have written it: every branch has something that must be present."""
    try:
        parse(query.text, _LEXICON, limits=STORED)
    except QueryError as error:
        if error.code in (ErrorCode.NEEDS_POSITIVE, ErrorCode.LANG_ALONE):
            return False
        raise
    return True
