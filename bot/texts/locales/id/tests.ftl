## Apa yang akan dikirim sebuah aturan

test-usage = Tulis aturan yang ingin dicoba di belakang perintah, misalnya
    <code>/test kerusuhan AND (Kazakhstan OR CSTO)</code>
test-crowded = Sedang banyak yang bertanya. Silakan coba lagi dalam satu menit.
test-too-long = Hitungannya terlalu lama, jadi saya hentikan. Coba kata yang lebih jarang, atau tanyakan lagi nanti.
test-not-counted = Saya belum bisa menghitung sekarang. Sudah dicatat; silakan coba lagi nanti.
test-rule = <code>{ $text }</code>
test-sent = { $count ->
        [0] Aturan ini tidak akan mengirim apa pun
       *[other] Aturan ini akan mengabarkan <b>{ $count } peristiwa</b>
    } dalam { $length } { $unit ->
        [minutes] menit
        [hours] jam
       *[days] hari
    } terakhir.
test-sounding = { $count ->
        [0] Semuanya tanpa suara.
       *[other] { $count } di antaranya bersuara.
    }
test-unmet = { $count } peristiwa lain memuat kata-katanya tetapi tidak memenuhi syarat.
test-earlier = { $count } lagi sudah ada ketika saya pertama kali melihat kanalnya; yang seperti itu tidak saya kirim.
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }
test-sample-linked = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } <a href="{ $item_link }">{ $title }</a> · <i>{ $publisher }</i>, { $published_at }
