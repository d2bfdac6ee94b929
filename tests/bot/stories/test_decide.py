"""STAGE 2 over a real database: from a committed item to what the next stage sends, and what is not sent and why."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
import structlog
from sqlalchemy import event

from bot.model import ChatId, DeliveryKind, Level, Place, Reason, RuleDraft, RuleWords, StoryConditions
from bot.ports import StoreUnavailableError
from bot.storage import Store, Transaction
from bot.stories.decide import Decider
from rules import Lexicon, parse
from tests.bot.stories.newsdesk import Newsdesk, Said

SEND, EDIT, REPLY = DeliveryKind.SEND, DeliveryKind.EDIT, DeliveryKind.REPLY

RIOT = "Kerusuhan landa Almaty, Kazakhstan"
RIOT_SUMMARY = "Massa menyerbu balai kota Almaty dan membakar gedung itu pada Rabu."
RIOT_AGAIN = "Balai kota Almaty dibakar massa, kerusuhan meluas"
RIOT_AGAIN_SUMMARY = "Massa yang menyerbu balai kota Almaty, Kazakhstan, membakar gedung itu, Rabu."
RULE = "kerusuhan AND (Kazakhstan OR CSTO)"


def brief(said: list[Said]) -> list[tuple[DeliveryKind, int, tuple[Reason, ...]]]:
    return [(one.kind, one.chat, one.reasons) for one in said]


async def test_an_item_goes_through_to_the_chat(both: Newsdesk):
    await both.rule(RULE)
    kompas = await both.feed()

    said = await both.told(kompas, RIOT, RIOT_SUMMARY)

    assert said == [Said(SEND, 7, RIOT, (Reason.TOLD,), Level.INFO, (1,), ("Kerusuhan", "Kazakhstan"), None)]
    assert await both.reasons() == ["told"]


async def test_what_nobody_asked_for_is_kept_and_told_to_nobody(desk: Newsdesk):
    await desk.rule(RULE)

    assert await desk.told(await desk.feed(), "Harga beras turun di Jakarta") == []
    assert await desk.reasons() == ["no_match"]


async def test_an_item_is_decided_once(desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)

    assert await desk.decide() == 0
    assert await desk.sent() == []


async def test_equal_queries_of_many_chats_are_one_and_each_chat_is_told_once(both: Newsdesk):
    for chat in (8, 9):
        await both.chat(chat)
    await both.rule("kerusuhan Kazakhstan", 7)
    await both.rule("Kazakhstan AND kerusuhan", 8)
    await both.rule("kerusuhan", 8)
    await both.rule("banjir", 9)

    said = await both.told(await both.feed(), RIOT, RIOT_SUMMARY)

    assert sorted((one.chat, one.rules) for one in said) == [(7, (1,)), (8, (1, 2))]
    assert await both.ask("SELECT count(*) FROM queries") == [(3,)]


async def test_a_mild_story_of_three_small_publishers_is_one_message_edited_in_silence(desk: Newsdesk):
    await desk.rule("Zhanaozen")
    title = "Warga Zhanaozen unjuk rasa tolak kenaikan harga gas"
    summary = "Ratusan warga kota di barat Kazakhstan itu berkumpul di alun-alun pada Minggu."
    first = await desk.told(await desk.feed("Satu", tier=3), title, summary)
    desk.time.move(180)
    second = await desk.told(
        await desk.feed("Dua", tier=3),
        "Harga gas naik, warga Zhanaozen unjuk rasa",
        f"{summary} Polisi berjaga.",
    )
    desk.time.move(180)
    third = await desk.told(
        await desk.feed("Tiga", tier=3),
        "Unjuk rasa warga Zhanaozen soal harga gas",
        f"{summary} Belum ada tuntutan.",
    )

    assert [(one.kind, one.level) for one in first + second + third] == [
        (SEND, Level.INFO),
        (EDIT, Level.INFO),
        (EDIT, Level.INFO),
    ]
    assert await desk.reasons() == ["told", "joined", "joined"]


async def test_a_graver_turn_is_a_reply_to_the_message(desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)
    desk.time.move(300)

    said = await desk.told(
        await desk.feed("Tempo", tier=1),
        "Breaking News: " + RIOT_AGAIN,
        RIOT_AGAIN_SUMMARY + " Puluhan orang tewas.",
    )

    assert brief(said) == [
        (REPLY, 7, (Reason.LEVEL_ROSE, Reason.TOLL_ROSE)),
        (EDIT, 7, (Reason.JOINED, Reason.LEVEL_ROSE)),
    ]
    assert said[0].head == 101
    assert said[0].level > Level.INFO


async def test_a_withdrawn_toll_and_the_end_of_a_curfew_are_silent_replies(desk: Newsdesk):
    await desk.rule(RULE)
    kompas, tempo = await desk.feed(), await desk.feed("Tempo")
    await desk.told(kompas, RIOT + ", 164 orang tewas", RIOT_SUMMARY + " Jam malam berlaku.")
    desk.time.move(3600)

    corrected = await desk.told(tempo, "Ralat: " + RIOT + ", angka 164 orang tewas keliru", RIOT_SUMMARY)
    desk.time.move(3600)
    over = await desk.told(kompas, RIOT_AGAIN + ", jam malam dicabut", RIOT_AGAIN_SUMMARY)

    assert brief(corrected) == [(REPLY, 7, (Reason.CORRECTED,)), (EDIT, 7, (Reason.JOINED,))]
    assert brief(over) == [(REPLY, 7, (Reason.ENDED,)), (EDIT, 7, (Reason.JOINED,))]


async def test_a_turn_soon_after_a_reply_comes_ten_minutes_after_it(desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed("Satu"), RIOT, RIOT_SUMMARY)
    two, three = await desk.feed("Dua"), await desk.feed("Tiga")
    await desk.told(two, RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Jam malam berlaku.")
    desk.time.move(240)

    soon = await desk.told(three, RIOT_AGAIN + " lagi", RIOT_AGAIN_SUMMARY + " Internet diputus.")
    desk.time.move(359)
    not_yet = await desk.sent()
    desk.time.move(1)
    then = await desk.sent()

    assert brief(soon) == [(EDIT, 7, (Reason.JOINED,))]
    assert not_yet == []
    assert brief(then) == [(REPLY, 7, (Reason.NEW_ESCALATOR,))]


async def test_a_second_story_of_the_situation_is_a_reply_to_its_head(desk: Newsdesk):
    await desk.rule(RULE)
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)
    desk.time.move(3600)

    said = await desk.told(
        kompas, "CSTO kirim pasukan ke Kazakhstan", "Aliansi itu memutuskannya usai kerusuhan pekan ini."
    )

    assert [(one.kind, one.head) for one in said] == [(SEND, 101)]


async def test_a_milder_story_of_the_situation_says_so_even_when_its_first_story_grew_graver_later(
    desk: Newsdesk,
):
    await desk.rule("kerusuhan OR unjuk rasa")
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)
    desk.time.move(300)
    await desk.told(
        await desk.feed("Tempo"), "Breaking News: " + RIOT_AGAIN, RIOT_AGAIN_SUMMARY + " Puluhan orang tewas."
    )
    desk.time.move(3600)

    said = await desk.told(
        kompas, "Warga Aktau gelar unjuk rasa damai", "Aksi di Kazakhstan barat itu tertib."
    )

    assert brief(said) == [(SEND, 7, (Reason.MILDER_THAN_SITUATION,))]


async def test_another_countrys_story_begins_a_thread_of_its_own(desk: Newsdesk):
    await desk.rule("kerusuhan")
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY)

    said = await desk.told(kompas, "Kerusuhan landa Sudan", "Pendemo turun ke jalan di Khartoum.")

    assert [(one.kind, one.head) for one in said] == [(SEND, None)]


# ------------------------------------------------------------------------------------------------ what is not told


async def test_a_first_fetch_tells_nobody_but_its_story_is_told_with_the_next_item(desk: Newsdesk):
    await desk.rule(RULE)
    first = await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY, first_fetch=True)
    desk.time.move(60)

    said = await desk.told(
        await desk.feed("Tempo"), "Balai kota Almaty dibakar massa", RIOT_SUMMARY + " Api besar."
    )

    assert first == []
    assert [(one.kind, one.title) for one in said] == [(SEND, RIOT)]
    assert await desk.reasons() == ["first_fetch", "told"]


async def test_a_mended_word_of_an_item_of_a_first_fetch_tells_nobody_but_a_new_one_does(both: Newsdesk):
    await both.rule(RULE)
    await both.rule("pasukan")
    kompas = await both.feed()
    await both.told(kompas, RIOT, RIOT_SUMMARY, name="riot", first_fetch=True)

    mended = await both.told(kompas, RIOT + ".", RIOT_SUMMARY, name="riot")
    reworded = await both.told(kompas, RIOT + ", pasukan siaga", RIOT_SUMMARY, name="riot")

    assert mended == []
    assert [(one.kind, one.rules) for one in reworded] == [(SEND, (2,))]
    assert await both.reasons() == ["first_fetch", "first_fetch", "told"]


async def test_an_item_of_a_first_fetch_that_turns_graver_is_told(desk: Newsdesk):
    await desk.rule(RULE)
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY, name="riot", first_fetch=True)

    said = await desk.told(kompas, RIOT + ", 40 tewas", RIOT_SUMMARY, name="riot")
    mended = await desk.told(kompas, RIOT + ", 40 tewas.", RIOT_SUMMARY, name="riot")

    assert [one.kind for one in (*said, *mended)] == [SEND, EDIT]
    assert await desk.reasons() == ["first_fetch", "told", "joined"]


async def test_an_item_of_a_first_fetch_does_not_move_a_message_that_stands(desk: Newsdesk):
    await desk.rule(RULE)
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)

    said = await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY, first_fetch=True)

    assert said == []


async def test_an_item_seen_before_the_rule_was_made_is_not_told(desk: Newsdesk):
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY)
    desk.time.move(6)
    await desk.rule(RULE)
    await desk.decide()

    assert await desk.sent() == []
    assert await desk.reasons() == ["older_than_rule"]


async def test_a_rule_acknowledged_while_an_item_was_being_committed_is_asked_about_it(desk: Newsdesk):
    # The item was seen a moment before the rule was made, and on the way into the database meanwhile.
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY)
    desk.time.move(1)
    await desk.rule(RULE)
    await desk.decide()

    assert [one.title for one in await desk.sent()] == [RIOT]


async def test_a_rule_made_after_a_story_began_is_told_with_its_next_item(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.told(await desk.feed(tier=3), RIOT, RIOT_SUMMARY)
    await desk.chat(8)
    desk.time.move(60)
    await desk.rule("Kazakhstan NOT pasukan", 8)

    said = await desk.told(
        await desk.feed("Tempo", tier=3),
        "Balai kota Almaty dibakar massa, gedung rusak",
        "Massa menyerbu balai kota Almaty.",
    )

    assert [(one.kind, one.chat, one.words) for one in said] == [
        (SEND, 8, ("Kazakhstan",)),
        (EDIT, 7, ("Kerusuhan",)),
    ]


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_mended_word_does_not_tell_an_old_item_to_a_rule_made_since(desk: Newsdesk, restarted):
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY, name="riot")
    desk.time.move(86_400)
    await desk.rule(RULE)
    await desk.rule("kemarin")
    if restarted:
        desk.restart()

    mended = await desk.told(kompas, RIOT + ".", RIOT_SUMMARY, name="riot")
    reworded = await desk.told(kompas, RIOT + " kemarin", RIOT_SUMMARY, name="riot")

    assert mended == []
    assert [(one.kind, one.rules) for one in reworded] == [(SEND, (2,))]
    assert await desk.reasons() == ["no_match", "older_than_rule", "told"]


async def test_a_rule_made_since_is_told_when_an_old_item_makes_its_story_graver(desk: Newsdesk):
    kompas = await desk.feed()
    await desk.told(kompas, RIOT, RIOT_SUMMARY, name="riot")
    desk.time.move(600)
    await desk.rule(RULE)

    said = await desk.told(kompas, RIOT + ", 40 tewas", RIOT_SUMMARY, name="riot")

    assert [(one.kind, one.level) for one in said] == [(SEND, Level.IMPORTANT)]


async def test_a_clock_that_went_ahead_and_is_set_back_loses_no_story(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.told(await desk.feed(tier=3), RIOT, RIOT_SUMMARY)
    desk.time.move(30 * 86_400)
    await desk.decide()
    desk.time.move(-30 * 86_400 + 60)
    await desk.decide()

    said = await desk.told(await desk.feed("Tempo", tier=3), RIOT_AGAIN, RIOT_AGAIN_SUMMARY)

    assert SEND not in {one.kind for one in said}
    assert await desk.ask("SELECT count(*) FROM stories") == [(1,)]


async def test_a_clock_that_is_set_back_silences_no_rule(desk: Newsdesk):
    await desk.rule(RULE)
    desk.time.move(-86_400)

    assert [one.kind for one in await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)] == [SEND]


async def test_after_a_restart_too_a_rule_is_asked_about_the_earlier_items_of_a_story(desk: Newsdesk):
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)
    desk.restart()
    await desk.rule(RULE)
    desk.time.move(60)

    said = await desk.told(await desk.feed("Tempo"), "Balai kota Almaty dibakar massa", RIOT_SUMMARY)

    assert [(one.kind, one.title) for one in said] == [(SEND, RIOT)]
    # The words stand in the first item, and /why says so.
    assert await desk.ask("SELECT revision_id, words FROM matches") == [(1, '["Kerusuhan","Kazakhstan"]')]


async def test_conditions_wait_until_the_story_meets_them(desk: Newsdesk):
    await desk.rule(RULE, conditions=StoryConditions(sources_low=2))
    alone = await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)
    copied = await desk.told(await desk.feed("Salin"), RIOT, RIOT_SUMMARY)

    met = await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY)

    assert (alone, copied) == ([], [])
    assert [one.kind for one in met] == [SEND]
    assert await desk.reasons() == ["too_few_sources", "too_few_sources", "told"]


async def test_a_paused_rule_and_a_closed_chat_are_told_nothing(desk: Newsdesk):
    await desk.chat(8)
    await desk.rule("kerusuhan")
    await desk.rule("kerusuhan", 8)
    await desk.ask("UPDATE rules SET paused = 1 WHERE chat_id = 7")
    await desk.ask("UPDATE chats SET state = 'stopped' WHERE id = 8")

    assert await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY) == []
    assert await desk.reasons() == ["rule_paused"]


async def test_a_pause_ends_by_itself_and_earlier_when_somebody_ends_it(both: Newsdesk):
    rule = await both.rule("kerusuhan")
    kompas = await both.feed()
    async with both.store.begin() as tx:
        await tx.rules.pause(rule.place, rule.number, both.time.now() + timedelta(hours=1))
    within = await both.told(kompas, RIOT, RIOT_SUMMARY)
    both.time.move(3_600)
    after = await both.told(kompas, "Kerusuhan pecah di penjara Medan", "Narapidana membakar kasur.")

    assert (within, [one.title for one in after]) == ([], ["Kerusuhan pecah di penjara Medan"])
    assert await both.reasons() == ["rule_paused", "told"]


async def test_a_reworded_rule_is_asked_about_what_comes_next(both: Newsdesk):
    rule = await both.rule("kerusuhan")
    kompas = await both.feed()
    first = await both.told(kompas, RIOT, RIOT_SUMMARY)
    parsed = parse("penjara", both.lexicon)
    words = RuleWords("penjara", parsed.query.text, parsed.query.digest, StoryConditions(), None)
    async with both.store.begin() as tx:
        await tx.rules.reword(rule.place, rule.number, words)
    prison = await both.told(kompas, "Penjara Medan terbakar", "Narapidana membakar kasur.")
    riot = await both.told(kompas, "Kerusuhan melanda stadion Malang", "Penonton turun ke lapangan.")
    async with both.store.begin() as tx:
        await tx.rules.take_back(rule.place, rule.number)
    again = await both.told(kompas, "Kerusuhan meletus di pasar Ambon", "Pedagang dan preman bentrok.")

    assert [len(said) for said in (first, prison, riot, again)] == [1, 1, 0, 1]


async def test_an_alert_whose_rules_are_gone_goes_on_no_more(desk: Newsdesk):
    rule = await desk.rule("kerusuhan")
    await desk.told(await desk.feed(), RIOT, RIOT_SUMMARY)
    async with desk.store.begin() as tx:
        await tx.rules.remove(rule.place, rule.number, rule.created_at)

    assert await desk.told(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY) == []
    assert await desk.reasons() == ["told", "no_match"]


# ---------------------------------------------------------------------------------------------------- private feeds


async def test_a_private_feed_is_told_to_its_readers_only_and_never_joins_others_stories(both: Newsdesk):
    await both.chat(8)
    await both.rule("kerusuhan")
    await both.rule("kerusuhan", 8)
    private = await both.feed("Buku", reader=8)
    shared = await both.told(await both.feed(), RIOT, RIOT_SUMMARY)

    said = await both.told(private, RIOT, RIOT_SUMMARY)

    assert sorted((one.kind, one.chat) for one in shared) == [(SEND, 7), (SEND, 8)]
    assert [(one.kind, one.chat) for one in said] == [(SEND, 8)]
    assert await both.ask("SELECT count(*) FROM stories") == [(2,)]


async def test_a_shared_feed_that_a_chat_left_out_is_not_told_to_it(desk: Newsdesk):
    await desk.rule("kerusuhan")
    feed = await desk.feed()
    async with desk.store.begin() as tx:
        await tx.feeds.leave_out(ChatId(7), feed.id)

    assert await desk.told(feed, RIOT, RIOT_SUMMARY) == []


# -------------------------------------------------------------------------------------------------------- revisions


async def test_new_words_tell_those_whose_rule_matches_only_now_and_edit_the_others(desk: Newsdesk):
    await desk.chat(8)
    await desk.rule("kerusuhan")
    await desk.rule("Almaty", 8)
    feed = await desk.feed()
    await desk.told(feed, "Kerusuhan landa Kazakhstan", name="one")
    desk.time.move(60)

    said = await desk.told(feed, "Kerusuhan landa Kazakhstan, massa kuasai Almaty", name="one")

    assert [(one.kind, one.chat, one.title) for one in said] == [
        (SEND, 8, "Kerusuhan landa Kazakhstan, massa kuasai Almaty"),
        (EDIT, 7, "Kerusuhan landa Kazakhstan, massa kuasai Almaty"),
    ]


async def test_a_revision_in_which_no_reader_sees_a_difference_edits_nothing(desk: Newsdesk):
    await desk.rule("kerusuhan")
    feed = await desk.feed()
    await desk.told(feed, "Kerusuhan landa Kazakhstan", "Satu.", name="one")

    assert await desk.told(feed, "Kerusuhan landa Kazakhstan", "Satu dua.", name="one") == []
    assert await desk.reasons() == ["told", "joined"]


# ---------------------------------------------------------------------------------------- changes, faults, restarts


async def test_a_rule_is_asked_about_every_item_committed_after_it(both: Newsdesk):
    feed = await both.feed()
    await both.told(feed, "Banjir rendam Jakarta", "Air setinggi satu meter di lima kelurahan.")
    both.time.move(1)
    rule = await both.rule("gempa")
    said = await both.told(feed, "Gempa guncang Bengkulu", "Warga sempat keluar rumah.")
    async with both.store.begin() as tx:
        await tx.rules.remove(rule.place, rule.number, rule.created_at)
    silent = await both.told(feed, "Gempa guncang Mentawai", "Tidak ada korban.")
    await both.rule("gempa")
    again = await both.told(feed, "Gempa guncang Nias", "Tidak ada kerusakan berarti.")

    assert [one.title for one in said] == ["Gempa guncang Bengkulu"]
    assert silent == []
    assert [one.title for one in again] == ["Gempa guncang Nias"]


async def test_a_query_that_can_no_longer_be_read_harms_no_item(desk: Newsdesk):
    await desk.rule("gempa")
    await desk.rule("banjir")
    await desk.ask("UPDATE queries SET text = '(((' WHERE text = 'banjir'")
    await desk.ask("UPDATE changes SET text = '(((' WHERE text = 'banjir'")
    with structlog.testing.capture_logs() as logged:
        followed = await desk.told(await desk.feed(), "Gempa guncang Bengkulu", "Warga keluar rumah.")
        desk.restart()
        loaded = await desk.told(await desk.feed(), "Gempa guncang Ambon", "Sekolah diliburkan.")

    assert [one.title for one in followed + loaded] == ["Gempa guncang Bengkulu", "Gempa guncang Ambon"]
    assert {entry["event"] for entry in logged} == {"decide.query_unreadable"}


class StumblingLexicon(Lexicon):
    """Reads every item but one."""

    def __init__(self) -> None:
        super().__init__()
        whole = self.token_keys

        def token_keys(text: str, *rest: object) -> object:
            if text == "tersandung":
                raise ArithmeticError(text)
            return whole(text, *rest)

        self.token_keys = token_keys


async def test_an_item_that_makes_the_stage_raise_three_times_is_set_aside_and_the_rest_goes_on(
    desk: Newsdesk,
):
    desk.restart(StumblingLexicon())
    await desk.rule("gempa")
    feed = await desk.feed()
    await desk.publish(feed, "Gempa tersandung di Bengkulu")
    await desk.publish(feed, "Gempa guncang Ambon", "Sekolah diliburkan.")

    with structlog.testing.capture_logs() as logged:
        await desk.decide()

    assert [one.title for one in await desk.sent()] == ["Gempa guncang Ambon"]
    async with desk.store.begin() as tx:
        aside = await tx.upkeep.set_aside()
    assert [(row.kind, row.error) for row in aside] == [("revision", "ArithmeticError")]
    assert [entry["event"] for entry in logged] == ["decide.failed", "decide.failed", "decide.set_aside"]
    assert await desk.ask("SELECT count(*) FROM stories") == [(1,)]


async def test_a_revision_set_aside_is_decided_when_it_is_taken_up_again(desk: Newsdesk):
    desk.restart(StumblingLexicon())
    await desk.rule("gempa")
    await desk.publish(await desk.feed(), "Gempa tersandung di Bengkulu")
    await desk.decide()
    desk.restart()
    async with desk.store.begin() as tx:
        (row,) = await tx.upkeep.set_aside()
        assert await tx.upkeep.take_up(row.kind, row.id)

    await desk.decide()

    assert [one.title for one in await desk.sent()] == ["Gempa tersandung di Bengkulu"]


async def test_a_damaged_story_sets_aside_who_would_change_it_and_no_one_else(desk: Newsdesk):
    await desk.rule("kerusuhan OR gempa")
    feed = await desk.feed()
    await desk.told(feed, RIOT, RIOT_SUMMARY, name="one")
    await desk.ask("UPDATE story_sources SET annotation = '{}'")
    desk.time.move(80 * 3600)
    desk.restart()
    await desk.publish(feed, RIOT_AGAIN, RIOT_SUMMARY, name="one")
    await desk.publish(feed, "Gempa guncang Ambon", "Sekolah diliburkan.")

    with structlog.testing.capture_logs():
        await desk.decide()

    assert await desk.reasons() == ["told", None, "told"]


# ------------------------------------------------------------------------------------------ a database that fails


async def test_a_full_disk_undoes_a_decision_and_leaves_no_trace_in_memory(desk: Newsdesk):
    await desk.rule("kerusuhan")
    feed = await desk.feed()
    await desk.told(feed, "Banjir rendam Jakarta", "Air setinggi satu meter di lima kelurahan.")
    await desk.publish(feed, RIOT, RIOT_SUMMARY * 400)
    (pages,) = (await desk.ask("PRAGMA page_count"))[0]
    await desk.ask(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreUnavailableError):
        await desk.decide()

    assert await desk.ask("SELECT count(*) FROM stories") == [(1,)]
    await desk.ask("PRAGMA max_page_count = 1000000")
    await desk.decide()
    assert [(one.kind, one.title) for one in await desk.sent()] == [(SEND, RIOT)]


class LosesAnAnswer:
    """The line to a database that breaks after a commit was taken and before its answer came."""

    def __init__(self, store: Store, after: int) -> None:
        self._store = store
        self._left = after

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        async with self._store.begin() as tx:
            yield tx
        self._left -= 1
        if self._left == 0:
            raise StoreUnavailableError("the line broke")


async def test_a_commit_whose_answer_is_lost_is_found_in_the_database_and_not_repeated(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.decide()
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY)
    # The first transaction after loading lists what is undecided, the second one decides it.
    breaking = Decider(LosesAnAnswer(desk.store, 4), desk.lexicon, desk.time, desk.time, desk.woken)

    with pytest.raises(StoreUnavailableError):
        await breaking.step()
    first = await desk.sent()
    await desk.publish(await desk.feed("Tempo"), RIOT_AGAIN, RIOT_AGAIN_SUMMARY)
    await breaking.step()

    assert [one.kind for one in first] == [SEND]
    assert EDIT in [one.kind for one in await desk.sent()]
    assert await desk.ask("SELECT count(*) FROM stories") == [(1,)]


async def test_the_next_stage_is_woken_when_there_is_something_to_send(desk: Newsdesk):
    await desk.rule("kerusuhan")
    await desk.publish(await desk.feed(), "Banjir rendam Jakarta")
    await desk.decide()
    asleep = desk.woken._event.is_set()
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY)
    await desk.decide()

    assert not asleep
    assert desk.woken._event.is_set()


async def test_a_rule_that_came_with_a_failed_commit_is_forgotten_and_the_next_one_is_asked(desk: Newsdesk):
    """A rule and a decision share a commit: when it fails, the next rule's change gets the same number."""
    await desk.rule("gempa")
    await desk.decide()
    await desk.publish(await desk.feed(), RIOT, RIOT_SUMMARY)
    engine = desk.store._engine.sync_engine
    deciding: list[asyncio.Task[int]] = []

    async def add_beside_a_decision():
        async with desk.store.begin() as tx:
            parsed = parse("banjir", desk.lexicon).query
            await tx.rules.add(
                RuleDraft(Place(ChatId(7)), "banjir", parsed.text, parsed.digest), desk.time.now()
            )
            deciding.append(asyncio.ensure_future(desk.decider._decide(revision)))
            for _ in range(5):
                await asyncio.sleep(0)  # until it queues for the same commit
            event.listen(engine, "commit", fail, once=True)

    def fail(_connection):
        raise sqlite3.OperationalError("disk I/O error")

    async with desk.store.look() as tx:
        (revision,) = await tx.items.undecided(1)
    with pytest.raises(StoreUnavailableError):
        await add_beside_a_decision()
    with pytest.raises(StoreUnavailableError):
        await deciding[0]
    await desk.rule("kerusuhan")
    await desk.decide()

    assert [(one.kind, one.title) for one in await desk.sent()] == [(SEND, RIOT)]
