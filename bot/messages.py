"""What a message looks like: pure, from values to HTML within Telegram's limits.

Limits are of what is left after Telegram has parsed the entities: 4,096 characters, 100 entities
(https://core.telegram.org/bots/api#sendmessage).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.heard import News, news_of
from bot.model import (
    AlertContent,
    AskReply,
    Chat,
    Keyboard,
    Level,
    Note,
    Phrase,
    Place,
    Reason,
    Rendered,
    RenderedAskReply,
    RenderedButton,
    RenderedKeyboard,
    RenderedReplyButton,
    RenderedReplyKeyboard,
    ReplyKeyboard,
    Rows,
    Rule,
    Story,
    StorySource,
    Twin,
)
from bot.texts import Texts, clock_time, country_name, moment
from bot.tolls import FIGURES, spans, standing, takes_back
from rules import packs

TITLE_LIMIT = 300
RULE_LIMIT = 200
PUBLISHER_LIMIT = 60
NAMES_LIMIT = 200
"""So much of a list of names a line of a reply holds: two hundred outlets may correct themselves at once."""
SOURCES_SHOWN = 10
RULES_SHOWN = 3
WORDS_SHOWN = 12
WORD_LIMIT = 40
NOTE_LIMIT = 4_096
FOLD_BEGINS, FOLD_ENDS = "\n<blockquote expandable>", "</blockquote>"
"""https://core.telegram.org/bots/api#html-style"""
LINK_LIMIT = 1_024
"""A longer link is left out of the list of sources: ten of them would make the request itself too long."""
LANGUAGES_SHOWN = 5
PLACEHOLDER_LIMIT = 64
"""https://core.telegram.org/bots/api#forcereply"""
MUTE = "mute"
"""What the button under an alert sends that asks what to mute."""
OPTIONS = "opts"
"""What the button under an alert sends that asks for what else can be done."""
SUPERGROUPS = 1_000_000_000_000
"""Supergroups and channels are numbered downwards from its negative: https://core.telegram.org/api/bots/ids"""

WHY = "why"
"""What the button under an alert sends that asks why it came; the alert's number follows it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a message is written."""

    language: str
    timezone: str

    @classmethod
    def of(cls, chat: Chat) -> "Reader":
        """Read it off a chat."""
        return cls(chat.language, chat.timezone)


