"""An operator lets somebody in, pauses a feed and writes to everybody, over HTTP; read the transcripts as chats."""

import re

import sqlalchemy as sa
from inline_snapshot import snapshot

from bot.storage.outbox import PENDING
from bot.storage.schema import deliveries
from tests.bot.storage.samples import chat

AGO = re.compile(
    r"just now|baru saja|только что|жаңа ғана|\d+ (?:s|min|h|d) ago|\d+ (?:detik|menit|jam|hari) lalu"
    r"|\d+ (?:с|мин|ч|дн\.) назад|\d+ (?:секунд|минут|сағат|күн) бұрын"
)
TEXTS = {
    "id": "Malam ini saya berhenti <satu jam>.",
    "en": "Tonight I pause for <an hour>.",
    "ru": "Ночью я остановлюсь на <час>.",
    "kk": "Түнде <бір сағат> тоқтаймын.",
}


async def tap(person, screen, data: str):
    """Press the button whose data begins so, and give the screen once it shows something else."""
    (whole,) = [button.data for button in screen.buttons if (button.data or "").startswith(data)]
    before = screen.edits
    press = await person.press_data(screen, whole)
    await press.answered()
    return await person.chat.wait_for(lambda message: message.id == screen.id and message.edits > before)


async def asked(person, text: str):
    """Say something and give the answer."""
    said = await person.say(text)
    return await person.chat.wait_for(lambda message: message.by_bot, after=said)


def told(chat) -> str:
    """The chat as it is read, without what differs from run to run."""
    times = re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "hh:mm", chat.transcript())
    times = re.sub(r"\b\d{1,2} [^\W\d_]{3,5}\.?, hh:mm", "d mmm, hh:mm", times)
    times = re.sub(r"i_[\w-]{20,}", "i_CODE", times)
    times = re.sub(r"127\.0\.0\.\d+:\d+", "kabar.example", times)
    # How often it is shown how far a broadcast is depends on how fast it goes.
    times = re.sub(r"bot edits: 📣 [^\n]*\n    \[⏹[^\n]*\n", "", times)
    return AGO.sub("⟨ago⟩", times)


async def conversation(world, language: str) -> str:
    """One operator, one guest; gives their two chats as they see them."""
    world.feed("/kabar.xml", "Kabar", language="id")
    operator = world.botapi.user("Operator", language_code=language)
    guest = world.botapi.user("Guest", language_code=language)
    world.set("telegram", admins=[operator.id], access="invite")
    async with world.running(story_seconds=1.0):
        await guest.start()
        refused = await guest.chat.wait_for(lambda message: message.by_bot)
        menu = await asked(operator, "/operator")
        await tap(operator, menu, "op:invites")
        await tap(operator, menu, "opnew:1:7:0")
        made = await tap(operator, menu, "opnew:1:7:1")
        payload = re.search(r"start=(\S+)", made.text)[1]
        await tap(operator, menu, "op:invites")
        await guest.start(payload)
        welcome = await guest.chat.wait_for(lambda message: bool(message.buttons), after=refused)

        await tap(operator, menu, "op:menu")
        await tap(operator, menu, "op:feeds")
        await tap(operator, menu, "opfeed:")
        await tap(operator, menu, "ophold:pause")
        feeds = await asked(guest, "/feeds")
        await tap(guest, feeds, "feedcard:")
        await tap(operator, menu, "ophold:resume")
        await tap(guest, feeds, "feed:out")
        await tap(guest, feeds, "feed:in")

        question = await asked(operator, "/broadcast")
        said = await operator.say(TEXTS[language])
        preview = await operator.chat.wait_for("/stop", after=said)
        control = await operator.chat.wait_for(lambda message: bool(message.buttons), after=preview)
        await tap(operator, control, "opbc:send")
        await operator.chat.wait_for(lambda message: message.id == control.id and "✅" in message.text)
        await guest.chat.wait_for("/stop", after=welcome)
        assert question.text
    return f"{told(operator.chat)}\n\n{told(guest.chat)}"


