"""What places do not want to hear of, what comes in whose thread, and what waits together."""

import pytest

from bot.model import ChatId, DeliveryKind, Place, Reason, StoryConditions, StoryId
from tests.bot.stories.newsdesk import Newsdesk, Said
from tests.bot.stories.test_decide import RIOT, RIOT_AGAIN, RIOT_AGAIN_SUMMARY, RIOT_SUMMARY
from tests.one_delivery import content_of

SEND, EDIT, REPLY = DeliveryKind.SEND, DeliveryKind.EDIT, DeliveryKind.REPLY
HERE = Place(ChatId(7))


def brief(said: list[Said]) -> list[tuple[DeliveryKind, int, tuple[Reason, ...]]]:
    return [(one.kind, one.chat, one.reasons) for one in said]


async def decisions(desk: Newsdesk) -> list[str]:
    return [row[0] for row in await desk.ask("SELECT reason FROM decisions ORDER BY revision_id, rule_id")]


# ----------------------------------------------------------------------------------------------------------- mutes


@pytest.mark.parametrize(("kind", "target"), [("story", "1"), ("situation", "1"), ("source", "Tempo")])
async def test_a_muted_place_hears_no_more_and_others_do(both: Newsdesk, kind, target):
    await both.chat(8)
    await both.rule("kerusuhan")
    await both.rule("kerusuhan", 8)
    await both.told(await both.feed(), RIOT, RIOT_SUMMARY)
    await both.mute(HERE, kind, target)

    said = await both.told(await both.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Jam malam berlaku.")

    assert [(one.kind, one.chat) for one in said] == [(REPLY, 8), (EDIT, 8)]
    assert await decisions(both) == ["told", "told", "muted", "level_rose"]


async def test_a_muted_situation_begins_no_alert_and_a_muted_source_neither(desk: Newsdesk):
    await desk.rule("kerusuhan")
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)
    await desk.mute(HERE, "situation", "1")
    await desk.mute(HERE, "source", "Tempo")

    same = await desk.told(
        kompas, "CSTO kirim pasukan ke Kazakhstan", "Aliansi itu memutuskannya usai kerusuhan."
    )
    elsewhere = await desk.told(
        await desk.feed("Tempo"), "Kerusuhan landa Sudan", "Pendemo turun di Khartoum."
    )

    assert (same, elsewhere) == ([], [])
    assert await decisions(desk) == ["told", "muted", "muted"]
    assert await desk.ask("SELECT count(*) FROM situations") == [(1,)]


async def test_a_story_that_others_tell_goes_on_without_the_muted_source(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.mute(HERE, "source", "Tempo")
    quiet = await desk.told(await desk.feed("Tempo"), RIOT, RIOT_SUMMARY)
    said = await desk.told(await desk.feed(), RIOT_AGAIN, RIOT_AGAIN_SUMMARY)

    assert quiet == []
    assert [(one.kind, one.title) for one in said] == [(SEND, RIOT_AGAIN)]


async def test_a_muted_source_does_not_count_as_one_of_three(desk: Newsdesk):
    await desk.rule("kerusuhan", conditions=StoryConditions(sources_low=2))
    await desk.mute(HERE, "source", "Tempo")
    await desk.told(await desk.feed("Tempo"), RIOT, RIOT_SUMMARY)

    assert await desk.told(await desk.feed(), RIOT_AGAIN, RIOT_AGAIN_SUMMARY) == []
    assert await decisions(desk) == ["muted", "too_few_sources"]


@pytest.mark.parametrize(
    ("kind", "target"), [("story", "1"), ("situation", "1"), ("source", "Kompas"), ("source", "Tempo")]
)
async def test_a_mute_withdraws_what_waits(both: Newsdesk, kind, target):
    await both.rule("kerusuhan")
    await both.publish(await both.feed(), RIOT, RIOT_SUMMARY)
    await both.decide()
    await both.mute(HERE, kind, target)

    said = await both.sent()

    assert [one.kind for one in said] == ([SEND] if target == "Tempo" else [])
    assert await both.ask("SELECT reason FROM deliveries") == [(None if target == "Tempo" else "muted",)]


async def test_a_lifted_mute_lets_the_next_item_tell(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)
    number = await desk.mute(HERE, "story", "1")
    await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Jam malam berlaku.")
    async with desk.store.begin() as tx:
        assert await tx.mutes.lift(HERE, number) is not None
    desk.time.move(180)

    said = await desk.told(await desk.feed("Empat"), RIOT_AGAIN + " lagi", RIOT_AGAIN_SUMMARY)

    # What it missed is told by the next reply: nothing was marked as heard meanwhile.
    assert {one.kind for one in said} == {REPLY, EDIT}


async def test_an_item_of_a_feed_that_is_left_out_adds_nothing_to_an_alert(both: Newsdesk):
    await both.chat(8)
    await both.rule("kerusuhan")
    await both.rule("kerusuhan", 8)
    await both.told(await both.feed(), RIOT, RIOT_SUMMARY)
    tempo = await both.feed("Tempo")
    async with both.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(7), tempo.id)

    said = await both.told(tempo, RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Jam malam berlaku.")

    assert [(one.kind, one.chat) for one in said] == [(REPLY, 8), (EDIT, 8)]
    assert await decisions(both) == ["told", "told", "feed_left_out", "level_rose"]


# ------------------------------------------------------------------------------------------------------- languages


RU_RIOT = "Беспорядки в Алматы, Казахстан: толпа ворвалась в мэрию"
RU_SUMMARY = "Протестующие захватили здание акимата Алматы и подожгли его в среду."


async def test_a_story_in_a_language_that_is_not_read_is_not_told(desk: Newsdesk):
    await desk.rule("region:KZ")
    async with desk.store.begin() as tx:
        await tx.mutes.read(ChatId(7), ["id", "en"])

    unread = await desk.told(await desk.feed("Vesti", language="ru"), RU_RIOT, RU_SUMMARY)
    read = await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)

    assert unread == []
    assert [one.title for one in read] == [RIOT]
    assert await decisions(desk) == ["language_not_read", "told"]


