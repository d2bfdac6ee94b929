## What was told lately, in figures and as a picture

stats-no-rules = 📊 There are no rules here yet, so I have had nothing to send: /rules
stats-head = 📊 { $count ->
        [0] In the last { $days } days nothing happened that your rules ask for.
        [one] In the last { $days } days I sent you <b>one</b> story.
       *[other] In the last { $days } days I sent you <b>{ $count }</b> stories.
    }
stats-rule = <code>{ $line }</code> { $count } · { $number }. { $text }
stats-others = <code>{ $line }</code> { $count } · other rules
stats-delays = ⏱ From publication to you: half of them within { $half }, nine of ten within { $most }.
stats-looked = 📡 I last looked { $ago }: { $good } of { $count ->
        [one] one feed answers
       *[other] { $count } feeds answer
    }.
stats-unlooked = 📡 { $count ->
        [0] I read no feeds for you. See /feeds
        [one] I read one feed for you and have not looked yet.
       *[other] I read { $count } feeds for you and have not looked yet.
    }
stats-silent = ⚠️ No answer from: { $names }
stats-drawing = 🖼 A picture of it follows …
stats-unsent = The picture could not be sent here; the figures are above.
stats-busy = A file is already being made for you. One moment, please.
button-stats = 📊 Figures
menu-stats = Your figures
chart-title = What I sent you
chart-subtitle = { $span } · { $timezone }
chart-alerts = Stories a day
chart-others = other rules
chart-delays = From publication to you
chart-half = half within
chart-most = nine of ten within
chart-nothing = Nothing yet
chart-feeds = Feeds: { $good } of { $count } answer
chart-own-feed = your own feed
chart-more-feeds = and { $count } more
chart-looked = { $ago }
chart-silent = last answer { $ago }
chart-unanswered = no answer yet
chart-unlooked = not looked at yet
