## Quiet hours and digests

digest-head = 📋 <b>Digest</b>: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-quiet = 🌙 <b>While it was quiet</b>: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-missed = ⏳ <b>While I could not look or write</b>, { $since_at } – { $until_at }: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-continued = 📋 <b>Digest</b>, part { $number }
digest-more = … { $count ->
        [one] one more in the next message
       *[other] { $count } more in the next message
    }
digest-elsewhere = Elsewhere
digest-turned = It has taken a turn since I told you of it.
topic-gone = The topic where I wrote is closed or gone. I write here now. To have it back, open the topic, or make the rules again in another one.
no-rights = I may not write in a group to which you added me, so I send nothing there. Let me write in it, and I will go on by myself.
digest-flood = 🌊 <b>Rule { $number } finds a great deal.</b> Until { $until_at } I gather it here; so far { $count ->
        [one] one story
       *[other] { $count } stories
    }.
digest-flood-more = … and { $count } more
digest-narrower = To get less of it, edit rule { $number } (/rules) and put one of these at its end:
quiet-none = 🌙 I write at any hour. Choose quiet hours, in { $timezone } time, or write your own.
quiet-now = 🌙 Quiet from { $begin } to { $end }, { $timezone } time. What happens meanwhile comes together at the end.
quiet-critical = { $passes ->
        [yes] 🔴 Critical news still comes at once.
       *[no] 🔴 Critical news waits too.
    }
quiet-unknown = I do not understand “{ $wanted }”. Write it like <code>22:00-06:00</code> or <code>10 pm to 6 am</code>, or <code>off</code>.
quiet-whole-day = “{ $wanted }” begins when it ends. Write two different times, for example <code>/quiet 22:00-06:00</code>. To hear nothing at all: /stop
digest-none = 📋 Each story comes as it happens. To get them together, choose when.
digest-hourly = 📋 What happened comes together, every hour.
digest-daily = 📋 What happened comes together, every day at { $time } ({ $timezone }).
digest-weekly = 📋 What happened comes together, every week: { $day }, { $time } ({ $timezone }).
digest-next = The next one comes { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 Critical news still comes at once.
       *[no] 🔴 Critical news waits too.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] at once
        [hourly] every hour
        [daily] every day at { $time }
        [weekly] every week: { $day }, { $time }
       *[at_once] as the chat
    }
digest-unknown = I do not understand “{ $wanted }”. Write it like <code>7:30</code>, <code>Monday 9 am</code>, <code>hourly</code> or <code>off</code>.
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = No quiet hours
button-critical = { $passes ->
        [yes] ☑ 🔴 at once
       *[no] ☐ 🔴 at once
    }
button-hourly = Every hour
button-daily = Daily { $time }
button-weekly = { $day } { $time }
button-digest-off = No digest
button-schedule = Rule { $number }: { $schedule ->
        [always] at once
        [hourly] every hour
        [daily] daily
        [weekly] weekly
       *[at_once] as the chat
    }
menu-quiet = Quiet hours
menu-digest = News together, at an hour
digest-sources = { $families ->
        [one] one source
       *[other] { $families } sources
    }
quiet-ask = 🌙 Write from when to when, for example <code>22-6</code> or <code>10 pm to 6 am</code>. <code>off</code> ends quiet hours.
digest-ask = 📋 Write when, for example <code>7:30</code> (every day), <code>Monday 9 am</code> or <code>hourly</code>. <code>off</code> ends the digest. For one rule put its number before: <code>#2 18:00</code>
button-write-time = ✍️ Write a time
