# HTML Telegram; parameter sudah diamankan.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>Saya { -bot }.</b> Saya memantau { $feeds } kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
start-packs = Ketuk salah satu paket untuk mulai, atau tulis saja kata yang Anda cari, misalnya
    <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
start-settings = Bahasa: { $language }. Waktu: { $timezone }. Ubah: /language, /timezone.
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
rule-cancelled = Tidak ada yang disimpan.
rule-usage = Tulis yang Anda cari setelah perintah, misalnya
    <code>/add kerusuhan AND (Kazakhstan OR CSTO)</code>
rules-none = Anda belum punya aturan. Ketuk salah satu paket, atau tulis saja beberapa kata.
rules-head = { $count ->
        [1] <b>Aturan Anda</b>
       *[other] <b>{ $count } aturan Anda</b>
    }
rule-line = { $number }. <code>{ $text }</code>
rule-line-paused = { $number }. <code>{ $text }</code> (dijeda)
remove-usage = Yang mana? Misalnya <code>/remove { $number }</code>. Aturan Anda: /rules
remove-done = Aturan { $number } dihapus: <code>{ $text }</code>
remove-unknown = Di sini tidak ada aturan { $number }. Aturan Anda: /rules

## Pengaturan

language-choose = Anda ingin saya memakai bahasa apa?
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
    /test <i>aturan</i>: apa yang akan dikirimnya dalam hari-hari terakhir
    /why: mengapa sebuah kabar datang, sebagai balasan untuknya; dengan tautan atau kata, mengapa tidak datang
    /feeds: kanal yang saya baca untuk Anda
    /addfeed <i>alamat</i>: tambah kanal Anda sendiri
    /quiet, /digest: kapan saya tenang, dan apa yang saya kirim sekaligus
    /mutes: yang Anda senyapkan; /languages: bahasa yang Anda baca
    /language, /timezone: cara saya menulis kepada Anda
    /stop: berhenti mengirim; /start melanjutkannya
    /privacy, /export, /erase: data yang saya simpan tentang Anda
    ⚪ kabar biasa, 🟠 penting, 🔴 genting: yang pertama datang tanpa suara.
help-language =
    Spasi berarti kedua kata harus ada: <code>kerusuhan Almaty</code>. <code>OR</code> atau <code>ATAU</code> berarti salah satu, <code>NOT</code>, <code>BUKAN</code>, atau <code>-</code> berarti tanpa, <code>"…"</code> kata-kata ini berurutan, <code>kata*</code> awal kata. <code>region:KZ</code> adalah tempat, <code>org:CSTO</code> organisasi, <code>topic:unrest</code> topik, dalam semua bahasa.
help-operator =
    Untuk Anda sebagai pengelola: /aside menampilkan yang gagal dan disisihkan, /retry <i>jenis nomor</i> mencobanya lagi.
stop-done = Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
unknown-command = Saya tidak mengenal { $command }. Yang bisa saya lakukan: /help
not-text = Saya hanya mengerti teks. Tulis kata yang Anda cari, atau lihat /help.
apology = Ada yang salah di pihak saya dan permintaan itu tidak terlaksana. Ini sudah dicatat; silakan coba lagi nanti.
privacy =
    Yang saya simpan: nomor obrolan ini, bahasanya, zona waktunya, aturannya, kanal pilihannya, yang disenyapkannya, dan apa yang saya kirim ke sini. Tanpa nama, tanpa pesan selain aturan Anda. /export memberikan semuanya, /erase menghapus semuanya, seketika dan selamanya.
privacy-searches = Kata-kata aturan Anda juga saya cari di { $hosts }: pengelolanya melihat kata-katanya, tetapi tidak tahu milik siapa.
export-head = Ini semua yang saya simpan tentang obrolan ini:
export-data = <pre>{ $data }</pre>
export-long = Masih ada lagi yang tidak muat di sini. Pengelola bot dapat memberikan semuanya sebagai berkas.
erase-ask = Hapus semua yang saya simpan tentang obrolan ini: aturan, pengaturan, dan riwayatnya? Ini tidak dapat dibatalkan.
erase-done = Semuanya sudah dihapus. /start memulai dari awal.
erase-kept = Tidak ada yang dihapus.
feeds-head = <b>Saya membaca { $count } kanal untuk Anda</b>
feeds-none = Belum ada kanal. Pengelola bot dapat menambahkannya.
feeds-looked = Terakhir diperiksa { $looked_at }; { $good } dari { $count } menjawab.
feeds-unlooked = Saya belum sempat memeriksanya; tunggu beberapa menit.
feed-line = { $publisher }: tiap { $minutes } menit, { $why ->
        [learnt] sesuai seringnya berita terbit
        [priority] karena penting
        [pushed] dan beritanya langsung dikirim
        [wish] sesuai permintaannya
       *[new] sampai saya mengenalnya
    }{ $daily ->
        [unknown] {""}
        [0] ; kurang dari satu berita sehari
       *[other] ; { $daily } berita sehari
    }
