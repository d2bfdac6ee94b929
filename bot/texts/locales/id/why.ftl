## Mengapa sebuah kabar datang, atau tidak

why-usage = Kirim /why sebagai balasan untuk pesan saya, dan saya jelaskan mengapa pesan itu datang. Atau sebutkan kabar yang tidak sampai, dengan tautan atau beberapa kata judulnya:
    <code>/why https://kabar.example/berita</code>
why-no-alert = Saya tidak tahu lagi peristiwa mana yang dimaksud pesan itu. Coba dengan tautan atau kata-kata judulnya: <code>/why banjir Jakarta</code>
toast-why-gone = Peristiwa itu tidak saya simpan lagi
why-which = Pesan itu memuat beberapa peristiwa. Yang mana yang Anda maksud?
button-story = { $title }
button-why = Mengapa?
why-found = Aturan Anda nomor { $number }, <code>{ $text }</code>, menemukan kata-kata ini: <b>{ $words }</b>. Kata-kata itu ada di “{ $title }” ({ $publisher }).
why-found-too = Aturan Anda nomor { $number }, <code>{ $text }</code>, menemukan di dalamnya: <b>{ $words }</b>.
why-fits = Aturan Anda nomor { $number }, <code>{ $text }</code>, cocok dengan “{ $title }” ({ $publisher }).
why-more-rules = { $count } aturan Anda yang lain juga cocok.
why-rules-gone = Aturan yang memintanya sudah tidak ada.
why-quick = ⏱ Sampai kepada Anda { $span } setelah terbit.
why-quick-undated = ⏱ Sampai kepada Anda { $span } setelah saya melihatnya.
why-story = { $count } berita mengabarkannya, dari { $families } sumber independen; yang pertama terbit { $first_at }.
why-copies = { $count } di antaranya mengulang teks yang lain dan tidak dihitung sebagai sumber.
why-thread = Kabar ini datang sebagai balasan karena termasuk peristiwa yang sedang berlangsung.
why-merged = Belakangan ternyata ini peristiwa yang sama dengan “{ $title }”.
why-level = {"\u000A"}{ $level ->
        [critical] Tingkatnya 🔴 <b>genting</b>
        [important] Tingkatnya 🟠 <b>penting</b>
       *[other] Tingkatnya ⚪ <b>kabar biasa</b>
    }: { $score } dari 100 poin.
why-level-stays = Poinnya sudah turun, tetapi tingkat sebuah peristiwa tidak pernah turun.
why-after = { $unit ->
        [moment] seketika
        [seconds] { $length } detik kemudian
        [minutes] { $length } menit kemudian
        [hours] { $length } jam kemudian
       *[days] { $length } hari kemudian
    }
why-decisive = {"\u000A"}Yang membawanya kepada Anda adalah “{ $title }” ({ $publisher }).
why-times = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen }, memutuskan { $decided }, dan mengirimnya { $sent }.
why-times-sent = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen } dan mengirimnya { $sent }.
why-times-seen = {"\u000A"}Terbit { $published_at }. Saya melihatnya { $seen }.
why-undated = {"\u000A"}Penerbitnya tidak menyebut waktu terbit. Saya melihatnya { $seen_at }.
why-undated-sent = Saya mengirimnya { $sent }.
why-sound-level = Datang dengan suara karena { $level ->
        [critical] genting
       *[other] penting
    }.
why-sound-rule = Datang dengan suara karena aturannya selalu bersuara.
why-silent-level = Datang tanpa suara karena waktu itu masih kabar biasa: hanya yang penting dan genting yang bersuara.
why-silent-rule = Datang tanpa suara karena aturannya tidak pernah bersuara.
why-silent-milder = Datang tanpa suara karena yang lebih gawat sudah dikabarkan kepada Anda.
why-silent-related = Datang tanpa suara karena Anda sudah tahu peristiwanya dari kabar dalam bahasa lain.
why-in-digest = Datang dalam rangkuman, bersama yang lain.
why-edits = Sejak itu pesannya saya ubah { $count } kali karena ada kabar tambahan.
why-replies = { $count } perkembangan saya kabarkan sebagai balasan.
why-held-until = Akan datang { $until_at }.
why-held-back = {"\u000A"}Yang saya tahan, dan sebabnya:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Terbit { $published_at }, saya lihat { $seen_at }.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Saya lihat { $seen_at }; penerbitnya tidak menyebut waktu.
why-told = Sudah saya kabarkan { $sent_at }; untuk tahu sebabnya, balas pesan itu dengan /why.
why-told-deleted = Sudah saya kabarkan { $sent_at }, tetapi pesannya telah dihapus.
why-told-digest = Sudah saya kabarkan { $sent_at }, dalam rangkuman.
why-told-joined = Ini peristiwa yang sama dengan “{ $title }”: berita ini masuk ke pesan itu sebagai sumber tambahan.
why-waits = Sebentar lagi saya kabarkan: pesannya menunggu giliran.
why-waits-again = Pesannya menunggu dikirim: Telegram tidak terjangkau, atau meminta saya menunggu. Saya terus mencoba.
why-not-sent = Kabar ini untuk Anda, tetapi tidak pernah sampai.
why-left-out = Anda memilih tidak membaca kanal ini, jadi aturan Anda tidak memeriksanya. Untuk membacanya lagi: /feeds
why-set-aside = Ada yang salah di pihak saya, tiga kali, jadi saya sisihkan. Pengelola bot ini bisa mencobanya lagi.
why-undecided = Saya masih mengolahnya.
why-no-rules = Anda belum punya aturan, jadi tidak ada yang saya kabarkan. Tulis saja kata-kata yang Anda cari.
why-item-story = { $level ->
        [critical] Tingkatnya 🔴 genting
        [important] Tingkatnya 🟠 penting
       *[other] Tingkatnya ⚪ kabar biasa
    }: { $score } dari 100 poin, { $families } sumber independen.
