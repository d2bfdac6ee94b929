## Catatan untuk aturan yang terbaca

warning-mixed_operators = 💡 AND mengikat lebih dulu daripada OR; ini dibaca sebagai <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } hanya cocok dengan tulisan huruf besar; tulis <code>{ $lower }</code> agar huruf kecil juga cocok.
warning-not_covers_one = 💡 Hanya { $excluded } yang dikecualikan; { $kept } wajib ada. Untuk mengecualikan keduanya: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } bukan bagian kata dan tidak berpengaruh di sini.
warning-lowercase_operator = 💡 { $word } dibaca sebagai kata; operatornya ditulis <code>{ $operator }</code>.
warning-address = 💡 { $host } dicari sebagai kata; untuk mengikuti satu penerbit, tulis <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word } terlalu pendek untuk salah ketik; pada 4 dan 5 huruf hanya huruf besar yang boleh tertukar.
warning-also_matches = 💡 Juga cocok: { $words }. Untuk bentuk yang persis sama, tulis =kata.
warning-known_names = 💡 Dalam semua bahasa: { $pairs }
warning-broad = 💡 <code>{ $field }</code> saja akan mengirim semua berita tentang itu.
