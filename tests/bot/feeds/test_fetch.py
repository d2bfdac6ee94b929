import asyncio
import gzip
import hashlib
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import brotli
import pytest
from aiohttp import web

from bot.clock import SystemClock
from bot.feeds.body import Limits
from bot.feeds.fetch import LONGEST_WAIT, Failed, FailureKind, Fetched, Fetcher, NotModified, Posted, Request
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.politeness import MOST_WAITING
from bot.feeds.poll import LEASE
from tests.feedserver.render import Entry
from tests.feedserver.server import FeedServer

NOW = datetime(2022, 1, 6, 3, 25, tzinfo=UTC)
ENTRY = Entry("Kerusuhan di Almaty", link="https://news.example.com/1", guid="1")
LOOPBACK = Guard((AllowedNetwork.parse("127.0.0.0/8"),))
IMPATIENT = Limits(seconds=0.3, grace=0.1)


class FixedClock:
    def now(self) -> datetime:
        return NOW


def fetcher(limits: Limits | None = None) -> Fetcher:
    return Fetcher(
        LOOPBACK, "kentongan/0 (+https://kentongan.example)", FixedClock(), SystemClock(), limits=limits
    )


@pytest.fixture
async def client() -> AsyncIterator[Fetcher]:
    async with fetcher() as opened:
        yield opened


async def get(client: Fetcher, url: str, **validators: str) -> Fetched:
    answer = await client.fetch(Request(url, **validators))
    assert isinstance(answer, Fetched), answer
    return answer


async def failure(client: Fetcher, url: str, **request: bool) -> Failed:
    answer = await client.fetch(Request(url, **request))
    assert isinstance(answer, Failed), answer
    return answer


async def test_a_feed_comes_whole(feedserver, client):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY, at=NOW)
    feed.headers = {"Cache-Control": "public, max-age=300", "Link": '<https://hub.example/>; rel="hub"'}
    assert await get(client, feed.url) == Fetched(
        url=feed.url,
        moved_to=None,
        status=200,
        headers={
            "content-type": "application/rss+xml; charset=utf-8",
            "link": '<https://hub.example/>; rel="hub"',
        },
        body=feed.body,
        truncated=False,
        body_hash=hashlib.blake2b(feed.body, digest_size=16).hexdigest(),
        etag=f'"{hashlib.sha256(feed.body).hexdigest()[:16]}"',
        last_modified="Thu, 06 Jan 2022 03:25:00 GMT",
        max_age=300.0,
        retry_after=None,
    )


async def test_it_says_who_asks_and_sends_no_cookie_back(feedserver, client):
    feed = feedserver.feed("/a.xml")
    feed.headers = {"Set-Cookie": "who=you; Path=/"}
    await get(client, feed.url)
    await get(client, feed.url)
    first, second = feed.requests
    assert "kentongan" in first.headers["User-Agent"]
    assert first.headers["Accept-Encoding"] == "gzip, deflate, br"
    assert "Cookie" not in second.headers


@pytest.mark.parametrize("kept", ["etag", "last_modified"])
async def test_an_unchanged_feed_is_not_sent_again(feedserver, client, kept):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY, at=NOW)
    feed.etag, feed.last_modified = kept == "etag", kept == "last_modified"
    first = await get(client, feed.url)
    validators = {kept: getattr(first, kept)}
    again = await client.fetch(Request(feed.url, **validators))
    assert isinstance(again, NotModified)
    assert getattr(again, kept) == getattr(first, kept)
    feed.publish(Entry("Yang baru", guid="2"), at=NOW.replace(hour=4))
    assert b"Yang baru" in (await get(client, feed.url, **validators)).body


async def test_not_modified_without_having_asked_is_a_failure(feedserver, client):
    page = feedserver.page("/a.xml")
    page.fail(304)
    assert (await failure(client, page.url)).kind is FailureKind.HTTP_STATUS


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "deflate-raw", "br"])
async def test_compressed_bodies(feedserver, client, encoding):
    feed = feedserver.feed("/a.xml")
    feed.publish(*(Entry(f"Berita {number}", guid=str(number)) for number in range(50)))
    feed.encoding = encoding
    answer = await get(client, feed.url)
    assert (answer.body, answer.truncated) == (feed.body, False)


