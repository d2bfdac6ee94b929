"""What the demo's newsroom publishes, and when: January 2022 in Kazakhstan, read from ``replay.toml``."""

import itertools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib import resources
from typing import Any


class FeedFormat(StrEnum):
    """How an outlet writes its feed."""

    RSS = "rss"
    ATOM = "atom"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented newsroom; ``tier`` is its authority, 1 (highest) to 3, and a family owns one or more."""

    slug: str
    publisher: str
    family: str
    tier: int
    country: str
    language: str
    format: FeedFormat
    priority: bool


@dataclass(frozen=True, slots=True)
class ReplayItem:
    """One article. ``story`` is the gold label of its event, ``noise`` the kind of trap it is, if any.

    Stories are per language: two items tell one story when label and the outlet's language are both equal.
    """

    at: datetime
    outlet: Outlet
    link: str
    title: str
    summary: str
    story: str
    noise: str | None

    @property
    def path(self) -> str:
        """Outlet and link: what the item is called in the oracle, and its path at the newsroom's address."""
        return f"{self.outlet.slug}/{self.link}"


@dataclass(frozen=True, slots=True)
class Replay:
    """All outlets, and their items in the order of time; the clock starts at ``start``."""

    start: datetime
    outlets: tuple[Outlet, ...]
    items: tuple[ReplayItem, ...]


def load() -> Replay:
    """Read the replay that ships with the program.

    Raises:
        ValueError: the file was edited into something that cannot be played; the message says where.
    """
    return read(resources.files("bot.demo").joinpath("replay.toml").read_text(encoding="utf-8"))


def read(text: str) -> Replay:
    """Read a replay from TOML.

    Raises:
        ValueError: it is no TOML, or times do not rise, links repeat, an outlet is unknown, a key is missing.
    """
    document = tomllib.loads(text)
    outlets = {entry["slug"]: _outlet(entry) for entry in document["outlets"]}
    if len(outlets) != len(document["outlets"]):
        raise ValueError("two outlets share a slug")
    items = tuple(_item(entry, outlets) for entry in document["items"])
    start = _instant(document["start"], "start")
    _check(start, items)
    return Replay(start, tuple(outlets.values()), items)


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    try:
        outlet = Outlet(**{**entry, "format": FeedFormat(entry["format"])})
    except (KeyError, TypeError) as error:
        raise ValueError(f"outlet {entry.get('slug')!r}: {error}") from error
    if outlet.tier not in {1, 2, 3}:
        raise ValueError(f"outlet {outlet.slug!r}: tier is {outlet.tier}; tiers are 1, 2 and 3")
    return outlet


def _item(entry: Mapping[str, Any], outlets: Mapping[str, Outlet]) -> ReplayItem:
    name = f"item {entry.get('outlet')}/{entry.get('link')}"
    try:
        outlet = outlets[entry["outlet"]]
        at = _instant(entry["at"], name)
        return ReplayItem(**{"noise": None, **entry, "at": at, "outlet": outlet})
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}: {error} is missing or unknown") from error


def _instant(value: object, name: str) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(f"{name}: a time is written with its offset, such as 2022-01-02T07:30:00+06:00")
    return value.astimezone(UTC)


def _check(start: datetime, items: tuple[ReplayItem, ...]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.path in seen:
            raise ValueError(f"item {item.path}: its link is used twice")
        seen.add(item.path)
    if items and items[0].at <= start:
        raise ValueError(f"item {items[0].path}: it comes before the clock starts")
    for earlier, later in itertools.pairwise(items):
        if later.at <= earlier.at:
            raise ValueError(f"item {later.path}: its time does not come after that of {earlier.path}")
