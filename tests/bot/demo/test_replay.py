"""The replay is what it promises to be, and the oracle fits it."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.demo import replay
from bot.demo.replay import ReplayItem
from tests.bot.demo import oracle
from tests.bot.demo.oracle import CHATS, LEVELS, Line, ToldStory

REPLAY = replay.load()
ORACLE = oracle.load()
ITEMS = {item.path: item for item in REPLAY.items}
SITUATION_ENDS_AFTER = timedelta(hours=72)

SMALL = """
start = 2022-01-01T08:00:00+06:00
[[outlets]]
slug = "lentera"
publisher = "Lentera"
family = "Lentera"
tier = 2
country = "ID"
language = "id"
format = "rss"
priority = false
[[items]]
at = 2022-01-01T09:00:00+06:00
outlet = "lentera"
link = "a"
title = "Judul"
summary = "Isi."
story = "a"
[[items]]
at = 2022-01-01T09:01:00+06:00
outlet = "lentera"
link = "b"
title = "Judul lain"
summary = "Isi."
story = "b"
noise = "sport"
"""


def test_times_are_read_as_utc_and_noise_is_optional():
    first, second = replay.read(SMALL).items
    assert first.at == datetime(2022, 1, 1, 3, 0, tzinfo=UTC)
    assert (first.noise, second.noise) == (None, "sport")
    assert first.path == "lentera/a"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('link = "b"', 'link = "a"', "item lentera/a: its link is used twice"),
        ("09:01", "08:59", "item lentera/b: its time does not come after that of lentera/a"),
        ("09:01", "09:00", "item lentera/b: its time does not come after that of lentera/a"),
        ("T09:00", "T07:59", "item lentera/a: it comes before the clock starts"),
        ("T09:00:00+06:00", "T09:00:00", "item lentera/a: a time is written with its offset"),
        (
            'outlet = "lentera"\nlink = "b"',
            'outlet = "kompas"\nlink = "b"',
            "item kompas/b: 'kompas' is missing",
        ),
        ('title = "Judul lain"\n', "", "item lentera/b: .*title"),
        ('noise = "sport"', 'nois = "sport"', "item lentera/b: .*nois"),
        ('format = "rss"', 'format = "json"', "json"),
        ('format = "rss"', 'form = "rss"', "outlet 'lentera'"),
        ("tier = 2", "tier = 4", "outlet 'lentera': tier is 4; tiers are 1, 2 and 3"),
    ],
)
def test_an_edit_that_cannot_be_played_is_named(old, new, message):
    with pytest.raises(ValueError, match=message):
        replay.read(SMALL.replace(old, new, 1))


def test_two_outlets_may_not_share_a_slug():
    outlet = SMALL[SMALL.index("[[outlets]]") : SMALL.index("[[items]]")]
    with pytest.raises(ValueError, match="two outlets share a slug"):
        replay.read(SMALL + outlet)


# ------------------------------------------------------------------------------------------------ the replay


def test_fourteen_outlets_in_four_languages_with_shared_families_and_a_tier_1_each():
    assert len(REPLAY.outlets) == 14
    for language in ("id", "en", "ru", "kk"):
        outlets = [outlet for outlet in REPLAY.outlets if outlet.language == language]
        assert len({outlet.family for outlet in outlets}) >= 3
        assert [outlet.priority for outlet in outlets if outlet.tier == 1] == [True]
        assert {outlet.format for outlet in outlets} == {"rss", "atom"}
    families = Counter(outlet.family for outlet in REPLAY.outlets)
    assert {family for family, outlets in families.items() if outlets > 1} == {"Rimbun Media", "Saxaul Group"}
    assert {item.outlet for item in REPLAY.items} == set(REPLAY.outlets)


def test_enough_items_in_every_language_and_a_third_noise():
    assert len(REPLAY.items) >= 120
    languages = Counter(item.outlet.language for item in REPLAY.items)
    assert min(languages[language] for language in ("id", "en", "ru", "kk")) >= 20
    assert 0.30 <= sum(item.noise is not None for item in REPLAY.items) / len(REPLAY.items) <= 0.35


def test_every_kind_of_trap_is_there():
    kinds = Counter(item.noise for item in REPLAY.items)
    assert kinds["wire-copy"] == 3
    assert kinds["retraction"] == 3
    assert kinds["misprint"] == 2
    promised = {"sport", "georgia-state", "jordan-shoes", "sumatra-quake", "anniversary", "near-copy"}
    assert promised <= kinds.keys()


def test_a_wire_text_stands_in_four_outlets_of_four_families():
    copies = [item for item in REPLAY.items if item.noise == "wire-copy"]
    source = next(item for item in REPLAY.items if item.title == copies[0].title)
    assert source.noise is None
    assert {(item.title, item.summary) for item in copies} == {(source.title, source.summary)}
    assert len({item.outlet.family for item in (source, *copies)}) == 4


def test_the_misprint_is_in_the_text():
    assert all("CTSO" in item.summary for item in REPLAY.items if item.noise == "misprint")


def test_texts_are_one_paragraph_without_markup():
    for item in REPLAY.items:
        assert not re.search(r"[<>&\n]|  ", item.title + item.summary), item.path
        assert item.summary.endswith("."), item.path
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item.link), item.path


def test_kazakh_and_russian_texts_are_cyrillic():
    for item in REPLAY.items:
        latin = bool(re.search(r"[a-z]{3}", item.title))
        assert latin == (item.outlet.language in {"id", "en"}), item.path


# ------------------------------------------------------------------------------------------------ the oracle


def of_label(label: str) -> list[ToldStory]:
    return [story for story in ORACLE.stories if story.label == label]


def acts(chat: str, *kinds: str) -> list[Line]:
    """Lines with such an act in this chat, in the order of time."""
    lines = (line for story in ORACLE.stories for line in story.lines)
    return sorted((line for line in lines if line.act(chat) in kinds), key=lambda line: line.at)


def test_every_item_has_one_place_in_the_oracle_and_its_own_time():
    named = [line for story in ORACLE.stories for line in story.lines] + list(ORACLE.silent)
    assert Counter(entry.item for entry in named) == Counter(dict.fromkeys(ITEMS, 1))
    assert [entry.item for entry in named if entry.at != ITEMS[entry.item].at] == []


@pytest.mark.parametrize("story", ORACLE.stories, ids=lambda story: f"{story.label}-{story.language}")
def test_a_told_story_is_its_gold_story_from_beginning_to_end(story):
    gold = [
        item.path
        for item in REPLAY.items
        if (item.story, item.outlet.language) == (story.label, story.language)
    ]
    assert [line.item for line in story.lines] == gold


@pytest.mark.parametrize("story", ORACLE.stories, ids=lambda story: f"{story.label}-{story.language}")
def test_the_points_follow_from_the_outlets_and_the_level_from_the_points(story):
    level = 0
    for number, line in enumerate(story.lines, start=1):
        told = [ITEMS[earlier.item] for earlier in story.lines[:number]]
        own = [item for item in told if item.noise != "wire-copy"]
        assert line.points.get("families", 0) == family_points(own, line.at), line
        assert line.points["source"] == {1: 10, 2: 6, 3: 3}[min(item.outlet.tier for item in own)], line
        level = max(level, reached(line, own))
        assert line.level == LEVELS[level], line


def family_points(items: list[ReplayItem], at: datetime) -> int:
    families = {item.outlet.family for item in items if at - item.at <= timedelta(minutes=60)}
    return {0: 0, 1: 0, 2: 10, 3: 15, 4: 20}[len(families)]


def reached(line: Line, items: list[ReplayItem]) -> int:
    """The level of a score: critical also needs two families, or tier 1 with an escalator."""
    score = min(max(sum(line.points.values()), 0), 100)
    two = len({item.outlet.family for item in items}) >= 2
    grave = any(item.outlet.tier == 1 for item in items) and "escalators" in line.points
    if score >= 70 and (two or grave):
        return 2
    return 1 if score >= 40 else 0


@pytest.mark.parametrize("chat", CHATS)
def test_a_story_begins_once_and_what_follows_edits_or_replies(chat):
    for story in ORACLE.stories:
        heard = [line.act(chat) for line in story.lines if line.act(chat) != "none"]
        assert not heard or heard[0] in {"head", "thread"}
        assert set(heard[1:]) <= {"edit", "turn"}
        silent_before = [line.act(chat) for line in story.lines]
        assert silent_before[len(silent_before) - len(heard) :] == heard


@pytest.mark.parametrize("chat", CHATS)
def test_the_crisis_is_one_thread_until_it_has_been_quiet_for_three_days(chat):
    told = acts(chat, "head", "thread", "turn", "edit")
    heads = acts(chat, "head")
    assert len(heads) == 2
    assert told[0] == heads[0]
    gaps = {later.item for earlier, later in pairwise(told) if later.at - earlier.at > SITUATION_ENDS_AFTER}
    assert gaps == {heads[1].item}


def test_a_reply_has_a_reason_and_one_comes_too_soon_after_another():
    soon = []
    for story in ORACLE.stories:
        turns = [line for line in story.lines if line.pack == "turn"]
        assert all(line.because for line in turns)
        soon += [later for earlier, later in pairwise(turns) if later.at - earlier.at < timedelta(minutes=10)]
    assert [line.item for line in soon] == ["stepnoy-teletaip/strelyat-i-otklyuchili-internet"]


def test_some_items_come_within_two_minutes_of_another_of_their_story():
    close = {
        later.item
        for story in ORACLE.stories
        for earlier, later in pairwise(story.lines)
        if later.at - earlier.at < timedelta(minutes=2)
    }
    assert close == {"quayside/dozens-of-attackers-killed", "saxaul-herald/dozens-of-attackers-killed"}


def test_the_first_alert_comes_within_the_first_day():
    """At six story hours a second that is within five seconds."""
    first = acts("pack", "head")[0]
    assert first.item == "vecherny-saksaul/zhanaozen-miting-gaz"
    assert first.at <= datetime(2022, 1, 2, 2, 10, tzinfo=UTC)
    assert "митинг" in ITEMS[first.item].title


def test_the_storming_is_critical_by_its_second_publisher_in_every_language():
    stories = of_label("almaty-storming")
    assert {story.language for story in stories} == {"id", "en", "ru", "kk"}
    for story in stories:
        families: set[str] = set()
        for line in story.lines:
            families.add(ITEMS[line.item].outlet.family)
            if len(families) == 2:
                assert line.level == "critical", line
                break


def test_the_typed_rule_finds_both_its_words_where_a_story_is_first_told():
    for line in acts("typed", "head", "thread"):
        text = ITEMS[line.item].title + " " + ITEMS[line.item].summary
        assert re.search(r"\bkerusuhan\b", text, re.IGNORECASE), line.item
        assert re.search(r"\b(Kazakhstan|CSTO)\b", text), line.item


def test_the_typed_rule_tells_nothing_else():
    told = {line.item for line in acts("typed", "head", "thread", "turn", "edit")}
    for item in REPLAY.items:
        text = item.title + " " + item.summary
        found = re.search(r"\bkerusuhan\b", text, re.IGNORECASE) and re.search(r"\b(Kazakhstan|CSTO)\b", text)
        assert bool(found) == (item.path in told), item.path


def test_what_the_typed_rule_tells_the_pack_tells_too():
    for story in ORACLE.stories:
        assert all(line.pack != "none" for line in story.lines if line.typed != "none")


def test_corrections_are_told_and_other_countries_are_not():
    because = {line.item: line.because for line in acts("pack", "turn")}
    for item in REPLAY.items:
        if item.noise == "retraction":
            assert because[item.path] == ("correction",)
    silent = {entry.item: entry.why for entry in ORACLE.silent}
    for item in REPLAY.items:
        if item.noise in {"near-copy", "georgia-state", "jordan-shoes", "sumatra-quake", "sport"}:
            assert item.path in silent
    near = {silent[item.path] for item in REPLAY.items if item.noise == "near-copy"}
    assert near == {"unrest elsewhere"}
