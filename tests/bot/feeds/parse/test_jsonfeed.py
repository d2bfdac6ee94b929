import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.feeds.parse.body import parse
from bot.feeds.parse.result import Enclosure, Entry, Medium, ParsedFeed, ParseFailed, ParseFailureKind

URL = "https://news.example.com/feed.json"


def read(value: Any) -> ParsedFeed | ParseFailed:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return parse(body, URL, {"content-type": "application/json"}, truncated=False)


def test_whole():
    assert read(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Kabar",
            "language": "ID",
            "feed_url": URL,
            "hubs": [{"type": "WebSub", "url": "https://hub.example.com/"}],
            "items": [
                {
                    "id": 17,
                    "url": "/17",
                    "title": "Gempa <i>kuat</i>",
                    "content_html": "<p>M 5,6</p>",
                    "date_published": "2022-01-06T10:25:00+07:00",
                    "date_modified": "2022-01-06T10:30:00+07:00",
                    "authors": [{"name": "Siti"}, {"name": "Budi"}],
                    "tags": ["gempa", 5, None],
                    "image": "https://cdn.example.com/a.jpg",
                    "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg"}],
                }
            ],
        }
    ) == ParsedFeed(
        title="Kabar",
        language="id",
        ttl=None,
        hubs=("https://hub.example.com/",),
        self_link=URL,
        entries=(
            Entry(
                guid="17",
                link="https://news.example.com/17",
                title="Gempa kuat",
                summary="M 5,6",
                published=datetime(2022, 1, 6, 3, 25, tzinfo=UTC),
                updated=datetime(2022, 1, 6, 3, 30, tzinfo=UTC),
                authors=("Siti", "Budi"),
                categories=("gempa", "5"),
                enclosures=(Enclosure("https://news.example.com/a.mp3", "audio/mpeg"),),
                media=(Medium("https://cdn.example.com/a.jpg", "image"),),
            ),
        ),
        bozo=False,
        partial_last=False,
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"error": "not found"}, ParseFailureKind.NOT_A_FEED),
        ({"version": "https://jsonfeed.org/version/1"}, ParseFailureKind.NOT_A_FEED),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"', ParseFailureKind.BROKEN),
        (b"{" + b"9" * 10_000, ParseFailureKind.BROKEN),
    ],
)
def test_what_is_no_feed(value, kind):
    answer = read(value)
    assert isinstance(answer, ParseFailed)
    assert answer.kind is kind


@pytest.mark.parametrize("strange", [None, 1, True, "x", [], {}, [None], [[]], {"name": []}, 1e400])
def test_fields_of_the_wrong_kind_are_left_out(strange):
    item = dict.fromkeys(
        (
            "id",
            "url",
            "title",
            "summary",
            "content_html",
            "date_published",
            "authors",
            "author",
            "tags",
            "attachments",
            "image",
        ),
        strange,
    )
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [item, strange],
        "hubs": strange,
        "title": strange,
    }
    assert isinstance(read(feed), ParsedFeed)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"])
def test_any_encoding_of_unicode(encoding):
    body = json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Қаңтар"}]}
    )
    answer = read(f"\n{body}".encode(encoding))
    assert isinstance(answer, ParsedFeed)
    assert [entry.title for entry in answer.entries] == ["Қаңтар"]


def test_who_wrote_the_feed_wrote_what_names_nobody():
    items = [{"id": "1", "title": "a"}, {"id": "2", "title": "b", "author": {"name": "Budi"}}]
    answer = read(
        {"version": "https://jsonfeed.org/version/1", "author": {"name": "Redaksi"}, "items": items}
    )
    assert isinstance(answer, ParsedFeed)
    assert [entry.authors for entry in answer.entries] == [("Redaksi",), ("Budi",)]
