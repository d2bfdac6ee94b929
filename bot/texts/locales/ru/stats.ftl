## Что присылалось в последнее время: цифры и картинка

stats-no-rules = 📊 Правил здесь пока нет, поэтому присылать было нечего: /rules
stats-head = 📊 { $days ->
        [one] За последний { $days } день
        [few] За последние { $days } дня
       *[other] За последние { $days } дней
    } { $count ->
        [0] по вашим правилам ничего не случилось.
        [one] я сообщил вам о <b>{ $count }</b> событии.
       *[other] я сообщил вам о <b>{ $count }</b> событиях.
    }
stats-rule = <code>{ $line }</code> { $count } · { $number }. { $text }
stats-others = <code>{ $line }</code> { $count } · другие правила
stats-delays = ⏱ От публикации до вас: половина за { $half }, девять из десяти за { $most }.
stats-looked = 📡 Последний раз смотрел { $ago }. Отвечает лент: { $good } из { $count }.
stats-unlooked = 📡 { $count ->
        [0] Для вас я не читаю ни одной ленты. Посмотрите: /feeds
        [one] Для вас я читаю { $count } ленту, но ещё не смотрел.
        [few] Для вас я читаю { $count } ленты, но ещё не смотрел.
       *[other] Для вас я читаю { $count } лент, но ещё не смотрел.
    }
stats-silent = ⚠️ Не отвечают: { $names }
stats-drawing = 🖼 Сейчас пришлю картинку …
stats-unsent = Картинку сюда отправить не удалось; цифры — выше.
stats-busy = Для вас уже готовится файл. Ещё минутку.
button-stats = 📊 Цифры
menu-stats = Ваши цифры
chart-title = Что я вам прислал
chart-subtitle = { $span } · { $timezone }
chart-alerts = Событий в день
chart-others = другие правила
chart-delays = От публикации до вас
chart-half = половина за
chart-most = девять из десяти за
chart-nothing = Пока ничего
chart-feeds = Ленты: отвечает { $good } из { $count }
chart-own-feed = ваша лента
chart-more-feeds = и ещё { $count }
chart-looked = { $ago }
chart-silent = последний ответ { $ago }
chart-unanswered = ещё не отвечала
chart-unlooked = ещё не смотрел
