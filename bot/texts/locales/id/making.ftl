## Rules in the making

making-understood = 🔎 <b>Saya pahami:</b> { $words }
making-rule = <code>{ $text }</code>
making-counting = ⏳ Menghitung apa yang akan dikirim aturan ini …
making-uncounted = Sekarang banyak yang harus saya hitung. Aturannya tetap bisa disimpan.
making-and = DAN
making-or = ATAU
making-name = { $kind ->
        [region] tempat
        [org] organisasi
       *[topic] topik
    } { $name } (dalam semua bahasa)
making-word = kata “{ $word }”
making-word-also = kata “{ $word }” (juga cocok: { $others })
making-without = tanpa “{ $word }”
making-titles = hanya di judul
making-level = { $level ->
        [critical] hanya yang genting
       *[important] yang penting dan genting
    }
making-ask-without = Kata mana yang tidak boleh ada? Ketuk salah satu, atau tulis; beberapa kata dipisah koma.
making-ask-text = Silakan tulis teks yang baru. Sekarang:
    <code>{ $text }</code>
making-ask-text-reply = Silakan tulis teks yang baru sebagai balasan untuk pesan ini.
save-undone = ↩ Tidak jadi disimpan: <code>{ $text }</code>
button-see-rules = 📋 Aturan
button-undo-save = ↩ Urungkan
button-save-again = Simpan lagi
button-draft-join = { $how ->
        [all] Semua harus ada
        [any] Salah satu cukup
       *[mixed] Seperti ditulis
    }
button-draft-titles = { $on ->
        [yes] ☑ Hanya judul
       *[no] ☐ Hanya judul
    }
button-draft-turn = { $on ->
        [yes] ☑ { $name }: semua bahasa
       *[no] ☐ { $word }: semua bahasa
    }
button-draft-level = { $level ->
        [critical] 🔴 Hanya genting
        [important] 🟠 Penting dan genting
       *[info] ⚪ Semua tingkat
    }
button-draft-without = ➖ Kecualikan kata
button-draft-text = ✏️ Ubah teks
button-draft-leave = ➖ { $word }
button-draft-take = ↩ { $word }
button-draft-back = ◀ Kembali
toast-draft-changed = Ini sudah berubah. Silakan lihat lagi.
toast-draft-full = Itu terlalu banyak untuk satu aturan.
toast-save-undone = Diurungkan
