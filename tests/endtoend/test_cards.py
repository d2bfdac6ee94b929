"""A person's rules as cards, and what can be done under an alert: whole conversations over HTTP in four languages."""

import re

import pytest
from inline_snapshot import snapshot

from tests.endtoend.newsroom import STRIKE, STRIKE_TOLD_AGAIN, UNREST, marker

LANGUAGES = ("id", "en", "ru", "kk")


async def tap(person, message, data: str) -> str:
    """Press the button with this data, and wait until the screen has changed; gives the toast."""
    assert data in {button.data for button in message.buttons}, (data, message.rows)
    edits = message.edits
    toast = await (await person.press(message, data)).answered()
    await person.chat.wait_for(lambda one: one is message and one.edits > edits)
    return toast


async def another(person, message, data: str):
    """Press a button that is answered by a message of its own, and give that."""
    last = person.chat.from_bot[-1]
    await (await person.press(message, data)).answered()
    return await person.chat.wait_for(lambda one: one.id > last.id)


def as_read(transcript: str) -> str:
    """A transcript without what differs from run to run."""
    masked = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b(?!\])", "hh:mm", transcript)
    masked = re.sub(r"\b\d{1,2} [^\W\d_]{3,5}\.?, hh:mm", "d mmm, hh:mm", masked)
    # What else a word matches is told elsewhere; when exactly a message goes away is not said.
    masked = re.sub(r"(?m)^ +💡 .*=.*\n", "", masked)
    masked = re.sub(r"\(bot’s message .* is deleted\)\n", "", masked)
    masked = re.sub(r"(?m)^(\s+[▁▂▃▅▇]{7} [^,\n]*),.*$", r"\1, …", masked)
    return re.sub(r"start=r_[\w-]+", "start=r_…", masked)


async def cards(world, language: str) -> str:
    """Open a card, set everything, edit, share, remove and bring back; gives the chat as the person sees it."""
    person = world.botapi.user("Aru", language_code=language)
    async with world.running():
        await person.say("/add mogok AND karawang")
        saved = await person.chat.wait_for("mogok AND karawang")
        await person.say("/rules")
        card = await person.chat.wait_for("▁▁▁▁▁▁▁", after=saved)
        for data in (
            *("card:1", "cask:1:level", "clevel:1:1", "cask:1:sound", "csound:1:never"),
            *("cask:1:schedule", "cwhen:1:always", "cask:1:pause", "cpause:1:open", "cpause:1:over"),
            *("cdo:1:share", "card:1", "rule:1", "cback:1", "cdo:1:edit"),
        ):
            await tap(person, card, data)
        await person.say("mogok (")
        bad = await person.chat.wait_for("^")
        await person.say("mogok buruh")
        edited = await person.chat.wait_for("mogok AND buruh", after=bad)
        undo = next(button.data for button in edited.buttons if button.data.startswith("cundo:"))
        await tap(person, edited, undo)
        await tap(person, edited, "rules:0")
    return as_read(person.chat.transcript())


async def alert(world, language: str) -> str:
    """Say what of an alert was not wanted, take it back, and read more of it; gives the chat."""
    one = world.feed("/satu.xml", "Koran Satu")
    two = world.feed("/dua.xml", "Koran Dua")
    person = world.botapi.user("Aru", language_code=language)
    async with world.running() as program:
        await person.say("/add (mogok AND karawang) OR penanda")
        await person.chat.wait_for("penanda")
        await program.publish(one, STRIKE)
        told = await person.chat.wait_for("menuntut kenaikan upah")
        await program.publish(two, STRIKE_TOLD_AGAIN)
        await person.chat.wait_for(lambda message: message is told and "Koran Dua" in message.text)
        await (await person.press(told, "opts")).answered()
        await person.chat.wait_for(lambda message: any(button.data == "usual" for button in message.buttons))
        question = await another(person, told, "go:unwanted")
        word = next(button.data for button in question.buttons if "pabrik" in button.text)
        await tap(person, question, word)
        undo = next(button.data for button in question.buttons if button.data.startswith("cundo:"))
        await tap(person, question, undo)
        more = await another(person, told, "go:more")
        await (await person.press(more, "close")).answered()
        await person.say("/remove 9")
        await person.chat.wait_for("/rules", after=more)
        assert more.deleted
    return as_read(person.chat.transcript())


