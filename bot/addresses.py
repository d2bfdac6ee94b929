"""When two addresses are one: pure, for comparing only; what is requested is always the original."""

from urllib.parse import SplitResult, unquote, urlsplit

# Parameters that say where a reader came from, not what is read.
TRACKING = frozenset(
    {"_ga", "_gl", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "igsh", "igshid", "msclkid", "ncid", "ocid",
     "ref", "ref_src", "spm", "tag_from", "twclid", "wbraid", "xtor", "yclid", "ysclid"}
)  # fmt: skip
TRACKING_PREFIXES = ("utm_", "at_", "hsa_", "mc_", "mtm_", "ns_", "pk_")
DEFAULT_PORTS = {"http": 80, "https": 443}


def tracks(parameter: str) -> bool:
    """Tell whether a parameter (``name=value``) only says where a reader came from."""
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def without_default_port(parts: SplitResult) -> str:
    """Give the host part of an address without the port that its scheme implies.

    Raises:
        ValueError: the port is no port.
    """
    default = DEFAULT_PORTS.get(parts.scheme.lower())
    return parts.netloc.removesuffix(f":{default}") if default and parts.port == default else parts.netloc


def address_key(url: str) -> str:
    """Write a feed's address so that equal feeds have equal keys.

    http and https, www, a slash at the end, tracking parameters, default ports, the fragment and the host's capitals
    make no difference; the path's capitals and the other parameters do.
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
        host = without_default_port(parts).lower().removeprefix("www.")
    except ValueError:
        return text
    if not host:
        return text
    query = "&".join(part for part in parts.query.split("&") if part and not tracks(part))
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}"


LINK_KEY_LIMIT = 200
"""Characters; a key of PostgreSQL's index must fit into a third of a page."""


def link_key(url: str) -> str | None:
    """Write an item's link so that equal items have equal keys, as far as an index holds it; None: it leads nowhere.

    As of a feed's address, and the order of parameters and the encoding of letters make no difference.
    """
    place, mark, query = address_key(url).partition("?")
    key = unquote(f"{place}{mark}{'&'.join(sorted(query.split('&')))}")[:LINK_KEY_LIMIT]
    return key or None


def host_of(url: str) -> str:
    """Name the host of an address for people, without www; empty when it has none."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
