"""Stories that concern so many places that they are told in chunks."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import ChatId, RevisionId, StoryId
from bot.model.rules import Level


@dataclass(frozen=True, slots=True)
class Announcement:
    """How far the telling of a story by one of its items has come, chat by chat in the order of their numbers.

    Attributes:
        revision_id: the item's revision that called for it; who may be told is judged by it.
        level: how grave the story was with it; graver ones go first.
        told_to: all chats up to this one have been gone through; None before the first chunk.
        chats_left: about how many chats are still to be gone through.
        begun_at: when it was decided.
    """

    story_id: StoryId
    revision_id: RevisionId
    level: Level
    told_to: ChatId | None
    chats_left: int
    begun_at: datetime
