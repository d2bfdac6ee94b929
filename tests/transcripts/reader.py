"""A person who goes through the bot by what stands on the screen, whatever the language, and what is seen on the way."""

import asyncio
import re
from dataclasses import dataclass, field

from bot.model import Phrase
from bot.texts import LANGUAGES, Texts
from tests.botapi.chats import Chat
from tests.botapi.keyboards import Button, rows_of
from tests.botapi.markup import parse_html
from tests.botapi.messages import Message, Shown
from tests.botapi.people import User
from tests.worlds import Program, World

LOOK_SECONDS = 0.02
PATIENCE_SECONDS = 40.0
LONGEST_TEXT = 4_096
PHONE_TEXT = 900
"""About a phone's screen and a half; what is folded away does not count."""
LONG_SCREENS = ("help",)
"""Texts that are read through once, and may be longer."""
LONGEST_LABEL = 40
TEXT_ID = re.compile(r"^[a-z]+(?:-[a-z]+)+$", re.MULTILINE)
AGO = re.compile(
    r"just now|baru saja|только что|жаңа ғана"
    r"|\d+ (?:sec|min|s|h|d|seconds?|minutes?) ago|\d+ (?:dtk|mnt|detik|menit|jam|hari)(?: yang)? lalu"
    r"|\d+ (?:сек\.?|с|мин\.?|ч|дн\.|секунд\w*|минут\w*) назад|\d+ (?:с|мин|сек\.?|секунд|минут|сағат|күн)\.? бұрын"
)
MASKS = (
    (
        re.compile(
            r"\b(?:\d+|an?|one) (?:detik|dtk|menit|mnt|seconds?|secs?|minutes?|mins?|секунд\w*|сек|с|минут\w*|мин)\b\.?"
            r"(?! ago| lalu| yang lalu| назад| бұрын)"
        ),
        "⟨span⟩",
    ),
    (re.compile(r"\b[0-2]?[0-9]:[0-5][0-9]\b(?: [AP]M)?"), "hh:mm"),
    (re.compile(r"\b\d{1,2} [^\W\d_]{3,8}\.?,? hh:mm"), "d mmm, hh:mm"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "yyyy-mm-dd"),
    (re.compile(r"start=r_[\w-]+"), "start=r_…"),
    (re.compile(r"i_[\w-]{20,}"), "i_…"),
    (re.compile(r"127\.0\.0\.\d+:\d+"), "kabar.example"),
    (re.compile(r"(?m)^(\s+[▁▂▃▄▅▆▇█]{7} [^,\n]*),.*$"), r"\1, …"),
)


@dataclass
class Reader:
    """One person in one chat, who goes on when the bot has said all that it has to say."""

    world: World
    program: Program
    user: User
    chat: Chat
    language: str
    topic: object = None
    lines: list[str] = field(default_factory=list)

    async def say(self, text: str) -> Message:
        """Write something and see it answered; gives the bot's last message."""
        if self.chat.is_private:
            await self.user.say(text)
        else:
            await self.user.send(self.chat, text, topic=self.topic)  # type: ignore[arg-type] # of this forum
        return await self.calm()

    async def press(self, data: str, *, among: Message | None = None) -> Message:
        """Press the first button whose data begins so, under the newest message that has one."""
        message, button = self.find(data, among)
        assert button.data is not None
        await (await self.user.press_data(message, button.data)).answered()
        await self.calm()
        return message

    def find(self, data: str, among: Message | None = None) -> tuple[Message, Button]:
        """Find a button by how its data begins."""
        messages = [among] if among is not None else list(reversed(self.chat.from_bot))
        for message in messages:
            for button in message.buttons:
                if button.data is not None and button.data.startswith(data):
                    return message, button
        shown = [[button.data for button in message.buttons] for message in messages[:3]]
        raise AssertionError(
            f"no button {data}… in {self.chat.title}; the newest are {shown}\n{self.chat.transcript()}"
        )

    async def calm(self) -> Message:
        """Wait until the bot has said everything; gives its last message."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.world.botapi.queue.drained()
            while not await self._is_calm():  # noqa: ASYNC110 - a database tells nobody that it is done
                await asyncio.sleep(LOOK_SECONDS)
        return self.chat.from_bot[-1]

    async def _is_calm(self) -> bool:
        async with self.program.running.store.look() as tx:
            return not (
                await tx.inbox.waiting()
                or await tx.deliveries.waiting()
                or await tx.tests.oldest()
                or await tx.files.oldest()
                or await tx.wanted.waiting(set(), 1)
            )


def as_read(transcript: str) -> str:
    """A transcript without what differs from run to run."""
    for pattern, mask in MASKS:
        transcript = pattern.sub(mask, transcript)
    return AGO.sub("⟨ago⟩", transcript)


def faults_of(chat: Chat, texts: Texts) -> list[str]:
    """List what a reader would stumble over in anything that the bot showed in a chat."""
    found = []
    for shown in chat.events:
        if isinstance(shown, Shown) and shown.message.by_bot:
            found += [f"{fault}: {shown.body.text[:80]!r}" for fault in _faults(shown, texts)]
    return found


def _faults(shown: Shown, texts: Texts) -> list[str]:
    text = shown.body.text
    found = [f"a raw text id {one}" for one in TEXT_ID.findall(text) if texts.has("en", one)]
    if len(text) > LONGEST_TEXT:
        found.append("longer than Telegram takes")
    if _unfolded(shown) > PHONE_TEXT and not text.startswith(_long_beginnings(texts)):
        found.append("more than a phone shows")
    if re.search(r"&(?:lt|gt|amp|quot);|</?(?:b|i|a|code|pre|blockquote)\b", text):
        found.append("markup as text")
    if "{" in text or re.search(r"[:(=] ?None\b", text):
        found.append("a hole in a text")
    for button in (button for row in rows_of(shown.markup) for button in row):
        if len((button.data or "").encode()) > 64:
            found.append(f"too much in {button.text}")
        if len(button.text) > LONGEST_LABEL:
            found.append(f"a long label {button.text}")
    return found


def _unfolded(shown: Shown) -> int:
    """Count the characters that stand on the screen before anything is unfolded."""
    folded = (one.length for one in shown.body.entities if one.kind == "expandable_blockquote")
    return len(shown.body.text) - sum(folded)


def _long_beginnings(texts: Texts) -> tuple[str, ...]:
    said = (
        parse_html(texts.html(language, Phrase(one))).text for language in LANGUAGES for one in LONG_SCREENS
    )
    return tuple(one[:30] for one in said)
