## Yang disimpan, diberikan, dan dihapus

privacy =
    Yang saya simpan: nomor obrolan ini, bahasanya, zona waktunya, aturannya, kanal pilihannya, yang disenyapkannya, dan apa yang saya kirim ke sini. Tanpa nama, tanpa pesan selain aturan Anda. /export memberikan semuanya, /erase menghapus semuanya, seketika dan selamanya.
privacy-searches = Kata-kata aturan Anda juga saya cari di { $hosts }: pengelolanya melihat kata-katanya, tetapi tidak tahu milik siapa.
export-head = Ini semua yang saya simpan tentang obrolan ini:
export-data = <pre>{ $data }</pre>
export-long = Masih ada lagi yang tidak muat di sini. Pengelola bot dapat memberikan semuanya sebagai berkas.
erase-ask = Hapus semua yang saya simpan tentang obrolan ini: aturan, pengaturan, dan riwayatnya? Ini tidak dapat dibatalkan.
erase-done = Semuanya sudah dihapus. /start memulai dari awal.
erase-kept = Tidak ada yang dihapus.
button-erase = Ya, hapus
button-keep = Tidak, biarkan