feed-line-asked = { $publisher }: servernya meminta saya menunggu sampai { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; kurang dari satu berita sehari
       *[other] ; { $daily } berita sehari
    }
feed-line-crowded = { $publisher }: banyak kanal dari server ini menunggu giliran; giliran kanal ini { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; kurang dari satu berita sehari
       *[other] ; { $daily } berita sehari
    }
feed-line-unlooked = { $publisher }: belum saya periksa
feed-line-gone = { $publisher }: menyatakan sudah dihapus; saya periksa sekali sehari
feed-line-failing = ⚠️ { $publisher }: { $trouble ->
        [name] alamatnya tidak ditemukan
        [away] tidak menjawab
        [certificate] sertifikatnya tidak sah
        [status] menjawab dengan galat ({ $status })
        [gone] menyatakan sudah dihapus
        [redirects] mengalihkan saya berputar-putar
        [no_feed] mengirim sesuatu yang bukan kanal berita
        [unfit] mengirim lebih dari yang dapat saya baca
        [refused] ada di alamat yang tidak boleh saya baca
       *[other] tidak dapat dibaca
    }; { $count } kali berturut-turut, dicoba lagi { $due_at }
feed-line-left-out = { $publisher }: tidak dibaca
feeds-buttons = ✖ berhenti membaca kanal, ↩ membacanya lagi, 🗑 menghapus kanal Anda sendiri (🔒). Untuk menambah: /addfeed
silence-fallen =
    { $count ->
        [1] 🔇 Kanal Anda tidak menjawab sejak { $since_at }. Saya terus mencoba dan memberi tahu begitu berita masuk lagi.
       *[other] 🔇 Tidak satu pun dari { $count } kanal Anda menjawab sejak { $since_at }. Saya terus mencoba dan memberi tahu begitu berita masuk lagi.
    }
silence-over = 🔔 Berita masuk lagi; kanal Anda diam sejak { $since_at }.
feed-gone = 🔇 { $publisher } menyatakan kanalnya sudah dihapus. Sekali sehari saya memeriksa apakah kanal itu kembali; kanal Anda yang lain tetap berjalan.
feed-back = 🔔 { $publisher } kembali: saya membacanya lagi.
addfeed-usage = Tulis alamat situs atau kanalnya di belakang perintah, misalnya
    <code>/addfeed https://kabar.example</code>
