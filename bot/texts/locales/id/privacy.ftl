## Yang disimpan, diberikan, dan dihapus

privacy = 🔒 <b>Yang saya simpan tentang obrolan ini</b>: nomor, bahasa, dan zona waktunya, serta izin masuknya; aturan, pengaturan, dan yang Anda senyapkan; kanal pilihan Anda; apa yang saya kirim ke sini dan alasannya. Tanpa nama, tanpa lokasi, tanpa pesan Anda selain aturan. Riwayat lama terhapus dengan sendirinya.
privacy-searches = Kata-kata aturan Anda juga saya cari di { $hosts }: pengelolanya melihat kata-katanya, tetapi tidak tahu milik siapa.
privacy-ways = Anda bisa meminta semuanya sebagai berkas (/export), atau menghapus semuanya seketika dan selamanya (/erase).
button-export = 📄 Ambil semuanya
button-erase-all = 🗑 Hapus semuanya
export-gathering = ⏳ Mengumpulkan semuanya …
export-nothing = Tidak ada yang saya simpan tentang obrolan ini.
export-done = 📄 Semuanya ada dalam berkas ini.
export-head = 📄 <b>Semua yang saya simpan tentang obrolan ini</b>
export-rules = { $count } aturan
export-alerts = { $count } peristiwa yang saya kabarkan
export-decisions = { $count } keputusan untuk mengabari Anda atau tidak, dengan alasannya
export-mutes = { $count } hal yang disenyapkan
export-also = Juga pengaturan dan kanal Anda, serta keadaan setiap pesan. Berkasnya JSON: dapat dibuka dengan editor apa pun dan dibaca program.
export-newest = Dari daftar yang lebih panjang, isinya { $count } baris terbaru. Pengelola bot dapat memberikan semuanya.
export-refused = Berkasnya tidak dapat dikirim di sini. Pengelola bot dapat memberikannya kepada Anda.
erase-ask = 🗑 <b>Hapus semua yang saya simpan tentang obrolan ini?</b>
erase-rules = { $rules ->
        [0] Pengaturan, yang Anda senyapkan, dan kanal pilihan Anda
       *[other] { $rules } aturan Anda, pengaturan, yang Anda senyapkan, dan kanal pilihan Anda
    }, juga apa yang saya kirim ke sini dan alasannya: semuanya hilang seketika dan tidak dapat dikembalikan siapa pun. Saya tidak akan menulis lagi.
erase-stays = Pesan yang ada di obrolan ini tetap ada sampai Anda sendiri menghapusnya.
erase-done = Semuanya sudah dihapus. /start memulai dari awal.
erase-kept = Tidak ada yang dihapus.
button-erase = Ya, hapus
button-keep = Tidak, biarkan
