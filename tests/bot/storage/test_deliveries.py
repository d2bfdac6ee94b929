from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.model import (
    Button,
    ChatId,
    ChatState,
    DeliveryKind,
    EditNote,
    Level,
    Match,
    Note,
    Phrase,
    Place,
    Reason,
    SendNote,
    Toast,
)
from bot.storage.schema import deliveries, rules
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    act,
    added_alert,
    added_feed,
    added_story,
    answer,
    chat,
    rule_draft,
    told,
)
from tests.one_delivery import content_of, lease_one, sent_one

SEND, REPLY, EDIT = DeliveryKind.SEND, DeliveryKind.REPLY, DeliveryKind.EDIT
NOTICE, DIGEST, ANSWER = DeliveryKind.NOTICE, DeliveryKind.DIGEST, DeliveryKind.ANSWER
LATER = NOW + MINUTE


def place(number: int) -> Place:
    return Place(ChatId(number))


async def due(tx, now=NOW, resting=(), limit=10) -> list[str]:
    """List what is due by its keys."""
    listed = await tx.deliveries.due(now, [ChatId(number) for number in resting], limit)
    rows = await tx.connection.rows(sa.select(deliveries.c.id, deliveries.c.key))
    keys = {row.id: row.key for row in rows}
    return [keys[one.id] for one in listed]


async def leased(tx, now=NOW):
    (first, *_) = await tx.deliveries.due(now, [], 1)
    return await lease_one(tx, first.id, now, now + MINUTE)


async def sent(tx, alert, message_id=5, version=1) -> None:
    """Have an alert's first message taken."""
    await tx.deliveries.add([act(alert)])
    first = await leased(tx)
    await sent_one(tx, first.id, message_id, version, NOW)


async def ends(tx) -> dict[str, tuple[str, str | None]]:
    columns = (deliveries.c.key, deliveries.c.state, deliveries.c.reason)
    rows = await tx.connection.rows(sa.select(*columns).where(deliveries.c.settled_at.is_not(None)))
    return {row.key: (row.state, row.reason) for row in rows}


# ------------------------------------------------------------------------------------------------------- the order


async def test_the_order_of_kinds_and_levels(store):
    async with store.begin() as tx:
        alerts = [await told(tx, place(n), identity=str(n)) for n in (1, 2, 3, 4)]
        await sent(tx, alerts[3])
        for number in (6, 7, 8):
            await tx.chats.open(chat(number), NOW)
        await tx.deliveries.add(
            [
                act(alerts[3], REPLY, 2, level=Level.IMPORTANT),
                act(alerts[0], level=Level.INFO),
                answer("digest", place(6), kind=DIGEST, level=Level.CRITICAL),
                act(alerts[1], level=Level.CRITICAL),
                act(alerts[2], level=Level.IMPORTANT),
                answer("notice", place(7), kind=NOTICE),
                answer("answer", place(8)),
            ]
        )
        expected = ["answer:notice", "answer:answer", "send:2:1", "reply:4:2", "send:3:1", "send:1:1"]
        assert await due(tx) == [*expected, "answer:digest"]
        assert await due(tx, limit=2) == expected[:2]


async def test_a_first_message_whose_story_turned_graver_goes_before_milder_ones_and_sounds(store):
    async with store.begin() as tx:
        mild, other, grown = [await told(tx, place(n), identity=str(n)) for n in (1, 2, 3)]
        await tx.deliveries.add(
            [
                act(mild, level=Level.INFO),
                act(other),
                act(grown, level=Level.INFO, reasons=(Reason.MILDER_THAN_SITUATION,)),
            ]
        )
        rise = act(grown, REPLY, 2, level=Level.CRITICAL, reasons=(Reason.LEVEL_ROSE,))
        await tx.deliveries.add_replies([rise], NOW)
        assert await due(tx) == ["send:3:1", "send:2:1", "send:1:1"]
        first = await leased(tx)
        assert (first.level, first.reasons) == (Level.CRITICAL, (Reason.TOLD,))
        # What is under way stays as it is: the reply follows it.
        await tx.deliveries.add_replies([act(grown, REPLY, 3, level=Level.CRITICAL)], NOW)
        assert "reply:3:3" not in await due(tx)


