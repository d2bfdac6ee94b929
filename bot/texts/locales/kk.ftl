# Telegram HTML; параметрлер қауіпсіз түрде келеді.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>Мен { -bot } ботымын.</b> Мен { $feeds } жаңалық арнасын бақылап отырамын және сіз сұраған нәрсе болған бойда жазамын: бір оқиғаға бір хабар, жаңа дереккөз қосылған сайын ол жаңарып тұрады.
start-packs = Бастау үшін топтаманы басыңыз немесе өзіңізге керек сөздерді жаза салыңыз, мысалы
    <code>наразылық AND (Қазақстан OR ҰҚШҰ)</code>
start-settings = Тілім: { $language }, уақыт: { $timezone }. Өзгерту: /language, /timezone.
start-back = Қайта қош келдіңіз. { $rules ->
        [0] Сізде әзірге ереже жоқ.
       *[other] { $rules } ережеңіз күшінде: /rules
    }
access-refused = Бұл жабық бот. Иесінен рұқсат сұрап, мына нөмірді беріңіз: <code>{ $chat }</code>
access-full = Ботта орын қалмады. Оның иесіне хабарласыңыз.
group-admins-only = Мұнда не жіберетінімді тек осы топтың әкімшілері өзгерте алады.

## Топтамалар мен ережелер

pack-added = ✅ «{ $name }» топтамасы қосылды, бұл { $number }-ереже: <code>{ $text }</code>
rule-saved = ✅ { $number }-ереже қосылды: <code>{ $text }</code>
rule-exists = Мұндай ереже бар, нөмірі { $number }: <code>{ $text }</code>
rule-limit = Бір чатта ең көбі { $limit } ереже бола алады. Алдымен біреуін жойыңыз: /rules
rule-preview = Мен былай түсіндім:
    <code>{ $text }</code>
    Сақтайын ба?
rule-cancelled = Ештеңе сақталмады.
rule-usage = Пәрменнен кейін өзіңізге керегін жазыңыз, мысалы
    <code>/add наразылық AND (Қазақстан OR ҰҚШҰ)</code>
rules-none = Сізде әзірге ереже жоқ. Топтаманы басыңыз немесе бірнеше сөз жаза салыңыз.
rules-head = { $count ->
        [1] <b>Сіздің ережеңіз</b>
       *[other] <b>Сіздің { $count } ережеңіз</b>
    }
rule-line = { $number }. <code>{ $text }</code>
rule-line-paused = { $number }. <code>{ $text }</code> (кідіртілген)
remove-usage = Қайсысын? Мысалы <code>/remove { $number }</code>. Ережелеріңіз: /rules
remove-done = { $number }-ереже жойылды: <code>{ $text }</code>
remove-unknown = Мұнда { $number }-ереже жоқ. Ережелеріңіз: /rules

## Баптаулар

language-choose = Қай тілде сөйлейін?
language-set = Енді мен қазақша сөйлеймін.
language-unknown = «{ $wanted }» тілін білмеймін. Мен білетін тілдер: id, en, ru, kk.
timezone-now = Уақыт: { $timezone }, онда қазір { $time }. Өзгерту үшін мысалы былай жазыңыз:
    <code>/timezone Asia/Almaty</code>
timezone-set = Енді уақыт: { $timezone }, онда қазір { $time }.
timezone-unknown = «{ $wanted }» уақыт белдеуін білмеймін. Asia/Almaty немесе Europe/Moscow түрінде жазыңыз.
timezone-unknown-near = «{ $wanted }» уақыт белдеуін білмеймін. Бәлкім, { $near }?

## Басқа пәрмендер

help =
    <b>Сөздерді жаза салыңыз</b>, мен одан ереже жасаймын. Немесе:
    /add <i>ереже</i>: ережені бірден сақтау
    /rules: ережелеріңіз, жою түймелерімен
    /remove <i>нөмір</i>: біреуін жою
    /test <i>ереже</i>: соңғы күндері не жіберер еді
    /why: хабар неге келді (соған жауап ретінде); сілтеме не сөздермен: неге келмеді
    /feeds: сіз үшін оқитын арналарым
    /addfeed <i>мекенжай</i>: өз арнаңызды қосу
    /quiet, /digest: қашан тынышпын және нені бірге айтамын
    /mutes: ненің үні өшірілгені; /languages: қай тілдерде оқитыныңыз
    /language, /timezone: сізге қалай жазатыным
    /stop: енді жазбау; /start бәрін қайтарады
    /privacy, /export, /erase: сіз туралы не сақтайтыным
    ⚪ жаңалық, 🟠 маңызды, 🔴 аса қауіпті: алғашқысы дыбыссыз келеді.
help-language =
    Бос орын екі сөздің де керегін білдіреді: <code>наразылық Алматы</code>. <code>OR</code> немесе <code>НЕМЕСЕ</code>: бірі, <code>NOT</code>, <code>ЕМЕС</code> немесе <code>-</code>: онсыз, <code>"…"</code>: қатар тұрған сөздер, <code>сөз*</code>: сөздің басы. <code>region:KZ</code>: жер, <code>org:CSTO</code>: ұйым, <code>topic:unrest</code>: тақырып, барлық тілде.
