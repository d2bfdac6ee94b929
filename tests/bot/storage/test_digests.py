"""Timings, holds and digests, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.model import (
    ChatId,
    DigestKind,
    DigestTime,
    Hold,
    Place,
    QuietHours,
    Reason,
    Schedule,
    Shown,
    Timing,
)
from bot.storage import digest_contents
from bot.storage.schema import alerts, deliveries, held, revisions, rules
from tests.bot.storage.samples import HERE, MINUTE, NOW, act, chat, told

DUE = NOW + timedelta(hours=3)
HOLD = Hold(Reason.DIGEST, DigestKind.DIGEST, DUE)
LATE = Hold(Reason.CAUGHT_UP, DigestKind.CATCH_UP, NOW + MINUTE)
TIMING = Timing(
    QuietHours(1_320, 360, critical_passes=False),
    DigestTime(Schedule.WEEKLY, 450, 3, critical_passes=False),
    7,
)
GROUP, SUPERGROUP = Place(ChatId(-5)), Place(ChatId(-100_500))


async def test_timings_are_kept_and_altered(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        assert await tx.digests.timing(HERE.chat_id) == Timing()
        await tx.digests.set_timing(HERE.chat_id, TIMING)
        assert await tx.digests.timing(HERE.chat_id) == TIMING
        await tx.digests.set_timing(HERE.chat_id, Timing())
        assert await tx.digests.timing(HERE.chat_id) == Timing()


async def test_a_digest_is_called_once_and_tells_what_it_holds(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.hold(alert, HOLD, (), NOW)
        assert await tx.digests.due(DUE - MINUTE, 9) == ()
        (digest,) = await tx.digests.due(DUE, 9)
        assert (digest.place, digest.kind, digest.due_at) == (HERE, DigestKind.DIGEST, DUE)
        assert await tx.digests.call([digest]) == {digest.id: 1}
        assert await tx.digests.due(DUE, 9) == ()
        content = await tx.digests.content(digest.id, 1, NOW)
        assert content is not None
        assert [entry.alert.id for entry in content.entries] == [alert.id]
        assert content.waiting == 1
        await tx.digests.told(digest.id, [Shown(alert.id, 4)], DUE)
        assert await tx.digests.held(alert.id) is None
        assert await tx.digests.next_part(digest.id) == 0
        (standing,) = await tx.alerts.of_story(alert.story_id)
        assert (standing.digested, standing.sent_version, standing.sent_at) == (True, 4, DUE)


async def test_a_digest_that_was_told_comes_once_more_for_what_waits_for_it_after_a_clock_was_set_back(store):
    async with store.begin() as tx:
        first = await told(tx)
        others = [await told(tx, query=query, identity=query) for query in ("bulk", "alone", "put off")]
        await tx.digests.hold(first, HOLD, (), NOW)
        digest_ids = set()
        for other in others:
            (digest,) = await tx.digests.due(DUE, 9)
            digest_ids.add(digest.id)
            assert await tx.digests.call([digest]) == {digest.id: 1}
            await tx.digests.ended(digest.id, DUE)
            if other is others[0]:
                await tx.digests.hold_new([(act(other), HOLD)], NOW)
            elif other is others[1]:
                await tx.digests.hold(other, HOLD, (), NOW)
            else:
                await tx.digests.hold(other, replace(HOLD, due_at=DUE + MINUTE), (), NOW)
                (later,) = await tx.digests.due(DUE + MINUTE, 9)
                await tx.digests.put_off(later, DUE)
        (digest,) = await tx.digests.due(DUE, 9)
        assert digest_ids == {digest.id}
        content = await tx.digests.content(digest.id, 1, NOW)
        assert [entry.alert.id for entry in content.entries] == [others[-1].id]


async def test_what_waits_already_stays_where_it_is_with_further_turns(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.hold(alert, HOLD, (Reason.TOLL_ROSE,), NOW)
        later = Hold(Reason.QUIET_HOURS, DigestKind.DIGEST, DUE + MINUTE)
        await tx.digests.hold(alert, later, (Reason.LEVEL_ROSE, Reason.TOLL_ROSE), NOW)
        waiting = await tx.digests.held(alert.id)
    assert waiting is not None
    assert (waiting.reason, waiting.due_at) == (Reason.DIGEST, DUE)
    assert waiting.turns == (Reason.TOLL_ROSE, Reason.LEVEL_ROSE)


async def test_what_is_late_puts_its_digest_off_but_not_for_ever(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.hold(alert, LATE, (), NOW)
        for minutes, due in ((5, 6), (9, 10), (11, 10)):
            other = Hold(Reason.CAUGHT_UP, DigestKind.CATCH_UP, NOW + (minutes + 1) * MINUTE)
            assert await tx.digests._gathering(HERE, other) is not None
            waiting = await tx.digests.held(alert.id)
            assert waiting is not None
            assert waiting.due_at == NOW + due * MINUTE


async def test_a_digest_holds_nothing_whose_rules_are_paused_and_keeps_why(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.deliveries.add([act(alert)])
        (due,) = await tx.deliveries.due(NOW, [], 1)
        await tx.deliveries.withdraw(due.id, Reason.DIGEST, NOW)
        await tx.digests.hold(alert, HOLD, (), NOW)
        await tx.connection.run(sa.update(rules).values(paused=True))
        (digest,) = await tx.digests.due(DUE, 9)
        assert await tx.digests.content(digest.id, 1, NOW) is None
        assert await tx.digests.held(alert.id) is None
        assert await tx.connection.value(sa.select(deliveries.c.reason)) == Reason.RULE_PAUSED


async def test_a_digest_that_holds_much_that_nobody_wants_still_tells_the_rest(store, monkeypatch):
    monkeypatch.setattr(digest_contents, "LOOKED_THROUGH", 2)
    async with store.begin() as tx:
        unwanted = [await told(tx, query=str(n), identity=str(n)) for n in range(4)]
        wanted = await told(tx, query="wanted", identity="wanted")
        for alert in (*unwanted, wanted):
            await tx.digests.hold(alert, HOLD, (), NOW)
        paused = {rule_id for alert in unwanted for rule_id in alert.rule_ids}
        await tx.connection.run(sa.update(rules).where(rules.c.id.in_(paused)).values(paused=True))
        (digest,) = await tx.digests.due(DUE, 9)
        content = await tx.digests.content(digest.id, 1, NOW)
        assert content is not None
        assert [entry.alert.id for entry in content.entries] == [wanted.id]


@pytest.mark.parametrize(
    ("published", "looked", "revises", "expected"),
    [
        (-60, -10, False, (-60, -10)),
        (-10, -60, False, (-10, -10)),
        (-10, None, False, (-10, -10)),
        (None, -60, False, (0, 0)),
        (30, -60, False, (0, 0)),  # of the future: when it was seen
        (-600, -10, True, (-10, -10)),
    ],
)
async def test_how_fresh_a_story_is(store, published, looked, revises, expected):
    def moment(minutes):
        return None if minutes is None else NOW + minutes * MINUTE

    async with store.begin() as tx:
        alert = await told(tx)
        await tx.connection.run(
            sa.update(revisions).values(
                published_at=moment(published), looked_before_at=moment(looked), revises=revises, seen_at=NOW
            )
        )
        assert await tx.digests.freshness(alert.story_id) == tuple(map(moment, expected))


async def test_a_supergroup_gets_the_timing_and_the_digests_of_the_group(store):
    async with store.begin() as tx:
        alert = await told(tx, GROUP)
        await tx.digests.set_timing(GROUP.chat_id, TIMING)
        await tx.digests.hold(alert, HOLD, (), NOW)
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        assert await tx.digests.timing(SUPERGROUP.chat_id) == TIMING
        (digest,) = await tx.digests.due(DUE, 9)
        assert digest.place == SUPERGROUP


async def test_a_supergroup_that_has_such_a_digest_holds_both_in_one(store):
    async with store.begin() as tx:
        for place in (GROUP, SUPERGROUP):
            await tx.digests.hold(await told(tx, place), HOLD, (), NOW)
        await tx.digests.set_timing(GROUP.chat_id, TIMING)
        await tx.digests.set_timing(SUPERGROUP.chat_id, Timing())
        await tx.chats.move(GROUP.chat_id, SUPERGROUP.chat_id, NOW)
        (digest,) = await tx.digests.due(DUE, 9)
        assert digest.place == SUPERGROUP
        assert await tx.digests.timing(SUPERGROUP.chat_id) == Timing()


async def test_an_erasure_leaves_nothing_of_them(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.set_timing(HERE.chat_id, TIMING)
        await tx.digests.hold(alert, HOLD, (), NOW)
        export = await tx.chats.export(HERE.chat_id)
        assert export is not None
        assert [len(export[name]) for name in ("timings", "digests", "held")] == [1, 1, 1]
        assert await tx.chats.erase(HERE.chat_id)
        assert await tx.digests.timing(HERE.chat_id) == Timing()
        assert await tx.digests.due(DUE, 9) == ()
        assert await tx.connection.value(sa.select(sa.func.count()).select_from(held)) == 0


async def test_a_digest_is_put_off_into_one_that_is_due_then_anyway(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.hold(alert, HOLD, (), NOW)
        ((digest, schedules),) = await tx.digests.waiting(HERE.chat_id)
        assert schedules == (Schedule.AT_ONCE,)
        await tx.digests.put_off(digest, DUE + MINUTE)
        assert [one.due_at for one in await tx.digests.due(DUE + MINUTE, 9)] == [DUE + MINUTE]


async def test_a_rule_that_sent_enough_is_flooded_until_an_hour_is_over(store):
    async with store.begin() as tx:
        alert = await told(tx)
        (rule,) = alert.rule_ids
        values = {"message_id": 5, "sent_at": NOW, "sent_version": 1}
        await tx.connection.run(sa.update(alerts).values(values))
        hour = timedelta(hours=1)
        flow = await tx.digests.flow([rule], NOW - hour, NOW)
        assert flow.is_full(rule, 1)
        assert not flow.is_full(rule, 2)
        assert not (await tx.digests.flow([rule], NOW, NOW + hour)).is_full(rule, 1)
