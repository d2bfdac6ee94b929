## More of an alert, and what of it was not wanted

button-options = ⋯
button-unwanted = 👎 Маған емес
button-more = 🗞 Толығырақ
button-close = ✖ Жабу
closed = Жабылды.
more-sources = <b>{ $families } дереккөз</b>
more-source = • <a href="{ $source_link }">{ $publisher }</a> · { $published_at }{ $copied ->
        [yes] {" "}(сол мәтін)
       *[no] {""}
    }
more-source-bare = • { $publisher } · { $published_at }{ $copied ->
        [yes] {" "}(сол мәтін)
       *[no] {""}
    }
more-timeline = {"\u000A"}<b>Не болды</b>
line-first = { $line_at } – алғаш хабарлаған { $publisher }: «{ $title }»
line-joined = { $line_at } – { $publisher }: «{ $title }»
line-copy = { $line_at } – { $publisher }: сол мәтін
line-correction = { $line_at } – ✏️ түзету, { $publisher }: «{ $title }»
line-toll = { $line_at } – { $what }
line-escalator = { $line_at } – ❗ { $what }
line-ended = { $line_at } – аяқталды: { $what }
line-country = { $line_at } – сондай-ақ: { $what }
line-level = { $line_at } – { $level ->
        [critical] 🔴 аса қауіпті болды
       *[important] 🟠 маңызды болды
    }
line-level-why = {"   "}себебі: { $why }
line-skipped = … арасында тағы { $count } хабар
line-told = { $line_at } – 📨 сізге хабарладым
line-told-again = { $line_at } – 📨 сізге жаңасын хабарладым
line-merged = { $line_at } – «{ $title }» дәл осы оқиға болып шықты
button-leave-out-word = ✂ { $word }
button-only-titles = Тек тақырыптар
button-graver = Тек қауіптірегі
button-pause-rule = ⏸ { $number }-ереже
button-hush = 🔕 { $publisher }
button-hush-story = 🔕 Осы жаңалықты да
button-unwanted-rule = { $number }-ереже
unwanted-which = Бұл бірнеше ереже бойынша келді. Қайсысы қателесті?
unwanted-rule = { $number }-ереже: <code>{ $text }</code>
unwanted-words = Бұл { $number }-ереже бойынша (<code>{ $text }</code>) мына сөздерге байланысты келді: { $words }
unwanted-fits = Бұл { $number }-ереже бойынша (<code>{ $text }</code>) келді: оған бүкіл жаңалық сай.
unwanted-ask = Енді нені жібермейін?
unwanted-left-out = ✂ «{ $word }» сөзі бар жаңалықтар енді келмейді.
unwanted-titles = Енді сөздер тек тақырыптардан ізделеді.
unwanted-graver = { $level ->
        [critical] Енді тек аса қауіптісі келеді.
       *[important] Енді тек маңызды мен аса қауіптісі келеді.
    }
unwanted-paused = ⏸ { $number }-ереже өзіңіз қосқанша кідіртілді: <code>{ $text }</code>
unwanted-hushed = 🔕 { $publisher } жаңалықтары енді ешбір ереже бойынша келмейді.
unwanted-story = 🔕 Осы жаңалық туралы да енді хабарламаймын.
toast-rules-gone = Осы хабар келген ереже енді жоқ.
toast-choice-gone = Бұл таңдау ескірген.
toast-not-here = Арнада мұны бәрі көрер еді. Арнаны екеуміздің чатымызда баптаңыз.
