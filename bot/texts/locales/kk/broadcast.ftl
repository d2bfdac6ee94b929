## Бот иесінің бәріне айтары

broadcast-ask = 📣 Нені жеткізуім керек екенін жазыңыз: жай мәтін, ең көбі { $limit } таңба. Алдымен өзіңіз көріп, кімге жіберілетінін таңдайсыз.
broadcast-not-text = Мен тек мәтінді жеткізе аламын. Оны хабар етіп жазыңыз.
broadcast-too-long = Мұнда { $length } таңба бар, ең көбі { $limit }. Қысқарағын жіберіңіз.
broadcast-text = { $text }
broadcast-stop-them = {"\u000A"}<i>Бот иесінен хабар. Менен енді ештеңе келмеуі үшін: /stop</i>
broadcast-preview = ☝️ Адамдар осыны дыбыссыз көреді, соңғы жолы өз тілінде болады. { $count ->
        [0] Оны ешбір чат алмайды.
       *[other] Оны { $count } чат алады.
    } Кімге жеткізейін?
broadcast-busy = Біреуі қазір жіберіліп жатыр:
broadcast-going = 📣 Жіберілді: { $sent }/{ $total }.
broadcast-stopping = 📣 Тоқтатып жатырмын. Жіберілді: { $sent }/{ $total }.
broadcast-stopped = ⏹ Тоқтатылды. Жіберілді: { $sent }/{ $total }.
broadcast-done = ✅ Дайын. Жіберілді: { $sent }/{ $total }.
broadcast-failed = Жеткізілмегені: { $count }.
broadcast-dropped = Жақсы, ешкімге айтпаймын.
button-aim-all = { $sign }Барлық тіл
button-aim-language = { $sign }{ $name }
button-aim-people = { $sign }Адамдар
button-aim-groups = { $sign }Топтар
button-aim-channels = { $sign }Арналар
button-broadcast-send = 📣 Жіберу: { $count }
button-broadcast-rewrite = ✏️ Басқа мәтін
button-broadcast-drop = ✖ Жібермеу
button-broadcast-stop = ⏹ Тоқтату
toast-broadcast-begun = Жіберіп жатырмын
toast-broadcast-stopped = Тоқтатамын
toast-broadcast-busy = Біреуі жіберіліп жатыр: күтіңіз немесе тоқтатыңыз.
toast-broadcast-nobody = Оны ешкім алмас еді.
toast-broadcast-gone = Ол хабар жіберіліп не қалдырылып қойған.
