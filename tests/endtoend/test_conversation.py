"""Whole conversations over HTTP, as the person sees them; read them as a chat."""

import re

from inline_snapshot import snapshot

WORDS = {
    "id": "kerusuhan (Kazakhstan OR CSTO)",
    "en": "riot (Kazakhstan OR CSTO)",
    "ru": "беспорядки (Казахстан ИЛИ ОДКБ)",
    "kk": "тәртіпсіздік (Қазақстан НЕМЕСЕ ҰҚШҰ)",
}
SAVE = {"id": "Simpan", "en": "Save", "ru": "Сохранить", "kk": "Сақтау"}
CITY = {"id": "makassar", "en": "New York", "ru": "Asia/Almaty", "kk": "aqtau"}
BROKEN = {"id": "(rusuh OR", "en": "foo:bar", "ru": '"чрезвычайное', "kk": "region:Атлантида"}


async def conversation(world, language: str) -> str:
    """One person does everything once; gives the chat as the person sees it."""
    world.feed("/kabar.xml", "Kabar", language="id")
    person = world.botapi.user("Aru", language_code=language)
    chat = person.chat
    async with world.running():
        await person.start()
        welcome = await chat.wait_for(lambda message: message.buttons)
        await (await person.press(welcome, welcome.buttons[1].text)).answered()
        last = await chat.wait_for("org:CSTO", after=welcome)
        for said in (WORDS[language], f"/add {BROKEN[language]}", "/remove 7", "/remove", "/rules"):
            await person.say(said)
            last = await chat.wait_for(lambda message: bool(message.text), after=last)
            if said == WORDS[language]:
                await (await person.press(last, SAVE[language])).answered()
                await chat.wait_for(lambda message: message.edits and "✅" in message.text)
        await (await person.press(last, "🗑 2")).answered()
        await chat.wait_for(lambda message: message.edits and message.buttons)
        for said in (
            "/language",
            "/timezone",
            f"/timezone {CITY[language]}",
            "/timezone Almatty",
            "/feeds",
            "/foo",
            "/privacy",
            "/help",
            "/stop",
            "/start",
        ):
            await person.say(said)
            last = await chat.wait_for(lambda message: bool(message.text), after=last)
    times = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "hh:mm", chat.transcript())
    return re.sub(r"\b\d{1,2} [^\W\d_]{3,5}\.?, hh:mm", "d mmm, hh:mm", times)


async def test_a_conversation_in_indonesian(world):
    assert await conversation(world, "id") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket untuk mulai, atau tulis saja kata yang Anda cari, misalnya
    kerusuhan AND (Kazakhstan OR CSTO)
    Bahasa: Bahasa Indonesia. Waktu: Asia/Jakarta. Ubah: /language, /timezone.
    [Kazakhstan]
    [CSTO]
    [Kerusuhan]
    [🌐 Bahasa Indonesia] [🕑 Asia/Jakarta]
Aru presses [CSTO]
bot: ✅ Paket “CSTO” aktif sebagai aturan 1: org:CSTO
Aru: kerusuhan (Kazakhstan OR CSTO)
bot: Saya memahaminya begini:
    kerusuhan AND (Kazakhstan OR CSTO)
    Simpan?
    💡 CSTO hanya cocok dengan tulisan huruf besar; tulis csto agar huruf kecil juga cocok.
    💡 Juga cocok: rusuh, merusuh, perusuh. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: kerusuhan → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Simpan] [Batal]
Aru presses [Simpan] → toast “Tersimpan”
bot edits: ✅ Aturan 2 aktif: kerusuhan AND (Kazakhstan OR CSTO)
    💡 CSTO hanya cocok dengan tulisan huruf besar; tulis csto agar huruf kecil juga cocok.
    💡 Juga cocok: rusuh, merusuh, perusuh. Untuk bentuk yang persis sama, tulis =kata.
    💡 Dalam semua bahasa: kerusuhan → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
