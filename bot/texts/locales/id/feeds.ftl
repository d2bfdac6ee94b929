## Kanal yang dibaca sebuah obrolan

feeds-head = <b>Saya membaca { $count } kanal untuk Anda</b>
feeds-none = Belum ada kanal. Tambahkan satu, atau mintalah kepada pengelola bot.
feeds-looked = Terakhir diperiksa { $looked }; { $good } dari { $count } kanal menjawab.
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
feed-line-failing = { $publisher }: { $trouble ->
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
    } sejak { $since_at }; { $count } kali berturut-turut, dicoba lagi { $due_at }
silence-fallen =
    { $count ->
        [1] 🔇 Kanal Anda tidak menjawab sejak { $since_at }. Saya terus mencoba dan memberi tahu begitu berita masuk lagi.
       *[other] 🔇 Tidak satu pun dari { $count } kanal Anda menjawab sejak { $since_at }. Saya terus mencoba dan memberi tahu begitu berita masuk lagi.
    }
silence-over = 🔔 Berita masuk lagi; kanal Anda diam sejak { $since_at }.
feed-gone = 🔇 { $publisher } menyatakan kanalnya sudah dihapus. Sekali sehari saya memeriksa apakah kanal itu kembali; kanal Anda yang lain tetap berjalan.
feed-back = 🔔 { $publisher } kembali: saya membacanya lagi.
button-feed = { $name }
button-follow = Terima semuanya
toast-left-out = Tidak dibaca lagi
toast-read-again = Saya baca lagi
toast-feed-gone = Kanal itu sudah tidak ada di daftar Anda.
ago = { $unit ->
        [moment] baru saja
        [seconds] { $length } detik lalu
        [minutes] { $length } menit lalu
        [hours] { $length } jam lalu
       *[days] { $length } hari lalu
    }
feed-line-paused = { $publisher }: dijeda oleh pengelola bot
feed-row = { $publisher }{ $daily ->
        [unknown] {""}
        [0] , kurang dari satu berita sehari
       *[other] , { $daily } berita sehari
    }
feed-row-left-out = { $publisher }: tidak dibaca
feeds-legend = ✅ menjawab · ⚠️ bermasalah · ⏳ menunggu · ⏸ dijeda · ➖ tidak dibaca · 🔒 milik Anda. Ketuk kanal untuk melihat lebih banyak.
feeds-ask = Kirim alamat situs atau kanalnya, misalnya <code>https://kabar.example</code>
feeds-ask-here = https://
feed-card = <b>{ $publisher }</b>
feed-card-about = { $details }
feed-card-shared = Saya membacanya untuk semua obrolan: { $url }
feed-card-own = Ini kanal Anda sendiri: isinya hanya muncul di obrolan ini.
feed-card-answered = Menjawab { $answered }.
feed-card-pace = Saya periksa tiap { $minutes } menit, { $why ->
        [learnt] sesuai seringnya berita terbit
        [priority] karena penting
        [pushed] dan beritanya langsung dikirim
        [wish] sesuai permintaannya
       *[new] sampai saya mengenalnya
    }{ $daily ->
        [unknown] {""}
        [0] ; kurang dari satu berita sehari
       *[other] ; { $daily } berita sehari
    }.
feed-card-new = Terbaru: “{ $title }”, { $seen }.
feed-card-left-out = Anda memilih untuk tidak membacanya: isinya tidak sampai kepada Anda.
feed-card-removed = 🗑 <b>{ $publisher }</b> tidak saya baca lagi untuk Anda.
button-feed-add = ➕ Tambah
button-feed-out = ➖ Jangan baca
button-feed-in = ↩ Baca lagi
button-feed-remove = 🗑 Hapus
button-feed-undo = ↩ Urungkan
button-feeds-back = ◀ Kanal
toast-feed-full = Anda sudah mencapai batas jumlah kanal sendiri.