async def test_one_a_chat_the_first_in_order(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer(str(n), place(n % 3)) for n in range(9)])
        assert await due(tx) == ["answer:0", "answer:1", "answer:2"]
        assert await due(tx, resting=[0, 2]) == ["answer:1"]


async def test_a_topic_waits_for_its_chat(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer("1", Place(ChatId(1), 5)), answer("2", Place(ChatId(1), 6))])
        assert await due(tx) == ["answer:1"]


async def test_what_is_not_due_yet_blocks_nothing(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer("later", due_at=LATER), answer("now")])
        assert await due(tx) == ["answer:now"]
        assert await tx.deliveries.next_due() == NOW
        assert await due(tx, LATER) == ["answer:later"]


async def test_edits_come_last_and_the_newest_story_s_first(store):
    async with store.begin() as tx:
        old, new = [await told(tx, place(n), identity=str(n)) for n in (1, 2)]
        await sent(tx, old, 5)
        await sent(tx, new, 6)
        await tx.deliveries.add([act(old, EDIT, 2), act(new, EDIT, 2), answer(place=place(3))])
        assert await due(tx) == ["answer:1"]
        assert await due(tx, resting=[3]) == ["edit:2:2", "edit:1:2"]
        assert await due(tx, resting=[3], limit=1) == ["edit:2:2"]


async def test_one_edit_a_chat(store):
    async with store.begin() as tx:
        one = await told(tx)
        other = await told(tx, query="other", identity="2")
        await sent(tx, one, 5)
        await sent(tx, other, 6)
        await tx.deliveries.add([act(one, EDIT, 2), act(other, EDIT, 2)])
        assert await due(tx) == ["edit:2:2"]


async def test_replies_and_edits_wait_for_the_first_message(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert, due_at=LATER), act(alert, REPLY, 2), act(alert, EDIT, 2)])
        assert await due(tx) == []
        assert await tx.deliveries.next_due() == LATER
        first = await leased(tx, LATER)
        assert await due(tx, LATER) == []
        await sent_one(tx, first.id, 5, 1, NOW)
        assert await due(tx) == ["reply:1:2"]


async def test_a_first_message_that_never_comes_holds_up_nothing(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert), act(alert, REPLY, 2), act(alert, EDIT, 3)])
        await tx.deliveries.ended((await leased(tx)).id, Reason.REFUSED, "no rights", NOW)
        reply = await leased(tx)
        assert (reply.kind, (await content_of(tx, alert.id)).head_message_id) == (REPLY, None)
        await sent_one(tx, reply.id, 7, 2, NOW)
        assert await leased(tx) is None
        assert (await ends(tx))["edit:1:3"] == ("withdrawn", "refused")
        assert await tx.deliveries.next_due() is None


# ---------------------------------------------------------------------------------------------------------- leasing


async def test_a_lease_hands_out_the_whole_delivery(store):
    speech = SendNote(
        Note(
            (Phrase("rule-saved", {"rule": "a \0 b", "count": 3, "at": None}),),
            ((Button(Phrase("undo"), data="undo:1"), Button(Phrase("more"), url="https://x")),),
            language="ru",
        ),
        reply_to=9,
    )
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        draft = answer(
            "1", HERE, speech=speech, level=Level.IMPORTANT, reasons=(Reason.TOLD, Reason.LEVEL_ROSE)
        )
        await tx.deliveries.add([draft])
        delivery = await leased(tx)
    assert (delivery.key, delivery.kind, delivery.place, delivery.level) == ("answer:1", ANSWER, HERE, 1)
    assert (delivery.speech, delivery.reasons) == (speech, draft.reasons)
    assert (delivery.attempts, delivery.unknown, delivery.chat) == (0, False, chat())


@pytest.mark.parametrize(
    "speech",
    [EditNote(Note((Phrase("a"),)), 7), Toast("callback", Phrase("b", {"n": 1.5})), Toast("callback")],
)
async def test_every_speech_is_handed_out_as_it_was(store, speech):
    async with store.begin() as tx:
        await tx.deliveries.add([answer(speech=speech)])
        assert (await leased(tx)).speech == speech