async def test_in_indonesian(world):
    assert await conversation(world, "id") == snapshot("""\
── Operator ──
Operator: /operator
bot: 🛠 Untuk pengelola bot
    Obrolan aktif: 1. Kanal yang menjawab: 1 dari 1. Pesan menunggu: 0.
    [📊 Jumlah] [📰 Kanal]
    [⚠️ Masalah] [🗃 Disisihkan]
    [📣 Siaran] [🎟 Undangan]
Operator presses [🎟 Undangan]
bot edits: Tidak ada undangan yang berlaku. Yang sudah masuk tetap boleh memakai bot.
    [➕ Undangan baru]
    [◀ Kembali]
Operator presses [➕ Undangan baru]
bot edits: Untuk berapa orang tautannya, dan berapa lama berlaku?
    [✓ 1 orang] [5 orang]
    [20 orang] [100 orang]
    [1 hari] [✓ 7 hari] [30 hari]
    [🎟 Buat tautan]
    [◀ Kembali]
Operator presses [🎟 Buat tautan]
bot edits: 🎟 Tautan ini untuk 1 orang, berlaku sampai d mmm, hh:mm. Teruskan; hanya sekarang saya tampilkan:
    https://t.me/kentongan_bot?start=i_CODE
    [◀ Kembali]
Operator presses [◀ Kembali]
bot edits: Undangan yang berlaku
    1. Dibuat ⟨ago⟩; terpakai 0 dari 1; berlaku sampai d mmm, hh:mm
    [✖ Cabut 1]
    [➕ Undangan baru]
    [◀ Kembali]
Operator presses [◀ Kembali]
bot edits: 🛠 Untuk pengelola bot
    Obrolan aktif: 2. Kanal yang menjawab: 1 dari 1. Pesan menunggu: 0.
    [📊 Jumlah] [📰 Kanal]
    [⚠️ Masalah] [🗃 Disisihkan]
    [📣 Siaran] [🎟 Undangan]
Operator presses [📰 Kanal]
bot edits: Kanal untuk semua obrolan: 1
    Terakhir diperiksa ⟨ago⟩; 1 dari 1 kanal menjawab.
    ✅ 1. Kabar
    [✅ 1. Kabar]
    [➕ Tambah]
    [◀ Kembali]
Operator presses [✅ 1. Kabar]
bot edits: ✅ Kabar
    🌐 Indonesia
    http://kabar.example/kabar.xml
    Menjawab ⟨ago⟩.
    Saya periksa tiap 1 menit, sampai saya mengenalnya.
    [⏸ Jeda] [🗑 Hapus]
    [◀ Kembali]
Operator presses [⏸ Jeda] → toast “Dijeda”
bot edits: ⏸ Kabar
    🌐 Indonesia
    http://kabar.example/kabar.xml
    Kabar: dijeda oleh pengelola bot
    Kalau dilanjutkan, yang terbit selama jeda tidak dikirim.
    [▶️ Lanjutkan] [🗑 Hapus]
    [◀ Kembali]
Operator presses [▶️ Lanjutkan] → toast “Saya baca lagi”
bot edits: ✅ Kabar
    🌐 Indonesia
    http://kabar.example/kabar.xml
    Menjawab ⟨ago⟩.
    Saya periksa tiap 1 menit, sampai saya mengenalnya.
    [⏸ Jeda] [🗑 Hapus]
    [◀ Kembali]
Operator: /broadcast
bot: 📣 Tulis yang harus saya sampaikan: teks biasa, paling banyak 3.500 karakter. Anda melihatnya dulu dan memilih siapa yang menerima.
    [◀ Kembali]
Operator: Malam ini saya berhenti <satu jam>.
bot: Malam ini saya berhenti <satu jam>.

    Dari pengelola bot ini. Agar saya tidak mengirim apa-apa lagi: /stop
bot: ☝️ Inilah yang akan dilihat orang, tanpa suara, dengan baris terakhir dalam bahasa mereka. Penerimanya 2 obrolan. Siapa yang harus saya kabari?
    [✓ Semua bahasa]
    [Bahasa Indonesia] [English]
    [Русский] [Қазақша]
    [✓ Orang] [✓ Grup] [Saluran]
    [📣 Kirim ke 2]
    [✏️ Ganti teks] [✖ Jangan kirim]
Operator presses [📣 Kirim ke 2] → toast “Sedang dikirim”
bot (silent): Malam ini saya berhenti <satu jam>.

    Dari pengelola bot ini. Agar saya tidak mengirim apa-apa lagi: /stop
bot edits: ✅ Selesai. Terkirim: 2 dari 2.
    [◀ Kembali]


── Guest ──
Guest: /start
bot: Bot ini hanya untuk yang diundang. Mintalah tautan undangan kepada pengelolanya lalu buka tautan itu. Atau berikan nomor ini: 1002
Guest: /start i_CODE
bot: 👋 Saya Kentongan. Saya memantau 1 kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
    Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    kerusuhan di Kazakhstan atau CSTO
    Saya memakai Bahasa Indonesia dan waktu Jakarta (Asia/Jakarta). Ubah: /language, /timezone.
    [Indonesia] [Gempa & bencana]
    [Kazakhstan] [CSTO]
    [Kerusuhan] [Teror & serangan]
    [Timur Tengah]
    [🌐 Bahasa Indonesia] [🕑 Jakarta]
Guest: /feeds
bot: Saya membaca 0 kanal untuk Anda
    ⏸ 1. Kabar (id): dijeda oleh pengelola bot
    ✅ menjawab · ⚠️ bermasalah · ⏳ menunggu · ⏸ dijeda · ➖ tidak dibaca · 🔒 milik Anda. Ketuk kanal untuk melihat lebih banyak.
    [⏸ 1. Kabar]
    [➕ Tambah]
Guest presses [⏸ 1. Kabar]
bot edits: ⏸ Kabar
    🌐 Indonesia
    Saya membacanya untuk semua obrolan: http://kabar.example/kabar.xml
    Kabar: dijeda oleh pengelola bot
    [➖ Jangan baca]
    [◀ Kanal]
Guest presses [➖ Jangan baca] → toast “Tidak dibaca lagi”
bot edits: ➖ Kabar
    🌐 Indonesia
    Saya membacanya untuk semua obrolan: http://kabar.example/kabar.xml
    Anda memilih untuk tidak membacanya: isinya tidak sampai kepada Anda.
    Menjawab ⟨ago⟩.
    Saya periksa tiap 1 menit, sampai saya mengenalnya.
    [↩ Baca lagi]
    [◀ Kanal]
Guest presses [↩ Baca lagi] → toast “Saya baca lagi”
bot edits: ✅ Kabar
    🌐 Indonesia
    Saya membacanya untuk semua obrolan: http://kabar.example/kabar.xml
    Menjawab ⟨ago⟩.
    Saya periksa tiap 1 menit, sampai saya mengenalnya.
    [➖ Jangan baca]
    [◀ Kanal]
bot (silent): Malam ini saya berhenti <satu jam>.

    Dari pengelola bot ini. Agar saya tidak mengirim apa-apa lagi: /stop
""")


