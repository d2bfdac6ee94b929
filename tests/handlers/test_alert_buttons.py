"""Under an alert: what it was that was not wanted, more of its story, and the way back, for who may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from inline_snapshot import snapshot

from bot.model import (
    Alert,
    AlertId,
    ChatId,
    DeliveryKind,
    Level,
    Match,
    MuteKind,
    Place,
    Reason,
    Situation,
    SituationId,
    Story,
    Wishes,
)
from handlers.making.understanding import understood
from rules.item import Annotation
from tests.bot.outbox import Newsroom
from tests.handlers.people import ADMIN, GROUP, MEMBER, Answer, Talks
from tests.one_delivery import lease_one, sent_one

HERE = Place(ChatId(7))
THERE = Place(ChatId(GROUP))
TITLE = "Film Kerusuhan Almaty Tayang Perdana di Jakarta"
LANGUAGES = ("id", "en", "ru", "kk")


def seen(answers: list[Answer]) -> list[tuple[str, str, list[str]]]:
    return [(answer.kind, answer.text, list(answer.buttons)) for answer in answers]


async def told(
    talks: Talks, *texts: str, place: Place = HERE, language: str = "en", story: Story | None = None
) -> Story:
    """Tell a place of a story by these rules, as message 500."""
    room = Newsroom(talks.store, talks.time)
    await room.open(place.chat_id, language)
    story = story or await room.story(TITLE)
    now = talks.time.now()
    async with talks.store.begin() as tx:
        rules = []
        for text in texts or ("kerusuhan",):
            draft = understood(text, place, "en", talks.lexicon).draft
            rule, _ = await tx.rules.add(draft, now)
            rules.append(rule)
            await tx.stories.add_matches(
                [Match(story.id, rule.query_id, story.sources[0].revision_id, ("Kerusuhan",))]
            )
        situation = Situation(
            SituationId(0), place, rules[0].id, frozenset(), frozenset(), Level.INFO, None, now
        )
        (situation_id,) = await tx.alerts.begin([situation])
        begun = Alert(
            id=AlertId(0),
            place=place,
            story_id=story.id,
            situation_id=situation_id,
            rule_ids=tuple(rule.id for rule in rules),
            message_id=None,
            sent_version=0,
            shown_version=0,
            told_level=story.severity.level,
            told_marks=frozenset(),
            replied_at=None,
            deleted=False,
        )
        (alert,) = await tx.alerts.add([begun])
    await room.deliver(DeliveryKind.SEND, place, alert.id, story, (Reason.TOLD,))
    await settle(talks, 500)
    return story


async def settle(talks: Talks, message_id: int) -> None:
    """Have what is due taken by Telegram as this message."""
    async with talks.store.begin() as tx:
        now = talks.time.now()
        (due,) = await tx.deliveries.due(now, [], 10)
        leased = await lease_one(tx, due.id, now, now + timedelta(minutes=1))
        assert leased is not None
        await sent_one(tx, leased.id, message_id, 1, now)


async def asked(talks: Talks, **who: int) -> Answer:
    """Press "not for me"."""
    _, question = await talks.press("go:unwanted", **who)
    return question


# ------------------------------------------------------------------------------------------------- the dots


async def test_the_dots_show_what_else_can_be_done_and_the_way_back(talks: Talks):
    await told(talks)

    _, offered = await talks.press("opts")
    _, back = await talks.press(offered.buttons["◀ Back"])

    assert (offered.kind, offered.message_id) == ("buttons", 500)
    assert list(offered.buttons) == ["Why?", "👎 Not for me", "🗞 More", "🔕 Mute", "◀ Back"]
    assert back.buttons == {"Why?": "why:1", "🔕 Mute": "mute", "⋯": "opts"}


async def test_a_reply_to_an_alert_has_its_own_usual_buttons(talks: Talks):
    story = await told(talks)
    room = Newsroom(talks.store, talks.time)
    await room.deliver(DeliveryKind.REPLY, HERE, AlertId(1), replace(story, version=2), (Reason.LEVEL_ROSE,))
    await settle(talks, 501)

    _, offered = await talks.press("opts", message=501)
    _, back = await talks.press(offered.buttons["◀ Back"], message=501)
    _, more = await talks.press("go:more", message=501)

    assert back.buttons == {"Why?": "why:1", "⋯": "opts"}
    assert "What happened" in more.text


# ------------------------------------------------------------------------------------------------ not for me


QUESTIONS = {
    "id": snapshot(
        (
            "message",
            """\
