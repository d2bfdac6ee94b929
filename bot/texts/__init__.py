"""Every word that the program says to a person: Fluent bundles in four languages, dates and numbers their way."""

import functools
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from html import escape
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import (
    format_datetime,
    format_interval,
    format_time,
    format_timedelta,
    get_timezone_location,
)
from fluent.runtime import FluentBundle, FluentResource

from bot.model import Parameter, Phrase

LANGUAGES = ("id", "en", "ru", "kk")
"""The languages it speaks, as ISO 639-1 codes."""

DEFAULT_ZONES: Mapping[str, str] = {
    "id": "Asia/Jakarta",
    "kk": "Asia/Almaty",
    "ru": "Europe/Moscow",
    "en": "UTC",
}
"""The time zone of a chat that has not named one, by its language."""

LANGUAGE_NAMES: Mapping[str, str] = {
    "id": "Bahasa Indonesia",
    "en": "English",
    "ru": "Русский",
    "kk": "Қазақша",
}
"""What each language calls itself."""
SECOND = timedelta(seconds=1)
LONGEST_PARAMETER = 2_000
"""Characters; Fluent refuses parameters of more than 2,500 (``fluent.runtime.resolver.MAX_PART_LENGTH``)."""


class MissingTextError(LookupError):
    """A text is missing or cannot be formatted: Fluent would drop it silently."""


def nearest_language(code: str | None) -> str:
    """Find the language to speak to somebody whose Telegram is set to ``code`` (an IETF tag or None)."""
    primary = (code or "").lower().replace("_", "-").partition("-")[0]
    if primary in ("in", "ms", "jv", "su"):
        return "id"
    if primary in ("be", "uk", "ky", "tg", "uz"):
        return "ru"
    return primary if primary in LANGUAGES else "en"


class Texts:
    """Says phrases in a language; made once, it only reads."""

    def __init__(self) -> None:
        self._bundles = {language: _bundle(language) for language in LANGUAGES}

    def has(self, language: str, text_id: str) -> bool:
        """Tell whether a language has this text."""
        return self._bundles[language].has_message(text_id)

    def html(self, language: str, phrase: Phrase, zone: str = "UTC") -> str:
        """Say a phrase as HTML for Telegram: its parameters escaped, its times in the zone.

        Raises:
            MissingTextError: there is no such text, or a parameter is missing.
        """
        return self._format(language, phrase, zone, escaped=True)

    def plain(self, language: str, phrase: Phrase, zone: str = "UTC") -> str:
        """Say a phrase as plain text, for buttons, toasts and the terminal.

        Raises:
            MissingTextError: there is no such text, or a parameter is missing.
        """
        return self._format(language, phrase, zone, escaped=False)

    def _format(self, language: str, phrase: Phrase, zone: str, *, escaped: bool) -> str:
        bundle = self._bundles[language]
        if not bundle.has_message(phrase.id):
            raise MissingTextError(f"no text {phrase.id} in {language}")
        pattern = bundle.get_message(phrase.id).value
        if pattern is None:
            raise MissingTextError(f"text {phrase.id} is empty in {language}")
        params = {
            name: _shown(name, value, language, zone, escaped=escaped)
            for name, value in phrase.params.items()
        }
        long = {
            name: value
            for name, value in params.items()
            if isinstance(value, str) and len(value) > LONGEST_PARAMETER
        }
        said, errors = bundle.format_pattern(pattern, params | {name: _stand_in(name) for name in long})
        if errors:
            raise MissingTextError(f"text {phrase.id} in {language}: {errors[0]}")
        text = str(said)
        for name, value in long.items():
            text = text.replace(_stand_in(name), value)
        return text


@functools.cache
def _bundle(language: str) -> FluentBundle:
    """Read a language's texts once a process: half a second of work for the four."""
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("bot.texts").joinpath("locales", language)
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


def _stand_in(name: str) -> str:
    return f"\ue000{name}\ue000"


def _shown(name: str, value: Parameter, language: str, zone: str, *, escaped: bool) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        # A rule's number is its name, and typed back: it takes no separators.
        return str(value) if name == "number" else value
    if name.endswith("_link"):
        # It stands in quotation marks.
        return escape(value)
    if name.endswith("_at"):
        value = moment(datetime.fromisoformat(value), language, zone)
    if name == "timezone":
        value = zone_city(value, language)
    if name == "zone" and "/" in value:
        value = f"{zone_city(value, language)} ({value})"
    return escape(value, quote=False) if escaped else value


def moment(at: datetime, language: str, zone: str) -> str:
    """Say a time with its date in the reader's way and zone."""
    return str(format_datetime(at, "d MMM, HH:mm", tzinfo=ZoneInfo(zone), locale=language))


def country_name(code: str, language: str) -> str:
    """Say a country (ISO 3166) in the reader's language; its code where that has no name for it."""
    return str(Locale.parse(language).territories.get(code, code))


def zone_city(zone: str, language: str) -> str:
    """Name the city of an IANA time zone in a language; what has none (UTC, UTC+7) is named itself."""
    if "/" not in zone:
        return zone
    try:
        city = str(get_timezone_location(zone, locale=language, return_city=True))
    except LookupError:
        return zone
    # Where a language has no name of its own for a city, babel gives the rest of the zone: Argentina/Salta.
    return city.rpartition("/")[2]


def weekday_names(language: str) -> tuple[str, ...]:
    """List the days of the week in a language, Monday first."""
    names = Locale.parse(language).days["format"]["wide"]
    return tuple(str(names[number]) for number in range(7))


def clock_time(at: datetime, language: str, zone: str) -> str:
    """Say a time of day in the reader's way and zone."""
    return str(format_time(at, "HH:mm", tzinfo=ZoneInfo(zone), locale=language))


def duration(span: timedelta, language: str) -> str:
    """Say how long something took, shortly and roughly: 40 s, 3 min, 2 h."""
    return str(format_timedelta(max(span, SECOND), threshold=1.5, format="short", locale=language))


def ago(span: timedelta, language: str) -> str:
    """Say how long ago something was: 40 seconds ago."""
    return str(format_timedelta(-max(span, SECOND), threshold=1.5, add_direction=True, locale=language))


def day_span(first: date, last: date, language: str) -> str:
    """Say from which day to which."""
    return str(format_interval(first, last, "MMMd", locale=language))


__all__ = [
    "DEFAULT_ZONES",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "MissingTextError",
    "Texts",
    "ago",
    "clock_time",
    "country_name",
    "day_span",
    "duration",
    "moment",
    "nearest_language",
    "weekday_names",
    "zone_city",
]
