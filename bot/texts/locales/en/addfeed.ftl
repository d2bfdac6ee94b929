## Adding a feed

addfeed-usage = Please send me one address of a site or of its feed, for example <code>https://kabar.example</code>
addfeed-not-here = This bot takes no feeds from chats. Ask the person who runs it to add yours.
addfeed-busy = I am still looking at the last addresses you gave me. One moment, please.
addfeed-looking = 🔎 Looking for news at { $address } …
addfeed-choose = There are several feeds at { $address }. Which one shall I read for you?
addfeed-cancelled = All right, I will read none of them.
addfeed-begun = ✅ From now on I read <b>{ $title }</b> for you. Its news is shown in this chat only.
addfeed-shared = ✅ I read <b>{ $title }</b> for you again, as for everybody.
addfeed-already = I already read <b>{ $title }</b> for you.
addfeed-full = { $limit ->
        [one] A chat can have one feed of its own.
       *[other] A chat can have at most { $limit } feeds of its own.
    } Remove one first: /feeds
addfeed-entry = • { $title } ({ $published_at })
addfeed-entry-undated = • { $title }
addfeed-empty = There is nothing in it just now.
addfeed-often = { $count ->
        [one] About one news item a day.
       *[other] About { $count } news items a day.
    }
addfeed-seldom = Less than one news item a day.
addfeed-follow = Your rules now search it too. To get everything it publishes, tap the button.
addfeed-no-address = { $address } is not an address. Please send the address of a site or feed, for example <code>https://kabar.example</code>
addfeed-refused = I may not read { $address }. Please send the public address of a site or feed.
addfeed-unreachable = { $address } does not answer. Please check the address, or try again later.
addfeed-status = The server answers { $address } with an error. Please check the address.
addfeed-no-feed = I found no feed at { $address }. If the site has one, send me the feed’s own address.
toast-offer-gone = That choice is out of date. Please add the feed again.
addfeed-paused = ⏸ The person who runs this bot has paused <b>{ $title }</b>. I will read it for you as soon as it goes on.
addfeed-for-all = ✅ From now on I read <b>{ $title }</b> for every chat.
addfeed-for-all-already = I already read <b>{ $title }</b> for every chat.
