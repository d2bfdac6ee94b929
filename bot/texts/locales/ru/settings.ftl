## Настройки

settings-head = ⚙️ <b>Настройки</b>
settings-language = 🌐 Язык: { $name }
settings-zone = 🕑 Время: { $timezone }, там сейчас { $time }
settings-quiet = 🌙 Тихо с { $begin } до { $end }
settings-quiet-none = 🌙 Без тихих часов
settings-digest-none = 📋 О каждом событии сразу
settings-digest-hourly = 📋 Всё вместе, каждый час
settings-digest-daily = 📋 Всё вместе, каждый день в { $time }
settings-digest-weekly = 📋 Всё вместе, каждую неделю: { $day }, { $time }
settings-reading = 🗣 Новости на языках: { $languages }
settings-reading-all = 🗣 Новости на всех языках
settings-mutes = 🔕 { $count ->
        [0] Ничего не заглушено
       *[other] Заглушено: { $count }
    }
button-settings = ⚙️ Настройки
button-open-language = 🌐 Язык
button-open-zone = 🕑 Часовой пояс
button-open-quiet = 🌙 Тихие часы
button-open-digest = 📋 Сводка
button-open-reading = 🗣 Языки новостей
button-open-mutes = 🔕 Заглушено
button-open-privacy = 🔒 Мои данные
menu-settings = Настройки
language-choose = На каком языке мне говорить?
language-set = Теперь я говорю по-русски.
language-unknown = Языка «{ $wanted }» я не знаю. Я знаю id, en, ru и kk.
button-chosen = ✓ { $name }
button-free = { $name }
timezone-now = 🕑 Время: { $zone }, там сейчас { $time }.
timezone-how = Чтобы изменить, напишите свой город или покажите, где вы. Пояс я определю один раз, а место не сохраню.
timezone-ask = 🕑 Напишите свой город, например Караганда, Сурабая или Нью-Йорк. Можно и так: UTC+5.
timezone-placeholder = Ваш город
timezone-share-ask = Нажмите кнопку внизу, и Telegram пришлёт мне, где вы. Я определю часовой пояс и больше ничего не сохраню.
timezone-set = 🕑 Теперь время такое: { $zone }, там сейчас { $time }.
timezone-which = Какой именно «{ $wanted }»?
timezone-unknown = Города или часового пояса «{ $wanted }» я не знаю. Назовите город покрупнее поблизости или напишите так: Asia/Almaty или UTC+5.
timezone-unknown-near = Города или часового пояса «{ $wanted }» я не знаю. Может быть, { $near }?
timezone-nowhere = Для этого места я не знаю часового пояса. Напишите город.
button-write-city = ✍️ Написать город
button-share-place = 📍 Где я
button-share-now = 📍 Отправить, где я
button-no-place = Не надо
timezone-kept = Хорошо, часовой пояс остаётся прежним.
button-city = { $city }, { $country } · { $time }
button-zone-time = { $name } · { $time }
languages-all = 🗣 Я сообщаю новости на всех языках. Нажмите на язык, чтобы его исключить.
languages-some = 🗣 Я сообщаю новости только на этих языках: { $languages }.
languages-unknown = Языка «{ $wanted }» я не знаю. Напишите, например, <code>/languages id, en</code>
button-read = { $on ->
        [yes] ☑ { $name }
       *[no] ☐ { $name }
    }
button-languages-all = Все языки
