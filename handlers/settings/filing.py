"""Files that chats wait for: what stands in them, and what is said of them."""

import asyncio
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.exports import NEWEST, export_name, export_text
from bot.model import Attachment, Chat, FileKind, MadeFile, Note, Phrase, Statistics, WantedFile, WantedKind
from bot.ports import Drawing, FileTransaction, Store
from handlers import stats
from handlers.screens import settings_row
from handlers.services import Services

COUNTED = {
    "rules": "export-rules",
    "alerts": "export-alerts",
    "decisions": "export-decisions",
    "mutes": "export-mutes",
}
"""What the caption of an export counts."""


async def made(
    wanted: WantedFile, store: Store[FileTransaction], drawing: Drawing, services: Services
) -> MadeFile:
    """Make a file that a chat waits for.

    Raises:
        StoreUnavailableError: the database failed.
    """
    match wanted.kind:
        case WantedKind.EXPORT:
            return await _exported(wanted, store, services)
        case WantedKind.CHART:
            return await _drawn(wanted, store, drawing, services)


async def _exported(wanted: WantedFile, store: Store[FileTransaction], services: Services) -> MadeFile:
    async with store.look() as tx:
        chat = await tx.chats.get(wanted.place.chat_id)
        kept = await tx.chats.export(wanted.place.chat_id, NEWEST)
    if chat is None or kept is None:
        return MadeFile(Note((Phrase("export-nothing"),)))
    # Many thousand rows take longer to write than an answer may wait.
    content = (await asyncio.to_thread(export_text, kept)).encode()
    name = export_name(services.clock.now().astimezone(ZoneInfo(chat.timezone)).date())
    return MadeFile(
        answer=Note((Phrase("export-done"),), settings_row()),
        attachment=Attachment(FileKind.DOCUMENT, name, content),
        caption=_export_caption(kept),
        otherwise=Note((Phrase("export-refused"),)),
    )


def _export_caption(kept: Mapping[str, object]) -> Note:
    lists = {name: kept.get(name) for name in COUNTED}
    counts = {name: len(value) if isinstance(value, list) else 0 for name, value in lists.items()}
    left_out = kept.get("left_out")
    if isinstance(left_out, dict):
        counts = {name: count + int(left_out.get(name, 0)) for name, count in counts.items()}
    phrases = [
        Phrase("export-head"),
        *(Phrase(COUNTED[name], {"count": count}) for name, count in counts.items() if count),
        Phrase("export-also"),
    ]
    if left_out:
        phrases.append(Phrase("export-newest", {"count": NEWEST}))
    return Note(tuple(phrases))


async def _drawn(
    wanted: WantedFile, store: Store[FileTransaction], drawing: Drawing, services: Services
) -> MadeFile:
    async with store.look() as tx:
        chat = await tx.chats.get(wanted.place.chat_id)
        if chat is None:
            return MadeFile(Note((Phrase("apology"),)))
        figures = await stats.read(tx, chat, wanted.place, services.clock.now())
    return await _with_picture(figures, chat, drawing, services)


async def _with_picture(figures: Statistics, chat: Chat, drawing: Drawing, services: Services) -> MadeFile:
    answer = stats.told(figures, chat, services)
    content = await drawing.draw(stats.pictured(figures, chat, services))
    if content is None:
        # The figures stand there in words already.
        return MadeFile(answer)
    return MadeFile(
        answer=answer,
        attachment=Attachment(FileKind.PHOTO, "kentongan.png", content),
        caption=stats.captioned(figures, chat, services),
        otherwise=Note((Phrase("stats-unsent"),)),
    )