def shortened(text: str, limit: int) -> str:
    """Fit a text into a limit of characters, cut at a word, on one line, without characters that turn the line."""
    line = " ".join(
        "".join(
            letter
            for letter in text
            if unicodedata.category(letter) not in ("Cc", "Cf", "Cs") or letter in "\n\t\u200d"
        ).split()
    )
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head = cut.rpartition(" ")[0]
    return (head if len(head) >= limit // 2 else cut) + "…"


def note(said: Note, texts: Texts, reader: Reader) -> Rendered:
    """Render one of the program's own messages."""
    html = "\n".join(_fitting(_paragraphs(said.phrases, texts, reader)))
    return Rendered(
        html + _folded(_paragraphs(said.details, texts, reader), NOTE_LIMIT - len(html)),
        buttons(said.buttons, texts, reader),
        keyboard=_keyboard(said.keyboard, texts, reader),
    )


def _keyboard(keyboard: Keyboard | None, texts: Texts, reader: Reader) -> RenderedKeyboard | None:
    match keyboard:
        case ReplyKeyboard():
            return RenderedReplyKeyboard(
                tuple(
                    tuple(
                        RenderedReplyButton(texts.plain(reader.language, button.label), button.kind)
                        for button in row
                    )
                    for row in keyboard.rows
                )
            )
        case AskReply():
            if keyboard.placeholder is None:
                return RenderedAskReply(None)
            said = texts.plain(reader.language, keyboard.placeholder)
            return RenderedAskReply(shortened(said, PLACEHOLDER_LIMIT))
        case _:
            return keyboard


def _paragraphs(phrases: Sequence[Phrase], texts: Texts, reader: Reader) -> list[str]:
    return [texts.html(reader.language, phrase, reader.timezone) for phrase in phrases]


def _folded(paragraphs: Sequence[str], room: int) -> str:
    """Put paragraphs into a quotation that opens at a touch; nothing where they, or the room for them, are missing."""
    left = room - len(FOLD_BEGINS) - len(FOLD_ENDS)
    if not paragraphs or len(paragraphs[0]) + 2 > left:
        return ""
    # A blank line above the first of them would stand within the quotation.
    return FOLD_BEGINS + "\n".join(_fitting(paragraphs, left)).lstrip("\n") + FOLD_ENDS


def _fitting(paragraphs: Sequence[str], room: int = NOTE_LIMIT) -> list[str]:
    """Leave out the last paragraphs where all together are too long; tags count, so the limit is kept for sure."""
    left = room - 2
    fitting: list[str] = []
    for paragraph in paragraphs:
        left -= len(paragraph) + 1
        if left < 0 and fitting:
            return [*fitting, "…"]
        fitting.append(paragraph)
    return fitting


def alert(content: AlertContent, texts: Texts, reader: Reader) -> Rendered:
    """Render the message of a story: its newest state, its sources, and why this place is told.

    Of a story that was merged into another one of the place, it points to that one's message.
    """
    if content.twin is not None:
        return _pointer(content, content.twin, texts, reader)
    story = content.story
    first = story.sources[0]
    parts = [_headline(story, first, texts, reader), _first_line(first, story, reader)]
    parts += [*_correction(story, texts, reader), *_figures(story, texts, reader)]
    if len(newest_of_each(story.sources)) > 1:
        parts += ["", *_sources(story, texts, reader)]
    if content.also:
        counted = ", ".join(f"{language} ×{items}" for language, items in content.also[:LANGUAGES_SHOWN])
        parts.append(texts.html(reader.language, Phrase("alert-also", {"languages": counted})))
    parts += ["", *_why(content, texts, reader)]
    mute = RenderedButton(texts.plain(reader.language, Phrase("button-mute")), MUTE)
    (row,) = _below(content, first.link, texts, reader)
    return Rendered("\n".join(parts), (row, (mute, _options(texts, reader))))


def _correction(story: Story, texts: Texts, reader: Reader) -> list[str]:
    """Name the newest correction: the headline above it stays as it was first written."""
    correcting = [source for source in story.sources[1:] if takes_back(source)]
    if not correcting:
        return []
    newest = max(correcting, key=lambda source: source.revision_id)
    said = texts.html(reader.language, Phrase("alert-correction", {"publisher": _publisher(newest)}))
    return [f"{said} {escape(shortened(newest.title, TITLE_LIMIT), quote=False)}"]


def _pointer(content: AlertContent, twin: Twin, texts: Texts, reader: Reader) -> Rendered:
    """Say that a message tells the same event as an older one, with the way to it where messages have addresses."""
    story = content.story
    source = next((one for one in story.sources if one.title == twin.merged), None)
    link = "" if source is None else source.link
    title = shortened(twin.title, TITLE_LIMIT) or "…"
    parts = [
        f"<b>{_linked(shortened(twin.merged, TITLE_LIMIT) or '…', link)}</b>",
        "",
        texts.html(reader.language, Phrase("alert-twin")),
        f"↑ <b>{_linked(title, _address(content.alert.place, twin.message_id))}</b>",
    ]
    return Rendered("\n".join(parts), _below(content, link, texts, reader))


def _address(place: Place, message_id: int | None) -> str:
    """Find a message's address: in supergroups and channels they have one, for their members.

    https://core.telegram.org/api/links#message-links
    """
    if message_id is None or place.chat_id > -SUPERGROUPS:
        return ""
    return f"https://t.me/c/{-place.chat_id - SUPERGROUPS}/{message_id}"


def follow_up(content: AlertContent, reasons: Sequence[Reason], texts: Texts, reader: Reader) -> Rendered:
    """Render the reply that tells of a story's turns: its newest source, its figures, and what is new about them."""
    story = content.story
    newest = max(story.sources, key=lambda source: source.revision_id)
    parts = [
        _headline(story, newest, texts, reader),
        _first_line(newest, story, reader),
        *_figures(story, texts, reader),
        "",
        *(texts.html(reader.language, phrase) for phrase in turns(content, reasons, texts, reader)),
    ]
    (row,) = _below(content, newest.link, texts, reader)
    return Rendered("\n".join(parts).rstrip("\n"), ((*row, _options(texts, reader)),))


def turns(content: AlertContent, reasons: Sequence[Reason], texts: Texts, reader: Reader) -> Iterator[Phrase]:
    """Say what a reply brings; what came while it waited goes with it, so the alert's marks say more than the reasons."""
    story, news = content.story, news_of(content.alert.told_marks)
    if Reason.LEVEL_ROSE in reasons:
        yield Phrase("reply-level_rose", {"level": story.severity.level.name.lower()})
    # A reply that left so late that the next one is under way names all that hold.
    escalators = news.escalators or (news.holding if Reason.NEW_ESCALATOR in reasons else ())
    if escalators:
        yield Phrase("reply-new_escalator", {"what": _names("escalator", escalators, texts, reader)})
    publishers = dict.fromkeys(
        _publisher(source) for source in story.sources if source.item_id in news.corrections
    )
    if publishers:
        yield Phrase("reply-corrected", {"publisher": shortened(", ".join(publishers), NAMES_LIMIT)})
    # A toll that rose and was corrected while the reply waited is what it was.
    if news.dead_before not in (None, news.dead):
        yield _toll(story, news, texts, reader)
    if news.countries:
        names = ", ".join(country_name(code, reader.language) for code in news.countries)
        yield Phrase("reply-new_country", {"where": shortened(names, NAMES_LIMIT)})
    if news.ends:
        yield Phrase("reply-ended", {"what": _names("escalator", news.ends, texts, reader)})


def _toll(story: Story, news: News, texts: Texts, reader: Reader) -> Phrase:
    """Say how the toll changed since people last heard of it."""
    dead, before = spans(standing(story.sources), "dead"), news.dead_before or 0
    if not dead:
        return Phrase("reply-toll_withdrawn", {"low": before})
    figure = texts.plain(reader.language, summed(dead))
    if not before:
        return Phrase("reply-toll_first", {"figure": figure})
    return Phrase(
        "reply-toll_rose" if news.dead > before else "reply-toll_fell", {"figure": figure, "low": before}
    )


def _names(kind: str, slugs: Sequence[str], texts: Texts, reader: Reader) -> str:
    names = {slug: Phrase(f"{kind}-{slug}") for slug in slugs}
    return ", ".join(
        texts.plain(reader.language, name) if texts.has(reader.language, name.id) else slug
        for slug, name in names.items()
    )


def _headline(story: Story, source: StorySource, texts: Texts, reader: Reader) -> str:
    mark = texts.plain(reader.language, Phrase(f"level-{story.severity.level.name.lower()}"))
    title = shortened(source.title, TITLE_LIMIT) or shortened(source.summary, TITLE_LIMIT) or "…"
    return f"{mark} <b>{_linked(title, source.link)}</b>"


def _first_line(source: StorySource, story: Story, reader: Reader) -> str:
    return f"<i>{escape(_publisher(source), quote=False)}</i> · {_time(source.time, story, reader)}"


def _publisher(source: StorySource) -> str:
    return shortened(source.publisher, PUBLISHER_LIMIT)


def _time(at: datetime, story: Story, reader: Reader) -> str:
    """Each reader's own clock where the app knows the entity, the chat's zone where it does not.

    A time of another day than the story's newest has its date.
    """
    zone = ZoneInfo(reader.timezone)
    if at.astimezone(zone).date() == story.last_at.astimezone(zone).date():
        form, shown = "t", clock_time(at, reader.language, reader.timezone)
    else:
        form, shown = "dt", moment(at, reader.language, reader.timezone)
    return f'<tg-time unix="{int(at.timestamp())}" format="{form}">{shown}</tg-time>'


def _linked(text: str, link: str) -> str:
    if not link.startswith(("http://", "https://")) or len(link) > LINK_LIMIT:
        return escape(text, quote=False)
    return f'<a href="{escape(link)}">{escape(text, quote=False)}</a>'


def _figures(story: Story, texts: Texts, reader: Reader) -> list[str]:
    """Say what stands of each figure; what was taken back is shown no more."""
    lines = []
    statements = standing(story.sources)
    for name in FIGURES:
        said = spans(statements, name)
        if said:
            figure = texts.plain(reader.language, summed(said))
            lines.append(texts.html(reader.language, Phrase(f"alert-{name}", {"figure": figure})))
    return lines


def summed(spans: Sequence[tuple[int | None, int | None]]) -> Phrase:
    """Sum up what the sources say of one figure: a range where they differ."""
    lows = [low for low, _ in spans if low is not None]
    top = max(number for span in spans for number in span if number is not None)
    if not lows:
        return Phrase("figure-to", {"high": top})
    if (top, None) in spans:
        return Phrase("figure-from", {"low": top})
    if min(lows) == top:
        return Phrase("figure-exact", {"low": top})
    return Phrase("figure-range", {"low": min(lows), "high": top})


def _sources(story: Story, texts: Texts, reader: Reader) -> list[str]:
    head = texts.html(reader.language, Phrase("alert-sources", {"families": story.families}))
    lines = [f"<b>{head}</b>"]
    sources = newest_of_each(story.sources)
    for source in sources[:SOURCES_SHOWN]:
        text_id = "alert-copy" if source.copy else "alert-line"
        name = texts.plain(reader.language, Phrase(text_id, {"publisher": _publisher(source)}))
        lines.append(f"• {_linked(name, source.link)} · {_time(source.time, story, reader)}")
    hidden = len(sources) - SOURCES_SHOWN
    if hidden > 0:
        lines.append(texts.html(reader.language, Phrase("alert-sources-more", {"count": hidden})))
    return lines


def newest_of_each(sources: Sequence[StorySource]) -> list[StorySource]:
    """List each publisher once, in the order of their first items, by its newest item."""
    return list({source.publisher: source for source in sources}.values())


def _each_once(words: Sequence[str]) -> list[str]:
    """List words once each, whatever their case, as they were first written."""
    seen: dict[str, str] = {}
    for word in words:
        seen.setdefault(word.casefold(), word)
    return list(seen.values())


def _why(content: AlertContent, texts: Texts, reader: Reader) -> list[str]:
    lines = []
    if content.words:
        words = ", ".join(shortened(word, WORD_LIMIT) for word in _each_once(content.words)[:WORDS_SHOWN])
        lines.append(texts.html(reader.language, Phrase("alert-words", {"words": words})))
    lines += [texts.html(reader.language, _rule_line(rule, reader)) for rule in content.rules[:RULES_SHOWN]]
    return lines


def _rule_line(rule: Rule, reader: Reader) -> Phrase:
    name = next((pack.name(reader.language) for pack in packs() if pack.slug == rule.pack), None)
    if name is not None:
        return Phrase("alert-pack", {"number": rule.number, "name": name})
    return Phrase("alert-rule", {"number": rule.number, "text": shortened(rule.text, RULE_LIMIT)})


def _below(
    content: AlertContent, link: str, texts: Texts, reader: Reader
) -> tuple[tuple[RenderedButton, ...], ...]:
    """The row of buttons under an alert: the way to its item, where it has one, and why it came."""
    why = RenderedButton(texts.plain(reader.language, Phrase("button-why")), data=f"{WHY}:{content.alert.id}")
    if not link.startswith(("http://", "https://")) or len(link) > LINK_LIMIT:
        return ((why,),)
    return ((RenderedButton(texts.plain(reader.language, Phrase("button-open")), url=link), why),)


def _options(texts: Texts, reader: Reader) -> RenderedButton:
    return RenderedButton(texts.plain(reader.language, Phrase("button-options")), OPTIONS)


def buttons(rows: Rows, texts: Texts, reader: Reader) -> tuple[tuple[RenderedButton, ...], ...]:
    """Render rows of buttons."""
    return tuple(
        tuple(
            RenderedButton(
                shortened(texts.plain(reader.language, button.label, reader.timezone), 60),
                button.data,
                button.url,
            )
            for button in row
        )
        for row in rows
    )


def is_silent(content: AlertContent, reasons: Sequence[Reason]) -> bool:
    """Tell whether an alert's message makes no sound.

    Info is silent, important and critical sound; a reply sounds when the level rose; one rule that always
    sounds makes it sound, and it is silent when every rule is.
    """
    sounds = {rule.sound.value for rule in content.rules}
    if "always" in sounds:
        return False
    if sounds == {"never"}:
        return True
    if reasons and Reason.LEVEL_ROSE not in reasons and Reason.TOLD not in reasons:
        return True
    return content.story.severity.level is Level.INFO
