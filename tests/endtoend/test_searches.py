"""An operator's news search: rules' words become feeds that only their rules read."""

import asyncio
from urllib.parse import parse_qs

import sqlalchemy as sa
from aiohttp import web

from bot.storage.schema import feeds
from tests.endtoend.newsroom import STRIKE, STRIKE_TOLD_AGAIN, marker
from tests.feedserver.render import Entry, Format, render

FOUND = Entry(
    "Buruh pabrik kertas Karawang mogok, kata sebuah blog kecil",
    link="https://blog.example/mogok",
    guid="blog-1",
    summary="Ribuan buruh pabrik kertas di Karawang mogok kerja sejak pagi dan menuntut upah.",
)


class Search:
    """A search page: it answers with what was put in for the words that it is asked for."""

    def __init__(self, newsroom) -> None:
        self.page = newsroom.page("/cari")
        self.page.behave(self._answer)
        self.results: dict[str, list[Entry]] = {}
        self._asked = asyncio.Condition()
        self.asked: list[str] = []

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        (words,) = parse_qs(request.query_string)["q"]
        body = render(Format.RSS, f"Cari {words}", self.page.url, self.results.get(words, []))
        async with self._asked:
            self.asked.append(words)
            self._asked.notify_all()
        return web.Response(body=body, content_type="application/rss+xml")

    async def again(self, words: str, times: int = 2) -> None:
        """Wait for further looks at these words: the one before the last is committed then."""
        wanted = self.asked.count(words) + times
        async with asyncio.timeout(20), self._asked:
            await self._asked.wait_for(lambda: self.asked.count(words) >= wanted)


def alerts(chat):
    return [message for message in chat.from_bot if "Kata:" in message.text]


async def test_what_a_search_finds_is_for_the_rules_of_its_words_only(either_world):
    world = either_world
    shared = world.feed("/umum.xml", "Koran Umum")
    search = Search(world.newsroom)
    search.results["karawang mogok"] = [marker("lama")]
    world.searches.append({"url": f"{search.page.url}?q={{query}}"})
    budi, sari = world.botapi.user("Budi"), world.botapi.user("Sari")
    world.set("telegram", admins=[sari.id])
    async with world.running() as program:
        await budi.say("/add mogok karawang")
        await budi.chat.wait_for("Aturan 1")
        await sari.say("/add title:buruh")
        await sari.chat.wait_for("Aturan 1")
        await search.again("karawang mogok")
        search.results["karawang mogok"].insert(0, FOUND)
        found = await budi.chat.wait_for("blog kecil", timeout=20)
        await program.publish(shared, STRIKE)
        await sari.chat.wait_for("menuntut kenaikan upah")
        await budi.chat.wait_for("menuntut kenaikan upah", after=found)
        for person in (budi, sari):
            said = await person.say("/feeds")
            listed = await person.chat.wait_for("Koran Umum", after=said)
            assert "127.0.0.1" not in listed.text
        async with program.running.store.begin() as tx:
            rows = await tx.connection.rows(
                sa.select(feeds.c.url, feeds.c.publisher).where(feeds.c.scope == "search")
            )
    assert "127.0.0.1" in found.text
    assert found.edits == 0
    assert [row.url for row in rows] == [f"{search.page.url}?q=karawang%20mogok"]
    assert [row.publisher for row in rows] == ["127.0.0.1"]
    assert "blog" not in sari.chat.transcript()
    assert "lama" not in budi.chat.transcript()
    assert len(alerts(sari.chat)) == 1


async def test_a_search_ends_with_its_rule(world):
    shared = world.feed("/umum.xml", "Koran Umum")
    search = Search(world.newsroom)
    world.searches.append({"url": f"{search.page.url}?q={{query}}", "limit": 1})
    budi = world.botapi.user("Budi")
    async with world.running() as program:
        await budi.say("/add mogok karawang")
        await budi.chat.wait_for("Aturan 1")
        await search.again("karawang mogok")
        await budi.say("/add banjir")
        await budi.chat.wait_for("Aturan 2")
        # The newest rule has the one search there may be.
        await search.again("banjir")
        count = search.asked.count("karawang mogok")
        await budi.say("/remove 2")
        await budi.chat.wait_for("Aturan 2 dihapus")
        await search.again("karawang mogok")
        assert search.asked.count("karawang mogok") > count
        await program.publish(shared, STRIKE_TOLD_AGAIN)
        await budi.chat.wait_for("sepuluh persen")
