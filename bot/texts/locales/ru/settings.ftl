## Настройки

language-choose = На каком языке мне говорить?
language-set = Теперь я говорю по-русски.
language-unknown = Языка «{ $wanted }» я не знаю. Я знаю id, en, ru и kk.
timezone-now = Время: { $timezone }, там сейчас { $time }. Чтобы изменить, напишите, например,
    <code>/timezone Europe/Moscow</code>
timezone-set = Теперь время: { $timezone }, там сейчас { $time }.
timezone-unknown = Часового пояса «{ $wanted }» я не знаю. Напишите его так: Asia/Almaty или Europe/Moscow.
timezone-unknown-near = Часового пояса «{ $wanted }» я не знаю. Может быть, { $near }?
