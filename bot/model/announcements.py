"""Stories that concern so many places that they are told in chunks."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.chats import Place
from bot.model.ids import RevisionId, StoryId
from bot.model.rules import Level


@dataclass(frozen=True, slots=True)
class Announcement:
    """How far the telling of a story has come: all places up to ``told_to``, in their order, have heard of it.

    Attributes:
        revision_id: the item's revision that called for it; who may be told is judged by it.
        level: how grave the story is; graver ones go first.
        told_to: None before the first chunk.
        again: the story grew meanwhile: those told already are gone through once more at the end.
        begun_at: when it was decided.
    """

    story_id: StoryId
    revision_id: RevisionId
    level: Level
    told_to: Place | None
    again: bool
    begun_at: datetime
