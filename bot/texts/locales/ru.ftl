# HTML Telegram; параметры уже экранированы.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>Я { -bot }.</b> Я слежу за { $feeds ->
        [one] { $feeds } лентой новостей
       *[other] { $feeds } лентами новостей
    } и сразу пишу вам, когда случается то, о чём вы просили: одно сообщение на событие, и оно обновляется с каждым новым источником.
start-packs = Нажмите на набор, чтобы начать, или просто напишите слова, которые вас интересуют, например
    <code>беспорядки AND (Казахстан OR ОДКБ)</code>
start-settings = Я говорю на языке: { $language }, время: { $timezone }. Изменить: /language, /timezone.
start-back = С возвращением. { $rules ->
        [0] У вас пока нет правил.
        [one] У вас { $rules } правило: /rules
        [few] У вас { $rules } правила: /rules
       *[other] У вас { $rules } правил: /rules
    }
access-refused = Это закрытый бот. Попросите его владельца впустить вас и назовите ему этот номер: <code>{ $chat }</code>
access-full = У бота уже столько чатов, сколько возможно. Обратитесь к его владельцу.
group-admins-only = Только администраторы группы могут менять то, что я сюда присылаю.

## Наборы и правила

pack-added = ✅ Набор «{ $name }» включён, это правило { $number }: <code>{ $text }</code>
rule-saved = ✅ Правило { $number } включено: <code>{ $text }</code>
rule-exists = Такое правило уже есть, номер { $number }: <code>{ $text }</code>
rule-limit = { $limit ->
        [one] В чате может быть не больше { $limit } правила.
       *[other] В чате может быть не больше { $limit } правил.
    } Сначала удалите одно: /rules
rule-preview = Я понял так:
    <code>{ $text }</code>
    Сохранить?
rule-cancelled = Ничего не сохранено.
rule-usage = Напишите после команды, что вас интересует, например
    <code>/add беспорядки AND (Казахстан OR ОДКБ)</code>
rules-none = У вас пока нет правил. Нажмите на набор или просто напишите несколько слов.
rules-head = { $count ->
        [1] <b>Ваше правило</b>
        [one] <b>У вас { $count } правило</b>
        [few] <b>У вас { $count } правила</b>
       *[other] <b>У вас { $count } правил</b>
    }
rule-line = { $number }. <code>{ $text }</code>
rule-line-paused = { $number }. <code>{ $text }</code> (на паузе)
rules-more = … и ещё { $count }.
remove-usage = Какое? Например <code>/remove { $number }</code>. Ваши правила: /rules
remove-done = Правило { $number } удалено: <code>{ $text }</code>
remove-unknown = Правила { $number } здесь нет. Ваши правила: /rules

## Настройки

language-choose = На каком языке мне говорить?
language-set = Теперь я говорю по-русски.
language-unknown = Языка «{ $wanted }» я не знаю. Я знаю id, en, ru и kk.
timezone-now = Время: { $timezone }, там сейчас { $time }. Чтобы изменить, напишите, например,
    <code>/timezone Europe/Moscow</code>
timezone-set = Теперь время: { $timezone }, там сейчас { $time }.
timezone-unknown = Часового пояса «{ $wanted }» я не знаю. Напишите его так: Asia/Almaty или Europe/Moscow.
timezone-unknown-near = Часового пояса «{ $wanted }» я не знаю. Может быть, { $near }?

## Другие команды

help =
    <b>Просто напишите слова</b>, и я сделаю из них правило. Или:
    /add <i>правило</i>: сразу сохранить правило
    /rules: ваши правила с кнопками удаления
    /remove <i>номер</i>: удалить правило
    /test <i>правило</i>: что оно прислало бы за последние дни
    /why: почему новость пришла (в ответ на неё); со ссылкой или словами: почему не пришла
    /feeds: ленты, которые я для вас читаю
    /addfeed <i>адрес</i>: добавить свою ленту
    /language, /timezone: как я вам пишу
    /stop: больше не писать; /start вернёт всё
    /privacy, /export, /erase: что я о вас храню
    ⚪ новость, 🟠 важно, 🔴 чрезвычайно: первые приходят без звука.
help-language =
    Пробел означает оба слова: <code>беспорядки Алматы</code>. <code>OR</code> или <code>ИЛИ</code>: любое из слов, <code>NOT</code>, <code>НЕ</code> или <code>-</code>: без этого слова, <code>"…"</code>: слова подряд, <code>слово*</code>: начало слова. <code>region:KZ</code>: место, <code>org:CSTO</code>: организация, <code>topic:unrest</code>: тема, на всех языках.
