"""Telegram's HTML: reading it as strictly as the Bot API does, and writing it back."""

import html
import re
from dataclasses import dataclass

from tests.botapi.entities import DATE_FORMAT, Entity, Formatted
from tests.botapi.links import fault_of_link, user_of_link, whole_link

# Tags and the entity each makes; those without one take it from their attributes.
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
SPACES = " \t\r\n\0\v"
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<decimal>[0-9]*)|(?P<name>[a-zA-Z]*))")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LONGEST_REFERENCE = 9
PLAIN = re.compile("[^<&]+")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\v=>/\"']*")


class MarkupError(Exception):
    """HTML that the Bot API refuses; the message is the part after `can't parse entities: `."""


@dataclass(slots=True)
class OpenTag:
    """A start tag waiting for its end."""

    name: str
    attributes: dict[str, str]
    offset: int


class Reader:
    """Reads one text from its start to its end."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text: list[str] = []
        self.length = 0
        self.open_tags: list[OpenTag] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        """Read the whole text.

        Raises:
            MarkupError: an unknown, unclosed or wrongly nested tag, or a malformed attribute.
        """
        while self.position < len(self.source):
            character = self.source[self.position]
            if character == "<":
                self._read_tag()
                continue
            self._append(self._reference() if character == "&" else self._plain())
        if self.open_tags:
            raise MarkupError(
                f'Can\'t find end tag corresponding to start tag "{self.open_tags[-1].name}"',
            )
        return Formatted("".join(self.text), tuple(self.entities))

    def _append(self, piece: str) -> None:
        self.text.append(piece)
        self.length += len(piece)

    def _take(self, count: int) -> str:
        piece = self.source[self.position : self.position + count]
        self.position += count
        return piece

    def _plain(self) -> str:
        match = PLAIN.match(self.source, self.position)
        return self._take(len(match[0]) if match else 1)

    def _peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def _skip_spaces(self) -> None:
        while self._peek() and self._peek() in SPACES:
            self.position += 1

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _reference(self) -> str:
        """A character reference, or the ampersand alone where there is none."""
        match = REFERENCE.match(self.source, self.position)
        if match is None:
            return self._take(1)
        if match["name"] is not None:
            character = NAMED.get(match["name"])
        else:
            code = int(match["hex"], 16) if match["hex"] else int(match["decimal"] or 0)
            allowed = 0 < code < 0x10FFFF and len(match[0]) <= LONGEST_REFERENCE
            character = chr(code) if allowed and not 0xD800 <= code <= 0xDFFF else None
        if character is None:
            return self._take(1)
        self.position = match.end()
        if self._peek() == ";":
            self.position += 1
        return character

    def _word(self) -> str:
        start = self.position
        while self._peek() and self._peek() not in SPACES + ">":
            self.position += 1
        return self.source[start : self.position]

    def _read_tag(self) -> None:
        begin = self.position
        self.position += 1
        if self._peek() == "/":
            self.position += 1
            self._read_end(begin)
        else:
            self._read_start(begin)

    def _read_start(self, begin: int) -> None:
        where = self._byte(begin)
        name = self._word().lower()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {where}")
        if name not in TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {where}')
        attributes = self._read_attributes(name, where)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open_tags.append(OpenTag(name, attributes, self.length))

    def _read_attributes(self, tag: str, where: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                self.position += 1
                return attributes
            match = ATTRIBUTE_NAME.match(self.source, self.position)
            if match is None or not match[0]:
                raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            self.position = match.end()
            self._skip_spaces()
            if self._peek() == "=":
                self.position += 1
                attributes[match[0]] = self._read_value(tag, where)
            elif not self._peek():
                raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {where}')
            else:
                attributes[match[0]] = ""

    def _read_value(self, tag: str, where: int) -> str:
        self._skip_spaces()
        quote = self._peek()
        if not quote:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {where}')
        value = self._quoted() if quote in "\"'" else self._token()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {where}")
        return value

    def _token(self) -> str:
        match = NAME_TOKEN.match(self.source, self.position)
        token = match[0] if match else ""
        begin = self.position
        self.position += len(token)
        if self._peek() and self._peek() not in SPACES + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return token.lower()

    def _quoted(self) -> str:
        quote = self._take(1)
        pieces = []
        while self._peek() and self._peek() != quote:
            pieces.append(self._reference() if self._peek() == "&" else self._take(1))
        self.position += 1
        return "".join(pieces)

    def _read_end(self, begin: int) -> None:
        where = self._byte(begin)
        if not self.open_tags:
            raise MarkupError(f"Unexpected end tag at byte offset {where}")
        name = self._word().lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {where}")
        self.position += 1
        tag = self.open_tags.pop()
        if name and name != tag.name:
            raise MarkupError(
                f'Unmatched end tag at byte offset {where}, expected "</{tag.name}>", found "</{name}>"',
            )
        if self.length > tag.offset:
            self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        span = Entity(TAGS[tag.name], tag.offset, self.length - tag.offset)
        if tag.name in {"pre", "code"} and self._joins_inner(tag, span):
            return
        entity = self._entity(tag, span)
        if entity is not None:
            self.entities.append(entity)

    def _joins_inner(self, tag: OpenTag, span: Entity) -> bool:
        """`pre` around a `code` with a language (or the other way round) is one entity with a language."""
        last = self.entities[-1] if self.entities else None
        if last is None or (last.offset, last.length) != (span.offset, span.length):
            return False
        language = _language(tag)
        if (tag.name == "pre" and last.kind == "code" and last.language) or (
            tag.name == "code" and last.kind == "pre" and language
        ):
            self.entities[-1] = Entity("pre", span.offset, span.length, language=last.language or language)
            return True
        return False

    def _entity(self, tag: OpenTag, span: Entity) -> Entity | None:
        """The entity of a closed tag; None where Telegram keeps the text and drops the tag."""
        if tag.name == "a":
            covered = "".join(self.text)[span.offset :]
            return _link(tag.attributes.get("href") or covered, span)
        if tag.name == "code":
            return Entity("code", span.offset, span.length, language=_language(tag))
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            return Entity("expandable_blockquote", span.offset, span.length)
        if tag.name == "tg-emoji":
            identifier = tag.attributes.get("emoji-id", "")
            if not re.fullmatch(r"-?[1-9]\d*", identifier):
                raise MarkupError("Invalid custom emoji identifier specified")
            return Entity("custom_emoji", span.offset, span.length, custom_emoji_id=identifier)
        return _date(tag, span) if tag.name == "tg-time" else span


def _language(tag: OpenTag) -> str | None:
    marked = tag.attributes.get("class", "")
    return marked.removeprefix("language-") if marked.startswith("language-") else None


def _link(link: str, span: Entity) -> Entity | None:
    user = user_of_link(link)
    if user is not None:
        return Entity("text_mention", span.offset, span.length, user_id=user)
    if fault_of_link(link):
        return None
    return Entity("text_link", span.offset, span.length, url=whole_link(link))


def _date(tag: OpenTag, span: Entity) -> Entity | None:
    pattern = tag.attributes.get("format", "")
    if not DATE_FORMAT.fullmatch(pattern):
        raise MarkupError("Invalid date format used")
    digits = re.match(r"-?\d+", tag.attributes.get("unix", ""))
    moment = int(digits[0]) if digits else 0
    if moment <= 0:
        return None
    return Entity("date_time", span.offset, span.length, unix_time=moment, date_time_format=pattern or None)


def parse_html(source: str) -> Formatted:
    """Read HTML; codes lose the language that only `pre` may keep.

    Raises:
        MarkupError: as the Bot API would refuse it, byte offsets included.
    """
    formatted = Reader(source).read()
    entities = tuple(
        Entity("code", entity.offset, entity.length) if entity.kind == "code" else entity
        for entity in formatted.entities
    )
    return Formatted(formatted.text, entities)


SIMPLE = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote expandable",
}


def to_html(formatted: Formatted) -> str:
    """Write a text back as HTML; what Telegram found by itself stays plain."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in formatted.entities:
        tags = _tags(entity)
        if tags is not None:
            opening.setdefault(entity.offset, []).append(tags[0])
            closing.setdefault(entity.end, []).insert(0, tags[1])
    pieces = []
    for index in range(len(formatted.text) + 1):
        pieces += closing.get(index, []) + opening.get(index, [])
        pieces.append(html.escape(formatted.text[index : index + 1], quote=False))
    return "".join(pieces)


def _tags(entity: Entity) -> tuple[str, str] | None:
    kind = entity.kind
    if kind == "pre" and entity.language:
        return f'<pre><code class="language-{entity.language}">', "</code></pre>"
    if kind in SIMPLE:
        return f"<{SIMPLE[kind]}>", f"</{SIMPLE[kind].split()[0]}>"
    pattern = f' format="{entity.date_time_format}"' if entity.date_time_format else ""
    telling = {
        "text_link": ("a", f'href="{html.escape(entity.url or "")}"'),
        "text_mention": ("a", f'href="tg://user?id={entity.user_id}"'),
        "custom_emoji": ("tg-emoji", f'emoji-id="{entity.custom_emoji_id}"'),
        "date_time": ("tg-time", f'unix="{entity.unix_time}"{pattern}'),
    }
    if kind not in telling:
        return None
    tag, attributes = telling[kind]
    return f"<{tag} {attributes}>", f"</{tag}>"
