"""Telling a story that concerns many places: in chunks, each one commit, graver stories first.

Between two chunks new items are decided, and what is committed is sent. A chunk reads the rules and the story as they
are by then; a place that has its alert already is skipped by its key.
"""

from dataclasses import dataclass, replace

from bot.model import Announcement, ChatId, Reason, Revision, Rule, Story
from bot.ports import DecideTransaction
from bot.stories.outbox import Growth, Moment
from bot.stories.tell import News, tell


@dataclass(frozen=True, slots=True)
class Chunks:
    """Of more rules than ``many`` the places are told in chunks of about ``rules`` rules.

    A chunk of 60 is a twentieth of a second in which nothing else is decided, and on SQLite nothing else committed: who
    writes to the bot meanwhile waits for it at each step of the answer. Larger ones would cost less in all, but far more
    chats are told a second this way than Telegram takes messages.
    """

    many: int = 1_000
    rules: int = 60


async def announced(tx: DecideTransaction, moment: Moment, news: News) -> tuple[Reason, int]:
    """Keep that a story is to be told in chunks; gives a summary and a count of deliveries, as ``tell`` does.

    What waits for the same and is no graver is covered by it.
    """
    story, revision = news.story, news.revision
    if revision.first_fetch:
        return Reason.FIRST_FETCH, 0
    queries = {match.query_id for match in await tx.stories.matches(story.id)}
    is_mended = revision.revises and not news.growth.rises and queries <= news.unheard
    if is_mended and not await tx.alerts.are_more(story.id, 0):
        return Reason.FIRST_FETCH, 0
    for other in await tx.announcements.of_story(story.id):
        if other.told_to is None and other.level <= story.severity.level:
            waiting = await tx.items.revision(other.revision_id)
            # Who leaves out the later item's feed is told by the earlier one.
            if waiting is None or waiting.feed.id == revision.feed.id:
                await tx.announcements.end(other)
    await tx.announcements.save(
        Announcement(
            story_id=story.id,
            revision_id=revision.id,
            level=story.severity.level,
            told_to=None,
            chats_left=await tx.rules.count_asking_chats(queries, revision.feed),
            begun_at=moment.story,
        )
    )
    return Reason.TOLD, 0


async def go_on(tx: DecideTransaction, moment: Moment, announcement: Announcement, size: int) -> int:
    """Tell the next chats, about ``size`` rules of them, and keep how far that is; gives a count of deliveries."""
    story = await tx.stories.get(announcement.story_id)
    revision = await tx.items.revision(announcement.revision_id)
    if story is None or revision is None:
        await tx.announcements.end(announcement)
        return 0
    rules, chats, last = await _next(tx, announcement, story, revision, size)
    news = News(revision, story, Growth.of_chunk(), kin=await tx.merges.related(story.id))
    _, deliveries = await tell(tx, moment, news, rules, chats)
    if last is None:
        await tx.announcements.end(announcement)
    else:
        left = max(0, announcement.chats_left - len(chats))
        await tx.announcements.save(replace(announcement, told_to=last, chats_left=left))
    return deliveries


async def _next(
    tx: DecideTransaction, announcement: Announcement, story: Story, revision: Revision, size: int
) -> tuple[tuple[Rule, ...], frozenset[ChatId], ChatId | None]:
    """Find the next chats that ask or were told before, their rules, and the last of them; None: there are no more."""
    after = announcement.told_to
    queries = {match.query_id for match in await tx.stories.matches(story.id)}
    rules = await tx.rules.asking_after(queries, revision.feed, after, size)
    told = await tx.alerts.chats_after(story.id, after, size)
    ends = [rules[-1].place.chat_id] if rules else []
    if len(told) == size:
        ends.append(told[-1])
    last = min(ends, default=None)
    if last is not None:
        rules = tuple(rule for rule in rules if rule.place.chat_id <= last)
        told = tuple(chat_id for chat_id in told if chat_id <= last)
    return rules, frozenset({rule.place.chat_id for rule in rules} | set(told)), last
