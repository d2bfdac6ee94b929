"""Every part of the conversation in every language, as a chat that can be read: tests/transcripts/LANGUAGE/SCENE.txt.

After a change of what is said, write them anew and read the difference: ``python -m tests.transcripts``.
"""

import os
from pathlib import Path

import pytest

from bot.texts import LANGUAGES, Texts
from tests.transcripts.reader import Reader, as_read, faults_of
from tests.transcripts.scenes import SCENES, Scene
from tests.worlds import STORY_SECONDS

FOLDER = Path(__file__).parent
REWRITE = "KENTONGAN_REWRITE_TRANSCRIPTS"
TEXTS = Texts()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_scene_reads_as_it_is_kept(world, scene: Scene, language: str):
    reader = await played(world, scene, language)
    chats = {reader.chat.id: reader.chat, reader.user.chat.id: reader.user.chat}
    faults = [fault for chat in chats.values() for fault in faults_of(chat, TEXTS)]
    assert not faults, "\n".join(faults)
    assert world.botapi.unanswered() == []
    seen = as_read(reader.chat.transcript())
    file = FOLDER / language / f"{scene.name}.txt"
    if os.environ.get(REWRITE):
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


async def played(world, scene: Scene, language: str) -> Reader:
    """Play a scene; gives who played it."""
    for path, publisher in (("/kabar.xml", "Kabar"), ("/satu.xml", "Koran Satu"), ("/dua.xml", "Koran Dua")):
        world.feed(path, publisher, language="id")
    user = world.botapi.user("Aru", language_code=language)
    chat = user.chat
    if scene.title is not None:
        chat = world.botapi.group(scene.title, user, bot=None)
    async with world.running(STORY_SECONDS if scene.grows else 1.0) as program:
        reader = Reader(world, program, user, chat, language)
        if scene.begins and chat.is_private:
            await reader.say("/start")
            del chat.events[:]
        await scene.play(reader)
        await reader.calm()
    return reader
