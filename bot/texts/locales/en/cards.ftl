## The cards of rules

card-line = { $number }. <code>{ $text }</code>{ $marks }
    { $bars } { $count }
rules-hint = The bars are alerts a day, the last 7 days. Tap a number to see and change a rule.
card-head = <b>Rule { $number }</b>: { $name }
card-text = <code>{ $text }</code>
card-told = { $bars } { $count ->
        [one] 1 alert in 7 days
       *[other] { $count } alerts in 7 days
    }, { $unit ->
        [moment] the last one just now
        [minutes] the last one { $length } min ago
        [hours] the last one { $length } h ago
       *[days] the last one { $length ->
            [one] a day ago
           *[other] { $length } days ago
        }
    }
card-untold = { $bars } No alert in 7 days
card-level = Level: { $levels ->
        [important] important and critical
        [critical] critical only
        [only_info] mild ones only
        [only_important] important only
       *[all] all
    }
card-sources = Told once at least { $count } sources have it
card-sound = Sound: { $sound ->
        [always] always
        [never] never
       *[by_level] important and critical only
    }
card-schedule = When: { $schedule ->
        [always] at once
        [hourly] every hour, together
        [daily] once a day, together
        [weekly] once a week, together
       *[at_once] as the whole chat has it
    }
card-paused = ⏸ Paused until you turn it on again
card-paused-until = ⏸ Paused until { $until_at }
card-destination = Goes to: { $name }
card-here = this chat
card-pack = pack “{ $name }”
button-card = ⚙ { $number }
button-rules = ◀ Rules
button-card-back = ◀ Rule { $number }
button-level = Level
button-sound = Sound
button-pause = ⏸ Pause
button-resume = ▶ Turn on
button-when = When
button-destination = Where to
button-test = 🧪 Test
button-edit = ✏️ Edit
button-share = ↗ Share
button-delete = 🗑 Delete
button-undo = ↩ Undo
button-share-link = Send to friends
button-level-all = { $mark }All
button-level-important = { $mark }🟠 Important and critical
button-level-critical = { $mark }🔴 Critical only
button-sound-by_level = { $mark }🔔 When important
button-sound-always = { $mark }🔊 Always
button-sound-never = { $mark }🔇 Never
button-pause-hour = For 1 hour
button-pause-tomorrow = Until tomorrow 08:00
button-pause-open = Until I turn it on
button-when-at_once = { $mark }As the chat has it
button-when-always = { $mark }At once
button-when-hourly = { $mark }Every hour
button-when-daily = { $mark }Daily
button-when-weekly = { $mark }Weekly
button-place = { $name }
card-ask-level = Which stories should this rule tell?
card-ask-sound = When should its alerts make a sound?
card-ask-pause = For how long should it be silent?
card-ask-schedule = When should its alerts come?
card-ask-destination = Where should its alerts go?
card-ask-text = Send me the new text of rule { $number }, in plain words. It has been:
    <code>{ $text }</code>
card-ask-placeholder = New text
card-reworded = ✅ Rule { $number } asks something else now.
card-twin = You have that already: it is rule { $number }, <code>{ $text }</code>
card-moved = ✅ Rule { $number } goes to { $name } now, as rule { $there } there.
card-counting = I am counting what rule { $number } would have sent in the last 7 days …
card-share = Whoever opens this link can take over rule { $number } with one tap:
    { $link }
card-share-words = A rule for breaking news
toast-paused = Paused
toast-resumed = It is on again
toast-undone = As it was
toast-undo-gone = There is nothing to undo any more.
toast-twin = You have that already: rule { $number }
toast-full = There is room for { $limit ->
        [one] one rule
       *[other] { $limit } rules
    } only. Delete one first.
toast-rule-too-long = The rule would be too long.
toast-rule-unreadable = I cannot read this rule any more. Please edit its text.
