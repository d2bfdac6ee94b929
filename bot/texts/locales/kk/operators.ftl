## Ботты жүргізетіндерге

help-operator =
    Сізге, бот иесі ретінде: /aside орындалмай, шетке қойылғандарды көрсетеді, /retry <i>түрі нөмірі</i> қайталап көреді.
aside-none = Шетке қойылған ештеңе жоқ.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Мысалы былай жазыңыз: <code>/retry revision 12</code>. Тізім: /aside
retry-done = { $kind } { $row }: қайталап көремін.
retry-unknown = { $kind } { $row }: шетке қойылғандар арасында жоқ. Тізім: /aside