addfeed-not-here = Bot ini tidak menerima kanal dari obrolan. Mintalah pengelolanya menambahkan kanal Anda.
addfeed-busy = Saya masih memeriksa alamat-alamat terakhir dari Anda. Mohon tunggu sebentar.
addfeed-looking = 🔎 Mencari berita di { $address } …
addfeed-choose = Ada beberapa kanal di { $address }. Yang mana yang harus saya baca untuk Anda?
addfeed-cancelled = Baik, tidak satu pun saya baca.
addfeed-begun = ✅ Mulai sekarang saya membaca <b>{ $title }</b> untuk Anda. Isinya hanya muncul di obrolan ini.
addfeed-shared = ✅ Saya kembali membaca <b>{ $title }</b> untuk Anda, seperti untuk semua orang.
addfeed-already = Saya sudah membaca <b>{ $title }</b> untuk Anda.
addfeed-full = Satu obrolan paling banyak memiliki { $limit } kanal sendiri. Hapus satu dulu: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = Saat ini belum ada isinya.
addfeed-often = Isinya sekitar { $count } berita sehari.
addfeed-seldom = Isinya kurang dari satu berita sehari.
addfeed-follow = Mulai sekarang aturan Anda juga memeriksa kanal ini. Kalau Anda ingin semua isinya, ketuk tombol di bawah.
addfeed-no-address = { $address } bukan alamat. Berikan alamat situs atau kanal, misalnya <code>https://kabar.example</code>
addfeed-refused = { $address } tidak boleh saya baca. Berikan alamat situs atau kanal yang terbuka untuk umum.
addfeed-unreachable = { $address } tidak menjawab. Periksa alamatnya, atau coba lagi nanti.
addfeed-status = Server hanya menjawab { $address } dengan pesan galat. Periksa alamatnya.
addfeed-no-feed = Saya tidak menemukan kanal di { $address }. Kalau situs itu punya kanal, berikan alamat kanalnya sendiri.
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
button-feed = { $name }
button-follow = Ikuti semuanya
button-leave-out = ✖ { $number }
button-read-again = ↩ { $number }
button-previous = ◀
button-next = ▶
button-open = Buka
button-language = { $name }
button-pack = { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = Tombol ini sudah tidak berlaku. Silakan mulai lagi: /rules
toast-refused = Bot ini tertutup.
toast-removed = Dihapus
toast-saved = Tersimpan
toast-left-out = Tidak dibaca lagi
toast-read-again = Saya baca lagi
toast-feed-gone = Kanal itu sudah tidak ada di daftar Anda.
toast-offer-gone = Pilihan itu sudah kedaluwarsa. Silakan kirim /addfeed lagi.
toast-cancelled = Baik

## Kabar

alert-line = { $publisher }
alert-copy = { $publisher } (teks sama)
alert-sources = { $families } sumber
alert-sources-more = … dan { $count } lagi
alert-words = Kata: { $words }
alert-rule = Aturan { $number }: <code>{ $text }</code>
alert-pack = Aturan { $number }: { $name }
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

## Mengapa aturan tidak terbaca

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ Di sini tidak ada kata.
error-missing_operand = ❗ “{ $operator }” butuh kata { $side ->
        [before] di depannya
       *[after] di belakangnya
    }.
error-unclosed_paren = ❗ Tanda kurung ini tidak ditutup.
error-unexpected_paren = ❗ Tanda kurung ini tidak punya pembuka.
error-unclosed_quote = ❗ Tanda kutip ini tidak ditutup.
error-unclosed_regex = ❗ Ekspresi ini tidak ditutup.
error-unknown_field = ❗ Kolom “{ $field }” tidak dikenal; yang ada: { $fields }.
error-nested_field = ❗ Kolom “{ $field }” tidak boleh berada di dalam “{ $outer }:”.
error-unknown_region = ❗ Negara atau wilayah “{ $name }” tidak dikenal.
error-unknown_org = ❗ Organisasi “{ $name }” tidak dikenal.
error-unknown_topic = ❗ Topik “{ $name }” tidak dikenal.
error-unknown_language = ❗ Bahasa “{ $name }” tidak dikenal.
error-needs_positive = ❗ Ini akan cocok dengan hampir semua berita: tidak ada kata yang wajib ada.
error-lang_alone = ❗ Bahasa saja akan cocok dengan semua tulisan dalam bahasa itu.
error-condition_place = ❗ Syarat berlaku untuk seluruh aturan dan tidak boleh di sini.
error-condition_value = ❗ “{ $condition }” bukan syarat untuk { $name }.
error-conditions_only = ❗ Ini hanya syarat; aturannya tidak punya kata.
error-near_distance = ❗ Jarak antara { $low } dan { $high }, bukan “{ $distance }”.
error-near_side = ❗ “{ $operator }” menghubungkan kata, frasa, atau kelompok OR dari keduanya; ini bukan.
error-short_prefix = ❗ Tanda * ditulis di akhir kata, setelah sedikitnya { $least } huruf.
error-short_typo = ❗ Tanda ~ ditulis di akhir kata, setelah sedikitnya { $least } huruf.
error-bad_regex = ❗ Ekspresi ini tidak terbaca: { $reason }.
error-regex_too_long = ❗ Ekspresi paling panjang { $limit } karakter; yang ini { $count }.
error-too_long = ❗ Aturan paling panjang { $limit } karakter; yang ini { $count }.
error-too_deep = ❗ Tanda kurung paling dalam { $limit } tingkat; yang ini lebih dalam.
error-too_many_terms = ❗ Aturan paling banyak punya { $limit } kata; ini sudah lebih satu.
error-too_many_prefixes = ❗ Aturan paling banyak punya { $limit } kata dengan *; ini sudah lebih satu.
error-too_many_regexes = ❗ Aturan paling banyak punya { $limit } ekspresi; ini sudah lebih satu.
error-too_many_not = ❗ Aturan paling banyak mengecualikan { $limit } kata; ini sudah lebih satu.

## Apa yang bisa dilakukan

hint-write_a_word = 💡 Tulis yang dicari, misalnya <code>kerusuhan Kazakhstan</code>.
hint-write_and = 💡 Untuk kedua kata, tulis spasi atau <code>AND</code> di antaranya.
hint-write_or = 💡 Untuk salah satunya, tulis <code>OR</code> di antaranya.
hint-quote_operator = 💡 Untuk mencari kata itu sendiri, beri tanda kutip: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Tambahkan ) di akhir kelompok.
hint-remove_paren = 💡 Hapus, atau tambahkan ( di awal kelompok.
hint-close_quote = 💡 Tambahkan " di akhir frasa.
hint-close_regex = 💡 Tambahkan / di akhir ekspresi; garis miring di dalamnya ditulis <code>\/</code>.
hint-use_source = 💡 Untuk mengikuti satu penerbit, tulis <code>source:{ $host }</code>.
hint-quote_colon = 💡 Untuk mencari kata itu sendiri, hilangkan ":" atau beri tanda kutip.
hint-use_condition = 💡 Syarat untuk peristiwa ditulis <code>{ $example }</code>.
hint-one_field = 💡 Kolom tidak bertingkat; tulis satu kolom di depan kelompok.
hint-not_before_field = 💡 Untuk mengecualikan, letakkan tanda hubung di depan: <code>-{ $field }:kata</code>.
hint-nearest = 💡 Maksud Anda <code>{ $nearest }</code>?
hint-use_name = 💡 Tulis sebagai kata biasa untuk mencari kata itu sendiri.
hint-add_positive = 💡 Setiap cabang OR butuh kata, frasa, atau kolom yang wajib ada.
hint-add_to_language = 💡 Tambahkan kata, topik, atau wilayah yang juga wajib ada.
hint-condition_top = 💡 Letakkan di akhir aturan, di luar tanda kurung, tanpa OR atau NOT.
hint-sources_value = 💡 Tulis <code>sources&gt;=3</code>, <code>sources&gt;2</code>, atau <code>sources=3</code>, dengan bilangan bulat dari 1 sampai { $high }.
hint-severity_value = 💡 Tulis <code>severity&gt;=important</code> atau <code>severity=critical</code>; tingkatnya info, important, dan critical.
hint-conditions_agree = 💡 Tidak ada peristiwa yang memenuhinya bersama syarat sebelumnya; pilih salah satu.
hint-distance_range = 💡 Tulis misalnya <code>NEAR/5</code>.
hint-near_sides = 💡 Misalnya <code>(rusuh OR protes) NEAR/5 Almaty</code>; satu kolom di depan semuanya: <code>title:(rusuh NEAR Almaty)</code>.
hint-longer_prefix = 💡 Misalnya <code>protes*</code>.
hint-longer_typo = 💡 Misalnya <code>Tokayev~</code>.
hint-re2_syntax = 💡 Ekspresi mengikuti RE2: tanpa look-around, tanpa rujukan balik, hitungan sampai 1000.
hint-split_rule = 💡 Buatlah dua aturan.
hint-fewer_paren = 💡 Hapus tanda kurung yang tidak berpengaruh.

## Catatan untuk aturan yang terbaca

warning-mixed_operators = 💡 AND mengikat lebih dulu daripada OR; ini dibaca sebagai <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } hanya cocok dengan tulisan huruf besar; tulis <code>{ $lower }</code> agar huruf kecil juga cocok.
warning-not_covers_one = 💡 Hanya { $excluded } yang dikecualikan; { $kept } wajib ada. Untuk mengecualikan keduanya: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } bukan bagian kata dan tidak berpengaruh di sini.
warning-lowercase_operator = 💡 { $word } dibaca sebagai kata; operatornya ditulis <code>{ $operator }</code>.
warning-address = 💡 { $host } dicari sebagai kata; untuk mengikuti satu penerbit, tulis <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word } terlalu pendek untuk salah ketik; pada 4 dan 5 huruf hanya huruf besar yang boleh tertukar.
warning-also_matches = 💡 Juga cocok: { $words }. Untuk bentuk yang persis sama, tulis =kata.
warning-known_names = 💡 Dalam semua bahasa: { $pairs }
warning-broad = 💡 <code>{ $field }</code> saja mengirim semua berita di sana.