async def test_in_english(world):
    assert await conversation(world, "en") == snapshot("""\
── Operator ──
Operator: /operator
bot: 🛠 For the people who run this bot
    Open chats: 1. Feeds that answer: 1 of 1. Messages waiting: 0.
    [📊 Counts] [📰 Feeds]
    [⚠️ Errors] [🗃 Set aside]
    [📣 Broadcast] [🎟 Invitations]
Operator presses [🎟 Invitations]
bot edits: There are no valid invitations. People who already came in stay.
    [➕ New invitation]
    [◀ Back]
Operator presses [➕ New invitation]
bot edits: For how many people is the link, and for how long?
    [✓ 1 person] [5 people]
    [20 people] [100 people]
    [1 day] [✓ 7 days] [30 days]
    [🎟 Make the link]
    [◀ Back]
Operator presses [🎟 Make the link]
bot edits: 🎟 This link lets in one person until d mmm, hh:mm. Pass it on; I show it only now:
    https://t.me/kentongan_bot?start=i_CODE
    [◀ Back]
Operator presses [◀ Back]
bot edits: Valid invitations
    1. Made ⟨ago⟩; used 0 of 1; valid until d mmm, hh:mm
    [✖ Revoke 1]
    [➕ New invitation]
    [◀ Back]
Operator presses [◀ Back]
bot edits: 🛠 For the people who run this bot
    Open chats: 2. Feeds that answer: 1 of 1. Messages waiting: 0.
    [📊 Counts] [📰 Feeds]
    [⚠️ Errors] [🗃 Set aside]
    [📣 Broadcast] [🎟 Invitations]
Operator presses [📰 Feeds]
bot edits: Feeds for every chat: 1
    Last looked ⟨ago⟩; 1 of 1 feeds answered.
    ✅ 1. Kabar
    [✅ 1. Kabar]
    [➕ Add]
    [◀ Back]
Operator presses [✅ 1. Kabar]
bot edits: ✅ Kabar
    🌐 Indonesian
    http://kabar.example/kabar.xml
    It answered ⟨ago⟩.
    I look every minute, while I get to know it.
    [⏸ Pause] [🗑 Remove]
    [◀ Back]
Operator presses [⏸ Pause] → toast “Paused”
bot edits: ⏸ Kabar
    🌐 Indonesian
    http://kabar.example/kabar.xml
    Kabar: paused by the person who runs this bot
    When it goes on, what it published meanwhile is not sent.
    [▶️ Go on] [🗑 Remove]
    [◀ Back]
Operator presses [▶️ Go on] → toast “I read it again”
bot edits: ✅ Kabar
    🌐 Indonesian
    http://kabar.example/kabar.xml
    It answered ⟨ago⟩.
    I look every minute, while I get to know it.
    [⏸ Pause] [🗑 Remove]
    [◀ Back]
Operator: /broadcast
bot: 📣 Write what I should tell people: plain text, at most 3,500 characters. You see it first, and choose who gets it.
    [◀ Back]
Operator: Tonight I pause for <an hour>.
bot: Tonight I pause for <an hour>.

    From the person who runs this bot. To get nothing more from me: /stop
bot: ☝️ This is what people will see, without sound, the last line in their own language. It goes to 2 chats. Who should get it?
    [✓ All languages]
    [Bahasa Indonesia] [English]
    [Русский] [Қазақша]
    [✓ People] [✓ Groups] [Channels]
    [📣 Send to 2]
    [✏️ Other text] [✖ Do not send]
Operator presses [📣 Send to 2] → toast “On its way”
bot (silent): Tonight I pause for <an hour>.

    From the person who runs this bot. To get nothing more from me: /stop
bot edits: ✅ Done. Sent: 2 of 2.
    [◀ Back]


── Guest ──
Guest: /start
bot: This bot is by invitation. Ask the person who runs it for an invitation link and open it. Or give them this number: 1002
Guest: /start i_CODE
bot: 👋 I am Kentongan. I watch one news feed and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
    Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    riots in Kazakhstan or CSTO
    I speak English and use UTC time. Change: /language, /timezone.
    [Quakes & disasters] [Russia & Ukraine]
    [Middle East] [Terror & attacks]
    [Kazakhstan] [CSTO]
    [Unrest]
    [🌐 English] [🕑 UTC]
Guest: /feeds
bot: I read 0 feeds for you
    ⏸ 1. Kabar (id): paused by the person who runs this bot
    ✅ answers · ⚠️ trouble · ⏳ waits · ⏸ paused · ➖ left out · 🔒 your own. Tap a feed for more.
    [⏸ 1. Kabar]
    [➕ Add]
Guest presses [⏸ 1. Kabar]
bot edits: ⏸ Kabar
    🌐 Indonesian
    I read it for every chat: http://kabar.example/kabar.xml
    Kabar: paused by the person who runs this bot
    [➖ Leave out]
    [◀ Feeds]
Guest presses [➖ Leave out] → toast “Left out”
bot edits: ➖ Kabar
    🌐 Indonesian
    I read it for every chat: http://kabar.example/kabar.xml
    You left it out: none of its news reaches you.
    It answered ⟨ago⟩.
    I look every minute, while I get to know it.
    [↩ Read again]
    [◀ Feeds]
Guest presses [↩ Read again] → toast “I read it again”
bot edits: ✅ Kabar
    🌐 Indonesian
    I read it for every chat: http://kabar.example/kabar.xml
    It answered ⟨ago⟩.
    I look every minute, while I get to know it.
    [➖ Leave out]
    [◀ Feeds]
bot (silent): Tonight I pause for <an hour>.

    From the person who runs this bot. To get nothing more from me: /stop
""")


