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
    /quiet, /digest: когда я молчу и о чём сообщаю вместе
    /mutes: что заглушено; /languages: на каких языках вы читаете
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
    Я храню номер этого чата, язык, часовой пояс, правила, выбранные ленты, что в нём заглушено и то, что сюда отправлял. Ни имён, ни ваших сообщений, кроме правил. /export покажет всё это, /erase удалит всё сразу и навсегда.
privacy-searches = Слова ваших правил я ищу и на { $hosts }: там видят эти слова, но не знают, чьи они.
export-head = Вот всё, что я храню об этом чате:
export-data = <pre>{ $data }</pre>
export-long = Здесь помещается не всё. Владелец бота может отдать вам всё файлом.
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
    <code>/test беспорядки AND (Казахстан OR ОДКБ)</code>
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
digest-turned = С тех пор как я сообщал об этом, событие приняло новый оборот.
topic-gone = Тема, в которую я писал, закрыта или удалена. Теперь я пишу сюда. Чтобы вернуть как было, откройте тему или создайте правила заново в другой.
no-rights = Мне нельзя писать в группе, в которую вы меня добавили, поэтому я туда ничего не отправляю. Разрешите мне писать там, и я продолжу сам.
digest-flood = 🌊 <b>Правило { $number } находит очень много.</b> До { $until_at } я собираю найденное здесь; пока { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }.
digest-flood-more = … и ещё { $count }
digest-narrower = Чтобы находилось меньше, удалите правило (<code>/remove { $number }</code>) и напишите его заново, добавив в конец одно из этого:
quiet-none = Я пишу в любое время. Чтобы ночью было тихо, напишите, например,
    <code>/quiet 22:00-06:00</code>
    Время — по поясу { $timezone } (/timezone).
quiet-now = 🌙 Тихо с { $begin } до { $end } по времени { $timezone }. О том, что случится за это время, я сообщу разом в конце.
quiet-critical = { $passes ->
        [yes] 🔴 О чрезвычайном я всё равно сообщаю сразу.
       *[no] 🔴 Чрезвычайное тоже ждёт.
    }
quiet-change = Изменить: <code>/quiet 23:00-07:00</code> или <code>/quiet off</code>
quiet-unknown = Не понимаю «{ $wanted }». Напишите так: <code>/quiet 22:00-06:00</code> или <code>/quiet off</code>
quiet-whole-day = «{ $wanted }» начинается тогда же, когда кончается. Напишите два разных времени, например <code>/quiet 22:00-06:00</code>. Чтобы не получать ничего: /stop
digest-none = Я сообщаю о каждом событии сразу. Чтобы получать их вместе, напишите, например,
    <code>/digest 07:30</code> (каждый день), <code>/digest пн 07:30</code> (каждую неделю) или <code>/digest hourly</code> (каждый час)
digest-hourly = 📋 Я сообщаю обо всём вместе, каждый час.
digest-daily = 📋 Я сообщаю обо всём вместе, каждый день в { $time } ({ $timezone }).
digest-weekly = 📋 Я сообщаю обо всём вместе, каждую неделю: { $day }, { $time } ({ $timezone }).
digest-next = Следующая сводка: { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 О чрезвычайном я всё равно сообщаю сразу.
       *[no] 🔴 Чрезвычайное тоже ждёт.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] сразу
        [hourly] каждый час
        [daily] каждый день в { $time }
        [weekly] каждую неделю: { $day }, { $time }
       *[at_once] как весь чат
    }
digest-change = Выключить: <code>/digest off</code>
digest-change-rule = Для одного правила, по его номеру: <code>/digest #{ $number } daily</code>
digest-unknown = Не понимаю «{ $wanted }». Напишите так: <code>/digest 07:30</code>, <code>/digest пн 07:30</code>, <code>/digest hourly</code> или <code>/digest off</code>
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Без тихих часов
button-critical = { $passes ->
        [yes] 🔴 сразу
       *[no] 🔴 тоже ждёт
    }
button-hourly = Каждый час
button-daily = Ежедневно { $time }
button-weekly = { $day } { $time }
button-digest-off = Без сводки
button-schedule = Правило { $number }: { $schedule ->
        [always] сразу
        [hourly] каждый час
        [daily] каждый день
        [weekly] каждую неделю
       *[at_once] как чат
    }
menu-quiet = Тихие часы
menu-digest = Новости вместе, в свой час
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
reply-new_country = География события расширилась: { $where }.
reply-corrected = Исправление: { $publisher }.
reply-ended = Больше не действует: { $what }.

## Почему пришло или не пришло

why-usage = Ответьте на моё сообщение командой /why, и я скажу, почему оно пришло. Или назовите то, что не пришло: ссылкой или словами заголовка:
    <code>/why https://kabar.example/berita</code>