help-operator =
    Для вас как владельца: /aside показывает, что не удалось и отложено, /retry <i>вид номер</i> пробует ещё раз.
stop-done = Больше я писать не буду. Ваши правила сохранены; /start всё вернёт.
unknown-command = Команды { $command } я не знаю. Всё, что я умею: /help
not-text = Я понимаю только текст. Напишите, что вас интересует, или посмотрите /help.
apology = У меня что-то сломалось, и это не получилось. Ошибка записана; попробуйте, пожалуйста, позже.
privacy =
    Я храню номер этого чата, язык, часовой пояс, правила, выбранные ленты и то, что сюда отправлял. Ни имён, ни ваших сообщений, кроме правил. /export покажет всё это, /erase удалит всё сразу и навсегда.
privacy-searches = Слова ваших правил я ищу и на { $hosts }: там видят эти слова, но не знают, чьи они.
export-head = Вот всё, что я храню об этом чате:
export-data = <pre>{ $data }</pre>
export-long = Это слишком длинно для сообщения. Владелец бота может отдать вам всё файлом.
erase-ask = Удалить всё, что я храню об этом чате: правила, настройки, историю? Отменить это нельзя.
erase-done = Всё удалено. /start начнёт сначала.
erase-kept = Ничего не удалено.
feeds-head = { $count ->
        [one] <b>Я читаю для вас { $count } ленту</b>
        [few] <b>Я читаю для вас { $count } ленты</b>
       *[other] <b>Я читаю для вас { $count } лент</b>
    }
