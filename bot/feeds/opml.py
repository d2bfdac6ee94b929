"""OPML 1.0 and 2.0: lists of feeds in and out (http://opml.org/spec2.opml).

Only the command line reads such files, in a process of its own that holds no one else up, so no further child is
needed; what could hurt is refused by the reader itself. It is expat with nothing switched on: whatever declares an
entity ends the reading (no entity can grow or name a file), nothing outside is ever loaded, and size, depth, outlines
and the length of what is kept are bounded. Expat does not recurse, and its cost is linear.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from itertools import groupby
from typing import BinaryIO, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

LARGEST = 32 << 20
PIECE = 256 << 10
LONGEST_TAG = 1 << 20
"""Expat reads a tag from its beginning again whenever a piece of it comes."""
DEEPEST = 100
MOST_OUTLINES = 100_000
LONGEST_ADDRESS = 2_048
LONGEST_TEXT = 300

OURS = "kentongan"
NAMESPACE = "urn:kentongan:feeds"
"""Of what a feed has here and OPML has no word for."""

BREAKS = re.compile(r"[\t\r\n]+")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as a file names it; what the file does not say is empty."""

    url: str
    title: str
    folders: tuple[str, ...]
    line: int
    language: str = ""
    family: str = ""
    tier: str = ""
    country: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True)
class OpmlFault:
    """What is wrong at a line of a file."""

    line: int
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Opml:
    """What a file names, and what is wrong with it; a file that breaks off keeps what stood before."""

    outlines: tuple[Outline, ...]
    faults: tuple[OpmlFault, ...]


class _Stop(Exception):  # noqa: N818 - it ends the reading, and never leaves this module
    """The rest of a file is not read."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def read_opml(stream: BinaryIO) -> Opml:
    """Read a file; never raises for what is in it.

    Raises:
        OSError: the stream cannot be read.
    """
    return _Reader().read(stream)


@dataclass
class _Reader:
    """One reading."""

    outlines: list[Outline] = field(default_factory=list)
    faults: list[OpmlFault] = field(default_factory=list)
    folders: list[str | None] = field(default_factory=list)
    """The titles of the elements that are open; None where one is no outline."""

    def __post_init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.EntityDeclHandler = _refuse_entities
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close

    def read(self, stream: BinaryIO) -> Opml:
        try:
            self._feed(stream)
        except _Stop as stop:
            self._fault(stop.code, stop.sentence)
        except expat.ExpatError as error:
            self._fault("not_well_formed", f"this is not well-formed XML: {expat.ErrorString(error.code)}")
        except (LookupError, ValueError):
            # Of an encoding that Python does not know, or that is none of bytes.
            self._fault("unknown_encoding", "the encoding that the file names is not known")
        return Opml(tuple(self.outlines), tuple(self.faults))

    def _feed(self, stream: BinaryIO) -> None:
        size, parsed, begun = 0, 0, False
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise _Stop("too_large", f"the file is larger than {LARGEST >> 20} MB")
            if not begun:
                # Blanks before the declaration are common, and no XML.
                piece = piece.lstrip(b" \t\r\n")
                begun = bool(piece)
            parsed += len(piece)
            self._parser.Parse(piece)
            if parsed - self._parser.CurrentByteIndex > LONGEST_TAG + PIECE:
                raise _Stop("long_tag", f"a tag is longer than {LONGEST_TAG >> 20} MB")
        if not begun:
            raise _Stop("empty", "the file is empty")
        self._parser.Parse(b"", True)

    def _fault(self, code: str, sentence: str, line: int = 0) -> None:
        self.faults.append(OpmlFault(line or self._parser.CurrentLineNumber, code, sentence))

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2].lower()
        if not self.folders and name != "opml":
            raise _Stop("not_opml", "this is not OPML: the file does not begin with <opml>")
        if len(self.folders) >= DEEPEST:
            raise _Stop("too_deep", f"outlines stand more than {DEEPEST} deep")
        if name != "outline":
            self.folders.append(None)
            return
        said = {key.lower(): value for key, value in attributes.items()}
        title = _line(said.get("text") or said.get("title") or "")
        self._take(said, title)
        self.folders.append(title)

    def _take(self, said: Mapping[str, str], title: str) -> None:
        url = said.get("xmlurl", "")
        if not url and said.get("type", "").lower() in ("rss", "atom", "feed", "rdf"):
            url = said.get("url", "")
            if not url:
                self._fault("no_address", f"the feed “{title}” has no address (xmlUrl)")
        url = url.strip()
        if not url:
            return
        if len(self.outlines) >= MOST_OUTLINES:
            raise _Stop("too_many", f"there are more than {MOST_OUTLINES:,} feeds in it")
        if len(url) > LONGEST_ADDRESS:
            self._fault("long_address", f"the address is longer than {LONGEST_ADDRESS:,} characters")
            return
        ours = {
            name: _line(said.get(f"{OURS}:{name}", "")) for name in ("family", "tier", "country", "priority")
        }
        self.outlines.append(
            Outline(
                url=url,
                title=title,
                folders=tuple(folder for folder in self.folders if folder is not None),
                line=self._parser.CurrentLineNumber,
                language=_line(said.get("language", "")),
                **ours,
            )
        )

    def _close(self, _: str) -> None:
        self.folders.pop()


def _refuse_entities(*_: object) -> NoReturn:
    raise _Stop("entities", "the file declares entities, which no list of feeds needs; the rest is not read")


def _line(text: str) -> str:
    """One line of bounded length."""
    return BREAKS.sub(" ", text[: 4 * LONGEST_TEXT]).strip()[:LONGEST_TEXT]


# --------------------------------------------------------------------------------------------------------- writing


def write_opml(outlines: Iterable[Outline], title: str, at: datetime) -> str:
    """Write feeds as OPML 2.0, each folder once in the order of their names; of ``folders`` the first counts."""
    ordered = sorted(outlines, key=lambda one: (one.folders[:1], one.title.casefold(), one.url))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:{OURS}="{NAMESPACE}">',
        f"<head><title>{_escaped(title)}</title><dateCreated>{format_datetime(at)}</dateCreated></head>",
        "<body>",
    ]
    for folders, grouped in groupby(ordered, key=lambda one: one.folders[:1]):
        feeds = [_feed(feed) for feed in grouped]
        lines += _folder(folders[0], feeds) if folders else feeds
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _folder(name: str, feeds: Sequence[str]) -> list[str]:
    return [f"<outline text={_quoted(name)}>", *(f"  {feed}" for feed in feeds), "</outline>"]


def _feed(feed: Outline) -> str:
    said = {
        "type": "rss",
        "text": feed.title,
        "title": feed.title,
        "xmlUrl": feed.url,
        "language": feed.language,
        f"{OURS}:family": feed.family,
        f"{OURS}:tier": feed.tier,
        f"{OURS}:country": feed.country,
        f"{OURS}:priority": feed.priority,
    }
    return f"<outline {' '.join(f'{name}={_quoted(value)}' for name, value in said.items() if value)}/>"


def _quoted(text: str) -> str:
    return quoteattr(NOT_XML.sub("", text))


def _escaped(text: str) -> str:
    # What is quoted is escaped too.
    return _quoted(text)[1:-1]
