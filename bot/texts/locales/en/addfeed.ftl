## Adding a feed

addfeed-usage = Please send me one address of a site or of its feed, for example <code>https://kabar.example</code>
addfeed-not-here = This bot takes no feeds from chats. Ask the person who runs it to add yours.
addfeed-busy = I am still looking at the last addresses you gave me. One moment, please.
addfeed-looking = 🔎 Looking for news at { $address } …
addfeed-choose = There are several feeds at { $address }. Which one shall I read for you?
addfeed-cancelled = All right, I read none of them.
addfeed-begun = ✅ I read <b>{ $title }</b> for you from now on. What comes of it is shown in this chat only.
addfeed-shared = ✅ I read <b>{ $title }</b> for you again, as I do for everybody.
addfeed-already = I read <b>{ $title }</b> for you already.
addfeed-full = { $limit ->
        [one] One feed of its own is the most a chat can have.
       *[other] { $limit } feeds of its own are the most a chat can have.
    } Remove one first: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = There is nothing in it just now.
addfeed-often = { $count ->
        [one] It brings about one piece of news a day.
       *[other] It brings about { $count } pieces of news a day.
    }
addfeed-seldom = It brings less than one piece of news a day.
addfeed-follow = Your rules look into it from now on. If you want everything it brings, tap the button.
addfeed-no-address = { $address } is no address. Please give me the address of a site or feed, for example <code>https://kabar.example</code>
addfeed-refused = I may not read { $address }. Please give me the public address of a site or feed.
addfeed-unreachable = { $address } does not answer. Please check the address, or try again later.
addfeed-status = The server answers for { $address } with an error only. Please check the address.
addfeed-no-feed = I found no feed at { $address }. If the site has one, give me the feed's own address.
toast-offer-gone = That choice has had its day. Please add the feed again.
addfeed-paused = ⏸ The person who runs this bot has paused <b>{ $title }</b>. I read it for you as soon as it goes on.
addfeed-for-all = ✅ I read <b>{ $title }</b> for every chat from now on.
addfeed-for-all-already = I read <b>{ $title }</b> for every chat already.
