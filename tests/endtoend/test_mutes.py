"""A person mutes a story by the buttons under it, and hears it again."""

from tests.endtoend.newsroom import STRIKE, STRIKE_TURNS_VIOLENT, marker


def labelled(label):
    """A message with such a button."""
    return lambda message: any(button.text == label for button in message.buttons)


async def test_a_muted_story_is_heard_of_no_more_until_it_is_wanted_again(world):
    one, two = world.feed("/satu.xml", "Koran Satu"), world.feed("/dua.xml", "Koran Dua", tier=1)
    budi = world.botapi.user()
    async with world.running() as program:
        await budi.say("/add (mogok AND karawang) OR penanda")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(one, STRIKE)
        alert = await budi.chat.wait_for("menuntut kenaikan upah")
        words, links = alert.text, alert.links
        await (await budi.press(alert, "🔕 Senyapkan")).answered()
        await budi.chat.wait_for(labelled("🔕 Kabar ini"))
        toast = await (await budi.press(alert, "🔕 Kabar ini")).answered()
        await budi.chat.wait_for(labelled("🔔 Kirim lagi"))

        await program.publish(two, STRIKE_TURNS_VIOLENT)
        await program.publish(one, marker())
        await budi.chat.wait_for("Hanya penanda belaka")
        assert not any("belasan tewas" in message.text for message in budi.chat.from_bot)
        assert (alert.text, alert.links) == (words, links)

        await budi.say("/mutes")
        await budi.chat.wait_for(lambda message: "1. Kabar: " in message.text)
        await (await budi.press(alert, "🔔 Kirim lagi")).answered()
        await budi.chat.wait_for(labelled("🔕 Senyapkan"))
    assert toast == "Kabar ini tidak akan saya kirim lagi."
