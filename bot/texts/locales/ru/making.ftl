## Rules in the making

making-understood = 🔎 <b>Понял так:</b> { $words }
making-rule = <code>{ $text }</code>
making-counting = ⏳ Подсчитываю, сколько прислало бы такое правило …
making-uncounted = Сейчас у меня много работы, и посчитать не могу. Сохранить правило всё равно можно.
making-and = И
making-or = ИЛИ
making-name = { $kind ->
        [region] место
        [org] организация
       *[topic] тема
    } { $name } (на всех языках)
making-word = слово «{ $word }»
making-word-also = слово «{ $word }» (а также: { $others })
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
        [all] Все слова сразу
        [any] Любое из слов
       *[mixed] Как написано
    }
button-draft-titles = { $on ->
        [yes] ☑ Только заголовки
       *[no] ☐ Только заголовки
    }
button-draft-turn = { $on ->
        [yes] ☑ { $name }: все языки
       *[no] ☐ { $word }: все языки
    }
button-draft-level = { $level ->
        [critical] 🔴 Чрезвычайное
        [important] 🟠 Важное и выше
       *[info] ⚪ Любой уровень
    }
button-draft-without = ➖ Исключить слово
button-draft-text = ✏️ Изменить текст
button-draft-leave = ➖ { $word }
button-draft-take = ↩ { $word }
button-draft-back = ◀ Назад
toast-draft-changed = Здесь уже всё изменилось. Посмотрите ещё раз.
toast-draft-full = Для одного правила это слишком много.
toast-save-undone = Отменено