async def test_gzip_in_several_members_and_with_rubbish_after_its_end(feedserver, client):
    page = feedserver.page("/a.xml")
    page.serve(
        gzip.compress(b"<rss>") + gzip.compress(b"</rss>") + b"\0" * 8, headers={"Content-Encoding": "gzip"}
    )
    assert (await get(client, page.url)).body == b"<rss></rss>"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip, gzip", gzip.compress(gzip.compress(b"<rss/>", mtime=0), mtime=0)),
        ("gzip", b"<rss/> as it is"),
        ("br", b"<rss/> as it is"),
        ("compress", b"<rss/>"),
        ("gzip", gzip.compress(b"", mtime=0) * 1000),
    ],
)
async def test_encodings_that_are_refused(feedserver, client, encoding, body):
    page = feedserver.page("/a.xml")
    page.serve(body, headers={"Content-Encoding": encoding})
    assert (await failure(client, page.url)).kind is FailureKind.BAD_ENCODING


def gzip_bomb() -> bytes:
    compressor = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    return b"".join(compressor.compress(zeros) for _ in range(256)) + compressor.flush()


@pytest.mark.parametrize(
    ("encoding", "bomb"), [("gzip", gzip_bomb()), ("br", brotli.compress(bytes(64 << 20), quality=1))]
)
async def test_bombs_end_at_the_ceiling_without_holding_the_loop(feedserver, client, encoding, bomb):
    page = feedserver.page("/a.xml")
    page.serve(bomb, headers={"Content-Encoding": encoding})
    assert (await failure(client, page.url)).kind is FailureKind.TOO_BIG


@pytest.mark.parametrize("announced", [True, False])
async def test_huge_bodies(feedserver, client, announced):
    page = feedserver.page("/a.xml")
    body = b"x" * (5 << 20)
    if announced:
        page.serve(body)
    else:
        page.cut(body, len(body), chunked=True)
    assert (await failure(client, page.url)).kind is FailureKind.TOO_BIG


@pytest.mark.parametrize("how", [{}, {"chunked": True}, {"reset": True}])
async def test_a_body_that_breaks_off_leaves_no_validators(feedserver, client, how):
    page = feedserver.page("/a.xml")
    page.cut(b"<rss><channel><item>" * 100, 400, **how)
    answer = await client.fetch(Request(page.url))
    if how == {"reset": True} and isinstance(answer, Failed):
        # A reset may overtake what was sent before it.
        assert answer.kind in (FailureKind.CONNECT, FailureKind.EMPTY)
        return
    assert isinstance(answer, Fetched)
    assert (answer.truncated, answer.etag, answer.last_modified, answer.body_hash) == (True, None, None, None)
    assert answer.body == (b"<rss><channel><item>" * 100)[:400]


@pytest.mark.parametrize(
    ("encoding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
async def test_a_compressed_body_without_its_end_is_truncated(feedserver, client, encoding, compress):
    page = feedserver.page("/a.xml")
    whole = compress("\n".join(f"berita {number * number}" for number in range(4000)).encode())
    page.serve(whole[:-200], headers={"Content-Encoding": encoding, "ETag": '"x"'})
    answer = await get(client, page.url)
    assert (answer.truncated, answer.etag, answer.body_hash) == (True, None, None)
    assert answer.body.startswith(b"berita 0\nberita 1")


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
async def test_an_empty_body_is_a_failure(feedserver, client, body):
    page = feedserver.page("/a.xml")
    page.serve(body)
    assert (await failure(client, page.url)).kind is FailureKind.EMPTY


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (204, FailureKind.EMPTY),
        (206, FailureKind.HTTP_STATUS),
        (403, FailureKind.HTTP_STATUS),
        (404, FailureKind.HTTP_STATUS),
        (410, FailureKind.GONE),
        (500, FailureKind.HTTP_STATUS),
    ],
)
async def test_statuses(feedserver, client, status, kind):
    page = feedserver.page("/a.xml")
    page.fail(status, body=b"" if status == 204 else b"<rss/>")
    answer = await failure(client, page.url)
    assert (answer.kind, answer.status) == (kind, status)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 06 Jan 2022 03:30:00 GMT", 300.0),
        ("Thu, 06 Jan 2022 03:00:00 GMT", 0.0),
        ("99999999999999", 86400.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86400.0),
        ("-5", None),
        ("soon", None),
    ],
)
async def test_how_long_a_server_wants_to_be_left_alone(feedserver, client, said, seconds):
    page = feedserver.page("/a.xml")
    page.fail(503, headers={"Retry-After": said})
    assert (await failure(client, page.url)).retry_after == seconds


SHARED = {"polls": True, "holds_host": True}
"""How the poller looks at a feed that all read."""


