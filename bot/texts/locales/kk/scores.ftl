## Оқиға бағасы неден құралады және жауаптар не туралы айтады

topic-coup = төңкеріс
topic-terror = лаңкестік
topic-conflict = қарулы қақтығыс
topic-violent-unrest = тәртіпсіздік
topic-disaster = апат
topic-unrest = наразылық
topic-health = денсаулық
topic-accident = оқыс оқиға
topic-tremor = әлсіз жер сілкінісі
topic-politics = саясат
topic-economy = экономика
escalator-emergency = төтенше жағдай
escalator-martial-law = әскери жағдай
escalator-curfew = коменданттық сағат
escalator-internet-cut = интернеттің өшірілуі
escalator-shoot-to-kill = оқ атуға бұйрық
escalator-foreign-troops = шетел әскері
escalator-coup = төңкеріс
escalator-leader-out = басшының не үкіметтің кетуі
escalator-airport-seized = әуежайдың басып алынуы
escalator-tsunami-warning = цунами қаупі
escalator-volcano-alert = жанартаудың ең жоғары қауіп деңгейі
escalator-evacuation-order = эвакуация бұйрығы
damper-anniversary = еске алу күні
damper-opinion = пікір
damper-hoax-check = қауесетті тексеру
damper-recap = шолу
damper-sport = спорт
score-topic = Тақырыбы ({ $what }): { $points }
score-human_cost = { $people } ({ $points })
score-families = Бір сағатта { $families } тәуелсіз басылым: { $points }
score-burst = Жаңалықтар тасқыны, екі сағатта { $count } хабар ({ $where }, { $what }): { $points }
score-breaking = Басылым шұғыл деп белгілеген: { $points }
score-authority = { $tier ->
        [first] Ең беделді дереккөз
        [second] Белгілі дереккөз
       *[other] Таныс дереккөз
    }: { $points }
score-magnitude = Магнитудасы { $what }: { $points }
score-escalators = Қауіпті белгілер ({ $what }): { $points }
score-damper = Бағаны төмендетеді ({ $what }): { $points }
score-stale = Бір тәуліктен кеш келді: { $points }
score-other = { $what }: { $points }
alert-missing = Жоғалғандар: { $figure }
alert-evacuated = Эвакуацияланғандар: { $figure }
reply-new_escalator = Жағдай ушықты: { $what }.
reply-toll_first = Қаза тапқандар бар: { $figure }.
reply-toll_rose = Қаза тапқандар: { $figure }. Бұрын { $low } деп хабарланған.
reply-toll_fell = Қаза тапқандар азырақ: { $figure }. Бұрын { $low } деп хабарланған.
reply-toll_withdrawn = { $low } адам қаза тапты деген дерек енді күшінде емес.
reply-new_country = Енді мына елге де жетті: { $where }.
reply-corrected = Түзету: { $publisher }.
reply-ended = Енді күшінде емес: { $what }.