async def test_a_known_key_does_nothing_whatever_became_of_it(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer(), answer()])
        await tx.deliveries.add([answer()])
        await sent_one(tx, (await leased(tx)).id, 5, 0, NOW)
        await tx.deliveries.add([answer()])
        assert await due(tx) == []


async def test_what_is_leased_is_not_due_and_not_leased_twice(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer()])
        (one,) = await tx.deliveries.due(NOW, [], 10)
        assert await lease_one(tx, one.id, NOW, LATER) is not None
        assert await lease_one(tx, one.id, NOW, LATER) is None
        assert await due(tx) == []
        assert await tx.deliveries.next_due() == LATER


async def test_a_lease_that_ran_out_is_an_unknown_end(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer()])
        await leased(tx)
        await tx.deliveries.end_leases(LATER - MINUTE / 2)
        assert await due(tx, LATER - MINUTE / 2) == []
        await tx.deliveries.end_leases(LATER)
        again = await leased(tx, LATER)
    assert (again.unknown, again.attempts) == (True, 1)


async def test_leases_of_a_dead_process_are_taken_over_as_unknown(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer("1", place(1)), answer("2", place(2))])
        await leased(tx)
        assert await tx.deliveries.take_over_leases() == 1
        assert await tx.deliveries.take_over_leases() == 0
        assert [(await leased(tx)).unknown, (await leased(tx)).unknown] == [True, False]


@pytest.mark.parametrize("kind", [SEND, REPLY, EDIT, NOTICE, DIGEST])
async def test_a_closed_chat_gets_nothing_but_answers(store, kind):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        drafts = {NOTICE: answer(kind=NOTICE), DIGEST: answer(kind=DIGEST)}
        draft = drafts.get(kind) or act(alert, kind, 2)
        await tx.deliveries.add([draft])
        await tx.chats.close(HERE.chat_id, ChatState.STOPPED, NOW)
        assert await leased(tx) is None
        assert (await ends(tx))[draft.key] == ("withdrawn", "chat_closed")
        await tx.deliveries.add([answer("stop-done")])
        assert (await leased(tx)).chat.state is ChatState.STOPPED


async def test_an_alert_without_a_standing_rule_is_withdrawn(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert)])
        await tx.rules.remove(HERE, 1, NOW)
        assert await leased(tx) is None
        assert await ends(tx) == {"send:1:1": ("withdrawn", "rule_gone")}


async def test_one_unpaused_rule_is_enough(store):
    async with store.begin() as tx:
        alert = await told(tx)
        second, _ = await tx.rules.add(rule_draft("second"), NOW)
        await tx.alerts.save([replace(alert, rule_ids=(*alert.rule_ids, second.id))])
        await tx.deliveries.add([act(alert), act(alert, version=2)])
        await tx.connection.run(sa.update(rules).where(rules.c.id == second.id).values(paused=True))
        assert (await leased(tx)).key == "send:1:1"
        await tx.connection.run(sa.update(rules).values(paused=True))
        assert await leased(tx) is None
        assert await ends(tx) == {"send:1:2": ("withdrawn", "rule_paused")}


async def test_an_edit_that_is_shown_already_collapses(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert), act(alert, EDIT, 2), act(alert, EDIT, 4)])
        await sent_one(tx, (await leased(tx)).id, 5, 3, NOW)
        assert (await leased(tx)).key == "edit:1:4"
        assert await leased(tx) is None
        assert (await ends(tx))["edit:1:2"] == ("withdrawn", "collapsed")


