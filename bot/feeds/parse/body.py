"""Any body, whatever it calls itself."""

import json
from collections.abc import Mapping

from bot.feeds.parse import jsonfeed, syndication
from bot.feeds.parse.result import ParsedFeed, ParseFailed, ParseFailureKind

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def parse(body: bytes, url: str, headers: Mapping[str, str], *, truncated: bool) -> ParsedFeed | ParseFailed:
    """Read a feed by what its body is, not by what its headers say.

    Args:
        body: after decompression.
        url: the feed's address, for relative links.
        headers: of the response, with lower-case names.
        truncated: the body broke off; its last entry is then left out.
    """
    if not body.removeprefix(BYTE_ORDER_MARK).strip():
        return ParseFailed(ParseFailureKind.EMPTY, "the body is empty")
    start = body[:1024].decode(json.detect_encoding(body[:1024]), "ignore")
    if start.lstrip("\ufeff \t\r\n").startswith("{"):
        return jsonfeed.parse(body, url)
    return syndication.parse(body, url, headers, truncated=truncated)
