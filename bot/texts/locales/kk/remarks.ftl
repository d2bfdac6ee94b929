## Оқылған ережеге ескертулер

warning-mixed_operators = 💡 AND OR-дан бұрын байланыстырады; бұл былай оқылды: <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін <code>{ $lower }</code> деп жазыңыз.
warning-not_covers_one = 💡 Тек { $excluded } шығарылды; { $kept } міндетті. Екеуін де шығару үшін: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } – сөздің бөлігі емес, мұнда ештеңені өзгертпейді.
warning-lowercase_operator = 💡 { $word } сөз ретінде оқылды; оператор <code>{ $operator }</code> деп жазылады.
warning-address = 💡 { $host } сөз ретінде ізделеді; басылымды бақылау үшін <code>source:{ $host }</code> деп жазыңыз.
warning-typo_exact = 💡 { $word } қате теруге тым қысқа; 4 және 5 әріпте тек бас әріптер орын ауыстыра алады.
warning-also_matches = 💡 Мына түрлері де табылады: { $words }. Тек дәл осы түрі керек болса, =сөз деп жазыңыз.
warning-known_names = 💡 Барлық тілде: { $pairs }
warning-broad = 💡 <code>{ $field }</code> жалғыз тұрса, соған қатыстының бәрі келеді.
