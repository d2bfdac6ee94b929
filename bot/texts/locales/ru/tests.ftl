## Что прислало бы правило

test-usage = Напишите после команды правило, которое нужно проверить, например
    <code>/test беспорядки AND (Казахстан OR ОДКБ)</code>
test-crowded = Сейчас спрашивают многие. Попробуйте, пожалуйста, через минуту.
test-too-long = Это заняло слишком много времени, и я остановился. Возьмите слова пореже или спросите позже.
test-not-counted = Сейчас посчитать не получилось. Это записано; попробуйте, пожалуйста, позже.
test-rule = <code>{ $text }</code>
test-sent = { $count ->
        [0] Такое правило не прислало бы ничего
        [one] Такое правило сообщило бы о <b>{ $count } событии</b>
        [few] Такое правило сообщило бы о <b>{ $count } событиях</b>
       *[other] Такое правило сообщило бы о <b>{ $count } событиях</b>
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
test-sample-linked = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } <a href="{ $item_link }">{ $title }</a> · <i>{ $publisher }</i>, { $published_at }
