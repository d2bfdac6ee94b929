## Kanal yang dibaca sebuah obrolan

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
button-feed = { $name }
button-follow = Ikuti semuanya
button-leave-out = ✖ { $number }
button-read-again = ↩ { $number }
toast-left-out = Tidak dibaca lagi
toast-read-again = Saya baca lagi
toast-feed-gone = Kanal itu sudah tidak ada di daftar Anda.
