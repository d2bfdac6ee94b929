"""What a feed's response headers say, read with distrust."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 24 * 3600.0
LONGEST_VALIDATOR = 1024
MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})"?', re.IGNORECASE)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks to be left alone, given as seconds or as a date; at most a day.

    None when it does not ask. A server that wants to be forgotten says 410, so a longer time is cut.
    """
    text = headers.get("Retry-After", "").strip()
    if not text or len(text) > 64:
        return None
    if text.isascii() and text.isdigit():
        return float(min(int(text), LONGEST_WAIT))
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 0.0), LONGEST_WAIT)


def max_age(headers: Mapping[str, str]) -> float | None:
    """Seconds for which the answer stays fresh (Cache-Control); None when it does not say."""
    control = headers.get("Cache-Control", "")[:512]
    if "no-cache" in control or "no-store" in control:
        return None
    found = MAX_AGE.search(control)
    return float(found[1]) if found else None


def validator(headers: Mapping[str, str], name: str) -> str | None:
    """ETag or Last-Modified as it will be sent back; None when it could not be stored and echoed exactly."""
    value = headers.get(name, "").strip()
    exact = value.isascii() and value.isprintable() and len(value) <= LONGEST_VALIDATOR
    return value if value and exact else None


def readable(text: str) -> str:
    """Repair a header value whose bytes were not ASCII, as UTF-8 where it is that."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
