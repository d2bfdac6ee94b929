## Menambah kanal

addfeed-usage = Kirim satu alamat situs atau kanalnya, misalnya <code>https://kabar.example</code>
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
addfeed-status = Server menjawab { $address } dengan pesan galat. Periksa alamatnya.
addfeed-no-feed = Saya tidak menemukan kanal di { $address }. Kalau situs itu punya kanal, berikan alamat kanalnya sendiri.
toast-offer-gone = Pilihan itu sudah kedaluwarsa. Silakan tambahkan kanalnya lagi.
addfeed-paused = ⏸ Pengelola bot menjeda <b>{ $title }</b>. Saya membacanya untuk Anda begitu jedanya selesai.
addfeed-for-all = ✅ Mulai sekarang saya membaca <b>{ $title }</b> untuk semua obrolan.
addfeed-for-all-already = Saya sudah membaca <b>{ $title }</b> untuk semua obrolan.
