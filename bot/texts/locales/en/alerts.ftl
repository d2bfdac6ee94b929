## Alerts

alert-line = { $publisher }
alert-copy = { $publisher } (same text)
alert-sources = { $families ->
        [one] One source
       *[other] { $families } sources
    }
alert-sources-more = … and { $count } more
alert-words = Words: { $words }
alert-rule = Rule { $number }: <code>{ $text }</code>
alert-pack = Rule { $number }: { $name }
alert-dead = Dead: { $figure }
alert-injured = Injured: { $figure }
alert-detained = Detained: { $figure }
figure-exact = { $low }
figure-from = { $low } or more
figure-to = up to { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] This has become critical.
       *[other] This has become important.
    }
