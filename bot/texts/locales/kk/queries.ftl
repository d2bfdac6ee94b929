## Ереже нені іздейді, сөзбен

query-and = { $left } және { $right }
query-or = { $left } немесе { $right }
query-but = { $left }, бірақ { $right } емес
query-not = { $part } емес
query-group = ({ $part })
query-more = { $left } немесе тағы { $count }
query-exact = дәл «{ $part }»
query-prefix = «{ $part }» деп басталатын сөздер
query-typo = { $part } (қате жазылса да)
query-phrase = «{ $part }»
query-slop = «{ $part }» (арасында сөз болса да)
query-near = { $left } және оған жақын { $right }
query-ordered = { $left }, сәл кейін { $right }
query-regex = { $part } үлгісі
query-source = дереккөзі { $part }
query-language = тілі: { $part }
query-title = { $part } тақырыпта
query-summary = { $part } қысқаша мәтінде
query-url = { $part } мекенжайда
query-author = авторы { $part }
query-category = айдары { $part }
