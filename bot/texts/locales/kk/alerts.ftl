## Хабарлар

alert-line = { $publisher }
alert-copy = { $publisher } (сол мәтін)
alert-sources = { $families } дереккөз
alert-sources-more = … тағы { $count }
alert-words = Сөздер: { $words }
alert-rule = { $number }-ереже: <code>{ $text }</code>
alert-pack = { $number }-ереже: { $name }
alert-dead = Қаза тапқандар: { $figure }
alert-injured = Зардап шеккендер: { $figure }
alert-detained = Ұсталғандар: { $figure }
figure-exact = { $low }
figure-from = кемінде { $low }
figure-to = ең көбі { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] Жағдай аса қауіпті деңгейге жетті.
       *[other] Оқиға маңызды деңгейге жетті.
    }