Kabar ini datang dari aturan 1 (kerusuhan) karena kata: Kerusuhan
Apa yang mulai sekarang tidak perlu dikirim?\
""",
            [
                "✂ Film",
                "✂ Almaty",
                "✂ Tayang",
                "✂ Perdana",
                "✂ Jakarta",
                "Hanya judul",
                "Hanya lebih genting",
                "⏸ Jeda aturan 1",
                "🔕 Kantor Berita",
                "◀ Aturan 1",
                "✖ Tutup",
            ],
        )
    ),
    "en": snapshot(
        (
            "message",
            """\
Rule 1 (kerusuhan) brought this because of: Kerusuhan
What should it leave out from now on?\
""",
            [
                "✂ Film",
                "✂ Almaty",
                "✂ Tayang",
                "✂ Perdana",
                "✂ Jakarta",
                "Only titles",
                "Graver only",
                "⏸ Pause rule 1",
                "🔕 Kantor Berita",
                "◀ Rule 1",
                "✖ Close",
            ],
        )
    ),
    "ru": snapshot(
        (
            "message",
            """\
Это пришло по правилу 1 (kerusuhan) из-за слов: Kerusuhan
Чего больше не присылать?\
""",
            [
                "✂ Film",
                "✂ Almaty",
                "✂ Tayang",
                "✂ Perdana",
                "✂ Jakarta",
                "Только заголовки",
                "Только серьёзнее",
                "⏸ Правило 1",
                "🔕 Kantor Berita",
                "◀ Правило 1",
                "✖ Закрыть",
            ],
        )
    ),
    "kk": snapshot(
        (
            "message",
            """\