## Menu perintah, seperti tampil di Telegram

menu-rules = Aturan Anda
menu-add = Buat aturan
menu-test = Coba aturan pada hari-hari terakhir
menu-why = Mengapa kabar datang, atau tidak
menu-feeds = Kanal yang saya baca untuk Anda
menu-addfeed = Tambah kanal sendiri
menu-language = Bahasa saya
menu-timezone = Zona waktu Anda
menu-stop = Berhenti mengirim
menu-help = Yang bisa saya lakukan

## Bila obrolan menulis lebih cepat daripada yang boleh saya jawab

too-many-messages = Anda menulis lebih cepat daripada yang boleh saya jawab. Semua yang Anda minta sudah saya kerjakan, hanya sebagian jawabannya saya lewati; /rules menunjukkan keadaan sekarang.

## Apa yang akan dikirim sebuah aturan

test-usage = Tulis aturan yang ingin dicoba di belakang perintah, misalnya
    <code>/test kerusuhan AND (Kazakhstan OR CSTO)</code>
test-counting = ⏳ Menghitung apa yang akan dikirimnya …
test-busy = Saya masih menghitung yang terakhir. Mohon tunggu sebentar.
test-crowded = Sedang banyak yang bertanya. Silakan coba lagi dalam satu menit.
test-too-long = Hitungannya terlalu lama, jadi saya hentikan. Coba kata yang lebih jarang, atau tanyakan lagi nanti.
test-not-counted = Saya belum bisa menghitung sekarang. Sudah dicatat; silakan coba lagi nanti.
test-rule = <code>{ $text }</code>
test-sent = { $count ->
        [0] Aturan ini tidak akan mengirim apa pun
       *[other] Aturan ini akan mengirim <b>{ $count } peristiwa</b>
    } dalam { $length } { $unit ->
        [minutes] menit
        [hours] jam
       *[days] hari
    } terakhir.
