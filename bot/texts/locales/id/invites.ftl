## Siapa yang boleh memakai bot dengan undangan

access-invite = Bot ini hanya untuk yang diundang. Mintalah tautan undangan kepada pengelolanya lalu buka tautan itu. Atau berikan nomor ini: <code>{ $chat }</code>
access-invite-gone = Undangan ini sudah dipakai atau tidak berlaku lagi. Mintalah yang baru kepada orang yang memberikannya.
access-invite-group = Bot ini hanya untuk yang diundang. Orang yang sudah diundang dapat membawa saya ke sini: ia membuka tautannya, lalu menambahkan saya ke grup ini.