why-rule-fits = Aturan Anda nomor { $number }, <code>{ $text }</code>, cocok.
why-wants-level = Tetapi aturan itu meminta yang { $level ->
        [critical] genting
       *[other] penting
    }, mulai { $least } poin; yang ini { $score }.
why-wants-sources = Tetapi aturan itu meminta { $least } sumber independen; sejauh ini ada { $count }.
why-near = Aturan Anda nomor { $number } hampir cocok: { $parts }
why-none-near = { $count ->
        [1] Aturan Anda tidak meminta satu pun kata-katanya.
       *[other] Tidak satu pun dari { $count } aturan Anda meminta kata-katanya.
    } Untuk melihatnya: /rules
why-nothing = { $count ->
        [1] Satu-satunya kanal yang saya baca untuk Anda tidak memuatnya.
       *[other] Tidak satu pun dari { $count } kanal yang saya baca untuk Anda memuatnya.
    } Terakhir saya lihat { $looked_at }.
why-nothing-lately = Saya mencari di antara judul { $days } hari terakhir; dengan tautannya, berita yang lebih lama pun saya temukan.
why-nothing-unlooked = Saya membaca { $count } kanal untuk Anda, tetapi belum sempat melihatnya; beri saya beberapa menit.
why-nothing-advice = Kalau Anda tahu situs yang memuatnya, biar saya baca: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = Sudah ada ketika saya pertama kali melihat kanalnya; yang seperti itu tidak saya kabarkan.
why-reason-older_than_rule = Datangnya sebelum aturan dibuat; aturan baru hanya melihat ke depan.
why-reason-no_match = Tidak ada aturan Anda yang meminta kata-katanya.
why-reason-below_level = Mula-mula belum cukup gawat untuk aturan itu.
why-reason-too_few_sources = Mula-mula terlalu sedikit sumber independen untuk aturan itu.
why-reason-condition_passed = Aturan itu meminta jumlah sumber atau tingkat yang persis, dan ini sudah melewatinya.
why-reason-rule_paused = Aturannya sedang dijeda.
why-reason-rule_gone = Aturannya sudah dihapus.
why-reason-feed_left_out = Kanalnya tidak dibaca.
why-reason-muted = Anda menyenyapkannya.
why-reason-language_not_read = Bahasanya tidak dibaca di obrolan ini.
why-reason-merged = Ternyata peristiwa yang sama dengan kabar lain; untuk itu tidak ada pesan.
why-reason-chat_closed = Waktu itu saya tidak bisa menulis ke obrolan ini.
why-reason-caught_up = Terlambat, jadi datang bersama hal lain yang terlewat oleh saya.
why-reason-quiet_hours = Itu jam tenang Anda.
why-reason-digest = Disimpan untuk rangkuman Anda.
why-reason-flooded = Aturannya menemukan lebih banyak dari yang boleh saya kirim, jadi ditaruh di satu pesan kumpulan.
why-reason-held = Peristiwanya sedang menunggu rangkuman, yang juga memuat ini.
why-reason-digested = Sudah dikabarkan dalam rangkuman, dan rangkuman tidak diubah lagi.
why-reason-collapsed = Perubahan pesan yang lebih baru juga memuat ini.
why-reason-edit_too_old = Pesannya lebih dari sehari, jadi saya biarkan.
why-reason-reply_too_soon = Baru saja ada balasan; yang ini ikut balasan berikutnya.
why-reason-message_deleted = Pesannya sudah dihapus.
why-reason-set_aside = Gagal tiga kali di pihak saya dan disisihkan.
why-reason-refused = Telegram tidak menerimanya.
why-reason-other = Ada sebab lain yang belum bisa saya jelaskan.