test-sounding = { $count ->
        [0] Semuanya tanpa suara.
       *[other] { $count } di antaranya bersuara.
    }
test-unmet = { $count } peristiwa lain memuat kata-katanya tetapi tidak memenuhi syarat.
test-earlier = { $count } lagi sudah ada ketika saya pertama kali melihat kanalnya; yang seperti itu tidak saya kirim.
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }

## Jam tenang dan rangkuman

digest-head = 📋 <b>Rangkuman</b>: { $count } berita
digest-quiet = 🌙 <b>Selama jam tenang</b>: { $count } berita
digest-missed = ⏳ <b>Selama saya tidak bisa melihat atau menulis</b>, { $since_at } – { $until_at }: { $count } berita
digest-continued = 📋 <b>Rangkuman</b>, bagian { $number }
digest-more = … { $count } lagi di pesan berikutnya
digest-elsewhere = Tempat lain
digest-turned = Ada perkembangan penting sejak saya memberi tahu Anda.
topic-gone = Topik tempat saya menulis sudah ditutup atau dihapus. Sekarang saya menulis di sini. Agar kembali, buka topiknya, atau buat ulang aturannya di topik lain.
no-rights = Saya tidak boleh menulis di grup tempat Anda menambahkan saya, jadi tidak ada yang saya kirim ke sana. Izinkan saya menulis di sana, dan pengiriman berlanjut dengan sendirinya.
digest-flood = 🌊 <b>Aturan { $number } menemukan sangat banyak.</b> Sampai { $until_at } saya kumpulkan di sini; sejauh ini { $count } berita.
digest-flood-more = … dan { $count } lagi
digest-narrower = Agar lebih sedikit, hapus dengan <code>/remove { $number }</code>, lalu tulis lagi aturannya dengan salah satu ini di akhirnya:
quiet-none = Saya menulis kapan saja. Agar saya tenang di malam hari, tulis misalnya
    <code>/quiet 22:00-06:00</code>
    Jamnya menurut { $timezone } (/timezone).
quiet-now = 🌙 Tenang dari { $begin } sampai { $end } menurut jam { $timezone }. Yang terjadi selama itu saya sampaikan sekaligus di akhirnya.
quiet-critical = { $passes ->
        [yes] 🔴 Yang genting tetap langsung dikirim.
       *[no] 🔴 Yang genting pun menunggu.
    }
quiet-change = Ubah: <code>/quiet 23:00-07:00</code>, atau <code>/quiet off</code>
quiet-unknown = Saya tidak mengerti “{ $wanted }”. Tulis seperti <code>/quiet 22:00-06:00</code>, atau <code>/quiet off</code>
quiet-whole-day = “{ $wanted }” mulai dan berakhir pada jam yang sama. Tulis dua jam yang berbeda, seperti <code>/quiet 22:00-06:00</code>. Untuk tidak menerima apa pun: /stop
digest-none = Setiap berita saya sampaikan begitu terjadi. Untuk menerimanya sekaligus, tulis misalnya
    <code>/digest 07:30</code> (setiap hari), <code>/digest sen 07:30</code> (setiap minggu) atau <code>/digest hourly</code> (setiap jam)
digest-hourly = 📋 Saya sampaikan semuanya sekaligus, setiap jam.
digest-daily = 📋 Saya sampaikan semuanya sekaligus, setiap hari pukul { $time } ({ $timezone }).
digest-weekly = 📋 Saya sampaikan semuanya sekaligus, setiap minggu: { $day }, pukul { $time } ({ $timezone }).
digest-next = Berikutnya: { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 Yang genting tetap langsung dikirim.
       *[no] 🔴 Yang genting pun menunggu.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] langsung
        [hourly] setiap jam
        [daily] setiap hari pukul { $time }
        [weekly] setiap minggu: { $day }, pukul { $time }
       *[at_once] seperti obrolan ini
    }
digest-change = Matikan: <code>/digest off</code>
digest-change-rule = Untuk satu aturan, dengan nomornya: <code>/digest #{ $number } daily</code>
digest-unknown = Saya tidak mengerti “{ $wanted }”. Tulis seperti <code>/digest 07:30</code>, <code>/digest sen 07:30</code>, <code>/digest hourly</code> atau <code>/digest off</code>
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Tanpa jam tenang
button-critical = { $passes ->
        [yes] 🔴 langsung
       *[no] 🔴 ikut menunggu
    }
