"""Two stories that turn out to be one event: what is kept, which messages show it, and who hears nothing of it."""

from dataclasses import replace
from datetime import timedelta

from bot.model import (
    ChatId,
    DeliveryDraft,
    DeliveryKind,
    DigestKind,
    Hold,
    Level,
    Place,
    Reason,
    RevisionId,
    ScoreLine,
    StoryConditions,
    StoryId,
)
from bot.stories.bursts import Burst
from bot.stories.merge import united
from bot.stories.severity import assess
from tests.bot.stories.builders import annotation, minutes, source, story, with_level
from tests.bot.stories.newsdesk import Newsdesk, Said

SEND, EDIT, REPLY = DeliveryKind.SEND, DeliveryKind.EDIT, DeliveryKind.REPLY

# Two reports of one event in words of their own, and a third that has the words of both.
BRIDGE = "Menteri resmikan jembatan baru di Almaty"
BRIDGE_SUMMARY = (
    "Jembatan sepanjang dua kilometer itu menghubungkan kedua tepi sungai kota terbesar Kazakhstan."
)
TOLL = "Tarif jembatan belum diputuskan, warga Kazakhstan menyambut"
TOLL_SUMMARY = "Penyeberangan sungai tersebut kini membuat lalu lintas lebih lancar."
BOTH = "Jembatan baru di Almaty, tarif jembatan belum diputuskan, warga Kazakhstan menyambut"
BOTH_SUMMARY = f"{BRIDGE_SUMMARY} {TOLL_SUMMARY}"


# ------------------------------------------------------------------------------------------------------ the whole


def test_the_younger_story_becomes_a_part_of_the_older_whose_version_rises_above_both():
    older = story(source("A", number=1), source("C", number=4, at=9), version=7, countries=("KZ",))
    younger = story(
        source("B", number=2, at=3, title="Balai kota dibakar"),
        version=9,
        countries=("RU",),
        topics=("conflict",),
    )
    younger = _with_id(younger, 2)

    whole = united(younger, older)

    assert (whole.id, whole.version, whole.title) == (older.id, 10, older.title)
    assert [one.publisher for one in whole.sources] == ["A", "B", "C"]
    assert (whole.first_at, whole.last_at) == (minutes(0), minutes(9))
    assert (whole.countries, whole.topics) == ({"KZ", "RU"}, {"unrest", "conflict"})
    assert whole.merged_into is None


def test_a_level_never_falls_and_the_score_is_that_of_all_items():
    older = story(source("A", annotation("unrest", violent=True)))
    younger = _with_id(
        with_level(
            story(
                source("B", annotation("unrest", marks=("escalator:curfew",)), number=2, title="Jam malam")
            ),
            Level.CRITICAL,
        ),
        2,
    )

    whole = united(older, younger)

    assert whole.severity.level is Level.CRITICAL
    assert {line.part for line in whole.severity.lines} >= {"families", "escalators"}


def test_the_burst_of_either_is_the_whole_s():
    said = annotation("unrest", violent=True)
    one, other = (
        _with_id(story(source(name, said, number=number)), number) for number, name in ((1, "A"), (2, "B"))
    )
    burst = assess(other.sources, None, burst=Burst("KZ", "unrest", 6))

    whole = united(one, replace(other, severity=burst))

    assert ScoreLine("burst", 10, "KZ unrest 6") in whole.severity.lines


def test_a_wire_copy_of_the_other_story_s_item_is_a_copy_from_now_on():
    older = story(source("A", number=1, title="Kerusuhan landa kota Almaty di Kazakhstan"))
    younger = _with_id(story(source("B", number=2, title="Kerusuhan landa kota Almaty di Kazakhstan")), 2)

    whole = united(older, younger)

    assert [one.copy for one in whole.sources] == [False, True]
    assert whole.families == 1


def test_of_an_item_of_both_the_newest_revision_counts():
    old = source("A", number=1, title="Kerusuhan landa kota Almaty di Kazakhstan")
    new = replace(old, revision_id=RevisionId(9), title="Gempa guncang Flores")
    older, younger = story(old, source("B", number=2, title="Almaty rusuh")), _with_id(story(new), 2)

    whole = united(older, younger)

    assert [(one.item_id, one.revision_id) for one in whole.sources] == [(1, 9), (2, 2)]
    assert whole.title == "Gempa guncang Flores"


def _with_id(of, number):
    return replace(of, id=StoryId(number))


# ------------------------------------------------------------------------------------------------ what people see

LATER = "Warga Kazakhstan menyambut jembatan baru di Almaty yang diresmikan menteri"


async def two_stories(desk: Newsdesk) -> list[Said]:
    """Let two items begin stories of their own."""
    said = await desk.told(await desk.feed("Satu", tier=3), BRIDGE, BRIDGE_SUMMARY)
    desk.time.move(180)
    said += await desk.told(await desk.feed("Dua", tier=3), TOLL, TOLL_SUMMARY)
    desk.time.move(180)
    return said


