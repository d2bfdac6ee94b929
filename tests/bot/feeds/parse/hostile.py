"""Bodies made to hurt a parser: small ones that cost quadratic time, bombs, and lies about encodings."""

from collections.abc import Callable, Mapping

MB = 1 << 20
HEAD = b'<?xml version="1.0" encoding="utf-8"?>'


def rss(item: bytes, before: bytes = b"") -> bytes:
    return (
        HEAD + before + b'<rss version="2.0"><channel><title>t</title>'
        b"<item><title>i</title><guid>1</guid>" + item + b"</item></channel></rss>"
    )


def cdata(markup: bytes) -> bytes:
    return rss(b"<description><![CDATA[" + markup + b"]]></description>")


def laughs(depth: int) -> bytes:
    levels = b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, depth + 1)
    )
    return rss(
        b"<description>&a%d;</description>" % depth, b'<!DOCTYPE rss [<!ENTITY a0 "lol">' + levels + b"]>"
    )


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "billion laughs": lambda: laughs(9),
    "quadratic blow-up": lambda: rss(
        b"<description>" + b"&a;" * 10_000 + b"</description>",
        b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 100_000 + b'">]>',
    ),
    "10,000 nested tags": lambda: rss(b"<a>" * 10_000 + b"</a>" * 10_000),
    "nested div in CDATA": lambda: cdata(b"<div>" * 100_000),
    "nested div in XHTML": lambda: (
        HEAD + b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'
        b'<div xmlns="http://www.w3.org/1999/xhtml">'
        + b"<div>" * 20_000
        + b"x"
        + b"</div>" * 20_000
        + b"</div>"
        b"</content></entry></feed>"
    ),
    "nothing but <": lambda: b"<" * (MB // 4),
    "nothing but <!": lambda: b"<rss><channel>" + b"<!" * 100_000,
    "CDATA never closed": lambda: b"<rss><channel><item>" + b"<![CDATA[" * 20_000,
    "comments never closed": lambda: b"<rss><channel><item>" + b"<!--" * 50_000,
    "tags never closed": lambda: b"<rss><channel><item>" + b"<a " * 50_000,
    "ampersands": lambda: b"<rss><channel><item><title>" + b"&" * (MB // 4),
    "entity declarations of spaces": lambda: (
        HEAD + b"<!DOCTYPE rss [<!ENTITY " + b" " * 50_000 + b"x]><rss/>"
    ),
    "declaration of spaces": lambda: b"<?xml " + b" " * 300_000 + b"x",
    "attribute of 5 MB": lambda: rss(b'<link href="' + b"a" * (5 * MB) + b'"/>'),
    "50,000 attributes": lambda: rss(b"<link " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/>"),
    "50,000 namespaces": lambda: (
        b'<rss version="2.0" '
        + b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(50_000))
        + b"><channel/></rss>"
    ),
    "20 KB of authors": lambda: rss(b"<author>" + b"a@" * 10_000 + b"</author>"),
    "comments in CDATA": lambda: cdata(b"<!--" * 50_000),
    "quotes never closed in CDATA": lambda: cdata(b'<a href="' * 33_000),
    "numeric entities in CDATA": lambda: cdata(b"&#" * 150_000),
    "date of 1 MB": lambda: rss(b"<pubDate>" + b"1" * MB + b"</pubDate>"),
    "date of words": lambda: rss(b"<pubDate>" + b"Mon, 1 Jan " * 10_000 + b"</pubDate>"),
    "NUL bytes": lambda: b"\0" * MB,
    "says utf-16": lambda: rss(b"<description>\xe9</description>").replace(b"utf-8", b"utf-16"),
    "says idna": lambda: rss(b"").replace(b"utf-8", b"idna"),
    "says zlib": lambda: rss(b"").replace(b"utf-8", b"zlib"),
    "says punycode": lambda: rss(b"<description>" + b"a" * 100_000 + b"</description>").replace(
        b"utf-8", b"punycode"
    ),
    "8 MB of text": lambda: b"hello world " * (8 * MB // 12),
    "8 MB of items": lambda: rss(b"</item>" + b"<item><title>a</title></item>" * (8 * MB // 29) + b"<item>"),
    "deep JSON": lambda: b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 200_000,
    "a path": lambda: b"/etc/passwd",
}
