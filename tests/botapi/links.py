"""Which links Telegram takes, in texts and on buttons."""

import re
from urllib.parse import parse_qsl, urlsplit

OTHER_SCHEMES = ("tg:", "ton:", "tonsite:")
HOST = re.compile(r"[^\s/?#@\[\]]+|\[[0-9A-Fa-f:.]+\]")


def fault_of_link(link: str, *, https_only: bool = False) -> str | None:
    """What is wrong with a link, in TDLib's words, or None."""
    if any(link.lower().startswith(scheme) for scheme in OTHER_SCHEMES):
        return "Only HTTPS links are allowed" if https_only else None
    try:
        parts = urlsplit(link if "://" in link else f"http://{link}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "Wrong port number specified in the URL"
    named = "." in host or ":" in host
    faults = {
        "Unsupported URL protocol": parts.scheme.lower() not in {"http", "https"},
        "URL host is empty": not host,
        "Only HTTPS links are allowed": https_only and parts.scheme.lower() != "https",
        "Wrong HTTP URL": not named or port == 0 or not HOST.fullmatch(f"[{host}]" if ":" in host else host),
    }
    return next((fault for fault, found in faults.items() if found), None)


def whole_link(link: str) -> str:
    """A link as Telegram keeps it: with a scheme and at least the path `/`."""
    if any(link.lower().startswith(scheme) for scheme in OTHER_SCHEMES):
        return link
    address = link if "://" in link else f"http://{link}"
    parts = urlsplit(address)
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{rest if rest.startswith('/') else '/' + rest}"


def user_of_link(link: str) -> int | None:
    """The user id of `tg://user?id=1`, or None for any other link."""
    match = re.fullmatch(r"tg:(?://)?user/?\?([^#]*)(?:#.*)?", link.lower())
    if match is None:
        return None
    identifier = dict(parse_qsl(match[1])).get("id", "")
    return int(identifier) if re.fullmatch(r"[1-9]\d*", identifier) else None
