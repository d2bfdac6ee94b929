## Тихие часы и сводки

digest-head = 📋 <b>Сводка</b>: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-quiet = 🌙 <b>Пока было тихо</b>: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-missed = ⏳ <b>Пока я не мог читать ленты или писать</b>, { $since_at } – { $until_at }: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-continued = 📋 <b>Сводка</b>, часть { $number }
digest-more = … ещё { $count } в следующем сообщении
digest-elsewhere = В других местах
digest-turned = С тех пор как я сообщал об этом, событие приняло новый оборот.
topic-gone = Тема, в которую я писал, закрыта или удалена. Теперь я пишу сюда. Чтобы вернуть как было, откройте тему или создайте правила заново в другой.
no-rights = Мне нельзя писать в группе, в которую вы меня добавили, поэтому я туда ничего не отправляю. Разрешите мне писать там, и я продолжу сам.
digest-flood = 🌊 <b>Правило { $number } находит очень много.</b> До { $until_at } я собираю найденное здесь; пока { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }.
digest-flood-more = … и ещё { $count }
digest-narrower = Чтобы находилось меньше, измените правило { $number } (/rules), добавив в конец одно из этого:
quiet-none = 🌙 Я пишу в любое время. Выберите тихие часы (время: { $timezone }) или напишите свои.
quiet-now = 🌙 Тихо с { $begin } до { $end } (время: { $timezone }). О том, что случится за это время, я сообщу разом в конце.
quiet-critical = { $passes ->
        [yes] 🔴 О чрезвычайном я всё равно сообщаю сразу.
       *[no] 🔴 Чрезвычайное тоже ждёт.
    }
quiet-unknown = Не понимаю «{ $wanted }». Напишите так: <code>22:00-06:00</code>, <code>с 10 вечера до 6 утра</code> или <code>нет</code>.
quiet-whole-day = «{ $wanted }» начинается тогда же, когда кончается. Напишите два разных времени, например <code>/quiet 22:00-06:00</code>. Чтобы не получать ничего: /stop
digest-none = 📋 Я сообщаю о каждом событии сразу. Выберите время, чтобы получать всё вместе.
digest-hourly = 📋 Я сообщаю обо всём вместе, каждый час.
digest-daily = 📋 Я сообщаю обо всём вместе, каждый день в { $time } ({ $timezone }).
digest-weekly = 📋 Я сообщаю обо всём вместе, каждую неделю: { $day }, { $time } ({ $timezone }).
digest-next = Следующая сводка: { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 О чрезвычайном я всё равно сообщаю сразу.
       *[no] 🔴 Чрезвычайное тоже ждёт.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] сразу
        [hourly] каждый час
        [daily] каждый день в { $time }
        [weekly] каждую неделю: { $day }, { $time }
       *[at_once] как весь чат
    }
digest-unknown = Не понимаю «{ $wanted }». Напишите так: <code>7:30</code>, <code>понедельник 9 утра</code>, <code>каждый час</code> или <code>нет</code>.
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Без тихих часов
button-critical = { $passes ->
        [yes] ☑ 🔴 сразу
       *[no] ☐ 🔴 сразу
    }
button-hourly = Каждый час
button-daily = Ежедневно { $time }
button-weekly = { $day } { $time }
button-digest-off = Без сводки
button-schedule = Правило { $number }: { $schedule ->
        [always] сразу
        [hourly] каждый час
        [daily] каждый день
        [weekly] каждую неделю
       *[at_once] как чат
    }
menu-quiet = Тихие часы
menu-digest = Новости вместе, в свой час
digest-sources = { $families ->
        [one] { $families } источник
        [few] { $families } источника
       *[other] { $families } источников
    }
quiet-ask = 🌙 Напишите, с какого и до какого часа, например <code>22-6</code> или <code>с 10 вечера до 6 утра</code>. <code>нет</code> отменит тихие часы.
digest-ask = 📋 Напишите когда, например <code>7:30</code> (каждый день), <code>понедельник 9 утра</code> или <code>каждый час</code>. <code>нет</code> отменит сводку. Для одного правила поставьте впереди его номер: <code>#2 18:00</code>
button-write-time = ✍️ Написать время
