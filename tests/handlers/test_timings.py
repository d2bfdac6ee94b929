"""/quiet and /digest, in words and by buttons; what waits follows a new wish."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model import ChatId, DigestKind, DigestTime, Hold, Place, QuietHours, Reason, Schedule, Timing
from bot.texts import LANGUAGES
from tests.bot.outbox import Newsroom
from tests.handlers.people import ADMIN, GROUP

CHAT = ChatId(7)
NIGHT = QuietHours(22 * 60, 6 * 60)
START_OF_NIGHT = datetime(2022, 1, 5, 15, 0, tzinfo=UTC)  # 22:00 in Jakarta


async def timing(talks, chat=CHAT) -> Timing:
    async with talks.store.begin() as tx:
        return await tx.digests.timing(chat)


async def test_quiet_hours_are_set_shown_and_ended(talks):
    assert "Saya menulis kapan saja" in (await talks.say("/quiet"))[0].text
    (answer,) = await talks.say("/quiet 22:00-06:00")
    assert "Tenang dari 22:00 sampai 06:00, waktu Jakarta" in answer.text
    assert "Yang genting tetap langsung dikirim" in answer.text
    assert (await timing(talks)).quiet == NIGHT
    assert (await talks.say("/quiet"))[0].text == answer.text
    await talks.say("/quiet off")
    assert (await timing(talks)).quiet is None


async def test_quiet_hours_by_button(talks):
    (answer,) = await talks.say("/quiet")
    toast, shown = await talks.press(answer.buttons["🌙 22:00–06:00"])
    assert toast.kind == "toast"
    assert (await timing(talks)).quiet == NIGHT
    _, shown = await talks.press(shown.buttons["☑ 🔴 langsung"])
    assert "Yang genting pun menunggu" in shown.text
    assert (await timing(talks)).quiet == QuietHours(NIGHT.begin, NIGHT.end, critical_passes=False)
    # A further night keeps that.
    _, shown = await talks.press(shown.buttons["🌙 23:00–07:00"])
    assert (await timing(talks)).quiet == QuietHours(23 * 60, 7 * 60, critical_passes=False)
    _, shown = await talks.press(shown.buttons["Tanpa jam tenang"])
    assert (await timing(talks)).quiet is None


@pytest.mark.parametrize("said", ["malam", "22:00", "22:00-25:00", "<b>", "9" * 300])
async def test_wrong_quiet_hours_are_answered_with_an_example(talks, said):
    (answer,) = await talks.say(f"/quiet {said}")
    assert "22:00-06:00" in answer.text
    assert (await timing(talks)).quiet is None
    # The example may be written as it stands.
    await talks.say("22:00-06:00")
    assert (await timing(talks)).quiet == NIGHT
    assert await talks.rules() == []


async def test_quiet_hours_of_no_or_a_whole_day_are_not_set(talks):
    (answer,) = await talks.say("/quiet 22:00-22:00")
    assert "dua jam yang berbeda" in answer.text
    assert (await timing(talks)).quiet is None


WRITTEN = {
    "id": ("10 malam sampai 6 pagi", "Senin 9 pagi", "Tenang dari 22:00 sampai 06:00", "Senin, pukul 09:00"),
    "en": ("10 pm to 6 am", "Monday 9 am", "Quiet from 22:00 to 06:00", "Monday, 09:00"),
    "ru": ("с 10 вечера до 6 утра", "понедельник 9 утра", "Тихо с 22:00 до 06:00", "понедельник, 09:00"),
    "kk": (
        "кешкі 10-нан таңғы 6-ға дейін",
        "дүйсенбі таңғы 9",
        "22:00 – 06:00 аралығында тыныш",
        "дүйсенбі, 09:00",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_times_are_asked_for_and_written_in_words(talks, language):
    night, week, quiet, weekly = WRITTEN[language]
    (answer,) = await talks.say("/quiet", language=language)
    toast, question = await talks.press(labelled(answer, "✍️"), language=language)
    assert (toast.kind, question.kind) == ("toast", "edit")
    assert night in question.text
    (told,) = await talks.say(night, language=language)
    assert quiet in told.text
    assert (await timing(talks)).quiet == NIGHT
    (answer,) = await talks.say("/digest", language=language)
    _, question = await talks.press(labelled(answer, "✍️"), language=language)
    assert week in question.text
    (told,) = await talks.say(week, language=language)
    assert weekly in told.text
    assert (await timing(talks)).digest == DigestTime(Schedule.WEEKLY, 540, 0)
    # Nobody is asked any more: words are words again.
    (draft, *_) = await talks.say("kerusuhan", language=language)
    assert "kerusuhan" in draft.text


async def test_who_is_not_understood_may_write_it_again_or_go_back(talks):
    (answer,) = await talks.say("/quiet")
    await talks.press(labelled(answer, "✍️"))
    (told,) = await talks.say("nanti malam")
    assert "Saya tidak mengerti “nanti malam”" in told.text
    (told,) = await talks.say("22-6")
    assert "Tenang dari 22:00" in told.text
    _, question = await talks.press(labelled(told, "✍️"))
    _, back = await talks.press(labelled(question, "◀"))
    assert "Tenang dari 22:00" in back.text


async def test_in_a_group_the_answer_is_a_reply(talks):
    await talks.say("/start", user=ADMIN, chat=GROUP)
    (answer,) = await talks.say("/quiet", user=ADMIN, chat=GROUP)
    toast, question = await talks.press(labelled(answer, "✍️"), user=ADMIN, chat=GROUP)
    assert (toast.kind, question.kind) == ("toast", "message")


def labelled(answer, mark: str) -> str:
    return next(data for label, data in answer.buttons.items() if label.startswith(mark))


async def test_digests_are_set_shown_and_ended(talks):
    assert "begitu terjadi" in (await talks.say("/digest"))[0].text
    (answer,) = await talks.say("/digest 07:30")
    assert "setiap hari pukul 07:30 (Jakarta)" in answer.text
    assert "Berikutnya: 6 Jan, 07:30" in answer.text
    assert (await timing(talks)).digest == DigestTime(Schedule.DAILY, 450)
    (answer,) = await talks.say("/digest mon 08:00")
    assert "Senin, pukul 08:00" in answer.text
    (answer,) = await talks.say("/digest hourly")
    assert "setiap jam" in answer.text
    await talks.say("/digest off")
    assert (await timing(talks)).digest.schedule is Schedule.AT_ONCE


async def test_digests_by_button(talks):
    (answer,) = await talks.say("/digest")
    _, shown = await talks.press(answer.buttons["Harian 18:00"])
    assert (await timing(talks)).digest == DigestTime(Schedule.DAILY, 18 * 60)
    _, shown = await talks.press(shown.buttons["☑ 🔴 langsung"])
    assert not (await timing(talks)).digest.critical_passes
    _, shown = await talks.press(shown.buttons["Senin 07:30"])
    assert (await timing(talks)).digest == DigestTime(Schedule.WEEKLY, 450, 0, critical_passes=False)
    _, shown = await talks.press(shown.buttons["Tanpa rangkuman"])
    assert (await timing(talks)).digest.schedule is Schedule.AT_ONCE


async def test_a_rule_has_a_schedule_of_its_own(talks):
    await talks.say("/add kerusuhan")
    await talks.say("/add banjir")
    (answer,) = await talks.say("/digest #2 daily")
    assert "2. banjir: setiap hari pukul 07:30" in answer.text
    assert [rule.schedule for rule in await talks.rules()] == [Schedule.AT_ONCE, Schedule.DAILY]
    _, shown = await talks.press(answer.buttons["Aturan 2: harian"])
    assert [rule.schedule for rule in await talks.rules()] == [Schedule.AT_ONCE, Schedule.WEEKLY]
    await talks.say("/digest #1 langsung")
    assert [rule.schedule for rule in await talks.rules()] == [Schedule.ALWAYS, Schedule.WEEKLY]
    await talks.say("/digest langsung")
    assert (await timing(talks)).digest.schedule is Schedule.AT_ONCE
    await talks.say("/digest #2 mon 09:00")
    assert (await timing(talks)).digest == DigestTime(Schedule.AT_ONCE, 540, 0)
    assert "/rules" in (await talks.say("/digest #9 daily"))[0].text
    del shown


async def test_another_places_rules_cannot_be_scheduled(talks):
    await talks.say("/add kerusuhan", user=8)
    (answer, *_) = await talks.press("sched:1:weekly")
    assert answer.kind == "toast"
    assert [rule.schedule for rule in await talks.rules(8)] == [Schedule.AT_ONCE]


@pytest.mark.parametrize("data", ["quiet:5000:0", "digest:yearly:450:0", "digest:daily:450:9", "qpass:maybe"])
async def test_forged_buttons_do_nothing(talks, data):
    await talks.say("/start")
    (answer,) = await talks.press(data)
    assert answer.kind == "toast"
    assert await timing(talks) == Timing()


@pytest.mark.parametrize("said", ["besok", "mon malam", "<i>"])
async def test_a_wrong_digest_is_answered_with_an_example(talks, said):
    (answer,) = await talks.say(f"/digest {said}")
    assert "7:30" in answer.text


# ----------------------------------------------------------------------------------------- what waits already


@pytest.fixture
async def waiting(talks):
    """An alert that waits for the end of quiet hours, and a way to see until when."""
    talks.time.move((START_OF_NIGHT - talks.time.now()).total_seconds() + 3_600)
    await talks.say("/quiet 22:00-06:00")
    newsroom = Newsroom(talks.store, talks.time)
    story = await newsroom.story()
    alert_id = await newsroom.alert(Place(CHAT), story)
    (alert,) = await newsroom.alerts(story)
    async with talks.store.begin() as tx:
        hold = Hold(Reason.QUIET_HOURS, DigestKind.DIGEST, START_OF_NIGHT + timedelta(hours=8))
        await tx.digests.hold(alert, hold, (), talks.time.now())
        (due,) = await tx.deliveries.due(talks.time.now(), (), 1)
        await tx.deliveries.withdraw(due.id, Reason.QUIET_HOURS, talks.time.now())

    async def until():
        async with talks.store.begin() as tx:
            return (await tx.digests.held(alert_id)).due_at

    return until


async def test_longer_quiet_hours_make_it_wait_longer(talks, waiting):
    await talks.say("/quiet 22:00-07:00")
    assert await waiting() == START_OF_NIGHT + timedelta(hours=9)


async def test_the_end_of_quiet_hours_lets_it_come_now(talks, waiting):
    await talks.say("/quiet off")
    assert await waiting() == talks.time.now()


async def test_a_digest_gathers_what_quiet_hours_held(talks, waiting):
    await talks.say("/digest 07:30")
    assert await waiting() == START_OF_NIGHT + timedelta(hours=9.5)


async def test_another_time_zone_moves_the_end_of_the_night(talks, waiting):
    await talks.say("/timezone Asia/Makassar")
    assert await waiting() == START_OF_NIGHT + timedelta(hours=7)