button-hourly = Setiap jam
button-daily = Harian { $time }
button-weekly = { $day } { $time }
button-digest-off = Tanpa rangkuman
button-schedule = Aturan { $number }: { $schedule ->
        [always] langsung
        [hourly] setiap jam
        [daily] harian
        [weekly] mingguan
       *[at_once] seperti obrolan
    }
menu-quiet = Jam tenang
menu-digest = Berita sekaligus, pada jam tertentu
digest-sources = { $families } sumber

## Dari apa skor sebuah berita disusun, dan apa yang dikatakan balasan

topic-coup = kudeta
topic-terror = teror
topic-conflict = konflik bersenjata
topic-violent-unrest = kerusuhan
topic-disaster = bencana
topic-unrest = unjuk rasa
topic-health = kesehatan
topic-accident = kecelakaan
topic-tremor = gempa kecil
topic-politics = politik
topic-economy = ekonomi
escalator-emergency = keadaan darurat
escalator-martial-law = darurat militer
escalator-curfew = jam malam
escalator-internet-cut = pemutusan internet
escalator-shoot-to-kill = perintah tembak
escalator-foreign-troops = pasukan asing
escalator-coup = kudeta
escalator-leader-out = pemimpin atau pemerintah lengser
escalator-airport-seized = bandara dikuasai
escalator-tsunami-warning = peringatan tsunami
escalator-volcano-alert = status gunung api tertinggi
escalator-evacuation-order = perintah evakuasi
damper-anniversary = peringatan peristiwa lama
damper-opinion = opini
damper-hoax-check = cek fakta
damper-recap = rangkuman
damper-sport = olahraga
score-topic = Topik ({ $what }): { $points }
score-human_cost = Korban ({ $people }): { $points }
score-families = { $families } penerbit independen dalam satu jam: { $points }
score-burst = Lonjakan berita, { $count } butir dalam dua jam ({ $where }, { $what }): { $points }
score-breaking = Ditandai mendesak oleh penerbitnya: { $points }
score-authority = { $tier ->
        [first] Sumber dengan otoritas tertinggi
        [second] Sumber terkemuka
       *[other] Sumber yang dikenal
    }: { $points }
score-magnitude = Magnitudo { $what }: { $points }
score-escalators = Tanda gawat ({ $what }): { $points }
score-damper = Mengurangi bobotnya ({ $what }): { $points }
score-stale = Sudah lebih dari sehari saat diterima: { $points }
score-other = { $what }: { $points }
alert-missing = Hilang: { $figure }
alert-evacuated = Dievakuasi: { $figure }
reply-new_escalator = Perkembangan gawat: { $what }.
reply-toll_first = Ada korban tewas: { $figure }.
reply-toll_rose = Tewas: { $figure }. Sebelumnya { $low }.
reply-toll_fell = Jumlah korban lebih rendah: { $figure } tewas. Sebelumnya { $low }.
reply-toll_withdrawn = Angka { $low } korban tewas tidak berlaku lagi.
reply-new_country = Sudah sampai ke { $where }.
reply-corrected = Ralat dari { $publisher }.
reply-ended = Tidak berlaku lagi: { $what }.

## Mengapa sebuah kabar datang, atau tidak

why-usage = Kirim /why sebagai balasan untuk pesan saya, dan saya jelaskan mengapa pesan itu datang. Atau sebutkan kabar yang tidak sampai, dengan tautan atau beberapa kata judulnya:
    <code>/why https://kabar.example/berita</code>
why-no-alert = Pesan itu bukan tentang satu peristiwa yang masih saya simpan. Coba dengan tautan atau kata-kata judulnya: <code>/why banjir Jakarta</code>
toast-why-gone = Peristiwa itu tidak saya simpan lagi
why-which = Pesan itu memuat beberapa peristiwa. Yang mana yang Anda maksud?
button-story = { $title }
button-why = Mengapa?
why-found = Aturan Anda nomor { $number }, <code>{ $text }</code>, menemukan kata-kata ini: <b>{ $words }</b>. Kata-kata itu ada di “{ $title }” ({ $publisher }).
why-found-too = Aturan Anda nomor { $number }, <code>{ $text }</code>, menemukan di dalamnya: <b>{ $words }</b>.
why-fits = Aturan Anda nomor { $number }, <code>{ $text }</code>, cocok dengan “{ $title }” ({ $publisher }).
why-more-rules = { $count } aturan Anda yang lain juga cocok.
why-rules-gone = Aturan yang memintanya sudah tidak ada.
why-story = { $count } berita mengabarkannya, dari { $families } sumber independen; yang pertama terbit { $first_at }.
why-copies = { $count } di antaranya mengulang teks yang lain dan tidak dihitung sebagai sumber.
why-thread = Kabar ini datang sebagai balasan karena termasuk peristiwa yang sedang berlangsung.
why-merged = Belakangan ternyata ini peristiwa yang sama dengan “{ $title }”.
why-level = {"\u000A"}{ $level ->
        [critical] Tingkatnya 🔴 <b>genting</b>
        [important] Tingkatnya 🟠 <b>penting</b>
       *[other] Tingkatnya ⚪ <b>kabar biasa</b>
    }: { $score } dari 100 poin.
