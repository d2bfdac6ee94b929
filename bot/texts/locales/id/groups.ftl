## Yang berbeda bila pembacanya bukan satu orang

rules-none-group = Di sini belum ada aturan. Ketuk salah satu paket, atau kirim <code>/add kerusuhan Almaty</code>.
rules-none-channel = Saluran ini belum punya aturan. Ketuk salah satu paket, atau kembali dan tambahkan dengan kata-kata Anda sendiri.
help-group =
    <b>Di grup saya mendengar perintah dan balasan untuk pesan saya.</b> Admin grup yang mengatur saya; semua anggota boleh bertanya dengan /why.
    /add <i>aturan</i>: aturan baru, atau tulis kata-katanya sebagai balasan untuk pesan saya
    /rules: aturan di sini: ubah, jeda, bagikan, hapus
    /feeds: kanal yang saya baca untuk grup ini; /addfeed menambahkan kanal sendiri
    /settings: bahasa, zona waktu, jam tenang, rangkuman, yang disenyapkan
    /stats: yang saya kabarkan di sini, dalam angka
    /why: sebagai balasan untuk kabar, mengapa kabar itu datang; dengan tautan atau kata, mengapa tidak datang
    /stop: berhenti mengirim; /start melanjutkannya
    ⚪ kabar biasa, tanpa suara; 🟠 penting; 🔴 genting.
broadcast-in-channel = {"\u000A"}<i>Dari pengelola bot yang mengirim kabar di sini.</i>
