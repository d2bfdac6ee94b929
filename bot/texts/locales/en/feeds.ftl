## The feeds that a chat reads

feeds-head = { $count ->
        [one] <b>I read one feed for you</b>
       *[other] <b>I read { $count } feeds for you</b>
    }
feeds-none = There are no feeds yet. Add one, or ask the person who runs this bot.
feeds-looked = Last looked { $looked }; { $good } of { $count } feeds answered.
feeds-unlooked = I have not looked yet; please give me a few minutes.
feed-line = { $publisher }: { $minutes ->
        [one] every minute
       *[other] every { $minutes } min
    }, { $why ->
        [learnt] as often as it publishes
        [priority] because it matters
        [pushed] and its news is pushed
        [wish] as it asks
       *[new] while I get to know it
    }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-asked = { $publisher }: the server asks me to wait until { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-crowded = { $publisher }: many feeds of this host wait their turn; this one has it at { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-unlooked = { $publisher }: I have not looked yet
feed-line-gone = { $publisher }: says that it is gone for good; I look once a day
feed-line-failing = { $publisher }: { $trouble ->
        [name] its address is not found
        [away] does not answer
        [certificate] its certificate is not valid
        [status] answers with an error ({ $status })
        [gone] says that it is gone
        [redirects] sends me round in circles
        [no_feed] sends something that is not a feed
        [unfit] sends more than I can read
        [refused] is at an address that I may not read
       *[other] cannot be read
    } since { $since_at }; { $count ->
        [one] once so far
       *[other] { $count } times in a row
    }, again at { $due_at }
silence-fallen =
    { $count ->
        [one] 🔇 Your feed has not answered since { $since_at }. I keep trying and tell you when news comes in again.
       *[other] 🔇 None of your { $count } feeds has answered since { $since_at }. I keep trying and tell you when news comes in again.
    }
silence-over = 🔔 News is coming in again; your feeds had been silent since { $since_at }.
feed-gone = 🔇 { $publisher } says that its feed is gone for good. Once a day I check whether it is back; your other feeds go on.
feed-back = 🔔 { $publisher } is back: I read it again.
button-feed = { $name }
button-follow = Get everything
toast-left-out = Left out
toast-read-again = I read it again
toast-feed-gone = That feed is not in your list any more.
ago = { $unit ->
        [moment] just now
        [seconds] { $length } s ago
        [minutes] { $length } min ago
        [hours] { $length } h ago
       *[days] { $length } d ago
    }
feed-line-paused = { $publisher }: paused by the person who runs this bot
feed-row = { $publisher }{ $daily ->
        [unknown] {""}
        [0] , less than one item a day
        [one] , one item a day
       *[other] , { $daily } items a day
    }
feed-row-left-out = { $publisher }: you left it out
feeds-legend = ✅ answers · ⚠️ trouble · ⏳ waits · ⏸ paused · ➖ left out · 🔒 your own. Tap a feed for more.
feeds-ask = Send me the address of a site or of its feed, for example <code>https://kabar.example</code>
feeds-ask-here = https://
feed-card = <b>{ $publisher }</b>
feed-card-about = { $details }
feed-card-shared = I read it for every chat: { $url }
feed-card-own = It is your own: its news is shown in this chat only.
feed-card-answered = It answered { $answered }.
feed-card-pace = I look { $minutes ->
        [one] every minute
       *[other] every { $minutes } min
    }, { $why ->
        [learnt] as often as it publishes
        [priority] because it matters
        [pushed] and its news is pushed
        [wish] as it asks
       *[new] while I get to know it
    }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }.
feed-card-new = Newest: “{ $title }”, { $seen }.
feed-card-left-out = You left it out: none of its news reaches you.
feed-card-removed = 🗑 I no longer read <b>{ $publisher }</b> for you.
button-feed-add = ➕ Add
button-feed-out = ➖ Leave out
button-feed-in = ↩ Read again
button-feed-remove = 🗑 Remove
button-feed-undo = ↩ Undo
button-feeds-back = ◀ Feeds
toast-feed-full = You have as many feeds of your own as a chat may have.
