"""Time zones as people name them."""

import difflib
import functools
import re
from collections.abc import Mapping
from zoneinfo import available_timezones

EVERYDAY: Mapping[str, str] = {
    "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar",
    "wit": "Asia/Jayapura",
    "msk": "Europe/Moscow",
    "мск": "Europe/Moscow",
    "utc": "UTC",
    "gmt": "UTC",
}

OF_CITIES = frozenset(
    ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
"""What stands before the city in the names that IANA keeps up."""

# IANA turns the sign round: Etc/GMT-7 is seven hours ahead of Greenwich. People mean what they write.
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*0?(\d{1,2})(?::?00)?")
_HOURS_AHEAD, _HOURS_BEHIND = 14, 12


def zone_named(wanted: str) -> str | None:
    """Find an IANA time zone by its name, its city, an everyday abbreviation or its hours (UTC+7), whatever the case."""
    sought = " ".join(wanted.lower().split())
    if sought in EVERYDAY:
        return EVERYDAY[sought]
    offset = _OFFSET.fullmatch(sought)
    if offset is not None:
        return _fixed(offset[1], int(offset[2]))
    sought = sought.replace(" ", "_")
    names, cities = _known()
    return names.get(sought) or cities.get(sought)


def is_zone(zone: str) -> bool:
    """Tell whether a zone is one of IANA's."""
    return zone.lower() in _known()[0] and zone == _known()[0][zone.lower()]


def zone_at(latitude: float, longitude: float) -> str | None:
    """Find the zone of a place on Earth; None for what is no place."""
    # Loaded when somebody first says where they are: it takes 30 MB.
    import tzfpy  # noqa: PLC0415

    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    zone = tzfpy.get_tz(longitude, latitude)
    return zone if is_zone(zone) else None


def nearest_zone(wanted: str) -> str | None:
    """Find the zone whose city looks most like this one."""
    _, cities = _known()
    city = "_".join(wanted.lower().rpartition("/")[2].split())
    near = difflib.get_close_matches(city, cities, n=1, cutoff=0.7)
    return cities[near[0]] if near else None


def shown_zone(zone: str) -> str:
    """Say a zone as people do: IANA's Etc/GMT-7 is UTC+7."""
    name = zone.removeprefix("Etc/GMT")
    if name == zone or name[:1] not in ("+", "-"):
        return zone
    return f"UTC{'-' if name[0] == '+' else '+'}{name[1:]}"


def _fixed(sign: str, hours: int) -> str | None:
    if hours == 0:
        return "UTC"
    if hours > (_HOURS_AHEAD if sign == "+" else _HOURS_BEHIND):
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"


@functools.cache
def _known() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """All zones by their lower-case names, and those of cities by these; reading them is some work of the disk."""
    zones = sorted(available_timezones())
    cities = {
        zone.lower().rpartition("/")[2]: zone
        for zone in reversed(zones)
        if zone.partition("/")[0] in OF_CITIES
    }
    return {zone.lower(): zone for zone in zones}, cities
