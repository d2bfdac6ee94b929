"""Formatted text: entities, their cleaning, and what Telegram finds in plain text by itself.

Offsets here count code points; on the wire they count UTF-16 units.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.botapi.errors import bad_request

MOST_ENTITIES = 100
NESTABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
QUOTES = {"blockquote", "expandable_blockquote"}
CODES = {"code", "pre"}
SENDABLE = NESTABLE | QUOTES | CODES | {"text_link", "text_mention", "custom_emoji", "date_time"}
FOUND_BY_TELEGRAM = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")
# Of equal spans the one that comes first here is the outer one.
ORDER = (
    "blockquote",
    "expandable_blockquote",
    "pre",
    "code",
    "text_link",
    "text_mention",
    "date_time",
    "custom_emoji",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
)
VANISHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
# Whitespace and fillers that leave nothing to see.
INVISIBLE = re.compile("[\\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2060\u2800\u3000\ufeff\ufffc]*")
FINDERS = (
    ("url", re.compile(r"(?:https?|ftp)://[^\s<>\"«»]*[\w/=&%+#~-]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#&/])#(?=\w*[^\W\d_])\w{1,256}(?!#)")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of formatted text."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user_id: int | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        """The first code point after the span."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """The length that Bot API offsets count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_wire(text: str, wire: Iterable[dict[str, Any]]) -> list[Entity]:
    """Read entities as a bot passes them; those that Telegram finds by itself are left out, as it does."""
    borders = {0: 0}
    units = 0
    for index, character in enumerate(text, start=1):
        units += 2 if ord(character) > 0xFFFF else 1
        borders[units] = index
    entities = []
    for raw in wire:
        kind = raw["type"]
        if kind in FOUND_BY_TELEGRAM:
            continue
        if kind not in SENDABLE:
            raise bad_request("can't parse MessageEntity: Unsupported type specified", breach=True)
        if kind == "date_time" and not DATE_FORMAT.fullmatch(raw.get("date_time_format") or ""):
            raise bad_request("can't parse MessageEntity: Invalid date-time format specified", breach=True)
        start, end = raw["offset"], raw["offset"] + raw["length"]
        if start not in borders or end not in borders:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
                if end > units
                else f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol",
                breach=True,
            )
        entities.append(
            Entity(
                kind=kind,
                offset=borders[start],
                length=borders[end] - borders[start],
                url=raw.get("url"),
                language=raw.get("language"),
                user_id=raw["user"]["id"] if "user" in raw else None,
                custom_emoji_id=raw.get("custom_emoji_id"),
                unix_time=raw.get("unix_time"),
                date_time_format=raw.get("date_time_format"),
            )
        )
    return entities


def to_wire(formatted: Formatted) -> list[dict[str, Any]]:
    """Entities as the Bot API writes them; mentions of users without names carry the id only."""
    wire = []
    for entity in formatted.entities:
        raw: dict[str, Any] = {
            "type": entity.kind,
            "offset": utf16_length(formatted.text[: entity.offset]),
            "length": utf16_length(formatted.text[entity.offset : entity.end]),
        }
        for key in ("url", "language", "custom_emoji_id", "unix_time", "date_time_format"):
            if getattr(entity, key) is not None:
                raw[key] = getattr(entity, key)
        if entity.user_id is not None:
            raw["user"] = {"id": entity.user_id, "is_bot": False, "first_name": str(entity.user_id)}
        wire.append(raw)
    return wire


def cleaned(text: str, entities: Iterable[Entity]) -> Formatted:
    """Do to a text what Telegram does before it keeps it: controls out, ends trimmed, entities mended."""
    if not VANISHING.search(text) and not CONTROL.search(text):
        return trimmed(text, mended(entities))
    new_index = [0]
    characters = []
    for character in text:
        if not VANISHING.fullmatch(character):
            characters.append(" " if CONTROL.fullmatch(character) else character)
        new_index.append(len(characters))
    result = "".join(characters)
    moved = [
        replace(
            entity, offset=new_index[entity.offset], length=new_index[entity.end] - new_index[entity.offset]
        )
        for entity in entities
    ]
    return trimmed(result, mended(moved))


def trimmed(text: str, entities: Sequence[Entity]) -> Formatted:
    """Cut white ends; space before the first entity goes, space inside it stays."""
    end = len(text.rstrip(" \n"))
    body = text[:end]
    kept = [replace(entity, length=min(entity.end, end) - entity.offset) for entity in entities]
    kept = [entity for entity in kept if entity.length > 0]
    limit = min((entity.offset for entity in kept), default=end)
    start = min(len(body) - len(body.lstrip(" \n")), limit)
    shifted = tuple(replace(entity, offset=entity.offset - start) for entity in kept)
    return Formatted(body[start:], shifted[:MOST_ENTITIES])


def mended(entities: Iterable[Entity]) -> list[Entity]:
    """Sort, and drop what Telegram drops: spans inside code, links in links, quotations in quotations."""
    ranked = sorted(
        (entity for entity in entities if entity.length > 0),
        key=lambda entity: (entity.offset, -entity.length, _rank(entity.kind)),
    )
    kept: list[Entity] = []
    for entity in ranked:
        if not any(_excludes(outer, entity) for outer in kept if outer.end > entity.offset):
            kept.append(entity)
    return kept


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _excludes(outer: Entity, inner: Entity) -> bool:
    if outer.kind in CODES or (outer.kind == inner.kind and inner.end <= outer.end):
        return True
    if outer.kind in QUOTES:
        return inner.kind in QUOTES or inner.end > outer.end
    return outer.kind not in NESTABLE and inner.kind not in NESTABLE


def with_found(formatted: Formatted) -> Formatted:
    """Add the links, commands, mentions and tags that Telegram finds where no link or code stands already."""
    taken = [entity for entity in formatted.entities if entity.kind not in NESTABLE | QUOTES]
    found: list[Entity] = []
    for kind, pattern in FINDERS:
        for match in pattern.finditer(formatted.text):
            span = Entity(kind, match.start(), match.end() - match.start())
            if not any(other.offset < span.end and span.offset < other.end for other in taken + found):
                found.append(span)
    ranked = sorted(
        [*formatted.entities, *found], key=lambda entity: (entity.offset, -entity.length, _rank(entity.kind))
    )
    return Formatted(formatted.text, tuple(ranked[:MOST_ENTITIES]))


def is_blank(text: str) -> bool:
    """Whether a person would see nothing at all."""
    return INVISIBLE.fullmatch(text) is not None
