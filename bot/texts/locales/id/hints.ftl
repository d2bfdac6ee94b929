## Apa yang bisa dilakukan

hint-write_a_word = 💡 Tulis yang dicari, misalnya <code>kerusuhan Kazakhstan</code>.
hint-write_and = 💡 Untuk kedua kata, tulis spasi atau <code>AND</code> di antaranya.
hint-write_or = 💡 Untuk salah satunya, tulis <code>OR</code> di antaranya.
hint-quote_operator = 💡 Untuk mencari kata itu sendiri, beri tanda kutip: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Tambahkan ) di akhir kelompok.
hint-remove_paren = 💡 Hapus, atau tambahkan ( di awal kelompok.
hint-close_quote = 💡 Tambahkan " di akhir frasa.
hint-close_regex = 💡 Tambahkan / di akhir ekspresi; garis miring di dalamnya ditulis <code>\/</code>.
hint-use_source = 💡 Untuk mengikuti satu penerbit, tulis <code>source:{ $host }</code>.
hint-quote_colon = 💡 Untuk mencari kata itu sendiri, hilangkan ":" atau beri tanda kutip.
hint-use_condition = 💡 Syarat untuk peristiwa ditulis <code>{ $example }</code>.
hint-one_field = 💡 Kolom tidak bertingkat; tulis satu kolom di depan kelompok.
hint-not_before_field = 💡 Untuk mengecualikan, letakkan tanda hubung di depan: <code>-{ $field }:kata</code>.
hint-nearest = 💡 Maksud Anda <code>{ $nearest }</code>?
hint-use_name = 💡 Tulis sebagai kata biasa untuk mencari kata itu sendiri.
hint-add_positive = 💡 Setiap cabang OR butuh kata, frasa, atau kolom yang wajib ada.
hint-add_to_language = 💡 Tambahkan kata, topik, atau wilayah yang juga wajib ada.
hint-condition_top = 💡 Letakkan di akhir aturan, di luar tanda kurung, tanpa OR atau NOT.
hint-sources_value = 💡 Tulis <code>sources&gt;=3</code>, <code>sources&gt;2</code>, atau <code>sources=3</code>, dengan bilangan bulat dari 1 sampai { $high }.
hint-severity_value = 💡 Tulis <code>severity&gt;=important</code> atau <code>severity=critical</code>; tingkatnya info, important, dan critical.
hint-conditions_agree = 💡 Tidak ada peristiwa yang memenuhinya bersama syarat sebelumnya; pilih salah satu.
hint-distance_range = 💡 Tulis misalnya <code>NEAR/5</code>.
hint-near_sides = 💡 Misalnya <code>(rusuh OR protes) NEAR/5 Almaty</code>; satu kolom di depan semuanya: <code>title:(rusuh NEAR Almaty)</code>.
hint-longer_prefix = 💡 Misalnya <code>protes*</code>.
hint-longer_typo = 💡 Misalnya <code>Tokayev~</code>.
hint-re2_syntax = 💡 Ekspresi mengikuti RE2: tanpa look-around, tanpa rujukan balik, hitungan sampai 1000.
hint-split_rule = 💡 Buatlah dua aturan.
hint-fewer_paren = 💡 Hapus tanda kurung yang tidak berpengaruh.
