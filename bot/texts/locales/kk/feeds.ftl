## Чат оқитын таспалар

feeds-head = <b>Мен сіз үшін { $count } таспаны оқимын</b>
feeds-none = Әзірге таспа жоқ. Таспа қосыңыз немесе бот иесінен сұраңыз.
feeds-looked = Соңғы қарағаным: { $looked }; жауап берген таспа: { $good }/{ $count }.
feeds-unlooked = Әлі қарап үлгермедім, бірнеше минут күтіңіз.
feed-line = { $publisher }: { $minutes } минут сайын, { $why ->
        [learnt] жаңалығының жиілігіне қарай
        [priority] маңызды болғандықтан
        [pushed] ал жаңалығы бірден жіберіледі
        [wish] таспаның өз сұрауымен
       *[new] әзірге байқап көріп жүрмін
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
feed-line-crowded = { $publisher }: бұл серверде кезек күткен таспа көп; осы таспаның кезегі { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; күніне бір жаңалыққа жетпейді
       *[other] ; күніне { $daily } жаңалық
    }
feed-line-unlooked = { $publisher }: әлі қарамадым
feed-line-gone = { $publisher }: жабылғанын хабарлады; күніне бір рет қараймын
feed-line-failing = { $publisher }: { $trouble ->
        [name] мекенжайы табылмады
        [away] жауап бермейді
        [certificate] сертификаты жарамсыз
        [status] қатемен жауап береді ({ $status })
        [gone] жабылғанын хабарлады
        [redirects] айналдырып басқа мекенжайға сілтейді
        [no_feed] таспа емес нәрсе жібереді
        [unfit] мен оқи алатыннан көп жібереді
        [refused] маған оқуға болмайтын мекенжайда тұр
       *[other] оқылмайды
    } ({ $since_at } уақытынан бері); қатарынан { $count } рет, келесі талпыныс { $due_at }
silence-fallen =
    { $count ->
        [1] 🔇 Таспаңыз { $since_at } уақытынан бері жауап бермейді. Қайта-қайта байқап көремін, жаңалық келе бастаса, айтамын.
       *[other] 🔇 { $count } таспаңыздың бірде-бірі { $since_at } уақытынан бері жауап бермейді. Қайта-қайта байқап көремін, жаңалық келе бастаса, айтамын.
    }
silence-over = 🔔 Жаңалық қайта келе бастады; таспаларыңыз { $since_at } уақытынан бері үнсіз болған еді.
feed-gone = 🔇 { $publisher } өз таспасының біржола жабылғанын хабарлады. Қайта ашылмады ма деп күніне бір рет қараймын; басқа таспаларыңыз жұмыс істей береді.
feed-back = 🔔 { $publisher } қайта ашылды: оны тағы оқимын.
button-feed = { $name }
button-follow = Бәрін алып тұру
toast-left-out = Енді оқылмайды
toast-read-again = Қайта оқимын
toast-feed-gone = Ол таспа тізіміңізде жоқ.
ago = { $unit ->
        [moment] жаңа ғана
        [seconds] { $length } секунд бұрын
        [minutes] { $length } минут бұрын
        [hours] { $length } сағат бұрын
       *[days] { $length } күн бұрын
    }
feed-line-paused = { $publisher }: бот иесі кідіртіп қойды
feed-row = { $publisher }{ $daily ->
        [unknown] {""}
        [0] , күніне бір жаңалыққа жетпейді
       *[other] , күніне { $daily } жаңалық
    }
feed-row-left-out = { $publisher }: оқылмайды
feeds-legend = ✅ жауап береді · ⚠️ ақауы бар · ⏳ күтуде · ⏸ кідіртілген · ➖ оқылмайды · 🔒 өзіңіздікі. Толығырақ көру үшін таспаны түртіңіз.
feeds-ask = Сайттың не оның таспасының мекенжайын жіберіңіз, мысалы <code>https://kabar.example</code>
feeds-ask-here = https://
feed-card = <b>{ $publisher }</b>
feed-card-about = { $details }
feed-card-shared = Оны барлық чат үшін оқимын: { $url }
feed-card-own = Бұл өз таспаңыз: одан келген жаңалық тек осы чатта көрінеді.
feed-card-answered = Соңғы жауабы: { $answered }.
feed-card-pace = { $minutes } минут сайын қараймын, { $why ->
        [learnt] жаңалығының жиілігіне қарай
        [priority] маңызды болғандықтан
        [pushed] ал жаңалығы бірден жіберіледі
        [wish] таспаның өз сұрауымен
       *[new] әзірге байқап көріп жүрмін
    }{ $daily ->
        [unknown] {""}
        [0] ; күніне бір жаңалыққа жетпейді
       *[other] ; күніне { $daily } жаңалық
    }.
feed-card-new = Ең жаңасы: «{ $title }», { $seen }.
feed-card-left-out = Сіз оны оқымауды таңдадыңыз: одан ештеңе келмейді.
feed-card-removed = 🗑 <b>{ $publisher }</b> таспасын енді сіз үшін оқымаймын.
button-feed-add = ➕ Қосу
button-feed-out = ➖ Оқымау
button-feed-in = ↩ Қайта оқу
button-feed-remove = 🗑 Жою
button-feed-undo = ↩ Болдырмау
button-feeds-back = ◀ Таспалар
toast-feed-full = Өз таспаңыздың саны шегіне жетті.
