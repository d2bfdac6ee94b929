## Rules in the making

making-understood = 🔎 <b>Понял так:</b> { $words }
making-rule = <code>{ $text }</code>
making-counting = ⏳ Считаю, что оно прислало бы …
making-uncounted = Сейчас у меня много работы, и посчитать не могу. Сохранить правило всё равно можно.
making-and = И
making-or = ИЛИ
making-name = { $kind ->
        [region] место
        [org] организация
       *[topic] тема
    } { $name } (на всех языках)
making-word = слово «{ $word }»
making-word-also = слово «{ $word }» (подходит и: { $others })
making-without = без «{ $word }»
making-titles = только в заголовках
making-level = { $level ->
        [critical] только чрезвычайные события
       *[important] важные и чрезвычайные события
    }
making-ask-without = Какого слова не должно быть? Нажмите на одно из них или напишите своё; несколько слов — через запятую.
making-ask-text = Напишите новый текст, пожалуйста. Сейчас:
    <code>{ $text }</code>
making-ask-text-reply = Напишите новый текст в ответ на это сообщение, пожалуйста.
save-undone = ↩ Всё-таки не сохранено: <code>{ $text }</code>
button-see-rules = 📋 Правила
button-undo-save = ↩ Отменить
button-save-again = Сохранить снова
button-draft-join = { $how ->
        [all] Всё вместе
        [any] Хоть что-то одно
       *[mixed] Как написано
    }
button-draft-titles = { $on ->
        [yes] ☑ Только заголовки
       *[no] ☐ Только заголовки
    }
button-draft-turn = { $on ->
        [yes] 🌐 { $name }: все языки
       *[no] 🔤 { $word }: только слово
    }
button-draft-level = { $level ->
        [critical] 🔴 Чрезвычайные
        [important] 🟠 Важные и выше
       *[info] ⚪ Любой важности
    }
button-draft-without = ➖ Убрать слово
button-draft-text = ✏️ Изменить текст
button-draft-leave = ➖ { $word }
button-draft-take = ↩ { $word }
button-draft-back = ◀ Назад
toast-draft-changed = Здесь уже всё изменилось. Посмотрите ещё раз.
toast-draft-full = Для одного правила это слишком много.
toast-save-undone = Отменено
