"""What an alert looks like, for example: a real story without the buttons that do something."""

from dataclasses import replace

from bot.messages import Reader, alert
from bot.model import (
    Alert,
    AlertContent,
    AlertId,
    ChatId,
    Phrase,
    Place,
    Rendered,
    SituationId,
    Story,
)
from bot.texts import Texts
from rules import packs

NOWHERE = Place(ChatId(0))


def example(story: Story, slug: str, texts: Texts, reader: Reader) -> Rendered:
    """Render a story as an alert of it looks, marked as an example of what a pack tells."""
    shown = alert(_content(story), texts, reader)
    name = next((pack.name(reader.language) for pack in packs() if pack.slug == slug), slug)
    head = texts.html(reader.language, Phrase("example-head", {"name": name}))
    links = tuple(tuple(button for button in row if button.url is not None) for row in shown.buttons)
    return replace(shown, html=f"{head}\n\n{shown.html.rstrip()}", buttons=tuple(row for row in links if row))


def _content(story: Story) -> AlertContent:
    """The story as though it had been told; nobody's rule asked for it."""
    told = Alert(
        id=AlertId(0),
        place=NOWHERE,
        story_id=story.id,
        situation_id=SituationId(0),
        rule_ids=(),
        message_id=None,
        sent_version=story.version,
        shown_version=story.version,
        told_level=story.severity.level,
        told_marks=frozenset(),
        replied_at=None,
        deleted=False,
    )
    return AlertContent(alert=told, story=story, rules=(), words=(), head_message_id=None)