Бұл 1-ереже бойынша (kerusuhan) мына сөздерге байланысты келді: Kerusuhan
Енді нені жібермейін?\
""",
            [
                "✂ Film",
                "✂ Almaty",
                "✂ Tayang",
                "✂ Perdana",
                "✂ Jakarta",
                "Тек тақырыптар",
                "Тек қауіптірегі",
                "⏸ 1-ереже",
                "🔕 Kantor Berita",
                "◀ 1-ереже",
                "✖ Жабу",
            ],
        )
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_words_that_brought_it_are_shown_and_others_offered(talks: Talks, language):
    await told(talks, language=language)

    question = await asked(talks)

    assert (question.kind, question.text, list(question.buttons)) == QUESTIONS[language]


async def test_a_word_is_left_out_and_taken_in_again(talks: Talks):
    await told(talks)
    question = await asked(talks)

    toast, done = await talks.press(question.buttons["✂ Perdana"], message=600)
    (without,) = await talks.rules()
    _, card = await talks.press(done.buttons["↩ Undo"], message=600)
    (again,) = await talks.rules()

    assert (toast.text, done.kind, done.message_id) == ("Saved", "edit", 600)
    assert done.text == (
        "✂ News with the word “Perdana” will not come any more.\nRule 1: kerusuhan AND NOT perdana"
    )
    assert without.text == "kerusuhan AND NOT perdana"
    assert (again.text, again.id, again.query_id != without.query_id) == ("kerusuhan", without.id, True)
    assert card.text.startswith("Rule 1: kerusuhan")


@pytest.mark.parametrize(
    ("label", "text"),
    [("Only titles", "title:kerusuhan"), ("Graver only", "kerusuhan severity>=important")],
)
async def test_a_rule_is_narrowed_with_a_way_back(talks: Talks, label, text):
    await told(talks)
    question = await asked(talks)

    _, done = await talks.press(question.buttons[label])
    (narrowed,) = await talks.rules()
    await talks.press(done.buttons["↩ Undo"])

    assert narrowed.text == text
    assert [rule.text for rule in await talks.rules()] == ["kerusuhan"]


async def test_a_rule_is_paused_and_a_source_muted_with_a_way_back(talks: Talks):
    await told(talks)
    question = await asked(talks)

    _, paused = await talks.press(question.buttons["⏸ Pause rule 1"])
    (rule,) = await talks.rules()
    await talks.press(paused.buttons["↩ Undo"])
    _, hushed = await talks.press(question.buttons["🔕 Kantor Berita"])
    async with talks.store.begin() as tx:
        (mute,) = await tx.mutes.of_place(HERE, talks.time.now())
    await talks.press(hushed.buttons["↩ Undo"])

    assert rule.paused
    assert not (await talks.rules())[0].paused
    assert (mute.kind, mute.target) == (MuteKind.SOURCE, "kantor")
    async with talks.store.begin() as tx:
        assert (await tx.mutes.wishes([HERE], talks.time.now())).get(HERE, Wishes()) == Wishes()


async def test_the_story_itself_is_muted_with_what_was_left_out(talks: Talks):
    story = await told(talks)
    question = await asked(talks)
    _, done = await talks.press(question.buttons["✂ Perdana"], message=600)

    _, muted = await talks.press(done.buttons["🔕 This story too"], message=600)

    assert muted.text == "🔕 You will hear no more of this story either."
    async with talks.store.begin() as tx:
        wishes = await tx.mutes.wishes([HERE], talks.time.now())
    assert wishes[HERE].stories == {story.id}


async def test_of_several_rules_it_is_asked_which(talks: Talks):
    await told(talks, "kerusuhan", "kerusuhan OR almaty")
    which = await asked(talks)

    _, question = await talks.press(which.buttons["Rule 2"], message=600)
    await talks.press(question.buttons["✂ Tayang"], message=600)
    _, closed = await talks.press(which.buttons["✖ Close"], message=600)

    assert which.text.startswith("Several rules brought this.")
    assert [rule.text for rule in await talks.rules()] == [
        "kerusuhan",
        "(kerusuhan OR almaty) AND NOT tayang",
    ]
    assert (closed.kind, closed.message_id) == ("gone", 600)


async def test_a_choice_made_twice_or_of_a_rule_that_is_gone_changes_nothing(talks: Talks):
    await told(talks)
    question = await asked(talks)
    word = question.buttons["✂ Perdana"]

    await talks.press(word)
    (twice,) = await talks.press(word)
    await talks.say("/remove 1")
    (gone,) = await talks.press(question.buttons["Only titles"])
    (none,) = await talks.press("go:unwanted")

    assert twice.text == "That choice is out of date."
    assert gone.text == "The rule that brought this is gone."
    assert none.text == "The rule that brought this is gone."


# ------------------------------------------------------------------------------------------------------- more


async def grown(talks: Talks) -> Story:
    """A story of four publishers: a toll that rises, a copy, a state of emergency."""
    room = Newsroom(talks.store, talks.time)
    story = await room.story("Kerusuhan di Almaty")
    (first,) = story.sources
    sources = [first]
    marks = [
        ("Antara", "2", False, ("emergency",), 2),
        ("Tempo", "3", True, (), 2),
        ("Kompas", "4", False, (), 5),
    ]
    for number, (publisher, link, copy, mark, dead) in enumerate(marks, start=1):
        other = await room.story(f"Kerusuhan di Almaty, kabar {link}")
        at = first.time + timedelta(minutes=10 * number)
        annotation = Annotation("id", regions=("KZ",), figures={"dead": (dead, dead)}, marks=mark)
        sources.append(
            replace(
                other.sources[0],
                publisher=publisher,
                family=publisher.lower(),
                link=f'https://news.example/{link}?a=1&b="x"',
                time=at,
                seen_at=at,
                copy=copy,
                annotation=annotation,
            )
        )
    whole = replace(story, version=2, sources=tuple(sources))
    async with talks.store.begin() as tx:
        await tx.stories.save(whole)
    return whole


PAGES = {
    "id": snapshot(
        (
            "message",
            """\
