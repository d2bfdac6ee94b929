"""From /start to the first saved rule, in each language over HTTP, as the person sees it; read it as a chat."""

import re
from dataclasses import dataclass

from inline_snapshot import snapshot

from tests.botapi.messages import Message
from tests.botapi.people import User
from tests.feedserver.render import Entry

PATIENCE = 60.0
STORY = Entry(
    "Kerusuhan di Almaty, Kazakhstan: 20 orang tewas",
    "https://kabar.example/1?a=1&b=2",
    summary="Polisi menembaki massa.",
)


@dataclass(frozen=True)
class Tongue:
    """What a person who speaks a language writes and presses."""

    pack: str
    words: str
    titles: str
    without: str
    left_out: str
    edit: str
    broken: str
    anew: str
    save: str
    undo: str
    again: str


TONGUES = {
    "id": Tongue(
        pack="Kazakhstan",
        words="kerusuhan di Kazakhstan atau CSTO",
        titles="☐ Hanya judul",
        without="➖ Kecualikan kata",
        left_out="film, sepak bola",
        edit="✏️ Ubah teks",
        broken="(kerusuhan ATAU",
        anew="kerusuhan di Almaty",
        save="Simpan",
        undo="↩ Urungkan",
        again="Simpan lagi",
    ),
    "en": Tongue(
        pack="Kazakhstan",
        words="riots in Kazakhstan or CSTO",
        titles="☐ Only titles",
        without="➖ Leave out a word",
        left_out="film, football",
        edit="✏️ Edit the text",
        broken="foo:bar",
        anew="riots in Almaty",
        save="Save",
        undo="↩ Undo",
        again="Save again",
    ),
    "ru": Tongue(
        pack="Казахстан",
        words="беспорядки в Казахстане или ОДКБ",
        titles="☐ Только заголовки",
        without="➖ Исключить слово",
        left_out="кино, футбол",
        edit="✏️ Изменить текст",
        broken='"чрезвычайное',
        anew="беспорядки в Алматы",
        save="Сохранить",
        undo="↩ Отменить",
        again="Сохранить снова",
    ),
    "kk": Tongue(
        pack="Қазақстан",
        words="Қазақстандағы немесе ҰҚШҰ-дағы тәртіпсіздік",
        titles="☐ Тек тақырып",
        without="➖ Сөзді алып тастау",
        left_out="кино, футбол",
        edit="✏️ Мәтінді өзгерту",
        broken="region:Атлантида",
        anew="Алматыдағы тәртіпсіздік",
        save="Сақтау",
        undo="↩ Болдырмау",
        again="Қайта сақтау",
    ),
}


async def conversation(world, language: str) -> str:
    """A newcomer takes a pack, makes a rule and shares it with a friend; gives both chats as they see them."""
    tongue = TONGUES[language]
    feed = world.feed("/kabar.xml", "Kabar", language="id")
    person, friend = (world.botapi.user(name, language_code=language) for name in ("Aru", "Bek"))
    witness = world.botapi.user("Citra", language_code="id")
    chat = person.chat
    async with world.running() as program:
        await witness.say("/add kerusuhan")
        await witness.chat.wait_for("✅", PATIENCE)
        await program.publish(feed, STORY)
        await witness.chat.wait_for("Almaty", PATIENCE)

        await person.start()
        await chat.wait_for("Kerusuhan di Almaty", PATIENCE)
        welcome = chat.from_bot[0]
        await (await person.press(welcome, tongue.pack)).answered()
        await chat.wait_for(lambda message: message is welcome and f"✓ {tongue.pack}" in labels(message))

        await person.say(tongue.words)
        draft = await chat.wait_for(lambda message: tongue.titles in labels(message), PATIENCE)
        await counted(person, draft)
        await press(person, draft, tongue.titles, "title:")
        await press(person, draft, tongue.without, "◀")
        await person.say(tongue.left_out)
        await shows(person, draft, "NOT")
        await counted(person, draft)
        await press(person, draft, tongue.edit, "◀")
        await person.say(tongue.broken)
        await chat.wait_for("❗", PATIENCE)
        await person.say(tongue.anew)
        await shows(person, draft, tongue.save)
        await counted(person, draft)
        await press(person, draft, tongue.save, "✅")
        await press(person, draft, tongue.undo, tongue.again)
        await press(person, draft, tongue.again, "✅")

        async with world.opened() as store, store.begin() as tx:
            await tx.shared.share("riot AND region:KZ severity>=important", "aB3-_xyz", program.clock.now())
        await friend.start("r_aB3-_xyz")
        shared = await friend.chat.wait_for("🎁", PATIENCE)
        await counted(friend, shared)
        await press(friend, shared, tongue.save, "✅")
        await friend.start("pack_csto")
        await friend.chat.wait_for("org:CSTO", PATIENCE)
    return settled(f"{chat.transcript()}\n{friend.chat.transcript()}")


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def shows(person: User, message: Message, what: str) -> None:
    """Wait until a message says something, or has it among its buttons."""
    await person.chat.wait_for(
        lambda one: one is message and (what in one.text or any(what in label for label in labels(one))),
        PATIENCE,
    )