class TestHolds:
    @pytest.mark.parametrize("status", [429, 503])
    async def test_a_server_that_says_how_long_is_left_alone_as_a_whole(self, feedserver, client, status):
        busy, other = feedserver.page("/busy.xml"), feedserver.feed("/other.xml")
        busy.fail(status, headers={"Retry-After": "120"}, times=1)
        assert (await failure(client, busy.url, **SHARED)).status == status
        held = await failure(client, other.url)
        assert held.kind is FailureKind.HELD
        assert 118 < (held.retry_after or 0) <= 120
        assert other.requests == []

    async def test_who_may_choose_the_address_silences_no_server(self, feedserver, client):
        busy, other = feedserver.page("/busy.xml"), feedserver.feed("/other.xml")
        busy.fail(429, headers={"Retry-After": "86400"})
        for chosen in ({}, {"polls": True}):  # discovery, and a chat's own feed
            assert (await failure(client, busy.url, **chosen)).retry_after == 86400
        posted = await client.post(busy.url, {}, found_at=busy.url)
        assert isinstance(posted, Failed)
        assert posted.retry_after == 86400
        await get(client, other.url)

    async def test_a_redirect_to_a_server_silences_it_not(self, feedserver, client):
        busy, other = feedserver.page("/busy.xml"), feedserver.feed("/other.xml")
        busy.fail(429, headers={"Retry-After": "120"})
        async with FeedServer() as elsewhere:
            page = elsewhere.page("/a.xml")
            page.redirect(busy.url.replace("127.0.0.1", "localhost"))
            assert (await failure(client, page.url, **SHARED)).status == 429
        await get(client, other.url.replace("127.0.0.1", "localhost"))

    async def test_a_server_is_left_alone_for_an_hour_at_most(self, feedserver, client):
        busy, other = feedserver.page("/busy.xml"), feedserver.feed("/other.xml")
        busy.fail(429, headers={"Retry-After": "86400"})
        assert (await failure(client, busy.url, **SHARED)).retry_after == 86400
        held = await failure(client, other.url)
        assert 3598 < (held.retry_after or 0) <= 3600

    async def test_who_is_led_to_a_held_server_is_told_so(self, feedserver, client):
        busy = feedserver.page("/busy.xml")
        busy.fail(429, headers={"Retry-After": "120"}, times=1)
        await failure(client, busy.url, **SHARED)
        async with FeedServer() as elsewhere:
            page = elsewhere.page("/a.xml")
            page.redirect(busy.url)
            assert (await failure(client, page.url)).kind is FailureKind.HELD
        assert len(busy.requests) == 1

    async def test_inside_a_server_that_does_not_say_how_long_is_asked_on(self, feedserver, client):
        busy, other = feedserver.page("/busy.xml"), feedserver.feed("/other.xml")
        busy.fail(503)
        await failure(client, busy.url, **SHARED)
        await get(client, other.url)

    async def test_servers_of_one_inner_host_are_held_each_for_itself(self, feedserver, client):
        busy = feedserver.page("/busy.xml")
        busy.fail(503, headers={"Retry-After": "120"})
        await failure(client, busy.url, **SHARED)
        async with FeedServer() as elsewhere:
            await get(client, elsewhere.feed("/a.xml").url)

    async def test_where_many_wait_only_the_patient_wait_too(self, feedserver, client):
        feed, go_on = feedserver.feed("/a.xml"), asyncio.Event()

        async def visit() -> None:
            async with client._gate.enter("127.0.0.1"):
                await go_on.wait()

        async with asyncio.TaskGroup() as tasks:
            for _ in range(MOST_WAITING):
                tasks.create_task(visit())
            await asyncio.sleep(0)
            impatient = await client.fetch(Request(feed.url, polls=True, patient=False))
            patient = await client.fetch(Request(feed.url, polls=True))
            # Those who still wait for their second are of no more use.
            go_on.set()
            client._gate._spacing = 0.0
            client._gate._lanes["127.0.0.1"].free_at = 0.0
        assert isinstance(impatient, Failed)
        assert (impatient.kind, impatient.retry_after) == (FailureKind.CROWDED, pytest.approx(MOST_WAITING))
        assert isinstance(patient, Fetched)


def test_a_look_ends_before_its_lease():
    assert LEASE.total_seconds() > LONGEST_WAIT + Limits().seconds + 60  # a parse and its commit


