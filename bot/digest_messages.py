"""What a digest looks like: its stories by country, the gravest first, as many as one message of Telegram holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from zoneinfo import ZoneInfo

from bot.messages import LINK_LIMIT, PUBLISHER_LIMIT, TITLE_LIMIT, WORD_LIMIT, Reader, shortened, turns
from bot.model import (
    AlertContent,
    DigestContent,
    DigestEntry,
    DigestKind,
    Level,
    Phrase,
    Reason,
    Rendered,
    Rule,
    Shown,
    Story,
)
from bot.texts import Texts, clock_time, country_name, moment

ROOM = 3_900
"""Characters after parsing; Telegram takes 4,096, and this leaves some for the last line."""
ENTITIES = 95
"""Links, times and bold words; Telegram shows 100."""
COUNTRIES_SHOWN = 3
NARROWER_SHOWN = 3
ADVICE = 500
"""Room for the words by which a rule that floods may be narrowed."""
_TAG = re.compile(r"<[^<>]*>")
_OPENING = re.compile(r"<[a-z]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that stand or fall together, with what they show of an alert."""

    html: str
    shown: Shown

    @property
    def length(self) -> int:
        return len(unescape(_TAG.sub("", self.html))) + 1

    @property
    def entities(self) -> int:
        return len(_OPENING.findall(self.html))


def digest(content: DigestContent, texts: Texts, reader: Reader) -> Rendered:
    """Render the next message of a digest; ``Rendered.shows`` names the alerts that found room in it."""
    head = _head(content, texts, reader)
    left, entities = ROOM - len(_TAG.sub("", head)), ENTITIES - 2
    if content.digest.kind is DigestKind.FLOOD:
        left, entities = left - ADVICE, entities - NARROWER_SHOWN - 1
    lines = [head]
    shows: list[Shown] = []
    for piece in _pieces(content, texts, reader):
        left -= piece.length
        entities -= piece.entities
        if shows and (left < 0 or entities < 0):
            break
        lines.append(piece.html)
        shows.append(piece.shown)
    more, flood = content.waiting - len(shows), content.digest.kind is DigestKind.FLOOD
    if more > 0:
        text_id = "digest-flood-more" if flood else "digest-more"
        lines += ["", texts.html(reader.language, Phrase(text_id, {"count": more}))]
    rule = _rule_of(content) if flood else None
    if rule is not None:
        lines += ["", _narrower(content, rule, texts, reader)]
    return Rendered("\n".join(lines), shows=tuple(shows))


def is_silent(content: DigestContent) -> bool:
    """Tell whether a digest makes no sound: by its gravest story; what is late wakes nobody."""
    if content.digest.kind is DigestKind.CATCH_UP:
        return True
    return all(entry.story.severity.level is Level.INFO for entry in content.entries)


def _head(content: DigestContent, texts: Texts, reader: Reader) -> str:
    reasons = {entry.held.reason for entry in content.entries}
    if content.part > 1 and content.digest.kind is not DigestKind.FLOOD:
        phrase = Phrase("digest-continued", {"number": content.part})
    elif content.digest.kind is DigestKind.FLOOD:
        rule, until = _rule_of(content), content.digest.until or content.digest.due_at
        told = {"number": 0 if rule is None else rule.number, "count": content.waiting}
        phrase = Phrase("digest-flood", {**told, "until_at": until.isoformat()})
    elif content.digest.kind is DigestKind.CATCH_UP:
        since = min(entry.story.last_at for entry in content.entries)
        until = max(entry.held.held_at for entry in content.entries)
        phrase = Phrase(
            "digest-missed",
            {"count": content.waiting, "since_at": since.isoformat(), "until_at": until.isoformat()},
        )
    elif reasons == {Reason.QUIET_HOURS}:
        phrase = Phrase("digest-quiet", {"count": content.waiting})
    else:
        phrase = Phrase("digest-head", {"count": content.waiting})
    return texts.html(reader.language, phrase, reader.timezone)


def _rule_of(content: DigestContent) -> Rule | None:
    """Find the rule that floods."""
    rules = (rule for entry in content.entries for rule in entry.rules)
    return next((rule for rule in rules if rule.id == content.digest.rule_id), None)