async def counted(person: User, message: Message) -> None:
    """Wait until what it would have sent stands in a draft's message."""
    await person.chat.wait_for(lambda one: one is message and "⏳" not in one.text, PATIENCE)


async def press(person: User, message: Message, label: str, then: str) -> None:
    """Press a button and wait for what it leads to, with its count."""
    await (await person.press(message, label)).answered()
    await shows(person, message, then)
    await counted(person, message)


def settled(said: str) -> str:
    """Leave out what differs from run to run."""
    times = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "hh:mm", said)
    dates = re.sub(r"\b\d{1,2} [^\W\d_]{3,5}\.?, hh:mm", "hh:mm", times)
    spans = re.sub(r"последн(?:юю|ий)", "последние", dates)
    unit = r"menit|jam|minutes?|hours?|минут[уы]?|час(?:а|ов)?|сағатта|минутта"
    return re.sub(rf"\b(?:\d+ )?(?:{unit})\b", "N", spans)


async def test_a_newcomer_in_indonesian(world):
    assert await conversation(world, "id") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    kerusuhan di Kazakhstan atau CSTO
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
bot (silent): 👀 Contohnya, begini tampilan kabar dari paket “Kazakhstan”:

    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas
    Kabar · hh:mm
    Tewas: 20
    [Buka ↗]
