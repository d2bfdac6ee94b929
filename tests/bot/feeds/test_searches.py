"""Which searches rules' words make, and how they come and go with the rules."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.clock import Wake
from bot.config import FeedSearch
from bot.feeds.guard import AllowedNetwork, Guard
from bot.feeds.searches import Searcher, search_address, search_text, speaks
from bot.model import Chat, ChatId, ChatKind, ChatState, FeedState, Place, RuleDraft, Scope
from bot.storage import Store
from bot.storage.schema import feeds
from rules import Lexicon, parse
from tests.bot.storage.samples import feed_draft
from tests.manual_time import ManualTime

GENERAL = FeedSearch("https://cari.example.com/rss?q={query}&n=50")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


# ------------------------------------------------------------------------------------------------- words of a rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("kerusuhan", "kerusuhan"),
        ("Kerusuhan Almaty", "almaty kerusuhan"),
        ("=kerusuhan", "kerusuhan"),
        ('"state of emergency"', '"state of emergency"'),
        ('gempa "sulawesi tengah"', '"sulawesi tengah" gempa'),
        ("kerusuhan -film", "kerusuhan"),
        ('kerusuhan NOT (film OR "sepak bola")', "kerusuhan"),
        ("kerusuhan region:KZ lang:ru source:tempo", "kerusuhan"),
        ("беспорядки", "беспорядки"),
        ("COVID-19", "covid-19"),
        ("CSTO", "CSTO"),
        ("kerusuhan sources>=3", "kerusuhan"),
        ("kerusuhan OR mogok", None),
        ("kerusuhan (Kazakhstan OR CSTO)", None),
        ("region:KZ", None),
        ("topic:unrest region:KZ", None),
        ("source:tempo", None),
        ("title:kerusuhan", None),
        ("protes*", None),
        ("tokayev~", None),
        ("riot NEAR/5 almaty", None),
        ('"state emergency"~2', None),
        ("/covid-?19/", None),
        (" ".join(f"kata{letter}" for letter in "abcdefghijkl"), None),
        ("x" * 200, None),
    ],
)
def test_what_can_be_said_to_any_search(lexicon, rule, text):
    assert search_text(parse(rule, lexicon).query.root) == text


def test_words_are_encoded_whole():
    text = 'a&b=c #%/?+"ҚR" {query}'
    address = search_address(GENERAL, text)
    assert (
        address
        == "https://cari.example.com/rss?q=a%26b%3Dc%20%23%25%2F%3F%2B%22%D2%9AR%22%20%7Bquery%7D&n=50"
    )


@pytest.mark.parametrize(
    ("languages", "text", "expected"),
    [
        ((), "беспорядки", True),
        (("id",), "kerusuhan di jakarta", True),
        (("id", "en"), "state of emergency", True),
        (("id",), "state of emergency", False),
        (("id",), "беспорядки в алматы", False),
        (("ru",), "беспорядки в алматы", True),
        (("kk",), "тәртіпсіздік туралы", True),
        (("ru",), "тәртіпсіздік туралы", False),
        # Too little to tell: where the script fits.
        (("id",), "CSTO", True),
        (("ru",), "CSTO", False),
        (("ru",), "ОДКБ", True),
    ],
)
def test_only_words_of_the_search_s_languages_are_looked_for(languages, text, expected):
    assert speaks(languages, text) is expected


# --------------------------------------------------------------------------------------------------- coming and going


@dataclass
class Desk:
    """A searcher over a database, with people who make rules."""

    store: Store
    lexicon: Lexicon
    time: ManualTime
    due: Wake

    def searcher(self, *searches: FeedSearch, allow: tuple[str, ...] = ()) -> Searcher:
        guard = Guard(tuple(map(AllowedNetwork.parse, allow)))
        return Searcher(self.store, self.lexicon, searches or (GENERAL,), guard, self.time, self.due)

    async def rule(self, text: str, chat: int = 7) -> int:
        parsed = parse(text, self.lexicon)
        place = Place(ChatId(chat))
        self.time.move(1)
        async with self.store.begin() as tx:
            if await tx.chats.get(place.chat_id) is None:
                person = Chat(place.chat_id, ChatKind.PRIVATE, ChatState.OPEN, "id", "Asia/Jakarta")
                await tx.chats.open(person, self.time.now())
            draft = RuleDraft(place, text, parsed.query.text, parsed.query.digest)
            rule, _ = await tx.rules.add(draft, self.time.now())
        return rule.number

    async def remove(self, number: int, chat: int = 7) -> None:
        async with self.store.begin() as tx:
            assert await tx.rules.remove(Place(ChatId(chat)), number, self.time.now())

    async def polled(self) -> list[str]:
        """The words that are searched for now."""
        async with self.store.begin() as tx:
            rows = await tx.connection.rows(
                sa.select(feeds.c.url)
                .where(feeds.c.scope == Scope.SEARCH, feeds.c.state == FeedState.ACTIVE)
                .order_by(feeds.c.id)
            )
        return [row.url.partition("q=")[2].partition("&")[0] for row in rows]

    async def kept(self) -> int:
        async with self.store.begin() as tx:
            count: int = await tx.connection.value(
                sa.select(sa.func.count()).select_from(feeds).where(feeds.c.scope == Scope.SEARCH)
            )
        return count


@pytest.fixture
def desk(store: Store, lexicon: Lexicon) -> Desk:
    return Desk(store, lexicon, ManualTime(), Wake())


async def test_a_search_comes_with_the_first_rule_of_its_words_and_goes_with_the_last(desk):
    searcher = desk.searcher()
    assert await searcher.step()
    assert await desk.polled() == []
    number = await desk.rule("kerusuhan")
    await desk.rule("region:KZ")
    assert await searcher.step()
    assert await desk.polled() == ["kerusuhan"]
    assert not await searcher.step()
    other = await desk.rule("kerusuhan", chat=8)
    await searcher.step()
    await desk.remove(number)
    await searcher.step()
    assert await desk.polled() == ["kerusuhan"]
    await desk.remove(other, chat=8)
    await searcher.step()
    assert await desk.polled() == []
    # It comes again with its rule.
    await desk.rule("kerusuhan")
    await searcher.step()
    assert await desk.polled() == ["kerusuhan"]
    assert await desk.kept() == 1


async def test_only_rules_of_open_chats_are_searched_for(desk):
    searcher = desk.searcher()
    await desk.rule("kerusuhan")
    await desk.rule("mogok", chat=8)
    await searcher.step()
    async with desk.store.begin() as tx:
        desk.time.move(1)
        await tx.chats.close(ChatId(7), ChatState.BLOCKED, desk.time.now())
    assert await searcher.step()
    assert await desk.polled() == ["mogok"]
    async with desk.store.begin() as tx:
        desk.time.move(1)
        chat = await tx.chats.get(ChatId(7))
        await tx.chats.open(chat, desk.time.now())
    assert await searcher.step()
    assert sorted(await desk.polled()) == ["kerusuhan", "mogok"]


async def test_others_have_their_turn_while_many_rules_are_read(desk):
    for number in range(50):
        await desk.rule(f"kata{number}")
    searcher = desk.searcher()
    turns = 0

    async def others():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(others())
        async with asyncio.timeout(10):
            queries = [query async for some in searcher._newest() for query in some]
            assert len(queries) == 50
            before = turns
            await searcher._wanted()
        task.cancel()
    assert turns > before


async def test_equal_words_are_one_search(desk):
    searcher = desk.searcher()
    for text in ("kerusuhan almaty", "Almaty kerusuhan", "=kerusuhan almaty", "kerusuhan almaty -film"):
        await desk.rule(text)
    await searcher.step()
    assert await desk.polled() == ["almaty%20kerusuhan"]


async def test_the_newest_rules_have_searches_up_to_the_limit(desk):
    searcher = desk.searcher(FeedSearch(GENERAL.url, limit=2))
    numbers = [await desk.rule(word) for word in ("satu", "dua", "tiga")]
    await searcher.step()
    assert sorted(await desk.polled()) == ["dua", "tiga"]
    await desk.rule("empat")
    await searcher.step()
    assert sorted(await desk.polled()) == ["empat", "tiga"]
    await desk.remove(numbers[2])
    await searcher.step()
    assert sorted(await desk.polled()) == ["dua", "empat"]


async def test_a_restart_finds_all_as_it_was_and_drops_what_the_operator_took_out(desk):
    await desk.rule("kerusuhan")
    await desk.searcher().step()
    await desk.searcher().step()
    assert await desk.polled() == ["kerusuhan"]
    other = FeedSearch("https://lain.example.com/?q={query}", languages=("ru",))
    await desk.searcher(other).step()
    assert await desk.polled() == []
    nothing = Searcher(desk.store, desk.lexicon, (), Guard(), desk.time, desk.due)
    await nothing.run(Wake())
    assert await desk.polled() == []


async def test_two_searches_are_made_of_the_same_words(desk):
    await desk.rule("беспорядки")
    await desk.rule("banjir jakarta")
    russian = FeedSearch("https://ru.example.com/?q={query}", languages=("ru",))
    await desk.searcher(GENERAL, GENERAL, russian).step()
    polled = await desk.polled()
    assert len(polled) == 3
    assert len(set(polled)) == 2


async def test_an_inner_address_makes_no_search(desk):
    await desk.rule("kerusuhan")
    await desk.searcher(FeedSearch("http://10.0.0.1/?q={query}")).step()
    assert await desk.kept() == 0


async def test_an_erased_chat_leaves_no_words_in_addresses(desk):
    searcher = desk.searcher()
    await desk.rule("rahasiaku")
    await desk.rule("kerusuhan", chat=8)
    await searcher.step()
    async with desk.store.begin() as tx:
        await tx.chats.erase(ChatId(7))
    assert await desk.polled() == ["kerusuhan"]
    assert await desk.kept() == 1
    await searcher.step()
    assert await desk.kept() == 1


async def test_rules_that_go_while_it_is_worked_out_are_passed_over(desk):
    searcher = desk.searcher()
    await desk.rule("rahasiaku")
    wanted = await searcher._wanted()
    async with desk.store.begin() as tx:
        await tx.chats.erase(ChatId(7))
    async with desk.store.begin() as tx:
        assert await tx.searches.make(wanted, desk.time.now()) == 0
    assert await desk.kept() == 0


async def test_a_search_that_nobody_asks_for_is_forgotten_after_a_week(desk):
    searcher = desk.searcher()
    number = await desk.rule("kerusuhan")
    await searcher.step()
    await desk.remove(number)
    await searcher.step()
    assert await desk.kept() == 1
    desk.time.move(timedelta(days=8).total_seconds())
    await desk.rule("mogok")
    await searcher.step()
    assert await desk.polled() == ["mogok"]
    assert await desk.kept() == 1


async def test_a_file_or_a_person_that_names_a_search_s_address_has_a_feed_beside_it(desk):
    await desk.rule("kerusuhan")
    searcher = desk.searcher()
    await searcher.step()
    url = search_address(GENERAL, "kerusuhan")
    async with desk.store.begin() as tx:
        feed = await tx.feeds.add(feed_draft(url), desk.time.now())
        await tx.feeds.synchronise(feed.origin, (), desk.time.now())
        assert (await tx.feeds.by_url(url)).scope is Scope.SHARED
    assert await desk.polled() == ["kerusuhan"]
