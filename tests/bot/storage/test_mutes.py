"""What places do not want to hear of, in both databases."""

from dataclasses import replace

from bot.model import ChatId, ChatKind, Mute, MuteId, MuteKind, Place, Wishes
from tests.bot.storage.samples import HERE, MINUTE, NOW, added_feed, chat, told
from tests.bot.storage.test_deliveries import sent

THERE = Place(HERE.chat_id, 7)
ELSEWHERE = Place(ChatId(200))


def mute(kind=MuteKind.STORY, target="1", place=HERE, **changes) -> Mute:
    return replace(Mute(MuteId(0), place, kind, target, NOW), **changes)


async def test_wishes_are_a_place_s_own(store):
    async with store.begin() as tx:
        for place in (HERE, ELSEWHERE):
            await tx.chats.open(chat(place.chat_id), NOW)
        await tx.mutes.add(mute())
        await tx.mutes.add(mute(MuteKind.SITUATION, "4"))
        await tx.mutes.add(mute(MuteKind.SOURCE, "Kompas", THERE))
        await tx.mutes.add(mute(target="9", place=THERE, until=NOW + MINUTE))
        await tx.mutes.read(ELSEWHERE.chat_id, ["en", "id"])

        found = await tx.mutes.wishes([HERE, THERE, ELSEWHERE], NOW)
        later = await tx.mutes.wishes([THERE], NOW + MINUTE)

    assert found == {
        HERE: Wishes(stories=frozenset({1}), situations=frozenset({4})),
        THERE: Wishes(stories=frozenset({9}), sources=frozenset({"Kompas"})),
        ELSEWHERE: Wishes(languages=frozenset({"en", "id"})),
    }
    assert later[THERE] == Wishes(sources=frozenset({"Kompas"}))


async def test_a_feed_that_a_chat_leaves_out_is_told_with_its_wishes(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        feed, other = await added_feed(tx), await added_feed(tx, "https://other.example")
        await tx.feeds.leave_out(HERE.chat_id, feed.id)

        assert await tx.mutes.wishes([HERE], NOW, feed.id) == {HERE: Wishes(leaves_out=True)}
        assert await tx.mutes.wishes([HERE], NOW, other.id) == {}
        assert await tx.mutes.wishes([HERE], NOW) == {}


async def test_a_thing_is_muted_once_and_lifted_in_its_place_only(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        number = await tx.mutes.add(mute())
        assert await tx.mutes.add(mute(since=NOW + MINUTE)) == number
        assert await tx.mutes.lift(THERE, number) is None
        assert await tx.mutes.lift(HERE, number) == mute(id=number)
        assert await tx.mutes.lift(HERE, number) is None


async def test_mutes_are_listed_by_what_people_know_until_what_they_mute_is_over(store):
    async with store.begin() as tx:
        alert = await told(tx)
        for one in (
            mute(target=str(alert.story_id)),
            mute(MuteKind.SITUATION, str(alert.situation_id)),
            mute(MuteKind.SOURCE, "kantor"),
            mute(target="999"),
        ):
            await tx.mutes.add(one)

        names = [one.name for one in await tx.mutes.of_place(HERE, NOW)]
        left = [one.name for one in await tx.mutes.of_place(HERE, NOW + 73 * 60 * MINUTE)]

    assert names == ["Kerusuhan di Almaty", "Kerusuhan di Almaty", "kantor"]
    assert left == ["kantor"]


async def test_a_supergroup_takes_over_what_its_group_did_not_want_to_hear(store):
    group, supergroup = Place(ChatId(-5)), Place(ChatId(-1005))
    async with store.begin() as tx:
        await tx.chats.open(chat(-5), NOW)
        await tx.chats.open(chat(-1005, kind=ChatKind.SUPERGROUP), NOW)
        for place, target in ((group, "1"), (group, "2"), (supergroup, "2")):
            await tx.mutes.add(mute(target=target, place=place))
        await tx.mutes.read(group.chat_id, ["id"])

        await tx.chats.move(group.chat_id, supergroup.chat_id, NOW)

        assert await tx.mutes.wishes([group, supergroup], NOW) == {
            group: Wishes(languages=frozenset({"id"})),
            supergroup: Wishes(stories=frozenset({1, 2}), languages=frozenset({"id"})),
        }


async def test_what_is_muted_is_exported_and_erased_with_its_chat(store):
    async with store.begin() as tx:
        await tx.chats.open(chat(), NOW)
        await tx.mutes.add(mute(MuteKind.SOURCE, "Kompas"))
        kept = await tx.chats.export(HERE.chat_id)
        assert [row["target"] for row in kept["mutes"]] == ["Kompas"]
        await tx.chats.erase(HERE.chat_id)
        await tx.chats.open(chat(), NOW)
        assert await tx.mutes.wishes([HERE], NOW) == {}


async def test_the_alert_of_a_message_is_found_in_its_chat_only(store):
    async with store.begin() as tx:
        alert = await told(tx)
        await sent(tx, alert, 55)
        assert await tx.mutes.alert_of(HERE.chat_id, 55) == alert.id
        assert await tx.mutes.alert_of(HERE.chat_id, 56) is None
        assert await tx.mutes.alert_of(ELSEWHERE.chat_id, 55) is None
