## Tombol dan jawabannya

button-save = Simpan
button-cancel = Batal
button-previous = ◀
button-next = ▶
button-open = Buka
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $timezone }
toast-gone = Tombol ini sudah tidak berlaku. Silakan mulai lagi: /rules
toast-refused = Bot ini tertutup.
toast-removed = Dihapus
toast-saved = Tersimpan
toast-cancelled = Baik
