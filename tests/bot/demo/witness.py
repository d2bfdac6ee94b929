"""What a chat saw of the replay, line by line, and what the oracle says that it must see."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.replay import Replay, ReplayItem
from tests.bot.demo.oracle import Line, Oracle
from tests.botapi.chats import Chat
from tests.botapi.messages import Shown

ALMATY = ZoneInfo("Asia/Almaty")
LEVELS = {"⚪": "info", "🟠": "important", "🔴": "critical"}
EDIT_GAP, REPLY_GAP = timedelta(minutes=2), timedelta(minutes=10)
BECAUSE = {
    "level": "This has become",
    "escalator": "A grave turn: ",
    "toll": "It was ",
    "country": "It has reached",
    "correction": "Correction by",
    "end": "No longer in force",
}
"""How a reply says in English why it came."""


@dataclass(frozen=True, slots=True, order=True)
class Sight:
    """One message or edit, as a person sees it come."""

    at: datetime
    order: int
    text: str

    def __str__(self) -> str:
        return f"{self.at.astimezone(ALMATY):%d %b %H:%M:%S}  {self.text}"


# ------------------------------------------------------------------------------------------------- what was seen


def seen(chat: Chat, address: str) -> list[str]:
    """Write down every alert, reply and edit of a chat."""
    return [str(sight) for sight in sorted(_sights(chat, address))]


def _sights(chat: Chat, address: str) -> Iterator[Sight]:
    for order, event in enumerate(chat.events):
        if isinstance(event, Shown) and event.message.by_bot and (links := _links(event, address)):
            yield Sight(event.at, order, _told(event, links, address))


def _told(event: Shown, links: Sequence[str], address: str) -> str:
    message, text = event.message, event.body.text
    level = LEVELS[text[0]]
    rules = tuple(map(int, re.findall(r"^Rule (\d+): ", text, re.MULTILINE)))
    if event.edited:
        return _edit(level, links, rules)
    head = None if message.reply_to is None else _links_of(message.reply_to.body.entities, address)[0]
    because = tuple(word for word, said in BECAUSE.items() if said in text)
    if not rules:
        return _reply(level, links[0], head or "nothing", because, sound=not message.silent)
    return _first(level, links, head, rules, sound=not message.silent)


def _links(event: Shown, address: str) -> list[str]:
    return _links_of(event.body.entities, address)


def _links_of(entities: Iterable[object], address: str) -> list[str]:
    urls = (getattr(entity, "url", None) or "" for entity in entities)
    return [url.removeprefix(f"{address}/") for url in urls if url.startswith(address)]


# --------------------------------------------------------------------------------------------- what must be seen


def expected(chat: str, oracle: Oracle, replay: Replay) -> list[str]:
    """Write down what a chat must see; ``both`` sees what ``pack`` says, and which of its rules found a story."""
    foresight = _Foresight(chat, {item.path: item for item in replay.items})
    lines = ((line, story) for story in oracle.stories for line in story.lines)
    for line, story in sorted(lines, key=lambda pair: pair[0].at):
        foresight.follow(line, (story.label, story.language))
    foresight.edit_until(None)
    return [str(sight) for sight in sorted(foresight.sights)]


@dataclass
class _Going:
    """A story as it goes on in a chat; ``edit_at`` is when an edit is due."""

    items: list[ReplayItem] = field(default_factory=list)
    level: str = ""
    rules: set[int] = field(default_factory=set)
    shown_at: datetime | None = None
    edit_at: datetime | None = None
    replied_at: datetime | None = None

    @property
    def links(self) -> list[str]:
        newest = list({item.outlet.publisher: item.path for item in self.items}.values())
        return [self.items[0].path, *(newest if len(newest) > 1 else [])]


class _Foresight:
    def __init__(self, chat: str, items: Mapping[str, ReplayItem]) -> None:
        self._chat = chat
        self._items = items
        self._stories: dict[tuple[str, str], _Going] = {}
        self._head = ""
        self.sights: list[Sight] = []

    def follow(self, line: Line, key: tuple[str, str]) -> None:
        """Take the next line of the oracle, in the order of time."""
        self.edit_until(line.at)
        going = self._stories.setdefault(key, _Going())
        going.items.append(self._items[line.item])
        going.level = line.level
        going.rules |= {rule for rule, chat in self._rules if line.act(chat) != "none"}
        self._act(line, going)

    @property
    def _rules(self) -> Sequence[tuple[int, str]]:
        return ((1, "pack"), (2, "typed")) if self._chat == "both" else ((1, self._chat),)

    def _act(self, line: Line, going: _Going) -> None:
        chat = "pack" if self._chat == "both" else self._chat
        act = line.act(chat)
        if act in ("head", "thread"):
            head = None if act == "head" else self._head
            sound = chat in line.sound
            self._see(line.at, _first(line.level, going.links, head, sorted(going.rules), sound=sound))
            self._head = going.links[0] if act == "head" else self._head
            going.shown_at = line.at
            return
        if act == "turn":
            rises = "level" in line.because
            going.replied_at = _reply_at(line, going.replied_at, at_once=rises and line.level == "critical")
            reply = _reply(line.level, line.item, going.links[0], line.because, sound=rises)
            self._see(going.replied_at, reply)
        if act in ("turn", "edit") and going.edit_at is None and going.shown_at is not None:
            going.edit_at = max(line.at, going.shown_at + EDIT_GAP)

    def edit_until(self, at: datetime | None) -> None:
        """See the edits that are due before an instant; None: all."""
        for going in self._stories.values():
            if going.edit_at is not None and (at is None or going.edit_at < at):
                self._see(going.edit_at, _edit(going.level, going.links, sorted(going.rules)))
                going.shown_at, going.edit_at = going.edit_at, None

    def _see(self, at: datetime, text: str) -> None:
        self.sights.append(Sight(at, len(self.sights), text))


def _reply_at(line: Line, before: datetime | None, *, at_once: bool) -> datetime:
    return line.at if before is None or at_once else max(line.at, before + REPLY_GAP)


# ------------------------------------------------------------------------------------------------- how it is said


def _first(level: str, links: Sequence[str], head: str | None, rules: Sequence[int], *, sound: bool) -> str:
    where = "HEAD  " if head is None else "thread"
    under = "" if head is None else f"  ↪ {head}"
    return f"{where} {_sound(sound)} {level:9} rules {_named(rules)}  {' + '.join(links)}{under}"


def _reply(level: str, item: str, head: str, because: Sequence[str], *, sound: bool) -> str:
    return f"TURN   {_sound(sound)} {level:9} {'+'.join(because)}  {item}  ↪ {head}"


def _edit(level: str, links: Sequence[str], rules: Sequence[int]) -> str:
    return f"edit     {level:9} rules {_named(rules)}  {' + '.join(links)}"


def _named(rules: Sequence[int]) -> str:
    return ",".join(map(str, rules))


def _sound(sound: bool) -> str:  # noqa: FBT001 - it is what it writes
    return "♪" if sound else "·"
