## Untuk yang menjalankan bot

help-operator =
    Untuk Anda sebagai pengelola bot ini: /operator
operator-menu = 🛠 <b>Untuk pengelola bot</b>
operator-summary = Obrolan aktif: { $chats }. Kanal yang menjawab: { $good } dari { $count }. Pesan menunggu: { $waiting }.
operator-trouble = ⚠️ Kanal bermasalah: { $feeds }. Disisihkan: { $aside }.
button-operator-back = ◀ Kembali
button-op-counts = 📊 Jumlah
button-op-feeds = 📰 Kanal
button-op-errors = ⚠️ Masalah
button-op-aside = 🗃 Disisihkan
button-op-broadcast = 📣 Siaran
button-op-invites = 🎟 Undangan
counts-head = <b>Jumlah</b>
counts-chats = { $standing ->
        [open] Obrolan aktif
        [stopped] Berhenti
        [blocked] Memblokir saya
        [kicked] Mengeluarkan saya
        [deactivated] Akun dihapus
        [not_found] Tidak ditemukan
        [no_rights] Tidak mengizinkan saya menulis
       *[moved] Pindah
    }: orang { $people }, grup { $groups }, saluran { $channels }
counts-rules = Aturan: { $rules }, yang berbeda: { $queries }
counts-feeds = Kanal untuk semua: menjawab { $answering }, bermasalah { $failing }, dijeda { $paused }, dihapus { $gone }; milik obrolan: { $private }
counts-day = Dalam 24 jam: berita { $items }, kabar { $alerts }
counts-waiting = Menunggu: pesan { $waiting }, pembaruan { $updates }; disisihkan: { $aside }
counts-decided = Dari terlihat sampai diputuskan: separuh dalam { $half } detik, 99 dari 100 dalam { $most } detik
counts-sent = Dari diputuskan sampai terkirim: separuh dalam { $half } detik, 99 dari 100 dalam { $most } detik
errors-none = ✅ Semua baik: semua kanal menjawab, dan dalam 24 jam setiap pesan sampai.
errors-feeds = <b>Kanal bermasalah: { $count }</b>
errors-private = Kanal milik obrolan yang bermasalah: { $count }
errors-deliveries = <b>Tidak sampai dalam 24 jam</b>
errors-delivery = { $what ->
        [send] Kabar
        [reply] Kabar lanjutan
        [edit] Pembaruan
        [digest] Rangkuman
        [notice] Pemberitahuan
       *[answer] Jawaban
    }: { $count }; { $cause ->
        [chat_closed] obrolannya tertutup bagi saya
        [refused] ditolak Telegram
        [message_deleted] pesannya sudah dihapus
       *[other] sebab lain
    }, terakhir { $seen }
errors-aside = <b>Disisihkan: { $count }</b>
errors-more = dan { $count } lagi
aside-none = Tidak ada yang disisihkan.
aside-line = { $kind } { $row }: { $error }, { $seen }
button-retry = ↻ { $kind } { $row }
toast-retried = Saya coba lagi
toast-retried-before = Itu sudah tidak disisihkan lagi.
retry-usage = Tulis misalnya <code>/retry revision 12</code>. Daftarnya: /aside
retry-done = { $kind } { $row } akan dicoba lagi.
retry-unknown = Tidak ada { $kind } { $row } yang disisihkan. Daftarnya: /aside
operator-feeds = <b>Kanal untuk semua obrolan: { $count }</b>
operator-feed-ask = Kirim alamat situs atau kanal yang harus saya baca untuk semua obrolan. Kalau sudah ada obrolan yang membacanya sendiri, kanal itu menjadi milik semua.
operator-feed-address = { $url }
operator-feed-resume = Kalau dilanjutkan, yang terbit selama jeda tidak dikirim.
operator-feed-removed = 🗑 <b>{ $publisher }</b> tidak dibaca lagi untuk siapa pun.
button-feed-pause = ⏸ Jeda
button-feed-resume = ▶️ Lanjutkan
toast-feed-paused = Dijeda
toast-feed-resumed = Saya baca lagi
toast-feed-as-it-was = Memang sudah begitu.
menu-operator = Untuk pengelola bot
menu-counts = Jumlah
menu-allfeeds = Kanal untuk semua obrolan
menu-errors = Apa yang bermasalah
menu-broadcast = Kabari semua orang
menu-invite = Tautan undangan