async def test_in_russian(world):
    assert await conversation(world, "ru") == snapshot("""\
── Operator ──
Operator: /operator
bot: 🛠 Для владельцев бота
    Открытых чатов: 1. Отвечает лент: 1 из 1. Сообщений в очереди: 0.
    [📊 Цифры] [📰 Ленты]
    [⚠️ Ошибки] [🗃 Отложено]
    [📣 Рассылка] [🎟 Приглашения]
Operator presses [🎟 Приглашения]
bot edits: Действующих приглашений нет. Кто уже вошёл, тот остаётся.
    [➕ Новое приглашение]
    [◀ Назад]
Operator presses [➕ Новое приглашение]
bot edits: На сколько человек ссылка и на какой срок?
    [✓ 1 чел.] [5 чел.]
    [20 чел.] [100 чел.]
    [1 дн.] [✓ 7 дн.] [30 дн.]
    [🎟 Создать ссылку]
    [◀ Назад]
Operator presses [🎟 Создать ссылку]
bot edits: 🎟 Ссылка впускает 1 человека и действует до d mmm, hh:mm. Передайте её; показываю только сейчас:
    https://t.me/kentongan_bot?start=i_CODE
    [◀ Назад]
Operator presses [◀ Назад]
bot edits: Действующие приглашения
    1. Создано ⟨ago⟩; использовано 0 из 1; действует до d mmm, hh:mm
    [✖ Отозвать 1]
    [➕ Новое приглашение]
    [◀ Назад]
Operator presses [◀ Назад]
bot edits: 🛠 Для владельцев бота
    Открытых чатов: 2. Отвечает лент: 1 из 1. Сообщений в очереди: 0.
    [📊 Цифры] [📰 Ленты]
    [⚠️ Ошибки] [🗃 Отложено]
    [📣 Рассылка] [🎟 Приглашения]
Operator presses [📰 Ленты]
bot edits: Лент для всех чатов: 1
    Последняя проверка ⟨ago⟩. Отвечает лент: 1 из 1.
    ✅ 1. Kabar
    [✅ 1. Kabar]
    [➕ Добавить]
    [◀ Назад]
Operator presses [✅ 1. Kabar]
bot edits: ✅ Kabar
    🌐 индонезийский
    http://kabar.example/kabar.xml
    Ответила ⟨ago⟩.
    Проверяю раз в минуту, пока к ней присматриваюсь.
    [⏸ Пауза] [🗑 Удалить]
    [◀ Назад]
Operator presses [⏸ Пауза] → toast “На паузе”
bot edits: ⏸ Kabar
    🌐 индонезийский
    http://kabar.example/kabar.xml
    Kabar: приостановлена владельцем бота
    После паузы то, что вышло за это время, не отправляется.
    [▶️ Продолжить] [🗑 Удалить]
    [◀ Назад]
Operator presses [▶️ Продолжить] → toast “Снова читаю”
bot edits: ✅ Kabar
    🌐 индонезийский
    http://kabar.example/kabar.xml
    Ответила ⟨ago⟩.
    Проверяю раз в минуту, пока к ней присматриваюсь.
    [⏸ Пауза] [🗑 Удалить]
    [◀ Назад]
Operator: /broadcast
bot: 📣 Напишите, что мне передать: простой текст, не больше 3\xa0500 знаков. Сначала вы его увидите и выберете, кто его получит.
    [◀ Назад]
Operator: Ночью я остановлюсь на <час>.
bot: Ночью я остановлюсь на <час>.

    Сообщение от владельца бота. Чтобы я больше ничего не присылал: /stop
bot: ☝️ Так это увидят люди: без звука, последняя строка на их языке. Получат 2 чата. Кому передать?
    [✓ Все языки]
    [Bahasa Indonesia] [English]
    [Русский] [Қазақша]
    [✓ Люди] [✓ Группы] [Каналы]
    [📣 Отправить: 2]
    [✏️ Другой текст] [✖ Не отправлять]
Operator presses [📣 Отправить: 2] → toast “Отправляю”
bot (silent): Ночью я остановлюсь на <час>.

    Сообщение от владельца бота. Чтобы я больше ничего не присылал: /stop
bot edits: ✅ Готово. Отправлено: 2 из 2.
    [◀ Назад]


── Guest ──
Guest: /start
bot: Этот бот только по приглашениям. Попросите у его владельца ссылку-приглашение и откройте её. Или назовите ему этот номер: 1002
Guest: /start i_CODE
bot: 👋 Я Kentongan. Я слежу за 1 лентой новостей и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
    Нажмите на набор ниже: одно нажатие, и он включён. Или просто напишите, что вас интересует, например
    беспорядки в Казахстане или ОДКБ
    Язык: Русский, время: Москва (Europe/Moscow). Изменить: /language, /timezone.
    [Казахстан] [ОДКБ]
    [Беспорядки] [Россия и Украина]
    [Центральная Азия] [Стихия и аварии]
    [Теракты]
    [🌐 Русский] [🕑 Москва]
Guest: /feeds
bot: Я читаю для вас 0 лент
    ⏸ 1. Kabar (id): приостановлена владельцем бота
    ✅ отвечает · ⚠️ неполадки · ⏳ ждёт · ⏸ на паузе · ➖ не читаю · 🔒 ваша. Нажмите на ленту, чтобы узнать больше.
    [⏸ 1. Kabar]
    [➕ Добавить]
Guest presses [⏸ 1. Kabar]
bot edits: ⏸ Kabar
    🌐 индонезийский
    Читаю её для всех чатов: http://kabar.example/kabar.xml
    Kabar: приостановлена владельцем бота
    [➖ Не читать]
    [◀ Ленты]
Guest presses [➖ Не читать] → toast “Больше не читаю”
bot edits: ➖ Kabar
    🌐 индонезийский
    Читаю её для всех чатов: http://kabar.example/kabar.xml
    Вы решили её не читать: её новости до вас не доходят.
    Ответила ⟨ago⟩.
    Проверяю раз в минуту, пока к ней присматриваюсь.
    [↩ Читать снова]
    [◀ Ленты]
Guest presses [↩ Читать снова] → toast “Снова читаю”
bot edits: ✅ Kabar
    🌐 индонезийский
    Читаю её для всех чатов: http://kabar.example/kabar.xml
    Ответила ⟨ago⟩.
    Проверяю раз в минуту, пока к ней присматриваюсь.
    [➖ Не читать]
    [◀ Ленты]
bot (silent): Ночью я остановлюсь на <час>.

    Сообщение от владельца бота. Чтобы я больше ничего не присылал: /stop
""")


