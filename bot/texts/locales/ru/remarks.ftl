## Замечания к прочитанному правилу

warning-mixed_operators = 💡 AND связывает сильнее, чем OR; я прочёл это так: <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } находится только заглавными буквами; чтобы находить и строчные, напишите <code>{ $lower }</code>.
warning-not_covers_one = 💡 Исключено только { $excluded }; { $kept } обязательно. Чтобы исключить оба: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } — не часть слова и здесь ничего не меняет.
warning-lowercase_operator = 💡 { $word } прочитано как слово; оператор пишется <code>{ $operator }</code>.
warning-address = 💡 { $host } ищется как обычные слова; чтобы следить за изданием, напишите <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word }: слишком коротко для опечаток; в 4 и 5 буквах могут меняться местами только заглавные.
warning-also_matches = 💡 Подойдут и формы: { $words }. Чтобы искать только эту форму, напишите =слово.
warning-known_names = 💡 На всех языках: { $pairs }
warning-broad = 💡 <code>{ $field }</code> без других слов присылает всё, что к этому относится.
