## Почему правило не читается

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ Здесь нет ни одного слова.
error-missing_operand = ❗ { $side ->
        [before] Перед
       *[after] После
    } «{ $operator }» нужно слово.
error-unclosed_paren = ❗ Эта скобка не закрыта.
error-unexpected_paren = ❗ У этой скобки нет открывающей.
error-unclosed_quote = ❗ Эта кавычка не закрыта.
error-unclosed_regex = ❗ Это выражение не закрыто.
error-unknown_field = ❗ Поля «{ $field }» нет; есть { $fields }.
error-nested_field = ❗ Поле «{ $field }» не может стоять внутри «{ $outer }:».
error-unknown_region = ❗ Страны или региона «{ $name }» я не знаю.
error-unknown_org = ❗ Организации «{ $name }» я не знаю.
error-unknown_topic = ❗ Темы «{ $name }» я не знаю.
error-unknown_language = ❗ Языка «{ $name }» я не знаю.
error-needs_positive = ❗ Под это подойдёт почти всё: нет слова, которое обязательно должно быть.
error-lang_alone = ❗ Один только язык подойдёт ко всему, что на нём написано.
error-condition_place = ❗ Условие относится ко всему правилу и здесь стоять не может.
error-condition_value = ❗ «{ $condition }» — это не условие для { $name }.
error-conditions_only = ❗ Здесь одни условия, а слов нет.
error-near_distance = ❗ Расстояние может быть от { $low } до { $high }, а не «{ $distance }».
error-near_side = ❗ «{ $operator }» соединяет слова, фразы и их группы с OR, а это не они.
error-short_prefix = ❗ Знак * ставится в конце слова, не раньше чем после { $least } букв.
error-short_typo = ❗ Знак ~ ставится в конце слова, не раньше чем после { $least } букв.
error-bad_regex = ❗ Это выражение не читается: { $reason }.
error-regex_too_long = ❗ Выражение может быть не длиннее { $limit } знаков, а здесь { $count }.
error-too_long = ❗ Правило может быть не длиннее { $limit } знаков, а здесь { $count }.
error-too_deep = ❗ Скобки могут быть вложены не глубже { $limit }, эта глубже.
error-too_many_terms = ❗ В правиле может быть не больше { $limit } слов, это уже лишнее.
error-too_many_prefixes = ❗ В правиле может быть не больше { $limit } слов с *, это уже лишнее.
error-too_many_regexes = ❗ В правиле может быть не больше { $limit } выражений, это уже лишнее.
error-too_many_not = ❗ Правило может исключать не больше { $limit } слов, это уже лишнее.
