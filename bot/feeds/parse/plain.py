"""Plain text out of any HTML, in time that grows with its length only."""

import re
import unicodedata
from html import unescape

# Far more markup than 4,096 characters of text need.
LONGEST_HTML = 64 * 1024

BEGINS_TAG = re.compile(r"</?[a-zA-Z]|<[!?]")
IN_TAG = re.compile(r"=\s*([\"'])|>")
TAG_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
# Their content is not text for people.
DROPPED = frozenset({"script", "style", "head", "noscript", "template", "iframe", "object", "svg", "math"})
# Within a line; every other tag parts words.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "tt", "u", "wbr"}
)  # fmt: skip
# What stands side by side there must not run together: "3 korban" and "10 rumah" are not "3 korban 10".
# The marks are control characters until the text is clean, so that no text can hold one.
LIST, CELL = "\x1d", "\x1e"
SEPARATORS = {"li": LIST, "td": CELL, "th": CELL}
SEPARATOR = re.compile(f"([{LIST}{CELL}])")
SHOWN = {LIST: " • ", CELL: " | "}
# Markup that was escaped twice shows up as text after the first reading; so do entities.
ESCAPED_AGAIN = re.compile(
    r"</?(?:p|br|b|i|u|a|em|strong|div|span|img|ul|ol|li|h[1-6]|table|tr|td|figure|blockquote|script|style|iframe)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
ENTITY_AGAIN = re.compile(r"&(?:[a-zA-Z]{2,8}[0-9]{0,2}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
# int() refuses numbers of more than 4,300 digits, and unescape() does not expect that.
ENDLESS_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
# Characters that are not seen: they hide words from rules or turn lines round (U+202E).
UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Joiners belong to emoji and to Arabic and Indian scripts; within words of ours they hide them from rules.
JOINER = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f\u0400-\u052f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f\u0400-\u052f])"
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(html: str, longest: int) -> str:
    """Take the text out of HTML: entities resolved, tags, scripts and styles gone, white space folded.

    Cut at a word when longer than `longest` characters.
    """
    if not html:
        return ""
    text = _without_tags(html[:LONGEST_HTML])
    if ENTITY_AGAIN.search(text):
        text = _resolved(text)
    if ESCAPED_AGAIN.search(text):
        text = _without_tags(text)
    return shortened(_separated(text), longest)


def _separated(text: str) -> str:
    """Clean a text piece by piece and show what separates its pieces."""
    first, *others = SEPARATOR.split(text)
    parts = [clean(first)]
    for mark, piece in zip(others[::2], others[1::2], strict=True):
        if one := clean(piece):
            parts += [SHOWN[mark] if parts[-1] else "", one]
    return "".join(parts)


def clean(text: str) -> str:
    """Fold white space, compose letters (NFC), drop what cannot be seen or stored."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = LONE_SURROGATE.sub("\ufffd", UNSEEN.sub("", text))
    text = JOINER.sub("", unicodedata.normalize("NFC", " ".join(text.split())))
    return unicodedata.normalize("NFC", text)


def shortened(text: str, longest: int) -> str:
    """Cut a text at its last word that fits, with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > longest // 2 else head).rstrip() + "…"


def _without_tags(html: str) -> str:
    if "<" not in html:
        return _resolved(html)
    parts: list[str] = []
    position = 0
    while True:
        found = BEGINS_TAG.search(html, position)
        if found is None:
            parts.append(html[position:])
            break
        parts.append(html[position : found.start()])
        part, position = _skip(html, found.start())
        parts.append(part)
    return _resolved("".join(parts))


def _skip(html: str, start: int) -> tuple[str, int]:
    """Give what stands for the markup at `start` in the text, and where to go on."""
    if html.startswith("<!--", start):
        return "", _after(html, "-->", start + 4)
    if html.startswith("<![CDATA[", start):
        end = html.find("]]>", start)
        return (html[start + 9 :], len(html)) if end < 0 else (html[start + 9 : end], end + 3)
    end = _tag_end(html, start)
    name = TAG_NAME.match(html, start + 1)
    if name is None:
        return " ", end
    tag = name[1].lower()
    if tag in DROPPED and html[start + 1] != "/":
        closing = re.compile(rf"</{tag}", re.IGNORECASE).search(html, end)
        return " ", len(html) if closing is None else _tag_end(html, closing.start())
    if tag in INLINE:
        return "", end
    return SEPARATORS.get(tag, " ") if html[start + 1] != "/" else " ", end


def _tag_end(html: str, start: int) -> int:
    """Find a tag's end; a `>` inside a quoted attribute is not it, unless the quote never closes."""
    position = start + 1
    while True:
        found = IN_TAG.search(html, position)
        if found is None or found[0] == ">":
            return len(html) if found is None else found.end()
        closing = html.find(found[1], found.end())
        if closing < 0:
            return _after(html, ">", found.end())
        position = closing + 1


def _after(html: str, mark: str, position: int) -> int:
    end = html.find(mark, position)
    return len(html) if end < 0 else end + len(mark)


def _resolved(text: str) -> str:
    return unescape(ENDLESS_NUMBER.sub("\ufffd", text))
