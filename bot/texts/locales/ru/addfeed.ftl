## Добавление ленты

addfeed-usage = Пришлите один адрес сайта или его ленты, например <code>https://kabar.example</code>
addfeed-not-here = Этот бот не принимает ленты от чатов. Попросите его владельца добавить вашу.
addfeed-busy = Я ещё смотрю адреса, которые вы прислали раньше. Подождите, пожалуйста.
addfeed-looking = 🔎 Ищу новости по адресу { $address } …
addfeed-choose = По адресу { $address } несколько лент. Какую читать для вас?
addfeed-cancelled = Хорошо, не буду читать ни одну.
addfeed-begun = ✅ Теперь я читаю для вас <b>{ $title }</b>. Всё из неё видно только в этом чате.
addfeed-shared = ✅ Я снова читаю для вас <b>{ $title }</b>, как и для всех.
addfeed-already = Я уже читаю для вас <b>{ $title }</b>.
addfeed-full = { $limit ->
        [one] У чата может быть не больше { $limit } своей ленты.
       *[other] У чата может быть не больше { $limit } своих лент.
    } Сначала удалите одну: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = Сейчас в ней ничего нет.
addfeed-often = { $count ->
        [one] В ней примерно { $count } новость в день.
        [few] В ней примерно { $count } новости в день.
       *[other] В ней примерно { $count } новостей в день.
    }
addfeed-seldom = В ней меньше одной новости в день.
addfeed-follow = Теперь ваши правила ищут и в ней. Если нужно всё, что в ней выходит, нажмите кнопку.
addfeed-no-address = { $address } — это не адрес. Пришлите адрес сайта или ленты, например <code>https://kabar.example</code>
addfeed-refused = Читать { $address } мне нельзя. Пришлите общедоступный адрес сайта или ленты.
addfeed-unreachable = { $address } не отвечает. Проверьте адрес или попробуйте позже.
addfeed-status = Сервер отвечает на { $address } ошибкой. Проверьте адрес.
addfeed-no-feed = По адресу { $address } ленты не нашлось. Если у сайта она есть, пришлите адрес самой ленты.
toast-offer-gone = Этот выбор устарел. Добавьте ленту ещё раз.
addfeed-paused = ⏸ Владелец бота приостановил <b>{ $title }</b>. Как только пауза закончится, я буду читать её для вас.
addfeed-for-all = ✅ Теперь я читаю <b>{ $title }</b> для всех чатов.
addfeed-for-all-already = Я уже читаю <b>{ $title }</b> для всех чатов.