feeds-none = Лент пока нет. Их может добавить владелец бота.
feeds-looked = Последняя проверка: { $looked_at }; отвечают { $good } из { $count }.
feeds-unlooked = Я ещё не успел посмотреть, подождите несколько минут.
feed-line = { $publisher }: { $minutes ->
        [1] раз в минуту
       *[other] раз в { $minutes } мин
    }, { $why ->
        [learnt] как часто выходят новости
        [priority] потому что важно
        [pushed] а новости приходят сразу
        [wish] как просит сама лента
       *[new] пока я её не знаю
    }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-asked = { $publisher }: сервер просит подождать до { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-crowded = { $publisher }: на этом сервере много лент, они ждут очереди; очередь этой в { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; новостей в день: меньше одной
       *[other] ; новостей в день: { $daily }
    }
feed-line-unlooked = { $publisher }: ещё не проверял
feed-line-gone = { $publisher }: сообщает, что ленты больше нет; проверяю раз в день
feed-line-failing = ⚠️ { $publisher }: { $trouble ->
        [name] адрес не найден
        [away] не отвечает
        [certificate] сертификат недействителен
        [status] отвечает ошибкой ({ $status })
        [gone] сообщает, что ленты больше нет
        [redirects] переадресует по кругу
        [no_feed] присылает не ленту
        [unfit] присылает больше, чем я могу прочесть
        [refused] находится по адресу, который мне нельзя читать
       *[other] не читается
    }; неудач подряд: { $count }, следующая попытка { $due_at }
feed-line-left-out = { $publisher }: не читаю
feeds-buttons = ✖ перестать читать ленту, ↩ читать снова, 🗑 удалить свою ленту (🔒). Добавить: /addfeed
silence-fallen =
    { $count ->
        [1] 🔇 Ваша лента не отвечает с { $since_at }. Я продолжаю попытки и сообщу, когда новости пойдут снова.
       *[other] 🔇 Ни одна из ваших лент (всего { $count }) не отвечает с { $since_at }. Я продолжаю попытки и сообщу, когда новости пойдут снова.
    }
silence-over = 🔔 Новости снова поступают; ваши ленты молчали с { $since_at }.
feed-gone = 🔇 { $publisher } сообщает, что ленты больше нет. Раз в день я проверяю, не вернулась ли она; остальные ленты работают.
feed-back = 🔔 { $publisher } снова на связи: читаю ленту дальше.
addfeed-usage = Напишите после команды адрес сайта или его ленты, например
    <code>/addfeed https://kabar.example</code>
addfeed-not-here = Этот бот не принимает ленты от чатов. Попросите его владельца добавить вашу.
addfeed-busy = Я ещё смотрю адреса, которые вы прислали раньше. Подождите, пожалуйста.
addfeed-looking = 🔎 Ищу новости по адресу { $address } …
addfeed-choose = По адресу { $address } несколько лент. Какую читать для вас?
addfeed-cancelled = Хорошо, не буду читать ни одну.
addfeed-begun = ✅ Теперь я читаю для вас <b>{ $title }</b>. Всё из неё видно только в этом чате.
addfeed-shared = ✅ Я снова читаю для вас <b>{ $title }</b>, как и для всех.
addfeed-already = Я уже читаю для вас <b>{ $title }</b>.
addfeed-full = { $limit ->
        [one] У чата может быть не больше { $limit } своей ленты.
       *[other] У чата может быть не больше { $limit } своих лент.
    } Сначала удалите одну: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = Сейчас в ней ничего нет.
addfeed-often = { $count ->
        [one] В ней примерно { $count } новость в день.
        [few] В ней примерно { $count } новости в день.
       *[other] В ней примерно { $count } новостей в день.
    }
addfeed-seldom = В ней меньше одной новости в день.
addfeed-follow = Теперь ваши правила ищут и в ней. Если нужно всё, что в ней выходит, нажмите кнопку.
addfeed-no-address = { $address } — это не адрес. Пришлите адрес сайта или ленты, например <code>https://kabar.example</code>
addfeed-refused = Читать { $address } мне нельзя. Пришлите общедоступный адрес сайта или ленты.
addfeed-unreachable = { $address } не отвечает. Проверьте адрес или попробуйте позже.
addfeed-status = Сервер отвечает на { $address } только ошибкой. Проверьте адрес.
addfeed-no-feed = По адресу { $address } ленты не нашлось. Если у сайта она есть, пришлите адрес самой ленты.
aside-none = Ничего не отложено.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Напишите, например, <code>/retry revision 12</code>. Список: /aside
retry-done = { $kind } { $row }: попробую ещё раз.
retry-unknown = { $kind } { $row }: такого среди отложенного нет. Список: /aside

## Кнопки и ответы на них

button-save = Сохранить
button-cancel = Отмена
button-remove = 🗑 { $number }
button-erase = Да, стереть
button-keep = Нет, оставить
button-feed = { $name }
button-follow = Получать всё
button-leave-out = ✖ { $number }
button-read-again = ↩ { $number }
button-previous = ◀
button-next = ▶
button-open = Открыть
button-language = { $name }
button-pack = { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = Эта кнопка устарела. Начните заново: /rules
toast-refused = Это закрытый бот.
toast-removed = Удалено
toast-saved = Сохранено
toast-left-out = Больше не читаю
toast-read-again = Снова читаю
toast-feed-gone = Этой ленты в вашем списке уже нет.
toast-offer-gone = Этот выбор устарел. Отправьте /addfeed ещё раз.
toast-cancelled = Хорошо

## Новости

alert-line = { $publisher }
alert-copy = { $publisher } (тот же текст)
alert-sources = { $families ->
        [one] { $families } источник
        [few] { $families } источника
       *[other] { $families } источников
    }
alert-sources-more = … и ещё { $count }
alert-words = Слова: { $words }
alert-rule = Правило { $number }: <code>{ $text }</code>
alert-pack = Правило { $number }: { $name }
alert-dead = Погибли: { $figure }
alert-injured = Пострадали: { $figure }
alert-detained = Задержаны: { $figure }
figure-exact = { $low }
figure-from = { $low } и более
figure-to = до { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] Событие стало чрезвычайным.
       *[other] Событие стало важным.
    }

## Почему правило не читается

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ Здесь нет ни одного слова.
error-missing_operand = ❗ { $side ->
        [before] Перед
       *[after] После
    } «{ $operator }» нужно слово.
error-unclosed_paren = ❗ Эта скобка не закрыта.
error-unexpected_paren = ❗ У этой скобки нет открывающей.
error-unclosed_quote = ❗ Эта кавычка не закрыта.
error-unclosed_regex = ❗ Это выражение не закрыто.
error-unknown_field = ❗ Поля «{ $field }» нет; есть { $fields }.
error-nested_field = ❗ Поле «{ $field }» не может стоять внутри «{ $outer }:».
error-unknown_region = ❗ Страны или региона «{ $name }» я не знаю.
error-unknown_org = ❗ Организации «{ $name }» я не знаю.
error-unknown_topic = ❗ Темы «{ $name }» я не знаю.
error-unknown_language = ❗ Языка «{ $name }» я не знаю.
error-needs_positive = ❗ Под это подойдёт почти всё: нет слова, которое обязательно должно быть.
error-lang_alone = ❗ Один только язык подойдёт ко всему, что на нём написано.
error-condition_place = ❗ Условие относится ко всему правилу и здесь стоять не может.
error-condition_value = ❗ «{ $condition }» — это не условие для { $name }.
error-conditions_only = ❗ Здесь одни условия, а слов нет.
error-near_distance = ❗ Расстояние может быть от { $low } до { $high }, а не «{ $distance }».
error-near_side = ❗ «{ $operator }» соединяет слова, фразы и их группы с OR, а это не они.
error-short_prefix = ❗ Знак * ставится в конце слова, не раньше чем после { $least } букв.
error-short_typo = ❗ Знак ~ ставится в конце слова, не раньше чем после { $least } букв.
error-bad_regex = ❗ Это выражение не читается: { $reason }.
error-regex_too_long = ❗ Выражение может быть не длиннее { $limit } знаков, а здесь { $count }.
error-too_long = ❗ Правило может быть не длиннее { $limit } знаков, а здесь { $count }.
error-too_deep = ❗ Скобки могут быть вложены не глубже { $limit }, эта глубже.
error-too_many_terms = ❗ В правиле может быть не больше { $limit } слов, это уже лишнее.
error-too_many_prefixes = ❗ В правиле может быть не больше { $limit } слов с *, это уже лишнее.
error-too_many_regexes = ❗ В правиле может быть не больше { $limit } выражений, это уже лишнее.
error-too_many_not = ❗ Правило может исключать не больше { $limit } слов, это уже лишнее.

## Что с этим делать

hint-write_a_word = 💡 Напишите, что искать, например <code>беспорядки Казахстан</code>.
hint-write_and = 💡 Чтобы искать оба слова, поставьте между ними пробел или <code>AND</code>.
hint-write_or = 💡 Чтобы искать одно из слов, поставьте между ними <code>OR</code>.
hint-quote_operator = 💡 Чтобы искать само слово, возьмите его в кавычки: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Поставьте ) там, где группа кончается.
hint-remove_paren = 💡 Уберите её или поставьте ( там, где группа начинается.
hint-close_quote = 💡 Поставьте " там, где фраза кончается.
hint-close_regex = 💡 Поставьте / там, где выражение кончается; косая черта внутри пишется <code>\/</code>.
hint-use_source = 💡 Чтобы следить за изданием, напишите <code>source:{ $host }</code>.
hint-quote_colon = 💡 Чтобы искать сами слова, уберите ":" или возьмите их в кавычки.
hint-use_condition = 💡 Условие для события пишется так: <code>{ $example }</code>.
hint-one_field = 💡 Поля не вкладываются; поставьте одно поле перед группой.
hint-not_before_field = 💡 Чтобы исключить, поставьте минус впереди: <code>-{ $field }:слово</code>.
hint-nearest = 💡 Может быть, <code>{ $nearest }</code>?
hint-use_name = 💡 Чтобы искать само слово, напишите его без поля.
hint-add_positive = 💡 В каждой ветви OR должно быть слово, фраза или поле, которые обязательны.
hint-add_to_language = 💡 Добавьте слово, тему или регион, которые тоже обязательны.
hint-condition_top = 💡 Поставьте его в конец правила, вне скобок, без OR и NOT.
hint-sources_value = 💡 Напишите <code>sources&gt;=3</code>, <code>sources&gt;2</code> или <code>sources=3</code> с целым числом от 1 до { $high }.
hint-severity_value = 💡 Напишите <code>severity&gt;=important</code> или <code>severity=critical</code>; уровни: info, important, critical.
hint-conditions_agree = 💡 Ни одно событие не выполнит его вместе с прежними условиями; оставьте одно из них.
hint-distance_range = 💡 Напишите, например, <code>NEAR/5</code>.
hint-near_sides = 💡 Например: <code>(беспорядки OR протест) NEAR/5 Алматы</code>; одно поле перед всем: <code>title:(протест NEAR Алматы)</code>.
hint-longer_prefix = 💡 Например: <code>протес*</code>.
hint-longer_typo = 💡 Например: <code>Токаев~</code>.
hint-re2_syntax = 💡 Выражения по правилам RE2: без просмотра вперёд и назад, без обратных ссылок, повторы до 1000.
hint-split_rule = 💡 Сделайте из него два правила.
hint-fewer_paren = 💡 Уберите скобки, которые ничего не меняют.

## Замечания к прочитанному правилу

warning-mixed_operators = 💡 AND связывает сильнее, чем OR; я прочёл это так: <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } находится только заглавными буквами; чтобы находить и строчные, напишите <code>{ $lower }</code>.
warning-not_covers_one = 💡 Исключено только { $excluded }; { $kept } обязательно. Чтобы исключить оба: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } — не часть слова и здесь ничего не меняет.
warning-lowercase_operator = 💡 { $word } прочитано как слово; оператор пишется <code>{ $operator }</code>.
warning-address = 💡 { $host } ищется как обычные слова; чтобы следить за изданием, напишите <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word }: слишком коротко для опечаток; в 4 и 5 буквах могут меняться местами только заглавные.
warning-also_matches = 💡 Подойдут и формы: { $words }. Точно эту форму ищет =слово.
warning-known_names = 💡 На всех языках: { $pairs }
warning-broad = 💡 <code>{ $field }</code> без других слов присылает всё, что там есть.

