## Pengaturan

settings-head = ⚙️ <b>Pengaturan</b>
settings-language = 🌐 Saya memakai { $name }
settings-zone = 🕑 Waktu { $timezone }, sekarang pukul { $time }
settings-quiet = 🌙 Tenang dari { $begin } sampai { $end }
settings-quiet-none = 🌙 Tanpa jam tenang
settings-digest-none = 📋 Setiap berita langsung
settings-digest-hourly = 📋 Sekaligus, setiap jam
settings-digest-daily = 📋 Sekaligus, setiap hari pukul { $time }
settings-digest-weekly = 📋 Sekaligus, setiap minggu: { $day }, pukul { $time }
settings-reading = 🗣 Berita dalam: { $languages }
settings-reading-all = 🗣 Berita dalam semua bahasa
settings-mutes = 🔕 { $count ->
        [0] Tidak ada yang disenyapkan
       *[other] { $count } disenyapkan
    }
button-settings = ⚙️ Pengaturan
button-open-language = 🌐 Bahasa
button-open-zone = 🕑 Zona waktu
button-open-quiet = 🌙 Jam tenang
button-open-digest = 📋 Rangkuman
button-open-reading = 🗣 Bahasa berita
button-open-mutes = 🔕 Disenyapkan
button-open-privacy = 🔒 Privasi
menu-settings = Pengaturan
language-choose = Anda ingin saya memakai bahasa apa?
language-set = Sekarang saya berbahasa Indonesia.
language-unknown = Saya tidak bisa berbahasa “{ $wanted }”. Yang saya bisa: id, en, ru, dan kk.
button-chosen = ✓ { $name }
button-free = { $name }
timezone-now = 🕑 Saya memakai waktu { $zone }; di sana sekarang pukul { $time }.
timezone-how = Untuk mengubahnya, tulis kota Anda, atau beri tahu saya lokasi Anda. Saya mencari zonanya sekali saja dan tidak menyimpan lokasinya.
timezone-ask = 🕑 Tulis kota Anda, misalnya Surabaya, Makassar, atau New York. UTC+7 juga bisa.
timezone-placeholder = Kota Anda
timezone-share-ask = Tekan tombol di bawah, dan Telegram mengirimkan lokasi Anda kepada saya. Saya mencari zona waktunya dan tidak menyimpan yang lain.
timezone-set = 🕑 Sekarang saya memakai waktu { $zone }; di sana pukul { $time }.
timezone-which = { $wanted } yang mana?
timezone-unknown = Saya tidak mengenal kota atau zona waktu “{ $wanted }”. Coba kota besar di dekat Anda, atau tulis seperti Asia/Jakarta atau UTC+7.
timezone-unknown-near = Saya tidak mengenal kota atau zona waktu “{ $wanted }”. Maksud Anda { $near }?
timezone-nowhere = Saya tidak tahu zona waktu tempat itu. Tulis saja nama kotanya.
button-write-city = ✍️ Tulis kota
button-share-place = 📍 Lokasi saya
button-share-now = 📍 Kirim lokasi saya
button-no-place = Tidak usah
timezone-kept = Baik, zona waktunya tetap.
button-city = { $city }, { $country } · { $time }
button-zone-time = { $name } · { $time }
languages-all = 🗣 Saya mengirim berita dalam semua bahasa. Ketuk satu bahasa untuk meniadakannya.
languages-some = 🗣 Saya hanya mengirim berita dalam bahasa: { $languages }.
languages-unknown = Saya tidak mengenal bahasa “{ $wanted }”. Tulis misalnya <code>/languages id, en</code>
button-read = { $on ->
        [yes] ☑ { $name }
       *[no] ☐ { $name }
    }
button-languages-all = Semua bahasa
