## Rules in the making

making-understood = 🔎 <b>Былай түсіндім:</b> { $words }
making-rule = <code>{ $text }</code>
making-counting = ⏳ Бұл ереже қанша хабар жіберер еді, соны санап жатырмын …
making-uncounted = Қазір санайтыным көп. Ережені бәрібір сақтауға болады.
making-and = ЖӘНЕ
making-or = НЕМЕСЕ
making-name = { $kind ->
        [region] жер
        [org] ұйым
       *[topic] тақырып
    } { $name } (барлық тілде)
making-word = «{ $word }» сөзі
making-word-also = «{ $word }» сөзі (сондай-ақ: { $others })
making-without = «{ $word }» сөзінсіз
making-titles = тек тақырыпта
making-level = { $level ->
        [critical] тек аса қауіпті оқиғалар
       *[important] маңызды және аса қауіпті оқиғалар
    }
making-ask-without = Қай сөз болмасын? Біреуін басыңыз немесе жазыңыз; бірнешеуін үтірмен бөліңіз.
making-ask-text = Жаңа мәтінді жазыңыз. Қазір:
    <code>{ $text }</code>
making-ask-text-reply = Жаңа мәтінді осы хабарға жауап етіп жазыңыз.
save-undone = ↩ Сақталмады: <code>{ $text }</code>
button-see-rules = 📋 Ережелер
button-undo-save = ↩ Болдырмау
button-save-again = Қайта сақтау
button-draft-join = { $how ->
        [all] Бәрі болсын
        [any] Біреуі жетеді
       *[mixed] Жазылғанындай
    }
button-draft-titles = { $on ->
        [yes] ☑ Тек тақырып
       *[no] ☐ Тек тақырып
    }
button-draft-turn = { $on ->
        [yes] ☑ { $name }: барлық тіл
       *[no] ☐ { $word }: барлық тіл
    }
button-draft-level = { $level ->
        [critical] 🔴 Тек аса қауіпті
        [important] 🟠 Маңыздыдан бастап
       *[info] ⚪ Кез келген деңгей
    }
button-draft-without = ➖ Сөзді алып тастау
button-draft-text = ✏️ Мәтінді өзгерту
button-draft-leave = ➖ { $word }
button-draft-take = ↩ { $word }
button-draft-back = ◀ Артқа
toast-draft-changed = Бұл өзгеріп кеткен. Қайта қараңыз.
toast-draft-full = Бір ережеге бұл тым көп.
toast-save-undone = Қайтарылды
