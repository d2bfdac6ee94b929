## Что владелец бота говорит всем

broadcast-ask = 📣 Напишите, что мне передать: простой текст, не больше { $limit } знаков. Сначала вы его увидите и выберете, кто его получит.
broadcast-not-text = Я могу передать только текст. Напишите его сообщением.
broadcast-too-long = Здесь знаков: { $length }, а можно не больше { $limit }. Пришлите текст короче.
broadcast-text = { $text }
broadcast-stop-them = {"\u000A"}<i>Сообщение от владельца бота. Чтобы я больше ничего не присылал: /stop</i>
broadcast-preview = ☝️ Так это увидят люди: без звука, последняя строка на их языке. { $count ->
        [0] Не получит ни один чат.
        [one] Получит { $count } чат.
        [few] Получат { $count } чата.
       *[other] Получат { $count } чатов.
    } Кому передать?
broadcast-busy = Рассылка уже идёт:
broadcast-going = 📣 Отправлено: { $sent } из { $total }.
broadcast-stopping = 📣 Останавливаю. Отправлено: { $sent } из { $total }.
broadcast-stopped = ⏹ Остановлено. Отправлено: { $sent } из { $total }.
broadcast-done = ✅ Готово. Отправлено: { $sent } из { $total }.
broadcast-failed = Не удалось доставить: { $count }.
broadcast-dropped = Хорошо, никому не передаю.
button-aim-all = { $sign }Все языки
button-aim-language = { $sign }{ $name }
button-aim-people = { $sign }Люди
button-aim-groups = { $sign }Группы
button-aim-channels = { $sign }Каналы
button-broadcast-send = 📣 Отправить: { $count }
button-broadcast-rewrite = ✏️ Другой текст
button-broadcast-drop = ✖ Не отправлять
button-broadcast-stop = ⏹ Остановить
toast-broadcast-begun = Отправляю
toast-broadcast-stopped = Останавливаю
toast-broadcast-busy = Одна рассылка уже идёт: дождитесь её или остановите.
toast-broadcast-nobody = Никто бы этого не получил.
toast-broadcast-gone = Это сообщение уже отправлено или отменено.
