## Rules behind links

shared-head = 🎁 Seseorang membagikan aturan ini kepada Anda.
shared-gone = Tautan ini tidak lagi menuju aturan apa pun. Tulis saja yang Anda cari dengan kata-kata sendiri.
