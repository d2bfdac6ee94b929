"""What annotating and scoring give for the replay is what the oracle says, line by line, when the gold stories group it."""

from collections import Counter
from dataclasses import dataclass

import pytest

from bot.demo import replay
from bot.demo.replay import Outlet, ReplayItem
from bot.documents import item_of
from bot.model import (
    Alert,
    AlertId,
    ChatId,
    Feed,
    FeedId,
    FeedState,
    ItemId,
    Origin,
    Place,
    Reason,
    Revision,
    RevisionId,
    RuleId,
    Scope,
    SituationId,
    Story,
)
from bot.stories.bursts import Bursts
from bot.stories.cluster import Clusters
from bot.stories.frequencies import Frequencies
from bot.stories.grow import Reading, article_of, grown
from bot.stories.telling import followed
from bot.stories.turns import heard
from rules import Lexicon, annotate
from tests.bot.demo import oracle
from tests.bot.demo.oracle import Line

REPLAY = replay.load()
ORACLE = oracle.load()
NAMES = {
    "human_cost": "cost",
    "breaking": "mark",
    "authority": "source",
    "damper": "dampers",
}
"""The oracle's names of the parts."""
BECAUSE = {
    Reason.LEVEL_ROSE: "level",
    Reason.NEW_ESCALATOR: "escalator",
    Reason.TOLL_ROSE: "toll",
    Reason.NEW_COUNTRY: "country",
    Reason.CORRECTED: "correction",
    Reason.ENDED: "end",
}


@dataclass(frozen=True)
class Scored:
    """A gold story after one of its items."""

    story: Story
    because: tuple[str, ...]

    @property
    def points(self) -> dict[str, int]:
        points = Counter[str]()
        for line in self.story.severity.lines:
            points[NAMES.get(line.part, line.part)] += line.points
        return dict(points)


def feed(outlet: Outlet, number: int) -> Feed:
    return Feed(
        id=FeedId(number),
        url=f"https://{outlet.slug}.example/feed",
        publisher=outlet.publisher,
        family=outlet.family,
        tier=outlet.tier,
        country=outlet.country,
        language=outlet.language,
        priority=outlet.priority,
        scope=Scope.SHARED,
        origin=Origin.STARTER,
        state=FeedState.ACTIVE,
    )


def revision(item: ReplayItem, number: int) -> Revision:
    return Revision(
        id=RevisionId(number),
        item_id=ItemId(number),
        feed=feed(item.outlet, 1 + [outlet.slug for outlet in REPLAY.outlets].index(item.outlet.slug)),
        title=item.title,
        summary=item.summary,
        link=f"https://{item.path}",
        author="",
        category="",
        published_at=item.at,
        first_seen_at=item.at,
        seen_at=item.at,
        first_fetch=False,
        revises=False,
        attempts=0,
    )


def told_of(story: Story) -> Alert:
    """The alert of somebody who was told of a story as it stands."""
    return Alert(
        id=AlertId(1),
        place=Place(ChatId(1)),
        story_id=story.id,
        situation_id=SituationId(1),
        rule_ids=(RuleId(1),),
        message_id=1,
        sent_version=story.version,
        shown_version=story.version,
        told_level=story.severity.level,
        told_marks=heard(story),
        replied_at=None,
        deleted=False,
    )


@pytest.fixture(scope="module")
def scored() -> dict[str, Scored]:
    """Every item of the replay, scored within its gold story; all items count for bursts, those of noise too."""
    lexicon, clusters, bursts = Lexicon(), Clusters(Frequencies()), Bursts()
    stories: dict[tuple[str, str], Story] = {}
    alerts: dict[tuple[str, str], Alert] = {}
    found: dict[str, Scored] = {}
    for number, item in enumerate(REPLAY.items, start=1):
        read = revision(item, number)
        annotation = annotate(item_of(read), lexicon)
        article = article_of(read, annotation)
        key = (item.story, item.outlet.language)
        before = stories.get(key)
        story = grown(before, Reading(read, annotation, article, clusters.vector(article)), bursts)
        bursts.follow([] if before is None else [before], story)
        reasons: tuple[Reason, ...] = ()
        if before is None:
            alerts[key] = told_of(story)
        else:
            follow = followed(story, alerts[key], None, item.at)
            alerts[key], reasons = follow.alert, follow.reasons
        stories[key] = story
        found[item.path] = Scored(story, tuple(BECAUSE[reason] for reason in reasons))
    return found


LINES = [pytest.param(line, id=line.item) for story in ORACLE.stories for line in story.lines]


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_score_is_the_oracles(line: Line, scored: dict[str, Scored]):
    assert scored[line.item].points == line.points
    assert scored[line.item].story.severity.level.name.lower() == line.level


@pytest.mark.parametrize("line", LINES)
def test_who_was_told_of_a_story_hears_of_its_turns_as_the_oracle_says(line: Line, scored: dict[str, Scored]):
    because = scored[line.item].because if line.pack in ("turn", "edit") else ()
    assert because == line.because