why-no-alert = Это сообщение не об одном событии, которое я ещё храню. Попробуйте со ссылкой или словами заголовка: <code>/why наводнение Алматы</code>
toast-why-gone = Этого события у меня больше нет
why-which = В этом сообщении несколько событий. О каком вы спрашиваете?
button-story = { $title }
button-why = Почему?
why-found = Ваше правило { $number }, <code>{ $text }</code>, нашло слова: <b>{ $words }</b>. Они в новости «{ $title }» ({ $publisher }).
why-found-too = Ваше правило { $number }, <code>{ $text }</code>, нашло в ней: <b>{ $words }</b>.
why-fits = Вашему правилу { $number }, <code>{ $text }</code>, подходит «{ $title }» ({ $publisher }).
why-more-rules = { $count ->
        [one] Подходит ещё { $count } ваше правило.
        [few] Подходят ещё { $count } ваших правила.
       *[other] Подходят ещё { $count } ваших правил.
    }
why-rules-gone = Правила, которое об этом спрашивало, больше нет.
why-story = { $count ->
        [one] Об этом { $count } сообщение
        [few] Об этом { $count } сообщения
       *[other] Об этом { $count } сообщений
    } из { $families ->
        [one] { $families } независимого источника
       *[other] { $families } независимых источников
    }; первое вышло { $first_at }.
why-copies = { $count ->
        [one] { $count } из них повторяет чужой текст и источником не считается.
       *[other] { $count } из них повторяют чужой текст и источниками не считаются.
    }
why-thread = Новость пришла ответом, потому что относится к тому, что уже происходило.
why-merged = Позже оказалось, что это то же событие, что и «{ $title }».
why-level = {"\u000A"}{ $level ->
        [critical] Уровень: 🔴 <b>чрезвычайно</b>
        [important] Уровень: 🟠 <b>важно</b>
       *[other] Уровень: ⚪ <b>новость</b>
    }, { $score } из 100 баллов.
why-level-stays = Баллов с тех пор стало меньше, но уровень события никогда не опускается.
why-after = { $unit ->
        [moment] сразу
        [seconds] { $length ->
            [one] через { $length } секунду
            [few] через { $length } секунды
           *[other] через { $length } секунд
        }
        [minutes] { $length ->
            [one] через { $length } минуту
            [few] через { $length } минуты
           *[other] через { $length } минут
        }
        [hours] { $length ->
            [one] через { $length } час
            [few] через { $length } часа
           *[other] через { $length } часов
        }
       *[days] { $length ->
            [one] через { $length } день
            [few] через { $length } дня
           *[other] через { $length } дней
        }
    }
why-decisive = {"\u000A"}Сообщение пришло из-за новости «{ $title }» ({ $publisher }).
why-times = {"\u000A"}Опубликовано { $published_at }. Я увидел это { $seen }, решил { $decided } и отправил { $sent }.
why-times-sent = {"\u000A"}Опубликовано { $published_at }. Я увидел это { $seen } и отправил { $sent }.
why-times-seen = {"\u000A"}Опубликовано { $published_at }. Я увидел это { $seen }.
why-sound-level = Пришло со звуком, потому что это было { $level ->
        [critical] чрезвычайно
       *[other] важно
    }.
why-sound-rule = Пришло со звуком, потому что это правило всегда со звуком.
why-silent-level = Пришло без звука, потому что тогда это была просто новость: звучат только важные и чрезвычайные.
why-silent-rule = Пришло без звука, потому что это правило всегда без звука.
why-silent-milder = Пришло без звука, потому что о более серьёзном вы уже знали.
why-silent-related = Пришло без звука, потому что о событии вы уже знали из новости на другом языке.
why-in-digest = Пришло в сводке, вместе с другими.
why-edits = { $count ->
        [one] С тех пор я изменил сообщение { $count } раз, когда приходило новое.
        [few] С тех пор я изменил сообщение { $count } раза, когда приходило новое.
       *[other] С тех пор я изменил сообщение { $count } раз, когда приходило новое.
    }
why-replies = { $count ->
        [one] О { $count } повороте я сообщил ответом.
       *[other] О { $count } поворотах я сообщил ответами.
    }
why-held-until = Придёт { $until_at }.
why-held-back = {"\u000A"}Что я придержал и почему:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }«{ $title }» · <i>{ $publisher }</i>. Опубликовано { $published_at }, увидел { $seen_at }.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }«{ $title }» · <i>{ $publisher }</i>. Увидел { $seen_at }; время издание не указало.
why-told = Я сообщил вам об этом { $sent_at }; чтобы узнать почему, ответьте на то сообщение командой /why.
why-told-deleted = Я сообщил вам об этом { $sent_at }, но сообщение удалено.
why-told-digest = Я сообщил вам об этом { $sent_at }, в сводке.
why-told-joined = Там это то же событие, что и «{ $title }»: эта новость добавилась в то сообщение как ещё один источник, без отдельного сообщения.
why-waits = Вот-вот сообщу: сообщение ждёт своей очереди.
why-waits-again = Сообщение ждёт отправки: Telegram недоступен или попросил подождать. Я продолжаю пытаться.
why-not-sent = Это предназначалось вам, но не дошло.
why-left-out = Эту ленту вы отключили, и ваши правила в неё не смотрят. Читать снова: /feeds
why-set-aside = На моей стороне трижды случилась ошибка, и я отложил это. Владелец бота может попробовать ещё раз.
why-undecided = Я ещё разбираю это.
why-no-rules = У вас пока нет правил, поэтому я ни о чём не сообщаю. Просто напишите нужные слова.
why-item-story = { $level ->
        [critical] Уровень: 🔴 чрезвычайно
        [important] Уровень: 🟠 важно
       *[other] Уровень: ⚪ новость
    }, { $score } из 100 баллов, { $families ->
        [one] { $families } независимый источник
        [few] { $families } независимых источника
       *[other] { $families } независимых источников
    }.
