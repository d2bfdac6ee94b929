"""What rules are asked about: one item's texts and what was read out of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rules.item import Annotation, Evidence, Item, features

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """An item as rules see it.

    `fields` has any of title, summary, url, source, author, category; `source` holds publisher, feed name and host,
    a line each. `features` are `region=KZ`, `org=CSTO`, `topic=unrest`. An empty language was not told; its words
    are then looked at in every language of their script. `evidence` are the words behind the features.
    """

    id: str | int
    fields: Mapping[str, str]
    language: str = ""
    features: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def of(cls, item: Item, annotation: Annotation) -> "Document":
        """An item with its annotation."""
        fields = {
            "title": item.title,
            "summary": item.summary,
            "url": item.url,
            "source": source_lines(item.publisher, item.source, item.url),
            "author": item.author,
            "category": item.category,
        }
        kept = {name: text for name, text in fields.items() if text}
        language = annotation.language or item.language or ""
        return cls(item.id, kept, language, features(annotation), annotation.evidence)


def source_lines(publisher: str, feed_name: str, url: str) -> str:
    """Who an item is from, as the field `source` holds it: publisher, feed name and host, a line each."""
    host = _HOST.match(url)
    lines = (publisher, feed_name, host[1].lower() if host else "")
    return "\n".join(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
