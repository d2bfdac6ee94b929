"""Documents made to hurt whoever reads them, beside those that are made to hurt the parser alone."""

import json
from collections.abc import Callable, Mapping

from tests.bot.feeds.parse.hostile import HEAD, HOSTILE, MB, cdata, laughs, rss

ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom">'
MEDIA = b'xmlns:media="http://search.yahoo.com/mrss/"'
VERSION = "https://jsonfeed.org/version/1.1"


def channel(items: bytes, before: bytes = b"") -> bytes:
    return HEAD + before + b'<rss version="2.0"><channel><title>t</title>' + items + b"</channel></rss>"


def item(inside: bytes) -> bytes:
    return b"<item><title>a</title><guid>1</guid>" + inside + b"</item>"


def declared(encoding: bytes, body: bytes = b"") -> bytes:
    return rss(b"<description>" + body + b"</description>").replace(b"utf-8", encoding, 1)


def in_encoding(encoding: str, declared_as: str, title: str = "riot") -> bytes:
    text = f'<?xml version="1.0" encoding="{declared_as}"?><rss version="2.0"><channel><title>t</title>'
    return f"{text}<item><title>{title}</title></item></channel></rss>".encode(encoding)


def feed(**fields: object) -> bytes:
    return json.dumps({"version": VERSION, "title": "t", "items": [], **fields}).encode()


def feed_with(items: bytes) -> bytes:
    return b'{"version":"' + VERSION.encode() + b'","items":[' + items + b"]}"


