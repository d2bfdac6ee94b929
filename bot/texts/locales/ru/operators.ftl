## Для тех, кто ведёт бота

help-operator =
    Для вас как владельца бота: /operator
operator-menu = 🛠 <b>Для владельцев бота</b>
operator-summary = Открытых чатов: { $chats }. Отвечает лент: { $good } из { $count }. Сообщений в очереди: { $waiting }.
operator-trouble = ⚠️ Лент с неполадками: { $feeds }. Отложено: { $aside }.
button-operator-back = ◀ Назад
button-op-counts = 📊 Цифры
button-op-feeds = 📰 Ленты
button-op-errors = ⚠️ Ошибки
button-op-aside = 🗃 Отложено
button-op-broadcast = 📣 Рассылка
button-op-invites = 🎟 Приглашения
counts-head = <b>Цифры</b>
counts-chats = { $standing ->
        [open] Открытые чаты
        [stopped] Остановили
        [blocked] Заблокировали меня
        [kicked] Удалили меня
        [deactivated] Удалённые аккаунты
        [not_found] Не найдены
        [no_rights] Не дают мне писать
       *[moved] Переехали
    }: люди { $people }, группы { $groups }, каналы { $channels }
counts-rules = Правил: { $rules }, разных: { $queries }
counts-feeds = Общие ленты: отвечают { $answering }, с ошибками { $failing }, на паузе { $paused }, исчезли { $gone }; свои у чатов: { $private }
counts-day = За 24 часа: новостей { $items }, сообщений о них { $alerts }
counts-waiting = В очереди: сообщений { $waiting }, обновлений { $updates }; отложено: { $aside }
counts-decided = От появления до решения: половина за { $half } с, 99 из 100 за { $most } с
counts-sent = От решения до отправки: половина за { $half } с, 99 из 100 за { $most } с
errors-none = ✅ Всё в порядке: все ленты отвечают, за 24 часа дошло каждое сообщение.
errors-feeds = <b>Ленты с неполадками: { $count }</b>
errors-private = Свои ленты чатов с неполадками: { $count }
errors-deliveries = <b>Не дошло за 24 часа</b>
errors-delivery = { $what ->
        [send] Новости
        [reply] Продолжения
        [edit] Обновления
        [digest] Сводки
        [notice] Уведомления
       *[answer] Ответы
    }: { $count }; { $cause ->
        [chat_closed] чат для меня закрыт
        [refused] Telegram их не принимает
        [message_deleted] сообщение удалено
       *[other] другая причина
    }, последний раз { $seen }
errors-aside = <b>Отложено: { $count }</b>
errors-more = и ещё { $count }
aside-none = Ничего не отложено.
aside-line = { $kind } { $row }: { $error }, { $seen }
button-retry = ↻ { $kind } { $row }
toast-retried = Попробую ещё раз
toast-retried-before = Это уже не отложено.
retry-usage = Напишите, например, <code>/retry revision 12</code>. Список: /aside
retry-done = { $kind } { $row }: попробую ещё раз.
retry-unknown = { $kind } { $row }: такого среди отложенного нет. Список: /aside
operator-feeds = <b>Лент для всех чатов: { $count }</b>
operator-feed-ask = Пришлите адрес сайта или ленты, которую мне читать для всех чатов. Если чаты уже читают её как свою, она станет общей.
operator-feed-address = { $url }
operator-feed-resume = После паузы то, что вышло за это время, не отправляется.
operator-feed-removed = 🗑 <b>{ $publisher }</b>: больше не читаю ни для кого.
button-feed-pause = ⏸ Пауза
button-feed-resume = ▶️ Продолжить
toast-feed-paused = На паузе
toast-feed-resumed = Снова читаю
toast-feed-as-it-was = Так уже и было.
menu-operator = Для владельца бота
menu-counts = Цифры
menu-allfeeds = Ленты для всех чатов
menu-errors = Что не в порядке
menu-broadcast = Сообщить всем
menu-invite = Ссылки-приглашения
