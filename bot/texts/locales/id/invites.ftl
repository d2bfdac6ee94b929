## Siapa yang boleh memakai bot dengan undangan

access-invite = Bot ini hanya untuk yang diundang. Mintalah tautan undangan kepada pengelolanya lalu buka tautan itu. Atau berikan nomor ini: <code>{ $chat }</code>
access-invite-gone = Undangan ini sudah dipakai atau tidak berlaku lagi. Mintalah yang baru kepada orang yang memberikannya.
access-invite-group = Bot ini hanya untuk yang diundang. Orang yang sudah diundang dapat membawa saya ke sini: ia membuka tautannya, lalu menambahkan saya ke grup ini.
invites-off = Bot ini terbuka untuk semua orang, atau untuk yang disebut dalam konfigurasinya: tidak perlu undangan. Dengan <code>access = "invite"</code> di bagian <code>telegram</code>, undangan berlaku.
invites-none = Tidak ada undangan yang berlaku. Yang sudah masuk tetap boleh memakai bot.
invites-head = <b>Undangan yang berlaku</b>
invites-line = { $number }. Dibuat { $made }; terpakai { $used } dari { $uses }; berlaku sampai { $until_at }
invite-choose = Untuk berapa orang tautannya, dan berapa lama berlaku?
invite-made = 🎟 Tautan ini untuk { $uses } orang, berlaku sampai { $until_at }. Teruskan; hanya sekarang saya tampilkan:
    { $link }
invite-revoked = Undangan { $number } tidak berlaku lagi. Yang sudah masuk dengannya tetap boleh memakai bot.
button-invite-new = ➕ Undangan baru
button-invite-make = 🎟 Buat tautan
button-invite-uses = { $sign }{ $uses } orang
button-invite-days = { $sign }{ $days } hari
button-invite-revoke = ✖ Cabut { $number }
toast-invite-revoked = Dicabut
toast-invite-restored = Berlaku lagi
toast-invite-gone = Undangan itu sudah tidak ada.
