## Kabar

alert-line = { $publisher }
alert-copy = { $publisher } (teks sama)
alert-sources = { $families } sumber
alert-sources-more = … dan { $count } lagi
alert-words = Kata: { $words }
alert-rule = Aturan { $number }: <code>{ $text }</code>
alert-pack = Aturan { $number }: { $name }
alert-dead = Tewas: { $figure }
alert-injured = Luka-luka: { $figure }
alert-detained = Ditahan: { $figure }
figure-exact = { $low }
figure-from = { $low } atau lebih
figure-to = hingga { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] Peristiwa ini kini genting.
       *[other] Peristiwa ini kini penting.
    }
