"""Who pushes a feed: what its answer says of hubs, in the Link header (RFC 8288) before the body."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import urljoin

from bot.feeds.parse.result import ParsedFeed
from bot.model import HubOffer

LONGEST = 2048
MOST_LINKS = 50
TARGET = re.compile(r"\s*<([^<>]*)>")
# One parameter after its semicolon: name, and perhaps a value, quoted or not.
PARAMETER = re.compile(r'\s*;\s*([\w!#$&+^`|~.*-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?')


def hub_offer(headers: Mapping[str, str], feed: ParsedFeed, url: str) -> HubOffer | None:
    """Tell which hub pushes a feed, and under which topic; None when none does.

    Links in the header stand above those in the body (WebSub, 4). A feed that does not name itself is its own address.

    Args:
        headers: of the answer, with lower-case names.
        feed: what its body said.
        url: where the body came from.
    """
    linked = list(links(headers.get("link", ""), url))
    hubs = [target for target, relations in linked if "hub" in relations] or list(feed.hubs)
    own = [target for target, relations in linked if "self" in relations]
    hub = next((one for one in hubs if _usable(one)), None)
    topic = own[0] if own else feed.self_link or url
    return HubOffer(hub, topic, url) if hub is not None and _usable(topic) else None


def links(header: str, base: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Read a Link header: absolute targets with their relations; what is malformed ends it."""
    position = 0
    for _ in range(MOST_LINKS):
        found = TARGET.match(header, position)
        if found is None:
            return
        target, position = found[1].strip(), found.end()
        relations: frozenset[str] | None = None
        while (parameter := PARAMETER.match(header, position)) is not None:
            position = parameter.end()
            # Only the first "rel" counts (RFC 8288, 3.3).
            if parameter[1].lower() == "rel" and relations is None:
                relations = frozenset((parameter[2] or parameter[3] or "").lower().split())
        with suppress(ValueError):
            yield urljoin(base, target), relations or frozenset()
        comma = header.find(",", position)
        if comma < 0 or header[position:comma].strip():
            return
        position = comma + 1


def _usable(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and len(url) <= LONGEST and url.isprintable()
