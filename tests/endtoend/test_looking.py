"""Settings, figures, zones, exports and erasures through the whole program, in each language, as the person sees them."""

import json
import re

import pytest
from inline_snapshot import snapshot

from bot.charts.wire import PNG
from tests.botapi.faults import Fault, FaultKind
from tests.endtoend.newsroom import UNREST

CITY = {"id": "Makassar", "en": "Bandung", "ru": "Караганда", "kk": "Қарағанды"}
SHOWN = {"id": "waktu Makassar", "en": "Jakarta (Asia/Jakarta) time", "ru": "Алматы", "kk": "Алматы"}
ZONE = {"id": "Asia/Makassar", "en": "Asia/Jakarta", "ru": "Asia/Almaty", "kk": "Asia/Almaty"}
NIGHT = {
    "id": "10 malam sampai 6 pagi",
    "en": "10 pm to 6 am",
    "ru": "с 10 вечера до 6 утра",
    "kk": "кешкі 10-нан таңғы 6-ға дейін",
}
TOO_BIG = Fault(FaultKind.REFUSED, "sendDocument", code=413, description="Request Entity Too Large")
YES = {"id": "Ya, hapus", "en": "Yes, erase", "ru": "Да, стереть", "kk": "Иә, жою"}


async def open_by(person, message, mark: str):
    """Press the button that begins so, and see the message become another screen."""
    before = message.edits
    label = next(button.text for button in message.buttons if button.text.startswith(mark))
    await (await person.press(message, label)).answered()
    return await person.chat.wait_for(lambda one: one.id == message.id and one.edits > before)


async def looking(world, language: str) -> str:
    """One person is told of something, looks at everything, and is erased; gives the chat as they see it."""
    feed = world.feed("/kabar.xml", language="id")
    person = world.botapi.user("Aru", language_code=language)
    chat = person.chat
    async with world.running() as program:
        await person.say("/add kerusuhan AND almaty")
        added = await chat.wait_for(lambda message: "1" in message.text)
        await program.publish(feed, UNREST)
        told = await chat.wait_for(UNREST.title, after=added)
        await person.say("/stats")
        figures = await chat.wait_for("📊", after=told)
        picture = await chat.wait_for(lambda message: message.attachment is not None, timeout=30)
        await chat.wait_for(lambda message: message.id == figures.id and "🖼" not in message.text)
        await person.say("/settings")
        screen = await chat.wait_for("⚙️", after=picture)
        for mark in ("🕑", "✍️"):
            await open_by(person, screen, mark)
        await person.say(CITY[language])
        zoned = await chat.wait_for(SHOWN[language], after=screen)
        await open_by(person, zoned, "⚙️")
        for mark in ("🌙", "✍️"):
            await open_by(person, zoned, mark)
        await person.say(NIGHT[language])
        quiet = await chat.wait_for("22:00", after=zoned)
        for mark in ("⚙️", "🗣", "⚙️", "🔒"):
            await open_by(person, quiet, mark)
        await person.press(quiet, next(b.text for b in quiet.buttons if b.text.startswith("📄")))
        file = await chat.wait_for(lambda message: message.attachment is not None, after=quiet)
        await open_by(person, quiet, "🗑")
        await person.press(quiet, YES[language])
        await chat.wait_for(lambda message: message.id == quiet.id and "/start" in message.text)
    assert picture.attachment.kind == "photo"
    assert picture.attachment.content.startswith(PNG)
    kept = json.loads(file.attachment.content)
    assert re.fullmatch(r"kentongan-export-\d{4}-\d\d-\d\d\.json", file.attachment.file_name)
    assert kept["chat"]["timezone"] == ZONE[language]
    assert [alert["title"] for alert in kept["alerts"]] == [UNREST.title]
    assert kept["timings"][0]["quiet_begin"] == 22 * 60
    days = re.sub(r"\d{4}-\d\d-\d\d", "yyyy-mm-dd", chat.transcript())
    times = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "hh:mm", days)
    return re.sub(r"\b\d+ (detik|menit|dtk|mnt|sec|min|seconds?|minutes?)\b", "n s", times)


