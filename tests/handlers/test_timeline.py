"""How a story went, line by line."""

from dataclasses import replace
from datetime import timedelta

from bot.model import DeliveryKind, DeliveryState, Level, PastDelivery, Reason, ScoreLine, Severity
from handlers.alerts.timeline import timeline
from rules.item import Annotation
from tests.bot.stories import builders
from tests.handlers.people import TEXTS
from tests.manual_time import START

MINUTE = timedelta(minutes=1)


def source(number: int, **changes):
    made = builders.source()
    at = START + number * MINUTE
    return replace(made, publisher=f"Koran {number}", family=f"koran{number}", time=at, seen_at=at, **changes)


def said(story, deliveries=(), merged=(), language="en") -> list[str]:
    alert = replace(builders.alert(story), sent_at=START + MINUTE, message_id=5)
    phrases = timeline(story, alert, deliveries, merged, TEXTS, language)
    return [
        TEXTS.plain(language, phrase).partition(" – ")[2] or TEXTS.plain(language, phrase)
        for phrase in phrases
    ]


def test_a_rise_is_told_with_what_makes_the_level_of_now():
    story = builders.story(source(0), source(2))
    lines = (ScoreLine("topic", 25, "unrest"), ScoreLine("families", 10, "2"), ScoreLine("stale", -20))
    story = replace(story, severity=Severity(75, Level.CRITICAL, lines))
    rises = [
        PastDelivery(DeliveryKind.REPLY, DeliveryState.SENT, level, (Reason.LEVEL_ROSE,), None, None, at, at)
        for level, at in ((Level.IMPORTANT, START + 2 * MINUTE), (Level.CRITICAL, START + 3 * MINUTE))
    ]

    told = said(story, rises)

    assert [line for line in told if "became" in line] == ["🟠 became important", "🔴 became critical"]
    assert told[told.index("🔴 became critical") + 1].startswith("   because: ")
    assert told.count("📨 I told you what was new") == 2


def test_a_correction_an_end_a_country_and_a_twin_are_told():
    story = builders.story(
        source(0, annotation=Annotation("en", regions=("KZ",), figures={"dead": (9, 9)}, marks=("curfew",))),
        source(2, annotation=Annotation("en", regions=("KZ", "RU"), marks=("end:curfew",))),
        source(
            3,
            annotation=Annotation("en", regions=("KZ",), figures={"dead": (2, 2)}, marks=("correction",)),
        ),
    )

    told = said(story, merged=[("Riots in Almaty", START + 4 * MINUTE)])

    assert told[1:3] == ["❗ curfew", "Dead: 9"]
    assert "over: curfew" in told
    assert "also: Russia" in told
    assert any(line.startswith("✏️ Koran 3 corrects: ") for line in told)
    assert told[-2:] == ["Dead: 2", "“Riots in Almaty” turned out to be the same event"]


def test_of_a_story_of_very_many_the_first_and_the_newest_are_told():
    story = builders.story(
        *(
            source(number, annotation=Annotation("en", figures={"dead": (number, number)}))
            for number in range(1_000)
        )
    )

    told = said(story)

    assert told[0].startswith("Koran 0 was first")
    assert "… and 919 more reports in between" in told
    assert sum("Koran" in line for line in told) == 81
