## Grup

group-welcome =
    👋 <b>Saya { -bot }.</b> Saya memantau { $feeds } kanal berita dan langsung menulis di sini begitu hal yang diminta grup ini terjadi: satu pesan untuk satu peristiwa, selalu diperbarui.
group-setup = Admin grup ini yang mengatur saya: ketuk salah satu paket, atau kirim <code>/add kerusuhan Almaty</code>. Semua anggota boleh bertanya dengan /why.
group-topics = Di grup dengan topik, kirimlah di topik yang akan menerima kabar. Setiap topik punya aturannya sendiri.
group-back = Saya kembali. { $rules ->
        [0] Di sini belum ada aturan.
       *[other] { $rules } aturan di sini masih berlaku: /rules
    }
toast-admins-only = Hanya admin yang dapat mengubahnya. Admin anonim? Jadikan saya admin juga, atau kirim perintah.

## Saluran

channel-head = 📢 <b>{ $title }</b>
button-channel = 📢 { $title }
button-channel-back = ◀ { $title }
button-channels = ◀ Saluran
button-add-channel = 📢 Ke saluran
button-choose-channel = 📢 Pilih saluran
button-not-now = Nanti saja
button-channel-rules = 📋 Aturan
button-channel-add = ➕ Aturan baru
button-channel-leave = 🗑 Berhenti kirim
button-channel-sure = Ya, berhenti
channels-none = Saya juga bisa mengirim kabar ke saluran. Anda harus admin di sana yang boleh memposting; saya menjadi admin begitu Anda memilih salurannya.
channels-head = <b>Saya mengirim kabar ke { $count } saluran Anda.</b> Ketuk untuk mengaturnya.
channels-in-private = Saluran diatur di obrolan pribadi dengan saya.
channel-choose = Saluran mana yang akan menerima kabar? Pilih dengan tombol di bawah: saya menjadi admin di sana, untuk memposting kabar dan memperbaruinya.
channel-not-chosen = Baik, tanpa saluran. Kapan saja Anda mau: /channels
channel-unasked = Saya tidak bisa mengirim kabar ke sana. Silakan pilih saluran: /channels
channel-granted = ✅ <b>{ $title }</b> siap. Anda mengaturnya di sini; pembacanya hanya melihat kabar.
channel-let-me-in = Saya belum menjadi admin <b>{ $title }</b>. Jadikan saya admin yang boleh memposting pesan, lalu pilih lagi.
channel-let-me-post = Di <b>{ $title }</b> saya admin, tetapi belum boleh memposting. Izinkan saya memposting pesan, lalu pilih lagi.
channel-not-yours = Hanya admin <b>{ $title }</b> yang boleh memposting di sana yang dapat mengaturnya. Mintalah hak itu kepada pemiliknya, lalu pilih lagi.
channel-state = { $count ->
        [0] Belum ada aturan: tidak ada yang dikirim ke sana.
       *[other] { $count } aturan.
    } Bahasa: { $language }. Waktu: { $timezone }.
channel-ask-words = Tulis kata-kata yang beritanya akan diterima saluran ini, misalnya
    <code>kerusuhan Almaty</code>
channel-ask-leave = Apakah saya berhenti mengirim ke sana? { $alone ->
        [yes] Tidak ada orang lain yang mengaturnya, jadi aturannya dihapus.
       *[no] Ada orang lain yang mengaturnya: saluran dan aturannya tetap pada mereka.
    }
channel-left = { $alone ->
        [yes] Saya tidak mengirim ke sana lagi, dan aturannya sudah dihapus. Anda boleh mengeluarkan saya dari adminnya.
       *[no] Anda tidak mengaturnya lagi. Saluran dan aturannya tetap pada admin lain.
    }
channel-dropped = Anda tidak boleh memposting di <b>{ $title }</b> lagi, jadi Anda tidak bisa mengaturnya lagi. { $alone ->
        [yes] Tidak ada orang lain yang mengaturnya, jadi sekarang tidak ada yang saya kirim ke sana. Aturannya disimpan: siapa pun yang boleh memposting di sana dapat memilihnya lagi dengan /channels.
       *[no] Admin lain melanjutkannya.
    }
channel-shut = Saya tidak boleh memposting di <b>{ $title }</b> lagi, jadi tidak ada yang saya kirim ke sana. Aturannya disimpan. Jadikan saya admin di sana yang boleh memposting, dan pengiriman berlanjut dengan sendirinya.
channel-again = Saya boleh memposting di <b>{ $title }</b> lagi. Aturannya masih berlaku, dan kabar dikirim ke sana mulai sekarang.
channel-set-me-up = Anda menjadikan saya admin <b>{ $title }</b>. Pilih saluran itu, lalu tentukan kabar apa yang akan diterimanya.
channel-erase = { $count } saluran yang hanya Anda atur ikut dihapus bersama aturannya.
channel-goes-on = { $count } saluran Anda tetap menerima kabar. Untuk menghentikannya: /channels
channel-why = Dikirim karena: { $text }
channel-why-unknown = Alasan kabar ini dikirim sudah tidak diketahui.
toast-channel-gone = Saluran itu tidak termasuk saluran Anda lagi: /channels
toast-channel-shut = Saya tidak boleh memposting di saluran itu lagi. Jadikan saya admin di sana yang boleh memposting.
toast-channel-dropped = Anda tidak boleh memposting di saluran itu lagi, jadi Anda tidak bisa mengaturnya.
toast-channels-full = Anda sudah punya { $limit } saluran; itu batasnya.
channel-admins-only = Hanya admin saluran ini yang dapat mengubah apa yang saya kirim ke sini.
button-open-channels = 📢 Saluran
privacy-channels = Untuk saluran yang Anda atur, saya juga menyimpan judulnya dan bahwa Anda boleh memposting di sana; hal itu sesekali saya tanyakan kepada Telegram.