help-operator =
    Сізге, бот иесі ретінде: /aside орындалмай, шетке қойылғандарды көрсетеді, /retry <i>түрі нөмірі</i> қайталап көреді.
stop-done = Енді жазбаймын. Ережелеріңіз сақталды; /start бәрін қайтарады.
unknown-command = { $command } пәрменін білмеймін. Қолымнан келетіні: /help
not-text = Мен тек мәтінді түсінемін. Өзіңізге керек сөздерді жазыңыз немесе /help қараңыз.
apology = Менде бір ақау шығып, бұл орындалмады. Қате жазып алынды; кейінірек қайталап көріңіз.
privacy =
    Мен осы чаттың нөмірін, тілін, уақыт белдеуін, ережелерін, таңдаған арналарын, ненің үнін өшіргенін және мұнда не жібергенімді сақтаймын. Есімдер де, ережелеріңізден басқа хабарларыңыз да сақталмайды. /export бәрін береді, /erase бәрін бірден әрі біржола жояды.
privacy-searches = Ережелеріңіздегі сөздерді { $hosts } сайтынан да іздеймін: ондағылар сөздерді көреді, бірақ кімдікі екенін білмейді.
export-head = Осы чат туралы сақтайтынымның бәрі:
export-data = <pre>{ $data }</pre>
export-long = Бәрі мұнда сыймайды. Бот иесі бәрін файл етіп бере алады.
erase-ask = Осы чат туралы сақтағанымның бәрін: ережелерді, баптауларды, тарихты жояйын ба? Оны кері қайтару мүмкін емес.
erase-done = Бәрі жойылды. /start басынан бастайды.
erase-kept = Ештеңе жойылмады.
feeds-head = <b>Мен сіз үшін { $count } арнаны оқимын</b>
feeds-none = Әзірге арна жоқ. Оларды бот иесі қоса алады.
feeds-looked = Соңғы қарағаным: { $looked_at }; жауап бергені: { $good }/{ $count }.
feeds-unlooked = Әлі қарап үлгермедім, бірнеше минут күтіңіз.
feed-line = { $publisher }: { $minutes } минут сайын, { $why ->
        [learnt] жаңалығының жиілігіне қарай
        [priority] маңызды болғандықтан
        [pushed] ал жаңалығы бірден жіберіледі
        [wish] арнаның өз сұрауымен
       *[new] әзірге оны танымаймын
    }{ $daily ->
        [unknown] {""}
        [0] ; күніне бір жаңалыққа жетпейді
       *[other] ; күніне { $daily } жаңалық
    }
feed-line-asked = { $publisher }: сервер { $due_at } уақытына дейін күтуді сұрайды{ $daily ->
        [unknown] {""}
        [0] ; күніне бір жаңалыққа жетпейді
       *[other] ; күніне { $daily } жаңалық
    }
feed-line-crowded = { $publisher }: бұл серверде кезек күткен арна көп; осы арнаның кезегі { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; күніне бір жаңалыққа жетпейді
       *[other] ; күніне { $daily } жаңалық
    }
feed-line-unlooked = { $publisher }: әлі қарамадым
feed-line-gone = { $publisher }: жабылғанын хабарлады; күніне бір рет қараймын
feed-line-failing = ⚠️ { $publisher }: { $trouble ->
        [name] мекенжайы табылмады
        [away] жауап бермейді
        [certificate] сертификаты жарамсыз
        [status] қатемен жауап береді ({ $status })
        [gone] жабылғанын хабарлады
        [redirects] айналдырып басқа мекенжайға сілтейді
        [no_feed] арна емес нәрсе жібереді
        [unfit] мен оқи алатыннан көп жібереді
        [refused] маған оқуға болмайтын мекенжайда тұр
       *[other] оқылмайды
    }; қатарынан { $count } рет, келесі талпыныс { $due_at }
feed-line-left-out = { $publisher }: оқылмайды
feeds-buttons = ✖ арнаны оқымау, ↩ қайта оқу, 🗑 өз арнаңызды (🔒) жою. Арна қосу: /addfeed
silence-fallen =
    { $count ->
        [1] 🔇 Арнаңыз { $since_at } уақытынан бері жауап бермейді. Қайта-қайта байқап көремін, жаңалық келе бастаса, айтамын.
       *[other] 🔇 { $count } арнаңыздың бірде-бірі { $since_at } уақытынан бері жауап бермейді. Қайта-қайта байқап көремін, жаңалық келе бастаса, айтамын.
    }
silence-over = 🔔 Жаңалық қайта келе бастады; арналарыңыз { $since_at } уақытынан бері үнсіз болған еді.
feed-gone = 🔇 { $publisher } өз арнасының біржола жабылғанын хабарлады. Қайта ашылмады ма деп күніне бір рет қараймын; басқа арналарыңыз жұмыс істей береді.
feed-back = 🔔 { $publisher } қайта ашылды: оны тағы оқимын.
addfeed-usage = Пәрменнен кейін сайттың не оның арнасының мекенжайын жазыңыз, мысалы
    <code>/addfeed https://kabar.example</code>
