## Что ищет правило, словами

query-and = { $left } и { $right }
query-or = { $left } или { $right }
query-but = { $left }, но не { $right }
query-not = не { $part }
query-group = ({ $part })
query-more = { $left } или ещё { $count }
query-exact = в точности «{ $part }»
query-prefix = слова, которые начинаются с «{ $part }»
query-typo = { $part } (даже с опечаткой)
query-phrase = «{ $part }»
query-slop = «{ $part }» (и с другими словами внутри)
query-near = { $left } рядом с { $right }
query-ordered = { $left } незадолго перед { $right }
query-regex = шаблон { $part }
query-source = источник { $part }
query-language = язык: { $part }
query-title = { $part } в заголовке
query-summary = { $part } в кратком тексте
query-url = { $part } в адресе
query-author = автор { $part }
query-category = рубрика { $part }
