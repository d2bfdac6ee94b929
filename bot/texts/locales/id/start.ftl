# HTML Telegram; parameter sudah diamankan.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>Saya { -bot }.</b> Saya memantau { $feeds } kanal berita dan langsung mengabari Anda begitu hal yang Anda minta terjadi: satu pesan untuk satu peristiwa, diperbarui setiap ada sumber baru.
start-packs = Ketuk salah satu paket di bawah: sekali ketuk, langsung aktif. Atau tulis saja yang Anda cari, misalnya
    <code>kerusuhan di Kazakhstan atau CSTO</code>
example-head = 👀 <b>Contohnya</b>, begini tampilan kabar dari paket “{ $name }”:
toast-pack-on = ✓ { $name } aktif
toast-pack-off = { $name } dimatikan
start-settings = Saya memakai { $language } dan waktu { $zone }. Ubah: /language, /timezone.
start-back = Selamat datang kembali. { $rules ->
        [0] Anda belum punya aturan.
       *[other] { $rules } aturan Anda masih berlaku: /rules
    }
access-refused = Bot ini tertutup. Mintalah izin kepada pengelolanya dan berikan nomor ini: <code>{ $chat }</code>
access-full = Bot ini sudah penuh. Silakan hubungi pengelolanya.
group-admins-only = Hanya admin grup ini yang dapat mengubah apa yang saya kirim ke sini.