addfeed-not-here = Бұл бот чаттардан арна қабылдамайды. Арнаңызды қосуды бот иесінен сұраңыз.
addfeed-busy = Алдыңғы мекенжайларыңызды әлі қарап жатырмын. Сәл күте тұрыңыз.
addfeed-looking = 🔎 { $address } мекенжайынан жаңалық іздеп жатырмын …
addfeed-choose = { $address } мекенжайында бірнеше арна бар. Сіз үшін қайсысын оқиын?
addfeed-cancelled = Жарайды, ешқайсысын оқымаймын.
addfeed-begun = ✅ Енді сіз үшін <b>{ $title }</b> арнасын оқимын. Одан шыққаны тек осы чатта көрінеді.
addfeed-shared = ✅ Сіз үшін <b>{ $title }</b> арнасын басқалар үшін оқитынымдай қайта оқимын.
addfeed-already = Мен сіз үшін <b>{ $title }</b> арнасын онсыз да оқып жүрмін.
addfeed-full = Бір чаттың ең көбі { $limit } өз арнасы бола алады. Алдымен біреуін жойыңыз: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = Қазір онда ештеңе жоқ.
addfeed-often = Онда күніне шамамен { $count } жаңалық шығады.
addfeed-seldom = Онда күніне бір жаңалық та шықпайды.
addfeed-follow = Енді ережелеріңіз бұл арнадан да іздейді. Одан шыққанның бәрін алғыңыз келсе, түймені басыңыз.
addfeed-no-address = { $address } мекенжай емес. Сайттың не арнаның мекенжайын жіберіңіз, мысалы <code>https://kabar.example</code>
addfeed-refused = { $address } мекенжайын оқуыма болмайды. Сайттың не арнаның баршаға ашық мекенжайын жіберіңіз.
addfeed-unreachable = { $address } жауап бермейді. Мекенжайды тексеріңіз немесе кейінірек қайталап көріңіз.
addfeed-status = Сервер { $address } мекенжайына тек қате деп жауап береді. Мекенжайды тексеріңіз.
addfeed-no-feed = { $address } мекенжайынан арна табылмады. Сайттың арнасы болса, сол арнаның өз мекенжайын жіберіңіз.
aside-none = Шетке қойылған ештеңе жоқ.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Мысалы былай жазыңыз: <code>/retry revision 12</code>. Тізім: /aside
retry-done = { $kind } { $row }: қайталап көремін.
retry-unknown = { $kind } { $row }: шетке қойылғандар арасында жоқ. Тізім: /aside

## Түймелер және олардың жауаптары

