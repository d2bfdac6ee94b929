## Топтамалар мен ережелер

pack-added = ✅ «{ $name }» топтамасы қосылды, бұл { $number }-ереже: <code>{ $text }</code>
rule-saved = ✅ { $number }-ереже қосылды: <code>{ $text }</code>
rule-exists = Мұндай ереже бар, нөмірі { $number }: <code>{ $text }</code>
rule-limit = Бір чатта ең көбі { $limit } ереже бола алады. Алдымен біреуін жойыңыз: /rules
rule-cancelled = Ештеңе сақталмады.
rule-usage = Пәрменнен кейін өзіңізге керегін жазыңыз, мысалы
    <code>/add наразылық AND (Қазақстан OR ҰҚШҰ)</code>
rules-none = Ережелеріңіз осы жерде тұрады. Топтаманы қосу үшін басыңыз немесе бірнеше сөз жаза салыңыз.
rules-head = { $count ->
        [1] <b>Сіздің ережеңіз</b>
       *[other] <b>Сіздің { $count } ережеңіз</b>
    }
remove-usage = Қайсысын? Мысалы <code>/remove { $number }</code>. Ережелеріңіз: /rules
remove-done = { $number }-ереже жойылды: <code>{ $text }</code>
remove-unknown = Мұнда { $number }-ереже жоқ. Ережелеріңіз: /rules