why-rule-fits = Вашему правилу { $number }, <code>{ $text }</code>, это подходит.
why-wants-level = Но оно ждёт { $level ->
        [critical] чрезвычайных
       *[other] важных
    } событий, от { $least } баллов; у этого { $score }.
why-wants-sources = Но нужно независимых источников: { $least }; пока их { $count }.
why-near = Ваше правило { $number } почти подошло: { $parts }
why-none-near = { $count ->
        [one] Ни одно слово отсюда не входит в ваше правило. Посмотреть: /rules
       *[other] Ни одно слово отсюда не входит в ваши правила (их { $count }). Посмотреть: /rules
    }
why-nothing = { $count ->
        [one] В ленте, которую я для вас читаю ({ $count }), этого не было.
       *[other] В лентах, которые я для вас читаю ({ $count }), этого не было.
    } Последний раз я смотрел { $looked_at }.
why-nothing-lately = Я искал среди заголовков за { $days ->
        [one] последний { $days } день
        [few] последние { $days } дня
       *[other] последние { $days } дней
    }; по ссылке найду и более старое.
why-nothing-unlooked = { $count ->
        [one] Я читаю для вас { $count } ленту, но ещё не смотрел; дайте мне несколько минут.
        [few] Я читаю для вас { $count } ленты, но ещё не смотрел; дайте мне несколько минут.
       *[other] Я читаю для вас { $count } лент, но ещё не смотрел; дайте мне несколько минут.
    }
why-nothing-advice = Если вы знаете сайт, где это есть, дайте мне его читать: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = Это уже было в ленте, когда я впервые её открыл; о таком я не сообщаю.
why-reason-older_than_rule = Это вышло до того, как появилось правило; новое правило смотрит только вперёд.
why-reason-no_match = Ни одно ваше правило не ищет этих слов.
why-reason-below_level = Сначала событие было недостаточно серьёзным для правила.
why-reason-too_few_sources = Сначала независимых источников было слишком мало для правила.
why-reason-condition_passed = Правилу нужно ровно столько источников или ровно этот уровень, а событие это уже прошло.
why-reason-rule_paused = Правило было на паузе.
why-reason-rule_gone = Правило удалено.
why-reason-feed_left_out = Лента была отключена.
why-reason-muted = Вы это заглушили.
why-reason-language_not_read = Это на языке, который в этом чате не читают.
why-reason-merged = Оказалось, что это то же событие, что и другое; об этом сообщений не бывает.
why-reason-chat_closed = Тогда я не мог писать в этот чат.
why-reason-caught_up = Это запоздало и пришло вместе с остальным, что я пропустил.
why-reason-quiet_hours = Это были ваши тихие часы.
why-reason-digest = Это отложено для вашей сводки.
why-reason-flooded = Правило нашло больше, чем можно прислать, поэтому это в общем сообщении.
why-reason-held = Событие ждало сводки, в ней есть и это.
why-reason-digested = Об этом сказала сводка, а сводки потом не меняются.
why-reason-collapsed = Это показало более позднее изменение того же сообщения.
why-reason-edit_too_old = Сообщению было больше суток, и я его не менял.
why-reason-reply_too_soon = Незадолго до этого уже был ответ; это ушло со следующим.
why-reason-message_deleted = Сообщение было удалено.
why-reason-set_aside = Трижды не получилось на моей стороне, и это отложено.
why-reason-refused = Telegram этого не принял.
why-reason-other = Была другая причина, для которой у меня нет слов.

## О чём чаты не хотят слышать

alert-also = Об этом пишут и на других языках: { $languages }
alert-correction = ✏️ Исправление ({ $publisher }):
alert-twin = Это то же событие, что и в сообщении, указанном ниже; продолжение будет там.
button-mute = 🔕 Заглушить
button-mute-story = Эту новость
button-mute-situation = Её и всё, что с ней связано
button-mute-source = { $publisher }
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
mutes-head = <b>Заглушено здесь</b>. Кнопка возвращает; новости заканчиваются сами.
mute-line = { $number }. { $kind ->
        [story] Новость
        [situation] Событие и всё связанное
       *[source] Источник
    }: { $name }
mutes-more = … и ещё { $count }.
languages-all = Я сообщаю новости на всех языках. Чтобы выбрать, напишите, например, <code>/languages id, en</code>
languages-some = Я сообщаю новости только на этих языках: { $languages }. Для всех напишите <code>/languages all</code>
languages-unknown = Я не знаю языка «{ $wanted }». Напишите, например, <code>/languages id, en</code>