button-save = Сақтау
button-cancel = Бас тарту
button-remove = 🗑 { $number }
button-erase = Иә, жою
button-keep = Жоқ, қалсын
button-feed = { $name }
button-follow = Бәрін алып тұру
button-leave-out = ✖ { $number }
button-read-again = ↩ { $number }
button-previous = ◀
button-next = ▶
button-open = Ашу
button-language = { $name }
button-pack = { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = Бұл түйме ескірген. Қайта бастаңыз: /rules
toast-refused = Бұл жабық бот.
toast-removed = Жойылды
toast-saved = Сақталды
toast-left-out = Енді оқылмайды
toast-read-again = Қайта оқимын
toast-feed-gone = Ол арна тізіміңізде жоқ.
toast-offer-gone = Ол таңдау ескірген. /addfeed пәрменін қайта жіберіңіз.
toast-cancelled = Жарайды

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
error-condition_value = ❗ «{ $condition }» — { $name } үшін жарамсыз шарт.
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

## Не істеуге болады

hint-write_a_word = 💡 Не іздеу керегін жазыңыз, мысалы <code>наразылық Қазақстан</code>.
hint-write_and = 💡 Екі сөз де керек болса, араларына бос орын немесе <code>AND</code> қойыңыз.
hint-write_or = 💡 Екеуінің бірі жетсе, араларына <code>OR</code> қойыңыз.
hint-quote_operator = 💡 Сөздің өзін іздеу үшін тырнақшаға алыңыз: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Топтың соңына ) қойыңыз.
hint-remove_paren = 💡 Оны алып тастаңыз немесе топтың басына ( қойыңыз.
hint-close_quote = 💡 Тіркестің соңына " қойыңыз.
hint-close_regex = 💡 Өрнектің соңына / қойыңыз; ішіндегі қиғаш сызық <code>\/</code> деп жазылады.
hint-use_source = 💡 Басылымды бақылау үшін <code>source:{ $host }</code> деп жазыңыз.
hint-quote_colon = 💡 Сөздердің өзін іздеу үшін ":" белгісін алып тастаңыз немесе тырнақшаға алыңыз.
hint-use_condition = 💡 Оқиғаға қойылатын шарт былай жазылады: <code>{ $example }</code>.
hint-one_field = 💡 Өрістер бірінің ішіне бірі кірмейді; топтың алдына бір өріс жазыңыз.
hint-not_before_field = 💡 Шығарып тастау үшін сызықшаны алдына қойыңыз: <code>-{ $field }:сөз</code>.
hint-nearest = 💡 Бәлкім, <code>{ $nearest }</code>?
hint-use_name = 💡 Сөздің өзін іздеу үшін жай сөз етіп жазыңыз.
hint-add_positive = 💡 OR-дың әр тармағында міндетті сөз, тіркес немесе өріс болуы керек.
hint-add_to_language = 💡 Міндетті сөз, тақырып немесе аймақ қосыңыз.
hint-condition_top = 💡 Оны ереженің соңына, жақшадан тыс, OR мен NOT-сыз қойыңыз.
hint-sources_value = 💡 Былай жазыңыз: <code>sources&gt;=3</code>, <code>sources&gt;2</code> немесе <code>sources=3</code>; сан 1 мен { $high } аралығындағы бүтін болсын.
hint-severity_value = 💡 Былай жазыңыз: <code>severity&gt;=important</code> немесе <code>severity=critical</code>; деңгейлер: info, important, critical.
hint-conditions_agree = 💡 Бірде-бір оқиға оны алдыңғы шарттармен бірге орындай алмайды; біреуін қалдырыңыз.
hint-distance_range = 💡 Мысалы, <code>NEAR/5</code> деп жазыңыз.
hint-near_sides = 💡 Мысалы: <code>(наразылық OR митинг) NEAR/5 Алматы</code>; бәрінің алдында бір өріс: <code>title:(митинг NEAR Алматы)</code>.
hint-longer_prefix = 💡 Мысалы: <code>нараз*</code>.
hint-longer_typo = 💡 Мысалы: <code>Тоқаев~</code>.
hint-re2_syntax = 💡 Өрнектер RE2 ережесімен: алға-артқа қараусыз, кері сілтемесіз, қайталау 1000-ға дейін.
hint-split_rule = 💡 Одан екі ереже жасаңыз.
hint-fewer_paren = 💡 Ештеңені өзгертпейтін жақшаларды алып тастаңыз.

## Оқылған ережеге ескертулер

warning-mixed_operators = 💡 AND OR-дан бұрын байланыстырады; бұл былай оқылды: <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } тек бас әріптермен жазылғанда табылады; кіші әріппен де табу үшін <code>{ $lower }</code> деп жазыңыз.
warning-not_covers_one = 💡 Тек { $excluded } шығарылды; { $kept } міндетті. Екеуін де шығару үшін: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } — сөздің бөлігі емес, мұнда ештеңені өзгертпейді.
warning-lowercase_operator = 💡 { $word } сөз ретінде оқылды; оператор <code>{ $operator }</code> деп жазылады.
warning-address = 💡 { $host } сөз ретінде ізделеді; басылымды бақылау үшін <code>source:{ $host }</code> деп жазыңыз.
warning-typo_exact = 💡 { $word } қате теруге тым қысқа; 4 және 5 әріпте тек бас әріптер орын ауыстыра алады.
warning-also_matches = 💡 Мына түрлері де табылады: { $words }. Дәл осы түрін іздеу үшін =сөз деп жазыңыз.
warning-known_names = 💡 Барлық тілде: { $pairs }
warning-broad = 💡 <code>{ $field }</code> жалғыз тұрса, сондағының бәрі келеді.

## Пәрмендер мәзірі, Telegram көрсететіндей

menu-rules = Ережелеріңіз
menu-add = Ереже жасау
menu-test = Ережені соңғы күндермен сынау
menu-why = Хабар неге келді не келмеді
menu-feeds = Сіз үшін оқитын арналарым
menu-addfeed = Өз арнаңызды қосу
menu-language = Менің тілім
menu-timezone = Уақыт белдеуіңіз
menu-stop = Енді жазбау
menu-help = Қолымнан не келеді

## Чатта жауап беруге болатыннан жылдам жазса

too-many-messages = Сіз маған жауап беруге рұқсат етілгеннен жылдам жазып жатырсыз. Сұрағаныңыздың бәрі орындалды, тек жауаптардың бір бөлігін жібермедім; /rules қазіргі жағдайды көрсетеді.

## Ереже не жіберер еді

test-usage = Пәрменнен кейін сынағыңыз келген ережені жазыңыз, мысалы
    <code>/test наразылық AND (Қазақстан OR ҰҚШҰ)</code>
test-counting = ⏳ Не жіберер еді, санап жатырмын …
test-busy = Алдыңғысын әлі санап жатырмын. Сәл күте тұрыңыз.
test-crowded = Қазір сұрап жатқандар көп. Бір минуттан кейін қайталап көріңіз.
test-too-long = Санау тым ұзаққа созылды, тоқтаттым. Сирегірек сөздер жазып көріңіз немесе кейінірек сұраңыз.
test-not-counted = Қазір санай алмадым. Бұл жазылып қойылды; кейінірек қайталап көріңіз.
test-rule = <code>{ $text }</code>
test-sent = Соңғы { $length } { $unit ->
        [minutes] минутта
        [hours] сағатта
       *[days] күнде
    } { $count ->
        [0] ештеңе жібермес еді.
       *[other] <b>{ $count } оқиға</b> жіберер еді.
    }