def _narrower(content: DigestContent, rule: Rule, texts: Texts, reader: Reader) -> str:
    """Suggest what would leave out much of a flood: the words that found most of it, or milder stories."""
    words = [_quoted(shortened(word, WORD_LIMIT)) for word in content.words[:NARROWER_SHOWN]]
    # Without its only word a rule would find nothing.
    ways = [f"NOT {word}" for word in words] if len(content.words) > 1 else []
    if rule.conditions.level_low is Level.INFO:
        ways.append("severity>=important")
    ways = ways or ["sources>=3"]
    shown = ", ".join(f"<code>{escape(way, quote=False)}</code>" for way in ways)
    advice = Phrase("digest-narrower", {"number": rule.number})
    return f"{texts.html(reader.language, advice)} {shown}"


def _quoted(word: str) -> str:
    """Write words of an item so that a rule can be made of them."""
    plain = " ".join("".join(letter if letter.isalnum() or letter == "-" else " " for letter in word).split())
    return plain if plain.isalpha() else f'"{plain}"'


def _pieces(content: DigestContent, texts: Texts, reader: Reader) -> Iterator[_Piece]:
    newest = max(entry.story.last_at for entry in content.entries)
    group = None
    for entry in content.entries:
        countries = tuple(sorted(entry.story.countries))
        lines = []
        if countries != group:
            group = countries
            lines += ["", f"<b>{_place(countries, texts, reader)}</b>"]
        lines += _entry(entry, newest, texts, reader)
        yield _Piece("\n".join(lines), Shown(entry.alert.id, entry.story.version))


def _place(countries: Sequence[str], texts: Texts, reader: Reader) -> str:
    if not countries:
        return texts.html(reader.language, Phrase("digest-elsewhere"))
    named = [f"{_flag(code)} {country_name(code, reader.language)}" for code in countries[:COUNTRIES_SHOWN]]
    return escape(", ".join(named), quote=False) + (" …" if len(countries) > COUNTRIES_SHOWN else "")


def _flag(code: str) -> str:
    """The two regional indicators that Unicode shows as a country's flag."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code if "A" <= letter <= "Z")


def _entry(entry: DigestEntry, newest: datetime, texts: Texts, reader: Reader) -> list[str]:
    story = entry.story
    source = story.sources[0]
    mark = texts.plain(reader.language, Phrase(f"level-{story.severity.level.name.lower()}"))
    title = shortened(source.title, TITLE_LIMIT) or shortened(source.summary, TITLE_LIMIT) or "…"
    details = [
        f"<i>{escape(shortened(source.publisher, PUBLISHER_LIMIT), quote=False)}</i>",
        _time(story, newest, reader),
    ]
    if story.families > 1:
        details.append(texts.html(reader.language, Phrase("digest-sources", {"families": story.families})))
    return [
        f"{mark} {_linked(title, source.link)}",
        " · ".join(details),
        *_turns(entry, texts, reader),
    ]


def _turns(entry: DigestEntry, texts: Texts, reader: Reader) -> list[str]:
    """Say why people who were told a story hear of it again."""
    if not entry.held.turns:
        return []
    content = AlertContent(entry.alert, entry.story, entry.rules, (), None)
    said = list(turns(content, entry.held.turns, texts, reader)) or [Phrase("digest-turned")]
    return [texts.html(reader.language, phrase) for phrase in said]


def _time(story: Story, newest: datetime, reader: Reader) -> str:
    """Each reader's own clock where the app knows the entity; with its date where it is another day's."""
    at, zone = story.last_at, ZoneInfo(reader.timezone)
    if at.astimezone(zone).date() == newest.astimezone(zone).date():
        form, shown = "t", clock_time(at, reader.language, reader.timezone)
    else:
        form, shown = "dt", moment(at, reader.language, reader.timezone)
    return f'<tg-time unix="{int(at.timestamp())}" format="{form}">{shown}</tg-time>'


def _linked(text: str, link: str) -> str:
    if not link.startswith(("http://", "https://")) or len(link) > LINK_LIMIT:
        return escape(text, quote=False)
    return f'<a href="{escape(link)}">{escape(text, quote=False)}</a>'
