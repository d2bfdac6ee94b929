"""Every kind of button that the handlers know, found by looking, with whatever somebody might write into one."""

import enum
import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from random import Random
from typing import Any, get_args, get_origin

from aiogram.filters.callback_data import CallbackData

import handlers

LONGEST = 64
"""Bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton"""
NUMBERS = (*range(1, 7), 0, -1, 7, -100, 2**31, 2**63 - 1, 2**63, 10**30)
WORDS = ("", "1", "KZ", "unrest", "id", "xx", "Asia/Almaty", "../../x", "<b>", "\u0000", "x" * 40, "ұ" * 9)
MOST_OF_A_KIND = 24
GARBAGE = (
    *("", ":", "::::", "rule", "rule:", "rule:x", "rule:1:2:3:4", "rules:-1", "save:1", "drop:1", "erase"),
    *("zone", "pack:../../x", "pack:unrest", "lang:xx", "feed:left:1", "feed:9:9:9", "old:button:of:2021"),
    *("🥁" * 16, "\u0000", "'; DROP TABLE rules; --", "%s%s%n", "{}", "{0}", "why:99999999999999999999"),
)
"""What buttons of earlier versions carried, and what never was one."""


def kinds() -> list[type[CallbackData]]:
    """List every kind, of all modules of the handlers."""
    for module in pkgutil.walk_packages(handlers.__path__, "handlers."):
        importlib.import_module(module.name)
    found = dict[type[CallbackData], None]()
    waiting = list(CallbackData.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("handlers."):
            found[kind] = None
    return sorted(found, key=lambda kind: (kind.__prefix__, kind.__module__))


def forged(kind: type[CallbackData], random: Random) -> list[str]:
    """Write buttons of a kind with all that its fields might hold, valid or not, as the wire would carry them."""
    values = [list(_values(field.annotation)) for field in kind.model_fields.values()]
    combined = [kind.__separator__.join([kind.__prefix__, *parts]) for parts in itertools.product(*values)]
    # The first ones are those with small numbers throughout, which are most likely somebody's.
    likely = combined[:12]
    rest = combined[12:]
    chosen = likely + random.sample(rest, min(len(rest), MOST_OF_A_KIND - len(likely)))
    return [data for data in chosen if data and len(data.encode("utf-8", "replace")) <= LONGEST]


def _values(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        yield from (str(one.value) for one in annotation)
        yield "nothing"
    elif annotation is bool:
        yield from ("1", "0", "2")
    elif annotation is str:
        yield from WORDS
    elif get_origin(annotation) is not None:
        yield from itertools.chain.from_iterable(map(_values, get_args(annotation)))
    elif annotation is type(None):
        yield ""
    else:
        yield from map(str, NUMBERS)
