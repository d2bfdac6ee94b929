## Ережелердің карточкалары

card-line = { $number }. <code>{ $text }</code>{ $marks }
    { $bars } { $count }
rules-hint = Бағандар – соңғы 7 күннің әр күніндегі хабар саны. Ережені ашып, өзгерту үшін нөмірін басыңыз.
card-head = <b>{ $number }-ереже</b>: { $name }
card-text = <code>{ $text }</code>
card-told = { $bars } 7 күнде { $count } хабар, { $unit ->
        [moment] соңғысы жаңа ғана
        [minutes] соңғысы { $length } минут бұрын
        [hours] соңғысы { $length } сағат бұрын
       *[days] соңғысы { $length } күн бұрын
    }
card-untold = { $bars } 7 күнде хабар болған жоқ
card-level = Деңгейі: { $levels ->
        [important] маңызды және аса қауіпті
        [critical] тек аса қауіпті
        [only_info] тек жай жаңалық
        [only_important] тек маңызды
       *[all] бәрі
    }
card-sources = Кемінде { $count } дереккөз жазғанда
card-sound = Дыбысы: { $sound ->
        [always] әрқашан
        [never] ешқашан
       *[by_level] тек маңызды мен аса қауіптіде
    }
card-schedule = Уақыты: { $schedule ->
        [always] бірден
        [hourly] сағат сайын, бәрі бірге
        [daily] күніне бір рет, бәрі бірге
        [weekly] аптасына бір рет, бәрі бірге
       *[at_once] чаттағыдай
    }
card-paused = ⏸ Өзіңіз қосқанша кідіртілген
card-paused-until = ⏸ { $until_at } уақытына дейін кідіртілді
card-destination = Қайда: { $name }
card-here = осы чат
card-pack = «{ $name }» топтамасы
button-card = ⚙ { $number }
button-rules = ◀ Ережелер
button-card-back = ◀ { $number }-ереже
button-level = Деңгейі
button-sound = Дыбысы
button-pause = ⏸ Кідірту
button-resume = ▶ Қосу
button-when = Уақыты
button-destination = Қайда
button-test = 🧪 Тексеру
button-edit = ✏️ Өзгерту
button-share = ↗ Бөлісу
button-delete = 🗑 Жою
button-undo = ↩ Болдырмау
button-share-link = Достарға жіберу
button-level-all = { $mark }Бәрі
button-level-important = { $mark }🟠 Маңыздыдан бастап
button-level-critical = { $mark }🔴 Тек аса қауіпті
button-sound-by_level = { $mark }🔔 Маңызды болса
button-sound-always = { $mark }🔊 Әрқашан
button-sound-never = { $mark }🔇 Ешқашан
button-pause-hour = 1 сағатқа
button-pause-tomorrow = Ертең 08:00-ге дейін
button-pause-open = Өзім қосқанша
button-when-at_once = { $mark }Чаттағыдай
button-when-always = { $mark }Бірден
button-when-hourly = { $mark }Сағат сайын
button-when-daily = { $mark }Күн сайын
button-when-weekly = { $mark }Апта сайын
button-place = { $name }
card-ask-level = Бұл ереже қандай жаңалықтарды хабарласын?
card-ask-sound = Хабарлары қашан дыбыс шығарсын?
card-ask-pause = Бұл ережені қанша уақытқа кідіртейін?
card-ask-schedule = Хабарлары қашан келсін?
card-ask-destination = Хабарлары қайда келсін?
card-ask-text = { $number }-ереженің жаңа мәтінін қарапайым сөзбен жіберіңіз. Қазіргі мәтіні:
    <code>{ $text }</code>
card-ask-placeholder = Жаңа мәтін
card-reworded = ✅ { $number }-ереже өзгертілді.
card-twin = Мұндай ереже бар, нөмірі { $number }: <code>{ $text }</code>
card-moved = ✅ { $number }-ереженің хабарлары енді мұнда келеді: { $name }. Ондағы нөмірі { $there }.
card-counting = Соңғы 7 күнде { $number }-ереже қанша хабар жіберер еді, соны санап жатырмын …
card-share = Осы сілтемені ашқан адам { $number }-ережені бір түртіп ала алады:
    { $link }
card-share-words = Шұғыл жаңалықтарға арналған ереже
toast-paused = Кідіртілді
toast-resumed = Қайта қосылды
toast-undone = Қайтарылды
toast-undo-gone = Енді қайтаратын ештеңе жоқ.
toast-twin = Мұндай ереже бар: нөмірі { $number }
toast-full = Тек { $limit } ережеге орын бар. Алдымен біреуін жойыңыз.
toast-rule-too-long = Ереже тым ұзын болып кетер еді.
toast-rule-unreadable = Бұл ережені енді оқи алмаймын. Мәтінін өзгертіңіз.