Aru: /add (rusuh OR
bot: (rusuh OR
           ^^
    ❗ “OR” butuh kata di belakangnya.
    💡 Untuk mencari kata itu sendiri, beri tanda kutip: "OR".
Aru: /remove 7
bot: Di sini tidak ada aturan 7. Aturan Anda: /rules
Aru: /remove
bot: Yang mana? Misalnya /remove 1. Aturan Anda: /rules
Aru: /rules
bot: 2 aturan Anda
    1. org:CSTO
    2. kerusuhan AND (Kazakhstan OR CSTO)
    [🗑 1] [🗑 2]
Aru presses [🗑 2] → toast “Dihapus”
bot edits: Aturan Anda
    1. org:CSTO
    [🗑 1]
Aru: /language
bot: Anda ingin saya memakai bahasa apa?
    [Bahasa Indonesia]
    [English]
    [Русский]
    [Қазақша]
Aru: /timezone
bot: Saya memakai waktu Asia/Jakarta; di sana sekarang pukul hh:mm. Untuk mengubahnya, tulis misalnya
    /timezone Asia/Makassar
Aru: /timezone makassar
bot: Sekarang saya memakai waktu Asia/Makassar; di sana pukul hh:mm.
Aru: /timezone Almatty
bot: Saya tidak mengenal zona waktu “Almatty”. Maksud Anda Asia/Almaty?
Aru: /feeds
bot: Saya membaca 1 kanal untuk Anda
    Terakhir diperiksa d mmm, hh:mm; 1 dari 1 menjawab.
    1. Kabar (id): tiap 1 menit, sampai saya mengenalnya
    ✖ berhenti membaca kanal, ↩ membacanya lagi, 🗑 menghapus kanal Anda sendiri (🔒). Untuk menambah: /addfeed
    [✖ 1]
Aru: /foo
bot: Saya tidak mengenal /foo. Yang bisa saya lakukan: /help
Aru: /privacy
bot: Yang saya simpan: nomor obrolan ini, bahasanya, zona waktunya, aturannya, kanal pilihannya, yang disenyapkannya, dan apa yang saya kirim ke sini. Tanpa nama, tanpa pesan selain aturan Anda. /export memberikan semuanya, /erase menghapus semuanya, seketika dan selamanya.
Aru: /help
bot: Tulis saja kata-kata, saya jadikan aturan. Atau:
    /add aturan: langsung simpan aturan
    /rules: aturan Anda, dengan tombol hapus
    /remove nomor: hapus satu aturan
    /test aturan: apa yang akan dikirimnya dalam hari-hari terakhir
    /why: mengapa sebuah kabar datang, sebagai balasan untuknya; dengan tautan atau kata, mengapa tidak datang
    /feeds: kanal yang saya baca untuk Anda
    /addfeed alamat: tambah kanal Anda sendiri
    /quiet, /digest: kapan saya tenang, dan apa yang saya kirim sekaligus
    /mutes: yang Anda senyapkan; /languages: bahasa yang Anda baca
    /language, /timezone: cara saya menulis kepada Anda
    /stop: berhenti mengirim; /start melanjutkannya
    /privacy, /export, /erase: data yang saya simpan tentang Anda
    ⚪ kabar biasa, 🟠 penting, 🔴 genting: yang pertama datang tanpa suara.
    Spasi berarti kedua kata harus ada: kerusuhan Almaty. OR atau ATAU berarti salah satu, NOT, BUKAN, atau - berarti tanpa, "…" kata-kata ini berurutan, kata* awal kata. region:KZ adalah tempat, org:CSTO organisasi, topic:unrest topik, dalam semua bahasa.
Aru: /stop
bot: Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
Aru: /start
bot: Selamat datang kembali. 1 aturan Anda masih berlaku: /rules
    Bahasa: Bahasa Indonesia. Waktu: Asia/Makassar. Ubah: /language, /timezone.
    [Kazakhstan]
    [CSTO]
    [Kerusuhan]
    [🌐 Bahasa Indonesia] [🕑 Asia/Makassar]
""")


async def test_a_conversation_in_english(world):
    assert await conversation(world, "en") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack to begin, or just write the words you are after, for example
    kerusuhan AND (Kazakhstan OR CSTO)
    I speak English and tell times in UTC. Change: /language, /timezone.
    [Kazakhstan]
    [CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
Aru presses [CSTO]
bot: ✅ Pack “CSTO” is on. It is rule 1: org:CSTO
Aru: riot (Kazakhstan OR CSTO)
bot: I understood:
    riot AND (Kazakhstan OR CSTO)
    Shall I save it?
    💡 CSTO is found in capitals only; write csto to find small letters too.
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
    [Save] [Cancel]
Aru presses [Save] → toast “Saved”
bot edits: ✅ Rule 2 is on: riot AND (Kazakhstan OR CSTO)
    💡 CSTO is found in capitals only; write csto to find small letters too.
    💡 Also matches: riots, rioting. For exactly this form write =word.
    💡 In every language: riot → topic:unrest, Kazakhstan → region:KZ, CSTO → org:CSTO
Aru: /add foo:bar
bot: foo:bar
    ^^^
    ❗ Unknown field “foo”; fields are title, summary, url, source, author, category, region, org, lang, topic.
    💡 To look for the words themselves, leave out the ":" or use quotation marks.
Aru: /remove 7
bot: There is no rule 7 here. Your rules: /rules
Aru: /remove
bot: Which one? For example /remove 1. Your rules: /rules
Aru: /rules
bot: Your 2 rules
    1. org:CSTO
    2. riot AND (Kazakhstan OR CSTO)
    [🗑 1] [🗑 2]
Aru presses [🗑 2] → toast “Removed”
bot edits: Your rule
    1. org:CSTO
    [🗑 1]
Aru: /language
bot: Which language shall I speak?
    [Bahasa Indonesia]
    [English]
    [Русский]
    [Қазақша]
Aru: /timezone
bot: I tell times in UTC; it is hh:mm there. To change it, write for example
    /timezone Asia/Almaty
Aru: /timezone New York
bot: I tell times in America/New_York now; it is hh:mm there.
Aru: /timezone Almatty
bot: I do not know the time zone “Almatty”. Did you mean Asia/Almaty?
Aru: /feeds
bot: I read one feed for you
    Last looked d mmm, hh:mm; 1 of 1 answered.
    1. Kabar (id): every minute, until I know it
    ✖ leaves a feed out, ↩ reads it again, 🗑 removes one of your own (🔒). To add one: /addfeed
    [✖ 1]
Aru: /foo
bot: I do not know /foo. All I can do: /help
Aru: /privacy
bot: I keep this chat's number, its language, time zone, rules, the feeds it chose, what it muted, and what I sent to it. No names, no messages beyond your rules. /export gives you all of it, /erase removes all of it, at once and for good.
Aru: /help
bot: Just write words, and I make a rule of them. Or:
    /add rule: a rule at once
    /rules: your rules, with buttons to remove them
    /remove number: remove one
    /test rule: what it would have sent in the last days
    /why: why something came, as a reply to it; with a link or words, why it did not
    /feeds: the feeds I read for you
    /addfeed address: a feed of your own
    /quiet, /digest: when I am quiet, and what I tell together
    /mutes: what you muted; /languages: what you read
    /language, /timezone: how I write to you
    /stop: no more messages; /start brings them back
    /privacy, /export, /erase: what I keep about you
    ⚪ news, 🟠 important, 🔴 critical: the first comes in silence.
    A space means both words: riot Almaty. OR means either, NOT or - means without, "…" these words in a row, word* its beginning. region:KZ is a place, org:CSTO an organisation, topic:unrest a topic, in every language.
Aru: /stop
bot: I will not write any more. Your rules are kept; /start brings everything back.
Aru: /start
bot: Welcome back. Your rule stands: /rules
    I speak English and tell times in America/New_York. Change: /language, /timezone.
    [Kazakhstan]
    [CSTO]
    [Unrest]
    [🌐 English] [🕑 America/New_York]
""")


async def test_a_conversation_in_russian(world):
    assert await conversation(world, "ru") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор, чтобы начать, или просто напишите слова, которые вас интересуют, например
    беспорядки AND (Казахстан OR ОДКБ)
    Я говорю на языке: Русский, время: Europe/Moscow. Изменить: /language, /timezone.
    [Казахстан]
    [ОДКБ]
    [Беспорядки]
    [🌐 Русский] [🕑 Europe/Moscow]
Aru presses [ОДКБ]
bot: ✅ Набор «ОДКБ» включён, это правило 1: org:CSTO
Aru: беспорядки (Казахстан ИЛИ ОДКБ)
bot: Я понял так:
    беспорядки AND (Казахстан OR ОДКБ)
    Сохранить?
    💡 ОДКБ находится только заглавными буквами; чтобы находить и строчные, напишите одкб.
    💡 Подойдут и формы: беспорядков, беспорядками. Точно эту форму ищет =слово.
    💡 На всех языках: беспорядки → topic:unrest, Казахстан → region:KZ, ОДКБ → org:CSTO
    [Сохранить] [Отмена]
Aru presses [Сохранить] → toast “Сохранено”
bot edits: ✅ Правило 2 включено: беспорядки AND (Казахстан OR ОДКБ)
    💡 ОДКБ находится только заглавными буквами; чтобы находить и строчные, напишите одкб.
    💡 Подойдут и формы: беспорядков, беспорядками. Точно эту форму ищет =слово.
    💡 На всех языках: беспорядки → topic:unrest, Казахстан → region:KZ, ОДКБ → org:CSTO
Aru: /add "чрезвычайное
bot: "чрезвычайное
    ^^^^^^^^^^^^^
    ❗ Эта кавычка не закрыта.
    💡 Поставьте " там, где фраза кончается.
Aru: /remove 7
bot: Правила 7 здесь нет. Ваши правила: /rules
Aru: /remove
bot: Какое? Например /remove 1. Ваши правила: /rules
Aru: /rules
bot: У вас 2 правила
    1. org:CSTO
    2. беспорядки AND (Казахстан OR ОДКБ)
    [🗑 1] [🗑 2]
Aru presses [🗑 2] → toast “Удалено”
bot edits: Ваше правило
    1. org:CSTO
    [🗑 1]
Aru: /language
bot: На каком языке мне говорить?
    [Bahasa Indonesia]
    [English]
    [Русский]
    [Қазақша]
Aru: /timezone
bot: Время: Europe/Moscow, там сейчас hh:mm. Чтобы изменить, напишите, например,
    /timezone Europe/Moscow
Aru: /timezone Asia/Almaty
bot: Теперь время: Asia/Almaty, там сейчас hh:mm.
Aru: /timezone Almatty
bot: Часового пояса «Almatty» я не знаю. Может быть, Asia/Almaty?
Aru: /feeds
bot: Я читаю для вас 1 ленту
    Последняя проверка: d mmm, hh:mm; отвечают 1 из 1.
    1. Kabar (id): раз в минуту, пока я её не знаю
    ✖ перестать читать ленту, ↩ читать снова, 🗑 удалить свою ленту (🔒). Добавить: /addfeed
    [✖ 1]
Aru: /foo
bot: Команды /foo я не знаю. Всё, что я умею: /help
Aru: /privacy
bot: Я храню номер этого чата, язык, часовой пояс, правила, выбранные ленты, что в нём заглушено и то, что сюда отправлял. Ни имён, ни ваших сообщений, кроме правил. /export покажет всё это, /erase удалит всё сразу и навсегда.
Aru: /help
bot: Просто напишите слова, и я сделаю из них правило. Или:
    /add правило: сразу сохранить правило
    /rules: ваши правила с кнопками удаления
    /remove номер: удалить правило
    /test правило: что оно прислало бы за последние дни
    /why: почему новость пришла (в ответ на неё); со ссылкой или словами: почему не пришла
    /feeds: ленты, которые я для вас читаю
    /addfeed адрес: добавить свою ленту
    /quiet, /digest: когда я молчу и о чём сообщаю вместе
    /mutes: что заглушено; /languages: на каких языках вы читаете
    /language, /timezone: как я вам пишу
    /stop: больше не писать; /start вернёт всё
    /privacy, /export, /erase: что я о вас храню
    ⚪ новость, 🟠 важно, 🔴 чрезвычайно: первые приходят без звука.
    Пробел означает оба слова: беспорядки Алматы. OR или ИЛИ: любое из слов, NOT, НЕ или -: без этого слова, "…": слова подряд, слово*: начало слова. region:KZ: место, org:CSTO: организация, topic:unrest: тема, на всех языках.
Aru: /stop
bot: Больше я писать не буду. Ваши правила сохранены; /start всё вернёт.
Aru: /start
bot: С возвращением. У вас 1 правило: /rules
    Я говорю на языке: Русский, время: Asia/Almaty. Изменить: /language, /timezone.
    [Казахстан]
    [ОДКБ]
    [Беспорядки]
    [🌐 Русский] [🕑 Asia/Almaty]
""")


async def test_a_conversation_in_kazakh(world):
    assert await conversation(world, "kk") == snapshot("""\
── Aru ──
Aru: /start
bot: 👋 Мен Kentongan ботымын. Мен 1 жаңалық арнасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Бастау үшін топтаманы басыңыз немесе өзіңізге керек сөздерді жаза салыңыз, мысалы
    наразылық AND (Қазақстан OR ҰҚШҰ)
    Тілім: Қазақша, уақыт: Asia/Almaty. Өзгерту: /language, /timezone.
    [Қазақстан]
    [ҰҚШҰ]
    [Тәртіпсіздік]
    [🌐 Қазақша] [🕑 Asia/Almaty]
Aru presses [ҰҚШҰ]
bot: ✅ «ҰҚШҰ» топтамасы қосылды, бұл 1-ереже: org:CSTO
Aru: тәртіпсіздік (Қазақстан НЕМЕСЕ ҰҚШҰ)
bot: Мен былай түсіндім:
    тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    Сақтайын ба?
    💡 ҰҚШҰ тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін ұқшұ деп жазыңыз.
    💡 Мына түрлері де табылады: қазақстанда, қазақстанға, қазақстандық, қазақстанның, қазақстандықтар. Дәл осы түрін іздеу үшін =сөз деп жазыңыз.
    💡 Барлық тілде: тәртіпсіздік → topic:unrest, Қазақстан → region:KZ, ҰҚШҰ → org:CSTO
    [Сақтау] [Бас тарту]
Aru presses [Сақтау] → toast “Сақталды”
bot edits: ✅ 2-ереже қосылды: тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    💡 ҰҚШҰ тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін ұқшұ деп жазыңыз.
    💡 Мына түрлері де табылады: қазақстанда, қазақстанға, қазақстандық, қазақстанның, қазақстандықтар. Дәл осы түрін іздеу үшін =сөз деп жазыңыз.
    💡 Барлық тілде: тәртіпсіздік → topic:unrest, Қазақстан → region:KZ, ҰҚШҰ → org:CSTO
Aru: /add region:Атлантида
bot: region:Атлантида
           ^^^^^^^^^
    ❗ «Атлантида» деген елді не аймақты білмеймін.
    💡 Сөздің өзін іздеу үшін жай сөз етіп жазыңыз.
Aru: /remove 7
bot: Мұнда 7-ереже жоқ. Ережелеріңіз: /rules
Aru: /remove
bot: Қайсысын? Мысалы /remove 1. Ережелеріңіз: /rules
Aru: /rules
bot: Сіздің 2 ережеңіз
    1. org:CSTO
    2. тәртіпсіздік AND (Қазақстан OR ҰҚШҰ)
    [🗑 1] [🗑 2]
Aru presses [🗑 2] → toast “Жойылды”
bot edits: Сіздің ережеңіз
    1. org:CSTO
    [🗑 1]
Aru: /language
bot: Қай тілде сөйлейін?
    [Bahasa Indonesia]
    [English]
    [Русский]
    [Қазақша]
Aru: /timezone
bot: Уақыт: Asia/Almaty, онда қазір hh:mm. Өзгерту үшін мысалы былай жазыңыз:
    /timezone Asia/Almaty
Aru: /timezone aqtau
bot: Енді уақыт: Asia/Aqtau, онда қазір hh:mm.
Aru: /timezone Almatty
bot: «Almatty» уақыт белдеуін білмеймін. Бәлкім, Asia/Almaty?
Aru: /feeds
bot: Мен сіз үшін 1 арнаны оқимын
    Соңғы қарағаным: d mmm, hh:mm; жауап бергені: 1/1.
    1. Kabar (id): 1 минут сайын, әзірге оны танымаймын
    ✖ арнаны оқымау, ↩ қайта оқу, 🗑 өз арнаңызды (🔒) жою. Арна қосу: /addfeed
    [✖ 1]
Aru: /foo
bot: /foo пәрменін білмеймін. Қолымнан келетіні: /help
Aru: /privacy
bot: Мен осы чаттың нөмірін, тілін, уақыт белдеуін, ережелерін, таңдаған арналарын, ненің үнін өшіргенін және мұнда не жібергенімді сақтаймын. Есімдер де, ережелеріңізден басқа хабарларыңыз да сақталмайды. /export бәрін береді, /erase бәрін бірден әрі біржола жояды.
Aru: /help
bot: Сөздерді жаза салыңыз, мен одан ереже жасаймын. Немесе:
    /add ереже: ережені бірден сақтау
    /rules: ережелеріңіз, жою түймелерімен
    /remove нөмір: біреуін жою
    /test ереже: соңғы күндері не жіберер еді
    /why: хабар неге келді (соған жауап ретінде); сілтеме не сөздермен: неге келмеді
    /feeds: сіз үшін оқитын арналарым
    /addfeed мекенжай: өз арнаңызды қосу
    /quiet, /digest: қашан тынышпын және нені бірге айтамын
    /mutes: ненің үні өшірілгені; /languages: қай тілдерде оқитыныңыз
    /language, /timezone: сізге қалай жазатыным
    /stop: енді жазбау; /start бәрін қайтарады
    /privacy, /export, /erase: сіз туралы не сақтайтыным
    ⚪ жаңалық, 🟠 маңызды, 🔴 аса қауіпті: алғашқысы дыбыссыз келеді.
    Бос орын екі сөздің де керегін білдіреді: наразылық Алматы. OR немесе НЕМЕСЕ: бірі, NOT, ЕМЕС немесе -: онсыз, "…": қатар тұрған сөздер, сөз*: сөздің басы. region:KZ: жер, org:CSTO: ұйым, topic:unrest: тақырып, барлық тілде.
Aru: /stop
bot: Енді жазбаймын. Ережелеріңіз сақталды; /start бәрін қайтарады.
Aru: /start
bot: Қайта қош келдіңіз. 1 ережеңіз күшінде: /rules
    Тілім: Қазақша, уақыт: Asia/Aqtau. Өзгерту: /language, /timezone.
    [Қазақстан]
    [ҰҚШҰ]
    [Тәртіпсіздік]
    [🌐 Қазақша] [🕑 Asia/Aqtau]
""")
