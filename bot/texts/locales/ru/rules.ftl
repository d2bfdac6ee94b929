## Наборы и правила

pack-added = ✅ Набор «{ $name }» включён, это правило { $number }: <code>{ $text }</code>
rule-saved = ✅ Правило { $number } включено: <code>{ $text }</code>
rule-exists = Такое правило уже есть, номер { $number }: <code>{ $text }</code>
rule-limit = { $limit ->
        [one] В чате может быть не больше { $limit } правила.
       *[other] В чате может быть не больше { $limit } правил.
    } Сначала удалите одно: /rules
rule-cancelled = Ничего не сохранено.
rule-usage = Напишите после команды, что вас интересует, например
    <code>/add беспорядки AND (Казахстан OR ОДКБ)</code>
rules-none = Здесь будут ваши правила. Нажмите на набор, чтобы включить его, или просто напишите несколько слов.
rules-head = { $count ->
        [1] <b>Ваше правило</b>
        [one] <b>У вас { $count } правило</b>
        [few] <b>У вас { $count } правила</b>
       *[other] <b>У вас { $count } правил</b>
    }
remove-usage = Какое? Например <code>/remove { $number }</code>. Ваши правила: /rules
remove-done = Правило { $number } удалено: <code>{ $text }</code>
remove-unknown = Правила { $number } здесь нет. Ваши правила: /rules
