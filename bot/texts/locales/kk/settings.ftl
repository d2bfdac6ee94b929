## Баптаулар

settings-head = ⚙️ <b>Баптаулар</b>
settings-language = 🌐 Тіл: { $name }
settings-zone = 🕑 Уақыт: { $timezone }, онда қазір { $time }
settings-quiet = 🌙 { $begin } – { $end } аралығында тыныш
settings-quiet-none = 🌙 Тыныш сағаттар жоқ
settings-digest-none = 📋 Әр оқиға бірден
settings-digest-hourly = 📋 Бәрі бірге, сағат сайын
settings-digest-daily = 📋 Бәрі бірге, күн сайын { $time } уақытында
settings-digest-weekly = 📋 Бәрі бірге, апта сайын: { $day }, { $time }
settings-reading = 🗣 Жаңалықтар тілі: { $languages }
settings-reading-all = 🗣 Жаңалықтар барлық тілде
settings-mutes = 🔕 { $count ->
        [0] Ештеңенің үні өшірілмеген
       *[other] Үні өшірілгені: { $count }
    }
button-settings = ⚙️ Баптаулар
button-open-language = 🌐 Тіл
button-open-zone = 🕑 Уақыт белдеуі
button-open-quiet = 🌙 Тыныш сағаттар
button-open-digest = 📋 Шолу
button-open-reading = 🗣 Жаңалықтар тілі
button-open-mutes = 🔕 Үні өшкендер
button-open-privacy = 🔒 Деректерім
menu-settings = Баптаулар
language-choose = Қай тілде сөйлейін?
language-set = Енді мен қазақша сөйлеймін.
language-unknown = «{ $wanted }» тілін білмеймін. Мен білетін тілдер: id, en, ru, kk.
button-chosen = ✓ { $name }
button-free = { $name }
timezone-now = 🕑 Уақыт: { $zone }, онда қазір { $time }.
timezone-how = Өзгерту үшін қалаңызды жазыңыз немесе қайда екеніңізді көрсетіңіз. Белдеуін бір рет анықтаймын, орныңызды сақтамаймын.
timezone-ask = 🕑 Қалаңызды жазыңыз, мысалы Қарағанды, Сурабая немесе Нью-Йорк. UTC+5 деп жазуға да болады.
timezone-placeholder = Қалаңыз
timezone-share-ask = Төмендегі түймені басыңыз, сонда Telegram маған қайда екеніңізді жібереді. Уақыт белдеуін ғана анықтаймын, басқа ештеңе сақтамаймын.
timezone-set = 🕑 Енді уақыт: { $zone }, онда қазір { $time }.
timezone-which = Қай «{ $wanted }»?
timezone-unknown = «{ $wanted }» қаласын немесе уақыт белдеуін білмеймін. Жақын жердегі үлкенірек қаланы атаңыз немесе былай жазыңыз: Asia/Almaty, UTC+5.
timezone-unknown-near = «{ $wanted }» қаласын немесе уақыт белдеуін білмеймін. Бәлкім, { $near }?
timezone-nowhere = Ол жердің уақыт белдеуін білмеймін. Қаланың атын жазыңыз.
button-write-city = ✍️ Қаланы жазу
button-share-place = 📍 Мен қайдамын
button-share-now = 📍 Орнымды жіберу
button-no-place = Керек емес
timezone-kept = Жақсы, уақыт белдеуі өзгермейді.
button-city = { $city }, { $country } · { $time }
button-zone-time = { $name } · { $time }
languages-all = 🗣 Жаңалықтарды барлық тілде хабарлаймын. Алып тастағыңыз келген тілді басыңыз.
languages-some = 🗣 Жаңалықтарды тек мына тілдерде хабарлаймын: { $languages }.
languages-unknown = «{ $wanted }» тілін білмеймін. Мысалы, былай жазыңыз: <code>/languages id, en</code>
button-read = { $on ->
        [yes] ☑ { $name }
       *[no] ☐ { $name }
    }
button-languages-all = Барлық тіл
