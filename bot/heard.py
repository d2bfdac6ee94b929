"""What the people of an alert have heard of its story, as the marks that are kept with it.

``dead:20``, ``escalator:curfew``, ``end:curfew``, ``country:KZ``, ``correction:17`` (an item's number) say what they
have heard. ``new:`` before one of them says that the newest reply brought it, ``was:dead:5`` what the toll was before.
"""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.model import ItemId

DEAD, ESCALATOR, END, COUNTRY, CORRECTION = "dead:", "escalator:", "end:", "country:", "correction:"
_NEW, _WAS = "new:", "was:"


@dataclass(frozen=True, slots=True)
class News:
    """What the newest reply to an alert brings; ``dead_before`` is None where it does not tell of the toll."""

    dead_before: int | None = None
    dead: int = 0
    escalators: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    """All escalators that people have heard of and that are not over."""
    ends: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    corrections: tuple[ItemId, ...] = ()


def named(marks: Iterable[str], kind: str) -> frozenset[str]:
    """Name what marks of a kind say: the countries, the escalators."""
    return frozenset(mark.removeprefix(kind) for mark in marks if mark.startswith(kind))


def dead_in(marks: Iterable[str]) -> int:
    """How many dead people have heard of; 0 when of none."""
    return max(map(int, named(marks, DEAD)), default=0)


def after_reply(
    told: Collection[str], now: AbstractSet[str], *, of_toll: bool, waits: bool
) -> frozenset[str]:
    """What people have heard once a reply tells them how a story stands ``now``.

    ``of_toll``: it tells that the toll rose or fell. ``waits``: another reply waits, so that it tells of this too.
    """
    news = {mark for mark in told if mark.startswith((_NEW, _WAS))} if waits else set[str]()
    known = {mark for mark in told if not mark.startswith((_NEW, _WAS, DEAD))}
    news |= {_NEW + mark for mark in now - known if not mark.startswith(DEAD)}
    if of_toll and not any(mark.startswith(_WAS) for mark in news):
        news.add(f"{_WAS}{DEAD}{dead_in(told)}")
    over = {ESCALATOR + slug for slug in named(now, END)}
    again = {END + slug for slug in named(now, ESCALATOR)}
    return frozenset((known - over - again) | now | news)


def news_of(marks: Iterable[str]) -> News:
    """Read off an alert's marks what its newest reply brings."""
    marks = tuple(marks)
    before = named(marks, _WAS + DEAD)
    return News(
        dead_before=max(map(int, before)) if before else None,
        dead=dead_in(marks),
        escalators=tuple(sorted(named(marks, _NEW + ESCALATOR))),
        holding=tuple(sorted(named(marks, ESCALATOR))),
        ends=tuple(sorted(named(marks, _NEW + END))),
        countries=tuple(sorted(named(marks, _NEW + COUNTRY))),
        corrections=tuple(ItemId(number) for number in sorted(map(int, named(marks, _NEW + CORRECTION)))),
    )