class TestRedirects:
    async def test_a_permanent_move_is_told(self, feedserver, client):
        feed, old = feedserver.feed("/new.xml"), feedserver.page("/old.xml")
        old.redirect("/new.xml", 301)
        answer = await get(client, old.url)
        assert (answer.url, answer.moved_to) == (feed.url, feed.url)

    async def test_a_passing_one_is_followed_and_not_told(self, feedserver, client):
        feed, old = feedserver.feed("/new.xml"), feedserver.page("/old.xml")
        old.redirect("/new.xml", 302)
        answer = await get(client, old.url)
        assert (answer.url, answer.moved_to) == (feed.url, None)

    async def test_only_the_permanent_beginning_of_a_chain_counts(self, feedserver, client):
        feed = feedserver.feed("/3.xml")
        pages = [feedserver.page(f"/{number}.xml") for number in range(3)]
        for page, (target, status) in zip(
            pages, [("/1.xml", 308), ("/2.xml", 307), ("/3.xml", 301)], strict=True
        ):
            page.redirect(target, status)
        answer = await get(client, pages[0].url)
        assert (answer.url, answer.moved_to) == (feed.url, pages[1].url)

    async def test_validators_go_along(self, feedserver, client):
        feed, old = feedserver.feed("/new.xml"), feedserver.page("/old.xml")
        old.redirect("/new.xml", 301)
        first = await get(client, old.url)
        again = await client.fetch(Request(old.url, first.etag, first.last_modified))
        assert isinstance(again, NotModified)
        assert again.moved_to == feed.url

    async def test_a_circle(self, feedserver, client):
        one, two = feedserver.page("/1"), feedserver.page("/2")
        one.redirect("/2")
        two.redirect("/1")
        assert (await failure(client, one.url)).kind is FailureKind.REDIRECT_LOOP
        assert (len(one.requests), len(two.requests)) == (1, 1)

    async def test_a_chain_without_end(self, feedserver, client):
        pages = [feedserver.page(f"/{number}") for number in range(9)]
        for number, page in enumerate(pages):
            page.redirect(f"/{number + 1}")
        assert (await failure(client, pages[0].url)).kind is FailureKind.TOO_MANY_REDIRECTS
        assert [len(page.requests) for page in pages] == [1, 1, 1, 1, 1, 1, 0, 0, 0]

    async def test_without_a_target(self, feedserver, client):
        page = feedserver.page("/1")
        page.fail(302)
        assert (await failure(client, page.url)).kind is FailureKind.HTTP_STATUS

    async def test_a_target_with_spaces_and_letters_outside_ascii(self, feedserver, client):
        page, feed = feedserver.page("/1"), feedserver.feed("/berita terkini/әлем.xml")
        page.redirect("/berita terkini/әлем.xml")
        feedserver.feed("/berita terkini/әлем.xml")
        assert (await get(client, page.url)).body == feed.body


