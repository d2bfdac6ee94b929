## The cards of rules

card-line = { $number }. <code>{ $text }</code>{ $marks }
    { $bars } { $count }
rules-hint = The bars show alerts per day over the last 7 days. Tap a number to open and change a rule.
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
        [only_info] plain news only
        [only_important] important only
       *[all] all
    }
card-sources = Sent once at least { $count } sources have it
card-sound = Sound: { $sound ->
        [always] always
        [never] never
       *[by_level] important and critical only
    }
card-schedule = When: { $schedule ->
        [always] at once
        [hourly] together, every hour
        [daily] together, once a day
        [weekly] together, once a week
       *[at_once] as set for this chat
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
button-when-at_once = { $mark }As set for chat
button-when-always = { $mark }At once
button-when-hourly = { $mark }Every hour
button-when-daily = { $mark }Daily
button-when-weekly = { $mark }Weekly
button-place = { $name }
card-ask-level = Which stories should this rule send?
card-ask-sound = When should its alerts make a sound?
card-ask-pause = Pause this rule for how long?
card-ask-schedule = When should its alerts come?
card-ask-destination = Where should its alerts go?
card-ask-text = Send me the new text of rule { $number }, in plain words. Now it is:
    <code>{ $text }</code>
card-ask-placeholder = New text
card-reworded = ✅ Rule { $number } is changed.
card-twin = You already have that: it is rule { $number }, <code>{ $text }</code>
card-moved = ✅ Rule { $number } now goes to { $name }; there it is rule { $there }.
card-counting = Counting what rule { $number } would have sent in the last 7 days …
card-share = Whoever opens this link can add rule { $number } with one tap:
    { $link }
card-share-words = A rule for breaking news
toast-paused = Paused
toast-resumed = It is on again
toast-undone = Undone
toast-undo-gone = There is nothing left to undo.
toast-twin = You already have that: rule { $number }
toast-full = { $limit ->
        [one] There is room for one rule only.
       *[other] There is room for { $limit } rules only.
    } Delete one first.
toast-rule-too-long = The rule would be too long.
toast-rule-unreadable = I cannot read this rule any more. Please edit its text.
