"""News that a hub pushes (WebSub), through the whole program."""

import socket

from tests.endtoend.newsroom import STRIKE, UNREST
from tests.hub.server import Hub

PUBLIC_URL = "https://bot.example.com"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def test_pushed_news_arrive_long_before_a_look_would_find_them(world):
    port = free_port()
    world.set("web", listen=f"127.0.0.1:{port}", public_url=PUBLIC_URL)
    world.set("feeds", min_interval=3600, max_interval=3600)
    feed = world.feed("/kabar.xml", "Kabar & Kawan", language="id")
    budi = world.botapi.user("Budi", started=True)
    async with Hub(reach={PUBLIC_URL: f"http://127.0.0.1:{port}"}) as hub:
        feed.headers["Link"] = f'<{hub.url}>; rel="hub", <{feed.url}>; rel="self"'
        feed.publish(STRIKE)
        async with world.running():
            (question,) = await hub.settled(1)
            assert question.agreed
            await budi.say("/add kerusuhan")
            await budi.chat.wait_for("Aturan 1")
            feed.publish(UNREST)
            assert await hub.publish(feed.url, feed.body) == [202]
            await budi.chat.wait_for("puluhan orang tewas")
