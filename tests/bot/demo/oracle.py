"""The alerts that must come of the replay, as `bot/demo/oracle.toml` writes them."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from typing import Any, Literal

Act = Literal["head", "thread", "turn", "edit", "none"]
LEVELS = ("info", "important", "critical")
CHATS = ("pack", "typed")


@dataclass(frozen=True, slots=True)
class Line:
    """What one item of a story does in each chat, and where the story then stands."""

    at: datetime
    item: str
    pack: Act
    typed: Act
    level: str
    points: dict[str, int]
    because: tuple[str, ...]
    sound: tuple[str, ...]
    """The chats in which a first message makes a sound; a reply does when the level rose."""

    def act(self, chat: str) -> Act:
        return self.pack if chat == "pack" else self.typed


@dataclass(frozen=True, slots=True)
class ToldStory:
    label: str
    language: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SilentItem:
    at: datetime
    item: str
    why: str


@dataclass(frozen=True, slots=True)
class Oracle:
    rules: dict[str, str]
    stories: tuple[ToldStory, ...]
    silent: tuple[SilentItem, ...]


def load() -> Oracle:
    document = tomllib.loads(resources.files("bot.demo").joinpath("oracle.toml").read_text(encoding="utf-8"))
    return Oracle(
        rules=document["rules"],
        stories=tuple(
            ToldStory(story["story"], story["language"], tuple(_line(line) for line in story["lines"]))
            for story in document["stories"]
        ),
        silent=tuple(
            SilentItem(entry["at"].astimezone(UTC), entry["item"], entry["why"])
            for entry in document["silent"]
        ),
    )


def _line(entry: dict[str, Any]) -> Line:
    because, sound = tuple(entry.get("because", ())), tuple(entry.get("sound", ()))
    return Line(**{**entry, "at": entry["at"].astimezone(UTC), "because": because, "sound": sound})
