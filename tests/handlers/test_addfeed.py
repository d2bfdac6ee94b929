"""/addfeed and /feeds by hand-made updates: what no application of Telegram's would send, and every language."""

import pytest

from bot.model import (
    Discovery,
    Feed,
    FeedId,
    FeedState,
    FoundEntry,
    FoundFeed,
    NotFound,
    Origin,
    Scope,
)
from bot.texts import LANGUAGES
from handlers import concluded
from handlers.feeds.addfeed import names, rule_for
from rules import parse
from tests.bot.storage.samples import feed_draft
from tests.handlers.people import ADMIN, GROUP, MEMBER
from tests.manual_time import START


def feed(publisher: str, url: str = "https://www.desa.example/feed") -> Feed:
    return Feed(
        *(FeedId(1), url, publisher, publisher, 3, None, None, False),
        *(Scope.PRIVATE, Origin.CHAT, FeedState.ACTIVE),
    )


@pytest.mark.parametrize(
    ("publisher", "rule"),
    [
        ("Warta Desa", 'source:"Warta Desa"'),
        ('Warta "Desa" \\ Kota', 'source:"Warta Desa Kota"'),
        ("AND", 'source:"AND"'),
        ("Вести — Алматы", 'source:"Вести — Алматы"'),
        ("—", 'source:"desa.example"'),
        ("", 'source:"desa.example"'),
        ('"', 'source:"desa.example"'),
        ("x" * 100, f'source:"{"x" * 100}"'),
    ],
)
def test_a_whole_feed_is_followed_by_its_name_or_its_host(talks, publisher, rule):
    written = rule_for(feed(publisher), talks.lexicon)
    assert written == rule
    parse(written, talks.lexicon)


def found(title: str = "Warta Desa", url: str = "https://desa.example/feed", **changes) -> FoundFeed:
    entries = (FoundEntry("Banjir <b>besar</b>", START), FoundEntry("", None))
    values = {
        "url": url,
        "addresses": (url,),
        "title": title,
        "language": "id",
        "entries": entries,
        "a_day": 2.4,
    }
    return FoundFeed(**{**values, **changes})


async def told(talks, discovery: Discovery, **who):
    """Have an address looked at with this outcome, and give what is said of it."""
    await talks.say("/addfeed desa.example", **who)
    services = talks.services
    async with talks.store.begin() as tx:
        (wanted,) = await tx.wanted.waiting((), 10)
        await tx.wanted.settle(wanted.id)
        return await concluded(tx, wanted, discovery, services)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_found_is_told_in_every_language(talks, language):
    note = await told(talks, Discovery((found(),)), language=language)
    assert [phrase.id for phrase in note.phrases] == [
        "addfeed-begun",
        "addfeed-entry",
        "addfeed-entry-undated",
        "addfeed-often",
        "addfeed-follow",
    ]
    assert note.phrases[3].params == {"count": 2}


def test_feeds_of_one_name_are_told_apart_by_their_paths():
    feeds = [
        found(url="https://d.example/umum/feed"),
        found(url="https://d.example/sport/feed"),
        found("Lain"),
    ]
    assert names(feeds) == ["Warta Desa /umum/feed", "Warta Desa /sport/feed", "Lain"]


@pytest.mark.parametrize("why", NotFound)
async def test_every_reason_why_nothing_was_found_has_words(talks, why):
    note = await told(talks, Discovery((), why, "detail for operators"))
    (phrase,) = note.phrases
    assert phrase.params == {"address": "desa.example"}


async def test_a_feed_that_seldom_speaks_and_one_that_is_empty(talks):
    note = await told(talks, Discovery((found(a_day=0.2, entries=()),)))
    assert [phrase.id for phrase in note.phrases] == [
        "addfeed-begun",
        "addfeed-empty",
        "addfeed-seldom",
        "addfeed-follow",
    ]


@pytest.mark.parametrize("data", ["feed:rm:1:0", "feed:out:1:0", "feeds:1", "pick:1:0", "follow:1"])
async def test_a_member_s_button_in_a_group_does_nothing(talks, data):
    async with talks.store.begin() as tx:
        shared = await tx.feeds.add(feed_draft(), START)
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.press(data.replace("1", str(shared.id), 1), user=MEMBER, chat=GROUP)
    assert answer.kind == "toast"
    assert answer.text
    async with talks.store.begin() as tx:
        assert await tx.subscriptions.left_out(GROUP) == frozenset()
        assert await tx.rules.count(GROUP) == 0


@pytest.mark.parametrize(
    "data", ["feed:rm:{}:0", "feed:x:{}:0", "feed:out:0:0", "feed:out:-1:0", "feed:out:{}:x"]
)
async def test_a_button_that_fits_no_feed_changes_nothing(talks, data):
    async with talks.store.begin() as tx:
        shared = await tx.feeds.add(feed_draft(), START)
    await talks.say("/start")
    answers = await talks.press(data.format(shared.id))
    assert answers[0].kind == "toast"
    assert answers[0].text
    async with talks.store.begin() as tx:
        assert [health.feed.id for health in await tx.feeds.read_by(7)] == [shared.id]
        assert (await tx.feeds.get(shared.id)).state is FeedState.ACTIVE


@pytest.mark.parametrize(
    "data",
    [
        "feed:out:99999999999999999999:0",
        "feeds:99999999999999999999",
        "pick:99999999999999999999:0",
        "rule:99999999999999999999",
        "save:99999999999999999999",
    ],
)
async def test_numbers_beyond_any_database_are_answered(talks, data):
    await talks.say("/start")
    (answer,) = await talks.press(data)
    assert answer.text


async def test_an_address_is_kept_as_it_was_written_and_answered_at_once(talks):
    (answer,) = await talks.say("/addfeed@kentongan_bot   https://desa.example/a?b=c#d\nterima kasih")
    assert "https://desa.example/a?b=c#d" in answer.text
    async with talks.store.begin() as tx:
        (wanted,) = await tx.wanted.waiting((), 10)
    assert wanted.url == "https://desa.example/a?b=c#d"


async def test_privacy_names_where_words_are_looked_for(talks_with):
    (plain,) = await talks_with().say("/privacy")
    (answer,) = await talks_with(search_hosts=("cari.example", "lain.example")).say("/privacy")
    assert "cari.example, lain.example" in answer.text
    assert [line for line in plain.text.splitlines() if line not in answer.text] == []