async def test_in_kazakh(world):
    assert await conversation(world, "kk") == snapshot("""\
── Operator ──
Operator: /operator
bot: 🛠 Бот иелеріне
    Ашық чат: 1. Жауап беретін таспа: 1/1. Кезектегі хабар: 0.
    [📊 Сандар] [📰 Таспалар]
    [⚠️ Қателер] [🗃 Шетте]
    [📣 Жаппай хабар] [🎟 Шақырулар]
Operator presses [🎟 Шақырулар]
bot edits: Жарамды шақыру жоқ. Бұрын кіргендер қала береді.
    [➕ Жаңа шақыру]
    [◀ Артқа]
Operator presses [➕ Жаңа шақыру]
bot edits: Сілтеме неше адамға және қанша уақытқа керек?
    [✓ 1 адам] [5 адам]
    [20 адам] [100 адам]
    [1 күн] [✓ 7 күн] [30 күн]
    [🎟 Сілтеме жасау]
    [◀ Артқа]
Operator presses [🎟 Сілтеме жасау]
bot edits: 🎟 Бұл сілтеме 1 адамды кіргізеді, мерзімі: d mmm, hh:mm. Жіберіңіз, тек қазір көрсетемін:
    https://t.me/kentongan_bot?start=i_CODE
    [◀ Артқа]
Operator presses [◀ Артқа]
bot edits: Жарамды шақырулар
    1. Жасалғаны: ⟨ago⟩; пайдаланылғаны: 0/1; мерзімі: d mmm, hh:mm
    [✖ Тоқтату: 1]
    [➕ Жаңа шақыру]
    [◀ Артқа]
Operator presses [◀ Артқа]
bot edits: 🛠 Бот иелеріне
    Ашық чат: 2. Жауап беретін таспа: 1/1. Кезектегі хабар: 0.
    [📊 Сандар] [📰 Таспалар]
    [⚠️ Қателер] [🗃 Шетте]
    [📣 Жаппай хабар] [🎟 Шақырулар]
Operator presses [📰 Таспалар]
bot edits: Барлық чатқа арналған таспа: 1
    Соңғы қарағаным: ⟨ago⟩; жауап берген таспа: 1/1.
    ✅ 1. Kabar
    [✅ 1. Kabar]
    [➕ Қосу]
    [◀ Артқа]
Operator presses [✅ 1. Kabar]
bot edits: ✅ Kabar
    🌐 индонезия тілі
    http://kabar.example/kabar.xml
    Соңғы жауабы: ⟨ago⟩.
    1 минут сайын қараймын, әзірге байқап көріп жүрмін.
    [⏸ Кідірту] [🗑 Жою]
    [◀ Артқа]
Operator presses [⏸ Кідірту] → toast “Кідіртілді”
bot edits: ⏸ Kabar
    🌐 индонезия тілі
    http://kabar.example/kabar.xml
    Kabar: бот иесі кідіртіп қойды
    Қайта қосылғанда, сол аралықта шыққаны жіберілмейді.
    [▶️ Жалғастыру] [🗑 Жою]
    [◀ Артқа]
Operator presses [▶️ Жалғастыру] → toast “Қайта оқимын”
bot edits: ✅ Kabar
    🌐 индонезия тілі
    http://kabar.example/kabar.xml
    Соңғы жауабы: ⟨ago⟩.
    1 минут сайын қараймын, әзірге байқап көріп жүрмін.
    [⏸ Кідірту] [🗑 Жою]
    [◀ Артқа]
Operator: /broadcast
bot: 📣 Нені жеткізуім керек екенін жазыңыз: жай мәтін, ең көбі 3\xa0500 таңба. Алдымен өзіңіз көріп, кімге жіберілетінін таңдайсыз.
    [◀ Артқа]
Operator: Түнде <бір сағат> тоқтаймын.
bot: Түнде <бір сағат> тоқтаймын.

    Бот иесінен хабар. Менен енді ештеңе келмеуі үшін: /stop
bot: ☝️ Адамдар осыны дыбыссыз көреді, соңғы жолы өз тілінде болады. Оны 2 чат алады. Кімге жеткізейін?
    [✓ Барлық тіл]
    [Bahasa Indonesia] [English]
    [Русский] [Қазақша]
    [✓ Адамдар] [✓ Топтар] [Арналар]
    [📣 Жіберу: 2]
    [✏️ Басқа мәтін] [✖ Жібермеу]
Operator presses [📣 Жіберу: 2] → toast “Жіберіп жатырмын”
bot (silent): Түнде <бір сағат> тоқтаймын.

    Бот иесінен хабар. Менен енді ештеңе келмеуі үшін: /stop
bot edits: ✅ Дайын. Жіберілді: 2/2.
    [◀ Артқа]


── Guest ──
Guest: /start
bot: Бұл бот тек шақырылғандарға арналған. Иесінен шақыру сілтемесін сұрап, соны ашыңыз. Немесе оған мына нөмірді беріңіз: 1002
Guest: /start i_CODE
bot: 👋 Мен Kentongan ботымын. Мен 1 жаңалық таспасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
    Төмендегі топтаманы басыңыз: бір рет бассаңыз, қосылады. Немесе өзіңізге керегін жаза салыңыз, мысалы
    Қазақстандағы немесе ҰҚШҰ-дағы наразылық
    Тіл: Қазақша, уақыт: Алматы (Asia/Almaty). Өзгерту: /language, /timezone.
    [Қазақстан] [ҰҚШҰ]
    [Тәртіпсіздік] [Орталық Азия]
    [Апат пен зілзала] [Ресей мен Украина]
    [Лаңкестік]
    [🌐 Қазақша] [🕑 Алматы]
Guest: /feeds
bot: Мен сіз үшін 0 таспаны оқимын
    ⏸ 1. Kabar (id): бот иесі кідіртіп қойды
    ✅ жауап береді · ⚠️ ақауы бар · ⏳ күтуде · ⏸ кідіртілген · ➖ оқылмайды · 🔒 өзіңіздікі. Толығырақ көру үшін таспаны түртіңіз.
    [⏸ 1. Kabar]
    [➕ Қосу]
Guest presses [⏸ 1. Kabar]
bot edits: ⏸ Kabar
    🌐 индонезия тілі
    Оны барлық чат үшін оқимын: http://kabar.example/kabar.xml
    Kabar: бот иесі кідіртіп қойды
    [➖ Оқымау]
    [◀ Таспалар]
Guest presses [➖ Оқымау] → toast “Енді оқылмайды”
bot edits: ➖ Kabar
    🌐 индонезия тілі
    Оны барлық чат үшін оқимын: http://kabar.example/kabar.xml
    Сіз оны оқымауды таңдадыңыз: одан ештеңе келмейді.
    Соңғы жауабы: ⟨ago⟩.
    1 минут сайын қараймын, әзірге байқап көріп жүрмін.
    [↩ Қайта оқу]
    [◀ Таспалар]
Guest presses [↩ Қайта оқу] → toast “Қайта оқимын”
bot edits: ✅ Kabar
    🌐 индонезия тілі
    Оны барлық чат үшін оқимын: http://kabar.example/kabar.xml
    Соңғы жауабы: ⟨ago⟩.
    1 минут сайын қараймын, әзірге байқап көріп жүрмін.
    [➖ Оқымау]
    [◀ Таспалар]
bot (silent): Түнде <бір сағат> тоқтаймын.

    Бот иесінен хабар. Менен енді ештеңе келмеуі үшін: /stop
""")


