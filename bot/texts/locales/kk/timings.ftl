## Тыныш сағаттар мен шолулар

digest-head = 📋 <b>Шолу</b>: { $count } оқиға
digest-quiet = 🌙 <b>Тыныш сағаттарда</b>: { $count } оқиға
digest-missed = ⏳ <b>Мен қарай алмаған немесе жаза алмаған кезде</b>, { $since_at } – { $until_at }: { $count } оқиға
digest-continued = 📋 <b>Шолу</b>, { $number }-бөлім
digest-more = … келесі хабарда тағы { $count }
digest-elsewhere = Басқа жерлерде
digest-turned = Мен хабарлағаннан бері маңызды өзгеріс болды.
topic-gone = Мен жазып жүрген тақырып жабылған немесе жойылған. Енді осында жазамын. Бұрынғыдай болуы үшін тақырыпты ашыңыз немесе ережелерді басқа тақырыпта қайта жасаңыз.
no-rights = Сіз мені қосқан топта маған жазуға болмайды, сондықтан ол жаққа ештеңе жібермеймін. Маған жазуға рұқсат беріңіз, әрі қарай өзім жалғастырамын.
digest-flood = 🌊 <b>{ $number }-ереже тым көп табады.</b> { $until_at } уақытына дейін табылғанын осында жинаймын; әзірге { $count } оқиға.
digest-flood-more = … тағы { $count }
digest-narrower = Азырақ болуы үшін { $number }-ережені өзгертіп (/rules), соңына осының бірін қосыңыз:
quiet-none = 🌙 Мен кез келген уақытта жазамын. { $timezone } уақыты бойынша тыныш сағаттарды таңдаңыз немесе өзіңіз жазыңыз.
quiet-now = 🌙 { $timezone } уақыты бойынша { $begin } – { $end } аралығында тыныш. Осы кезде болғанның бәрін соңында бірге айтамын.
quiet-critical = { $passes ->
        [yes] 🔴 Аса қауіпті жаңалық бәрібір бірден келеді.
       *[no] 🔴 Аса қауіпті жаңалық та күтеді.
    }
quiet-unknown = «{ $wanted }» дегенді түсінбедім. Былай жазыңыз: <code>22:00-06:00</code>, <code>кешкі 10-нан таңғы 6-ға дейін</code> немесе <code>жоқ</code>.
quiet-whole-day = «{ $wanted }» басталған кезде аяқталады. Екі бөлек уақыт жазыңыз, мысалы <code>/quiet 22:00-06:00</code>. Ештеңе алмау үшін: /stop
digest-none = 📋 Әр оқиға туралы бірден айтамын. Бәрін бірге алу үшін уақытын таңдаңыз.
digest-hourly = 📋 Бәрін бірге, сағат сайын айтамын.
digest-daily = 📋 Бәрін бірге, күн сайын { $time } уақытында айтамын ({ $timezone }).
digest-weekly = 📋 Бәрін бірге, апта сайын айтамын: { $day }, { $time } ({ $timezone }).
digest-next = Келесі шолу: { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 Аса қауіпті жаңалық бәрібір бірден келеді.
       *[no] 🔴 Аса қауіпті жаңалық та күтеді.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] бірден
        [hourly] сағат сайын
        [daily] күн сайын { $time }
        [weekly] апта сайын: { $day }, { $time }
       *[at_once] чаттағыдай
    }
digest-unknown = «{ $wanted }» дегенді түсінбедім. Былай жазыңыз: <code>7:30</code>, <code>дүйсенбі таңғы 9</code>, <code>сағат сайын</code> немесе <code>жоқ</code>.
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Тыныш сағаттарсыз
button-critical = { $passes ->
        [yes] ☑ 🔴 бірден
       *[no] ☐ 🔴 бірден
    }
button-hourly = Сағат сайын
button-daily = Күн сайын { $time }
button-weekly = { $day } { $time }
button-digest-off = Шолусыз
button-schedule = { $number }-ереже: { $schedule ->
        [always] бірден
        [hourly] сағат сайын
        [daily] күн сайын
        [weekly] апта сайын
       *[at_once] чаттағыдай
    }
menu-quiet = Тыныш сағаттар
menu-digest = Жаңалықтар бірге, өз уақытында
digest-sources = { $families } дереккөз
quiet-ask = 🌙 Қай сағаттан қай сағатқа дейін екенін жазыңыз, мысалы <code>22-6</code> немесе <code>кешкі 10-нан таңғы 6-ға дейін</code>. <code>жоқ</code> тыныш сағаттарды алып тастайды.
digest-ask = 📋 Қашан екенін жазыңыз, мысалы <code>7:30</code> (күн сайын), <code>дүйсенбі таңғы 9</code> немесе <code>сағат сайын</code>. <code>жоқ</code> шолуды тоқтатады. Бір ереже үшін алдына нөмірін қойыңыз: <code>#2 18:00</code>
button-write-time = ✍️ Уақытын жазу
