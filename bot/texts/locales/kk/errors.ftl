## Ереже неге оқылмады

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ Мұнда бірде-бір сөз жоқ.
error-missing_operand = ❗ «{ $operator }» белгісінің { $side ->
        [before] алдында
       *[after] соңында
    } сөз керек.
error-unclosed_paren = ❗ Бұл жақша жабылмаған.
error-unexpected_paren = ❗ Бұл жақшаның ашылуы жоқ.
error-unclosed_quote = ❗ Бұл тырнақша жабылмаған.
error-unclosed_regex = ❗ Бұл өрнек жабылмаған.
error-unknown_field = ❗ «{ $field }» өрісі жоқ; барлары: { $fields }.
error-nested_field = ❗ «{ $field }» өрісі «{ $outer }:» ішінде тұра алмайды.
error-unknown_region = ❗ «{ $name }» деген елді не аймақты білмеймін.
error-unknown_org = ❗ «{ $name }» деген ұйымды білмеймін.
error-unknown_topic = ❗ «{ $name }» деген тақырыпты білмеймін.
error-unknown_language = ❗ «{ $name }» деген тілді білмеймін.
error-needs_positive = ❗ Бұл барлығына дерлік сәйкес келеді: міндетті сөз жоқ.
error-lang_alone = ❗ Тілдің өзі сол тілде жазылғанның бәріне сәйкес келеді.
error-condition_place = ❗ Шарт бүкіл ережеге қатысты, мұнда тұра алмайды.
error-condition_value = ❗ «{ $condition }» – { $name } үшін жарамсыз шарт.
error-conditions_only = ❗ Мұнда тек шарттар бар, ережеде сөз жоқ.
error-near_distance = ❗ Қашықтық { $low } мен { $high } аралығында болады, «{ $distance }» емес.
error-near_side = ❗ «{ $operator }» сөздерді, тіркестерді және олардың OR топтарын байланыстырады, бұл ондай емес.
error-short_prefix = ❗ * белгісі сөздің соңында, кемінде { $least } әріптен кейін тұрады.
error-short_typo = ❗ ~ белгісі сөздің соңында, кемінде { $least } әріптен кейін тұрады.
error-bad_regex = ❗ Бұл өрнек оқылмады: { $reason }.
error-regex_too_long = ❗ Өрнек { $limit } таңбадан аспайды, мұнда { $count }.
error-too_long = ❗ Ереже { $limit } таңбадан аспайды, мұнда { $count }.
error-too_deep = ❗ Жақшалар ең көбі { $limit } қабат болады, мұнысы тереңірек.
error-too_many_terms = ❗ Ережеде ең көбі { $limit } сөз болады, бұл артық.
error-too_many_prefixes = ❗ Ережеде * бар сөз ең көбі { $limit } болады, бұл артық.
error-too_many_regexes = ❗ Ережеде ең көбі { $limit } өрнек болады, бұл артық.
error-too_many_not = ❗ Ереже ең көбі { $limit } сөзді шығарып тастай алады, бұл артық.
