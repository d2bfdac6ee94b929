## Чаттар не туралы естігісі келмейді

alert-also = Басқа тілдерде де жазылды: { $languages }
alert-correction = ✏️ Түзету ({ $publisher }):
alert-twin = Бұл – төменде көрсетілген хабардағы оқиғаның өзі; жалғасы сонда болады.
button-mute = 🔕 Үнін өшіру
button-mute-story = 🔕 Осы жаңалық
button-mute-situation = 🔕 Қатыстының бәрі
button-mute-source = 🔕 { $publisher }
button-back = ◀ Артқа
button-unmute = 🔔 Қайта хабарлау
button-lift = 🔔 { $number }
toast-muted-story = Бұл жаңалық туралы енді хабарламаймын.
toast-muted-situation = Бұл оқиға және оған қатысты жайттар туралы енді хабарламаймын.
toast-muted-source = { $publisher } жаңалықтары енді келмейді.
toast-unmuted = Қайта хабарлаймын.
toast-unmuted-already = Мұнда үні өшірілген ештеңе қалмады.
toast-alert-gone = Бұл хабардың не туралы екенін енді білмеймін. Ненің үні өшірілгенін /mutes көрсетеді.
mutes-none = Ештеңенің үні өшірілмеген. Хабар астындағы 🔕 түймесі жаңалықтың, оған қатыстының бәрінің немесе дереккөздің үнін өшіреді.
mutes-head = <b>Мұнда үні өшірілгендер</b>. Қайта алу үшін 🔔 басыңыз; жаңалықтыкі өзі аяқталғанда бітеді.
mute-line = { $number }. { $kind ->
        [story] Жаңалық
        [situation] Оқиға және оған қатысты бәрі
       *[source] Дереккөз
    }: { $name }
mutes-more = … және тағы { $count }.
