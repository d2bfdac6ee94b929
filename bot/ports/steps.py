"""What people are asked to write, in the database."""

from datetime import datetime
from typing import Protocol

from bot.model import Place, Step


class Steps(Protocol):
    """One step a person and place; a restart forgets none."""

    async def ask(self, place: Place, person_id: int, step: Step) -> None:
        """Take this person's next words in this place for an answer; an earlier step of theirs ends."""
        ...

    async def waiting(self, place: Place, person_id: int, now: datetime) -> Step | None:
        """Tell what this person is asked here; None for nothing, or nothing within the last day."""
        ...

    async def take_over(self, place: Place, person_id: int, now: datetime) -> Step | None:
        """Let this person answer what anybody was asked here last; None where nobody is asked anything."""
        ...

    async def end(self, place: Place, person_id: int) -> None:
        """Take this person's words as usual again."""
        ...
