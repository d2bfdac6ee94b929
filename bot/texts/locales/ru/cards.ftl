## Карточки правил

card-line = { $number }. <code>{ $text }</code>{ $marks }
    { $bars } { $count }
rules-hint = Столбики — число сообщений за каждый из последних 7 дней. Нажмите на номер, чтобы открыть и изменить правило.
card-head = <b>Правило { $number }</b>: { $name }
card-text = <code>{ $text }</code>
card-told = { $bars } { $count ->
        [one] { $count } сообщение за 7 дней
        [few] { $count } сообщения за 7 дней
       *[other] { $count } сообщений за 7 дней
    }, { $unit ->
        [moment] последнее только что
        [minutes] последнее { $length } мин назад
        [hours] последнее { $length } ч назад
       *[days] последнее { $length ->
            [one] { $length } день назад
            [few] { $length } дня назад
           *[other] { $length } дней назад
        }
    }
card-untold = { $bars } За 7 дней сообщений не было
card-level = Уровень: { $levels ->
        [important] важное и чрезвычайное
        [critical] только чрезвычайное
        [only_info] только обычные новости
        [only_important] только важное
       *[all] всё
    }
card-sources = Не раньше, чем источников станет { $count }
card-sound = Звук: { $sound ->
        [always] всегда
        [never] никогда
       *[by_level] только важное и чрезвычайное
    }
card-schedule = Когда: { $schedule ->
        [always] сразу
        [hourly] раз в час, всё вместе
        [daily] раз в день, всё вместе
        [weekly] раз в неделю, всё вместе
       *[at_once] как во всём чате
    }
card-paused = ⏸ На паузе, пока вы не включите
card-paused-until = ⏸ На паузе до { $until_at }
card-destination = Куда: { $name }
card-here = этот чат
card-pack = набор «{ $name }»
button-card = ⚙ { $number }
button-rules = ◀ Правила
button-card-back = ◀ Правило { $number }
button-level = Уровень
button-sound = Звук
button-pause = ⏸ Пауза
button-resume = ▶ Включить
button-when = Когда
button-destination = Куда
button-test = 🧪 Проверить
button-edit = ✏️ Изменить
button-share = ↗ Поделиться
button-delete = 🗑 Удалить
button-undo = ↩ Отменить
button-share-link = Отправить друзьям
button-level-all = { $mark }Всё
button-level-important = { $mark }🟠 Важное и выше
button-level-critical = { $mark }🔴 Чрезвычайное
button-sound-by_level = { $mark }🔔 Если важно
button-sound-always = { $mark }🔊 Всегда
button-sound-never = { $mark }🔇 Никогда
button-pause-hour = На 1 час
button-pause-tomorrow = До завтра, 08:00
button-pause-open = Пока не включу
button-when-at_once = { $mark }Как в чате
button-when-always = { $mark }Сразу
button-when-hourly = { $mark }Каждый час
button-when-daily = { $mark }Каждый день
button-when-weekly = { $mark }Каждую неделю
button-place = { $name }
card-ask-level = О каких новостях должно сообщать это правило?
card-ask-sound = Когда его сообщениям приходить со звуком?
card-ask-pause = На сколько приостановить это правило?
card-ask-schedule = Когда присылать его сообщения?
card-ask-destination = Куда присылать его сообщения?
card-ask-text = Пришлите новый текст правила { $number } обычными словами. Сейчас в нём:
    <code>{ $text }</code>
card-ask-placeholder = Новый текст
card-reworded = ✅ Правило { $number } изменено.
card-twin = Такое правило уже есть, номер { $number }: <code>{ $text }</code>
card-moved = ✅ Сообщения правила { $number } теперь приходят сюда: { $name }. Там его номер { $there }.
card-counting = Подсчитываю, сколько прислало бы правило { $number } за последние 7 дней …
card-share = Кто откроет эту ссылку, сможет взять правило { $number } одним нажатием:
    { $link }
card-share-words = Правило для срочных новостей
toast-paused = На паузе
toast-resumed = Снова включено
toast-undone = Вернул как было
toast-undo-gone = Возвращать уже нечего.
toast-twin = Такое правило уже есть: { $number }
toast-full = { $limit ->
        [one] Место только для { $limit } правила.
       *[other] Место только для { $limit } правил.
    } Сначала удалите одно.
toast-rule-too-long = Правило стало бы слишком длинным.
toast-rule-unreadable = Я больше не могу прочитать это правило. Измените его текст.