async def test_a_person_looks_at_everything_in_indonesian(world):
    assert await looking(world, "id") == snapshot("""\
── Aru ──
Aru: /add kerusuhan AND almaty
bot: ✅ Aturan 1 aktif: kerusuhan AND almaty
    💡 Juga cocok: rusuh, merusuh, perusuh. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: kerusuhan → topic:unrest
    [📋 Aturan] [↩ Urungkan]
bot: 🟠 Kerusuhan di Almaty, puluhan orang tewas
    Kabar · hh:mm
    Tewas: 20 atau lebih

    Kata: Kerusuhan, Almaty
    Aturan 1: kerusuhan AND almaty
    [Buka ↗] [Mengapa?]
    [🔕 Senyapkan] [⋯]
Aru: /stats
bot: 📊 Dalam 14 hari terakhir saya mengabarkan 1 peristiwa.
    ▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 1 · 1. kerusuhan AND almaty
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    🖼 Gambarnya menyusul …
    [⚙️ Pengaturan]
bot edits: 📊 Dalam 14 hari terakhir saya mengabarkan 1 peristiwa.
    ▁▁▁▁▁▁▁▁▁▁▁▁▁▇ 1 · 1. kerusuhan AND almaty
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    [⚙️ Pengaturan]
bot: 📊 Dalam 14 hari terakhir saya mengabarkan 1 peristiwa.
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    <photo: kentongan.png>
Aru: /settings
bot: ⚙️ Pengaturan
    🌐 Saya memakai Bahasa Indonesia
    🕑 Waktu Jakarta, sekarang pukul hh:mm
    🌙 Tanpa jam tenang
    📋 Setiap berita langsung
    🗣 Berita dalam semua bahasa
    🔕 Tidak ada yang disenyapkan
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    [🌐 Bahasa] [🕑 Zona waktu]
    [🌙 Jam tenang] [📋 Rangkuman]
    [🗣 Bahasa berita] [🔕 Disenyapkan]
    [📊 Angka] [🔒 Privasi]
    [📢 Saluran]
Aru presses [🕑 Zona waktu]
bot edits: 🕑 Saya memakai waktu Jakarta (Asia/Jakarta); di sana sekarang pukul hh:mm.
    Untuk mengubahnya, tulis kota Anda, atau beri tahu saya lokasi Anda. Saya mencari zonanya sekali saja dan tidak menyimpan lokasinya.
    [WITA · hh:mm] [WIT · hh:mm]
    [✍️ Tulis kota] [📍 Lokasi saya]
    [⚙️ Pengaturan]
Aru presses [✍️ Tulis kota]
bot edits: 🕑 Tulis kota Anda, misalnya Surabaya, Makassar, atau New York. UTC+7 juga bisa.
    [◀ Kembali]
Aru: Makassar
bot: 🕑 Sekarang saya memakai waktu Makassar (Asia/Makassar); di sana pukul hh:mm.
    [WIB · hh:mm] [WIT · hh:mm]
    [✍️ Tulis kota] [📍 Lokasi saya]
    [⚙️ Pengaturan]
Aru presses [⚙️ Pengaturan]
bot edits: ⚙️ Pengaturan
    🌐 Saya memakai Bahasa Indonesia
    🕑 Waktu Makassar, sekarang pukul hh:mm
    🌙 Tanpa jam tenang
    📋 Setiap berita langsung
    🗣 Berita dalam semua bahasa
    🔕 Tidak ada yang disenyapkan
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    [🌐 Bahasa] [🕑 Zona waktu]
    [🌙 Jam tenang] [📋 Rangkuman]
    [🗣 Bahasa berita] [🔕 Disenyapkan]
    [📊 Angka] [🔒 Privasi]
    [📢 Saluran]
Aru presses [🌙 Jam tenang]
bot edits: 🌙 Saya menulis kapan saja. Pilih jam tenang, menurut waktu Makassar, atau tulis sendiri.
    [🌙 hh:mm–hh:mm] [🌙 hh:mm–hh:mm] [🌙 hh:mm–hh:mm]
    [✍️ Tulis jamnya]
    [⚙️ Pengaturan]
Aru presses [✍️ Tulis jamnya]
bot edits: 🌙 Tulis dari jam berapa sampai jam berapa, misalnya 22-6 atau 10 malam sampai 6 pagi. mati mengakhiri jam tenang.
    [◀ Kembali]
Aru: 10 malam sampai 6 pagi
bot: 🌙 Tenang dari hh:mm sampai hh:mm, waktu Makassar. Yang terjadi selama itu saya sampaikan sekaligus di akhirnya.
    🔴 Yang genting tetap langsung dikirim.
    [🌙 hh:mm–hh:mm] [🌙 hh:mm–hh:mm] [🌙 hh:mm–hh:mm]
    [Tanpa jam tenang] [☑ 🔴 langsung]
    [✍️ Tulis jamnya]
    [⚙️ Pengaturan]
Aru presses [⚙️ Pengaturan]
bot edits: ⚙️ Pengaturan
    🌐 Saya memakai Bahasa Indonesia
    🕑 Waktu Makassar, sekarang pukul hh:mm
    🌙 Tenang dari hh:mm sampai hh:mm
    📋 Setiap berita langsung
    🗣 Berita dalam semua bahasa
    🔕 Tidak ada yang disenyapkan
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    [🌐 Bahasa] [🕑 Zona waktu]
    [🌙 Jam tenang] [📋 Rangkuman]
    [🗣 Bahasa berita] [🔕 Disenyapkan]
    [📊 Angka] [🔒 Privasi]
    [📢 Saluran]
Aru presses [🗣 Bahasa berita]
bot edits: 🗣 Saya mengirim berita dalam semua bahasa. Ketuk satu bahasa untuk meniadakannya.
    [☑ Bahasa Indonesia] [☑ English]
    [☑ Русский] [☑ Қазақша]
    [⚙️ Pengaturan]
Aru presses [⚙️ Pengaturan]
bot edits: ⚙️ Pengaturan
    🌐 Saya memakai Bahasa Indonesia
    🕑 Waktu Makassar, sekarang pukul hh:mm
    🌙 Tenang dari hh:mm sampai hh:mm
    📋 Setiap berita langsung
    🗣 Berita dalam semua bahasa
    🔕 Tidak ada yang disenyapkan
    📡 Terakhir saya lihat n s yang lalu: 1 dari 1 kanal menjawab.
    [🌐 Bahasa] [🕑 Zona waktu]
    [🌙 Jam tenang] [📋 Rangkuman]
    [🗣 Bahasa berita] [🔕 Disenyapkan]
    [📊 Angka] [🔒 Privasi]
    [📢 Saluran]
Aru presses [🔒 Privasi]
bot edits: 🔒 Yang saya simpan tentang obrolan ini: nomor, bahasa, dan zona waktunya, serta izin masuknya; aturan, pengaturan, dan yang Anda senyapkan; kanal pilihan Anda; apa yang saya kirim ke sini dan alasannya. Tanpa nama, tanpa lokasi, tanpa pesan Anda selain aturan. Riwayat lama terhapus dengan sendirinya.
    Anda bisa meminta semuanya sebagai berkas (/export), atau menghapus semuanya seketika dan selamanya (/erase).
    [📄 Ambil semuanya] [🗑 Hapus semuanya]
    [⚙️ Pengaturan]
Aru presses [📄 Ambil semuanya]
bot: ⏳ Mengumpulkan semuanya …
bot edits: 📄 Semuanya ada dalam berkas ini.
    [⚙️ Pengaturan]
bot: 📄 Semua yang saya simpan tentang obrolan ini
    1 aturan
    1 peristiwa yang saya kabarkan
    1 keputusan untuk mengabari Anda atau tidak, dengan alasannya
    Juga pengaturan dan kanal Anda, serta keadaan setiap pesan. Berkasnya JSON: dapat dibuka dengan editor apa pun dan dibaca program.
    <document: kentongan-export-yyyy-mm-dd.json>
Aru presses [🗑 Hapus semuanya]
bot edits: 🗑 Hapus semua yang saya simpan tentang obrolan ini?
    1 aturan Anda, pengaturan, yang Anda senyapkan, dan kanal pilihan Anda, juga apa yang saya kirim ke sini dan alasannya: semuanya hilang seketika dan tidak dapat dikembalikan siapa pun. Saya tidak akan menulis lagi.
    Pesan yang ada di obrolan ini tetap ada sampai Anda sendiri menghapusnya.
    [Ya, hapus] [Tidak, biarkan]
Aru presses [Ya, hapus]
bot edits: Semuanya sudah dihapus. /start memulai dari awal.
""")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_a_person_looks_at_everything(world, language):
    assert YES[language] in await looking(world, language)


async def test_where_somebody_is_gives_the_zone(world):
    person = world.botapi.user("Aru", language_code="en")
    async with world.running():
        await person.say("/timezone")
        screen = await person.chat.wait_for("I use UTC time")
        await person.press(screen, "📍 Where I am")
        await person.chat.wait_for("Telegram sends me where you are")
        assert person.chat.keyboard == [["📍 Send where I am"], ["No, thanks"]]
        await person.share_location(person.chat, -7.2575, 112.7521)
        await person.chat.wait_for("I use Jakarta (Asia/Jakarta) time now")
        assert person.chat.keyboard == []


async def test_what_telegram_does_not_take_is_said_in_words(world):
    person = world.botapi.user("Aru", language_code="en")
    async with world.running():
        await person.start()
        await person.chat.wait_for(lambda message: bool(message.buttons))
        world.botapi.faults.add(TOO_BIG)
        await person.say("/export")
        await person.chat.wait_for("The file could not be sent here")
