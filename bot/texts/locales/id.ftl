# HTML Telegram; parameter sudah diamankan.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>Saya { -bot }.</b> Saya memantau { $feeds } kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
start-packs = Ketuk satu paket untuk mulai, atau tulis saja kata yang Anda cari, misalnya
    <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
start-settings = Saya berbahasa { $language } dan memakai waktu { $timezone }. Ubah: /language, /timezone.
start-back = Selamat datang kembali. { $rules ->
        [0] Anda belum punya aturan.
       *[other] { $rules } aturan Anda masih berlaku: /rules
    }
access-refused = Bot ini tertutup. Mintalah izin kepada pengelolanya dan berikan nomor ini: <code>{ $chat }</code>
access-full = Bot ini sudah penuh. Silakan hubungi pengelolanya.
group-admins-only = Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini.

## Paket dan aturan

pack-added = ✅ Paket “{ $name }” aktif sebagai aturan { $number }: <code>{ $text }</code>
rule-saved = ✅ Aturan { $number } aktif: <code>{ $text }</code>
rule-exists = Aturan ini sudah ada, nomor { $number }: <code>{ $text }</code>
rule-limit = Satu obrolan paling banyak punya { $limit } aturan. Hapus salah satu dulu: /rules
rule-preview = Saya memahaminya begini:
    <code>{ $text }</code>
    Simpan?
rule-preview-gone = Kata-kata ini sudah tidak saya simpan. Silakan tulis lagi.
rule-cancelled = Tidak ada yang disimpan.
rule-usage = Tulis yang Anda cari setelah perintah, misalnya
    <code>/add kerusuhan AND (Kazakhstan OR CSTO)</code>
rules-none = Anda belum punya aturan. Ketuk satu paket, atau tulis saja beberapa kata.
rules-head = { $count ->
        [1] <b>Aturan Anda</b>
       *[other] <b>{ $count } aturan Anda</b>
    }
rule-line = { $number }. <code>{ $text }</code>
rule-line-paused = { $number }. <code>{ $text }</code> (dijeda)
rules-more = … dan { $count } lagi.
remove-usage = Yang mana? Misalnya <code>/remove { $number }</code>. Aturan Anda: /rules
remove-done = Aturan { $number } dihapus: <code>{ $text }</code>
remove-unknown = Di sini tidak ada aturan { $number }. Aturan Anda: /rules

## Pengaturan

language-choose = Saya sebaiknya berbahasa apa?
language-set = Sekarang saya berbahasa Indonesia.
language-unknown = Saya tidak bisa berbahasa “{ $wanted }”. Yang saya bisa: id, en, ru, dan kk.
timezone-now = Saya memakai waktu { $timezone }; di sana sekarang pukul { $time }. Untuk mengubahnya, tulis misalnya
    <code>/timezone Asia/Makassar</code>
timezone-set = Sekarang saya memakai waktu { $timezone }; di sana pukul { $time }.
timezone-unknown = Saya tidak mengenal zona waktu “{ $wanted }”. Tulis seperti Asia/Jakarta atau Asia/Makassar.
timezone-unknown-near = Saya tidak mengenal zona waktu “{ $wanted }”. Maksud Anda { $near }?

## Perintah lain

help =
    <b>Tulis saja kata-kata</b>, saya jadikan aturan. Atau:
    /add <i>aturan</i>: langsung simpan aturan
    /rules: aturan Anda, dengan tombol hapus
    /remove <i>nomor</i>: hapus satu aturan
    /feeds: kanal yang saya baca untuk Anda
    /language, /timezone: cara saya menulis kepada Anda
    /stop: berhenti mengirim; /start melanjutkannya
    /privacy, /export, /erase: data yang saya simpan tentang Anda
help-language =
    Spasi berarti kedua kata harus ada: <code>kerusuhan Almaty</code>. <code>OR</code> atau <code>ATAU</code> berarti salah satu, <code>NOT</code>, <code>BUKAN</code>, atau <code>-</code> berarti tanpa, <code>"…"</code> kata-kata ini berurutan, <code>kata*</code> awal kata. <code>region:KZ</code> adalah tempat, <code>org:CSTO</code> organisasi, <code>topic:unrest</code> topik, dalam semua bahasa.
help-operator =
    Untuk Anda sebagai pengelola: /aside menampilkan yang gagal dan disisihkan, /retry <i>jenis nomor</i> mencobanya lagi.
stop-done = Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
unknown-command = Saya tidak mengenal { $command }. Yang bisa saya lakukan: /help
words-too-long = Panjangnya { $length } karakter; satu aturan paling panjang { $limit }. Tolong persingkat.
not-text = Saya hanya mengerti teks. Tulis kata yang Anda cari, atau lihat /help.
apology = Ada yang salah di pihak saya dan permintaan itu tidak terlaksana. Ini sudah dicatat; silakan coba lagi nanti.
privacy =
    Yang saya simpan: nomor obrolan ini, bahasanya, zona waktunya, aturannya, kanal pilihannya, dan apa yang saya kirim ke sini. Tanpa nama, tanpa pesan selain aturan Anda. /export memberikan semuanya, /erase menghapus semuanya, seketika dan selamanya.
export-head = Ini semua yang saya simpan tentang obrolan ini:
export-long = Ini terlalu panjang untuk satu pesan. Pengelola bot dapat memberikan semuanya sebagai berkas.
erase-ask = Hapus semua yang saya simpan tentang obrolan ini: aturan, pengaturan, dan riwayatnya? Ini tidak dapat dibatalkan.
erase-done = Semuanya sudah dihapus. /start memulai dari awal.
erase-kept = Tidak ada yang dihapus.
feeds-head = <b>Saya membaca { $count } kanal untuk Anda</b>
feeds-none = Belum ada kanal. Pengelola bot dapat menambahkannya.
feeds-looked = Terakhir dilihat { $looked_at }; { $good } dari { $count } menjawab.
feeds-unlooked = Saya belum sempat melihat; tunggu sebentar.
feed-line = { $publisher } { $language }
feed-line-failing = { $publisher } { $language }: tidak menjawab
feeds-more = … dan { $count } lagi.
aside-none = Tidak ada yang disisihkan.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Tulis misalnya <code>/retry revision 12</code>. Daftarnya: /aside
retry-done = { $kind } { $row } akan dicoba lagi.
retry-unknown = Tidak ada { $kind } { $row } yang disisihkan. Daftarnya: /aside

## Tombol dan jawabannya

button-save = Simpan
button-cancel = Batal
button-remove = 🗑 { $number }
button-erase = Ya, hapus
button-keep = Tidak, biarkan
button-open = Buka
button-language = { $name }
button-pack = { $name }
toast-gone = Tombol ini sudah tidak berlaku. Silakan mulai lagi: /rules
toast-removed = Dihapus
toast-saved = Tersimpan
toast-cancelled = Baik

## Kabar

alert-line = { $publisher }
alert-copy = { $publisher } (teks sama)
alert-sources = { $families } sumber
alert-sources-more = … dan { $count } lagi
alert-words = Kata: { $words }
alert-rule = Aturan { $number }: <code>{ $text }</code>
alert-dead = Tewas: { $figure }
alert-injured = Luka-luka: { $figure }
alert-detained = Ditahan: { $figure }
figure-exact = { $low }
figure-from = { $low } atau lebih
figure-to = hingga { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] Peristiwa ini kini genting.
       *[other] Peristiwa ini kini penting.
    }
reply-new_escalator = Perkembangan gawat.
reply-toll_rose = Jumlah korban bertambah.

caret-hint = 💡 { $hint }
