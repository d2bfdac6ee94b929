"""Digests as people see them: whole, and within Telegram's limits whatever stands in them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import digest_messages
from bot.messages import Reader
from bot.model import (
    AlertId,
    Digest,
    DigestContent,
    DigestEntry,
    DigestId,
    DigestKind,
    HeldAlert,
    Level,
    Reason,
    RuleId,
    StoryConditions,
)
from bot.texts import LANGUAGES, Texts
from rules import Lexicon, parse
from tests.bot.stories.builders import alert, minutes, rule, source, story
from tests.bot.test_messages import HOSTILE_TITLES, fits, hostile
from tests.botapi.markup import parse_html

TEXTS = Texts()
ZONES = {"id": "Asia/Jakarta", "en": "UTC", "ru": "Europe/Moscow", "kk": "Asia/Almaty"}


def reader(language: str) -> Reader:
    return Reader(language, ZONES[language])


def entry(of, number=1, reason=Reason.DIGEST, turns=(), rules=()):
    held = HeldAlert(AlertId(number), DigestId(1), reason, minutes(0), minutes(60), turns)
    return DigestEntry(held, replace(alert(of), id=AlertId(number)), of, rules or (rule(),))


def content(*entries, kind=DigestKind.DIGEST, part=1, waiting=None, words=(), rule_id=None):
    digest = Digest(DigestId(1), rule().place, kind, minutes(60), rule_id, minutes(120))
    return DigestContent(digest, part, entries, len(entries) if waiting is None else waiting, words)


def said(of, language="en"):
    return fits(digest_messages.digest(of, TEXTS, reader(language)))


RIOT = story(
    source("Kompas", title="Riot in Almaty", at=-30),
    source("Tempo", title="Riots in Almaty", number=2, at=-10),
    level=Level.IMPORTANT,
)
FLOOD = story(source("Antara", title="Flood in Jakarta", at=-600), countries=("ID",))
FAIR = story(source("Suara", title="A fair", at=-20), countries=())


def test_a_digest_in_english():
    assert said(content(entry(RIOT, 1), entry(FLOOD, 2), entry(FAIR, 3))) == (
        "📋 Digest: 3 stories\n"
        "\n"
        "🇰🇿 Kazakhstan\n"
        "🟠 Riot in Almaty\n"
        "Kompas · 07:50 · 2 sources\n"
        "\n"
        "🇮🇩 Indonesia\n"
        "⚪ Flood in Jakarta\n"
        "Antara · 4 Jan, 22:00\n"
        "\n"
        "Elsewhere\n"
        "⚪ A fair\n"
        "Suara · 07:40"
    )


@pytest.mark.parametrize(
    ("language", "head", "country"),
    [
        ("id", "📋 Rangkuman: 1 berita", "🇰🇿 Kazakhstan"),
        ("ru", "📋 Сводка: 1 событие", "🇰🇿 Казахстан"),
        ("kk", "📋 Шолу: 1 оқиға", "🇰🇿 Қазақстан"),
    ],
)
def test_a_digest_in_other_languages(language, head, country):
    lines = said(content(entry(RIOT)), language).splitlines()
    assert (lines[0], lines[2]) == (head, country)


def test_why_it_comes_stands_at_its_head():
    quiet = entry(RIOT, reason=Reason.QUIET_HOURS)
    assert said(content(quiet)).startswith("🌙 While it was quiet: one story")
    assert said(content(quiet, entry(FAIR, 2))).startswith("📋 Digest: 2 stories")
    assert said(content(entry(RIOT), part=3)).startswith("📋 Digest, part 3")
    missed = content(entry(RIOT, reason=Reason.CAUGHT_UP), kind=DigestKind.CATCH_UP)
    assert said(missed).startswith(
        "⏳ While I could not look or write, 5 Jan, 07:50 – 5 Jan, 08:00: one story"
    )


def test_people_who_know_the_story_are_told_what_turned():
    rose = entry(RIOT, turns=(Reason.LEVEL_ROSE,))
    assert "This has become important." in said(content(rose))
    assert "It has taken a turn since I told you of it." in said(content(entry(RIOT, turns=(Reason.TOLD,))))


def test_a_flood_says_how_to_narrow_its_rule():
    words = ("gempa", "banjir bandang", "longsor", "api")
    shown = said(content(entry(RIOT), kind=DigestKind.FLOOD, waiting=40, words=words, rule_id=rule().id))
    assert shown.startswith(
        "🌊 Rule 1 finds a great deal. Until 5 Jan, 10:00 I gather it here; so far 40 stories."
    )
    assert "… and 39 more" in shown
    assert shown.endswith('NOT gempa, NOT "banjir bandang", NOT longsor, severity>=important')


def test_a_rule_that_was_removed_meanwhile_is_not_to_be_narrowed():
    gone = RuleId(999)
    shown = said(content(entry(RIOT), kind=DigestKind.FLOOD, words=("gempa", "longsor"), rule_id=gone))
    assert "/remove" not in shown
    assert "severity>=" not in shown


def test_the_only_word_of_a_rule_is_not_taken_from_it():
    grave = rule(conditions=StoryConditions(level_low=Level.IMPORTANT))
    shown = said(
        content(entry(RIOT, rules=(grave,)), kind=DigestKind.FLOOD, words=("gempa",), rule_id=grave.id)
    )
    assert "NOT" not in shown
    assert shown.endswith("sources>=3")


@given(st.text(min_size=1))
def test_what_is_suggested_can_be_written_behind_a_rule(word):
    quoted = digest_messages._quoted(word)
    # A word that found something has letters or digits.
    if not any(letter.isalpha() or letter.isdigit() for letter in word):
        return
    parse(f"(kerusuhan) NOT {quoted}", LEXICON)


LEXICON = Lexicon()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=range(len(HOSTILE_TITLES)))
def test_whatever_60_stories_are_called_telegram_takes_it(language, title):
    grave = hostile(title, 3)
    codes = ("KZ", "ID", "RU", "US", "XX")
    entries = [
        entry(replace(grave, countries=frozenset(codes[: number % 6])), number) for number in range(60)
    ]
    for kind in DigestKind:
        full = content(
            *entries, kind=kind, waiting=600, words=(title, f"{title}2", "x" * 400), rule_id=rule().id
        )
        message = digest_messages.digest(full, TEXTS, reader(language))
        fits(message)
        assert 0 < len(message.shows) <= 60
        assert [one.alert_id for one in message.shows] == [one.alert.id for one in entries][
            : len(message.shows)
        ]


@given(title=st.text(), publisher=st.text(), link=st.text(), word=st.text())
def test_no_text_from_outside_is_ever_markup(title, publisher, link, word):
    outside = replace(
        source(title=title), publisher=publisher, link=f"https://a.example/{link}", summary=title
    )
    flood = content(entry(story(outside)), kind=DigestKind.FLOOD, words=(word, "x"), rule_id=rule().id)
    entities = {e.kind for e in parse_html(digest_messages.digest(flood, TEXTS, reader("en")).html).entities}
    assert entities <= {"bold", "italic", "code", "text_link", "date_time"}


def test_what_sounds():
    mild, grave = entry(FAIR), entry(RIOT)
    assert digest_messages.is_silent(content(mild))
    assert not digest_messages.is_silent(content(mild, grave))
    assert digest_messages.is_silent(content(grave, kind=DigestKind.CATCH_UP))
