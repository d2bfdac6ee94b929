"""/stats: the figures in words in every language, and the picture that follows; and the file of everything that is kept."""

import json
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.charts.process import Drawing
from bot.charts.wire import PNG
from bot.clock import Wake
from bot.delivery.wording import Wording
from bot.exports import NEWEST
from bot.files import FileMaker
from bot.model import AnswerPress, Attachment, ChatId, EditMessage, FileKind, Picture, Place, SendAttachment
from bot.storage.schema import decisions
from bot.texts import LANGUAGES
from handlers import made
from tests.bot.outbox import Newsroom
from tests.botapi.markup import parse_html
from tests.handlers.people import ADMIN, GROUP, TEXTS, Talks
from tests.one_delivery import lease_one, sent_one

HERE = Place(ChatId(7))


class Pencil:
    """Draws as it is told to: what it was given is kept."""

    def __init__(self, drawn: bytes | None = PNG) -> None:
        self.drawn = drawn
        self.pictures: list[Picture] = []

    async def draw(self, picture: Picture) -> bytes | None:
        self.pictures.append(picture)
        return self.drawn


@pytest.fixture
def drawing(talks_with) -> Talks:
    return talks_with(draws=True)


async def told(talks: Talks, *, after: float = 40.0, language: str = "id") -> None:
    """Let a person have two stories, the second 40 s after it was published."""
    await talks.say("/start", language=language)
    newsroom = Newsroom(talks.store, talks.time)
    for title in ("Kerusuhan di Almaty", "Kerusuhan di Astana"):
        story = await newsroom.story(title)
        alert_id = await newsroom.alert(HERE, story)
        talks.time.move(after)
        async with talks.store.begin() as tx:
            rule = (await tx.rules.of_place(HERE))[0]
            await tx.connection.insert_new(
                decisions,
                [
                    {
                        "revision_id": story.sources[0].revision_id,
                        "rule_id": rule.id,
                        "story_id": story.id,
                        "chat_id": HERE.chat_id,
                        "topic": 0,
                        "reason": "told",
                        "at": talks.time.now(),
                    }
                ],
            )
            (due,) = await tx.deliveries.due(talks.time.now(), set(), 10)
            leased = await lease_one(tx, due.id, talks.time.now(), talks.time.now() + timedelta(minutes=1))
            assert leased is not None
            assert leased.alert_id == alert_id
            await sent_one(tx, due.id, 900 + alert_id, 1, talks.time.now())


async def make(talks: Talks, pencil: Pencil) -> bool:
    maker = FileMaker(
        talks.store,
        lambda wanted: made(wanted, talks.store, pencil, talks.services),
        talks.time,
        talks.time,
        talks.time,
        Wake(),
    )
    return await maker.step()


async def calls(talks: Talks) -> list[object]:
    """What would be called now, files with their bytes; settled as sent."""
    found: list[object] = []
    while True:
        async with talks.store.begin() as tx:
            due = await tx.deliveries.due(talks.time.now(), set(), 100)
            for waiting in due:
                now = talks.time.now()
                delivery = await lease_one(tx, waiting.id, now, now + timedelta(minutes=1))
                assert delivery is not None
                number = getattr(delivery.speech, "attachment_id", None)
                content = None if number is None else (await tx.attachments.get([number]))[number]
                found.append(Wording(TEXTS)(delivery, content))
                await sent_one(tx, delivery.id, 700 + delivery.id, 0, now)
        if not due:
            return found


