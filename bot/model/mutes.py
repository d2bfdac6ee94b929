"""What a place does not want to hear of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Place
from bot.model.ids import MuteId
from bot.model.stories import Alert, Story


class MuteKind(StrEnum):
    """What is muted."""

    STORY = "story"
    SITUATION = "situation"
    SOURCE = "source"
    """A publisher family: none of its items begins an alert of the place, or adds to one."""


@dataclass(frozen=True, slots=True)
class Mute:
    """Something that a place does not hear of from ``since`` on; a story's and a situation's mute end with these.

    ``target`` is the story's or situation's id, or the publisher family; ``name`` is what people know it by.
    """

    id: MuteId
    place: Place
    kind: MuteKind
    target: str
    since: datetime
    until: datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a place does not want to hear of now; by itself it hears everything.

    ``stories`` and ``situations`` are ids, ``sources`` publisher families; ``languages`` are those that its people read.
    ``leaves_out``: the place's chat does not read the feed that was asked about.
    """

    stories: frozenset[int] = frozenset()
    situations: frozenset[int] = frozenset()
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] | None = None
    leaves_out: bool = False

    def reads(self, language: str) -> bool:
        """Tell whether its people read a language; what is written in none that is known is for everybody."""
        return self.languages is None or language == "und" or language in self.languages

    def silences(self, alert: Alert) -> bool:
        """Tell whether an alert's story or situation is muted."""
        return alert.story_id in self.stories or alert.situation_id in self.situations

    def families(self, story: Story) -> int:
        """Count the independent publisher families of a story that are not muted."""
        if not self.sources:
            return story.families
        return len({source.family for source in story.sources if not source.copy} - self.sources)


EVERYTHING = Wishes()
"""Nothing is muted, and every language is read."""