CARDS = {
    "id": snapshot("""\
── Aru ──
Aru: /add mogok AND karawang
bot: ✅ Aturan 1 aktif: mogok AND karawang
    [📋 Aturan] [↩ Urungkan]
Aru: /rules
bot: Aturan Anda
    1. mogok AND karawang
    ▁▁▁▁▁▁▁ 0
    Batang menunjukkan jumlah kabar per hari selama 7 hari terakhir. Ketuk nomor untuk membuka dan mengubah aturan.
    [⚙ 1]
Aru presses [⚙ 1]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: semua
    Bunyi: hanya penting dan genting
    Waktu: sama seperti obrolan ini
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [Tingkat]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: semua
    Bunyi: hanya penting dan genting
    Waktu: sama seperti obrolan ini
    Kabar mana yang dikirim aturan ini?
    [✓ Semua]
    [🟠 Penting dan genting]
    [🔴 Hanya genting]
    [◀ Aturan 1]
Aru presses [🟠 Penting dan genting] → toast “Tersimpan”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: hanya penting dan genting
    Waktu: sama seperti obrolan ini
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [Bunyi]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: hanya penting dan genting
    Waktu: sama seperti obrolan ini
    Kapan kabarnya berbunyi?
    [✓ 🔔 Bila penting]
    [🔊 Selalu]
    [🔇 Tidak pernah]
    [◀ Aturan 1]
Aru presses [🔇 Tidak pernah] → toast “Tersimpan”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: sama seperti obrolan ini
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [Waktu]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: sama seperti obrolan ini
    Kapan kabarnya dikirim?
    [✓ Seperti obrolan]
    [Langsung]
    [Setiap jam]
    [Harian]
    [Mingguan]
    [◀ Aturan 1]
Aru presses [Langsung] → toast “Tersimpan”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [⏸ Jeda]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    Berapa lama aturan ini dijeda?
    [Selama 1 jam]
    [Sampai besok 08:00]
    [Sampai saya nyalakan]
    [◀ Aturan 1]
Aru presses [Sampai saya nyalakan] → toast “Dijeda”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    ⏸ Dijeda sampai Anda menyalakannya lagi
    [Tingkat] [Bunyi]
    [▶ Nyalakan] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [▶ Nyalakan] → toast “Menyala lagi”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [↗ Bagikan]
bot edits: Siapa pun yang membuka tautan ini dapat mengambil aturan 1 dengan satu ketukan:
    https://t.me/kentongan_bot?start=r_…
    [Kirim ke teman ↗]
    [◀ Aturan 1]
Aru presses [◀ Aturan 1]
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [🗑 Hapus] → toast “Dihapus”
bot edits: Aturan 1 dihapus: mogok AND karawang severity>=important
    [↩ Urungkan] [◀ Aturan]
Aru presses [↩ Urungkan] → toast “Kembali seperti semula”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [✏️ Ubah]
bot edits: Kirim teks baru untuk aturan 1, dengan kata biasa. Teks sekarang:
    mogok AND karawang severity>=important
    [◀ Aturan 1]
Aru: mogok (
bot: mogok (
          ^
    ❗ Tanda kurung ini tidak ditutup.
    💡 Tambahkan ) di akhir kelompok.
    [◀ Aturan 1]
Aru: mogok buruh
bot: ✅ Aturan 1 sudah diubah.
    Aturan 1: mogok dan buruh
    mogok AND buruh severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [↩ Urungkan]
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [↩ Urungkan] → toast “Kembali seperti semula”
bot edits: Aturan 1: mogok dan karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ Tidak ada kabar dalam 7 hari
    Tingkat: penting dan genting
    Bunyi: tidak pernah
    Waktu: langsung
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [◀ Aturan]
bot edits: Aturan Anda
    1. mogok dan karawang; yang penting dan genting 🟠🔇
    ▁▁▁▁▁▁▁ 0
    Batang menunjukkan jumlah kabar per hari selama 7 hari terakhir. Ketuk nomor untuk membuka dan mengubah aturan.
    [⚙ 1]
"""),
    "en": snapshot("""\
── Aru ──
Aru: /add mogok AND karawang
bot: ✅ Rule 1 is on: mogok AND karawang
    [📋 Rules] [↩ Undo]
Aru: /rules
bot: Your rule
    1. mogok AND karawang
    ▁▁▁▁▁▁▁ 0
    The bars show alerts per day over the last 7 days. Tap a number to open and change a rule.
    [⚙ 1]
Aru presses [⚙ 1]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: all
    Sound: important and critical only
    When: as set for this chat
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [Level]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: all
    Sound: important and critical only
    When: as set for this chat
    Which stories should this rule send?
    [✓ All]
    [🟠 Important and critical]
    [🔴 Critical only]
    [◀ Rule 1]
Aru presses [🟠 Important and critical] → toast “Saved”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: important and critical only
    When: as set for this chat
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [Sound]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: important and critical only
    When: as set for this chat
    When should its alerts make a sound?
    [✓ 🔔 When important]
    [🔊 Always]
    [🔇 Never]
    [◀ Rule 1]
Aru presses [🔇 Never] → toast “Saved”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: as set for this chat
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [When]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: as set for this chat
    When should its alerts come?
    [✓ As set for chat]
    [At once]
    [Every hour]
    [Daily]
    [Weekly]
    [◀ Rule 1]
Aru presses [At once] → toast “Saved”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [⏸ Pause]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    Pause this rule for how long?
    [For 1 hour]
    [Until tomorrow 08:00]
    [Until I turn it on]
    [◀ Rule 1]
Aru presses [Until I turn it on] → toast “Paused”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    ⏸ Paused until you turn it on again
    [Level] [Sound]
    [▶ Turn on] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [▶ Turn on] → toast “It is on again”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [↗ Share]
bot edits: Whoever opens this link can add rule 1 with one tap:
    https://t.me/kentongan_bot?start=r_…
    [Send to friends ↗]
    [◀ Rule 1]
Aru presses [◀ Rule 1]
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [🗑 Delete] → toast “Removed”
bot edits: Rule 1 is gone: mogok AND karawang severity>=important
    [↩ Undo] [◀ Rules]
Aru presses [↩ Undo] → toast “Undone”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [✏️ Edit]
bot edits: Send me the new text of rule 1, in plain words. Now it is:
    mogok AND karawang severity>=important
    [◀ Rule 1]
Aru: mogok (
bot: mogok (
          ^
    ❗ This parenthesis is never closed.
    💡 Add ) where the group ends.
    [◀ Rule 1]
Aru: mogok buruh
bot: ✅ Rule 1 is changed.
    Rule 1: mogok and buruh
    mogok AND buruh severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [↩ Undo]
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [↩ Undo] → toast “Undone”
bot edits: Rule 1: mogok and karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ No alert in 7 days
    Level: important and critical
    Sound: never
    When: at once
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [◀ Rules]
bot edits: Your rule
    1. mogok and karawang; important and critical 🟠🔇
    ▁▁▁▁▁▁▁ 0
    The bars show alerts per day over the last 7 days. Tap a number to open and change a rule.
    [⚙ 1]
"""),
    "ru": snapshot("""\
── Aru ──
Aru: /add mogok AND karawang
bot: ✅ Правило 1 включено: mogok AND karawang
    [📋 Правила] [↩ Отменить]
Aru: /rules
bot: Ваше правило
    1. mogok AND karawang
    ▁▁▁▁▁▁▁ 0
    Столбики — число сообщений за каждый из последних 7 дней. Нажмите на номер, чтобы открыть и изменить правило.
    [⚙ 1]
Aru presses [⚙ 1]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: всё
    Звук: только важное и чрезвычайное
    Когда: как во всём чате
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [Уровень]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: всё
    Звук: только важное и чрезвычайное
    Когда: как во всём чате
    О каких новостях должно сообщать это правило?
    [✓ Всё]
    [🟠 Важное и выше]
    [🔴 Чрезвычайное]
    [◀ Правило 1]
Aru presses [🟠 Важное и выше] → toast “Сохранено”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: только важное и чрезвычайное
    Когда: как во всём чате
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [Звук]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: только важное и чрезвычайное
    Когда: как во всём чате
    Когда его сообщениям приходить со звуком?
    [✓ 🔔 Если важно]
    [🔊 Всегда]
    [🔇 Никогда]
    [◀ Правило 1]
Aru presses [🔇 Никогда] → toast “Сохранено”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: как во всём чате
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [Когда]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: как во всём чате
    Когда присылать его сообщения?
    [✓ Как в чате]
    [Сразу]
    [Каждый час]
    [Каждый день]
    [Каждую неделю]
    [◀ Правило 1]
Aru presses [Сразу] → toast “Сохранено”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [⏸ Пауза]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    На сколько приостановить это правило?
    [На 1 час]
    [До завтра, 08:00]
    [Пока не включу]
    [◀ Правило 1]
Aru presses [Пока не включу] → toast “На паузе”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    ⏸ На паузе, пока вы не включите
    [Уровень] [Звук]
    [▶ Включить] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [▶ Включить] → toast “Снова включено”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [↗ Поделиться]
bot edits: Кто откроет эту ссылку, сможет взять правило 1 одним нажатием:
    https://t.me/kentongan_bot?start=r_…
    [Отправить друзьям ↗]
    [◀ Правило 1]
Aru presses [◀ Правило 1]
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [🗑 Удалить] → toast “Удалено”
bot edits: Правило 1 удалено: mogok AND karawang severity>=important
    [↩ Отменить] [◀ Правила]
Aru presses [↩ Отменить] → toast “Вернул как было”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [✏️ Изменить]
bot edits: Пришлите новый текст правила 1 обычными словами. Сейчас в нём:
    mogok AND karawang severity>=important
    [◀ Правило 1]
Aru: mogok (
bot: mogok (
          ^
    ❗ Эта скобка не закрыта.
    💡 Поставьте ) там, где группа кончается.
    [◀ Правило 1]
Aru: mogok buruh
bot: ✅ Правило 1 изменено.
    Правило 1: mogok и buruh
    mogok AND buruh severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [↩ Отменить]
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [↩ Отменить] → toast “Вернул как было”
bot edits: Правило 1: mogok и karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ За 7 дней сообщений не было
    Уровень: важное и чрезвычайное
    Звук: никогда
    Когда: сразу
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [◀ Правила]
bot edits: Ваше правило
    1. mogok и karawang; важные и чрезвычайные события 🟠🔇
    ▁▁▁▁▁▁▁ 0
    Столбики — число сообщений за каждый из последних 7 дней. Нажмите на номер, чтобы открыть и изменить правило.
    [⚙ 1]
"""),
    "kk": snapshot("""\
── Aru ──
Aru: /add mogok AND karawang
bot: ✅ 1-ереже қосылды: mogok AND karawang
    [📋 Ережелер] [↩ Болдырмау]
Aru: /rules
bot: Сіздің ережеңіз
    1. mogok AND karawang
    ▁▁▁▁▁▁▁ 0
    Бағандар – соңғы 7 күннің әр күніндегі хабар саны. Ережені ашып, өзгерту үшін нөмірін басыңыз.
    [⚙ 1]
Aru presses [⚙ 1]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: бәрі
    Дыбысы: тек маңызды мен аса қауіптіде
    Уақыты: чаттағыдай
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [Деңгейі]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: бәрі
    Дыбысы: тек маңызды мен аса қауіптіде
    Уақыты: чаттағыдай
    Бұл ереже қандай жаңалықтарды хабарласын?
    [✓ Бәрі]
    [🟠 Маңыздыдан бастап]
    [🔴 Тек аса қауіпті]
    [◀ 1-ереже]
Aru presses [🟠 Маңыздыдан бастап] → toast “Сақталды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: тек маңызды мен аса қауіптіде
    Уақыты: чаттағыдай
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [Дыбысы]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: тек маңызды мен аса қауіптіде
    Уақыты: чаттағыдай
    Хабарлары қашан дыбыс шығарсын?
    [✓ 🔔 Маңызды болса]
    [🔊 Әрқашан]
    [🔇 Ешқашан]
    [◀ 1-ереже]
Aru presses [🔇 Ешқашан] → toast “Сақталды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: чаттағыдай
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [Уақыты]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: чаттағыдай
    Хабарлары қашан келсін?
    [✓ Чаттағыдай]
    [Бірден]
    [Сағат сайын]
    [Күн сайын]
    [Апта сайын]
    [◀ 1-ереже]
Aru presses [Бірден] → toast “Сақталды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [⏸ Кідірту]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    Бұл ережені қанша уақытқа кідіртейін?
    [1 сағатқа]
    [Ертең hh:mm-ге дейін]
    [Өзім қосқанша]
    [◀ 1-ереже]
Aru presses [Өзім қосқанша] → toast “Кідіртілді”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    ⏸ Өзіңіз қосқанша кідіртілген
    [Деңгейі] [Дыбысы]
    [▶ Қосу] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [▶ Қосу] → toast “Қайта қосылды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [↗ Бөлісу]
bot edits: Осы сілтемені ашқан адам 1-ережені бір түртіп ала алады:
    https://t.me/kentongan_bot?start=r_…
    [Достарға жіберу ↗]
    [◀ 1-ереже]
Aru presses [◀ 1-ереже]
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [🗑 Жою] → toast “Жойылды”
bot edits: 1-ереже жойылды: mogok AND karawang severity>=important
    [↩ Болдырмау] [◀ Ережелер]
Aru presses [↩ Болдырмау] → toast “Қайтарылды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [✏️ Өзгерту]
bot edits: 1-ереженің жаңа мәтінін қарапайым сөзбен жіберіңіз. Қазіргі мәтіні:
    mogok AND karawang severity>=important
    [◀ 1-ереже]
Aru: mogok (
bot: mogok (
          ^
    ❗ Бұл жақша жабылмаған.
    💡 Топтың соңына ) қойыңыз.
    [◀ 1-ереже]
Aru: mogok buruh
bot: ✅ 1-ереже өзгертілді.
    1-ереже: mogok және buruh
    mogok AND buruh severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [↩ Болдырмау]
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [↩ Болдырмау] → toast “Қайтарылды”
bot edits: 1-ереже: mogok және karawang
    mogok AND karawang severity>=important
    ▁▁▁▁▁▁▁ 7 күнде хабар болған жоқ
    Деңгейі: маңызды және аса қауіпті
    Дыбысы: ешқашан
    Уақыты: бірден
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [◀ Ережелер]
bot edits: Сіздің ережеңіз
    1. mogok және karawang; маңызды және аса қауіпті оқиғалар 🟠🔇
    ▁▁▁▁▁▁▁ 0
    Бағандар – соңғы 7 күннің әр күніндегі хабар саны. Ережені ашып, өзгерту үшін нөмірін басыңыз.
    [⚙ 1]
"""),
}
ALERTS = {
    "id": snapshot("""\
── Aru ──
Aru: /add (mogok AND karawang) OR penanda
bot: ✅ Aturan 1 aktif: (mogok AND karawang) OR penanda
    [📋 Aturan] [↩ Urungkan]
bot (silent): ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    Kata: Karawang, mogok
    Aturan 1: (mogok AND karawang) OR penanda
    [Buka ↗] [Mengapa?]
    [🔕 Senyapkan] [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 sumber
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Kata: Karawang, mogok
    Aturan 1: (mogok AND karawang) OR penanda
    [Buka ↗] [Mengapa?]
    [🔕 Senyapkan] [⋯]
Aru presses [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 sumber
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Kata: Karawang, mogok
    Aturan 1: (mogok AND karawang) OR penanda
    [Buka ↗] [Mengapa?]
    [👎 Bukan untuk saya] [🗞 Selengkapnya]
    [🔕 Senyapkan] [◀ Kembali]
Aru presses [👎 Bukan untuk saya]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): Kabar ini datang dari aturan 1 ((mogok AND karawang) OR penanda) karena kata: Karawang, mogok
    Apa yang mulai sekarang tidak perlu dikirim?
    [✂ Buruh] [✂ pabrik]
    [✂ kertas] [✂ menuntut]
    [✂ kenaikan] [✂ upah]
    [Hanya judul] [Hanya lebih genting]
    [⏸ Jeda aturan 1] [🔕 Koran Satu]
    [◀ Aturan 1] [✖ Tutup]
Aru presses [✂ pabrik] → toast “Tersimpan”
bot edits: ✂ Kabar dengan kata “pabrik” tidak akan saya kirim lagi.
    Aturan 1: ((mogok AND karawang) OR penanda) AND NOT pabrik
    [↩ Urungkan] [◀ Aturan 1]
    [🔕 Kabar ini juga] [✖ Tutup]
Aru presses [↩ Urungkan] → toast “Kembali seperti semula”
bot edits: Aturan 1: (mogok dan karawang) atau penanda
    (mogok AND karawang) OR penanda
    ▁▁▁▁▁▁▇ 1 kabar dalam 7 hari, …
    Tingkat: semua
    Bunyi: hanya penting dan genting
    Waktu: sama seperti obrolan ini
    [Tingkat] [Bunyi]
    [⏸ Jeda] [Waktu]
    [🧪 Uji] [✏️ Ubah]
    [↗ Bagikan] [🗑 Hapus]
    [◀ Aturan]
Aru presses [🗞 Selengkapnya]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): 2 sumber
    • Koran Satu · d mmm, hh:mm
    • Koran Dua · d mmm, hh:mm

    Yang terjadi
    d mmm, hh:mm – Koran Satu yang pertama mengabarkan: “Buruh pabrik kertas Karawang mogok menuntut kenaikan upah”
    d mmm, hh:mm – 📨 saya mengabari Anda
    d mmm, hh:mm – Koran Dua: “Mogok buruh pabrik kertas Karawang tuntut kenaikan upah sepuluh persen”
    [✖ Tutup]
Aru presses [✖ Tutup]
Aru: /remove 9
bot: Di sini tidak ada aturan 9. Aturan Anda: /rules
    [◀ Aturan]
"""),
    "en": snapshot("""\
── Aru ──
Aru: /add (mogok AND karawang) OR penanda
bot: ✅ Rule 1 is on: (mogok AND karawang) OR penanda
    [📋 Rules] [↩ Undo]
bot (silent): ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    Words: Karawang, mogok
    Rule 1: (mogok AND karawang) OR penanda
    [Open ↗] [Why?]
    [🔕 Mute] [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 sources
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Words: Karawang, mogok
    Rule 1: (mogok AND karawang) OR penanda
    [Open ↗] [Why?]
    [🔕 Mute] [⋯]
Aru presses [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 sources
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Words: Karawang, mogok
    Rule 1: (mogok AND karawang) OR penanda
    [Open ↗] [Why?]
    [👎 Not for me] [🗞 More]
    [🔕 Mute] [◀ Back]
Aru presses [👎 Not for me]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): Rule 1 ((mogok AND karawang) OR penanda) brought this because of: Karawang, mogok
    What should it leave out from now on?
    [✂ Buruh] [✂ pabrik]
    [✂ kertas] [✂ menuntut]
    [✂ kenaikan] [✂ upah]
    [Only titles] [Graver only]
    [⏸ Pause rule 1] [🔕 Koran Satu]
    [◀ Rule 1] [✖ Close]
Aru presses [✂ pabrik] → toast “Saved”
bot edits: ✂ News with the word “pabrik” will not come any more.
    Rule 1: ((mogok AND karawang) OR penanda) AND NOT pabrik
    [↩ Undo] [◀ Rule 1]
    [🔕 This story too] [✖ Close]
Aru presses [↩ Undo] → toast “Undone”
bot edits: Rule 1: (mogok and karawang) or penanda
    (mogok AND karawang) OR penanda
    ▁▁▁▁▁▁▇ 1 alert in 7 days, …
    Level: all
    Sound: important and critical only
    When: as set for this chat
    [Level] [Sound]
    [⏸ Pause] [When]
    [🧪 Test] [✏️ Edit]
    [↗ Share] [🗑 Delete]
    [◀ Rules]
Aru presses [🗞 More]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): 2 sources
    • Koran Satu · d mmm, hh:mm
    • Koran Dua · d mmm, hh:mm

    What happened
    d mmm, hh:mm – Koran Satu was first: “Buruh pabrik kertas Karawang mogok menuntut kenaikan upah”
    d mmm, hh:mm – 📨 I told you
    d mmm, hh:mm – Koran Dua: “Mogok buruh pabrik kertas Karawang tuntut kenaikan upah sepuluh persen”
    [✖ Close]
Aru presses [✖ Close]
Aru: /remove 9
bot: There is no rule 9 here. Your rules: /rules
    [◀ Rules]
"""),
    "ru": snapshot("""\
── Aru ──
Aru: /add (mogok AND karawang) OR penanda
bot: ✅ Правило 1 включено: (mogok AND karawang) OR penanda
    [📋 Правила] [↩ Отменить]
bot (silent): ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    Слова: Karawang, mogok
    Правило 1: (mogok AND karawang) OR penanda
    [Открыть ↗] [Почему?]
    [🔕 Заглушить] [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 источника
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Слова: Karawang, mogok
    Правило 1: (mogok AND karawang) OR penanda
    [Открыть ↗] [Почему?]
    [🔕 Заглушить] [⋯]
Aru presses [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 источника
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Слова: Karawang, mogok
    Правило 1: (mogok AND karawang) OR penanda
    [Открыть ↗] [Почему?]
    [👎 Не для меня] [🗞 Подробнее]
    [🔕 Заглушить] [◀ Назад]
Aru presses [👎 Не для меня]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): Это пришло по правилу 1 ((mogok AND karawang) OR penanda) из-за слов: Karawang, mogok
    Чего больше не присылать?
    [✂ Buruh] [✂ pabrik]
    [✂ kertas] [✂ menuntut]
    [✂ kenaikan] [✂ upah]
    [Только заголовки] [Только серьёзнее]
    [⏸ Правило 1] [🔕 Koran Satu]
    [◀ Правило 1] [✖ Закрыть]
Aru presses [✂ pabrik] → toast “Сохранено”
bot edits: ✂ Новости со словом «pabrik» больше не придут.
    Правило 1: ((mogok AND karawang) OR penanda) AND NOT pabrik
    [↩ Отменить] [◀ Правило 1]
    [🔕 И эту новость] [✖ Закрыть]
Aru presses [↩ Отменить] → toast “Вернул как было”
bot edits: Правило 1: (mogok и karawang) или penanda
    (mogok AND karawang) OR penanda
    ▁▁▁▁▁▁▇ 1 сообщение за 7 дней, …
    Уровень: всё
    Звук: только важное и чрезвычайное
    Когда: как во всём чате
    [Уровень] [Звук]
    [⏸ Пауза] [Когда]
    [🧪 Проверить] [✏️ Изменить]
    [↗ Поделиться] [🗑 Удалить]
    [◀ Правила]
Aru presses [🗞 Подробнее]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): 2 источника
    • Koran Satu · d mmm, hh:mm
    • Koran Dua · d mmm, hh:mm

    Как всё было
    d mmm, hh:mm – первое сообщение, Koran Satu: «Buruh pabrik kertas Karawang mogok menuntut kenaikan upah»
    d mmm, hh:mm – 📨 я сообщил вам
    d mmm, hh:mm – Koran Dua: «Mogok buruh pabrik kertas Karawang tuntut kenaikan upah sepuluh persen»
    [✖ Закрыть]
Aru presses [✖ Закрыть]
Aru: /remove 9
bot: Правила 9 здесь нет. Ваши правила: /rules
    [◀ Правила]
"""),
    "kk": snapshot("""\
── Aru ──
Aru: /add (mogok AND karawang) OR penanda
bot: ✅ 1-ереже қосылды: (mogok AND karawang) OR penanda
    [📋 Ережелер] [↩ Болдырмау]
bot (silent): ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    Сөздер: Karawang, mogok
    1-ереже: (mogok AND karawang) OR penanda
    [Ашу ↗] [Неге?]
    [🔕 Үнін өшіру] [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 дереккөз
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Сөздер: Karawang, mogok
    1-ереже: (mogok AND karawang) OR penanda
    [Ашу ↗] [Неге?]
    [🔕 Үнін өшіру] [⋯]
Aru presses [⋯]
bot edits: ⚪ Buruh pabrik kertas Karawang mogok menuntut kenaikan upah
    Koran Satu · hh:mm

    2 дереккөз
    • Koran Satu · hh:mm
    • Koran Dua · hh:mm

    Сөздер: Karawang, mogok
    1-ереже: (mogok AND karawang) OR penanda
    [Ашу ↗] [Неге?]
    [👎 Маған емес] [🗞 Толығырақ]
    [🔕 Үнін өшіру] [◀ Артқа]
Aru presses [👎 Маған емес]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): Бұл 1-ереже бойынша ((mogok AND karawang) OR penanda) мына сөздерге байланысты келді: Karawang, mogok
    Енді нені жібермейін?
    [✂ Buruh] [✂ pabrik]
    [✂ kertas] [✂ menuntut]
    [✂ kenaikan] [✂ upah]
    [Тек тақырыптар] [Тек қауіптірегі]
    [⏸ 1-ереже] [🔕 Koran Satu]
    [◀ 1-ереже] [✖ Жабу]
Aru presses [✂ pabrik] → toast “Сақталды”
bot edits: ✂ «pabrik» сөзі бар жаңалықтар енді келмейді.
    1-ереже: ((mogok AND karawang) OR penanda) AND NOT pabrik
    [↩ Болдырмау] [◀ 1-ереже]
    [🔕 Осы жаңалықты да] [✖ Жабу]
Aru presses [↩ Болдырмау] → toast “Қайтарылды”
bot edits: 1-ереже: (mogok және karawang) немесе penanda
    (mogok AND karawang) OR penanda
    ▁▁▁▁▁▁▇ 7 күнде 1 хабар, …
    Деңгейі: бәрі
    Дыбысы: тек маңызды мен аса қауіптіде
    Уақыты: чаттағыдай
    [Деңгейі] [Дыбысы]
    [⏸ Кідірту] [Уақыты]
    [🧪 Тексеру] [✏️ Өзгерту]
    [↗ Бөлісу] [🗑 Жою]
    [◀ Ережелер]
Aru presses [🗞 Толығырақ]
bot (reply to “⚪ Buruh pabrik kertas Karawang mogok men”): 2 дереккөз
    • Koran Satu · d mmm, hh:mm
    • Koran Dua · d mmm, hh:mm

    Не болды
    d mmm, hh:mm – алғаш хабарлаған Koran Satu: «Buruh pabrik kertas Karawang mogok menuntut kenaikan upah»
    d mmm, hh:mm – 📨 сізге хабарладым
    d mmm, hh:mm – Koran Dua: «Mogok buruh pabrik kertas Karawang tuntut kenaikan upah sepuluh persen»
    [✖ Жабу]
Aru presses [✖ Жабу]
Aru: /remove 9
bot: Мұнда 9-ереже жоқ. Ережелеріңіз: /rules
    [◀ Ережелер]
"""),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_card_from_the_list_to_the_undo(world, language):
    assert await cards(world, language) == CARDS[language]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_not_wanted_and_what_more_there_is(world, language):
    assert await alert(world, language) == ALERTS[language]


# ------------------------------------------------------------------------- what is set is kept, down to the phone


async def test_a_rule_that_is_paused_tells_nothing_and_goes_on_when_turned_on(world):
    feed = world.feed("/satu.xml", "Koran Satu")
    budi = world.botapi.user()
    async with world.running() as program:
        for text in ("mogok OR almaty", "penanda"):
            await budi.say(f"/add {text}")
            await budi.chat.wait_for(f": {text}")
        await budi.say("/rules")
        card = await budi.chat.wait_for("▁▁▁▁▁▁▁")
        for data in ("card:1", "cask:1:pause", "cpause:1:open"):
            await tap(budi, card, data)
        await program.publish(feed, STRIKE)
        await program.publish(feed, marker())
        await budi.chat.wait_for("Hanya penanda belaka")
        await tap(budi, card, "cpause:1:over")
        await program.publish(feed, UNREST)
        await budi.chat.wait_for(UNREST.title)
    assert STRIKE.title not in "\n".join(message.text.splitlines()[0] for message in budi.chat.from_bot)


async def test_sound_and_hour_of_a_rule_are_heeded(world):
    feed = world.feed("/satu.xml", "Koran Satu")
    budi = world.botapi.user()
    async with world.running() as program:
        for text in ("mogok", "penanda", "almaty"):
            await budi.say(f"/add {text}")
            await budi.chat.wait_for(f": {text}")
        await budi.say("/rules")
        card = await budi.chat.wait_for("▁▁▁▁▁▁▁")
        for data in ("card:1", "cask:1:schedule", "cwhen:1:weekly", "rules:0"):
            await tap(budi, card, data)
        for data in ("card:2", "cask:2:sound", "csound:2:always", "rules:0"):
            await tap(budi, card, data)
        for data in ("card:3", "cask:3:sound", "csound:3:never"):
            await tap(budi, card, data)
        await program.publish(feed, STRIKE)
        await program.publish(feed, marker())
        loud = await budi.chat.wait_for("Hanya penanda belaka")
        await program.publish(feed, UNREST)
        quiet = await budi.chat.wait_for(UNREST.title)
    assert (loud.silent, quiet.silent) == (False, True)
    assert not any(STRIKE.title in message.text for message in budi.chat.from_bot)
