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
