## Не істеуге болады

hint-write_a_word = 💡 Не іздеу керегін жазыңыз, мысалы <code>наразылық Қазақстан</code>.
hint-write_and = 💡 Екі сөз де керек болса, араларына бос орын немесе <code>AND</code> қойыңыз.
hint-write_or = 💡 Екеуінің бірі жетсе, араларына <code>OR</code> қойыңыз.
hint-quote_operator = 💡 Сөздің өзін іздеу үшін тырнақшаға алыңыз: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Топтың соңына ) қойыңыз.
hint-remove_paren = 💡 Оны алып тастаңыз немесе топтың басына ( қойыңыз.
hint-close_quote = 💡 Тіркестің соңына " қойыңыз.
hint-close_regex = 💡 Өрнектің соңына / қойыңыз; ішіндегі қиғаш сызық <code>\/</code> деп жазылады.
hint-use_source = 💡 Басылымды бақылау үшін <code>source:{ $host }</code> деп жазыңыз.
hint-quote_colon = 💡 Сөздердің өзін іздеу үшін ":" белгісін алып тастаңыз немесе тырнақшаға алыңыз.
hint-use_condition = 💡 Оқиғаға қойылатын шарт былай жазылады: <code>{ $example }</code>.
hint-one_field = 💡 Өрістер бірінің ішіне бірі кірмейді; топтың алдына бір өріс жазыңыз.
hint-not_before_field = 💡 Шығарып тастау үшін сызықшаны алдына қойыңыз: <code>-{ $field }:сөз</code>.
hint-nearest = 💡 Бәлкім, <code>{ $nearest }</code>?
hint-use_name = 💡 Сөздің өзін іздеу үшін жай сөз етіп жазыңыз.
hint-add_positive = 💡 OR-дың әр тармағында міндетті сөз, тіркес немесе өріс болуы керек.
hint-add_to_language = 💡 Міндетті сөз, тақырып немесе аймақ қосыңыз.
hint-condition_top = 💡 Оны ереженің соңына, жақшадан тыс, OR мен NOT-сыз қойыңыз.
hint-sources_value = 💡 Былай жазыңыз: <code>sources&gt;=3</code>, <code>sources&gt;2</code> немесе <code>sources=3</code>; сан 1 мен { $high } аралығындағы бүтін болсын.
hint-severity_value = 💡 Былай жазыңыз: <code>severity&gt;=important</code> немесе <code>severity=critical</code>; деңгейлер: info, important, critical.
hint-conditions_agree = 💡 Бірде-бір оқиға оны алдыңғы шарттармен бірге орындай алмайды; біреуін қалдырыңыз.
hint-distance_range = 💡 Мысалы, <code>NEAR/5</code> деп жазыңыз.
hint-near_sides = 💡 Мысалы: <code>(наразылық OR митинг) NEAR/5 Алматы</code>; бәрінің алдында бір өріс: <code>title:(митинг NEAR Алматы)</code>.
hint-longer_prefix = 💡 Мысалы: <code>нараз*</code>.
hint-longer_typo = 💡 Мысалы: <code>Тоқаев~</code>.
hint-re2_syntax = 💡 Өрнектер RE2 ережесімен: алға-артқа қараусыз, кері сілтемесіз, қайталау 1000-ға дейін.
hint-split_rule = 💡 Одан екі ереже жасаңыз.
hint-fewer_paren = 💡 Ештеңені өзгертпейтін жақшаларды алып тастаңыз.
