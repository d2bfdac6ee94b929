"""Any body, whatever it calls itself."""

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
    start = body[:1024].removeprefix(BYTE_ORDER_MARK).lstrip()
    if not start and not body.removeprefix(BYTE_ORDER_MARK).strip():
        return ParseFailed(ParseFailureKind.EMPTY, "the body is empty")
    if start.startswith(b"{"):
        return jsonfeed.parse(body, url)
    return syndication.parse(body, url, headers, truncated=truncated)
