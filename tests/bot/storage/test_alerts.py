"""Alerts and situations in the database, many at a time."""

from dataclasses import replace

from bot.model import ChatId, Level, Place, RuleId
from tests.bot.storage.samples import (
    HERE,
    MINUTE,
    NOW,
    added_alert,
    added_story,
    chat,
    rule_draft,
    situation,
    told,
)


async def ruled(tx, *queries: str, place=HERE) -> list[RuleId]:
    await tx.chats.open(chat(place.chat_id), NOW)
    return [(await tx.rules.add(rule_draft(query, place), NOW))[0].id for query in queries]


async def test_one_alert_a_place_and_story(store):
    async with store.begin() as tx:
        one, two = await ruled(tx, "a", "b")
        kept = await added_story(tx)
        alert = await added_alert(tx, kept, one, two)
        again = await added_alert(tx, kept, one, told_level=Level.CRITICAL)
        other = await added_alert(tx, kept, one, place=Place(HERE.chat_id, 7))
        assert again.id == alert.id
        assert await tx.alerts.of_story(kept.id) == (alert, other)


async def test_saving_an_alert_leaves_what_send_settles(store):
    async with store.begin() as tx:
        one, two, three = await ruled(tx, "a", "b", "c")
        kept = await added_story(tx)
        alert = await added_alert(tx, kept, one, two)
        changed = replace(
            alert,
            rule_ids=(two, three),
            told_level=Level.CRITICAL,
            told_marks=frozenset({"dead:40"}),
            replied_at=NOW,
        )
        await tx.alerts.save([replace(changed, message_id=5, shown_version=9, deleted=True)])
        assert await tx.alerts.of_story(kept.id) == (changed,)


async def test_a_removed_rule_is_no_longer_named(store):
    async with store.begin() as tx:
        one, two = await ruled(tx, "a", "b")
        kept = await added_story(tx)
        alert = await added_alert(tx, kept, one, two)
        await tx.rules.remove(HERE, 1, NOW)
        await tx.alerts.save([alert])
        assert [alert.rule_ids for alert in await tx.alerts.of_story(kept.id)] == [(two,)]


async def test_running_situations_are_of_the_rules_and_newest_first(store):
    async with store.begin() as tx:
        one, two, three = await ruled(tx, "a", "b", "c")
        made = [
            situation(one, last_at=NOW - 5 * MINUTE),
            situation(one, last_at=NOW),
            situation(one, last_at=NOW - MINUTE),
            situation(two),
        ]
        ids = await tx.alerts.begin(made)
        old, newest, newer, other = [
            replace(begun, id=number) for begun, number in zip(made, ids, strict=True)
        ]
        since = NOW - 2 * MINUTE
        assert await tx.alerts.running([one, two, three], since) == {one: (newest, newer), two: (other,)}
        grave = replace(
            old,
            countries=frozenset({"RU"}),
            topics=frozenset(),
            level=Level.CRITICAL,
            head=(await told(tx, query="d", identity="2")).id,
            last_at=NOW + MINUTE,
        )
        await tx.alerts.save_situations([grave])
        assert await tx.alerts.running([one], since) == {one: (grave, newest, newer)}
        assert await tx.alerts.situations([grave.id, other.id]) == {grave.id: grave, other.id: other}


async def test_a_thousand_alerts_are_kept_at_once_and_those_that_stand_are_left_out(store):
    async with store.begin() as tx:
        kept = await added_story(tx)
        rules = {}
        for number in range(1, 1_200, 60):
            (rules[number],) = await ruled(tx, "a", place=Place(ChatId(number)))
        begun = [situation(rule, Place(ChatId(number))) for number, rule in rules.items()]
        ids = await tx.alerts.begin(begun)
        assert list(ids) == sorted(set(ids))
        standing = await added_alert(tx, kept, rules[61], place=Place(ChatId(61)))
        alerts = [
            replace(standing, place=one.place, situation_id=number, rule_ids=(one.rule_id,))
            for one, number in zip(begun, ids, strict=True)
        ]
        new = await tx.alerts.add(alerts)
        assert [alert.place for alert in new] == [one.place for one in begun if one.place != standing.place]
        assert await tx.alerts.of_story(kept.id) == (standing, *new)
        assert await tx.alerts.of_story(kept.id, [ChatId(1), ChatId(61)]) == (standing, new[0])
        assert await tx.alerts.add(alerts) == ()
