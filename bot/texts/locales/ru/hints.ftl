## Что с этим делать

hint-write_a_word = 💡 Напишите, что искать, например <code>беспорядки Казахстан</code>.
hint-write_and = 💡 Чтобы искать оба слова, поставьте между ними пробел или <code>AND</code>.
hint-write_or = 💡 Чтобы искать одно из слов, поставьте между ними <code>OR</code>.
hint-quote_operator = 💡 Чтобы искать само слово, возьмите его в кавычки: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Поставьте ) там, где группа кончается.
hint-remove_paren = 💡 Уберите её или поставьте ( там, где группа начинается.
hint-close_quote = 💡 Поставьте " там, где фраза кончается.
hint-close_regex = 💡 Поставьте / там, где выражение кончается; косая черта внутри пишется <code>\/</code>.
hint-use_source = 💡 Чтобы следить за изданием, напишите <code>source:{ $host }</code>.
hint-quote_colon = 💡 Чтобы искать сами слова, уберите ":" или возьмите их в кавычки.
hint-use_condition = 💡 Условие для события пишется так: <code>{ $example }</code>.
hint-one_field = 💡 Поля не вкладываются; поставьте одно поле перед группой.
hint-not_before_field = 💡 Чтобы исключить, поставьте минус впереди: <code>-{ $field }:слово</code>.
hint-nearest = 💡 Может быть, <code>{ $nearest }</code>?
hint-use_name = 💡 Чтобы искать само слово, напишите его без поля.
hint-add_positive = 💡 В каждой ветви OR должно быть слово, фраза или поле, которые обязательны.
hint-add_to_language = 💡 Добавьте слово, тему или регион, которые тоже обязательны.
hint-condition_top = 💡 Поставьте его в конец правила, вне скобок, без OR и NOT.
hint-sources_value = 💡 Напишите <code>sources&gt;=3</code>, <code>sources&gt;2</code> или <code>sources=3</code> с целым числом от 1 до { $high }.
hint-severity_value = 💡 Напишите <code>severity&gt;=important</code> или <code>severity=critical</code>; уровни: info, important, critical.
hint-conditions_agree = 💡 Ни одно событие не выполнит его вместе с прежними условиями; оставьте одно из них.
hint-distance_range = 💡 Напишите, например, <code>NEAR/5</code>.
hint-near_sides = 💡 Например: <code>(беспорядки OR протест) NEAR/5 Алматы</code>; одно поле перед всем: <code>title:(протест NEAR Алматы)</code>.
hint-longer_prefix = 💡 Например: <code>протес*</code>.
hint-longer_typo = 💡 Например: <code>Токаев~</code>.
hint-re2_syntax = 💡 Выражения по правилам RE2: без просмотра вперёд и назад, без обратных ссылок, повторы до 1000.
hint-split_rule = 💡 Сделайте из него два правила.
hint-fewer_paren = 💡 Уберите скобки, которые ничего не меняют.