async def test_what_an_operator_adds_is_read_for_every_chat_also_by_who_had_it_alone(world):
    own = world.newsroom.feed("/desa.xml", title="Warta Desa")
    operator, guest = world.botapi.user("Operator", language_code="en"), world.botapi.user("Guest")
    world.set("telegram", admins=[operator.id])
    async with world.running() as program:
        await asked(guest, f"/addfeed {own.url}")
        await guest.chat.wait_for("hanya muncul di obrolan ini")
        listed = await asked(operator, "/allfeeds")
        await tap(operator, listed, "op:add")
        said = await operator.say(own.url)
        added = await operator.chat.wait_for("for every chat", after=said)
        assert "Warta Desa" in added.text
        async with program.running.store.begin() as tx:
            (health,) = [one for one in await tx.feeds.health() if one.feed.scope == "shared"]
            assert (health.feed.publisher, health.feed.origin) == ("Warta Desa", "operator")
            assert await tx.subscriptions.count_own(guest.id) == 0
        shown = await asked(guest, "/feeds")
        assert "🔒 1" not in shown.text
        assert "Warta Desa" in shown.text
        # Chosen once more, it is said that it is so already.
        await tap(operator, listed, "op:feeds")
        await tap(operator, listed, "op:add")
        said = await operator.say(own.url)
        await operator.chat.wait_for("I already read", after=said)