test-sounding = { $count ->
        [0] Бәрі дыбыссыз.
       *[other] Оның { $count } оқиғасы дыбыспен.
    }
test-unmet = Тағы { $count } оқиғада сөздер бар, бірақ шарттар орындалмаған.
test-earlier = Тағы { $count } оқиға арнаны алғаш қарағанымда сонда тұрған еді; ондайды жібермеймін.
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }

## Тыныш сағаттар мен шолулар

digest-head = 📋 <b>Шолу</b>: { $count } оқиға
digest-quiet = 🌙 <b>Тыныш сағаттарда</b>: { $count } оқиға
digest-missed = ⏳ <b>Мен қарай алмаған немесе жаза алмаған кезде</b>, { $since_at } – { $until_at }: { $count } оқиға
digest-continued = 📋 <b>Шолу</b>, { $number }-бөлім
digest-more = … келесі хабарламада тағы { $count }
digest-elsewhere = Басқа жерлерде
digest-turned = Мен хабарлағаннан бері маңызды өзгеріс болды.
topic-gone = Мен жазып жүрген тақырып жабылған немесе жойылған. Енді осында жазамын. Бұрынғыдай болуы үшін тақырыпты ашыңыз немесе ережелерді басқа тақырыпта қайта жасаңыз.
no-rights = Сіз мені қосқан топта маған жазуға болмайды, сондықтан ол жаққа ештеңе жібермеймін. Маған жазуға рұқсат беріңіз, әрі қарай өзім жалғастырамын.
digest-flood = 🌊 <b>{ $number }-ереже тым көп табады.</b> { $until_at } уақытына дейін табылғанын осында жинаймын; әзірге { $count } оқиға.
digest-flood-more = … тағы { $count }
digest-narrower = Азырақ болуы үшін ережені жойып (<code>/remove { $number }</code>), соңына осының бірін қосып қайта жазыңыз:
quiet-none = Мен кез келген уақытта жазамын. Түнде тыныш болуы үшін, мысалы, былай жазыңыз:
    <code>/quiet 22:00-06:00</code>
    Уақыт — { $timezone } бойынша (/timezone).
quiet-now = 🌙 { $timezone } уақыты бойынша { $begin } – { $end } аралығында тыныш. Осы кезде болғанның бәрін соңында бірге айтамын.
quiet-critical = { $passes ->
        [yes] 🔴 Аса қауіпті жаңалық бәрібір бірден келеді.
       *[no] 🔴 Аса қауіпті жаңалық та күтеді.
    }
quiet-change = Өзгерту: <code>/quiet 23:00-07:00</code> немесе <code>/quiet off</code>
quiet-unknown = «{ $wanted }» дегенді түсінбедім. Былай жазыңыз: <code>/quiet 22:00-06:00</code> немесе <code>/quiet off</code>
quiet-whole-day = «{ $wanted }» басталған кезде аяқталады. Екі бөлек уақыт жазыңыз, мысалы <code>/quiet 22:00-06:00</code>. Ештеңе алмау үшін: /stop
digest-none = Әр оқиға туралы бірден айтамын. Бәрін бірге алу үшін, мысалы, былай жазыңыз:
    <code>/digest 07:30</code> (күн сайын), <code>/digest дс 07:30</code> (апта сайын) немесе <code>/digest hourly</code> (сағат сайын)
digest-hourly = 📋 Бәрін бірге, сағат сайын айтамын.
digest-daily = 📋 Бәрін бірге, күн сайын { $time } уақытында айтамын ({ $timezone }).
digest-weekly = 📋 Бәрін бірге, апта сайын айтамын: { $day }, { $time } ({ $timezone }).
digest-next = Келесі шолу: { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 Аса қауіпті жаңалық бәрібір бірден келеді.
       *[no] 🔴 Аса қауіпті жаңалық та күтеді.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] бірден
        [hourly] сағат сайын
        [daily] күн сайын { $time }
        [weekly] апта сайын: { $day }, { $time }
       *[at_once] чаттағыдай
    }
digest-change = Өшіру: <code>/digest off</code>
digest-change-rule = Бір ереже үшін, нөмірі бойынша: <code>/digest #{ $number } daily</code>
digest-unknown = «{ $wanted }» дегенді түсінбедім. Былай жазыңыз: <code>/digest 07:30</code>, <code>/digest дс 07:30</code>, <code>/digest hourly</code> немесе <code>/digest off</code>
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = Тыныш сағаттарсыз
button-critical = { $passes ->
        [yes] 🔴 бірден
       *[no] 🔴 ол да күтеді
    }