async def joined(desk: Newsdesk) -> list[Said]:
    """Let a third item show that they are one."""
    said = await desk.told(await desk.feed("Tiga", tier=3), BOTH, BOTH_SUMMARY)
    assert await desk.ask("SELECT count(*) FROM stories WHERE merged_into IS NOT NULL") == [(1,)]
    desk.time.move(180)
    return said


async def later(desk: Newsdesk) -> list[Said]:
    return await desk.told(await desk.feed("Empat", tier=3), LATER, BOTH_SUMMARY)


def brief(said: list[Said]) -> list[tuple[DeliveryKind, int]]:
    return sorted((one.kind, one.chat) for one in said)


async def pointers(desk: Newsdesk) -> list[tuple[object, ...]]:
    return await desk.ask("SELECT id, story_id, points_to FROM alerts ORDER BY id")


async def test_a_place_told_of_both_sees_the_younger_message_point_to_the_older_which_alone_goes_on(
    both: Newsdesk,
):
    await both.rule("Almaty")
    await both.rule("tarif")

    assert brief(await two_stories(both)) == [(SEND, 7), (SEND, 7)]
    merged = await joined(both)
    assert [(one.kind, one.reasons) for one in merged] == [(EDIT, (Reason.MERGED,))] * 2
    assert await pointers(both) == [(1, 1, None), (2, 2, 1)]

    assert brief(await later(both)) == [(EDIT, 7)]
    assert await both.ask("SELECT shown_version FROM alerts ORDER BY id") == [(4,), (3,)]


async def test_a_place_told_only_of_the_younger_keeps_its_message_which_goes_on_growing(both: Newsdesk):
    await both.rule("tarif")
    await two_stories(both)

    assert brief(await joined(both)) == [(EDIT, 7)]
    assert await pointers(both) == [(1, 1, None)]

    (grown,) = await later(both)
    assert (grown.kind, grown.title, grown.head) == (EDIT, BRIDGE, 101)


async def test_a_place_told_only_of_the_older_gets_no_message_of_the_younger(desk: Newsdesk):
    await desk.rule("Almaty NOT tarif")
    # It matches the third item, which joins the younger story and shows that both are one.
    await desk.rule("Almaty tarif")

    assert brief(await two_stories(desk)) == [(SEND, 7)]
    assert brief(await joined(desk)) == [(EDIT, 7)]
    assert brief(await later(desk)) == [(EDIT, 7)]


async def test_nobody_gets_a_message_because_of_a_merge_but_the_next_item_may_tell(desk: Newsdesk):
    await desk.rule("Kazakhstan", conditions=StoryConditions(sources_low=3))

    assert await two_stories(desk) == []
    assert await joined(desk) == []
    assert brief(await later(desk)) == [(SEND, 7)]
    assert await desk.reasons() == ["too_few_sources"] * 3 + ["told"]


async def test_a_merge_survives_a_restart(desk: Newsdesk):
    await desk.rule("Almaty")
    await desk.rule("tarif")
    await two_stories(desk)
    await joined(desk)
    desk.restart()

    assert brief(await later(desk)) == [(EDIT, 7)]
    assert await desk.ask("SELECT count(*) FROM story_sources WHERE story_id = 1") == [(4,)]


async def test_a_revision_of_a_merged_item_is_of_the_whole(desk: Newsdesk):
    await desk.rule("Almaty")
    await desk.told(await desk.feed("Satu", tier=3), BRIDGE, BRIDGE_SUMMARY)
    dua = await desk.feed("Dua", tier=3)
    await desk.told(dua, TOLL, TOLL_SUMMARY, name="toll")
    await joined(desk)

    said = await desk.told(dua, TOLL + " baik", TOLL_SUMMARY, name="toll")

    assert brief(said) == [(EDIT, 7)]
    assert await desk.ask("SELECT count(*) FROM story_sources") == [(3,)]


async def test_a_first_message_that_waits_is_not_sent_once_its_story_is_another_s(desk: Newsdesk):
    await desk.rule("Almaty")
    await desk.rule("tarif")
    await desk.told(await desk.feed("Satu", tier=3), BRIDGE, BRIDGE_SUMMARY)
    await desk.publish(await desk.feed("Dua", tier=3), TOLL, TOLL_SUMMARY)
    await desk.publish(await desk.feed("Tiga", tier=3), BOTH, BOTH_SUMMARY)
    await desk.decide()

    assert SEND not in {one.kind for one in await desk.sent()}
    assert await desk.ask("SELECT reason FROM deliveries WHERE key = 'send:2:1'") == [("merged",)]


