## What is said to us and is no rule

talk-thanks = Sama-sama. Tulis saja kapan pun ada yang perlu saya pantau. Aturan Anda: /rules
talk-stop = Kalau tidak mau menerima pesan lagi, ketuk /stop. Untuk menjeda atau menghapus satu aturan: /rules
