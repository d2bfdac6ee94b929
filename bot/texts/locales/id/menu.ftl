## Menu perintah, seperti tampil di Telegram

menu-rules = Aturan Anda
menu-add = Buat aturan
menu-test = Coba aturan pada hari-hari terakhir
menu-why = Mengapa kabar datang, atau tidak
menu-feeds = Kanal yang saya baca untuk Anda
menu-addfeed = Tambah kanal sendiri
menu-language = Bahasa saya
menu-timezone = Zona waktu Anda
menu-stop = Berhenti mengirim
menu-help = Yang bisa saya lakukan
menu-channels = Kirim kabar ke saluran
menu-mutes = Yang Anda senyapkan
menu-privacy = Yang saya simpan tentang Anda
menu-export = Ambil semua data yang saya simpan
menu-erase = Hapus semuanya
menu-aside = Yang disisihkan

profile-description =
    Berita terkini menurut kata-kata Anda sendiri. Saya memantau kanal berita dan mengabari Anda, grup, atau saluran Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru. Tulis kata yang Anda cari, atau ketuk paket siap pakai.
profile-short = Berita terkini menurut kata-kata Anda: satu pesan untuk satu peristiwa.
