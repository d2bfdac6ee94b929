## Соңғы күндері айтылғаны: сандар мен сурет

stats-no-rules = 📊 Мұнда әзірге ереже жоқ, сондықтан жіберетін ештеңе болмады: /rules
stats-head = 📊 { $count ->
        [0] Соңғы { $days } күнде ережелеріңіз іздейтін ештеңе болмады.
       *[other] Соңғы { $days } күнде сізге <b>{ $count }</b> оқиға туралы хабарладым.
    }
stats-rule = <code>{ $line }</code> { $count } · { $number }. { $text }
stats-others = <code>{ $line }</code> { $count } · басқа ережелер
stats-delays = ⏱ Жарияланғаннан сізге жеткенше: жартысы { $half } ішінде, оннан тоғызы { $most } ішінде.
stats-looked = 📡 Соңғы рет { $ago } қарадым; жауап берген таспа: { $good }/{ $count }.
stats-unlooked = 📡 { $count ->
        [0] Сіз үшін бірде-бір таспа оқымаймын. Қараңыз: /feeds
       *[other] Сіз үшін { $count } таспа оқимын, бірақ әлі қараған жоқпын.
    }
stats-silent = ⚠️ Жауап бермейді: { $names }
stats-drawing = 🖼 Суретін қазір жіберемін …
stats-unsent = Суретті бұл жерге жіберу мүмкін болмады; сандар жоғарыда тұр.
stats-busy = Сізге бір файл дайындалып жатыр. Сәл күте тұрыңыз.
button-stats = 📊 Сандар
menu-stats = Сіздің сандарыңыз
chart-title = Сізге айтқаным
chart-subtitle = { $span } · { $timezone }
chart-alerts = Күніне оқиға
chart-others = басқа ережелер
chart-delays = Жарияланғаннан сізге жеткенше
chart-half = жартысы
chart-most = оннан тоғызы
chart-nothing = Әзірге ештеңе жоқ
chart-feeds = Таспалар: жауап береді { $good }/{ $count }
chart-own-feed = өз таспаңыз
chart-more-feeds = және тағы { $count }
chart-looked = { $ago }
chart-silent = соңғы жауабы { $ago }
chart-unanswered = әлі жауап берген жоқ
chart-unlooked = әлі қаралған жоқ