button-hourly = Сағат сайын
button-daily = Күн сайын { $time }
button-weekly = { $day } { $time }
button-digest-off = Шолусыз
button-schedule = { $number }-ереже: { $schedule ->
        [always] бірден
        [hourly] сағат сайын
        [daily] күн сайын
        [weekly] апта сайын
       *[at_once] чаттағыдай
    }
menu-quiet = Тыныш сағаттар
menu-digest = Жаңалықтар бірге, өз уақытында
digest-sources = { $families } дереккөз

## Оқиға бағасы неден құралады және жауаптар не туралы айтады

topic-coup = төңкеріс
topic-terror = террор
topic-conflict = қарулы қақтығыс
topic-violent-unrest = тәртіпсіздік
topic-disaster = апат
topic-unrest = наразылық
topic-health = денсаулық
topic-accident = оқыс оқиға
topic-tremor = әлсіз жер сілкінісі
topic-politics = саясат
topic-economy = экономика
escalator-emergency = төтенше жағдай
escalator-martial-law = әскери жағдай
escalator-curfew = коменданттық сағат
escalator-internet-cut = интернеттің өшірілуі
escalator-shoot-to-kill = оқ атуға бұйрық
escalator-foreign-troops = шетел әскері
escalator-coup = төңкеріс
escalator-leader-out = басшының не үкіметтің кетуі
escalator-airport-seized = әуежайдың басып алынуы
escalator-tsunami-warning = цунами қаупі
escalator-volcano-alert = жанартаудың ең жоғары қауіп деңгейі
escalator-evacuation-order = эвакуация бұйрығы
damper-anniversary = еске алу күні
damper-opinion = пікір
damper-hoax-check = қауесетті тексеру
damper-recap = шолу
damper-sport = спорт
score-topic = Тақырыбы ({ $what }): { $points }
score-human_cost = Адамдар ({ $people }): { $points }
score-families = Бір сағатта { $families } тәуелсіз басылым: { $points }
score-burst = Жаңалықтар тасқыны, екі сағатта { $count } хабар ({ $where }, { $what }): { $points }
score-breaking = Басылым шұғыл деп белгілеген: { $points }
score-authority = { $tier ->
        [first] Ең беделді дереккөз
        [second] Белгілі дереккөз
       *[other] Таныс дереккөз
    }: { $points }
score-magnitude = Магнитудасы { $what }: { $points }
score-escalators = Қауіпті белгілер ({ $what }): { $points }
score-damper = Бағаны төмендетеді ({ $what }): { $points }
score-stale = Бір тәуліктен кеш келді: { $points }
score-other = { $what }: { $points }
alert-missing = Жоғалғандар: { $figure }
alert-evacuated = Эвакуацияланғандар: { $figure }
reply-new_escalator = Жағдай ушықты: { $what }.
reply-toll_first = Қаза тапқандар бар: { $figure }.
reply-toll_rose = Қаза тапқандар: { $figure }. Бұрын { $low } деп хабарланған.
reply-toll_fell = Қаза тапқандар азырақ: { $figure }. Бұрын { $low } деп хабарланған.
reply-toll_withdrawn = { $low } адам қаза тапты деген дерек енді күшінде емес.
reply-new_country = Енді мына елге де жетті: { $where }.
reply-corrected = Түзету: { $publisher }.
reply-ended = Енді күшінде емес: { $what }.

## Хабар неге келді не келмеді

why-usage = Менің хабарыма /why деп жауап берсеңіз, оның неге келгенін айтамын. Немесе келмеген хабарды сілтемесімен не тақырыбының сөздерімен айтыңыз:
    <code>/why https://kabar.example/berita</code>
why-no-alert = Бұл хабар менде әлі бар бір оқиға туралы емес. Сілтемемен не тақырыптың сөздерімен сұрап көріңіз: <code>/why тасқын Алматы</code>
toast-why-gone = Ол оқиға менде енді жоқ
why-which = Ол хабарда бірнеше оқиға бар. Қайсысын сұрап тұрсыз?
button-story = { $title }
button-why = Неге?
why-found = { $number }-ережеңіз, <code>{ $text }</code>, мына сөздерді тапты: <b>{ $words }</b>. Олар «{ $title }» жаңалығында ({ $publisher }).
why-found-too = { $number }-ережеңіз, <code>{ $text }</code>, сол жаңалықтан мына сөздерді тапты: <b>{ $words }</b>.
why-fits = { $number }-ережеңізге, <code>{ $text }</code>, «{ $title }» сай келеді ({ $publisher }).
why-more-rules = Тағы { $count } ережеңізге де сай келеді.
why-rules-gone = Оны сұраған ереже енді жоқ.
why-story = Бұл туралы { $count } жаңалық бар, тәуелсіз дереккөз саны: { $families }; алғашқысы { $first_at } шықты.
why-copies = Оның { $count } данасы басқаның мәтінін қайталайды, дереккөз болып саналмайды.
why-thread = Бұрыннан жүріп жатқан оқиғаға жататындықтан жауап ретінде келді.
why-merged = Кейін бұл «{ $title }» оқиғасының өзі екені анықталды.
why-level = {"\u000A"}{ $level ->
        [critical] Деңгейі: 🔴 <b>аса қауіпті</b>
        [important] Деңгейі: 🟠 <b>маңызды</b>
       *[other] Деңгейі: ⚪ <b>жаңалық</b>
    }, 100 ұпайдың { $score } ұпайы.
