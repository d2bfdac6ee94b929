"""Whole conversations over HTTP, as the person sees them; read them as a chat."""

import re

from inline_snapshot import snapshot

WORDS = {
    "id": "kerusuhan (Kazakhstan OR CSTO)",
    "en": "riot (Kazakhstan OR CSTO)",
    "ru": "беспорядки (Казахстан ИЛИ ОДКБ)",
    "kk": "тәртіпсіздік (Қазақстан НЕМЕСЕ ҰҚШҰ)",
}
COMMANDS = (
    "/language",
    "/timezone",
    "/timezone {city}",
    "/timezone Almatty",
    "/foo",
    "/privacy",
    "/help",
    "/stop",
    "/start",
)
SAVE = {"id": "Simpan", "en": "Save", "ru": "Сохранить", "kk": "Сақтау"}
CITY = {"id": "makassar", "en": "New York", "ru": "Asia/Almaty", "kk": "aqtau"}
BROKEN = {"id": "(rusuh OR", "en": "foo:bar", "ru": '"чрезвычайное', "kk": "region:Атлантида"}


CSTO = {"id": "CSTO", "en": "CSTO", "ru": "ОДКБ", "kk": "ҰҚШҰ"}
PATIENCE = 60.0


async def conversation(world, language: str) -> str:
    """One person does everything once; gives the chat as the person sees it."""
    world.feed("/kabar.xml", "Kabar", language="id")
    person = world.botapi.user("Aru", language_code=language)
    chat = person.chat
    async with world.running():
        await person.start()
        welcome = await chat.wait_for(lambda message: message.buttons)
        await (await person.press(welcome, CSTO[language])).answered()
        on = f"✓ {CSTO[language]}"
        last = await chat.wait_for(lambda message: any(on in button.text for button in message.buttons))
        await person.say(WORDS[language])
        draft = await chat.wait_for(lambda message: "⏳" in message.text, after=last)
        await chat.wait_for(lambda message: message is draft and "⏳" not in message.text, PATIENCE)
        await (await person.press(draft, SAVE[language])).answered()
        last = await chat.wait_for(lambda message: message is draft and "✅" in message.text)
        for said in (f"/add {BROKEN[language]}", "/remove 7", "/remove", "/rules", *COMMANDS):
            await person.say(said.format(city=CITY[language]))
            last = await chat.wait_for(lambda message: bool(message.text), after=last)
    return settled(chat.transcript())


def settled(said: str) -> str:
    """Leave out what differs from run to run."""
    times = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "hh:mm", said)
    dates = re.sub(r"\b\d{1,2} [^\W\d_]{3,5}\.?, hh:mm", "d mmm, hh:mm", times)
    spans = re.sub(r"последн(?:юю|ий)", "последние", dates)
    seconds, minutes = r"detik|seconds?|секунд[уы]?", r"menit|minutes?|минут[уы]?|минутта"
    unit = rf"{seconds}|{minutes}|jam|hours?|час(?:а|ов)?|сағат(?:та)?"
    return re.sub(rf"\b(?:\d+ )?(?:{unit})\b", "N", spans)


async def test_a_conversation_in_indonesian(world):
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
Aru presses [CSTO] → toast “✓ CSTO aktif”
bot edits: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    kerusuhan di Kazakhstan atau CSTO
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [✓ CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
Aru: kerusuhan (Kazakhstan OR CSTO)
bot: 🔎 Saya pahami: kerusuhan dan (Kazakhstan atau CSTO)
    kerusuhan AND (Kazakhstan OR CSTO)
    ⏳ Menghitung apa yang akan dikirim aturan ini …
    💡 CSTO hanya cocok dengan tulisan huruf besar; tulis csto agar huruf kecil juga cocok.
    💡 Juga cocok: rusuh, merusuh, perusuh. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: kerusuhan → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Simpan] [Batal]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
bot edits: 🔎 Saya pahami: kerusuhan dan (Kazakhstan atau CSTO)
    kerusuhan AND (Kazakhstan OR CSTO)
    Aturan ini tidak akan mengirim apa pun dalam N terakhir.
    💡 CSTO hanya cocok dengan tulisan huruf besar; tulis csto agar huruf kecil juga cocok.
    💡 Juga cocok: rusuh, merusuh, perusuh. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: kerusuhan → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Simpan] [Batal]
    [⚪ Semua tingkat]
    [➖ Kecualikan kata] [✏️ Ubah teks]
