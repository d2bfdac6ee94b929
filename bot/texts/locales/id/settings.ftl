## Pengaturan

language-choose = Anda ingin saya memakai bahasa apa?
language-set = Sekarang saya berbahasa Indonesia.
language-unknown = Saya tidak bisa berbahasa “{ $wanted }”. Yang saya bisa: id, en, ru, dan kk.
timezone-now = Saya memakai waktu { $timezone }; di sana sekarang pukul { $time }. Untuk mengubahnya, tulis misalnya
    <code>/timezone Asia/Makassar</code>
timezone-set = Sekarang saya memakai waktu { $timezone }; di sana pukul { $time }.
timezone-unknown = Saya tidak mengenal zona waktu “{ $wanted }”. Tulis seperti Asia/Jakarta atau Asia/Makassar.
timezone-unknown-near = Saya tidak mengenal zona waktu “{ $wanted }”. Maksud Anda { $near }?
