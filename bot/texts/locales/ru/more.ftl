## More of an alert, and what of it was not wanted

button-options = ⋯
button-unwanted = 👎 Не для меня
button-more = 🗞 Подробнее
button-close = ✖ Закрыть
closed = Закрыто.
more-sources = <b>{ $families ->
        [one] { $families } источник
        [few] { $families } источника
       *[other] { $families } источников
    }</b>
more-source = • <a href="{ $source_link }">{ $publisher }</a> · { $published_at }{ $copied ->
        [yes] {" "}(тот же текст)
       *[no] {""}
    }
more-source-bare = • { $publisher } · { $published_at }{ $copied ->
        [yes] {" "}(тот же текст)
       *[no] {""}
    }
more-timeline = {"\u000A"}<b>Как всё было</b>
line-first = { $line_at } – первое сообщение, { $publisher }: «{ $title }»
line-joined = { $line_at } – { $publisher }: «{ $title }»
line-copy = { $line_at } – { $publisher }: тот же текст
line-correction = { $line_at } – ✏️ исправление, { $publisher }: «{ $title }»
line-toll = { $line_at } – { $what }
line-escalator = { $line_at } – ❗ { $what }
line-ended = { $line_at } – закончилось: { $what }
line-country = { $line_at } – также: { $what }
line-level = { $line_at } – { $level ->
        [critical] 🔴 стало чрезвычайным
       *[important] 🟠 стало важным
    }
line-level-why = {"   "}почему: { $why }
line-skipped = … между ними ещё { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[other] { $count } сообщений
    }
line-told = { $line_at } – 📨 я сообщил вам
line-told-again = { $line_at } – 📨 я сообщил вам новости
line-merged = { $line_at } – «{ $title }» – то же самое событие
button-leave-out-word = ✂ { $word }
button-only-titles = Только заголовки
button-graver = Только серьёзнее
button-pause-rule = ⏸ Правило { $number }
button-hush = 🔕 { $publisher }
button-hush-story = 🔕 И эту новость
button-unwanted-rule = Правило { $number }
unwanted-which = Это пришло по нескольким правилам. Какое из них ошиблось?
unwanted-rule = Правило { $number }: <code>{ $text }</code>
unwanted-words = Это пришло по правилу { $number } (<code>{ $text }</code>) из-за слов: { $words }
unwanted-fits = Это пришло по правилу { $number } (<code>{ $text }</code>): ему подходит вся новость.
unwanted-ask = Чего больше не присылать?
unwanted-left-out = ✂ Новости со словом «{ $word }» больше не придут.
unwanted-titles = Теперь слова ищутся только в заголовках.
unwanted-graver = { $level ->
        [critical] Теперь приходит только чрезвычайное.
       *[important] Теперь приходит только важное и чрезвычайное.
    }
unwanted-paused = ⏸ Правило { $number } на паузе, пока вы его не включите: <code>{ $text }</code>
unwanted-hushed = 🔕 Новости источника «{ $publisher }» больше не придут ни по какому правилу.
unwanted-story = 🔕 И об этой новости больше не сообщу.
toast-rules-gone = Правила, по которому это пришло, больше нет.
toast-choice-gone = Этот выбор устарел.
toast-not-here = В канале это увидели бы все. Настройте канал в нашем личном чате.