why-level-stays = Poinnya sudah turun, tetapi tingkat sebuah peristiwa tidak pernah turun.
why-after = { $unit ->
        [moment] seketika
        [seconds] { $length } detik kemudian
        [minutes] { $length } menit kemudian
        [hours] { $length } jam kemudian
       *[days] { $length } hari kemudian
    }
why-decisive = {"\u000A"}Yang membawanya kepada Anda adalah “{ $title }” ({ $publisher }).
why-times = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen }, memutuskan { $decided }, dan mengirimnya { $sent }.
why-times-sent = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen } dan mengirimnya { $sent }.
why-times-seen = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen }.
why-sound-level = Datang dengan suara karena { $level ->
        [critical] genting
       *[other] penting
    }.
why-sound-rule = Datang dengan suara karena aturannya selalu bersuara.
why-silent-level = Datang tanpa suara karena waktu itu masih kabar biasa: hanya yang penting dan genting yang bersuara.
why-silent-rule = Datang tanpa suara karena aturannya tidak pernah bersuara.
why-silent-milder = Datang tanpa suara karena yang lebih gawat sudah dikabarkan kepada Anda.
why-silent-related = Datang tanpa suara karena Anda sudah tahu peristiwanya dari kabar dalam bahasa lain.
why-in-digest = Datang dalam rangkuman, bersama yang lain.
why-edits = Sejak itu pesannya saya ubah { $count } kali karena ada kabar tambahan.
why-replies = { $count } perkembangan saya kabarkan sebagai balasan.
why-held-until = Akan datang { $until_at }.
why-held-back = {"\u000A"}Yang saya tahan, dan sebabnya:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Terbit { $published_at }, saya lihat { $seen_at }.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Saya lihat { $seen_at }; penerbitnya tidak menyebut waktu.
why-told = Sudah saya kabarkan { $sent_at }; untuk tahu sebabnya, balas pesan itu dengan /why.
why-told-deleted = Sudah saya kabarkan { $sent_at }, tetapi pesannya telah dihapus.
why-told-digest = Sudah saya kabarkan { $sent_at }, dalam rangkuman.
why-told-joined = Di sana ini peristiwa yang sama dengan “{ $title }”: berita ini masuk ke pesan itu sebagai sumber tambahan, tanpa pesan sendiri.
why-waits = Sebentar lagi saya kabarkan: pesannya menunggu giliran.
why-waits-again = Pesannya menunggu dikirim: Telegram tidak terjangkau, atau meminta saya menunggu. Saya terus mencoba.
why-not-sent = Kabar ini untuk Anda, tetapi tidak pernah sampai.
why-left-out = Kanal ini Anda lewatkan, jadi aturan Anda tidak memeriksanya. Untuk membacanya lagi: /feeds
why-set-aside = Ada yang salah di pihak saya, tiga kali, jadi saya sisihkan. Pengelola bot ini bisa mencobanya lagi.
why-undecided = Saya masih mengolahnya.
why-no-rules = Anda belum punya aturan, jadi tidak ada yang saya kabarkan. Tulis saja kata-kata yang Anda cari.
why-item-story = { $level ->
        [critical] Tingkatnya 🔴 genting
        [important] Tingkatnya 🟠 penting
       *[other] Tingkatnya ⚪ kabar biasa
    }: { $score } dari 100 poin, { $families } sumber independen.
why-rule-fits = Aturan Anda nomor { $number }, <code>{ $text }</code>, cocok.
why-wants-level = Tetapi aturan itu meminta yang { $level ->
        [critical] genting
       *[other] penting
    }, mulai { $least } poin; yang ini { $score }.
why-wants-sources = Tetapi aturan itu meminta { $least } sumber independen; sejauh ini ada { $count }.
why-near = Aturan Anda nomor { $number } hampir cocok: { $parts }
why-none-near = { $count ->
        [1] Aturan Anda tidak meminta satu pun kata-katanya.
       *[other] Tidak satu pun dari { $count } aturan Anda meminta kata-katanya.
    } Untuk melihatnya: /rules
why-nothing = { $count ->
        [1] Satu-satunya kanal yang saya baca untuk Anda tidak memuatnya.
       *[other] Tidak satu pun dari { $count } kanal yang saya baca untuk Anda memuatnya.
    } Terakhir saya lihat { $looked_at }.
