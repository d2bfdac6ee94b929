"""The feeds that a new Kentongan reads: `starter.toml` beside this file, which an operator may edit."""

from collections.abc import Mapping
from pathlib import Path

from bot.config import ConfigurationError, FeedSource
from bot.config.faults import Origins, kind_of
from bot.config.reading import Tables, parse_toml, read_text, settings_of

STARTER = Path(__file__).with_name("starter.toml")

# What a table may say beyond a feed's own keys, for people who judge the address.
NOTES: Mapping[str, type] = {"covers": str, "confidence": str, "seen": bool}


def starter_feeds(path: Path = STARTER) -> tuple[FeedSource, ...]:
    """Read the starter feeds; the file holds tables `[[feeds.sources]]` as `config.toml` may, and notes.

    Raises:
        ConfigurationError: one line that names the file, the feed's place in it and what is wrong.
    """
    file = str(path)
    tables = parse_toml(read_text(path), file)
    _take_notes_out(tables, file)
    settings = settings_of(tables, Origins(file))
    if settings.model_fields_set != {"feeds"} or settings.feeds.model_fields_set != {"sources"}:
        raise ConfigurationError(
            file, "", "holds something else", "tables [[feeds.sources]] and nothing else"
        )
    return settings.feeds.sources


def _take_notes_out(tables: Tables, file: str) -> None:
    feeds = tables.get("feeds")
    entries = feeds.get("sources") if isinstance(feeds, dict) else None
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
        for note in NOTES.keys() & entry.keys() if isinstance(entry, dict) else ():
            value = entry.pop(note)
            if not isinstance(value, NOTES[note]):
                place = f"feeds.sources, entry {number}, {note}"
                raise ConfigurationError(file, place, f"is {kind_of(value)}", kind_of(NOTES[note]()))