why-level-stays = Содан бері ұпайы азайды, бірақ оқиғаның деңгейі ешқашан төмендемейді.
why-after = { $unit ->
        [moment] бірден
        [seconds] { $length } секундтан кейін
        [minutes] { $length } минуттан кейін
        [hours] { $length } сағаттан кейін
       *[days] { $length } күннен кейін
    }
why-decisive = {"\u000A"}Оны сізге жеткізген: «{ $title }» ({ $publisher }).
why-times = {"\u000A"}{ $published_at } жарияланды. Мен оны { $seen } көрдім, { $decided } шештім, { $sent } жібердім.
why-times-sent = {"\u000A"}{ $published_at } жарияланды. Мен оны { $seen } көрдім, { $sent } жібердім.
why-times-seen = {"\u000A"}{ $published_at } жарияланды. Мен оны { $seen } көрдім.
why-sound-level = Дыбыспен келді, өйткені { $level ->
        [critical] аса қауіпті
       *[other] маңызды
    }.
why-sound-rule = Дыбыспен келді, өйткені бұл ереже әрқашан дыбыспен.
why-silent-level = Дыбыссыз келді, өйткені ол кезде жай жаңалық еді: тек маңызды мен аса қауіпті дыбыспен келеді.
why-silent-rule = Дыбыссыз келді, өйткені бұл ереже әрқашан дыбыссыз.
why-silent-milder = Дыбыссыз келді, өйткені одан ауырын сізге бұрын айтқанмын.
why-silent-related = Дыбыссыз келді, өйткені оқиғаны басқа тілдегі жаңалықтан білетінсіз.
why-in-digest = Басқалармен бірге шолуда келді.
why-edits = Содан бері жаңасы қосылған сайын хабарды { $count } рет өзгерттім.
why-replies = { $count } өзгерісті жауап ретінде айттым.
why-held-until = { $until_at } келеді.
why-held-back = {"\u000A"}Нені кідірттім және неге:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }«{ $title }» · <i>{ $publisher }</i>. { $published_at } жарияланды, { $seen_at } көрдім.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }«{ $title }» · <i>{ $publisher }</i>. { $seen_at } көрдім; баспа уақытын айтпаған.
why-told = Бұл туралы сізге { $sent_at } айттым; себебін білу үшін сол хабарға /why деп жауап беріңіз.
why-told-deleted = Бұл туралы сізге { $sent_at } айттым, бірақ хабар жойылған.
why-told-digest = Бұл туралы сізге { $sent_at } шолуда айттым.
why-told-joined = Онда бұл «{ $title }» оқиғасының өзі: бұл жаңалық сол хабарға тағы бір дереккөз ретінде қосылды, жеке хабары болмады.
why-waits = Қазір айтамын: хабары кезегін күтіп тұр.
why-waits-again = Хабары жіберілуін күтіп тұр: Telegram жауап бермеді немесе күте тұруды сұрады. Қайталап жатырмын.
why-not-sent = Бұл сізге арналған еді, бірақ жетпеді.
why-left-out = Бұл арнаны өзіңіз алып тастағансыз, ережелеріңіз оған қарамайды. Қайта оқу үшін: /feeds
why-set-aside = Менің жағымда үш рет қате болды, сондықтан шетке қойдым. Боттың иесі қайта байқап көре алады.
why-undecided = Әлі өңдеп жатырмын.
why-no-rules = Сізде әлі ереже жоқ, сондықтан ештеңе айтпаймын. Іздеген сөздеріңізді жаза салыңыз.
why-item-story = { $level ->
        [critical] Деңгейі: 🔴 аса қауіпті
        [important] Деңгейі: 🟠 маңызды
       *[other] Деңгейі: ⚪ жаңалық
    }, 100 ұпайдың { $score } ұпайы, тәуелсіз дереккөз саны: { $families }.
why-rule-fits = { $number }-ережеңізге, <code>{ $text }</code>, сай келеді.
why-wants-level = Бірақ ол { $level ->
        [critical] аса қауіпті
       *[other] маңызды
    } оқиғаларды, { $least } ұпайдан бастап күтеді; мұнда { $score }.
why-wants-sources = Бірақ ол { $least } тәуелсіз дереккөзді күтеді; әзірге { $count }.
why-near = { $number }-ережеңізге сәл жетпеді: { $parts }
why-none-near = { $count ->
        [1] Ережеңіз мұндағы сөздерді сұрамайды.
       *[other] { $count } ережеңіздің ешқайсысы мұндағы сөздерді сұрамайды.
    } Көру үшін: /rules
why-nothing = { $count ->
        [1] Сіз үшін оқитын жалғыз арнада бұл болған жоқ.
       *[other] Сіз үшін оқитын { $count } арнаның ешқайсысында бұл болған жоқ.
    } Соңғы рет { $looked_at } қарадым.
