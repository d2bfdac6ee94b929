## Ботты жүргізетіндерге

help-operator =
    Сізге, бот иесі ретінде: /operator
operator-menu = 🛠 <b>Бот иелеріне</b>
operator-summary = Ашық чат: { $chats }. Жауап беретін таспа: { $good }/{ $count }. Кезектегі хабар: { $waiting }.
operator-trouble = ⚠️ Ақауы бар таспа: { $feeds }. Шетке қойылған: { $aside }.
button-operator-back = ◀ Артқа
button-op-counts = 📊 Сандар
button-op-feeds = 📰 Таспалар
button-op-errors = ⚠️ Қателер
button-op-aside = 🗃 Шетте
button-op-broadcast = 📣 Жаппай хабар
button-op-invites = 🎟 Шақырулар
counts-head = <b>Сандар</b>
counts-chats = { $standing ->
        [open] Ашық чат
        [stopped] Тоқтатқан
        [blocked] Мені бұғаттаған
        [kicked] Мені шығарған
        [deactivated] Жойылған аккаунт
        [not_found] Табылмаған
        [no_rights] Жазуға рұқсат бермейді
       *[moved] Көшкен
    }: адам { $people }, топ { $groups }, арна { $channels }
counts-rules = Ереже: { $rules }, әртүрлісі: { $queries }
counts-feeds = Ортақ таспа: жауап береді { $answering }, ақауы бар { $failing }, кідіртілген { $paused }, жабылған { $gone }; чаттардың өзінікі: { $private }
counts-day = 24 сағатта: жаңалық { $items }, хабар { $alerts }
counts-waiting = Кезекте: хабар { $waiting }, жаңарту { $updates }; шетке қойылған: { $aside }
counts-decided = Көргеннен шешкенге дейін: жартысы { $half } с ішінде, 100-ден 99-ы { $most } с ішінде
counts-sent = Шешкеннен жібергенге дейін: жартысы { $half } с ішінде, 100-ден 99-ы { $most } с ішінде
errors-none = ✅ Бәрі дұрыс: барлық таспа жауап береді, 24 сағатта әр хабар жетті.
errors-feeds = <b>Ақауы бар таспа: { $count }</b>
errors-private = Чаттардың ақауы бар өз таспасы: { $count }
errors-deliveries = <b>24 сағатта жетпегені</b>
errors-delivery = { $what ->
        [send] Хабар
        [reply] Жалғасы
        [edit] Жаңарту
        [digest] Шолу
        [notice] Ескерту
       *[answer] Жауап
    }: { $count }; { $cause ->
        [chat_closed] чат маған жабық
        [refused] Telegram қабылдамайды
        [message_deleted] хабар жойылған
       *[other] басқа себеп
    }, соңғысы { $seen }
errors-aside = <b>Шетке қойылған: { $count }</b>
errors-more = және тағы { $count }
aside-none = Шетке қойылған ештеңе жоқ.
aside-line = { $kind } { $row }: { $error }, { $seen }
button-retry = ↻ { $kind } { $row }
toast-retried = Қайталап көремін
toast-retried-before = Ол енді шетте емес.
retry-usage = Мысалы былай жазыңыз: <code>/retry revision 12</code>. Тізім: /aside
retry-done = { $kind } { $row }: қайталап көремін.
retry-unknown = { $kind } { $row }: шетке қойылғандар арасында жоқ. Тізім: /aside
operator-feeds = <b>Барлық чатқа арналған таспа: { $count }</b>
operator-feed-ask = Барлық чат үшін оқуым керек сайттың не таспаның мекенжайын жіберіңіз. Оны чаттар өз таспасы ретінде оқып жүрсе, ол ортақ болады.
operator-feed-address = { $url }
operator-feed-resume = Қайта қосылғанда, сол аралықта шыққаны жіберілмейді.
operator-feed-removed = 🗑 <b>{ $publisher }</b> енді ешкім үшін оқылмайды.
button-feed-pause = ⏸ Кідірту
button-feed-resume = ▶️ Жалғастыру
toast-feed-paused = Кідіртілді
toast-feed-resumed = Қайта оқимын
toast-feed-as-it-was = Онсыз да солай болған.
menu-operator = Бот иесіне
menu-counts = Сандар
menu-allfeeds = Барлық чатқа арналған таспалар
menu-errors = Не дұрыс емес
menu-broadcast = Бәріне хабарлау
menu-invite = Шақыру сілтемелері
