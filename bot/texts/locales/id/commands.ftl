## Perintah lain

help =
    <b>Tulis saja kata-kata</b>, saya jadikan aturan. Atau:
    /add <i>aturan</i>: langsung simpan aturan
    /rules: aturan Anda, dengan tombol hapus
    /remove <i>nomor</i>: hapus satu aturan
    /test <i>aturan</i>: apa yang akan dikirimnya dalam hari-hari terakhir
    /why: mengapa sebuah kabar datang, sebagai balasan untuknya; dengan tautan atau kata, mengapa tidak datang
    /feeds: kanal yang saya baca untuk Anda
    /addfeed <i>alamat</i>: tambah kanal Anda sendiri
    /settings: cara saya menulis, semuanya dengan tombol; /stats: yang saya kabarkan, dalam angka
    /quiet, /digest: kapan saya tenang, dan apa yang saya kirim sekaligus
    /mutes: yang Anda senyapkan; /languages: bahasa yang Anda baca
    /language, /timezone: cara saya menulis kepada Anda
    /stop: berhenti mengirim; /start melanjutkannya
    /privacy, /export, /erase: data yang saya simpan tentang Anda
    ⚪ kabar biasa, 🟠 penting, 🔴 genting: yang pertama datang tanpa suara.
help-language =
    Spasi berarti kedua kata harus ada: <code>kerusuhan Almaty</code>. <code>OR</code> atau <code>ATAU</code> berarti salah satu, <code>NOT</code>, <code>BUKAN</code>, atau <code>-</code> berarti tanpa, <code>"…"</code> kata-kata ini berurutan, <code>kata*</code> awal kata. <code>region:KZ</code> adalah tempat, <code>org:CSTO</code> organisasi, <code>topic:unrest</code> topik, dalam semua bahasa.
stop-done = Saya tidak akan mengirim apa pun lagi. Aturan Anda tetap tersimpan; /start menghidupkan semuanya kembali.
unknown-command = Saya tidak mengenal { $command }. Yang bisa saya lakukan: /help
not-text = Saya hanya mengerti teks. Tulis kata yang Anda cari, atau lihat /help.
apology = Ada yang salah di pihak saya dan permintaan itu tidak terlaksana. Ini sudah dicatat; silakan coba lagi nanti.
