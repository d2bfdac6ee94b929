## Apa yang tidak ingin didengar

alert-also = Juga diberitakan dalam: { $languages }
alert-correction = ✏️ Ralat dari { $publisher }:
alert-twin = Ini peristiwa yang sama dengan pesan yang disebut di bawah ini; kabar berikutnya ada di sana.
button-mute = 🔕 Senyapkan
button-mute-story = 🔕 Kabar ini
button-mute-situation = 🔕 Ini dan yang terkait
button-mute-source = 🔕 { $publisher }
button-back = ◀ Kembali
button-unmute = 🔔 Kirim lagi
button-lift = 🔔 { $number }
toast-muted-story = Kabar ini tidak akan saya kirim lagi.
toast-muted-situation = Peristiwa ini dan yang terkait tidak akan saya kirim lagi.
toast-muted-source = Kabar dari { $publisher } tidak akan saya kirim lagi.
toast-unmuted = Akan saya kirim lagi.
toast-unmuted-already = Di sini sudah tidak ada yang disenyapkan.
toast-alert-gone = Saya tidak tahu lagi isi pesan ini. /mutes menampilkan apa yang disenyapkan.
mutes-none = Tidak ada yang disenyapkan. Tombol 🔕 di bawah kabar menyenyapkan kabar itu, yang terkait, atau sebuah sumber.
mutes-head = <b>Disenyapkan di sini</b>. Ketuk 🔔 agar dikirim lagi; untuk kabar, ini berakhir bersama kabarnya.
mute-line = { $number }. { $kind ->
        [story] Kabar
        [situation] Peristiwa dan yang terkait
       *[source] Sumber
    }: { $name }
mutes-more = … dan { $count } lagi.
