## Yang dikabarkan belakangan ini, dalam angka dan gambar

stats-no-rules = 📊 Di sini belum ada aturan, jadi belum ada yang saya kirim: /rules
stats-head = 📊 { $count ->
        [0] Dalam { $days } hari terakhir tidak ada peristiwa yang dicari aturan Anda.
       *[other] Dalam { $days } hari terakhir saya mengabarkan <b>{ $count }</b> peristiwa.
    }
stats-rule = <code>{ $line }</code> { $count } · { $number }. { $text }
stats-others = <code>{ $line }</code> { $count } · aturan lain
stats-delays = ⏱ Dari terbit sampai ke Anda: separuhnya dalam { $half }, sembilan dari sepuluh dalam { $most }.
stats-looked = 📡 Terakhir saya lihat { $ago }: { $good } dari { $count } kanal menjawab.
stats-unlooked = 📡 { $count ->
        [0] Tidak ada kanal yang saya pantau untuk Anda. Lihat /feeds
       *[other] Ada { $count } kanal yang saya pantau untuk Anda, tetapi belum saya lihat.
    }
stats-silent = ⚠️ Tidak menjawab: { $names }
stats-drawing = 🖼 Gambarnya menyusul …
stats-unsent = Gambarnya tidak dapat dikirim di sini; angkanya ada di atas.
stats-busy = Satu berkas untuk Anda sedang dibuat. Sebentar lagi datang.
button-stats = 📊 Angka
menu-stats = Angka-angka Anda
chart-title = Yang saya kabarkan
chart-subtitle = { $span } · { $timezone }
chart-alerts = Peristiwa per hari
chart-others = aturan lain
chart-delays = Dari terbit sampai ke Anda
chart-half = separuhnya dalam
chart-most = sembilan dari sepuluh dalam
chart-nothing = Belum ada
chart-feeds = Kanal: { $good } dari { $count } menjawab
chart-own-feed = kanal Anda sendiri
chart-more-feeds = dan { $count } lagi
chart-looked = { $ago }
chart-silent = terakhir menjawab { $ago }
chart-unanswered = belum pernah menjawab
chart-unlooked = belum dilihat
