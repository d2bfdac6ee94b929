## Paket dan aturan

pack-added = ✅ Paket “{ $name }” aktif sebagai aturan { $number }: <code>{ $text }</code>
rule-saved = ✅ Aturan { $number } aktif: <code>{ $text }</code>
rule-exists = Aturan ini sudah ada, nomor { $number }: <code>{ $text }</code>
rule-limit = Satu obrolan paling banyak punya { $limit } aturan. Hapus salah satu dulu: /rules
rule-cancelled = Tidak ada yang disimpan.
rule-usage = Tulis yang Anda cari setelah perintah, misalnya
    <code>/add kerusuhan AND (Kazakhstan OR CSTO)</code>
rules-none = Aturan Anda akan terdaftar di sini. Ketuk paket untuk menyalakannya, atau tulis saja beberapa kata.
rules-head = { $count ->
        [1] <b>Aturan Anda</b>
       *[other] <b>{ $count } aturan Anda</b>
    }
remove-usage = Yang mana? Misalnya <code>/remove { $number }</code>. Aturan Anda: /rules
remove-done = Aturan { $number } dihapus: <code>{ $text }</code>
remove-unknown = Di sini tidak ada aturan { $number }. Aturan Anda: /rules