async def test_stories_of_a_private_feed_are_merged_with_no_others(desk: Newsdesk):
    await desk.rule("Almaty")
    await desk.chat(8)
    await desk.told(await desk.feed("Buku", reader=8, tier=3), BRIDGE, BRIDGE_SUMMARY)
    await desk.told(await desk.feed("Dua", tier=3), TOLL, TOLL_SUMMARY)
    await desk.told(await desk.feed("Tiga", tier=3), BOTH, BOTH_SUMMARY)

    assert await desk.ask("SELECT count(*) FROM stories WHERE merged_into IS NOT NULL") == [(0,)]


async def test_who_muted_one_of_the_two_hears_no_more_of_both(desk: Newsdesk):
    await desk.rule("tarif")
    await two_stories(desk)
    await desk.mute(Place(ChatId(7)), "story", "2")

    assert await joined(desk) == []
    assert await later(desk) == []


# -------------------------------------------------------------------------------- what people see of the older one


async def test_where_the_older_message_was_deleted_the_younger_one_goes_on(both: Newsdesk):
    await both.rule("Almaty")
    await both.rule("tarif")
    await two_stories(both)
    await both.ask("UPDATE alerts SET deleted = true WHERE id = 1")

    assert [(one.kind, one.title) for one in await joined(both)] == [(EDIT, BRIDGE)]
    assert await pointers(both) == [(1, 2, 2), (2, 1, None)]
    assert brief(await later(both)) == [(EDIT, 7)]


async def test_where_the_older_message_never_got_there_the_younger_one_is_sent(both: Newsdesk):
    await both.rule("Almaty")
    await both.rule("tarif")
    await both.publish(await both.feed("Satu", tier=3), BRIDGE, BRIDGE_SUMMARY)
    await both.decide()
    await both.ask("UPDATE deliveries SET state = 'dead', reason = 'refused' WHERE id = 1")
    await both.publish(await both.feed("Dua", tier=3), TOLL, TOLL_SUMMARY)

    assert brief(await joined(both)) == [(SEND, 7)]
    assert brief(await later(both)) == [(EDIT, 7)]


async def test_what_a_digest_told_is_told(desk: Newsdesk):
    await desk.rule("Almaty")
    await desk.rule("tarif")
    await desk.publish(await desk.feed("Satu", tier=3), BRIDGE, BRIDGE_SUMMARY)
    await desk.decide()
    await desk.ask("UPDATE deliveries SET state = 'withdrawn' WHERE id = 1")
    await desk.ask("UPDATE alerts SET sent_version = 1 WHERE id = 1")
    await desk.publish(await desk.feed("Dua", tier=3), TOLL, TOLL_SUMMARY)

    assert await joined(desk) == []


async def test_a_reply_that_waits_for_the_younger_message_tells_of_what_happens_to_the_whole(both: Newsdesk):
    await both.rule("Almaty")
    await both.rule("tarif")
    await two_stories(both)
    now, soon = both.time.now(), both.time.now() + timedelta(minutes=8)
    async with both.store.begin() as tx:
        younger = (await tx.alerts.of_story(StoryId(2)))[0]
        marks = younger.told_marks | {"new:end:curfew", "end:curfew"}
        await tx.alerts.save([replace(younger, replied_at=soon, told_marks=marks)])
        draft = DeliveryDraft(
            key="reply:2:1",
            kind=REPLY,
            place=younger.place,
            level=Level.INFO,
            due_at=soon,
            alert_id=younger.id,
            story_version=1,
            reasons=(Reason.ENDED,),
        )
        await tx.deliveries.add_replies([draft], now)

    await both.publish(await both.feed("Tiga", tier=3), BOTH, BOTH_SUMMARY)
    await both.decide()
    both.time.move(60)
    await both.publish(await both.feed("Empat", tier=3), LATER + ", 40 tewas", BOTH_SUMMARY)
    await both.decide()
    both.time.move(600)

    replies = [one for one in await both.sent() if one.kind is REPLY]
    assert [one.reasons for one in replies] == [(Reason.LEVEL_ROSE, Reason.ENDED, Reason.TOLL_ROSE)]
    assert replies[0].head == 101


async def test_what_a_digest_is_to_tell_of_the_younger_alert_it_tells_of_the_older(both: Newsdesk):
    await both.rule("Almaty")
    await both.rule("tarif")
    await two_stories(both)
    hold = Hold(Reason.HELD, DigestKind.DIGEST, both.time.now() + timedelta(hours=8))
    async with both.store.begin() as tx:
        younger = (await tx.alerts.of_story(StoryId(2)))[0]
        await tx.digests.hold(younger, hold, [Reason.NEW_ESCALATOR], both.time.now())

    await joined(both)

    assert await both.ask("SELECT alert_id FROM held") == [(1,)]
