## Ленты, которые читает чат

feeds-head = { $count ->
        [one] <b>Я читаю для вас { $count } ленту</b>
        [few] <b>Я читаю для вас { $count } ленты</b>
       *[other] <b>Я читаю для вас { $count } лент</b>
    }
feeds-none = Лент пока нет. Добавьте ленту или попросите об этом владельца бота.
feeds-looked = Последняя проверка { $looked }. Отвечает лент: { $good } из { $count }.
feeds-unlooked = Я ещё не успел посмотреть, подождите несколько минут.
feed-line = { $publisher }: { $minutes ->
        [1] раз в минуту
       *[other] раз в { $minutes } мин
    }, { $why ->
        [learnt] смотря по тому, как часто выходят новости
        [priority] потому что лента важная
        [pushed] а новости приходят сразу
        [wish] как просит сама лента
       *[new] пока к ней присматриваюсь
    }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-asked = { $publisher }: сервер просит подождать до { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-crowded = { $publisher }: на этом сервере много лент, они ждут очереди; очередь этой в { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-unlooked = { $publisher }: ещё не проверял
feed-line-gone = { $publisher }: сообщает, что ленты больше нет; проверяю раз в день
feed-line-failing = { $publisher }: { $trouble ->
        [name] адрес не найден
        [away] не отвечает
        [certificate] сертификат недействителен
        [status] отвечает ошибкой ({ $status })
        [gone] сообщает, что ленты больше нет
        [redirects] переадресует по кругу
        [no_feed] присылает не ленту
        [unfit] присылает больше, чем я могу прочесть
        [refused] находится по адресу, который мне нельзя читать
       *[other] не читается
    } с { $since_at }; неудач подряд: { $count }, следующая попытка { $due_at }
silence-fallen =
    { $count ->
        [1] 🔇 Ваша лента не отвечает с { $since_at }. Я продолжаю попытки и сообщу, когда новости пойдут снова.
       *[other] 🔇 Ни одна из ваших лент (всего { $count }) не отвечает с { $since_at }. Я продолжаю попытки и сообщу, когда новости пойдут снова.
    }
silence-over = 🔔 Новости снова поступают; ваши ленты молчали с { $since_at }.
feed-gone = 🔇 { $publisher } сообщает, что ленты больше нет. Раз в день я проверяю, не вернулась ли она; остальные ленты работают.
feed-back = 🔔 { $publisher } снова на связи: читаю ленту дальше.
button-feed = { $name }
button-follow = Получать всё
toast-left-out = Больше не читаю
toast-read-again = Снова читаю
toast-feed-gone = Этой ленты в вашем списке уже нет.
ago = { $unit ->
        [moment] только что
        [seconds] { $length } с назад
        [minutes] { $length } мин назад
        [hours] { $length } ч назад
       *[days] { $length } дн. назад
    }
feed-line-paused = { $publisher }: приостановлена владельцем бота
feed-row = { $publisher }{ $daily ->
        [unknown] {""}
        [0] , новостей в день: меньше одной
       *[other] , новостей в день: { $daily }
    }
feed-row-left-out = { $publisher }: вы её не читаете
feeds-legend = ✅ отвечает · ⚠️ неполадки · ⏳ ждёт · ⏸ на паузе · ➖ не читаю · 🔒 ваша. Нажмите на ленту, чтобы узнать больше.
feeds-ask = Пришлите адрес сайта или его ленты, например <code>https://kabar.example</code>
feeds-ask-here = https://
feed-card = <b>{ $publisher }</b>
feed-card-about = { $details }
feed-card-shared = Читаю её для всех чатов: { $url }
feed-card-own = Это ваша лента: её новости видны только в этом чате.
feed-card-answered = Ответила { $answered }.
feed-card-pace = Проверяю { $minutes ->
        [1] раз в минуту
       *[other] раз в { $minutes } мин
    }, { $why ->
        [learnt] смотря по тому, как часто выходят новости
        [priority] потому что лента важная
        [pushed] а новости приходят сразу
        [wish] как просит сама лента
       *[new] пока к ней присматриваюсь
    }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }.
feed-card-new = Последнее: «{ $title }», { $seen }.
feed-card-left-out = Вы решили её не читать: её новости до вас не доходят.
feed-card-removed = 🗑 Я больше не читаю для вас <b>{ $publisher }</b>.
button-feed-add = ➕ Добавить
button-feed-out = ➖ Не читать
button-feed-in = ↩ Читать снова
button-feed-remove = 🗑 Удалить
button-feed-undo = ↩ Отменить
button-feeds-back = ◀ Ленты
toast-feed-full = У вас уже столько своих лент, сколько возможно.
