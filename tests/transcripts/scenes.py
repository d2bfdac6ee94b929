"""What the reader does, a scene for each part of the conversation; buttons are found by what they send."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.botapi.messages import Message
from tests.endtoend.newsroom import STRIKE, STRIKE_TOLD_AGAIN, UNREST
from tests.transcripts.reader import Reader

WORDS = {
    "id": "kerusuhan di Kazakhstan atau CSTO",
    "en": "riots in Kazakhstan or CSTO",
    "ru": "беспорядки в Казахстане или ОДКБ",
    "kk": "Қазақстандағы тәртіпсіздік немесе ҰҚШҰ",
}
BROKEN = {"id": "(rusuh OR", "en": "foo:bar", "ru": '"чрезвычайное', "kk": "region:Атлантида"}
CITY = {"id": "Makassar", "en": "New York", "ru": "Караганда", "kk": "Қарағанды"}
NIGHT = {"id": "22-6", "en": "10 pm to 6 am", "ru": "с 22 до 6", "kk": "22-6"}
RULE = "(mogok AND karawang) OR kerusuhan"


async def start(reader: Reader) -> None:
    """A first minute: /start, a pack in one tap, a link to another."""
    await reader.program.publish(reader.world.feeds[0], UNREST)
    await reader.say("/start")
    await reader.press("pack:")
    await reader.say("/start pack_kz")
    await reader.say("/help")
    await reader.say("/language")
    await reader.say("/foo")


async def making(reader: Reader) -> None:
    """A rule in plain words, changed by its buttons; one with a fault; /add and /test for who knows the language."""
    await reader.say(WORDS[reader.language])
    _, first = reader.find("make:")
    assert first.data is not None
    await reader.press(first.data)
    await reader.press("save:")
    await reader.say(BROKEN[reader.language])
    await reader.say(f"/add {BROKEN[reader.language]}")
    await reader.say("/add kerusuhan -film")
    await reader.say("/test gempa OR banjir")


async def rules(reader: Reader) -> None:
    """The cards: opened, set, paused, shared, removed and brought back."""
    await reader.say("/add mogok AND karawang")
    await reader.say("/add gempa")
    await reader.say("/rules")
    for data in ("card:1", "cask:1:level", "clevel:1:1", "cask:1:pause", "cpause:1:open", "cpause:1:over"):
        await reader.press(data)
    for data in ("cdo:1:share", "card:1", "rule:1", "cback:1", "rules:0"):
        await reader.press(data)


async def alert(reader: Reader) -> None:
    """Under an alert: more of it, why, not for me, mute and the way back."""
    await told(reader)
    alert = reader.find("mute")[0]
    await reader.press("why:", among=alert)
    await reader.press("opts", among=alert)
    await reader.press("go:unwanted", among=alert)
    await reader.press("uword:")
    await reader.press("cundo:")
    await reader.press("go:more", among=alert)
    await reader.press("close")
    await reader.press("usual", among=alert)
    await reader.press("mute", among=alert)
    await reader.press("hush:story", among=alert)
    await reader.say("/mutes")
    await reader.press("lift:")


async def told(reader: Reader) -> Message:
    """Have the chat told of a strike that two newsrooms report."""
    _, one, two = reader.world.feeds
    await reader.say(f"/add {RULE}")
    await reader.program.publish(one, STRIKE)
    alert = await reader.chat.wait_for(STRIKE.title)
    await reader.program.publish(two, STRIKE_TOLD_AGAIN)
    return await reader.chat.wait_for(lambda message: message is alert and message.edits > 0, timeout=20)


async def looking(reader: Reader) -> None:
    """Why, figures, and when: quiet hours, a digest, a zone by a city's name."""
    await told(reader)
    await reader.say("/why mogok")
    await reader.say("/why https://kabar.example/nothing")
    await reader.say("/stats")
    await reader.say("/quiet")
    await reader.press("quiet:")
    await reader.say(f"/quiet {NIGHT[reader.language]}")
    await reader.say("/digest 07:30")
    await reader.say(f"/timezone {CITY[reader.language]}")
    await reader.say("/settings")


async def places(reader: Reader) -> None:
    """A group: set up by an admin, looked at by a member."""
    other = reader.world.botapi.user("Budi", language_code=reader.language)
    await reader.user.let_join(reader.chat, other)
    await reader.user.add_bot(reader.chat, admin=True)
    await reader.calm()
    await reader.say(f"/add@kentongan_bot {RULE}")
    await reader.program.publish(reader.world.feeds[0], UNREST)
    alert = await reader.chat.wait_for(UNREST.title)
    await reader.calm()
    await other.send(reader.chat, "/add@kentongan_bot gempa")
    await reader.calm()
    await (await other.press_data(alert, reader.find("mute", alert)[1].data or "")).answered()
    await reader.press("why:", among=alert)
    await reader.say("/rules")


async def feeds(reader: Reader) -> None:
    """What the chat reads, one left out and read again."""
    await reader.say("/feeds")
    await reader.press("feedcard:")
    await reader.press("feed:")
    await reader.say("/addfeed")


async def data(reader: Reader) -> None:
    """What is kept, a copy of it, and the end of it."""
    await reader.say("/add gempa")
    await reader.say("/privacy")
    await reader.say("/export")
    await reader.say("/stop")
    await reader.say("/start")
    await reader.say("/erase")
    await reader.press("erase")


async def buttons(reader: Reader) -> None:
    """Buttons that are old, pressed twice, or never were: a kind word, and nothing changes."""
    await reader.say("/add gempa")
    await reader.say("/rules")
    listed = reader.chat.from_bot[-1]
    await reader.say("/remove 1")
    for forged in ("card:1", "rule:1", "rule:1", "save:7", "old:button:of:2021"):
        await (await reader.user.press_data(listed, forged)).answered()
        await reader.calm()


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of the conversation, by the number of its part; ``title``: a group of that name instead of a private chat."""

    name: str
    play: Callable[[Reader], Awaitable[None]]
    title: str | None = None
    begins: bool = True
    """The person has started the bot before."""
    grows: bool = False
    """A story grows in it: its two minutes are made to pass quickly."""


SCENES = (
    Scene("01-start", start, begins=False),
    Scene("02-making-a-rule", making),
    Scene("03-rules", rules),
    Scene("04-alert", alert, grows=True),
    Scene("05-why-figures-and-hours", looking, grows=True),
    Scene("06-group", places, title="Warga"),
    Scene("07-feeds", feeds),
    Scene("08-data", data),
    Scene("09-old-buttons", buttons),
)
