# Telegram's HTML; parameters arrive escaped.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>I am { -bot }.</b> I watch { $feeds ->
        [one] one news feed
       *[other] { $feeds } news feeds
    } and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
start-packs = Tap a pack below: one tap, and it is on. Or just write what you are after, for example
    <code>riots in Kazakhstan or CSTO</code>
example-head = 👀 <b>For example</b>, this is how a story from the pack “{ $name }” looks:
toast-pack-on = ✓ { $name } is on
toast-pack-off = { $name } is off
start-settings = I speak { $language } and use { $zone } time. Change: /language, /timezone.
start-back = Welcome back. { $rules ->
        [0] You have no rules yet.
        [one] Your rule is kept: /rules
       *[other] Your { $rules } rules are kept: /rules
    }
access-refused = This bot is private. Ask the person who runs it to let you in and give them this number: <code>{ $chat }</code>
access-full = This bot has no room for more chats. Please ask the person who runs it.
group-admins-only = Only admins of this group can change what I send here.
