"""A saved rule changed: paused, reworded, sent elsewhere, removed and brought back; *decide* hears of what is asked."""

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import (
    ChangeKind,
    ChatId,
    DeliveryKind,
    DigestKind,
    Hold,
    Level,
    Place,
    Reason,
    RuleWords,
    Schedule,
    Sound,
    StoryConditions,
)
from bot.storage.schema import alert_rules, queries, rules
from bot.storage.schema import changes as change_rows
from tests.bot.storage.samples import HERE, MINUTE, NOW, act, added_alert, added_story, chat, rule_draft, told
from tests.one_delivery import lease_one, sent_one

THERE = Place(ChatId(200))
TOPIC = Place(ChatId(100), 7)


def words(query: str, level: Level = Level.INFO, **changes) -> RuleWords:
    text = query if level is Level.INFO else f"{query} severity>={level.name.lower()}"
    made = RuleWords(text, query, f"digest of {query}", StoryConditions(level_low=level), None)
    return replace(made, **changes)


async def opened(tx, *chat_ids: int) -> None:
    for chat_id in chat_ids or (100, 200):
        await tx.chats.open(chat(chat_id), NOW)


async def changes(tx) -> list[tuple[str, str]]:
    return [(change.kind.value, change.text) for change in await tx.rules.changes_since(0)]


