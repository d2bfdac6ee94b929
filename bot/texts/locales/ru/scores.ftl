## Из чего складывается оценка события и о чём говорят ответы

topic-coup = переворот
topic-terror = теракт
topic-conflict = вооружённый конфликт
topic-violent-unrest = беспорядки
topic-disaster = бедствие
topic-unrest = протест
topic-health = здоровье
topic-accident = происшествие
topic-tremor = слабое землетрясение
topic-politics = политика
topic-economy = экономика
escalator-emergency = чрезвычайное положение
escalator-martial-law = военное положение
escalator-curfew = комендантский час
escalator-internet-cut = отключение интернета
escalator-shoot-to-kill = приказ стрелять
escalator-foreign-troops = иностранные войска
escalator-coup = переворот
escalator-leader-out = уход лидера или правительства
escalator-airport-seized = захват аэропорта
escalator-tsunami-warning = угроза цунами
escalator-volcano-alert = высший уровень опасности вулкана
escalator-evacuation-order = приказ об эвакуации
damper-anniversary = годовщина
damper-opinion = мнение
damper-hoax-check = проверка слуха
damper-recap = обзор
damper-sport = спорт
score-topic = Тема ({ $what }): { $points }
score-human_cost = { $people } ({ $points })
score-families = { $families ->
        [one] { $families } независимое издание
        [few] { $families } независимых издания
       *[many] { $families } независимых изданий
    } за час: { $points }
score-burst = Всплеск новостей, { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    } за два часа ({ $where }, { $what }): { $points }
score-breaking = Издание пометило как срочное: { $points }
score-authority = { $tier ->
        [first] Источник с наивысшим доверием
        [second] Известный источник
       *[other] Знакомый источник
    }: { $points }
score-magnitude = Магнитуда { $what }: { $points }
score-escalators = Тревожные признаки ({ $what }): { $points }
score-damper = Снижает оценку ({ $what }): { $points }
score-stale = Пришло позже чем через сутки: { $points }
score-other = { $what }: { $points }
alert-missing = Пропали: { $figure }
alert-evacuated = Эвакуированы: { $figure }
reply-new_escalator = Тревожный поворот: { $what }.
reply-toll_first = Сообщают о погибших: { $figure }.
reply-toll_rose = Погибли: { $figure }. Раньше сообщали о { $low }.
reply-toll_fell = Погибших меньше: { $figure }. Раньше сообщали о { $low }.
reply-toll_withdrawn = Данные о погибших ({ $low }) больше не действуют.
reply-new_country = География события расширилась: { $where }.
reply-corrected = Исправление: { $publisher }.
reply-ended = Больше не действует: { $what }.
