## Ереже не жіберер еді

test-usage = Пәрменнен кейін сынағыңыз келген ережені жазыңыз, мысалы
    <code>/test наразылық AND (Қазақстан OR ҰҚШҰ)</code>
test-crowded = Қазір сұрап жатқандар көп. Бір минуттан кейін қайталап көріңіз.
test-too-long = Санау тым ұзаққа созылды, тоқтаттым. Сирегірек сөздер жазып көріңіз немесе кейінірек сұраңыз.
test-not-counted = Қазір санай алмадым. Бұл жазылып қойылды; кейінірек қайталап көріңіз.
test-rule = <code>{ $text }</code>
test-sent = Бұл ереже соңғы { $length } { $unit ->
        [minutes] минутта
        [hours] сағатта
       *[days] күнде
    } { $count ->
        [0] ештеңе жібермес еді.
       *[other] <b>{ $count } оқиғаны</b> хабарлар еді.
    }
test-sounding = { $count ->
        [0] Бәрі дыбыссыз.
       *[other] Оның { $count } оқиғасы дыбыспен.
    }
test-unmet = Тағы { $count } оқиғада сөздер бар, бірақ шарттар орындалмаған.
test-earlier = Тағы { $count } оқиға таспаны алғаш қарағанымда сонда тұрған еді; ондайды жібермеймін.
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