Aru presses [Simpan] → toast “Tersimpan”
bot edits: ✅ Aturan 2 aktif: kerusuhan AND (Kazakhstan OR CSTO)
    [📋 Aturan] [↩ Urungkan]
Aru: /add (rusuh OR
bot: (rusuh OR
           ^^
    ❗ “OR” butuh kata di belakangnya.
    💡 Untuk mencari kata itu sendiri, beri tanda kutip: "OR".
Aru: /remove 7
bot: Di sini tidak ada aturan 7. Aturan Anda: /rules
    [◀ Aturan]
Aru: /remove
bot: Yang mana? Misalnya /remove 1. Aturan Anda: /rules
Aru: /rules
bot: 2 aturan Anda
    1. paket “CSTO”
    ▁▁▁▁▁▁▁ 0
    2. kerusuhan AND (Kazakhstan OR CSTO)
    ▁▁▁▁▁▁▁ 0
    Batang menunjukkan jumlah kabar per hari selama 7 hari terakhir. Ketuk nomor untuk membuka dan mengubah aturan.
    [⚙ 1] [⚙ 2]
Aru: /language
bot: Anda ingin saya memakai bahasa apa?
    [✓ Bahasa Indonesia] [English]
    [Русский] [Қазақша]
    [⚙️ Pengaturan]
Aru: /timezone
bot: 🕑 Saya memakai waktu Jakarta (Asia/Jakarta); di sana sekarang pukul hh:mm.
    Untuk mengubahnya, tulis kota Anda, atau beri tahu saya lokasi Anda. Saya mencari zonanya sekali saja dan tidak menyimpan lokasinya.
    [WITA · hh:mm] [WIT · hh:mm]
    [✍️ Tulis kota] [📍 Lokasi saya]
    [⚙️ Pengaturan]
Aru: /timezone makassar
bot: 🕑 Sekarang saya memakai waktu Makassar (Asia/Makassar); di sana pukul hh:mm.
    [WIB · hh:mm] [WIT · hh:mm]
    [✍️ Tulis kota] [📍 Lokasi saya]
    [⚙️ Pengaturan]
Aru: /timezone Almatty
bot: Saya tidak mengenal kota atau zona waktu “Almatty”. Maksud Anda Asia/Almaty?
    [Almaty · hh:mm]
    [✍️ Tulis kota] [📍 Lokasi saya]
    [⚙️ Pengaturan]
Aru: /foo
bot: Saya tidak mengenal /foo. Yang bisa saya lakukan: /help
Aru: /privacy
bot: 🔒 Yang saya simpan tentang obrolan ini: nomor, bahasa, dan zona waktunya, serta izin masuknya; aturan, pengaturan, dan yang Anda senyapkan; kanal pilihan Anda; apa yang saya kirim ke sini dan alasannya. Tanpa nama, tanpa lokasi, tanpa pesan Anda selain aturan. Riwayat lama terhapus dengan sendirinya.
    Anda bisa meminta semuanya sebagai berkas (/export), atau menghapus semuanya seketika dan selamanya (/erase).
    [📄 Ambil semuanya] [🗑 Hapus semuanya]
    [⚙️ Pengaturan]
Aru: /help
bot: Tulis saja kata-kata, saya jadikan aturan. Selebihnya dengan tombol:
    /rules: aturan Anda: ubah, jeda, bagikan, hapus
    /feeds: kanal yang saya baca untuk Anda; /addfeed menambahkan kanal Anda sendiri
    /settings: bahasa, zona waktu, N tenang, rangkuman, yang disenyapkan, data Anda
    /channels: kabar di saluran Telegram Anda
    /stats: yang saya kabarkan, dalam angka
    /why: sebagai balasan untuk kabar, mengapa kabar itu datang; dengan tautan atau kata, mengapa tidak datang
    /stop: berhenti mengirim; /start melanjutkannya
    Dengan kata-kata juga bisa: /add, /test aturan; /remove nomor; /quiet, /digest waktu; /timezone kota; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ kabar biasa, tanpa suara; 🟠 penting; 🔴 genting.
    Spasi berarti kedua kata harus ada: kerusuhan Almaty. OR atau ATAU berarti salah satu, NOT, BUKAN, atau - berarti tanpa, "…" kata-kata ini berurutan, kata* awal kata. region:KZ adalah tempat, org:CSTO organisasi, topic:unrest topik, dalam semua bahasa.
Aru: /stop
bot: Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
    [📄 Ambil semuanya] [🗑 Hapus semuanya]
Aru: /start
bot: Selamat datang kembali. 2 aturan Anda masih berlaku: /rules
    Saya memakai Bahasa Indonesia dan waktu Makassar (Asia/Makassar). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [✓ CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Makassar]
""")


async def test_a_conversation_in_english(world):
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
Aru presses [CSTO] → toast “✓ CSTO is on”
bot edits: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    riots in Kazakhstan or CSTO
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [✓ CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
Aru: riot (Kazakhstan OR CSTO)
bot: 🔎 Understood: riot and (Kazakhstan or CSTO)
    riot AND (Kazakhstan OR CSTO)
    ⏳ Counting what this rule would have sent …
    💡 CSTO is found in capitals only; write csto to find small letters too.
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Save] [Cancel]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
bot edits: 🔎 Understood: riot and (Kazakhstan or CSTO)
    riot AND (Kazakhstan OR CSTO)
    It would have sent nothing in the last N.
    💡 CSTO is found in capitals only; write csto to find small letters too.
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Save] [Cancel]
    [⚪ Any level]
    [➖ Leave out a word] [✏️ Edit the text]
Aru presses [Save] → toast “Saved”
bot edits: ✅ Rule 2 is on: riot AND (Kazakhstan OR CSTO)
    [📋 Rules] [↩ Undo]
Aru: /add foo:bar
bot: foo:bar
    ^^^
    ❗ Unknown field “foo”; fields are title, summary, url, source, author, category, region, org, lang, topic.
    💡 To look for the words themselves, leave out the ":" or use quotation marks.
Aru: /remove 7
bot: There is no rule 7 here. Your rules: /rules
    [◀ Rules]
Aru: /remove
bot: Which one? For example /remove 1. Your rules: /rules
Aru: /rules
bot: Your 2 rules
    1. pack “CSTO”
    ▁▁▁▁▁▁▁ 0
    2. riot AND (Kazakhstan OR CSTO)
    ▁▁▁▁▁▁▁ 0
    The bars show alerts per day over the last 7 days. Tap a number to open and change a rule.
    [⚙ 1] [⚙ 2]
Aru: /language
bot: Which language should I speak?
    [Bahasa Indonesia] [✓ English]
    [Русский] [Қазақша]
    [⚙️ Settings]
Aru: /timezone
bot: 🕑 I use UTC time; it is hh:mm there.
    To change it, write your city, or let me see where you are. I look up the zone once and do not keep the place.
    [London · hh:mm] [New York · hh:mm]
    [✍️ Write a city] [📍 Where I am]
    [⚙️ Settings]
Aru: /timezone New York
bot: 🕑 I use New York (America/New_York) time now; it is hh:mm there.
    [UTC · hh:mm] [London · hh:mm]
    [✍️ Write a city] [📍 Where I am]
    [⚙️ Settings]
Aru: /timezone Almatty
bot: I do not know the city or time zone “Almatty”. Did you mean Asia/Almaty?
    [Almaty · hh:mm]
    [✍️ Write a city] [📍 Where I am]
    [⚙️ Settings]
Aru: /foo
bot: I do not know /foo. All I can do: /help
Aru: /privacy
bot: 🔒 What I keep about this chat: its number, language and time zone, and how it was let in; your rules, settings and mutes; the feeds you chose; what I sent here and why. No names, no places, no messages of yours but the rules. Old history is deleted by itself.
    You can have all of it as a file (/export), or erase all of it at once and for good (/erase).
    [📄 Get it all] [🗑 Erase it all]
    [⚙️ Settings]
Aru: /help
bot: Just write words, and I make a rule of them. For the rest there are buttons:
    /rules: your rules: change, pause, share, delete
    /feeds: the feeds I read for you; /addfeed adds your own
    /settings: language, time zone, quiet N, digest, muted, your data
    /channels: alerts in a Telegram channel of yours
    /stats: what I sent you, in figures
    /why: as a reply to an alert, why it came; with a link or words, why it did not
    /stop: no more messages; /start brings them back
    Also in words: /add, /test rule; /remove number; /quiet, /digest time; /timezone city; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ plain news, without sound; 🟠 important; 🔴 critical.
    A space means both words: riot Almaty. OR means either, NOT or - means without, "…" these words in a row, word* its beginning. region:KZ is a place, org:CSTO an organisation, topic:unrest a topic, in every language.
Aru: /stop
bot: I will not write any more. Your rules are kept; /start brings everything back.
    [📄 Get it all] [🗑 Erase it all]
Aru: /start
bot: Welcome back. Your 2 rules are kept: /rules
    I speak English and use New York (America/New_York) time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [✓ CSTO]
    [Unrest]
    [🌐 English] [🕑 New York]
""")


async def test_a_conversation_in_russian(world):
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
Aru presses [ОДКБ] → toast “✓ ОДКБ: включено”
bot edits: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор ниже: одно нажатие, и он включён. Или просто напишите, что вас интересует, например
    беспорядки в Казахстане или ОДКБ
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [Казахстан] [✓ ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
Aru: беспорядки (Казахстан ИЛИ ОДКБ)
bot: 🔎 Понял так: беспорядки и (Казахстан или ОДКБ)
    беспорядки AND (Казахстан OR ОДКБ)
    ⏳ Подсчитываю, сколько прислало бы такое правило …
    💡 ОДКБ находится только заглавными буквами; чтобы находить и строчные, напишите одкб.
    💡 Подойдут и формы: беспорядков, беспорядками. Чтобы искать только эту форму, напишите =слово.
    💡 На всех языках: беспорядки → topic:unrest, Казахстан → region:KZ, ОДКБ → org:CSTO
    [Сохранить] [Отмена]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
bot edits: 🔎 Понял так: беспорядки и (Казахстан или ОДКБ)
    беспорядки AND (Казахстан OR ОДКБ)
    Такое правило не прислало бы ничего за последние N.
    💡 ОДКБ находится только заглавными буквами; чтобы находить и строчные, напишите одкб.
    💡 Подойдут и формы: беспорядков, беспорядками. Чтобы искать только эту форму, напишите =слово.
    💡 На всех языках: беспорядки → topic:unrest, Казахстан → region:KZ, ОДКБ → org:CSTO
    [Сохранить] [Отмена]
    [⚪ Любой уровень]
    [➖ Исключить слово] [✏️ Изменить текст]
Aru presses [Сохранить] → toast “Сохранено”
bot edits: ✅ Правило 2 включено: беспорядки AND (Казахстан OR ОДКБ)
    [📋 Правила] [↩ Отменить]
Aru: /add "чрезвычайное
bot: "чрезвычайное
    ^^^^^^^^^^^^^
    ❗ Эта кавычка не закрыта.
    💡 Поставьте " там, где фраза кончается.
Aru: /remove 7
bot: Правила 7 здесь нет. Ваши правила: /rules
    [◀ Правила]
Aru: /remove
bot: Какое? Например /remove 1. Ваши правила: /rules
Aru: /rules
bot: У вас 2 правила
    1. набор «ОДКБ»
    ▁▁▁▁▁▁▁ 0
    2. беспорядки AND (Казахстан OR ОДКБ)
    ▁▁▁▁▁▁▁ 0
    Столбики — число сообщений за каждый из последних 7 дней. Нажмите на номер, чтобы открыть и изменить правило.
    [⚙ 1] [⚙ 2]
Aru: /language
bot: На каком языке мне говорить?
    [Bahasa Indonesia] [English]
    [✓ Русский] [Қазақша]
    [⚙️ Настройки]
Aru: /timezone
bot: 🕑 Время: Москва (Europe/Moscow), там сейчас hh:mm.
    Чтобы изменить, напишите свой город или покажите, где вы. Пояс я определю один раз, а место не сохраню.
    [Екатеринбург · hh:mm] [Новосибирск · hh:mm]
    [Алматы · hh:mm]
    [✍️ Написать город] [📍 Где я]
    [⚙️ Настройки]
Aru: /timezone Asia/Almaty
bot: 🕑 Теперь время такое: Алматы (Asia/Almaty), там сейчас hh:mm.
    [МСК · hh:mm] [Екатеринбург · hh:mm]
    [Новосибирск · hh:mm]
    [✍️ Написать город] [📍 Где я]
    [⚙️ Настройки]
Aru: /timezone Almatty
bot: Города или часового пояса «Almatty» я не знаю. Может быть, Asia/Almaty?
    [Алматы · hh:mm]
    [✍️ Написать город] [📍 Где я]
    [⚙️ Настройки]
Aru: /foo
bot: Команды /foo я не знаю. Всё, что я умею: /help
Aru: /privacy
bot: 🔒 Что я храню об этом чате: номер, язык, часовой пояс и то, как он получил доступ; ваши правила, настройки и то, что заглушено; выбранные ленты; что я сюда отправлял и почему. Ни имён, ни мест, ни ваших сообщений, кроме правил. Старая история удаляется сама.
    Всё это можно получить файлом (/export) или стереть сразу и навсегда (/erase).
    [📄 Получить всё] [🗑 Стереть всё]
    [⚙️ Настройки]
Aru: /help
bot: Просто напишите слова, и я сделаю из них правило. Для остального есть кнопки:
    /rules: ваши правила: изменить, приостановить, поделиться, удалить
    /feeds: ленты, которые я для вас читаю; /addfeed добавит вашу
    /settings: язык, часовой пояс, тихие часы, сводка, заглушённое, ваши данные
    /channels: сообщения в ваш Telegram-канал
    /stats: что я прислал, в цифрах
    /why: в ответ на сообщение — почему оно пришло; со ссылкой или словами — почему не пришло
    /stop: больше не писать; /start всё вернёт
    Можно и словами: /add, /test правило; /remove номер; /quiet, /digest время; /timezone город; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ новость, без звука; 🟠 важно; 🔴 чрезвычайно.
    Пробел означает оба слова: беспорядки Алматы. OR или ИЛИ: любое из слов, NOT, НЕ или -: без этого слова, "…": слова подряд, слово*: начало слова. region:KZ: место, org:CSTO: организация, topic:unrest: тема, на всех языках.
Aru: /stop
bot: Больше я писать не буду. Ваши правила сохранены; /start всё вернёт.
    [📄 Получить всё] [🗑 Стереть всё]
Aru: /start
bot: С возвращением. У вас 2 правила: /rules
    Язык: Русский, время: Алматы (Asia/Almaty). Изменить: /language, /timezone.
    [Казахстан] [✓ ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Алматы]
""")


async def test_a_conversation_in_kazakh(world):
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
Aru presses [ҰҚШҰ] → toast “✓ ҰҚШҰ қосылды”
bot edits: 👋 Мен Kentongan ботымын. Мен 1 жаңалық таспасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Төмендегі топтаманы басыңыз: бір рет бассаңыз, қосылады. Немесе өзіңізге керегін жаза салыңыз, мысалы
    Қазақстандағы немесе ҰҚШҰ-дағы наразылық
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [Қазақстан] [✓ ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
Aru: тәртіпсіздік (Қазақстан НЕМЕСЕ ҰҚШҰ)
bot: 🔎 Былай түсіндім: тәртіпсіздік және (Қазақстан немесе ҰҚШҰ)
    тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
    💡 ҰҚШҰ тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін ұқшұ деп жазыңыз.
    💡 Мына түрлері де табылады: қазақстанда, қазақстанға, қазақстандық, қазақстанның, қазақстандықтар. Тек дәл осы түрі керек болса, =сөз деп жазыңыз.
    💡 Барлық тілде: тәртіпсіздік → topic:unrest, Қазақстан → region:KZ, ҰҚШҰ → org:CSTO
    [Сақтау] [Бас тарту]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
bot edits: 🔎 Былай түсіндім: тәртіпсіздік және (Қазақстан немесе ҰҚШҰ)
    тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    Бұл ереже соңғы N ештеңе жібермес еді.
    💡 ҰҚШҰ тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін ұқшұ деп жазыңыз.
    💡 Мына түрлері де табылады: қазақстанда, қазақстанға, қазақстандық, қазақстанның, қазақстандықтар. Тек дәл осы түрі керек болса, =сөз деп жазыңыз.
    💡 Барлық тілде: тәртіпсіздік → topic:unrest, Қазақстан → region:KZ, ҰҚШҰ → org:CSTO
    [Сақтау] [Бас тарту]
    [⚪ Кез келген деңгей]
    [➖ Сөзді алып тастау] [✏️ Мәтінді өзгерту]
Aru presses [Сақтау] → toast “Сақталды”
bot edits: ✅ 2-ереже қосылды: тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    [📋 Ережелер] [↩ Болдырмау]
Aru: /add region:Атлантида
bot: region:Атлантида
           ^^^^^^^^^
    ❗ «Атлантида» деген елді не аймақты білмеймін.
    💡 Сөздің өзін іздеу үшін жай сөз етіп жазыңыз.
Aru: /remove 7
bot: Мұнда 7-ереже жоқ. Ережелеріңіз: /rules
    [◀ Ережелер]
Aru: /remove
bot: Қайсысын? Мысалы /remove 1. Ережелеріңіз: /rules
Aru: /rules
bot: Сіздің 2 ережеңіз
    1. «ҰҚШҰ» топтамасы
    ▁▁▁▁▁▁▁ 0
    2. тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    ▁▁▁▁▁▁▁ 0
    Бағандар – соңғы 7 күннің әр күніндегі хабар саны. Ережені ашып, өзгерту үшін нөмірін басыңыз.
    [⚙ 1] [⚙ 2]
Aru: /language
bot: Қай тілде сөйлейін?
    [Bahasa Indonesia] [English]
    [Русский] [✓ Қазақша]
    [⚙️ Баптаулар]
Aru: /timezone
bot: 🕑 Уақыт: Алматы (Asia/Almaty), онда қазір hh:mm.
    Өзгерту үшін қалаңызды жазыңыз немесе қайда екеніңізді көрсетіңіз. Белдеуін бір рет анықтаймын, орныңызды сақтамаймын.
    [✍️ Қаланы жазу] [📍 Мен қайдамын]
    [⚙️ Баптаулар]
Aru: /timezone aqtau
bot: 🕑 Енді уақыт: Ақтау (Asia/Aqtau), онда қазір hh:mm.
    [Алматы · hh:mm]
    [✍️ Қаланы жазу] [📍 Мен қайдамын]
    [⚙️ Баптаулар]
Aru: /timezone Almatty
bot: «Almatty» қаласын немесе уақыт белдеуін білмеймін. Бәлкім, Asia/Almaty?
    [Алматы · hh:mm]
    [✍️ Қаланы жазу] [📍 Мен қайдамын]
    [⚙️ Баптаулар]
Aru: /foo
bot: /foo пәрменін білмеймін. Қолымнан келетіні: /help
Aru: /privacy
bot: 🔒 Осы чат туралы сақтайтыным: нөмірі, тілі, уақыт белдеуі және қалай рұқсат алғаны; ережелеріңіз, баптауларыңыз және үнін өшіргендеріңіз; таңдаған таспаларыңыз; мұнда не жібергенім және неге жібергенім. Есімдер, орныңыз, ережеден басқа хабарларыңыз сақталмайды. Ескі тарих өздігінен жойылады.
    Мұның бәрін файл етіп алуға (/export) немесе бірден әрі біржола жоюға (/erase) болады.
    [📄 Бәрін алу] [🗑 Бәрін жою]
    [⚙️ Баптаулар]
Aru: /help
bot: Сөздерді жаза салыңыз, мен одан ереже жасаймын. Қалғаны түймемен:
    /rules: ережелеріңіз: өзгерту, кідірту, бөлісу, жою
    /feeds: сіз үшін оқитын таспаларым; /addfeed өз таспаңызды қосады
    /settings: тіл, уақыт белдеуі, тыныш сағаттар, шолу, үні өшірілгендер, деректеріңіз
    /channels: Telegram арнаңызға хабар жіберу
    /stats: жібергенім сандармен
    /why: хабарға жауап ретінде – неге келді; сілтеме не сөздермен – неге келмеді
    /stop: енді жазбау; /start бәрін қайтарады
    Сөзбен де болады: /add, /test ереже; /remove нөмір; /quiet, /digest уақыт; /timezone қала; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ жаңалық, дыбыссыз; 🟠 маңызды; 🔴 аса қауіпті.
    Бос орын екі сөздің де керегін білдіреді: наразылық Алматы. OR немесе НЕМЕСЕ: бірі, NOT, ЕМЕС немесе -: онсыз, "…": қатар тұрған сөздер, сөз*: сөздің басы. region:KZ: жер, org:CSTO: ұйым, topic:unrest: тақырып, барлық тілде.
Aru: /stop
bot: Енді жазбаймын. Ережелеріңіз сақталды; /start бәрін қайтарады.
    [📄 Бәрін алу] [🗑 Бәрін жою]
Aru: /start
bot: Қайта қош келдіңіз. 2 ережеңіз күшінде: /rules
    Тіл: Қазақша, уақыт: Ақтау (Asia/Aqtau). Өзгерту: /language, /timezone.
    [Қазақстан] [✓ ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Ақтау]
""")
