import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.identity import (
    Judged,
    Verdict,
    canonical_link,
    floods,
    identify,
    judge,
    recognise,
)
from bot.feeds.parse.result import Entry
from bot.model import ItemId, KnownItem

AT = datetime(2022, 1, 6, 3, 25, tzinfo=UTC)


def entry(
    title: str, *, guid: str = "", link: str = "", summary: str = "", published: datetime | None = None
) -> Entry:
    return Entry(guid, link, title, summary, published, None)


def identity(one: Entry) -> str:
    (identified,) = identify([one])
    return identified.identity


def remembered(entries: list[Entry]) -> list[KnownItem]:
    """What the database knows after these entries have come."""
    return [
        KnownItem(ItemId(number), one.identity, one.canonical_link, one.entry.title, one.content_hash)
        for number, one in enumerate(identify(entries))
    ]


def verdicts(entries: list[Entry], past: list[KnownItem]) -> list[Verdict]:
    return [one.verdict for one in look(entries, past)]


def look(entries: list[Entry], past: list[KnownItem]) -> tuple[Judged, ...]:
    judged = judge(identify(entries), {item.identity: item for item in past})
    return recognise(judged, past) if floods(judged) else judged


class TestIdentity:
    def test_the_guid_comes_first_as_it_is_written(self):
        same = [
            entry("a", guid="X", link="https://n.example.com/1"),
            entry("b", guid="X", link="https://n.example.com/2"),
        ]
        assert identity(same[0]) == identity(same[1])
        assert identity(entry("a", guid="X")) != identity(entry("a", guid="x"))

    def test_then_the_link_without_what_only_tracks(self):
        assert identity(entry("a", link="http://n.example.com/1?utm_source=rss")) == identity(
            entry("b", link="https://N.example.com:443/1")
        )

    def test_then_title_and_date(self):
        assert identity(entry("Gempa", published=AT)) == identity(entry(" GEMPA", published=AT))
        assert identity(entry("Gempa", published=AT)) != identity(entry("Gempa", published=AT.replace(day=7)))
        assert identity(entry("Gempa")) != identity(entry("Banjir"))

    def test_a_front_page_names_no_entry(self):
        first, second = (
            entry("Gempa 1", link="https://bmkg.example.id/"),
            entry("Gempa 2", link="https://bmkg.example.id"),
        )
        assert identity(first) != identity(second)

    def test_equal_entries_are_one(self):
        assert len(identify([entry("a", guid="1"), entry("a", guid="1")])) == 1

    def test_a_guid_that_all_entries_share_names_none(self):
        entries = [
            entry(f"{n}", guid="https://n.example.com", link=f"https://n.example.com/{n}") for n in range(3)
        ]
        assert len(identify(entries)) == 3

    def test_a_link_that_all_entries_share_names_none(self):
        assert len(identify([entry(f"{n}", link="https://n.example.com/live") for n in range(3)])) == 3

    def test_posts_of_a_live_page_differ_by_fragment(self):
        assert (
            len(identify([entry("Update", link=f"https://n.example.com/live#post-{n}") for n in range(3)]))
            == 3
        )


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        (
            "HTTP://News.Example.com:80/a/?b=2&a=1&utm_source=x&fbclid=y",
            "https://news.example.com/a/?a=1&b=2",
        ),
        ("https://news.example.com:443/a", "https://news.example.com/a"),
        ("https://news.example.com:8443/a#utm_medium=rss", "https://news.example.com:8443/a"),
        ("https://www.bbc.example/news/1?at_medium=RSS&at_campaign=X", "https://www.bbc.example/news/1"),
        ("https://news.example.com/a?refresh=1", "https://news.example.com/a?refresh=1"),
        ("http://[::1", "http://[::1"),
        ("https://x:99999/", "https://x:99999/"),
    ],
)
def test_canonical_links(link, canonical):
    assert canonical_link(link) == canonical


@pytest.mark.parametrize(
    "query", ["a=1&" * 500, "+&" * 1_000, "я" * 2_000, "я" * 130, "a;b&" * 500, "%D1%8F" * 330, "+&" * 11]
)
def test_no_body_s_links_take_long(query):
    entries = [entry(f"t{n}", guid=f"{n}", link=f"https://n.example.com/{n}?{query}") for n in range(500)]
    started = time.process_time()
    assert len(identify(entries)) == 500
    assert time.process_time() - started < 0.1


