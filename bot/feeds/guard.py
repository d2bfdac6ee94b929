"""Addresses that outsiders name (feeds, redirects, hubs) must not reach the operator's inner network."""

import asyncio
import re
import socket
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Self
from urllib.parse import urljoin

import idna
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

STANDARD_PORTS = frozenset({80, 443, 8080, 8443})
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST_URL = 2048
LONGEST_HOST = 253
LOOKUP_SECONDS = 10.0
MOST_NAMES = 10_000
RECEIVE_BUFFER = 32 * 1024

# IANA's special-purpose registries, written out so that every Python version answers alike, and the
# addresses that clouds use inside although they look public (168.63.129.16: Azure; 161.26 and 166.8: IBM).
NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "161.26.0.0/16", "166.8.0.0/14",
        "168.63.129.16/32", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
PUBLIC_V6 = IPv6Network("2000::/3")
NOT_PUBLIC_V6 = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# An IPv4 address inside an IPv6 one (RFC 5214); some hosts route it inwards.
ISATAP = frozenset({0x00005EFE, 0x02005EFE})

# Names that by RFC 6761, RFC 8375 or custom never mean a host of the public internet.
INNER_SUFFIXES = (
    "localhost", "localhost6", "localdomain", "local", "internal", "intranet", "intra", "private", "lan", "home",
    "corp", "svc", "consul", "docker", "workgroup", "mshome", "router", "home.arpa", "in-addr.arpa", "ip6.arpa",
    "onion", "i2p", "alt", "test", "invalid", "example",
)  # fmt: skip
LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
HOST_NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*")
BEGINNING = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
# URL parsers strip tabs and line ends, or read a backslash as a slash: one parser would see another host than the
# next one.
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
# Full stops that browsers and IDNA read as "." (RFC 3490, 3.1).
DOTS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": "."})


class Refusal(StrEnum):
    """Why an address is not fetched; kept, counted, and told to operators."""

    TOO_LONG = "too_long"
    SCHEME = "scheme"
    CHARACTERS = "characters"
    USERINFO = "userinfo"
    HOST = "host"
    PORT = "port"
    INNER_NAME = "inner_name"
    INNER_ADDRESS = "inner_address"
    DOWNGRADE = "downgrade"