## Меню команд, как его показывает Telegram

menu-rules = Ваши правила
menu-add = Создать правило
menu-test = Проверить правило на последних днях
menu-why = Почему пришло или не пришло
menu-feeds = Ленты, которые я читаю для вас
menu-addfeed = Добавить свою ленту
menu-language = Мой язык
menu-timezone = Ваш часовой пояс
menu-stop = Больше не писать
menu-help = Что я умею

## Когда в чате пишут быстрее, чем можно отвечать

too-many-messages = Вы пишете быстрее, чем мне можно отвечать. Всё, о чём вы просили, сделано, но часть ответов я пропустил; /rules покажет, что получилось.

## Что прислало бы правило

test-usage = Напишите после команды правило, которое нужно проверить, например
    <code>/test kerusuhan AND (Kazakhstan OR CSTO)</code>
test-counting = ⏳ Считаю, что оно прислало бы …
test-busy = Я ещё считаю для предыдущего. Минуту, пожалуйста.
test-crowded = Сейчас спрашивают многие. Попробуйте, пожалуйста, через минуту.
test-too-long = Это заняло слишком много времени, и я остановился. Возьмите слова пореже или спросите позже.
test-not-counted = Сейчас посчитать не получилось. Это записано; попробуйте, пожалуйста, позже.
test-rule = <code>{ $text }</code>
test-sent = { $count ->
        [0] Оно не прислало бы ничего
        [one] Оно прислало бы <b>{ $count } событие</b>
        [few] Оно прислало бы <b>{ $count } события</b>
       *[other] Оно прислало бы <b>{ $count } событий</b>
    } за { $unit ->
        [minutes] { $length ->
            [one] последнюю { $length } минуту
            [few] последние { $length } минуты
           *[other] последние { $length } минут
        }
        [hours] { $length ->
            [one] последний { $length } час
            [few] последние { $length } часа
           *[other] последние { $length } часов
        }
       *[days] { $length ->
            [one] последний { $length } день
            [few] последние { $length } дня
           *[other] последние { $length } дней
        }
    }.