3 sumber
• Kantor Berita · 5 Jan, 15:00
• Antara · 5 Jan, 15:10
• Tempo · 5 Jan, 15:20 (teks sama)
• Kompas · 5 Jan, 15:30

Yang terjadi
5 Jan, 15:00 – Kantor Berita yang pertama mengabarkan: “Kerusuhan di Almaty”
5 Jan, 15:00 – 📨 saya mengabari Anda
5 Jan, 15:10 – Antara: “Kerusuhan di Almaty, kabar 2”
5 Jan, 15:10 – ❗ keadaan darurat
5 Jan, 15:10 – Tewas: 2
5 Jan, 15:20 – Tempo memuat teks yang sama
5 Jan, 15:30 – Kompas: “Kerusuhan di Almaty, kabar 4”
5 Jan, 15:30 – Tewas: 2–5\
""",
            ["✖ Tutup"],
        )
    ),
    "en": snapshot(
        (
            "message",
            """\
3 sources
• Kantor Berita · 5 Jan, 15:00
• Antara · 5 Jan, 15:10
• Tempo · 5 Jan, 15:20 (same text)
• Kompas · 5 Jan, 15:30

What happened
5 Jan, 15:00 – Kantor Berita was first: “Kerusuhan di Almaty”
5 Jan, 15:00 – 📨 I told you
5 Jan, 15:10 – Antara: “Kerusuhan di Almaty, kabar 2”
5 Jan, 15:10 – ❗ state of emergency
5 Jan, 15:10 – Dead: 2
5 Jan, 15:20 – Tempo repeats another's text
5 Jan, 15:30 – Kompas: “Kerusuhan di Almaty, kabar 4”
5 Jan, 15:30 – Dead: 2–5\
""",
            ["✖ Close"],
        )
    ),
    "ru": snapshot(
        (
            "message",
            """\
3 источника
• Kantor Berita · 5 янв., 15:00
• Antara · 5 янв., 15:10
• Tempo · 5 янв., 15:20 (тот же текст)
• Kompas · 5 янв., 15:30

Как всё было
5 янв., 15:00 – первое сообщение, Kantor Berita: «Kerusuhan di Almaty»
5 янв., 15:00 – 📨 я сообщил вам
5 янв., 15:10 – Antara: «Kerusuhan di Almaty, kabar 2»
5 янв., 15:10 – ❗ чрезвычайное положение
5 янв., 15:10 – Погибли: 2
5 янв., 15:20 – Tempo: тот же текст
5 янв., 15:30 – Kompas: «Kerusuhan di Almaty, kabar 4»
5 янв., 15:30 – Погибли: 2–5\
""",
            ["✖ Закрыть"],
        )
    ),
    "kk": snapshot(
        (
            "message",
            """\
3 дереккөз
• Kantor Berita · 5 қаң., 15:00
• Antara · 5 қаң., 15:10
• Tempo · 5 қаң., 15:20 (сол мәтін)
• Kompas · 5 қаң., 15:30

