"""What an operator is shown of the whole."""

from datetime import datetime
from typing import Protocol

from bot.model import Failure, Figures, Overview


class Operating(Protocol):
    """Counts and failures, in few and short statements."""

    async def overview(self) -> Overview:
        """Count what is worth knowing at a glance."""
        ...

    async def figures(self, now: datetime) -> Figures:
        """Count what there is, and what the day before ``now`` (on the story clock) brought."""
        ...

    async def failures(self, since: datetime) -> tuple[Failure, ...]:
        """List why deliveries ended dead since then, the newest first."""
        ...

    async def failing_feeds(self) -> tuple[int, int, int]:
        """Count the shared and the private feeds that failed at their last look, and the rows set aside."""
        ...