why-nothing-lately = Соңғы { $days } күннің тақырыптарынан іздедім; сілтемесімен одан ескісін де табамын.
why-nothing-unlooked = Сіз үшін { $count } арна оқимын, бірақ әлі қараған жоқпын; бірнеше минут күте тұрыңыз.
why-nothing-advice = Бұл бар сайтты білсеңіз, маған оқытыңыз: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = Арнаны алғаш қарағанымда сонда тұрған еді; ондайды айтпаймын.
why-reason-older_than_rule = Ереже жасалғанға дейін келген; жаңа ереже тек алдағыға қарайды.
why-reason-no_match = Ешбір ережеңіз мұндағы сөздерді сұрамайды.
why-reason-below_level = Алғашында бұл ережеге жетерліктей ауыр болмады.
why-reason-too_few_sources = Алғашында бұл ережеге тәуелсіз дереккөз аз болды.
why-reason-condition_passed = Ереже дәл сонша дереккөзді не дәл сол деңгейді күтеді, ал бұл одан өтіп кеткен.
why-reason-rule_paused = Ереже тоқтатылып тұрған.
why-reason-rule_gone = Ереже жойылған.
why-reason-feed_left_out = Арна алып тасталған.
why-reason-muted = Мұның үнін өзіңіз өшіргенсіз.
why-reason-language_not_read = Бұл осы чатта оқылмайтын тілде.
why-reason-merged = Бұл басқа оқиғаның өзі екен; ол үшін хабар жіберілмейді.
why-reason-chat_closed = Ол кезде бұл чатқа жаза алмадым.
why-reason-caught_up = Кешігіп қалды, сондықтан мен өткізіп алған басқалармен бірге келді.
why-reason-quiet_hours = Бұл сіздің тыныш сағаттарыңыз еді.
why-reason-digest = Шолуыңызға қалдырылды.
why-reason-flooded = Ережесі жіберуге болатыннан көп тапты, сондықтан ортақ хабарда тұр.
why-reason-held = Оқиғасы шолуды күтіп тұрған, бұл да соның ішінде.
why-reason-digested = Бұл туралы шолуда айтылды, ал шолу кейін өзгертілмейді.
why-reason-collapsed = Мұны сол хабардың кейінгі өзгерісі де көрсетеді.
why-reason-edit_too_old = Хабарға бір тәуліктен асты, сондықтан өзгертпедім.
why-reason-reply_too_soon = Оның алдында ғана жауап кеткен; бұл келесісімен бірге кетті.
why-reason-message_deleted = Хабар жойылған еді.
why-reason-set_aside = Менің жағымда үш рет болмады, шетке қойылды.
why-reason-refused = Telegram оны қабылдамады.
why-reason-other = Басқа себеп болды, оны айтатын сөзім жоқ.

## Чаттар не туралы естігісі келмейді

alert-also = Басқа тілдерде де жазылды: { $languages }
alert-correction = ✏️ Түзету ({ $publisher }):
alert-twin = Бұл – төменде көрсетілген хабардағы оқиғаның өзі; жалғасы сонда болады.
button-mute = 🔕 Үнін өшіру
button-mute-story = Осы жаңалықтың
button-mute-situation = Оның және оған қатыстының бәрінің
button-mute-source = { $publisher }
button-back = ◀ Артқа
button-unmute = 🔔 Қайта хабарлау
button-lift = 🔔 { $number }
toast-muted-story = Бұл жаңалық туралы енді хабарламаймын.
toast-muted-situation = Бұл оқиға және оған қатысты жайттар туралы енді хабарламаймын.
toast-muted-source = { $publisher } жаңалықтары енді келмейді.
toast-unmuted = Қайта хабарлаймын.
toast-unmuted-already = Мұнда үні өшірілген ештеңе қалмады.
toast-alert-gone = Бұл хабардың не туралы екенін енді білмеймін. Ненің үні өшірілгенін /mutes көрсетеді.
mutes-none = Ештеңенің үні өшірілмеген. Хабар астындағы 🔕 түймесі жаңалықтың, оған қатыстының бәрінің немесе дереккөздің үнін өшіреді.
mutes-head = <b>Мұнда үні өшірілгендер</b>. Түйме үнін қайта қосады; жаңалықтар өздігінен аяқталады.
mute-line = { $number }. { $kind ->
        [story] Жаңалық
        [situation] Оқиға және оған қатысты бәрі
       *[source] Дереккөз
    }: { $name }
mutes-more = … және тағы { $count }.
languages-all = Мен жаңалықтарды барлық тілде хабарлаймын. Таңдау үшін, мысалы, былай жазыңыз: <code>/languages id, en</code>
languages-some = Мен жаңалықтарды тек мына тілдерде хабарлаймын: { $languages }. Барлығы үшін <code>/languages all</code> деп жазыңыз
languages-unknown = «{ $wanted }» тілін білмеймін. Мысалы, былай жазыңыз: <code>/languages id, en</code>
