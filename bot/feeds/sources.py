"""What a configuration says of feeds, as the stages take it."""

from bot import __version__
from bot.config import FeedSource, Settings
from bot.model import FeedDraft, Origin, Scope


def draft_of(source: FeedSource, origin: Origin) -> FeedDraft:
    """Make a shared feed of what a file or an operator names."""
    return FeedDraft(
        url=source.url,
        publisher=source.publisher,
        family=source.family,
        tier=source.tier,
        country=source.country,
        language=source.language,
        priority=source.priority,
        scope=Scope.SHARED,
        origin=origin,
    )


def user_agent(settings: Settings) -> str:
    """Name the program, and where to find its operator when that is known."""
    address = settings.web.public_url
    return f"kentongan/{__version__}" + (f" (+{address})" if address else "")