async def test_a_broadcast_is_stopped_and_nobody_else_s_button_stops_it(world):
    operator, guest = world.botapi.user("Operator", language_code="en"), world.botapi.user("Guest")
    world.set("telegram", admins=[operator.id])
    async with world.running(story_seconds=1.0) as program:
        under = await asked(guest, "/feeds")
        await asked(operator, "/operator")
        async with program.running.store.begin() as tx:
            # Chats that Telegram does not know: it takes seconds until all of them were tried.
            for number in range(1, 200):
                await tx.chats.open(chat(900_000 + number), program.clock.now())
        said = await operator.say("/broadcast Hello")
        control = await operator.chat.wait_for(lambda message: bool(message.buttons), after=said)
        await tap(operator, control, "opbc:send")
        assert control.buttons[0].data.startswith("opstop:")
        press = await guest.press_data(under, control.buttons[0].data)
        await press.answered()
        press = await operator.press_data(control, control.buttons[0].data)
        assert await press.answered() == "Stopping"
        await operator.chat.wait_for(lambda message: message.id == control.id and "⏹" in message.text)
        async with program.running.store.look() as tx:
            (left,) = await tx.connection.rows(
                sa.select(sa.func.count()).select_from(deliveries).where(PENDING)
            )
    assert left[0] == 0
    assert control.text.startswith("⏹ Stopped. Sent: ")
