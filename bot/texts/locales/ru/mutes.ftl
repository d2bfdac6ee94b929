## О чём чаты не хотят слышать

alert-also = Об этом пишут и на других языках: { $languages }
alert-correction = ✏️ Исправление ({ $publisher }):
alert-twin = Это то же событие, что и в сообщении, указанном ниже; продолжение будет там.
button-mute = 🔕 Заглушить
button-mute-story = 🔕 Эта новость
button-mute-situation = 🔕 И всё связанное
button-mute-source = 🔕 { $publisher }
button-back = ◀ Назад
button-unmute = 🔔 Снова сообщать
button-lift = 🔔 { $number }
toast-muted-story = Об этой новости больше не сообщу.
toast-muted-situation = Об этом событии и связанном с ним больше не сообщу.
toast-muted-source = Новостей источника «{ $publisher }» больше не будет.
toast-unmuted = Снова буду сообщать.
toast-unmuted-already = Здесь уже ничего не заглушено.
toast-alert-gone = Я уже не знаю, о чём это сообщение. /mutes покажет, что заглушено.
mutes-none = Ничего не заглушено. Кнопка 🔕 под сообщением заглушает новость, всё связанное с ней или источник.
mutes-head = <b>Заглушено здесь</b>. Чтобы снова получать, нажмите 🔔; для новости это кончится вместе с ней.
mute-line = { $number }. { $kind ->
        [story] Новость
        [situation] Событие и всё связанное
       *[source] Источник
    }: { $name }
mutes-more = … и ещё { $count }.
