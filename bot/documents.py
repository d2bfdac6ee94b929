"""What the rules engine reads of what is kept of an item."""

from bot.model import Revision, SeenItem, StorySource
from rules import Document, Item


def item_of(kept: Revision | SeenItem) -> Item:
    """Give the rules engine what it reads of an item."""
    return Item(
        id=str(kept.item_id),
        title=kept.title,
        summary=kept.summary,
        url=kept.link,
        language=kept.feed.language,
        source=kept.feed.publisher,
        publisher=kept.feed.publisher,
        country=kept.feed.country,
        author=kept.author,
        category=kept.category,
    )


def document_of_source(source: StorySource) -> Document:
    """Give the index what is kept of an earlier item: all but its author and category."""
    item = Item(
        id=str(source.item_id),
        title=source.title,
        summary=source.summary,
        url=source.link,
        source=source.publisher,
        publisher=source.publisher,
    )
    return Document.of(item, source.annotation)
