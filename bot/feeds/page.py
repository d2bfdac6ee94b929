"""What a web page says of its feeds: a bounded scanner of the page's first part, pure.

It runs in the program's own process, unlike the parsing of feeds: it looks for a few tags with expressions that
cannot backtrack, only ever moves forward, and stops after so many bytes and tags, so that no page takes it more than
some milliseconds. A tree of the whole page, which hostile markup can blow up, is never made.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

SCANNED = 512 << 10
MOST_TAGS = 4_000
LONGEST_TAG = 4_096
MOST_ATTRIBUTES = 40
LONGEST_ADDRESS = 2_048
LONGEST_TITLE = 200
MOST_LINKS = 40
MOST_ANCHORS = 12

FEED_TYPES = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"),
        *("application/x-rss+xml", "application/xml", "text/xml", "text/rss+xml", "application/rss"),
    }
)
# Never what a page asks for: some codecs of Python take quadratic time, or give bytes.
CHARSETS = re.compile(
    r"utf-?8|utf-16(?:le|be)?|us-ascii|iso-8859-\d{1,2}|latin-?1|(?:windows-|cp)125\d|koi8-[ru]|gb2312|gbk|gb18030|"
    r"big5|shift_jis|euc-jp|euc-kr",
    re.IGNORECASE,
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{1,20})", re.IGNORECASE)
TAG = re.compile(r"<!--|<(link|a|base|script|style|template)(?=[\s/>])", re.IGNORECASE)
ATTRIBUTE = re.compile(r"[\s/]*([^\s=>/\"'<]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?")
FEED_NAMES = frozenset({"rss", "feed", "feeds", "atom", "rdf"})
FEED_ENDINGS = (".rss", ".atom", ".rdf")
FEED_WORDS = ("rss", "feed", "atom", "index", "news")
LONGEST_NAME = 100
COMMENTS = re.compile(r"comment|komentar|коммент|пікір", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address that a page calls a feed, or that looks like one; ``title`` as the page says, may be empty."""

    url: str
    title: str
    called_feed: bool


def feed_links(body: bytes, url: str, content_type: str) -> tuple[PageLink, ...]:
    """List a page's feeds: first those it declares, then links that look like feeds; comments' feeds last.

    Args:
        body: the page, of which only the first 512 KB are looked at.
        url: where it came from, for relative addresses.
        content_type: the response's header, for its charset.
    """
    text = _text(body[:SCANNED], content_type)
    base = url
    found: dict[str, PageLink] = {}
    anchors = 0
    based = False
    for name, attributes in _tags(text):
        if name == "base":
            if not based and attributes.get("href"):
                base, based = _joined(url, attributes["href"]) or url, True
            continue
        link = _declared(attributes, base) if name == "link" else _anchored(attributes, base)
        if link is None or (name == "a" and anchors >= MOST_ANCHORS):
            continue
        anchors += name == "a"
        found.setdefault(link.url, link)
        if len(found) >= MOST_LINKS:
            break
    return tuple(
        sorted(found.values(), key=lambda link: (is_of_comments(link.title, link.url), not link.called_feed))
    )


def is_of_comments(title: str, url: str) -> bool:
    """Tell whether a feed is of readers' comments, by its title and address."""
    return COMMENTS.search(title) is not None or COMMENTS.search(urlsplit(url).path) is not None


def _text(body: bytes, content_type: str) -> str:
    for place in (content_type, body[:2_048].decode("latin-1")):
        stated = CHARSET.search(place)
        if stated is not None and CHARSETS.fullmatch(stated[1]):
            return body.decode(stated[1], "replace")
    return body.decode("utf-8", "replace")


def _tags(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield links, anchors and bases in their order, none of a comment, script, style or template."""
    position = 0
    for _ in range(MOST_TAGS):
        opening = TAG.search(text, position)
        if opening is None:
            return
        name = (opening[1] or "").lower()
        if name in ("link", "a", "base"):
            attributes, position = _attributes(text, opening.end())
            yield name, attributes
            continue
        end = _end_of_hidden(text, name, opening.end())
        if end is None:
            return
        position = end


def _end_of_hidden(text: str, name: str, start: int) -> int | None:
    """Find where a comment, script, style or template ends; None: it hides all that follows."""
    if not name:
        # The standard lets "<!-->" and "<!--->" be whole comments.
        end = text.find("-->", max(0, start - 2))
        return None if end < 0 else end + 3
    closing = _CLOSINGS[name].search(text, start)
    return None if closing is None else closing.end()


_CLOSINGS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "template")}


def _attributes(text: str, start: int) -> tuple[Mapping[str, str], int]:
    """Read a tag's attributes with their names in small letters; of two alike the first counts."""
    tag = text[start : start + LONGEST_TAG]
    found: dict[str, str] = {}
    position = 0
    for _ in range(MOST_ATTRIBUTES):
        attribute = ATTRIBUTE.match(tag, position)
        if attribute is None:
            break
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), unescape(value).strip())
        position = attribute.end()
    return found, start + position


def _declared(attributes: Mapping[str, str], base: str) -> PageLink | None:
    relations = attributes.get("rel", "").lower().split()
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if "feed" not in relations and not ("alternate" in relations and kind in FEED_TYPES):
        return None
    return _link(attributes, base, called_feed=True)


def _anchored(attributes: Mapping[str, str], base: str) -> PageLink | None:
    href = attributes.get("href", "").partition("?")[0].partition("#")[0].lower()
    if not _looks_like_a_feed(href.removesuffix("/").rpartition("/")[2]) or "sitemap" in href:
        return None
    return _link(attributes, base, called_feed=False)


def _looks_like_a_feed(name: str) -> bool:
    """Judge an address by its path's last part, in small letters."""
    if len(name) > LONGEST_NAME:
        return False
    words = name.endswith(".xml") and any(word in name for word in FEED_WORDS)
    return name in FEED_NAMES or name.endswith(FEED_ENDINGS) or words


def _link(attributes: Mapping[str, str], base: str, *, called_feed: bool) -> PageLink | None:
    url = _joined(base, attributes.get("href", ""))
    title = " ".join(attributes.get("title", "").split())[:LONGEST_TITLE]
    return PageLink(url, title, called_feed) if url else None


def _joined(base: str, href: str) -> str | None:
    """Make an address absolute; None when it is none of the web."""
    # "feed:" stands before an address, or in place of "http:".
    if href[:5].lower() == "feed:":
        href = href[5:] if href[5:9].lower() == "http" else f"http:{href[5:]}"
    try:
        url = urljoin(base, "".join(href.split())).partition("#")[0]
        usable = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        return None
    return url if href and usable and len(url) <= LONGEST_ADDRESS else None
