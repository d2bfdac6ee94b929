## Apa yang dicari sebuah aturan, dengan kata-kata

query-and = { $left } dan { $right }
query-or = { $left } atau { $right }
query-but = { $left }, tetapi bukan { $right }
query-not = bukan { $part }
query-group = ({ $part })
query-more = { $left } atau { $count } lainnya
query-exact = tepat “{ $part }”
query-prefix = kata yang diawali “{ $part }”
query-typo = { $part } (juga bila salah ketik)
query-phrase = “{ $part }”
query-slop = “{ $part }” (boleh berselang kata)
query-near = { $left } di dekat { $right }
query-ordered = { $left } tak jauh sebelum { $right }
query-regex = pola { $part }
query-source = dari { $part }
query-language = dalam bahasa { $part }
query-title = { $part } di judul
query-summary = { $part } di ringkasan
query-url = { $part } di alamat
query-author = { $part } sebagai penulis
query-category = { $part } sebagai kategori