Не болды
5 қаң., 15:00 – алғаш хабарлаған Kantor Berita: «Kerusuhan di Almaty»
5 қаң., 15:00 – 📨 сізге хабарладым
5 қаң., 15:10 – Antara: «Kerusuhan di Almaty, kabar 2»
5 қаң., 15:10 – ❗ төтенше жағдай
5 қаң., 15:10 – Қаза тапқандар: 2
5 қаң., 15:20 – Tempo: сол мәтін
5 қаң., 15:30 – Kompas: «Kerusuhan di Almaty, kabar 4»
5 қаң., 15:30 – Қаза тапқандар: 2–5\
""",
            ["✖ Жабу"],
        )
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_more_tells_all_sources_and_how_it_went(talks: Talks, language):
    await told(talks, story=await grown(talks), language=language)

    _, more = await talks.press("go:more")

    assert (more.kind, more.text, list(more.buttons)) == PAGES[language]


async def test_a_long_story_is_leafed_through_in_one_message(talks: Talks):
    room = Newsroom(talks.store, talks.time)
    story = await room.story()
    first = story.sources[0]
    others = [(await room.story(f"Kabar ke-{number} " + "panjang " * 12)).sources[0] for number in range(40)]
    named = [
        replace(one, publisher=f"Koran {number}", link=f"https://news.example/{'x' * 300}/{number}")
        for number, one in enumerate(others)
    ]
    async with talks.store.begin() as tx:
        await tx.stories.save(replace(story, version=2, sources=(first, *named)))
    await told(talks, story=story)

    _, page = await talks.press("go:more")
    texts = [page.text]
    while "▶" in page.buttons:
        _, page = await talks.press(page.buttons["▶"], message=600)
        assert (page.kind, page.message_id) == ("edit", 600)
        texts.append(page.text)
    _, before = await talks.press(page.buttons["◀"], message=600)
    _, closed = await talks.press(page.buttons["✖ Close"], message=600)

    whole = "\n".join(texts)
    assert len(texts) > 2
    assert all(f"Koran {number} · " in whole for number in range(40))
    assert before.text == texts[-2]
    assert (closed.kind, closed.message_id) == ("gone", 600)


async def test_an_old_message_cannot_be_taken_away_and_is_made_small(talks: Talks):
    await told(talks)
    _, more = await talks.press("go:more")
    talks.time.move(47 * 3_600)

    _, closed = await talks.press(more.buttons["✖ Close"], message=600)

    assert (closed.kind, closed.text, closed.buttons) == ("edit", "Closed.", {})


# -------------------------------------------------------------------------------------------------- who may


async def test_in_a_group_everybody_reads_and_admins_change(talks: Talks):
    await told(talks, place=THERE)
    member = {"user": MEMBER, "chat": GROUP}

    _, offered = await talks.press("opts", **member)
    _, more = await talks.press("go:more", **member)
    (refused,) = await talks.press("go:unwanted", **member)
    question = await asked(talks, user=ADMIN, chat=GROUP)
    (also,) = await talks.press(question.buttons["Only titles"], **member)
    await talks.press(question.buttons["Only titles"], user=ADMIN, chat=GROUP)

    assert (offered.kind, "What happened" in more.text) == ("buttons", True)
    assert (refused.kind, also.kind) == ("toast", "toast")
    assert [rule.text for rule in await talks.rules(GROUP)] == ["title:kerusuhan"]


@pytest.mark.parametrize(
    "data",
    [
        *("opts", "usual", "go:more", "go:unwanted", "more:1:0", "uw:1:1", "uless:1:1:titles"),
        *(
            "uless:1:1:pause",
            "uless:1:1:source",
            "uword:1:1:00000000",
            "uword:1:1:zz",
            "go:nowhere",
            "more:-1:0",
        ),
    ],
)
async def test_another_chat_s_alert_is_out_of_reach(talks: Talks, data):
    await told(talks)
    await talks.say("/start", user=8, language="en")
    before = await talks.rules()

    answers = await talks.press(data, user=8, language="en")

    assert [answer.kind for answer in answers] == ["toast"]
    assert answers[0].text
    assert await talks.rules() == before