async def test_a_reworded_rule_keeps_its_number_its_settings_and_its_alerts(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.rules.set_sound(HERE, 1, Sound.ALWAYS)
        await tx.rules.set_schedule(HERE, 1, Schedule.DAILY)
        before = await tx.rules.at(HERE, 1)
        rule, changed = await tx.rules.reword(HERE, 1, words("banjir", Level.CRITICAL))
        assert changed
        assert (rule.id, rule.number, rule.sound, rule.schedule, rule.created_at) == (
            before.id,
            1,
            Sound.ALWAYS,
            Schedule.DAILY,
            before.created_at,
        )
        assert (rule.text, rule.query, rule.conditions.level_low) == (
            "banjir severity>=critical",
            "banjir",
            Level.CRITICAL,
        )
        assert rule.before == words("kerusuhan")
        named = await tx.connection.rows(sa.select(alert_rules))
        assert [(row.alert_id, row.rule_id) for row in named] == [(alert.id, rule.id)]


async def test_what_a_rule_asked_comes_back_once_and_decide_hears_of_both(store):
    async with store.begin() as tx:
        await opened(tx)
        first, _ = await tx.rules.add(rule_draft(pack="csto"), NOW)
        await tx.rules.reword(HERE, 1, words("banjir"))
        again, changed = await tx.rules.take_back(HERE, 1)
        assert changed
        assert again == first
        assert await tx.rules.take_back(HERE, 1) is None
        assert await tx.rules.take_back(HERE, 9) is None
        assert await changes(tx) == [
            ("query_added", "kerusuhan"),
            ("query_added", "banjir"),
            ("query_removed", "kerusuhan"),
            ("query_added", "kerusuhan"),
            ("query_removed", "banjir"),
        ]


async def test_another_level_is_no_change_of_what_is_asked(store):
    async with store.begin() as tx:
        await opened(tx)
        first, _ = await tx.rules.add(rule_draft(), NOW)
        rule, _ = await tx.rules.reword(HERE, 1, words("kerusuhan", Level.CRITICAL))
        assert rule.query_id == first.query_id
        assert await changes(tx) == [("query_added", "kerusuhan")]


async def test_a_query_that_others_ask_is_neither_added_nor_removed(store):
    async with store.begin() as tx:
        await opened(tx)
        await tx.rules.add(rule_draft(), NOW)
        for query in ("kerusuhan", "banjir"):
            await tx.rules.add(rule_draft(query, THERE), NOW)
        await tx.rules.reword(HERE, 1, words("banjir"))
        assert await changes(tx) == [("query_added", "kerusuhan"), ("query_added", "banjir")]


async def test_no_place_asks_the_same_twice(store):
    async with store.begin() as tx:
        await opened(tx)
        first, _ = await tx.rules.add(rule_draft("gempa"), NOW)
        second, _ = await tx.rules.add(rule_draft("banjir"), NOW)
        assert await tx.rules.reword(HERE, 2, words("gempa")) == (first, False)
        await tx.rules.reword(HERE, 1, words("angin"))
        third, _ = await tx.rules.add(rule_draft("gempa"), NOW)
        assert await tx.rules.take_back(HERE, 1) == (third, False)
        there, _ = await tx.rules.add(rule_draft("banjir", THERE), NOW)
        assert await tx.rules.send_to(HERE, second.number, THERE) == (there, False)
        assert [rule.text for rule in await tx.rules.of_place(HERE)] == ["angin", "banjir", "gempa"]


async def test_a_rule_sent_elsewhere_takes_its_settings_and_leaves_its_past(store):
    async with store.begin() as tx:
        await opened(tx)
        alert = await told(tx)
        await tx.rules.add(rule_draft("gempa", THERE), NOW)
        await tx.rules.set_sound(HERE, 1, Sound.NEVER)
        await tx.rules.pause(HERE, 1, NOW + MINUTE)
        moved, done = await tx.rules.send_to(HERE, 1, THERE)
        assert done
        assert (moved.place, moved.number, moved.sound, moved.paused, moved.resumes_at) == (
            THERE,
            2,
            Sound.NEVER,
            True,
            NOW + MINUTE,
        )
        assert moved.id not in alert.rule_ids
        assert await tx.rules.of_place(HERE) == ()
        assert await changes(tx) == [("query_added", "kerusuhan"), ("query_added", "gempa")]
        # What was told here is no business of the rule any more.
        assert await tx.connection.rows(sa.select(alert_rules)) == []


async def test_nothing_of_another_place_is_changed(store):
    async with store.begin() as tx:
        await opened(tx)
        rule, _ = await tx.rules.add(rule_draft(), NOW)
        for place in (THERE, TOPIC):
            assert await tx.rules.at(place, 1) is None
            assert await tx.rules.reword(place, 1, words("banjir")) is None
            assert await tx.rules.take_back(place, 1) is None
            assert await tx.rules.send_to(place, 1, HERE) is None
            assert not await tx.rules.set_sound(place, 1, Sound.NEVER)
            assert not await tx.rules.pause(place, 1, None)
            assert not await tx.rules.resume(place, 1)
        assert await tx.rules.at(HERE, 1) == rule


async def test_when_a_rule_sent_alerts_is_told_with_digests(store):
    async with store.begin() as tx:
        alert = await told(tx)
        rule = await tx.rules.at(HERE, 1)
        second = await added_alert(tx, await added_story(tx, "2"), rule.id)
        await added_alert(tx, await added_story(tx, "3"), rule.id)
        for number, one in enumerate((alert, second)):
            await tx.deliveries.add([act(one)])
            (due,) = await tx.deliveries.due(NOW, [], 1)
            await lease_one(tx, due.id, NOW, NOW + MINUTE)
            await sent_one(tx, due.id, 5 + number, 1, NOW + number * MINUTE)
        assert await tx.rules.told_since(HERE, [rule.id], NOW) == {rule.id: (NOW, NOW + MINUTE)}
        assert await tx.rules.told_since(HERE, [rule.id], NOW + MINUTE) == {rule.id: (NOW + MINUTE,)}
        assert await tx.rules.told_since(THERE, [rule.id], NOW) == {rule.id: ()}


async def test_what_a_rule_asked_before_is_exported_and_erased_with_its_chat(store):
    async with store.begin() as tx:
        await opened(tx)
        await tx.rules.add(rule_draft("rahasia"), NOW)
        await tx.rules.reword(HERE, 1, words("banjir"))
        await tx.rules.pause(HERE, 1, NOW)
        exported = json.dumps(await tx.chats.export(HERE.chat_id))
        await tx.chats.erase(HERE.chat_id)
        left = [
            row.text for table in (queries, change_rows) for row in await tx.connection.rows(sa.select(table))
        ]
    assert "rahasia" in exported
    assert "rahasia" not in left
    assert "banjir" not in left


# ------------------------------------------------------------------------------------------------------ pauses


@pytest.mark.parametrize("kind", [DeliveryKind.SEND, DeliveryKind.REPLY])
async def test_a_paused_rule_s_delivery_goes_no_more_until_the_pause_ends(store, kind):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.rules.pause(HERE, 1, NOW + MINUTE)
        await tx.deliveries.add([act(alert, kind)])
        (due,) = await tx.deliveries.due(NOW, [], 1)
    async with store.begin() as tx:
        # The machine's clock may run elsewhere: the story's counts.
        late, until = NOW + timedelta(days=365), NOW + timedelta(days=366)
        assert await tx.deliveries.lease([due.id], late, until, NOW + MINUTE - timedelta(seconds=1)) == ()
    async with store.begin() as tx:
        await tx.deliveries.add([act(alert, kind, version=2)])
        (due,) = await tx.deliveries.due(NOW, [], 1)
        assert await tx.deliveries.lease([due.id], NOW, NOW + MINUTE, NOW + MINUTE)


async def test_a_digest_tells_what_waits_for_a_rule_whose_pause_is_over(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await tx.digests.hold(alert, Hold(Reason.DIGEST, DigestKind.DIGEST, NOW + MINUTE), (), NOW)
        (digest,) = await tx.digests.due(NOW + MINUTE, 10)
        await tx.rules.pause(HERE, 1, NOW + MINUTE)
        content = await tx.digests.content(digest.id, 1, NOW + MINUTE)
        assert [entry.alert.id for entry in content.entries] == [alert.id]
        assert await tx.digests.content(digest.id, 1, NOW) is None


async def test_a_rule_turned_on_again_is_not_paused(store):
    async with store.begin() as tx:
        await opened(tx)
        await tx.rules.add(rule_draft(), NOW)
        await tx.rules.pause(HERE, 1, None)
        paused = await tx.rules.at(HERE, 1)
        await tx.rules.pause(HERE, 1, NOW)
        until = await tx.rules.at(HERE, 1)
        await tx.rules.resume(HERE, 1)
        on = await tx.rules.at(HERE, 1)
        assert (paused.is_paused(NOW), until.is_paused(NOW), on.is_paused(NOW)) == (True, False, False)
        assert until.is_paused(NOW - MINUTE)


# ------------------------------------------------------------------------------------------------ any sequence


@dataclass
class Model:
    """What rules there should be, as simply as it can be said."""

    standing: dict[tuple[Place, int], tuple[str, Level, tuple[str, Level] | None]] = field(
        default_factory=dict
    )
    removed: dict[tuple[Place, int], tuple[str, Level, tuple[str, Level] | None]] = field(
        default_factory=dict
    )
    last: dict[Place, int] = field(default_factory=dict)

    def twin(self, place: Place, asked: tuple[str, Level], but: int = 0) -> bool:
        return any(
            where == place and number != but and rule[:2] == asked
            for (where, number), rule in self.standing.items()
        )

    def next(self, place: Place) -> int:
        self.last[place] = self.last.get(place, 0) + 1
        return self.last[place]

    @property
    def asked(self) -> set[str]:
        return {query for query, _, _ in self.standing.values()}


PLACES = (HERE, TOPIC, THERE)
QUERIES = ("a", "b", "c")
ASKED = st.tuples(st.sampled_from(QUERIES), st.sampled_from((Level.INFO, Level.CRITICAL)))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "add", "remove", "restore", "reword", "reword", "take back", "send", "pause", "resume")
        ),
        st.sampled_from(PLACES),
        st.integers(1, 4),
        ASKED,
        st.sampled_from(PLACES),
    ),
    max_size=25,
)