test-sounding = { $count ->
        [0] Всё без звука.
        [one] Из них { $count } со звуком.
       *[other] Из них { $count } со звуком.
    }
test-unmet = { $count ->
        [one] Ещё в { $count } событии слова есть, но условия не выполнены.
       *[other] Ещё в { $count } событиях слова есть, но условия не выполнены.
    }
test-earlier = { $count ->
        [one] Ещё { $count } уже было в ленте, когда я впервые её открыл; такое я не присылаю.
       *[other] Ещё { $count } уже были в лентах, когда я впервые их открыл; такое я не присылаю.
    }
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }

## Тихие часы и сводки

digest-head = 📋 <b>Сводка</b>: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-quiet = 🌙 <b>Пока было тихо</b>: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-missed = ⏳ <b>Пока я не мог читать ленты или писать</b>, { $since_at } – { $until_at }: { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
digest-continued = 📋 <b>Сводка</b>, часть { $number }
digest-more = … ещё { $count } в следующем сообщении
digest-elsewhere = В других местах
digest-turned = С тех пор как я сообщал об этом, произошёл поворот.
digest-sources = { $families ->
        [one] { $families } источник
        [few] { $families } источника
       *[other] { $families } источников
    }

## Из чего складывается оценка события и о чём говорят ответы

topic-coup = переворот
topic-terror = теракт
topic-conflict = вооружённый конфликт
topic-violent-unrest = беспорядки
topic-disaster = бедствие
topic-unrest = протест
topic-health = здоровье
topic-accident = происшествие
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
score-human_cost = Люди ({ $people }): { $points }
score-families = { $families ->
        [one] { $families } независимый издатель
        [few] { $families } независимых издателя
       *[many] { $families } независимых издателей
    } за час: { $points }
score-burst = Всплеск новостей, { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    } за два часа ({ $where }, { $what }): { $points }
score-breaking = Издатель пометил как срочное: { $points }
score-authority = { $tier ->
        [first] Источник наивысшего доверия
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
reply-new_country = Дошло и до другой страны: { $where }.
reply-corrected = Исправление: { $publisher }.
reply-ended = Больше не действует: { $what }.
