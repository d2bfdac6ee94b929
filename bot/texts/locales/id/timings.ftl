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
digest-narrower = Agar lebih sedikit, ubah aturan { $number } (/rules) dan tambahkan salah satu ini di akhirnya:
quiet-none = 🌙 Saya menulis kapan saja. Pilih jam tenang, menurut waktu { $timezone }, atau tulis sendiri.
quiet-now = 🌙 Tenang dari { $begin } sampai { $end }, waktu { $timezone }. Yang terjadi selama itu saya sampaikan sekaligus di akhirnya.
quiet-critical = { $passes ->
        [yes] 🔴 Yang genting tetap langsung dikirim.
       *[no] 🔴 Yang genting pun menunggu.
    }
quiet-unknown = Saya tidak mengerti “{ $wanted }”. Tulis seperti <code>22:00-06:00</code> atau <code>10 malam sampai 6 pagi</code>, atau <code>mati</code>.
quiet-whole-day = “{ $wanted }” mulai dan berakhir pada jam yang sama. Tulis dua jam yang berbeda, seperti <code>/quiet 22:00-06:00</code>. Untuk tidak menerima apa pun: /stop
digest-none = 📋 Setiap berita saya sampaikan begitu terjadi. Pilih waktunya kalau ingin menerimanya sekaligus.
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
digest-unknown = Saya tidak mengerti “{ $wanted }”. Tulis seperti <code>7:30</code>, <code>Senin 9 pagi</code>, <code>setiap jam</code>, atau <code>mati</code>.
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Tanpa jam tenang
button-critical = { $passes ->
        [yes] ☑ 🔴 langsung
       *[no] ☐ 🔴 langsung
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
quiet-ask = 🌙 Tulis dari jam berapa sampai jam berapa, misalnya <code>22-6</code> atau <code>10 malam sampai 6 pagi</code>. <code>mati</code> mengakhiri jam tenang.
digest-ask = 📋 Tulis kapan, misalnya <code>7:30</code> (setiap hari), <code>Senin 9 pagi</code>, atau <code>setiap jam</code>. <code>mati</code> mengakhiri rangkuman. Untuk satu aturan, tulis nomornya di depan: <code>#2 18:00</code>
button-write-time = ✍️ Tulis jamnya
