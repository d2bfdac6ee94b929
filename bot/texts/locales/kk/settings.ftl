## Баптаулар

language-choose = Қай тілде сөйлейін?
language-set = Енді мен қазақша сөйлеймін.
language-unknown = «{ $wanted }» тілін білмеймін. Мен білетін тілдер: id, en, ru, kk.
timezone-now = Уақыт: { $timezone }, онда қазір { $time }. Өзгерту үшін мысалы былай жазыңыз:
    <code>/timezone Asia/Almaty</code>
timezone-set = Енді уақыт: { $timezone }, онда қазір { $time }.
timezone-unknown = «{ $wanted }» уақыт белдеуін білмеймін. Asia/Almaty немесе Europe/Moscow түрінде жазыңыз.
timezone-unknown-near = «{ $wanted }» уақыт белдеуін білмеймін. Бәлкім, { $near }?
