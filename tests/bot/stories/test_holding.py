"""What chats want to hear later waits from the decision on, for many places at a time."""

from bot.model import ChatId, DigestTime, QuietHours, Reason, Schedule, Timing
from tests.bot.stories.newsdesk import Newsdesk
from tests.bot.stories.test_decide import RIOT, RIOT_SUMMARY, RULE

# The newsdesk's clock stands at 15:00 in Jakarta.
QUIET = Timing(quiet=QuietHours(12 * 60, 18 * 60))
DAILY = Timing(digest=DigestTime(Schedule.DAILY, 450))


async def wants(desk: Newsdesk, chat: int, timing: Timing) -> None:
    async with desk.store.begin() as tx:
        await tx.digests.set_timing(ChatId(chat), timing)


async def test_each_chat_is_told_when_it_wants(both: Newsdesk):
    for chat in (8, 9, 10):
        await both.chat(chat)
    for chat in (7, 8, 9, 10):
        await both.rule(RULE, chat)
    await wants(both, 8, QUIET)
    await wants(both, 9, DAILY)
    await wants(both, 10, Timing())
    said = await both.told(await both.feed(), RIOT, RIOT_SUMMARY)
    assert [one.chat for one in said] == [7, 10]
    waiting = await both.ask(
        "SELECT alerts.chat_id, held.reason FROM held JOIN alerts ON alerts.id = held.alert_id"
        " JOIN digests ON digests.id = held.digest_id ORDER BY 1"
    )
    assert waiting == [(8, Reason.QUIET_HOURS), (9, Reason.DIGEST)]
    # What became of the first message is there to be asked for.
    ended = await both.ask(
        "SELECT chat_id, state, reason FROM deliveries WHERE state = 'withdrawn' ORDER BY 1"
    )
    assert ended == [(8, "withdrawn", "quiet_hours"), (9, "withdrawn", "digest")]


async def test_a_rule_that_tells_at_once_makes_its_place_hear_at_once(both: Newsdesk):
    await both.rule(RULE)
    await both.rule("kerusuhan")
    place = await both.chat()
    async with both.store.begin() as tx:
        await tx.rules.set_schedule(place, 1, Schedule.DAILY)
    assert [one.chat for one in await both.told(await both.feed(), RIOT, RIOT_SUMMARY)] == [7]