async def test_an_edit_gives_way_to_a_later_one_that_is_due(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        await tx.deliveries.add([act(alert, EDIT, 2), act(alert, EDIT, 3, due_at=LATER)])
        (second,) = await tx.deliveries.due(NOW, [], 10)
        await tx.deliveries.add([act(alert, EDIT, 4)])
        assert await lease_one(tx, second.id, NOW, LATER) is None
        assert (await ends(tx))["edit:1:2"] == ("withdrawn", "collapsed")


async def test_edits_that_keep_coming_do_not_hold_up_the_one_that_is_due(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        await tx.deliveries.add([act(alert, EDIT, 2), act(alert, EDIT, 3, due_at=LATER)])
        assert (await leased(tx)).key == "edit:1:2"


async def test_a_deleted_message_is_not_edited_and_answered_only_when_the_level_rose(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        await tx.deliveries.add([act(alert, EDIT, 2)])
        await tx.deliveries.ended((await leased(tx)).id, Reason.MESSAGE_DELETED, "not found", NOW)
        assert [one.deleted for one in await tx.alerts.of_story(alert.story_id)] == [True]
        await tx.deliveries.add([act(alert, EDIT, 3), act(alert, REPLY, 3, reasons=(Reason.TOLL_ROSE,))])
        assert await leased(tx) is None
        assert await leased(tx) is None
        risen = (Reason.TOLL_ROSE, Reason.LEVEL_ROSE)
        await tx.deliveries.add([act(alert, REPLY, 4, reasons=risen)])
        assert (await leased(tx)).reasons == risen
        assert (await ends(tx)) == {
            "send:1:1": ("sent", None),
            "edit:1:2": ("dead", "message_deleted"),
            "edit:1:3": ("withdrawn", "message_deleted"),
            "reply:1:3": ("withdrawn", "message_deleted"),
        }


# --------------------------------------------------------------------------------------------------------- settling


async def test_what_was_sent_is_kept_with_the_alert(store):
    async with store.begin() as tx:
        alert = await told(tx)

        async def now():
            return (await tx.alerts.of_story(alert.story_id))[0]

        await sent(tx, alert, 5, 2)
        first = replace(alert, message_id=5, sent_version=2, shown_version=2, sent_at=NOW, shown_at=NOW)
        assert await now() == first
        await tx.deliveries.add([act(alert, REPLY, 3), act(alert, EDIT, 3)])
        await sent_one(tx, (await leased(tx)).id, 6, 3, LATER)
        assert await now() == first
        await sent_one(tx, (await leased(tx)).id, 7, 3, LATER)
        assert await now() == replace(first, message_id=7, shown_version=3, shown_at=LATER)


async def test_a_version_shown_never_falls(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert, 5, 4)
        await tx.deliveries.add([act(alert, EDIT, 5)])
        await sent_one(tx, (await leased(tx)).id, 5, 3, NOW)
        assert [one.shown_version for one in await tx.alerts.of_story(alert.story_id)] == [4]


async def test_again_is_due_then_and_unknown_stays(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer()])
        first = await leased(tx)
        await tx.deliveries.again(first.id, LATER, unknown=True, error="timeout")
        assert await due(tx) == []
        assert await tx.deliveries.next_due() == LATER
        second = await leased(tx, LATER)
        assert (second.attempts, second.unknown) == (1, True)
        await tx.deliveries.again(first.id, LATER, unknown=False, error="429")
        third = await leased(tx, LATER)
    assert (third.attempts, third.unknown) == (2, True)


async def test_only_a_send_that_was_unknown_may_be_doubled(store):
    toast, edited = Toast("callback"), EditNote(Note(()), 5)
    async with store.begin() as tx:
        alert = await told(tx, place(1))
        await sent(tx, alert)
        drafts = [answer(str(n), place(n), speech=speech) for n, speech in ((2, toast), (3, edited))]
        await tx.deliveries.add([*drafts, answer("4", place(4)), answer("5", place(5)), act(alert, EDIT, 2)])
        for number in range(4):
            delivery = await leased(tx)
            if number < 3:
                await tx.deliveries.again(delivery.id, NOW, unknown=True, error="timeout")
                delivery = await leased(tx)
            await sent_one(tx, delivery.id, 9, 0, NOW)
        edit = await leased(tx)
        await tx.deliveries.again(edit.id, NOW, unknown=True, error="timeout")
        await sent_one(tx, (await leased(tx)).id, 5, 2, NOW)
        assert await tx.deliveries.settled_count() == {
            "send.sent": 1,
            "answer.sent": 4,
            "answer.maybe_doubled": 1,
            "edit.sent": 1,
        }


async def test_what_is_dead_stays_dead(store):
    async with store.begin() as tx:
        await tx.deliveries.add([answer()])
        delivery = await leased(tx)
        await tx.deliveries.ended(delivery.id, Reason.REFUSED, "bad request", NOW)
        await tx.deliveries.again(delivery.id, NOW, unknown=False, error="late")
        assert await due(tx) == []
        assert await ends(tx) == {"answer:1": ("dead", "refused")}


async def test_a_settled_answer_keeps_no_words(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.deliveries.add([answer("1"), answer("2")])
        await sent_one(tx, (await leased(tx)).id, 5, 0, NOW)
        await tx.deliveries.ended((await leased(tx)).id, Reason.REFUSED, "bad request", NOW)
        kept = (await tx.chats.export(HERE.chat_id))["deliveries"]
    assert [row["speech"] for row in kept] == [None, None]


async def test_waiting_counts_all_but_edits(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        await tx.deliveries.add([answer("1"), answer("2"), act(alert, EDIT, 2)])
        assert await tx.deliveries.waiting() == 2
        delivery = await leased(tx)
        assert await tx.deliveries.waiting() == 2
        await sent_one(tx, delivery.id, 6, 0, NOW)
        assert await tx.deliveries.waiting() == 1


async def test_what_waits_on_the_storys_clock_does_not_go_yet(store):
    gap = timedelta(minutes=2)
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert)
        shown_at = (await tx.alerts.of_story(alert.story_id))[0].shown_at
        await tx.deliveries.add([answer("1"), replace(answer("2"), due_at=NOW + timedelta(minutes=10))])
        assert await tx.deliveries.going(NOW, shown_at, gap) == 1
        assert await tx.deliveries.going(NOW + timedelta(minutes=10), shown_at, gap) == 2
        await tx.deliveries.add([act(alert, EDIT, 2)])
        assert await tx.deliveries.going(NOW, shown_at + timedelta(minutes=1), gap) == 1
        assert await tx.deliveries.going(NOW, shown_at + timedelta(minutes=2), gap) == 2
        await tx.deliveries.add([act(alert, REPLY, 3)])
        assert await tx.deliveries.going(NOW, shown_at, gap) == 2
        (standing,) = await tx.alerts.of_story(alert.story_id)
        await tx.alerts.save([replace(standing, replied_at=shown_at + timedelta(minutes=10))])
        assert await tx.deliveries.going(NOW, shown_at, gap) == 1
        assert await tx.deliveries.going(NOW, shown_at + timedelta(minutes=10), gap) == 3


# ------------------------------------------------------------------------------------------------------ the content


async def test_the_content_of_an_alert(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        first, _ = await tx.rules.add(rule_draft("a"), NOW)
        second, _ = await tx.rules.add(rule_draft("b"), NOW)
        third, _ = await tx.rules.add(rule_draft("c"), NOW)
        story = await added_story(tx)
        alert = await added_alert(tx, story, first.id, second.id)
        revision = story.sources[0].revision_id
        await tx.stories.add_matches(
            [
                Match(story.id, first.query_id, revision, ("kerusuhan", "Almaty")),
                Match(story.id, second.query_id, revision, ("Almaty", "CSTO")),
                Match(story.id, third.query_id, revision, ("not named",)),
            ]
        )
        content = await content_of(tx, alert.id)
    assert (content.alert, content.story, content.rules) == (alert, story, (first, second))
    assert content.words == ("kerusuhan", "Almaty", "CSTO")
    assert content.head_message_id is None


async def test_a_first_message_replies_to_its_situation_s_head_and_a_reply_to_its_own_message(store):
    async with store.begin() as tx:
        head = await told(tx)
        await sent(tx, head, 5)
        (running,) = (await tx.alerts.running(head.rule_ids, NOW))[head.rule_ids[0]]
        await tx.alerts.save_situations([replace(running, head=head.id)])
        feed = await added_feed(tx, "https://2")
        story = await added_story(tx, "2", feed=feed)
        (alert,) = await tx.alerts.add([replace(head, story_id=story.id)])
        assert (await content_of(tx, alert.id)).head_message_id == 5
        await sent(tx, alert, 6)
        assert (await content_of(tx, alert.id)).head_message_id == 6
        assert (await content_of(tx, head.id)).head_message_id == 5


async def test_an_unknown_alert_has_no_content(store):
    async with store.begin() as tx:
        assert await content_of(tx, 404) is None