class TestLine:
    async def test_nobody_listens(self, feedserver, client):
        url = f"http://127.0.0.3:{feedserver.port}/a.xml"
        assert (await failure(client, url)).kind is FailureKind.CONNECT

    async def test_the_connection_ends_without_an_answer(self, feedserver, client):
        page = feedserver.page("/a.xml")
        page.drop()
        assert (await failure(client, page.url)).kind is FailureKind.CONNECT

    async def test_no_tls_where_https_was_asked(self, feedserver, client):
        url = f"https://127.0.0.1:{feedserver.port}/a.xml"
        assert (await failure(client, url)).kind is FailureKind.TLS

    async def test_no_http(self, client):
        async def rubbish(reader, writer):
            await reader.readline()
            writer.write(b"220 mail.example ESMTP\r\n")
            writer.close()

        server = await asyncio.start_server(rubbish, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server:
            assert (await failure(client, f"http://127.0.0.1:{port}/")).kind is FailureKind.BAD_HTTP

    async def test_a_server_that_never_answers(self, feedserver):
        page = feedserver.page("/a.xml")
        hold = page.hang()
        async with fetcher(IMPATIENT) as client:
            assert (await failure(client, page.url)).kind is FailureKind.TIMEOUT
        hold.release()

    async def test_a_body_that_stands_still(self, feedserver):
        page = feedserver.page("/a.xml")
        hold = page.hold(b"<rss/>" * 100, at=50)
        async with fetcher(IMPATIENT) as client:
            assert (await failure(client, page.url)).kind is FailureKind.TOO_SLOW
        hold.release()

    async def test_a_body_that_comes_in_two_parts(self, feedserver, client):
        page = feedserver.page("/a.xml")
        hold = page.hold(b"<rss/>" * 100, at=50)
        async with asyncio.TaskGroup() as tasks:
            fetching = tasks.create_task(get(client, page.url))
            await hold.reached.wait()
            hold.release()
        assert fetching.result().body == b"<rss/>" * 100

    async def test_environment_proxies_are_not_used(self, feedserver, monkeypatch):
        feed = feedserver.feed("/a.xml")
        monkeypatch.setenv("http_proxy", "http://127.0.0.3:9")
        async with fetcher() as client:
            assert (await get(client, feed.url)).status == 200


OK = b"HTTP/1.1 200 OK\r\n"
RAW = {
    "nothing": b"",
    "rubbish": bytes(range(256)) * 10,
    "another protocol": b"220 mail.example ESMTP\r\n",
    "a line without end": b"HTTP/1.1 200 " + b"x" * 100_000,
    "a header without end": OK + b"X: " + b"x" * 100_000,
    "headers without end": OK + b"X: y\r\n" * 5000,
    "a negative length": OK + b"Content-Length: -5\r\n\r\nabc",
    "two lengths": OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "length and chunks": OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
    "a chunk size that is no number": OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    "a huge chunk size": OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc\r\n",
    "status 0": b"HTTP/1.1 0 No\r\n\r\n",
    "status 999": b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n",
    "HTTP 9": b"HTTP/9.9 200 OK\r\n\r\n",
    "odd bytes in headers": OK + b"ETag: \xff\xfe\r\nContent-Type: \x80\r\nContent-Length: 6\r\n\r\n<rss/>",
    "an odd encoding": OK + b"Content-Encoding: \xff\r\nContent-Length: 6\r\n\r\n<rss/>",
    "an odd target": b"HTTP/1.1 302 No\r\nLocation: http://\xff\xfe[/\r\nContent-Length: 0\r\n\r\n",
    "an odd wait": b"HTTP/1.1 503 No\r\nRetry-After: \xb2\r\nContent-Length: 0\r\n\r\n",
    "nothing but informational answers": b"HTTP/1.1 100 Continue\r\n\r\n" * 5000,
    "a switch of protocols": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "bare line feeds": b"HTTP/1.1 200 OK\nContent-Length: 6\n\n<rss/>",
    "until the end of the line": OK + b"Connection: close\r\n\r\n<rss/>",
}


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
async def test_whatever_a_server_says_is_an_answer(raw):
    """Nothing is raised, whatever comes over the line."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        writer.close()

    server = await asyncio.start_server(say, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, fetcher(Limits(seconds=2)) as client:
        answer = await client.fetch(Request(f"http://127.0.0.1:{port}/feed"))
    if isinstance(answer, Fetched):
        assert answer.body == b"<rss/>" or answer.truncated
        assert answer.etag is None
        assert all(value.encode() for value in answer.headers.values())
    else:
        assert isinstance(answer, Failed)
        assert answer.kind is not FailureKind.TIMEOUT


FORM = {"hub.mode": "subscribe", "hub.topic": "https://news.example.com/а"}


class TestForm:
    async def test_a_form_is_sent_whole_and_again_to_where_it_is_redirected(self, feedserver, client):
        hub, moved = feedserver.page("/hub"), feedserver.page("/moved")
        hub.redirect("/moved", 307)
        forms: list[dict[str, str]] = []

        async def take(request: web.Request) -> web.Response:
            forms.append({name: str(value) for name, value in (await request.post()).items()})
            return web.Response(status=202)

        moved.behave(take)
        assert await client.post(hub.url, FORM, found_at=feedserver.url("/feed")) == Posted(moved.url, 202)
        assert forms == [FORM]

    async def test_a_refusal_is_told_in_the_servers_words(self, feedserver, client):
        hub = feedserver.page("/hub")
        hub.fail(400, headers={"Content-Type": "text/plain"}, body=b"unknown\x00\ntopic \xff" + b"x" * 5000)
        answer = await client.post(hub.url, FORM, found_at=hub.url)
        assert isinstance(answer, Failed)
        assert answer.detail.startswith("unknown topic \ufffdxxx")
        assert len(answer.detail) == 200
        hub.fail(429, headers={"Retry-After": "30"}, body=b"too\x00 many\n")
        answer = await client.post(hub.url, FORM, found_at=hub.url)
        assert answer == Failed(FailureKind.HTTP_STATUS, "HTTP 429", 429, 30.0)

    async def test_what_was_found_outside_leads_nowhere_inside(self, feedserver, client):
        hub = feedserver.page("/hub")
        answer = await client.post(hub.url, FORM, found_at="https://news.example.com/feed")
        assert isinstance(answer, Failed)
        assert answer.kind is FailureKind.REFUSED
        assert hub.requests == []


async def test_a_page_of_the_world_names_no_feed_of_the_inner_network(feedserver, client):
    feed = feedserver.feed("/a.xml")
    feed.publish(ENTRY)
    answer = await client.fetch(Request(feed.url, found_at="https://news.example.com/"))
    assert isinstance(answer, Failed)
    assert (answer.kind, feed.requests) == (FailureKind.REFUSED, [])
    assert isinstance(await client.fetch(Request(feed.url, found_at=feedserver.url("/"))), Fetched)
