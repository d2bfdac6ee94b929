## Dari apa skor sebuah berita disusun, dan apa yang dikatakan balasan

topic-coup = kudeta
topic-terror = teror
topic-conflict = konflik bersenjata
topic-violent-unrest = kerusuhan
topic-disaster = bencana
topic-unrest = unjuk rasa
topic-health = kesehatan
topic-accident = kecelakaan
topic-tremor = gempa kecil
topic-politics = politik
topic-economy = ekonomi
escalator-emergency = keadaan darurat
escalator-martial-law = darurat militer
escalator-curfew = jam malam
escalator-internet-cut = pemutusan internet
escalator-shoot-to-kill = perintah tembak
escalator-foreign-troops = pasukan asing
escalator-coup = kudeta
escalator-leader-out = pemimpin atau pemerintah lengser
escalator-airport-seized = bandara dikuasai
escalator-tsunami-warning = peringatan tsunami
escalator-volcano-alert = status gunung api tertinggi
escalator-evacuation-order = perintah evakuasi
damper-anniversary = peringatan peristiwa lama
damper-opinion = opini
damper-hoax-check = cek fakta
damper-recap = rangkuman
damper-sport = olahraga
score-topic = Topik ({ $what }): { $points }
score-human_cost = { $people } ({ $points })
score-families = { $families } penerbit independen dalam satu jam: { $points }
score-burst = Lonjakan berita, { $count } butir dalam dua jam ({ $where }, { $what }): { $points }
score-breaking = Ditandai mendesak oleh penerbitnya: { $points }
score-authority = { $tier ->
        [first] Sumber dengan otoritas tertinggi
        [second] Sumber terkemuka
       *[other] Sumber yang dikenal
    }: { $points }
score-magnitude = Magnitudo { $what }: { $points }
score-escalators = Tanda gawat ({ $what }): { $points }
score-damper = Mengurangi bobotnya ({ $what }): { $points }
score-stale = Sudah lebih dari sehari saat diterima: { $points }
score-other = { $what }: { $points }
alert-missing = Hilang: { $figure }
alert-evacuated = Dievakuasi: { $figure }
reply-new_escalator = Perkembangan gawat: { $what }.
reply-toll_first = Ada korban tewas: { $figure }.
reply-toll_rose = Tewas: { $figure }. Sebelumnya { $low }.
reply-toll_fell = Jumlah korban lebih rendah: { $figure } tewas. Sebelumnya { $low }.
reply-toll_withdrawn = Angka { $low } korban tewas tidak berlaku lagi.
reply-new_country = Sudah sampai ke { $where }.
reply-corrected = Ralat dari { $publisher }.
reply-ended = Tidak berlaku lagi: { $what }.