FIGURES = {
    "id": (
        "📊 Dalam 14 hari terakhir saya mengabarkan 2 peristiwa.\n▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 2 · 1. kerusuhan\n"
        "⏱ Dari terbit sampai ke Anda: separuhnya dalam 40 dtk, sembilan dari sepuluh dalam 40 dtk."
    ),
    "en": (
        "📊 In the last 14 days I sent you 2 stories.\n▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 2 · 1. kerusuhan\n"
        "⏱ From publication to you: half of them within 40 sec, nine of ten within 40 sec."
    ),
    "ru": (
        "📊 За последние 14 дней я сообщил вам о 2 событиях.\n▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 2 · 1. kerusuhan\n"
        "⏱ От публикации до вас: половина за 40 с, девять из десяти за 40 с."
    ),
    "kk": (
        "📊 Соңғы 14 күнде сізге 2 оқиға туралы хабарладым.\n▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 2 · 1. kerusuhan\n"
        "⏱ Жарияланғаннан сізге жеткенше: жартысы 40 с ішінде, оннан тоғызы 40 с ішінде."
    ),
}
UNLOOKED = {
    "id": "📡 Ada 1 kanal yang saya pantau untuk Anda, tetapi belum saya lihat.",
    "en": "📡 I read one feed for you and have not looked yet.",
    "ru": "📡 Для вас я читаю 1 ленту, но ещё не смотрел.",
    "kk": "📡 Сіз үшін 1 таспа оқимын, бірақ әлі қараған жоқпын.",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_figures_in_words(talks, language):
    await told(talks, language=language)
    (answer,) = await talks.say("/stats", language=language)
    assert answer.text == f"{FIGURES[language]}\n{UNLOOKED[language]}"
    async with talks.store.begin() as tx:
        assert await tx.files.oldest() is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_picture_follows_with_the_figures_in_its_caption(drawing, language):
    await told(drawing, language=language)
    (answer,) = await drawing.say("/stats", language=language)
    assert answer.text.startswith(FIGURES[language])
    assert "🖼" in answer.text
    pencil = Pencil()
    assert await make(drawing, pencil)
    edited, sent = await calls(drawing)
    assert isinstance(edited, EditMessage)
    assert "🖼" not in edited.message.html
    assert isinstance(sent, SendAttachment)
    assert (sent.attachment.kind, sent.attachment.content) == (FileKind.PHOTO, PNG)
    caption = parse_html(sent.message.html).text
    assert caption.startswith(FIGURES[language].split("\n", maxsplit=1)[0])
    assert len(caption) <= 1_024
    (picture,) = pencil.pictures
    assert [(bars.label, sum(bars.counts)) for bars in picture.bars] == [("1 · kerusuhan", 2)]
    assert picture.half[-1] == 40.0
    assert not await make(drawing, pencil)


async def test_what_cannot_be_drawn_stays_in_words(drawing):
    await told(drawing)
    await drawing.say("/stats")
    assert await make(drawing, Pencil(None))
    (edited,) = await calls(drawing)
    assert isinstance(edited, EditMessage)
    assert "🖼" not in edited.message.html
    assert "2 · 1. kerusuhan" in parse_html(edited.message.html).text


async def test_where_nothing_happened_nothing_is_drawn(drawing):
    (without,) = await drawing.say("/stats")
    assert without.text.startswith("📊 Di sini belum ada aturan")
    await drawing.say("/add kerusuhan")
    (answer,) = await drawing.say("/stats")
    assert answer.text.startswith("📊 Dalam 14 hari terakhir tidak ada peristiwa")
    async with drawing.store.begin() as tx:
        assert await tx.files.count_waiting() == 0


async def test_one_picture_at_a_time(drawing):
    await told(drawing)
    await drawing.say("/stats")
    (again,) = await drawing.say("/stats")
    assert "🖼" not in again.text


async def test_a_chat_erased_meanwhile_gets_no_picture(drawing):
    await told(drawing)
    await drawing.say("/stats")
    await drawing.press("erase:1")
    assert not await make(drawing, Pencil())
    assert [call for call in await calls(drawing) if not isinstance(call, AnswerPress)] == []


async def test_the_process_draws_this_very_picture(drawing):
    await told(drawing, language="kk")
    await drawing.say("/stats", language="kk")
    pencil = Pencil()
    await make(drawing, pencil)
    content = await Drawing().draw(pencil.pictures[0])
    assert content is not None
    assert content.startswith(PNG)
    assert 20_000 < len(content) < 1_000_000


# ------------------------------------------------------------------------------------------------------- exports


async def exported(talks: Talks) -> tuple[Attachment, str, Mapping[str, object]]:
    assert await make(talks, Pencil())
    edited, sent = await calls(talks)
    assert isinstance(edited, EditMessage)
    assert isinstance(sent, SendAttachment)
    return sent.attachment, parse_html(sent.message.html).text, json.loads(sent.attachment.content)


CAPTIONS = {
    "id": "Semua yang saya simpan",
    "en": "Everything I keep",
    "ru": "Всё, что я храню",
    "kk": "сақтайтынымның бәрі",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_that_is_kept_comes_as_one_file(talks, language):
    await told(talks, language=language)
    (answer,) = await talks.say("/export", language=language)
    assert answer.text.startswith("⏳")
    file, caption, kept = await exported(talks)
    assert (file.kind, file.name) == (FileKind.DOCUMENT, "kentongan-export-2022-01-05.json")
    assert CAPTIONS[language] in caption
    assert kept["chat"]["language"] == language
    assert [rule["text"] for rule in kept["rules"]] == ["kerusuhan"]
    assert [alert["title"] for alert in kept["alerts"]] == ["Kerusuhan di Almaty", "Kerusuhan di Astana"]
    assert "left_out" not in kept
    # A row a line, so that people can read it too.
    assert '\n "rules": [\n  {"id": ' in file.content.decode()
    async with talks.store.begin() as tx:
        assert await tx.files.count_waiting() == 1  # its bytes, until the sender settles it


async def test_of_long_lists_the_newest_are_exported_and_the_rest_is_counted(talks):
    await told(talks)
    async with talks.store.begin() as tx:
        rows = await tx.connection.rows(decisions.select())
        many = [{**rows[0]._asdict(), "rule_id": 10_000 + number} for number in range(NEWEST)]
        await tx.connection.insert_new(decisions, many)
    await talks.say("/export")
    _, caption, kept = await exported(talks)
    assert len(kept["decisions"]) == NEWEST
    assert kept["left_out"] == {"decisions": 2}
    assert f"{NEWEST:,}".replace(",", ".") in caption
    assert "5.002 keputusan" in caption


async def test_a_stranger_has_nothing_to_export(talks):
    (answer,) = await talks.say("/export", language="en")
    assert answer.text == "I keep nothing about this chat."
    assert await talks.state() is None


async def test_in_a_group_only_admins_export(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say("/export", user=71, chat=GROUP)
    assert "admin" in answer.text.lower()
    (answer,) = await talks.say("/export", user=ADMIN, chat=GROUP)
    assert answer.text.startswith("⏳")