async def test_a_story_related_to_one_in_another_language_is_a_silent_reply_there(both: Newsdesk):
    await both.rule("kerusuhan")
    await both.rule("беспорядки")
    await both.told(await both.feed(), RIOT, RIOT_SUMMARY)
    await relate(both)
    both.time.move(60)

    said = await both.told(await both.feed("Vesti", language="ru"), RU_RIOT, RU_SUMMARY)

    assert [(one.kind, one.reasons, one.head) for one in said] == [(SEND, (Reason.RELATED,), 101)]
    assert await both.ask("SELECT count(*) FROM situations") == [(1,)]
    async with both.store.begin() as tx:
        first, second = [await content_of(tx, number) for number in (1, 2)]
    assert (first.also, second.also) == ((("ru", 1),), (("id", 1),))


async def relate(desk: Newsdesk) -> None:
    """Let the next story be related to the first one, whatever their words."""

    class All:
        def related(self, story):
            return (StoryId(1),) if story.id != 1 else ()

        def remember(self, story):
            pass

        def forget(self, before):
            pass

    await desk.decide()
    desk.decider._relations = All()


# ----------------------------------------------------------------------------------------------- replies that wait


async def test_what_happens_while_a_reply_waits_is_told_by_it_and_a_rise_to_critical_takes_it_along(
    both: Newsdesk,
):
    await both.rule("kerusuhan")
    await both.told(await both.feed("Satu", tier=3), RIOT, RIOT_SUMMARY)
    feeds = [await both.feed(name, tier=3) for name in ("Dua", "Tiga", "Empat")]
    await both.told(feeds[0], RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Jam malam berlaku.")
    both.time.move(60)
    await both.told(feeds[1], RIOT_AGAIN + " lagi", RIOT_AGAIN_SUMMARY + " Internet diputus.")
    both.time.move(60)
    waiting = await both.ask("SELECT reasons FROM deliveries WHERE kind = 'reply' AND state = 'pending'")
    assert waiting == [('["new_escalator"]',)]

    grave = await both.told(
        feeds[2], RIOT_AGAIN + " terus", RIOT_AGAIN_SUMMARY + " Sedikitnya 300 orang tewas. Darurat."
    )

    replies = [one for one in grave if one.kind is REPLY]
    assert [one.reasons[0] for one in replies] == [Reason.LEVEL_ROSE]
    assert Reason.NEW_ESCALATOR in replies[0].reasons
    both.time.move(1200)
    assert REPLY not in {one.kind for one in await both.sent()}


# --------------------------------------------------------------------------------------------------------- threads


async def test_where_the_head_was_deleted_the_next_story_replies_to_what_stands(desk: Newsdesk):
    await desk.rule("kerusuhan")
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)
    title, summary = "CSTO kirim pasukan ke Kazakhstan", "Aliansi itu memutuskannya usai kerusuhan pekan ini."
    await desk.told(kompas, title, summary)
    await desk.ask("UPDATE alerts SET deleted = 1 WHERE id = 1")

    said = await desk.told(kompas, "Harga minyak Kazakhstan melonjak", "Pasar cemas akibat kerusuhan.")

    assert [(one.kind, one.head) for one in said] == [(SEND, 102)]


async def test_a_situation_without_an_item_for_three_days_is_over(desk: Newsdesk):
    await desk.rule("kerusuhan")
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)
    desk.time.move(74 * 3600)

    said = await desk.told(kompas, "Kerusuhan baru di Kazakhstan timur", "Warga Oskemen turun ke jalan.")

    assert [(one.kind, one.head) for one in said] == [(SEND, None)]
    assert await desk.ask("SELECT count(*) FROM situations") == [(2,)]


async def test_a_revision_that_takes_its_words_back_untells_nothing(desk: Newsdesk):
    await desk.rule("kerusuhan")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="one")

    said = await desk.told(feed, "Almaty tenang", "Tidak ada apa-apa di Kazakhstan.", name="one")

    assert [(one.kind, one.title) for one in said] == [(EDIT, "Almaty tenang")]
