import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.parse.result import Enclosure, Entry, Medium, ParsedFeed, entry_from, feed_from, to_lines

TEXT = st.text(max_size=20)
COUNTS = st.none() | st.integers(0, 10**15)
MOMENTS = st.none() | st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
SECONDS = st.none() | st.floats(0, 1e9)
ENTRIES = st.builds(
    Entry,
    *[TEXT] * 4,
    MOMENTS,
    MOMENTS,
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(st.builds(Enclosure, TEXT, TEXT, COUNTS), max_size=3).map(tuple),
    st.lists(st.builds(Medium, TEXT, TEXT, COUNTS, COUNTS), max_size=3).map(tuple),
)
FEEDS = st.builds(
    ParsedFeed,
    title=TEXT,
    language=TEXT,
    ttl=SECONDS,
    hubs=st.lists(TEXT, max_size=3).map(tuple),
    self_link=TEXT,
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
    bozo=st.booleans(),
    partial_last=st.booleans(),
    update_every=SECONDS,
    skip_hours=st.lists(st.integers(0, 23), max_size=3).map(tuple),
    skip_days=st.lists(st.integers(0, 6), max_size=3).map(tuple),
)


@given(FEEDS)
def test_every_field_crosses_the_pipe(feed):
    head, *lines = to_lines(feed)
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in (head, *lines))
    assert feed_from(json.loads(head), tuple(map(entry_from, lines))) == feed
