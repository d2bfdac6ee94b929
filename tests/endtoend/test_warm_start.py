"""What a run leaves on the disk for the next one: it saves time, and nothing hangs on it."""

from tests.endtoend.newsroom import UNREST, marker


async def test_the_next_run_takes_up_the_words_of_the_last_one_and_does_without(world):
    feed = world.feed("/kabar.xml")
    budi = world.botapi.user("Budi", language_code="id", started=True)
    async with world.running() as program:
        await budi.say("/add kerusuhan")
        await budi.chat.wait_for("Aturan 1")
        await program.publish(feed, UNREST)
        await budi.chat.wait_for("puluhan orang tewas")
    (words,) = world.folder.glob("*.words")
    kept = words.read_bytes()
    async with world.running():
        await budi.say("/rules")
        await budi.chat.wait_for("kerusuhan")
    assert len(words.read_bytes()) == len(kept)
    words.write_bytes(kept[: len(kept) // 2])
    async with world.running() as program:
        await budi.say("/add penanda")
        await budi.chat.wait_for("Aturan 2")
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda belaka")
