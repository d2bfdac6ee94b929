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
