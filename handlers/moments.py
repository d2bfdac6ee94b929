"""How long ago something was, in words within other words."""

from datetime import datetime, timedelta

from bot.model import Phrase
from handlers.services import Services

DAY, WEEK = timedelta(days=1), timedelta(days=7)
JUST_NOW = timedelta(seconds=3)
UNITS = (("seconds", 1, 90), ("minutes", 60, 90), ("hours", 3_600, 48))
"""Each with its seconds, and up to how many of it people say."""


def ago(services: Services, language: str, at: datetime) -> str:
    """Say how long ago something was, by the story clock."""
    return services.texts.plain(language, span(services.clock.now() - at))


def span(passed: timedelta) -> Phrase:
    """Say a time that has passed as people do."""
    if passed < JUST_NOW:
        return Phrase("ago", {"unit": "moment", "length": 0})
    for unit, seconds, most in UNITS:
        length = round(passed.total_seconds() / seconds)
        if length < most:
            return Phrase("ago", {"unit": unit, "length": length})
    return Phrase("ago", {"unit": "days", "length": passed.days})