why-nothing-lately = Saya mencari di antara judul { $days } hari terakhir; dengan tautannya, berita yang lebih lama pun saya temukan.
why-nothing-unlooked = Saya membaca { $count } kanal untuk Anda, tetapi belum sempat melihatnya; beri saya beberapa menit.
why-nothing-advice = Kalau Anda tahu situs yang memuatnya, biar saya baca: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = Sudah ada ketika saya pertama kali melihat kanalnya; yang seperti itu tidak saya kabarkan.
why-reason-older_than_rule = Datangnya sebelum aturan dibuat; aturan baru hanya melihat ke depan.
why-reason-no_match = Tidak ada aturan Anda yang meminta kata-katanya.
why-reason-below_level = Mula-mula belum cukup gawat untuk aturan itu.
why-reason-too_few_sources = Mula-mula terlalu sedikit sumber independen untuk aturan itu.
why-reason-condition_passed = Aturan itu meminta jumlah sumber atau tingkat yang persis, dan ini sudah melewatinya.
why-reason-rule_paused = Aturannya sedang dijeda.
why-reason-rule_gone = Aturannya sudah dihapus.
why-reason-feed_left_out = Kanalnya dilewatkan.
why-reason-muted = Anda menyenyapkannya.
why-reason-language_not_read = Bahasanya tidak dibaca di obrolan ini.
why-reason-merged = Ternyata peristiwa yang sama dengan kabar lain; untuk itu tidak ada pesan.
why-reason-chat_closed = Waktu itu saya tidak bisa menulis ke obrolan ini.
why-reason-caught_up = Terlambat, jadi datang bersama hal lain yang terlewat oleh saya.
why-reason-quiet_hours = Itu jam tenang Anda.
why-reason-digest = Disimpan untuk rangkuman Anda.
why-reason-flooded = Aturannya menemukan lebih banyak dari yang boleh saya kirim, jadi ditaruh di satu pesan kumpulan.
why-reason-held = Peristiwanya sedang menunggu rangkuman, yang juga memuat ini.
why-reason-digested = Sudah dikabarkan dalam rangkuman, dan rangkuman tidak diubah lagi.
why-reason-collapsed = Perubahan pesan yang lebih baru juga memuat ini.
why-reason-edit_too_old = Pesannya lebih dari sehari, jadi saya biarkan.
why-reason-reply_too_soon = Baru saja ada balasan; yang ini ikut balasan berikutnya.
why-reason-message_deleted = Pesannya sudah dihapus.
why-reason-set_aside = Gagal tiga kali di pihak saya dan disisihkan.
why-reason-refused = Telegram tidak menerimanya.
why-reason-other = Ada sebab lain yang belum bisa saya jelaskan.

## Apa yang tidak ingin didengar

alert-also = Juga diberitakan dalam: { $languages }
alert-correction = ✏️ Ralat dari { $publisher }:
alert-twin = Ini peristiwa yang sama dengan pesan yang disebut di bawah ini; kabar berikutnya ada di sana.
button-mute = 🔕 Senyapkan
button-mute-story = Kabar ini
button-mute-situation = Ini dan semua yang terkait
button-mute-source = { $publisher }
button-back = ◀ Kembali
button-unmute = 🔔 Dengar lagi
button-lift = 🔔 { $number }
toast-muted-story = Kabar ini tidak akan saya kirim lagi.
toast-muted-situation = Peristiwa ini dan yang terkait tidak akan saya kirim lagi.
toast-muted-source = Kabar dari { $publisher } tidak akan saya kirim lagi.
toast-unmuted = Akan saya kirim lagi.
toast-unmuted-already = Di sini sudah tidak ada yang disenyapkan.
toast-alert-gone = Saya tidak tahu lagi isi pesan ini. /mutes menampilkan apa yang disenyapkan.
mutes-none = Tidak ada yang disenyapkan. Tombol 🔕 di bawah kabar menyenyapkan kabar itu, yang terkait, atau sebuah sumber.
mutes-head = <b>Disenyapkan di sini</b>. Tombol membuatnya terdengar lagi; kabar berakhir dengan sendirinya.
mute-line = { $number }. { $kind ->
        [story] Kabar
        [situation] Peristiwa dan yang terkait
       *[source] Sumber
    }: { $name }
mutes-more = … dan { $count } lagi.
languages-all = Saya kirim kabar dalam semua bahasa. Untuk memilih, tulis misalnya <code>/languages id, en</code>
languages-some = Saya hanya kirim kabar dalam bahasa: { $languages }. Untuk semua tulis <code>/languages all</code>
languages-unknown = Saya tidak kenal bahasa “{ $wanted }”. Tulis misalnya <code>/languages id, en</code>
