"""The newsroom, read by the program's own fetcher and parser over HTTP."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.clock import SystemClock
from bot.demo import replay
from bot.demo.newsroom import Newsroom
from bot.demo.replay import Outlet, ReplayItem
from bot.feeds.fetch import Fetched, Fetcher, NotModified, Request
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.body import parse
from bot.feeds.parse.result import ParsedFeed

REPLAY = replay.load()
OUTLETS = {outlet.slug: outlet for outlet in REPLAY.outlets}
RSS = OUTLETS["severny-meridian"]
ATOM = OUTLETS["halyard"]


def items_of(outlet: Outlet) -> list[ReplayItem]:
    return [item for item in REPLAY.items if item.outlet == outlet]


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    async with Newsroom(REPLAY) as opened:
        yield opened


@pytest.fixture
async def fetcher(newsroom) -> AsyncIterator[Fetcher]:
    guard = Guard((AllowedNetwork.parse(f"127.0.0.1:{newsroom.port}"),))
    clock = SystemClock()
    async with Fetcher(guard, "kentongan/0", clock, clock) as opened:
        yield opened


async def read(fetcher: Fetcher, url: str) -> tuple[Fetched, ParsedFeed]:
    answer = await fetcher.fetch(Request(url))
    assert isinstance(answer, Fetched), answer
    feed = parse(answer.body, answer.url, answer.headers, truncated=answer.truncated)
    assert isinstance(feed, ParsedFeed), feed
    return answer, feed


@pytest.mark.parametrize("outlet", REPLAY.outlets, ids=lambda outlet: outlet.slug)
async def test_the_first_look_sees_a_sound_feed_without_items(newsroom, fetcher, outlet):
    _, feed = await read(fetcher, newsroom.feed_url(outlet))
    assert (feed.title, feed.language, feed.entries) == (outlet.publisher, outlet.language, ())
    assert feed.self_link == newsroom.feed_url(outlet)
    assert not feed.bozo


@pytest.mark.parametrize("outlet", REPLAY.outlets, ids=lambda outlet: outlet.slug)
async def test_what_was_published_comes_out_of_the_parser_whole_and_newest_first(newsroom, fetcher, outlet):
    items = items_of(outlet)
    for item in items:
        newsroom.publish(item)
    _, feed = await read(fetcher, newsroom.feed_url(outlet))
    assert not feed.bozo
    assert [(entry.title, entry.summary, entry.published, entry.link) for entry in feed.entries] == [
        (item.title, item.summary, item.at, newsroom.item_url(item)) for item in reversed(items)
    ]
    assert len({entry.guid for entry in feed.entries}) == len(items)


async def test_names_of_items_outlive_the_port(fetcher, newsroom):
    item = items_of(RSS)[0]
    newsroom.publish(item)
    _, feed = await read(fetcher, newsroom.feed_url(RSS))
    assert feed.entries[0].guid == f"tag:severny-meridian.example,2022:{item.link}"


@pytest.mark.parametrize("outlet", [RSS, ATOM], ids=["rss", "atom"])
async def test_an_unchanged_feed_is_not_sent_again_and_a_changed_one_is(newsroom, fetcher, outlet):
    url = newsroom.feed_url(outlet)
    first, second = items_of(outlet)[:2]
    newsroom.publish(first)
    answer, _ = await read(fetcher, url)
    known = Request(url, answer.etag, answer.last_modified)
    assert isinstance(await fetcher.fetch(known), NotModified)
    newsroom.publish(second)
    assert isinstance(await fetcher.fetch(known), Fetched)


@pytest.mark.parametrize("outlet", [RSS, ATOM], ids=["rss", "atom"])
async def test_either_validator_alone_is_enough(newsroom, fetcher, outlet):
    url = newsroom.feed_url(outlet)
    answer, _ = await read(fetcher, url)
    assert isinstance(await fetcher.fetch(Request(url, etag=answer.etag)), NotModified)
    dated = Request(url, last_modified=answer.last_modified)
    assert isinstance(await fetcher.fetch(dated), NotModified)
    newsroom.publish(items_of(outlet)[0])
    assert isinstance(await fetcher.fetch(dated), Fetched)


async def test_a_stale_etag_counts_more_than_a_fresh_date(newsroom, fetcher):
    url = newsroom.feed_url(RSS)
    answer, _ = await read(fetcher, url)
    assert isinstance(await fetcher.fetch(Request(url, '"another"', answer.last_modified)), Fetched)


async def test_one_outlet_does_not_show_anothers_items(newsroom, fetcher):
    newsroom.publish(items_of(RSS)[0])
    _, feed = await read(fetcher, newsroom.feed_url(ATOM))
    assert feed.entries == ()


async def test_a_link_opens_its_article_once_that_is_published(newsroom):
    item = next(item for item in items_of(OUTLETS["quayside"]) if "'" in item.title + item.summary)
    async with aiohttp.ClientSession() as session:
        async with session.get(newsroom.item_url(item)) as early:
            assert early.status == 404
        newsroom.publish(item)
        async with session.get(newsroom.item_url(item)) as page:
            assert (page.status, page.content_type) == (200, "text/html")
            text = await page.text()
    assert item.outlet.publisher in text
    assert f"{item.at:%Y-%m-%d %H:%M} UTC" in text


@pytest.mark.parametrize("path", ["/", "/nobody/feed.xml", "/nobody/a", "/halyard/a", "/../etc/passwd"])
async def test_other_addresses_are_not_found(newsroom, path):
    async with aiohttp.ClientSession() as session, session.get(newsroom.address + path) as answer:
        assert answer.status == 404


async def test_markup_in_a_text_stays_text(newsroom, fetcher):
    item = items_of(RSS)[0]
    hostile = ReplayItem(
        item.at + timedelta(seconds=1), RSS, "markup", "a < b & c", "<script>alert(1)</script>", "x", None
    )
    newsroom.publish(hostile)
    _, feed = await read(fetcher, newsroom.feed_url(RSS))
    assert feed.entries[0].title == "a < b & c"
    async with aiohttp.ClientSession() as session, session.get(newsroom.item_url(hostile)) as page:
        text = await page.text()
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


async def test_after_leaving_nothing_answers():
    async with Newsroom(REPLAY) as newsroom:
        url = newsroom.feed_url(RSS)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(url)
