## Perintah lain

help =
    <b>Tulis saja kata-kata</b>, saya jadikan aturan. Selebihnya dengan tombol:
    /rules: aturan Anda: ubah, jeda, bagikan, hapus
    /feeds: kanal yang saya baca untuk Anda; /addfeed menambahkan kanal Anda sendiri
    /settings: bahasa, zona waktu, jam tenang, rangkuman, yang disenyapkan, data Anda
    /channels: kabar di saluran Telegram Anda
    /stats: yang saya kabarkan, dalam angka
    /why: sebagai balasan untuk kabar, mengapa kabar itu datang; dengan tautan atau kata, mengapa tidak datang
    /stop: berhenti mengirim; /start melanjutkannya
    Dengan kata-kata juga bisa: /add, /test <i>aturan</i>; /remove <i>nomor</i>; /quiet, /digest <i>waktu</i>; /timezone <i>kota</i>; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ kabar biasa, tanpa suara; 🟠 penting; 🔴 genting.
help-language =
    Spasi berarti kedua kata harus ada: <code>kerusuhan Almaty</code>. <code>OR</code> atau <code>ATAU</code> berarti salah satu, <code>NOT</code>, <code>BUKAN</code>, atau <code>-</code> berarti tanpa, <code>"…"</code> kata-kata ini berurutan, <code>kata*</code> awal kata. <code>region:KZ</code> adalah tempat, <code>org:CSTO</code> organisasi, <code>topic:unrest</code> topik, dalam semua bahasa.
stop-done = Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
unknown-command = Saya tidak mengenal { $command }. Yang bisa saya lakukan: /help
not-text = Saya hanya mengerti teks. Tulis kata yang Anda cari, atau lihat /help.
apology = Ada yang salah di pihak saya dan permintaan itu tidak terlaksana. Ini sudah dicatat; silakan coba lagi nanti.