XML: Mapping[str, Callable[[], bytes]] = {
    **HOSTILE,
    "laughs of a million": lambda: laughs(6),
    "an entity of itself": lambda: rss(
        b"<description>&a;</description>", b'<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    ),
    "parameter entities": lambda: rss(
        b"", b'<!DOCTYPE rss [<!ENTITY % a "' + b"x" * 100_000 + b'">' + b"%a;" * 10_000 + b"]>"
    ),
    "an entity of a file": lambda: rss(
        b"<description>&x;</description>", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "an entity of an address": lambda: rss(
        b"<description>&x;</description>", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'
    ),
    "a DTD elsewhere": lambda: rss(b"", b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/dtd">'),
    "XInclude": lambda: rss(
        b'<description><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
        b'href="file:///etc/passwd"/></description>'
    ),
    "100,000 attribute declarations": lambda: rss(
        b"", b"<!DOCTYPE rss [" + b'<!ATTLIST item a CDATA "x">' * 100_000 + b"]>"
    ),
    "a doctype of spaces": lambda: HEAD + b"<!DOCTYPE" + b" " * MB + b"rss><rss/>",
    "200 KB of attributes, twice": lambda: rss(
        b"<link " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>" + b'<x a="1" a="2"/>'
    ),
    "an attribute name of 1 MB": lambda: rss(b"<link " + b"a" * MB + b'="1"/>'),
    "an element name of 5 MB": lambda: rss(b"<" + b"a" * (5 * MB) + b"/>"),
    "a title of 8 MB": lambda: channel(b"<item><title>" + b"kata " * (8 * MB // 5 - 100) + b"</title></item>"),
    "a title of one word of 4 MB": lambda: channel(
        b"<item><title>" + b"k" * (4 * MB) + b"</title></item>"
    ),
    "a comment of 7 MB": lambda: channel(b"<!--" + b"x " * (7 * MB // 2) + b"-->" + item(b"")),
    "CDATA of 7 MB": lambda: cdata(b"<p>kata</p>" * (7 * MB // 11)),
    "an instruction of 1 MB": lambda: channel(b"<?x " + b"y" * MB + b"?>" + item(b"")),
    "100,000 empty items": lambda: channel(b"<item></item>" * 100_000),
    "100,000 items": lambda: channel(b"<item><title>a</title><guid>1</guid></item>" * 100_000),
    "20,000 items with bad dates": lambda: channel(
        item(b"<pubDate>Mon, 99 Jun 2022 99:99:99 XYZ</pubDate>") * 20_000
    ),
    "20,000 items with long dates": lambda: channel(
        item(b"<pubDate>" + b"1 Jan 2022 " * 8 + b"</pubDate>") * 20_000
    ),
    "100,000 categories": lambda: channel(item(b"<category>x</category>" * 100_000)),
    "50,000 authors": lambda: channel(item(b"<author>a@b.c (x)</author>" * 50_000)),
    "50,000 enclosures": lambda: channel(item(b'<enclosure url="http://a.b/c"/>' * 50_000)),
    "50,000 media groups in each other": lambda: channel(
        b"<item " + MEDIA + b">" + b"<media:group>" * 50_000 + b"</media:group>" * 50_000 + b"</item>"
    ),
    "20,000 pictures": lambda: channel(
        b"<item " + MEDIA + b">" + b'<media:content url="http://a.b/c"/>' * 20_000 + b"</item>"
    ),
    "50,000 links": lambda: (
        ATOM + b"<entry><id>1</id>" + b'<link href="x"/>' * 50_000 + b"</entry></feed>"
    ),
    "20,000 contents": lambda: (
        ATOM + b"<entry><id>1</id>" + b"<content>x</content>" * 20_000 + b"</entry></feed>"
    ),
    "5 MB in base64": lambda: (
        ATOM + b'<entry><content type="application/octet-stream" mode="base64">' + b"QUJD" * 1_250_000
        + b"</content></entry></feed>"
    ),
    "10,000 bases in each other": lambda: (
        ATOM + b'<entry xml:base="a/">' + b'<x xml:base="b/">' * 10_000 + b"</x>" * 10_000 + b"</entry></feed>"
    ),
    "50,000 hours to skip": lambda: channel(
        b"<skipHours>" + b"<hour>1</hour>" * 50_000 + b"</skipHours>" + item(b"")
    ),
    "10,000 channels": lambda: HEAD + b"<rss>" + b"<channel>" * 10_000 + item(b"") + b"</channel>" * 10_000 + b"</rss>",
    "nothing but <rss": lambda: b"<rss " * 100_000,
    "nothing but ]]>": lambda: b"<rss><channel><item>" + b"]]>" * 100_000,
    "half a tag": lambda: b"<rss><channel><item><title",
    "no roots but items": lambda: item(b"") * 50_000,
    "a list of feeds": lambda: b"<opml><body>" + b'<outline xmlUrl="x"/>' * 50_000 + b"</body></opml>",
    "a web page of 500 KB": lambda: b"<!doctype html><html><body>" + b"<div class=a><p>x &nbsp; <br>" * 17_000,
    "a web page after 1 MB of spaces": lambda: b" " * MB + b"<html><body>x</body></html>",
    "relative links in CDATA": lambda: cdata(b'<a href="x">y</a>' * 20_000),
    "styles in CDATA": lambda: cdata(b'<p style="' + b"a:b;" * 25_000 + b'">x'),
    "lists in CDATA": lambda: cdata(b"<ul>" * 20_000 + b"<li>x" * 20_000),
    "scripts never closed in CDATA": lambda: cdata(b"<script>" * 50_000),
    "escaped over and over": lambda: cdata(b"&" + b"amp;" * 100_000 + b"lt;b"),
    "bidi and unseen": lambda: cdata("\u202e\u200b\u2066".encode() * 100_000),
    "combining marks": lambda: cdata(b"a" + "\u0301".encode() * 200_000),
    "characters that are none": lambda: rss(b"<description>&#0;&#xD800;&#xFFFFFFFF;&#x110000;</description>"),
    "NUL within": lambda: rss(b"<description>a\0b</description>"),
    "bytes that are no UTF-8": lambda: rss(b"<description>\xff\xfe\xe9\xc0\x80\xed\xa0\x80</description>"),
    "control characters": lambda: rss(b"<description>" + bytes(range(1, 32)) * 3000 + b"</description>"),
    "UTF-7": lambda: declared(b"utf-7", b"+ADw-script+AD4-"),
    "UTF-16 that says utf-8": lambda: in_encoding("utf-16", "utf-8"),
    "UTF-16 without its mark": lambda: in_encoding("utf-16-be", "utf-16"),
    "UTF-32": lambda: in_encoding("utf-32", "utf-8"),
    "UTF-32 that says utf-16": lambda: in_encoding("utf-32-le", "utf-16"),
    "two byte order marks": lambda: b"\xef\xbb\xbf\xff\xfe" + rss(b""),
    "EBCDIC": lambda: in_encoding("cp500", "cp500"),
    "says unicode_escape": lambda: declared(b"unicode_escape", b"\\x41" * 200_000),
    "says base64": lambda: declared(b"base64", b"QUJD" * 1000),
    "says rot13": lambda: declared(b"rot13"),
    "says hex": lambda: declared(b"hex"),
    "says bz2": lambda: declared(b"bz2"),
    "says an encoding of 1 MB": lambda: declared(b"x" * MB),
    "an address": lambda: b"http://127.0.0.1:9/x",
    "a file's address": lambda: b"file:///etc/passwd",
    "a path with spaces": lambda: b"  ../../../../etc/passwd\n",
    "1 MB of spaces": lambda: b" \n" * (MB // 2),
    "8 MB of zeros": lambda: b"\0" * (8 * MB - 1),
    "noise": lambda: bytes((number * 7919 + 13) % 251 for number in range(300_000)),
}  # fmt: skip

JSON: Mapping[str, Callable[[], bytes]] = {
    "JSON: objects 100,000 deep": lambda: b'{"a":' * 100_000,
    "JSON: arrays 100,000 deep, closed": lambda: feed_with(b"[" * 100_000 + b"]" * 100_000),
    "JSON: NaN and infinities": lambda: feed_with(b'{"id":NaN,"title":-Infinity,"url":Infinity}'),
    "JSON: a number of a million digits": lambda: feed_with(b'{"id":' + b"9" * MB + b"}"),
    "JSON: numbers of 4,000 digits": lambda: feed_with(b",".join([b'{"id":' + b"9" * 4000 + b"}"] * 500)),
    "JSON: 1e400": lambda: feed_with(b'{"id":1e400,"date_published":1e400}'),
    "JSON: 100,000 equal keys": lambda: feed_with(b"{" + b'"id":1,' * 100_000 + b'"id":2}'),
    "JSON: 100,000 keys": lambda: feed_with(
        b"{" + b",".join(b'"k%d":1' % number for number in range(100_000)) + b"}"
    ),
    "JSON: a key of 5 MB": lambda: feed_with(b'{"' + b"k" * (5 * MB) + b'":1}'),
    "JSON: a text of 7 MB": lambda: feed_with(b'{"title":"' + b"kata " * (7 * MB // 5) + b'"}'),
    "JSON: a text without end": lambda: b'{"version":"' + b"x" * (7 * MB),
    "JSON: 1,000,000 escapes": lambda: feed_with(b'{"title":"' + b"\\u0041" * 1_000_000 + b'"}'),
    "JSON: halves of surrogates": lambda: feed_with(b'{"id":"\\ud800","title":"\\udfff x \\ud800"}'),
    "JSON: NULs": lambda: feed_with(b'{"id":"\\u0000","title":"a\\u0000b"}'),
    "JSON: 100,000 items": lambda: feed_with(b",".join([b'{"id":"1","title":"a"}'] * 100_000)),
    "JSON: 1,000,000 empty items": lambda: feed_with(b",".join([b"{}"] * 1_000_000)),
    "JSON: 100,000 attachments": lambda: feed_with(
        b'{"id":"1","attachments":[' + b",".join([b'{"url":"http://a.b/c"}'] * 100_000) + b"]}"
    ),
    "JSON: 100,000 authors": lambda: feed_with(
        b'{"id":"1","authors":[' + b",".join([b'{"name":"a"}'] * 100_000) + b"]}"
    ),
    "JSON: 100,000 hubs": lambda: feed(hubs=[{"url": f"http://h.example/{n}"} for n in range(100_000)]),
    "JSON: comments in HTML": lambda: feed_with(b'{"id":"1","content_html":"' + b"<!--" * 500_000 + b'"}'),
    "JSON: items that are none": lambda: feed(items={"a": 1}),
    "JSON: more after its end": lambda: feed() + b"{}" * 1000,
    "JSON: comments": lambda: b"/* */ " + feed(),
    "JSON: with a mark": lambda: b"\xef\xbb\xbf" + feed(items=[{"id": "1", "title": "a"}]),
    "JSON: UTF-16": lambda: feed(items=[{"id": "1", "title": "Қаңтар"}]).decode().encode("utf-16"),
    "JSON: no feed": lambda: b'{"error":"not found"}',
}  # fmt: skip
