"""A group with a forum: who may press and say what below an alert."""

from tests.endtoend.newsroom import UNREST
from tests.endtoend.test_mutes import labelled


async def test_members_ask_and_admins_decide_in_a_topic(world):
    feed = world.feed("/kabar.xml")
    ayu, budi = world.botapi.user("Ayu"), world.botapi.user("Budi")
    forum = world.botapi.forum("Warga", ayu)
    await ayu.let_join(forum, budi)
    async with world.running() as program:
        topic = await ayu.open_topic(forum, "Kazakhstan")
        await ayu.send(forum, "/add kerusuhan AND almaty", topic=topic)
        await forum.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        alert = await forum.wait_for(UNREST.title)

        refused = await (await budi.press(alert, "🔕 Senyapkan")).answered()
        forged = await (await budi.press_data(alert, "hush:story:0")).answered()
        await budi.send(forum, "ngeri banget", reply_to=alert, topic=topic)
        await (await budi.press(alert, "Mengapa?")).answered()
        why = await forum.wait_for("menemukan kata-kata ini")
        await budi.send(forum, "/why", reply_to=alert, topic=topic)
        await forum.wait_for("menemukan kata-kata ini", after=why)
        await budi.send(forum, "/quiet 22-6", topic=topic)
        await forum.wait_for("Hanya admin")
        await (await ayu.press(alert, "🔕 Senyapkan")).answered()
        await forum.wait_for(labelled("Kabar ini"))
        await (await ayu.press(alert, "Kabar ini")).answered()
        stale = await (await ayu.press_data(alert, "unmute:99")).answered()
    only_admins = "Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini."
    assert (refused, forged) == (only_admins, only_admins)
    assert stale == "Di sini sudah tidak ada yang disenyapkan."
    assert [message.text for message in forum.from_bot].count(only_admins) == 1
    assert all(message in forum.in_topic(topic) for message in forum.from_bot)