async def done(tx, model: Model, step) -> None:  # noqa: C901, PLR0912 - one branch an act
    """Do a step in the database and in the model."""
    act_, place, number, asked, to = step
    query, level = asked
    key = (place, number)
    rule = model.standing.get(key)
    match act_:
        case "add":
            draft = rule_draft(query, place, text=words(query, level).text)
            _, new = await tx.rules.add(replace(draft, conditions=words(query, level).conditions), NOW)
            assert new != model.twin(place, asked)
            if new:
                model.standing[place, model.next(place)] = (query, level, None)
        case "remove":
            removed = await tx.rules.remove(place, number, NOW)
            assert (removed is None) == (rule is None)
            if rule is not None:
                model.removed[key] = model.standing.pop(key)
        case "restore":
            restored = await tx.rules.restore(place, number)
            gone = model.removed.pop(key, None)
            assert (restored is None) == (gone is None)
            if gone is not None and not model.twin(place, gone[:2]):
                model.standing[key] = gone
        case "reword":
            reworded = await tx.rules.reword(place, number, words(query, level))
            assert (reworded is None) == (rule is None)
            if rule is not None and not model.twin(place, asked, number):
                model.standing[key] = (query, level, rule[:2])
        case "take back":
            taken = await tx.rules.take_back(place, number)
            assert (taken is None) == (rule is None or rule[2] is None)
            if rule is not None and rule[2] is not None and not model.twin(place, rule[2], number):
                model.standing[key] = (*rule[2], None)
        case "send":
            sent = await tx.rules.send_to(place, number, to)
            assert (sent is None) == (rule is None)
            if rule is not None and not model.twin(to, rule[:2], number if to == place else 0):
                model.standing[to, model.next(to)] = model.standing.pop(key)
        case "pause":
            assert await tx.rules.pause(place, number, None) == (rule is not None)
        case "resume":
            assert await tx.rules.resume(place, number) == (rule is not None)


async def check(tx, model: Model) -> None:
    """Compare the rules, the queries that are asked, and what *decide* makes of the changes."""
    rows = await tx.connection.rows(sa.select(rules.c.chat_id, rules.c.topic, rules.c.number))
    found = {}
    for row in rows:
        place = Place(ChatId(row.chat_id), row.topic)
        rule = await tx.rules.at(place, row.number)
        found[place, row.number] = (rule.query, rule.conditions.level_low, rule.text)
    assert found == {
        key: (query, level, words(query, level).text) for key, (query, level, _) in model.standing.items()
    }
    assert {query.text for query in await tx.rules.queries()} == model.asked
    followed: set[str] = set()
    for change in await tx.rules.changes_since(0):
        if change.kind is ChangeKind.QUERY_ADDED:
            assert change.text not in followed
            followed.add(change.text)
        else:
            followed.remove(change.text)
    assert followed == model.asked


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_any_sequence_leaves_what_a_simple_model_says(store, steps):
    model = Model()
    async with store.begin() as tx:
        await opened(tx)
        for step in steps:
            await done(tx, model, step)
        await check(tx, model)
        await tx.connection.run(sa.text("DELETE FROM rules"))
        for table in ("queries", "changes", "removed_rules", "rule_numbers"):
            await tx.connection.run(sa.text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own
