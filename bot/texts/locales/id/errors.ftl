## Mengapa aturan tidak terbaca

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ Di sini tidak ada kata.
error-missing_operand = ❗ “{ $operator }” butuh kata { $side ->
        [before] di depannya
       *[after] di belakangnya
    }.
error-unclosed_paren = ❗ Tanda kurung ini tidak ditutup.
error-unexpected_paren = ❗ Tanda kurung ini tidak punya pembuka.
error-unclosed_quote = ❗ Tanda kutip ini tidak ditutup.
error-unclosed_regex = ❗ Ekspresi ini tidak ditutup.
error-unknown_field = ❗ Kolom “{ $field }” tidak dikenal; yang ada: { $fields }.
error-nested_field = ❗ Kolom “{ $field }” tidak boleh berada di dalam “{ $outer }:”.
error-unknown_region = ❗ Negara atau wilayah “{ $name }” tidak dikenal.
error-unknown_org = ❗ Organisasi “{ $name }” tidak dikenal.
error-unknown_topic = ❗ Topik “{ $name }” tidak dikenal.
error-unknown_language = ❗ Bahasa “{ $name }” tidak dikenal.
error-needs_positive = ❗ Ini akan cocok dengan hampir semua berita: tidak ada kata yang wajib ada.
error-lang_alone = ❗ Bahasa saja akan cocok dengan semua tulisan dalam bahasa itu.
error-condition_place = ❗ Syarat berlaku untuk seluruh aturan dan tidak boleh di sini.
error-condition_value = ❗ “{ $condition }” bukan syarat untuk { $name }.
error-conditions_only = ❗ Ini hanya syarat; aturannya tidak punya kata.
error-near_distance = ❗ Jarak antara { $low } dan { $high }, bukan “{ $distance }”.
error-near_side = ❗ “{ $operator }” menghubungkan kata, frasa, atau kelompok OR dari keduanya; ini bukan.
error-short_prefix = ❗ Tanda * ditulis di akhir kata, setelah sedikitnya { $least } huruf.
error-short_typo = ❗ Tanda ~ ditulis di akhir kata, setelah sedikitnya { $least } huruf.
error-bad_regex = ❗ Ekspresi ini tidak terbaca: { $reason }.
error-regex_too_long = ❗ Ekspresi paling panjang { $limit } karakter; yang ini { $count }.
error-too_long = ❗ Aturan paling panjang { $limit } karakter; yang ini { $count }.
error-too_deep = ❗ Tanda kurung paling dalam { $limit } tingkat; yang ini lebih dalam.
error-too_many_terms = ❗ Aturan paling banyak punya { $limit } kata; ini sudah lebih satu.
error-too_many_prefixes = ❗ Aturan paling banyak punya { $limit } kata dengan *; ini sudah lebih satu.
error-too_many_regexes = ❗ Aturan paling banyak punya { $limit } ekspresi; ini sudah lebih satu.
error-too_many_not = ❗ Aturan paling banyak mengecualikan { $limit } kata; ini sudah lebih satu.