class Refused(Exception):  # noqa: N818 - it is an answer of the guard, not a fault of the program
    """The guard's no.

    Attributes:
        reason: its name, stable.
        detail: a few words for the operator's log.
    """

    def __init__(self, reason: Refusal, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class AllowedNetwork:
    """An inner network that the operator opened (`feeds.allow_private`): every port, or one only."""

    network: Network
    port: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `network[:port]`; an IPv6 network with a port stands in brackets.

        Raises:
            ValueError: one sentence that says what is wrong and what is accepted.
        """
        network, port = _split_entry(text.strip())
        try:
            parsed = ip_network(network)
        except ValueError:
            raise ValueError(f"“{text}” is not a network: {_hint(network)}") from None
        if port is None:
            return cls(parsed)
        if not (port.isascii() and port.isdigit() and len(port) <= 5 and 1 <= int(port) <= 65535):
            raise ValueError(f"“{text}” has a port that is not a number from 1 to 65535")
        return cls(parsed, int(port))

    def holds(self, address: Address, port: int) -> bool:
        """Whether this entry opens the address at the port."""
        return address in self.network and self.port in (None, port)


def _split_entry(text: str) -> tuple[str, str | None]:
    bracketed = re.fullmatch(r"\[([^\]]*)\](?::(.*))?", text)
    if bracketed is not None:
        return bracketed[1], bracketed[2]
    if text.count(":") == 1:
        network, _, port = text.partition(":")
        return network, port
    return text, None


def _hint(network: str) -> str:
    try:
        return f"write {ip_network(network, strict=False)}, its first address"
    except ValueError:
        return "write an address range such as 10.1.0.0/16, 127.0.0.1:8080 or [fd00::/8]:8080"


class Guard:
    """Judges URLs, names and addresses; everything that is not public is refused unless the operator opened it."""

    def __init__(self, allow: tuple[AllowedNetwork, ...] = ()) -> None:
        self._allow = allow
        self._names_inside: set[tuple[str, int]] = set()

    def after(self, url: str) -> "Guard":
        """Give the guard for where an answer of this URL leads: redirects, hubs.

        What the operator opened is open to those who are inside already; an answer from outside opens nothing.
        """
        return self if self.is_private_allowed(url) else Guard()

    def screen(self, raw: str) -> URL:
        """Read a URL strictly and return it in the form in which it may be requested.

        What the names in it resolve to is judged later, by `GuardedResolver` and at the socket.

        Raises:
            Refused: the address is malformed, or names something inner.
        """
        text = raw.strip(" ")
        _check_characters(text)
        beginning = BEGINNING.match(text)
        if beginning is None:
            raise Refused(Refusal.SCHEME, "only http:// and https:// addresses are fetched")
        scheme = beginning[1].lower()
        host, port_text = _split_authority(beginning[2])
        port = _port(port_text, scheme)
        address = _literal(host)
        if address is not None:
            self.judge(address, port)
            host = f"[{address}]" if address.version == 6 else str(address)
        else:
            host = self._screen_name(host, port)
        return _build(scheme, host, port, text[beginning.end() :])

    def screen_redirect(self, base: URL, location: str) -> URL:
        """Judge where a redirect leads, by the same list as the address itself.

        Raises:
            Refused: also for a step from https down to http.
        """
        _check_characters(location)
        try:
            joined = urljoin(str(base), location)
        except ValueError:
            raise Refused(Refusal.HOST, "the redirect's address cannot be read") from None
        target = self.screen(joined)
        if base.scheme == "https" and target.scheme == "http":
            raise Refused(Refusal.DOWNGRADE, "a redirect from https to http")
        return target

    def judge(self, address: Address, port: int) -> None:
        """Pass an address that may be connected to at this port.

        Raises:
            Refused: it is not public and no entry of the allow-list holds it.
        """
        if self._opened(address, port):
            return
        if not _is_public(address):
            raise Refused(Refusal.INNER_ADDRESS, f"{address} port {port} is not a public address")
        if port not in STANDARD_PORTS:
            raise Refused(Refusal.PORT, f"port {port} is not 80, 443, 8080 or 8443")

    def judge_name(self, host: str, port: int, addresses: list[str]) -> None:
        """Judge all that a name resolves to: one inner address among them refuses the name.

        Raises:
            Refused: also when an inner name resolves outside the operator's networks.
        """
        found = [_address(text) for text in addresses]
        inside = bool(found) and all(self._opened(address, port) for address in found)
        key = (host, port)
        self._names_inside.discard(key)
        if _is_inner_name(host) and not inside:
            raise Refused(Refusal.INNER_NAME, f"{host} is a name of the inner network")
        for address in found:
            self.judge(address, port)
        if inside:
            # Whoever owns a name can have as many as they like.
            if len(self._names_inside) >= MOST_NAMES:
                self._names_inside.clear()
            self._names_inside.add(key)

    def is_private_allowed(self, url: str) -> bool:
        """Whether a URL leads into a network the operator opened, where spacing and interval floors are waived.

        A name is answered by what it resolved to last; before its first look-up, False.
        """
        try:
            return self.is_inside(self.screen(url))
        except Refused:
            return False

    def is_inside(self, screened: URL) -> bool:
        """Whether a URL that was screened leads into a network the operator opened."""
        if not self._allow:
            return False
        host, port = screened.raw_host or "", screened.port or 0
        address = _literal(f"[{host}]" if ":" in host else host)
        if address is None:
            return (host, port) in self._names_inside
        return self._opened(address, port)

    def socket(self, address_info: tuple[Any, ...]) -> socket.socket:
        """Make the socket for one connection, after judging the very address it will connect to.

        Raises:
            Refused: the address changed since it was judged, or was never judged (a literal).
        """
        family, kind, protocol, _, sockaddr = address_info
        self.judge(_address(sockaddr[0]), int(sockaddr[1]))
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        # What comes in one piece is parsed in one piece: a quarter of a megabyte of tiny chunks or interim answers
        # would hold the event loop for a quarter of a second.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        return made

    def _opened(self, address: Address, port: int) -> bool:
        return any(entry.holds(address, port) for entry in self._allow)

    def _screen_name(self, host: str, port: int) -> str:
        host = _ascii_name(host)
        # With an allow-list, names such as localhost are decided by what they resolve to.
        if not self._allow and _is_inner_name(host):
            raise Refused(Refusal.INNER_NAME, f"{host} is a name of the inner network")
        if port not in STANDARD_PORTS and not any(entry.port in (None, port) for entry in self._allow):
            raise Refused(Refusal.PORT, f"port {port} is not 80, 443, 8080 or 8443")
        return host


class SystemResolver(AbstractResolver):
    """The operating system's resolver in threads of its own, so that slow names do not hold up other work."""

    def __init__(self, threads: int = 16) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolver")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a name up; `OSError` when it has no address."""
        loop = asyncio.get_running_loop()
        try:
            infos = await loop.run_in_executor(
                self._threads, lambda: socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
            )
        except UnicodeError as error:
            raise OSError(None, f"{host} cannot be looked up") from error
        return [
            ResolveResult(
                hostname=host,
                host=str(sockaddr[0]),
                port=port,
                family=info_family,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for info_family, _, protocol, _, sockaddr in infos
        ]

    async def close(self) -> None:
        """Let the threads go; a look-up under way ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class GuardedResolver(AbstractResolver):
    """Passes on what another resolver found only when the guard accepts all of it."""

    def __init__(self, guard: Guard, inner: AbstractResolver) -> None:
        self._guard = guard
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a name up and judge every address.

        Raises:
            Refused: one of the addresses may not be connected to.
            OSError: the name has no address, or none came in time.
        """
        async with asyncio.timeout(LOOKUP_SECONDS):
            found = await self._inner.resolve(host, port, family)
        self._guard.judge_name(host, port, [one["host"] for one in found])
        return found

    async def close(self) -> None:
        """Close the resolver behind."""
        await self._inner.close()


def _check_characters(text: str) -> None:
    if len(text) > LONGEST_URL:
        raise Refused(Refusal.TOO_LONG, f"longer than {LONGEST_URL} characters")
    if FORBIDDEN.search(text):
        raise Refused(Refusal.CHARACTERS, "a space, control character or backslash")
    if not text.isascii() and any(
        unicodedata.category(one) in ("Cf", "Cc", "Cs", "Co", "Cn") for one in text
    ):
        raise Refused(Refusal.CHARACTERS, "an invisible character")


def _split_authority(authority: str) -> tuple[str, str]:
    if "@" in authority:
        raise Refused(Refusal.USERINFO, "a user name or password in the address")
    if authority.startswith("["):
        literal, bracket, rest = authority.partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise Refused(Refusal.HOST, "a malformed IPv6 address")
        return literal + bracket, rest[1:]
    host, _, port = authority.partition(":")
    return unicodedata.normalize("NFKC", host).translate(DOTS).lower().removesuffix("."), port


def _port(text: str, scheme: str) -> int:
    if not text:
        return DEFAULT_PORTS[scheme]
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise Refused(Refusal.PORT, "the port is not a number from 1 to 65535")
    return int(text)


def _literal(host: str) -> Address | None:
    """Read a host that is an IP address in any form a browser accepts; None when it is a name."""
    if host.startswith("["):
        if not re.fullmatch(r"\[[0-9a-fA-F:.]+\]", host):
            raise Refused(Refusal.HOST, "a malformed or scoped IPv6 address")
        try:
            return IPv6Address(host[1:-1])
        except ValueError:
            raise Refused(Refusal.HOST, "a malformed IPv6 address") from None
    parts = host.split(".")
    if not NUMBER.fullmatch(parts[-1]):
        return None
    return _ipv4(parts)


def _ipv4(parts: list[str]) -> IPv4Address:
    """Read 1 to 4 decimal, octal or hexadecimal parts (WHATWG URL standard, "IPv4 parser")."""
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        raise Refused(Refusal.HOST, "a malformed IPv4 address") from None
    last = numbers.pop()
    if len(numbers) > 3 or any(number > 255 for number in numbers) or last >= 256 ** (4 - len(numbers)):
        raise Refused(Refusal.HOST, "a malformed IPv4 address")
    return IPv4Address(last + sum(number << (24 - 8 * place) for place, number in enumerate(numbers)))


def _number(part: str) -> int:
    if not NUMBER.fullmatch(part):
        raise ValueError(part)
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)


def _ascii_name(host: str) -> str:
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except idna.IDNAError:
            raise Refused(Refusal.HOST, "not a host name") from None
    if len(host) > LONGEST_HOST or not HOST_NAME.fullmatch(host):
        raise Refused(Refusal.HOST, "not a host name")
    return host


def _is_inner_name(host: str) -> bool:
    return "." not in host or any(host == suffix or host.endswith(f".{suffix}") for suffix in INNER_SUFFIXES)


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in NOT_PUBLIC_V4)
    if address not in PUBLIC_V6 or any(address in network for network in NOT_PUBLIC_V6):
        return False
    return address.is_global and (int(address) >> 32) & 0xFFFFFFFF not in ISATAP


def _address(text: str) -> Address:
    if "%" in text:
        raise Refused(Refusal.INNER_ADDRESS, f"{text} belongs to one link only")
    return ip_address(text)


def _build(scheme: str, host: str, port: int, rest: str) -> URL:
    shown_port = "" if port == DEFAULT_PORTS[scheme] else f":{port}"
    path = rest.partition("#")[0]
    if not path.startswith("/"):
        path = f"/{path}"
    try:
        built = URL(f"{scheme}://{host}{shown_port}{path}")
    except ValueError:
        raise Refused(Refusal.HOST, "the address cannot be read") from None
    if built.raw_host != host.strip("[]") or built.port != port:
        raise Refused(Refusal.HOST, "two readings of the same address")
    return built
