"""The forms of the addresses that an operator writes; what is wrong is said without repeating the address."""

import ipaddress
import re
from typing import Self
from urllib.parse import SplitResult, urlsplit

from pydantic.dataclasses import dataclass

LONGEST_ADDRESS = 2048


def split_address(text: str, schemes: tuple[str, ...]) -> SplitResult:
    """Take an address apart.

    Raises:
        ValueError: it is not an absolute address of one of these schemes, or its port is no port.
    """
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(f"is longer than {LONGEST_ADDRESS:,} characters")
    if not text.isprintable() or any(character in text for character in ' "<>\\'):
        raise ValueError("has a space or another character that an address cannot have")
    # The library's own messages repeat the address, which may hold a password.
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError("has a host that is not a name or an address") from None
    if parts.scheme not in schemes:
        raise ValueError(f"does not begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("has a port that is not a number from 0 to 65535") from None
    return parts


def web_address(text: str, schemes: tuple[str, ...]) -> SplitResult:
    """Take an address of the web apart; it must name a host and hold no user or password."""
    parts = split_address(text, schemes)
    if not parts.hostname:
        raise ValueError("names no host")
    if "@" in parts.netloc:
        raise ValueError("holds a user name or password, which is not accepted in an address")
    return parts


def feed_address(text: str) -> str:
    """Accept an address that can be polled; whether it may be is the guard's question."""
    web_address(text, ("http", "https"))
    return text


def search_address(text: str) -> str:
    """Accept an address with `{query}` in it once."""
    web_address(text.replace("{query}", "query"), ("http", "https"))
    if text.count("{query}") != 1:
        raise ValueError("must hold {query} once, where the words go")
    return text


def server_address(text: str) -> str:
    """Accept the address of a Bot API server."""
    parts = web_address(text, ("http", "https"))
    if parts.query or parts.fragment:
        raise ValueError("has a part after ? or #")
    return text.rstrip("/")


def public_address(text: str) -> str:
    """Accept an address under which the world reaches us; without TLS only this machine's own, for a server of our own."""
    if text.startswith("http://") and _is_loopback(web_address(text, ("http",)).hostname or ""):
        parts = web_address(text, ("http",))
    else:
        parts = web_address(text, ("https",))
    if parts.query:
        raise ValueError("has a part after ?")
    return text.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def database_address(text: str) -> str:
    """Accept a SQLite file or a PostgreSQL database; a password's @, / and : must be percent-encoded."""
    if text.startswith("postgres://"):
        raise ValueError("begins with postgres://, which is written postgresql:// here")
    parts = split_address(text, ("sqlite", "postgresql"))
    if parts.scheme == "sqlite":
        return _sqlite_address(text)
    if not parts.hostname and "host=" not in parts.query:
        raise ValueError("names no host")
    if not parts.path.strip("/"):
        raise ValueError("names no database after the host")
    return text


def _sqlite_address(text: str) -> str:
    path = text.removeprefix("sqlite:///")
    # In memory there would be nothing to come back to after a crash.
    if path in (text, "", ":memory:") or "?" in path or "#" in path:
        raise ValueError("names no file after sqlite:///")
    return text


def network(entry: str) -> str:
    """Accept `network[:port]`, an IPv6 network with a port in brackets."""
    bracketed = re.fullmatch(r"\[([^\]]*)\](?::(.*))?", entry)
    if bracketed is not None:
        network, port = bracketed[1], bracketed[2]
    elif entry.count(":") == 1:
        network, _, port = entry.partition(":")
    else:
        network, port = entry, None
    if port is not None and not (re.fullmatch(r"[0-9]{1,5}", port) and 1 <= int(port) <= 65535):
        raise ValueError("has a port that is not a number from 1 to 65535")
    try:
        ipaddress.ip_network(network)
    except ValueError:
        raise ValueError("is not a network (its address must be the first of its range)") from None
    return entry


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """Where the program's own web server listens; port 0 takes any free one."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `host:port`, an IPv6 address in brackets.

        Raises:
            ValueError: what is wrong, without the text itself.
        """
        found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", text)
        if found is None:
            raise ValueError("is not of the form host:port")
        if int(found[2]) > 65535:
            raise ValueError("has a port that is not a number from 0 to 65535")
        return cls(found[1].strip("[]"), int(found[2]))