Aru presses [Kazakhstan] → toast “✓ Kazakhstan aktif”
bot edits: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    kerusuhan di Kazakhstan atau CSTO
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [✓ Kazakhstan] [CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
Aru: kerusuhan di Kazakhstan atau CSTO
bot: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa))
    kerusuhan AND (region:KZ OR org:CSTO)
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    [Simpan] [Batal]
    [Seperti ditulis] [☐ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa))
    kerusuhan AND (region:KZ OR org:CSTO)
    Aturan ini akan mengabarkan 1 peristiwa dalam N terakhir.
    1 di antaranya bersuara.
    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas · Kabar, hh:mm
    [Simpan] [Batal]
    [Seperti ditulis] [☐ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Aru presses [☐ Hanya judul]
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa)); hanya di judul
    title:kerusuhan AND (region:KZ OR org:CSTO)
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    [Simpan] [Batal]
    [Seperti ditulis] [☑ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa)); hanya di judul
    title:kerusuhan AND (region:KZ OR org:CSTO)
    Aturan ini akan mengabarkan 1 peristiwa dalam N terakhir.
    1 di antaranya bersuara.
    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas · Kabar, hh:mm
    [Simpan] [Batal]
    [Seperti ditulis] [☑ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Aru presses [➖ Kecualikan kata]
bot edits: title:kerusuhan AND (region:KZ OR org:CSTO)
    Kata mana yang tidak boleh ada? Ketuk salah satu, atau tulis; beberapa kata dipisah koma.
    [➖ almaty] [➖ tewas]
    [◀ Kembali]
Aru: film, sepak bola
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa)); tanpa “film”; tanpa “sepak bola”; hanya di judul
    title:kerusuhan AND (region:KZ OR org:CSTO) AND NOT film AND NOT "sepak bola"
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    [Simpan] [Batal]
    [Seperti ditulis] [☑ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN (tempat Kazakhstan (dalam semua bahasa) ATAU organisasi CSTO (dalam semua bahasa)); tanpa “film”; tanpa “sepak bola”; hanya di judul
    title:kerusuhan AND (region:KZ OR org:CSTO) AND NOT film AND NOT "sepak bola"
    Aturan ini akan mengabarkan 1 peristiwa dalam N terakhir.
    1 di antaranya bersuara.
    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas · Kabar, hh:mm
    [Simpan] [Batal]
    [Seperti ditulis] [☑ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [☑ Kazakhstan: semua bahasa]
    [☑ CSTO: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Aru presses [✏️ Ubah teks]
bot edits: Silakan tulis teks yang baru. Sekarang:
    kerusuhan di Kazakhstan atau CSTO
    [◀ Kembali]
Aru: (kerusuhan ATAU
bot: (kerusuhan ATAU
               ^^^^
    ❗ “ATAU” butuh kata di belakangnya.
    💡 Untuk mencari kata itu sendiri, beri tanda kutip: "ATAU".
Aru: kerusuhan di Almaty
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN kata “Almaty”
    kerusuhan AND Almaty
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    [Simpan] [Batal]
    [Semua harus ada] [☐ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: kata “kerusuhan” (juga cocok: rusuh, merusuh, perusuh) DAN kata “Almaty”
    kerusuhan AND Almaty
    Aturan ini akan mengabarkan 1 peristiwa dalam N terakhir.
    1 di antaranya bersuara.
    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas · Kabar, hh:mm
    [Simpan] [Batal]
    [Semua harus ada] [☐ Hanya judul]
    [☐ kerusuhan: semua bahasa]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Aru presses [Simpan] → toast “Tersimpan”
bot edits: ✅ Aturan 2 aktif: kerusuhan AND Almaty
    [📋 Aturan] [↩ Urungkan]
Aru presses [↩ Urungkan] → toast “Diurungkan”
bot edits: ↩ Tidak jadi disimpan: kerusuhan AND Almaty
    [Simpan lagi]
Aru presses [Simpan lagi] → toast “Tersimpan”
bot edits: ✅ Aturan 2 aktif: kerusuhan AND Almaty
    [📋 Aturan] [↩ Urungkan]

── Bek ──
Bek: /start r_aB3-_xyz
bot: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    kerusuhan di Kazakhstan atau CSTO
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
bot: 🎁 Seseorang membagikan aturan ini kepada Anda.
    🔎 Saya pahami: riot dan Kazakhstan; yang penting dan genting
    riot AND region:KZ severity>=important
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    💡 Juga cocok: riots, rioting. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: riot → topic:unrest
    [Simpan] [Batal]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: riot dan Kazakhstan; yang penting dan genting
    riot AND region:KZ severity>=important
    Aturan ini tidak akan mengirim apa pun dalam N terakhir.
    💡 Juga cocok: riots, rioting. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: riot → topic:unrest
    [Simpan] [Batal]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Bek presses [Simpan] → toast “Tersimpan”
bot edits: ✅ Aturan 1 aktif: riot dan Kazakhstan; yang penting dan genting
    [📋 Aturan] [↩ Urungkan]
Bek: /start pack_csto
bot: Selamat datang kembali. 2 aturan Anda masih berlaku: /rules
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [✓ CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
bot: ✅ Paket “CSTO” aktif sebagai aturan 2: org:CSTO
    [📋 Aturan] [↩ Urungkan]
""")


async def test_a_newcomer_in_english(world):
    assert await conversation(world, "en") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    riots in Kazakhstan or CSTO
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
bot (silent): 👀 For example, this is how a story from the pack “Kazakhstan” looks:

    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas
    Kabar · hh:mm
    Dead: 20
    [Open ↗]
Aru presses [Kazakhstan] → toast “✓ Kazakhstan is on”
bot edits: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    riots in Kazakhstan or CSTO
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [✓ Kazakhstan] [CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
Aru: riots in Kazakhstan or CSTO
bot: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language))
    riots AND (region:KZ OR org:CSTO)
    ⏳ Counting what this rule would have sent …
    [Save] [Cancel]
    [As written] [☐ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language))
    riots AND (region:KZ OR org:CSTO)
    It would have sent nothing in the last N.
    [Save] [Cancel]
    [As written] [☐ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
Aru presses [☐ Only titles]
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language)); only in titles
    title:riots AND (region:KZ OR org:CSTO)
    ⏳ Counting what this rule would have sent …
    [Save] [Cancel]
    [As written] [☑ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language)); only in titles
    title:riots AND (region:KZ OR org:CSTO)
    It would have sent nothing in the last N.
    [Save] [Cancel]
    [As written] [☑ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
Aru presses [➖ Leave out a word]
bot edits: title:riots AND (region:KZ OR org:CSTO)
    Which word should I leave out? Tap one, or write it; separate several with commas.
    [◀ Back]
Aru: film, football
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language)); without “film”; without “football”; only in titles
    title:riots AND (region:KZ OR org:CSTO) AND NOT film AND NOT football
    ⏳ Counting what this rule would have sent …
    [Save] [Cancel]
    [As written] [☑ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND (place Kazakhstan (in every language) OR organisation CSTO (in every language)); without “film”; without “football”; only in titles
    title:riots AND (region:KZ OR org:CSTO) AND NOT film AND NOT football
    It would have sent nothing in the last N.
    [Save] [Cancel]
    [As written] [☑ Only titles]
    [☐ riots: every language]
    [☑ Kazakhstan: every language]
    [☑ CSTO: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
Aru presses [✏️ Edit the text]
bot edits: Please write the new text. Now it is:
    riots in Kazakhstan or CSTO
    [◀ Back]
Aru: foo:bar
bot: foo:bar
    ^^^
    ❗ Unknown field “foo”; fields are title, summary, url, source, author, category, region, org, lang, topic.
    💡 To look for the words themselves, leave out the ":" or use quotation marks.
Aru: riots in Almaty
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND word “Almaty”
    riots AND Almaty
    ⏳ Counting what this rule would have sent …
    [Save] [Cancel]
    [All of these] [☐ Only titles]
    [☐ riots: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: word “riots” (also matches: riot, rioting) AND word “Almaty”
    riots AND Almaty
    It would have sent nothing in the last N.
    [Save] [Cancel]
    [All of these] [☐ Only titles]
    [☐ riots: every language]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
Aru presses [Save] → toast “Saved”
bot edits: ✅ Rule 2 is on: riots AND Almaty
    [📋 Rules] [↩ Undo]
Aru presses [↩ Undo] → toast “Undone”
bot edits: ↩ Not saved after all: riots AND Almaty
    [Save again]
Aru presses [Save again] → toast “Saved”
bot edits: ✅ Rule 2 is on: riots AND Almaty
    [📋 Rules] [↩ Undo]

── Bek ──
Bek: /start r_aB3-_xyz
bot: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    riots in Kazakhstan or CSTO
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
bot: 🎁 Somebody shared this rule with you.
    🔎 Understood: riot and Kazakhstan; important and critical
    riot AND region:KZ severity>=important
    ⏳ Counting what this rule would have sent …
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest
    [Save] [Cancel]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: riot and Kazakhstan; important and critical
    riot AND region:KZ severity>=important
    It would have sent nothing in the last N.
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest
    [Save] [Cancel]
    [➖ Leave out a word] [✏️ Edit the text]
Bek presses [Save] → toast “Saved”
bot edits: ✅ Rule 1 is on: riot and Kazakhstan; important and critical
    [📋 Rules] [↩ Undo]
Bek: /start pack_csto
bot: Welcome back. Your 2 rules are kept: /rules
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [✓ CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
bot: ✅ Pack “CSTO” is on. It is rule 2: org:CSTO
    [📋 Rules] [↩ Undo]
""")


async def test_a_newcomer_in_russian(world):
    assert await conversation(world, "ru") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор ниже: одно нажатие, и он включён. Или просто напишите, что вас интересует, например
    беспорядки в Казахстане или ОДКБ
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [Казахстан] [ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
bot (silent): 👀 Например, так выглядит событие из набора «Казахстан»:

    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas
    Kabar · hh:mm
    Погибли: 20
    [Открыть ↗]
Aru presses [Казахстан] → toast “✓ Казахстан: включено”
bot edits: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор ниже: одно нажатие, и он включён. Или просто напишите, что вас интересует, например
    беспорядки в Казахстане или ОДКБ
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [✓ Казахстан] [ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
Aru: беспорядки в Казахстане или ОДКБ
bot: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках))
    беспорядки AND (region:KZ OR org:CSTO)
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    [Сохранить] [Отмена]
    [Как написано] [☐ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках))
    беспорядки AND (region:KZ OR org:CSTO)
    Такое правило не прислало бы ничего за последние N.
    [Сохранить] [Отмена]
    [Как написано] [☐ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
Aru presses [☐ Только заголовки]
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках)); только в заголовках
    title:беспорядки AND (region:KZ OR org:CSTO)
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    [Сохранить] [Отмена]
    [Как написано] [☑ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках)); только в заголовках
    title:беспорядки AND (region:KZ OR org:CSTO)
    Такое правило не прислало бы ничего за последние N.
    [Сохранить] [Отмена]
    [Как написано] [☑ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
Aru presses [➖ Исключить слово]
bot edits: title:беспорядки AND (region:KZ OR org:CSTO)
    Какого слова не должно быть? Нажмите на одно из них или напишите своё; несколько слов — через запятую.
    [◀ Назад]
Aru: кино, футбол
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках)); без «кино»; без «футбол»; только в заголовках
    title:беспорядки AND (region:KZ OR org:CSTO) AND NOT кино AND NOT футбол
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    [Сохранить] [Отмена]
    [Как написано] [☑ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И (место Казахстан (на всех языках) ИЛИ организация ОДКБ (на всех языках)); без «кино»; без «футбол»; только в заголовках
    title:беспорядки AND (region:KZ OR org:CSTO) AND NOT кино AND NOT футбол
    Такое правило не прислало бы ничего за последние N.
    [Сохранить] [Отмена]
    [Как написано] [☑ Только заголовки]
    [☐ беспорядки: все языки]
    [☑ Казахстан: все языки]
    [☑ ОДКБ: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
Aru presses [✏️ Изменить текст]
bot edits: Напишите новый текст, пожалуйста. Сейчас:
    беспорядки в Казахстане или ОДКБ
    [◀ Назад]
Aru: "чрезвычайное
bot: "чрезвычайное
    ^^^^^^^^^^^^^
    ❗ Эта кавычка не закрыта.
    💡 Поставьте " там, где фраза кончается.
Aru: беспорядки в Алматы
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И слово «Алматы» (а также: алматыда, алматыға)
    беспорядки AND Алматы
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    [Сохранить] [Отмена]
    [Все слова сразу] [☐ Только заголовки]
    [☐ беспорядки: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: слово «беспорядки» (а также: беспорядков, беспорядками) И слово «Алматы» (а также: алматыда, алматыға)
    беспорядки AND Алматы
    Такое правило не прислало бы ничего за последние N.
    [Сохранить] [Отмена]
    [Все слова сразу] [☐ Только заголовки]
    [☐ беспорядки: все языки]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
Aru presses [Сохранить] → toast “Сохранено”
bot edits: ✅ Правило 2 включено: беспорядки AND Алматы
    [📋 Правила] [↩ Отменить]
Aru presses [↩ Отменить] → toast “Отменено”
bot edits: ↩ Всё-таки не сохранено: беспорядки AND Алматы
    [Сохранить снова]
Aru presses [Сохранить снова] → toast “Сохранено”
bot edits: ✅ Правило 2 включено: беспорядки AND Алматы
    [📋 Правила] [↩ Отменить]

── Bek ──
Bek: /start r_aB3-_xyz
bot: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор ниже: одно нажатие, и он включён. Или просто напишите, что вас интересует, например
    беспорядки в Казахстане или ОДКБ
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [Казахстан] [ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
bot: 🎁 С вами поделились этим правилом.
    🔎 Понял так: riot и Казахстан; важные и чрезвычайные события
    riot AND region:KZ severity>=important
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    💡 Подойдут и формы: riots, rioting. Чтобы искать только эту форму, напишите =слово.
    💡 На всех языках: riot → topic:unrest
    [Сохранить] [Отмена]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: riot и Казахстан; важные и чрезвычайные события
    riot AND region:KZ severity>=important
    Такое правило не прислало бы ничего за последние N.
    💡 Подойдут и формы: riots, rioting. Чтобы искать только эту форму, напишите =слово.
    💡 На всех языках: riot → topic:unrest
    [Сохранить] [Отмена]
    [➖ Исключить слово] [✏️ Изменить текст]
Bek presses [Сохранить] → toast “Сохранено”
bot edits: ✅ Правило 1 включено: riot и Казахстан; важные и чрезвычайные события
    [📋 Правила] [↩ Отменить]
Bek: /start pack_csto
bot: С возвращением. У вас 2 правила: /rules
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [Казахстан] [✓ ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
bot: ✅ Набор «ОДКБ» включён, это правило 2: org:CSTO
    [📋 Правила] [↩ Отменить]
""")


async def test_a_newcomer_in_kazakh(world):
    assert await conversation(world, "kk") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Мен Kentongan ботымын. Мен 1 жаңалық таспасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Төмендегі топтаманы басыңыз: бір рет бассаңыз, қосылады. Немесе өзіңізге керегін жаза салыңыз, мысалы
    Қазақстандағы немесе ҰҚШҰ-дағы наразылық
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [Қазақстан] [ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
bot (silent): 👀 Мысалы, «Қазақстан» топтамасындағы оқиға былай көрінеді:

    🟠 Kerusuhan di Almaty, Kazakhstan: 20 orang tewas
    Kabar · hh:mm
    Қаза тапқандар: 20
    [Ашу ↗]
Aru presses [Қазақстан] → toast “✓ Қазақстан қосылды”
bot edits: 👋 Мен Kentongan ботымын. Мен 1 жаңалық таспасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Төмендегі топтаманы басыңыз: бір рет бассаңыз, қосылады. Немесе өзіңізге керегін жаза салыңыз, мысалы
    Қазақстандағы немесе ҰҚШҰ-дағы наразылық
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [✓ Қазақстан] [ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
Aru: Қазақстандағы немесе ҰҚШҰ-дағы тәртіпсіздік
bot: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі
    (region:KZ OR org:CSTO) AND тәртіпсіздік
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☐ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі
    (region:KZ OR org:CSTO) AND тәртіпсіздік
    Бұл ереже соңғы N ештеңе жібермес еді.
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☐ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Aru presses [☐ Тек тақырып]
bot edits: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі; тек тақырыпта
    (region:KZ OR org:CSTO) AND title:тәртіпсіздік
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☑ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі; тек тақырыпта
    (region:KZ OR org:CSTO) AND title:тәртіпсіздік
    Бұл ереже соңғы N ештеңе жібермес еді.
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☑ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Aru presses [➖ Сөзді алып тастау]
bot edits: (region:KZ OR org:CSTO) AND title:тәртіпсіздік
    Қай сөз болмасын? Біреуін басыңыз немесе жазыңыз; бірнешеуін үтірмен бөліңіз.
    [◀ Артқа]
Aru: кино, футбол
bot edits: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі; «кино» сөзінсіз; «футбол» сөзінсіз; тек тақырыпта
    (region:KZ OR org:CSTO) AND title:тәртіпсіздік AND NOT кино AND NOT футбол
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☑ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: (жер Қазақстан (барлық тілде) НЕМЕСЕ ұйым ҰҚШҰ (барлық тілде)) ЖӘНЕ «тәртіпсіздік» сөзі; «кино» сөзінсіз; «футбол» сөзінсіз; тек тақырыпта
    (region:KZ OR org:CSTO) AND title:тәртіпсіздік AND NOT кино AND NOT футбол
    Бұл ереже соңғы N ештеңе жібермес еді.
    [Сақтау] [Бас тарту]
    [Жазылғанындай] [☑ Тек тақырып]
    [☑ Қазақстан: барлық тіл]
    [☑ ҰҚШҰ: барлық тіл]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Aru presses [✏️ Мәтінді өзгерту]
bot edits: Жаңа мәтінді жазыңыз. Қазір:
    Қазақстандағы немесе ҰҚШҰ-дағы тәртіпсіздік
    [◀ Артқа]
Aru: region:Атлантида
bot: region:Атлантида
           ^^^^^^^^^
    ❗ «Атлантида» деген елді не аймақты білмеймін.
    💡 Сөздің өзін іздеу үшін жай сөз етіп жазыңыз.
Aru: Алматыдағы тәртіпсіздік
bot edits: 🔎 Былай түсіндім: «Алматыдағы» сөзі (сондай-ақ: алматыға, алматыда) ЖӘНЕ «тәртіпсіздік» сөзі
    Алматыдағы AND тәртіпсіздік
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    [Сақтау] [Бас тарту]
    [Бәрі болсын] [☐ Тек тақырып]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: «Алматыдағы» сөзі (сондай-ақ: алматыға, алматыда) ЖӘНЕ «тәртіпсіздік» сөзі
    Алматыдағы AND тәртіпсіздік
    Бұл ереже соңғы N ештеңе жібермес еді.
    [Сақтау] [Бас тарту]
    [Бәрі болсын] [☐ Тек тақырып]
    [☐ тәртіпсіздік: барлық тіл]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Aru presses [Сақтау] → toast “Сақталды”
bot edits: ✅ 2-ереже қосылды: Алматыдағы AND тәртіпсіздік
    [📋 Ережелер] [↩ Болдырмау]
Aru presses [↩ Болдырмау] → toast “Қайтарылды”
bot edits: ↩ Сақталмады: Алматыдағы AND тәртіпсіздік
    [Қайта сақтау]
Aru presses [Қайта сақтау] → toast “Сақталды”
bot edits: ✅ 2-ереже қосылды: Алматыдағы AND тәртіпсіздік
    [📋 Ережелер] [↩ Болдырмау]

── Bek ──
Bek: /start r_aB3-_xyz
bot: 👋 Мен Kentongan ботымын. Мен 1 жаңалық таспасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Төмендегі топтаманы басыңыз: бір рет бассаңыз, қосылады. Немесе өзіңізге керегін жаза салыңыз, мысалы
    Қазақстандағы немесе ҰҚШҰ-дағы наразылық
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [Қазақстан] [ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
bot: 🎁 Біреу сізбен осы ережесін бөлісті.
    🔎 Былай түсіндім: riot және Қазақстан; маңызды және аса қауіпті оқиғалар
    riot AND region:KZ severity>=important
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    💡 Мына түрлері де табылады: riots, rioting. Тек дәл осы түрі керек болса, =сөз деп жазыңыз.
    💡 Барлық тілде: riot → topic:unrest
    [Сақтау] [Бас тарту]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: riot және Қазақстан; маңызды және аса қауіпті оқиғалар
    riot AND region:KZ severity>=important
    Бұл ереже соңғы N ештеңе жібермес еді.
    💡 Мына түрлері де табылады: riots, rioting. Тек дәл осы түрі керек болса, =сөз деп жазыңыз.
    💡 Барлық тілде: riot → topic:unrest
    [Сақтау] [Бас тарту]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Bek presses [Сақтау] → toast “Сақталды”
bot edits: ✅ 1-ереже қосылды: riot және Қазақстан; маңызды және аса қауіпті оқиғалар
    [📋 Ережелер] [↩ Болдырмау]
Bek: /start pack_csto
bot: Қайта қош келдіңіз. 2 ережеңіз күшінде: /rules
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [Қазақстан] [✓ ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
bot: ✅ «ҰҚШҰ» топтамасы қосылды, бұл 2-ереже: org:CSTO
    [📋 Ережелер] [↩ Болдырмау]
""")
