## More of an alert, and what of it was not wanted

button-options = ⋯
button-unwanted = 👎 Bukan untuk saya
button-more = 🗞 Selengkapnya
button-close = ✖ Tutup
closed = Ditutup.
more-sources = <b>{ $families } sumber</b>
more-source = • <a href="{ $source_link }">{ $publisher }</a> · { $published_at }{ $copied ->
        [yes] {" "}(teks sama)
       *[no] {""}
    }
more-source-bare = • { $publisher } · { $published_at }{ $copied ->
        [yes] {" "}(teks sama)
       *[no] {""}
    }
more-timeline = {"\u000A"}<b>Yang terjadi</b>
line-first = { $line_at } – { $publisher } yang pertama mengabarkan: “{ $title }”
line-joined = { $line_at } – { $publisher }: “{ $title }”
line-copy = { $line_at } – { $publisher } memuat teks yang sama
line-correction = { $line_at } – ✏️ { $publisher } meralat: “{ $title }”
line-toll = { $line_at } – { $what }
line-escalator = { $line_at } – ❗ { $what }
line-ended = { $line_at } – berakhir: { $what }
line-country = { $line_at } – juga: { $what }
line-level = { $line_at } – { $level ->
        [critical] 🔴 menjadi genting
       *[important] 🟠 menjadi penting
    }
line-level-why = {"   "}karena: { $why }
line-skipped = … di antaranya { $count } kabar lagi
line-told = { $line_at } – 📨 saya mengabari Anda
line-told-again = { $line_at } – 📨 saya kabari perkembangannya
line-merged = { $line_at } – “{ $title }” ternyata peristiwa yang sama
button-leave-out-word = ✂ { $word }
button-only-titles = Hanya judul
button-graver = Hanya lebih genting
button-pause-rule = ⏸ Jeda aturan { $number }
button-hush = 🔕 { $publisher }
button-hush-story = 🔕 Kabar ini juga
button-unwanted-rule = Aturan { $number }
unwanted-which = Kabar ini datang dari beberapa aturan. Mana yang keliru?
unwanted-rule = Aturan { $number }: <code>{ $text }</code>
unwanted-words = Kabar ini datang dari aturan { $number } (<code>{ $text }</code>) karena kata: { $words }
unwanted-fits = Kabar ini datang dari aturan { $number } (<code>{ $text }</code>): seluruh isinya cocok.
unwanted-ask = Apa yang mulai sekarang tidak perlu dikirim?
unwanted-left-out = ✂ Kabar dengan kata “{ $word }” tidak akan saya kirim lagi.
unwanted-titles = Kata-katanya kini hanya dicari di judul.
unwanted-graver = { $level ->
        [critical] Kini hanya kabar genting yang saya kirim.
       *[important] Kini hanya kabar penting dan genting yang saya kirim.
    }
unwanted-paused = ⏸ Aturan { $number } dijeda sampai Anda menyalakannya: <code>{ $text }</code>
unwanted-hushed = 🔕 Tidak ada lagi kabar dari { $publisher }, apa pun aturannya.
unwanted-story = 🔕 Kabar ini pun tidak akan saya kirim lagi.
toast-rules-gone = Aturan untuk kabar ini sudah tidak ada.
toast-choice-gone = Pilihan itu sudah tidak berlaku.
toast-not-here = Di saluran, semua pembaca akan melihatnya. Atur saluran di obrolan kita berdua.