def test_a_link_too_long_to_canonicalise_still_tells_entries_apart():
    long = "https://n.example.com/" + "a" * 600
    assert len(identify([entry("t", link=f"{long}{n % 3}") for n in range(6)])) == 3


@given(st.text())
def test_any_link_is_compared_without_a_crash(text):
    for link in (text, f"https://{text}", f"https://news.example.com/{text}"):
        canonical_link(link)


class TestVerdicts:
    PAST = remembered([entry("Satu", guid="1", summary="a"), entry("Dua", guid="2")])

    def test_new_changed_and_same(self):
        entries = [entry("Tiga", guid="3"), entry("Satu", guid="1", summary="b"), entry("Dua", guid="2")]
        assert verdicts(entries, self.PAST) == [Verdict.NEW, Verdict.CHANGED, Verdict.SAME]

    def test_what_is_known_comes_with_the_verdict(self):
        judged = look([entry("Satu baru", guid="1")], self.PAST)
        assert [one.known for one in judged] == [self.PAST[0]]

    def test_a_date_alone_is_no_change(self):
        assert verdicts([entry("Dua", guid="2", published=AT)], self.PAST) == [Verdict.SAME]


OLD = [entry(f"Berita {n}", guid=f"old-{n}", link=f"http://n.example.com/{n}") for n in range(20)]


class TestAFeedThatNamesItsEntriesAnew:
    def test_by_link_even_when_titles_changed(self):
        new = [
            entry(f"BARU {n}", guid=f"new-{n}", link=f"https://n.example.com/{n}?utm_source=x")
            for n in range(20)
        ]
        judged = look(new, remembered(OLD))
        assert {one.verdict for one in judged} == {Verdict.RENAMED}
        assert [one.known.id for one in judged if one.known] == list(range(20))

    def test_by_title_when_links_changed_too(self):
        new = [entry(f"Berita {n}", guid=f"new-{n}", link=f"https://baru.example.com/{n}") for n in range(20)]
        assert verdicts(new, remembered(OLD)) == [Verdict.RENAMED] * 20

    def test_what_matches_nothing_is_news(self):
        """A crisis looks just like that."""
        renamed = [entry(f"Berita {n}", guid=f"new-{n}") for n in range(10)]
        news = [entry(f"Kerusuhan {n}", guid=f"news-{n}") for n in range(10)]
        assert verdicts(renamed + news, remembered(OLD)) == [Verdict.RENAMED] * 10 + [Verdict.NEW] * 10

    def test_a_known_item_is_matched_once(self):
        new = [entry("Berita 1", guid=f"new-{n}") for n in range(20)]
        assert verdicts(new, remembered(OLD)).count(Verdict.RENAMED) == 1

    def test_an_item_still_named_as_before_is_not_given_away(self):
        new = [OLD[0], *(entry("Berita 0", guid=f"new-{n}") for n in range(15))]
        assert verdicts(new, remembered(OLD)) == [Verdict.SAME] + [Verdict.NEW] * 15

    @pytest.mark.parametrize(
        ("new", "size", "flood"), [(10, 15, False), (11, 15, True), (15, 30, False), (16, 30, True)]
    )
    def test_only_when_many_are_new_at_once(self, new, size, flood):
        past = remembered(OLD + [entry(f"Lama {n}", guid=f"past-{n}") for n in range(size)])
        entries = [entry(f"Berita {n}", guid=f"new-{n}") for n in range(new)]
        entries += [entry(f"Lama {n}", guid=f"past-{n}") for n in range(size - new)]
        assert (Verdict.RENAMED in verdicts(entries, past)) == flood

    @given(st.permutations(range(20)))
    def test_each_keeps_its_own_whatever_the_order(self, order):
        new = [entry(f"Berita {n}", guid=f"new-{n}", link=f"https://n.example.com/{n}") for n in order]
        judged = look(new, remembered(OLD))
        assert [one.known.id for one in judged if one.known] == list(order)
