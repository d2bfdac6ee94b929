## For the people who run the bot

help-operator =
    For you, as the person who runs this bot: /operator
operator-menu = 🛠 <b>For the people who run this bot</b>
operator-summary = Open chats: { $chats }. Feeds that answer: { $good } of { $count }. Messages waiting: { $waiting }.
operator-trouble = ⚠️ Feeds in trouble: { $feeds }. Set aside: { $aside }.
button-operator-back = ◀ Back
button-op-counts = 📊 Counts
button-op-feeds = 📰 Feeds
button-op-errors = ⚠️ Errors
button-op-aside = 🗃 Set aside
button-op-broadcast = 📣 Broadcast
button-op-invites = 🎟 Invitations
counts-head = <b>Counts</b>
counts-chats = { $standing ->
        [open] Open chats
        [stopped] Stopped
        [blocked] Blocked me
        [kicked] Removed me
        [deactivated] Deleted accounts
        [not_found] Not found
        [no_rights] Do not let me write
       *[moved] Moved
    }: people { $people }, groups { $groups }, channels { $channels }
counts-rules = Rules: { $rules }, different ones: { $queries }
counts-feeds = Feeds for all: answering { $answering }, failing { $failing }, paused { $paused }, gone { $gone }; chats’ own: { $private }
counts-day = In 24 hours: items { $items }, alerts { $alerts }
counts-waiting = Waiting: messages { $waiting }, updates { $updates }; set aside: { $aside }
counts-decided = From seen to decided: half within { $half } s, 99 of 100 within { $most } s
counts-sent = From decided to sent: half within { $half } s, 99 of 100 within { $most } s
errors-none = ✅ Nothing is wrong: all feeds answer, and in 24 hours every message arrived.
errors-feeds = <b>Feeds in trouble: { $count }</b>
errors-private = Chats’ own feeds in trouble: { $count }
errors-deliveries = <b>Did not arrive in 24 hours</b>
errors-delivery = { $what ->
        [send] Alerts
        [reply] Follow-ups
        [edit] Updates
        [digest] Digests
        [notice] Notices
       *[answer] Answers
    }: { $count }; { $cause ->
        [chat_closed] the chat is closed to me
        [refused] Telegram refuses them
        [message_deleted] the message was deleted
       *[other] another reason
    }, last { $seen }
errors-aside = <b>Set aside: { $count }</b>
errors-more = and { $count } more
aside-none = Nothing is set aside.
aside-line = { $kind } { $row }: { $error }, { $seen }
button-retry = ↻ { $kind } { $row }
toast-retried = Trying again
toast-retried-before = It is not set aside any more.
retry-usage = Write for example <code>/retry revision 12</code>. The list: /aside
retry-done = { $kind } { $row } will be tried again.
retry-unknown = There is no { $kind } { $row } set aside. The list: /aside
operator-feeds = <b>Feeds for every chat: { $count }</b>
operator-feed-ask = Send me the address of a site or feed that I should read for every chat. If chats already read it as their own, it becomes everybody’s.
operator-feed-address = { $url }
operator-feed-resume = When it goes on, what it published meanwhile is not sent.
operator-feed-removed = 🗑 <b>{ $publisher }</b> is no longer read for anybody.
button-feed-pause = ⏸ Pause
button-feed-resume = ▶️ Go on
toast-feed-paused = Paused
toast-feed-resumed = I read it again
toast-feed-as-it-was = It was so already.
menu-operator = For who runs the bot
menu-counts = Counts
menu-allfeeds = Feeds for every chat
menu-errors = What is wrong
menu-broadcast = Tell everybody something
menu-invite = Invitation links
