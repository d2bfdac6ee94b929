"""Stories that concern so many places that they are told in chunks."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.chats import Place
from bot.model.ids import RevisionId, StoryId
from bot.model.rules import Level


@dataclass(frozen=True, slots=True)
class Announcement:
    """How far the telling of a story by one of its items has come, place by place in their order.

    Attributes:
        revision_id: the item's revision that called for it; who may be told is judged by it.
        level: how grave the story was with it; graver ones go first.
        told_to: all places up to this one have been gone through; None before the first chunk.
        begun_at: when it was decided.
    """

    story_id: StoryId
    revision_id: RevisionId
    level: Level
    told_to: Place | None
    begun_at: datetime
