## Kartu aturan

card-line = { $number }. <code>{ $text }</code>{ $marks }
    { $bars } { $count }
rules-hint = Batang menunjukkan jumlah kabar per hari selama 7 hari terakhir. Ketuk nomor untuk membuka dan mengubah aturan.
card-head = <b>Aturan { $number }</b>: { $name }
card-text = <code>{ $text }</code>
card-told = { $bars } { $count } kabar dalam 7 hari, { $unit ->
        [moment] yang terakhir baru saja
        [minutes] yang terakhir { $length } menit lalu
        [hours] yang terakhir { $length } jam lalu
       *[days] yang terakhir { $length } hari lalu
    }
card-untold = { $bars } Tidak ada kabar dalam 7 hari
card-level = Tingkat: { $levels ->
        [important] penting dan genting
        [critical] hanya genting
        [only_info] hanya kabar biasa
        [only_important] hanya penting
       *[all] semua
    }
card-sources = Dikirim bila ada paling sedikit { $count } sumber
card-sound = Bunyi: { $sound ->
        [always] selalu
        [never] tidak pernah
       *[by_level] hanya penting dan genting
    }
card-schedule = Waktu: { $schedule ->
        [always] langsung
        [hourly] sekaligus, setiap jam
        [daily] sekaligus, sekali sehari
        [weekly] sekaligus, sekali seminggu
       *[at_once] sama seperti obrolan ini
    }
card-paused = ⏸ Dijeda sampai Anda menyalakannya lagi
card-paused-until = ⏸ Dijeda sampai { $until_at }
card-destination = Dikirim ke: { $name }
card-here = obrolan ini
card-pack = paket “{ $name }”
button-card = ⚙ { $number }
button-rules = ◀ Aturan
button-card-back = ◀ Aturan { $number }
button-level = Tingkat
button-sound = Bunyi
button-pause = ⏸ Jeda
button-resume = ▶ Nyalakan
button-when = Waktu
button-destination = Tujuan
button-test = 🧪 Uji
button-edit = ✏️ Ubah
button-share = ↗ Bagikan
button-delete = 🗑 Hapus
button-undo = ↩ Urungkan
button-share-link = Kirim ke teman
button-level-all = { $mark }Semua
button-level-important = { $mark }🟠 Penting dan genting
button-level-critical = { $mark }🔴 Hanya genting
button-sound-by_level = { $mark }🔔 Bila penting
button-sound-always = { $mark }🔊 Selalu
button-sound-never = { $mark }🔇 Tidak pernah
button-pause-hour = Selama 1 jam
button-pause-tomorrow = Sampai besok 08:00
button-pause-open = Sampai saya nyalakan
button-when-at_once = { $mark }Seperti obrolan
button-when-always = { $mark }Langsung
button-when-hourly = { $mark }Setiap jam
button-when-daily = { $mark }Harian
button-when-weekly = { $mark }Mingguan
button-place = { $name }
card-ask-level = Kabar mana yang dikirim aturan ini?
card-ask-sound = Kapan kabarnya berbunyi?
card-ask-pause = Berapa lama aturan ini dijeda?
card-ask-schedule = Kapan kabarnya dikirim?
card-ask-destination = Ke mana kabarnya dikirim?
card-ask-text = Kirim teks baru untuk aturan { $number }, dengan kata biasa. Teks sekarang:
    <code>{ $text }</code>
card-ask-placeholder = Teks baru
card-reworded = ✅ Aturan { $number } sudah diubah.
card-twin = Aturan itu sudah ada, nomor { $number }: <code>{ $text }</code>
card-moved = ✅ Aturan { $number } kini dikirim ke { $name }, sebagai aturan { $there } di sana.
card-counting = Saya sedang menghitung apa yang akan dikirim aturan { $number } dalam 7 hari terakhir …
card-share = Siapa pun yang membuka tautan ini dapat mengambil aturan { $number } dengan satu ketukan:
    { $link }
card-share-words = Aturan untuk kabar terkini
toast-paused = Dijeda
toast-resumed = Menyala lagi
toast-undone = Kembali seperti semula
toast-undo-gone = Tidak ada lagi yang dapat diurungkan.
toast-twin = Aturan itu sudah ada: nomor { $number }
toast-full = Hanya ada tempat untuk { $limit } aturan. Hapus satu dulu.
toast-rule-too-long = Aturannya akan terlalu panjang.
toast-rule-unreadable = Saya tidak dapat lagi membaca aturan ini. Silakan ubah teksnya.
