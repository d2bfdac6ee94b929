"""The subscriber against a real hub, a real web server and a real database."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest
from aiohttp import ClientSession

from bot.clock import SystemClock, Wake
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.parse.pool import ParserPool
from bot.feeds.poll import Poller, PollSettings
from bot.feeds.websub import Subscriber
from bot.model import Feed, FeedDraft, HubOffer, Origin, Scope
from bot.ports import StoreUnavailableError
from bot.storage import Store
from bot.web import Health, Pages, serving
from bot.web.hubs import LONGEST_PUSH
from tests.feedserver.render import Entry
from tests.feedserver.server import Feed as ServedFeed
from tests.feedserver.server import FeedServer
from tests.hub.server import ALGORITHMS, Hub, Question
from tests.manual_time import ManualTime

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
SETTINGS = PollSettings(min_interval=60.0, max_interval=1800.0, concurrency=4)
LOOPBACK = Guard((AllowedNetwork.parse("127.0.0.0/8"),))


class Died(BaseException):
    """The process ended here."""


@contextmanager
def dead_to_the_world() -> Iterator[None]:
    """What a hub sees of a process that ends while it is asked."""
    try:
        yield
    except Died:
        raise StoreUnavailableError("died") from None


class Door:
    """What the web server asks; the subscriber behind it may be replaced, as by a restart."""

    subscriber: Subscriber

    async def verify(self, path: str, query: Mapping[str, str]) -> str | None:
        with dead_to_the_world():
            return await self.subscriber.verify(path, query)

    async def push(self, path: str, signature: str, body: AsyncIterator[bytes]) -> int:
        with dead_to_the_world():
            return await self.subscriber.push(path, signature, body)


@dataclass
class Desk:
    """Poller and subscriber on one clock that the test moves."""

    store: Store
    time: ManualTime
    fetcher: Fetcher
    parsers: ParserPool
    newsroom: FeedServer
    hub: Hub
    door: Door
    public_url: str
    due: Wake
    subscriber: Subscriber
    poller: Poller

    async def restart(self, store: Store | None = None, public_url: str = "") -> None:
        """Begin anew over the same database, as after a crash."""
        used = store or self.store
        self.subscriber = Subscriber(
            used, self.fetcher, self.time, Random(), public_url or self.public_url, self.due
        )
        await self.subscriber.load()
        self.door.subscriber = self.subscriber
        self.poller = Poller(
            used,
            self.fetcher,
            self.parsers,
            LOOPBACK,
            self.time,
            self.time,
            Random(1),
            Wake(),
            SETTINGS,
            self.subscriber,
        )

    async def read(self, served: ServedFeed) -> Feed:
        draft = FeedDraft(served.url, "Kabar", "Kabar", 3, "ID", "id", False, Scope.SHARED, Origin.OPERATOR)
        async with self.store.begin() as tx:
            return await tx.feeds.add(draft, self.time.now())

    async def look(self, after: timedelta = timedelta(hours=1)) -> None:
        """Let time pass, and look at what is due."""
        self.time.move(after.total_seconds())
        await self.poller.step()

    async def act(self, after: timedelta = timedelta()) -> int:
        """Let time pass, and let the subscriber ask what it has to."""
        self.time.move(after.total_seconds())
        return await self.subscriber.step()

    async def pushed_feed(self, path: str = "/a.xml") -> tuple[Feed, ServedFeed]:
        """A feed that the hub has agreed to push."""
        served = self.served(path)
        feed = await self.read(served)
        asked = len(self.hub.questions)
        await self.look()
        await self.act()
        await self.hub.settled(asked + 1)
        return feed, served

    def served(self, path: str = "/a.xml") -> ServedFeed:
        served = self.newsroom.feed(path)
        served.publish(Entry("Kabar 1", guid="1"))
        served.headers["Link"] = f'<{self.hub.url}>; rel="hub", <{served.url}>; rel="self"'
        return served

    async def kept(self):
        async with self.store.begin() as tx:
            return await tx.hub_subscriptions.all()

    async def due_in(self) -> timedelta:
        async with self.store.begin() as tx:
            at = await tx.feeds.next_due()
        assert at is not None
        return at - self.time.now()

    async def titles(self) -> set[str]:
        async with self.store.begin() as tx:
            return {revision.title for revision in await tx.items.undecided(100)}


async def healthy() -> Health:
    return Health((), {})


async def unmeasured() -> bytes:
    return b""


@pytest.fixture
async def hub():
    async with Hub() as running:
        yield running


@asynccontextmanager
async def desk_over(store: Store, feedserver: FeedServer, hub: Hub):
    time, door, due = ManualTime(), Door(), Wake()
    async with (
        Fetcher(LOOPBACK, "kentongan/test", time, SystemClock()) as fetcher,
        ParserPool() as parsers,
        serving("127.0.0.1", 0, Pages(healthy, unmeasured, door)) as port,
    ):
        public_url = f"http://127.0.0.1:{port}"
        subscriber = Subscriber(store, fetcher, time, Random(), public_url, due)
        door.subscriber = subscriber
        poller = Poller(
            store, fetcher, parsers, LOOPBACK, time, time, Random(1), Wake(), SETTINGS, subscriber
        )
        yield Desk(store, time, fetcher, parsers, feedserver, hub, door, public_url, due, subscriber, poller)


@pytest.fixture
async def desk(sqlite_url: str, feedserver: FeedServer, hub: Hub):
    async with (
        Store.open(sqlite_url, synchronous="normal") as store,
        desk_over(store, feedserver, hub) as made,
    ):
        yield made


@pytest.fixture
async def either_desk(store: Store, feedserver: FeedServer, hub: Hub):
    async with desk_over(store, feedserver, hub) as made:
        yield made


# ------------------------------------------------------------------------------------------------- the good way


async def test_from_discovery_to_a_push_and_the_look_it_asks_for(either_desk):
    desk = either_desk
    feed, served = await desk.pushed_feed()
    (form,) = desk.hub.forms
    callback = form["hub.callback"]
    assert form == {
        "hub.mode": "subscribe",
        "hub.topic": served.url,
        "hub.callback": callback,
        "hub.secret": form["hub.secret"],
        "hub.lease_seconds": "864000",
    }
    assert callback.startswith(f"{desk.public_url}/websub/")
    assert len(callback.rpartition("/")[2]) == len(form["hub.secret"]) == 32
    assert desk.hub.questions == [Question("subscribe", 200, agreed=True)]
    served.publish(Entry("Kabar 2", guid="2"))
    # What is pushed is not read: only the look counts.
    assert await desk.hub.publish(served.url, b"<rss>forged</rss>") == [202]
    assert await desk.due_in() == timedelta()
    await desk.look(timedelta())
    assert await desk.titles() == {"Kabar 1", "Kabar 2"}
    assert desk.subscriber.alive(feed.id)
    # With a hub that works, looking seldom is enough.
    assert await desk.due_in() > 25 * MINUTE


@pytest.mark.parametrize("algorithm", ALGORITHMS)
async def test_every_way_to_sign(desk, algorithm):
    _, served = await desk.pushed_feed()
    assert await desk.hub.publish(served.url, b"x" * 100_000, algorithm) == [202]
    assert await desk.due_in() == timedelta()


async def test_a_push_wakes_the_poller(desk):
    _, served = await desk.pushed_feed()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(desk.due.wait(20))
        await desk.hub.publish(served.url, b"x")


@pytest.mark.parametrize("where", ["atom", "json"])
async def test_a_hub_named_in_the_body(desk, where):
    served = desk.newsroom.page("/b")
    links = f'<link rel="hub" href="{desk.hub.url}"/><link rel="self" href="{served.url}?x=1&amp;y"/>'
    bodies = {
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom">{links}<entry><id>1</id><title>t</title></entry></feed>',
        "json": json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "feed_url": f"{served.url}?x=1&y",
                "hubs": [{"type": "WebSub", "url": desk.hub.url}],
                "items": [{"id": "1", "title": "t"}],
            }
        ),
    }
    served.serve(bodies[where].encode())
    await desk.read(served)
    await desk.look()
    await desk.act()
    await desk.hub.settled(1)
    assert [form["hub.topic"] for form in desk.hub.forms] == [f"{served.url}?x=1&y"]


async def test_renewal_at_four_fifths_of_the_lease(desk):
    desk.hub.lease = 1000
    await desk.pushed_feed()
    assert await desk.act(timedelta(seconds=799)) == 0
    assert await desk.act(timedelta(seconds=2)) == 1
    await desk.hub.settled(2)
    first, second = desk.hub.forms
    assert first == second
    (kept,) = await desk.kept()
    assert (kept.expires_at - desk.time.now(), kept.failures) == (timedelta(seconds=1000), 0)


async def test_a_lease_that_ran_out_means_polling_as_usual(desk):
    desk.hub.lease = 1000
    feed, served = await desk.pushed_feed()
    await desk.hub.publish(served.url, b"x")
    assert desk.subscriber.alive(feed.id)
    desk.time.move(1001)
    assert not desk.subscriber.alive(feed.id)
    await desk.poller.step()
    assert await desk.due_in() < 6 * MINUTE


async def test_a_hub_that_forgets_something_is_not_relied_on_until_it_pushes_again(desk):
    feed, served = await desk.pushed_feed()
    await desk.hub.publish(served.url, b"x")
    assert desk.subscriber.alive(feed.id)
    served.publish(Entry("Kabar 2", guid="2"))
    await desk.look(DAY)
    assert not desk.subscriber.alive(feed.id)
    await desk.hub.publish(served.url, b"x")
    assert desk.subscriber.alive(feed.id)


async def test_a_hub_that_pushes_nothing_is_asked_again_but_not_with_every_look(desk):
    _, served = await desk.pushed_feed()
    asked = []
    for hour in range(1, 15):
        served.publish(Entry(f"Kabar {hour}", guid=f"hour {hour}"))
        await desk.look(timedelta(hours=1))
        asked.append(await desk.act())
        await desk.hub.settled(1 + sum(asked))
    assert [hour for hour, count in enumerate(asked, 1) if count] == [6, 12]


async def test_a_feed_that_goes_is_unsubscribed_and_forgotten(desk):
    feed, served = await desk.pushed_feed()
    async with desk.store.begin() as tx:
        await tx.feeds.remove(feed.id)
    assert await desk.act() == 1
    await desk.hub.settled(2)
    assert [form["hub.mode"] for form in desk.hub.forms] == ["subscribe", "unsubscribe"]
    assert "hub.secret" not in desk.hub.forms[1]
    assert (await desk.kept(), desk.hub.subscribers) == ((), {})
    status = await desk.hub.post(desk.hub.forms[0]["hub.callback"], b"x", {})
    assert status == 410
    assert served.url == desk.hub.forms[1]["hub.topic"]


async def test_a_hub_that_does_not_let_go_is_left_after_three_tries(desk):
    feed, _ = await desk.pushed_feed()
    desk.hub.asks = "never"
    async with desk.store.begin() as tx:
        await tx.feeds.remove(feed.id)
    for _ in range(4):
        await desk.act(DAY)
    assert [form["hub.mode"] for form in desk.hub.forms] == ["subscribe", *["unsubscribe"] * 3]
    assert await desk.kept() == ()


async def test_a_feed_that_names_another_hub_moves_there_but_not_with_every_look(desk):
    _, served = await desk.pushed_feed()
    async with Hub() as other:
        served.headers["Link"] = f'<{other.url}>; rel="hub"'
        served.publish(Entry("Kabar 2", guid="2"))
        await desk.look(10 * MINUTE)
        assert await desk.act() == 0
        served.publish(Entry("Kabar 3", guid="3"))
        await desk.look(DAY)
        assert await desk.act() == 2
        await desk.hub.settled(2)
        await other.settled(1)
        assert [form["hub.mode"] for form in other.forms] == ["subscribe"]
        assert desk.hub.subscribers == {}
        first, second = desk.hub.forms[0], other.forms[0]
        assert first["hub.callback"] != second["hub.callback"]
        assert first["hub.secret"] != second["hub.secret"]


async def test_a_feed_without_its_hub_is_unsubscribed(desk):
    _, served = await desk.pushed_feed()
    del served.headers["Link"]
    served.publish(Entry("Kabar 2", guid="2"))
    await desk.look(DAY)
    await desk.act()
    await desk.hub.settled(2)
    assert await desk.kept() == ()


async def test_another_public_address_is_told_to_the_hubs(desk):
    await desk.pushed_feed()
    await desk.restart(public_url=f"{desk.public_url}/")
    assert await desk.act() == 0
    await desk.restart(public_url=desk.public_url.replace("127.0.0.1", "127.0.0.1"))
    assert await desk.act() == 0
    await desk.restart(public_url=desk.public_url.replace("http://127.0.0.1", "http://localhost"))
    assert await desk.act() == 2
    await desk.hub.settled(3)
    (one,) = desk.hub.subscribers.values()
    assert one.callback.startswith("http://localhost")


# ------------------------------------------------------------------------------------------------- hubs that refuse


async def test_a_refusal_is_tried_again_ever_later(desk):
    desk.hub.refuse = 500
    served = desk.served()
    await desk.read(served)
    await desk.look()
    waits = []
    for _ in range(12):
        await desk.act()
        (kept,) = await desk.kept()
        assert kept.error == "http_status"
        waits.append((kept.act_at - desk.time.now()).total_seconds())
        desk.time.move(waits[-1])
    assert all(earlier < later for earlier, later in zip(waits[::2], waits[2:6:2], strict=False))
    assert 12 * 3600 <= waits[-1] <= 24 * 3600
    desk.hub.refuse = None
    await desk.act()
    await desk.hub.settled(1)
    (kept,) = await desk.kept()
    assert (kept.failures, kept.error) == (0, None)


async def test_a_hub_that_says_when_is_asked_then(desk):
    desk.hub.refuse, desk.hub.refuse_headers = 503, {"Retry-After": "7200"}
    await desk.read(desk.served())
    await desk.look()
    await desk.act()
    (kept,) = await desk.kept()
    assert kept.act_at - desk.time.now() == timedelta(hours=2)


async def test_a_denial_is_taken_and_asked_again_the_next_day(desk):
    desk.hub.deny = "not you"
    await desk.read(desk.served())
    await desk.look()
    await desk.act()
    assert await desk.hub.settled(1) == [Question("denied", 200, agreed=True)]
    (kept,) = await desk.kept()
    assert (kept.error, kept.pending, kept.act_at - desk.time.now()) == ("denied", None, DAY)


async def test_a_denial_later_on_ends_the_push(desk):
    feed, served = await desk.pushed_feed()
    await desk.hub.publish(served.url, b"x")
    callback = desk.hub.forms[0]["hub.callback"]
    assert await desk.hub.ask(callback, {"hub.mode": "denied", "hub.topic": served.url}) == (200, "")
    assert not desk.subscriber.alive(feed.id)


async def test_a_push_after_a_denial_is_ignored(desk):
    feed, served = await desk.pushed_feed()
    callback = desk.hub.forms[0]["hub.callback"]
    await desk.hub.ask(callback, {"hub.mode": "denied", "hub.topic": served.url})
    assert await desk.hub.publish(served.url, b"x") == [202]
    assert await desk.due_in() > timedelta()
    (kept,) = await desk.kept()
    assert (kept.proven, kept.pushed_at) == (False, None)
    assert not desk.subscriber.alive(feed.id)


@pytest.mark.parametrize(("scope", "hubs"), [(Scope.SEARCH, ()), (Scope.PRIVATE, ("https://a.example/hub",))])
async def test_what_chats_ask_and_read_is_told_to_no_other_host(desk, scope, hubs):
    draft = FeedDraft("https://a.example/?q=rahasia", "A", "A", 3, None, None, False, scope, Origin.CHAT)
    async with desk.store.begin() as tx:
        feed = await tx.feeds.add(draft, desk.time.now())
        for hub in ("https://hub.example/", "https://a.example/hub"):
            offer = HubOffer(hub, feed.url, feed.url)
            begun = await desk.subscriber.note(tx, feed, offer, 0)
            assert tuple(one.offer.hub for one in begun) == (hubs if hub in hubs else ())


async def test_a_hub_that_never_answers_holds_nobody_back(desk):
    reached = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await reader.read()
        writer.close()

    tarpit = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = tarpit.sockets[0].getsockname()[1]
    slow = desk.served("/slow.xml")
    slow.headers["Link"] = f'<http://127.0.0.1:{port}/hub>; rel="hub", <{slow.url}>; rel="self"'
    await desk.read(slow)
    await desk.look()
    async with tarpit, asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(desk.subscriber.run())
        await reached.wait()
        await desk.read(desk.served("/b.xml"))
        await desk.look()
        await desk.hub.settled(1)
        running.cancel()


async def test_a_hub_that_asks_back_before_it_answers(desk):
    desk.hub.asks = "before"
    await desk.pushed_feed()
    assert desk.hub.questions == [Question("subscribe", 200, agreed=True)]


async def test_a_hub_that_never_asks_back_is_asked_again(desk):
    desk.hub.asks = "never"
    await desk.read(desk.served())
    await desk.look()
    assert await desk.act() == 1
    assert await desk.act(29 * MINUTE) == 0
    assert await desk.act(2 * MINUTE) == 1


async def test_a_hub_on_the_inner_network_is_never_asked(desk):
    served = desk.newsroom.feed("/a.xml")
    served.publish(Entry("Kabar 1", guid="1"))
    feed = await desk.read(served)
    for hub in ("http://10.0.0.1/hub", desk.hub.url):
        # What a page of the world says of a hub opens no network to it.
        offer = HubOffer(hub, served.url, "https://news.example.com/feed")
        async with desk.store.begin() as tx:
            noted = await desk.subscriber.note(tx, feed, offer, 0)
        desk.subscriber.follow(noted)
        await desk.act()
        (kept,) = await desk.kept()
        assert kept.error == "refused"
        async with desk.store.begin() as tx:
            await tx.hub_subscriptions.remove(kept.path)
        await desk.restart()
    assert desk.hub.forms == []


# ------------------------------------------------------------------------------------------------- hostile callers


async def test_only_what_was_asked_is_agreed_to(desk):
    _, served = await desk.pushed_feed()
    callback = desk.hub.forms[0]["hub.callback"]
    good = {"hub.mode": "subscribe", "hub.topic": served.url, "hub.challenge": "c", "hub.lease_seconds": "60"}
    assert await desk.hub.ask(callback, good) == (200, "c")
    wrong = [
        {**good, "hub.topic": "https://elsewhere.example/"},
        {**good, "hub.mode": "unsubscribe"},
        {**good, "hub.mode": "Subscribe"},
        {**good, "hub.challenge": ""},
        {**good, "hub.challenge": "x" * 3000},
        {name: value for name, value in good.items() if name != "hub.topic"},
        {"hub.mode": "denied", "hub.topic": "https://elsewhere.example/"},
        {},
    ]
    for query in wrong:
        assert (await desk.hub.ask(callback, query))[0] == 404, query
    desk.time.move(3600)
    assert (await desk.hub.ask(callback, good))[0] == 404
    for path in ("x" * 32, "x", "..%2f..", "%00"):
        assert (await desk.hub.ask(f"{desk.public_url}/websub/{path}", good))[0] == 404


async def test_a_challenge_goes_back_as_text_that_no_browser_takes_for_a_page(desk):
    _, served = await desk.pushed_feed()
    challenge = "<script>alert(1)</script>"
    query = {"hub.mode": "subscribe", "hub.topic": served.url, "hub.challenge": challenge}
    async with ClientSession() as browser:
        answer = await browser.get(desk.hub.forms[0]["hub.callback"], params=query)
        assert (await answer.text(), answer.content_type) == (challenge, "text/plain")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "md5=" + "0" * 32,
        "sha1=" + "0" * 64,
        "nonsense",
        "sha256=é" + "0" * 63,
    ],
)
async def test_a_wrong_signature_is_taken_and_ignored(desk, signature):
    feed, _ = await desk.pushed_feed()
    before = await desk.due_in()
    headers = {"X-Hub-Signature": signature} if signature.isascii() else {}
    assert await desk.hub.post(desk.hub.forms[0]["hub.callback"], b"x", headers) == 202
    assert (await desk.due_in(), desk.subscriber.alive(feed.id)) == (before, False)


async def test_a_body_that_was_altered_is_ignored(desk):
    _, served = await desk.pushed_feed()
    before = await desk.due_in()
    seen: list[str] = []

    async def keep(callback: str, body: bytes, headers: Mapping[str, str]) -> int:
        seen.append(headers["X-Hub-Signature"])
        return await Hub.post(desk.hub, callback, body + b"!", headers)

    desk.hub.post = keep
    assert await desk.hub.publish(served.url, b"x") == [202]
    assert (len(seen), await desk.due_in()) == (1, before)


async def test_a_body_that_is_too_long_is_cut_off(desk):
    _, served = await desk.pushed_feed()
    before = await desk.due_in()
    with suppress(OSError):
        assert await desk.hub.publish(served.url, b"x" * (LONGEST_PUSH + 1)) == [413]
    assert await desk.due_in() == before


async def test_a_compressed_push_is_signed_as_it_was_sent_and_never_unpacked(desk):
    _, served = await desk.pushed_feed()
    headers = {"Content-Encoding": "gzip"}
    assert await desk.hub.publish(served.url, b"\x1f\x8bnot gzip at all", **headers) == [202]
    assert await desk.due_in() == timedelta()


async def test_a_flood_of_pushes_asks_for_one_look_and_is_turned_away(desk):
    _, served = await desk.pushed_feed()
    statuses = [(await desk.hub.publish(served.url, b"x"))[0] for _ in range(15)]
    assert statuses == [202] * 10 + [429] * 5
    assert timedelta() <= await desk.due_in() <= timedelta(seconds=10)
    desk.time.move(30)
    assert [(await desk.hub.publish(served.url, b"x"))[0] for _ in range(4)] == [202] * 3 + [429]


# --------------------------------------------------------------------------------------------- crashes and the end


class Dying:
    """A store whose process dies at the nth time that it is asked for, or right after that commit."""

    def __init__(self, store: Store, deaths: int, *, after: bool) -> None:
        self._store, self._left, self._after = store, deaths, after

    @asynccontextmanager
    async def begin(self):
        self._left -= 1
        if self._left == 0 and not self._after:
            raise Died
        async with self._store.begin() as tx:
            yield tx
        if self._left == 0:
            raise Died


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("deaths", range(1, 8))
async def test_whenever_it_dies_the_next_run_ends_up_subscribed(desk, deaths, after):
    served = desk.served()
    feed = await desk.read(served)
    with suppress(Died, BaseExceptionGroup):
        await desk.restart(Dying(desk.store, deaths, after=after))
        await desk.look()
        await desk.act()
        await desk.hub.asked(1)
        await desk.hub.settled(1, within=0.2)
        await desk.hub.publish(served.url, b"x")
    await desk.restart()
    for number in range(1, 4):
        served.publish(Entry("Kabar", guid=f"new {number}"))
        await desk.look(DAY)
        if await desk.act(timedelta(hours=2)):
            await desk.hub.settled(len(desk.hub.forms), within=2)
    assert await desk.hub.publish(served.url, b"x") == [202]
    assert desk.subscriber.alive(feed.id)
    assert len(await desk.kept()) == 1


async def test_a_database_that_fails_lets_the_hub_try_again(desk):
    _, served = await desk.pushed_feed()
    callback = desk.hub.forms[0]["hub.callback"]
    await desk.restart(Failing(desk.store))
    assert await desk.hub.publish(served.url, b"x") == [503]
    query = {"hub.mode": "subscribe", "hub.topic": served.url, "hub.challenge": "c"}
    assert (await desk.hub.ask(callback, query))[0] == 503
    await desk.restart()
    assert await desk.hub.publish(served.url, b"x") == [202]


class Failing(Dying):
    """A store that can be read once, and then fails."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, 0, after=False)
        self._loaded = False

    @asynccontextmanager
    async def begin(self):
        if self._loaded:
            raise StoreUnavailableError("gone")
        self._loaded = True
        async with self._store.begin() as tx:
            yield tx
