## Yang disampaikan pengelola kepada semua

broadcast-ask = 📣 Tulis yang harus saya sampaikan: teks biasa, paling banyak { $limit } karakter. Anda melihatnya dulu dan memilih siapa yang menerima.
broadcast-not-text = Saya hanya dapat meneruskan teks. Tulislah sebagai pesan.
broadcast-too-long = Panjangnya { $length } karakter, paling banyak { $limit }. Kirim yang lebih pendek.
broadcast-text = { $text }
broadcast-stop-them = {"\u000A"}<i>Dari pengelola bot ini. Agar saya tidak mengirim apa-apa lagi: /stop</i>
broadcast-preview = ☝️ Inilah yang akan dilihat orang, tanpa suara, dengan baris terakhir dalam bahasa mereka. { $count ->
        [0] Tidak ada obrolan yang menerimanya.
       *[other] Penerimanya { $count } obrolan.
    } Siapa yang harus saya kabari?
broadcast-busy = Ada yang sedang dikirim:
broadcast-going = 📣 Terkirim: { $sent } dari { $total }.
broadcast-stopping = 📣 Sedang dihentikan. Terkirim: { $sent } dari { $total }.
broadcast-stopped = ⏹ Dihentikan. Terkirim: { $sent } dari { $total }.
broadcast-done = ✅ Selesai. Terkirim: { $sent } dari { $total }.
broadcast-failed = Tidak terjangkau: { $count }.
broadcast-dropped = Baik, saya tidak mengabari siapa pun.
button-aim-all = { $sign }Semua bahasa
button-aim-language = { $sign }{ $name }
button-aim-people = { $sign }Orang
button-aim-groups = { $sign }Grup
button-aim-channels = { $sign }Saluran
button-broadcast-send = 📣 Kirim ke { $count }
button-broadcast-rewrite = ✏️ Ganti teks
button-broadcast-drop = ✖ Jangan kirim
button-broadcast-stop = ⏹ Hentikan
toast-broadcast-begun = Sedang dikirim
toast-broadcast-stopped = Saya hentikan
toast-broadcast-busy = Masih ada yang sedang dikirim: tunggu, atau hentikan dulu.
toast-broadcast-nobody = Tidak ada yang akan menerimanya.
toast-broadcast-gone = Pesan itu sudah dikirim atau dibatalkan.
