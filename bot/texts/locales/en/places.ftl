## Groups

group-welcome =
    👋 <b>I am { -bot }.</b> I watch { $feeds ->
        [one] one news feed
       *[other] { $feeds } news feeds
    } and write here the moment something this group asked for happens: one message a story, kept up to date.
group-setup = Admins of this group set me up: tap a pack, or send <code>/add riot Almaty</code>. Everybody may ask /why.
group-topics = In a group with topics, send it in the topic that should get the alerts. Each topic has its own rules.
group-back = I am back. { $rules ->
        [0] There are no rules here yet.
        [one] Your rule is kept: /rules
       *[other] Your { $rules } rules are kept: /rules
    }
toast-admins-only = Only admins can change this. Anonymous admin? Make me an admin too, or send a command.

## Channels

channel-head = 📢 <b>{ $title }</b>
button-channel = 📢 { $title }
button-channel-back = ◀ { $title }
button-channels = ◀ Channels
button-add-channel = 📢 To a channel
button-choose-channel = 📢 Choose a channel
button-not-now = Not now
button-channel-rules = 📋 Rules
button-channel-add = ➕ New rule
button-channel-leave = 🗑 Stop sending
button-channel-sure = Yes, stop
channels-none = I can send alerts to a channel too. You must be an admin there who may post; I become one when you choose the channel.
channels-head = { $count ->
        [one] <b>I send alerts to one channel of yours.</b>
       *[other] <b>I send alerts to { $count } channels of yours.</b>
    } Tap a channel to set it up.
channels-in-private = Channels are set up in a private chat with me.
channel-choose = Which channel should get alerts? Choose it with the button below: I become an admin there, to post the alerts and to keep them up to date.
channel-not-chosen = All right, no channel then. Whenever you like: /channels
channel-unasked = I cannot send alerts there. Please choose a channel: /channels
channel-granted = ✅ <b>{ $title }</b> is ready. You set it up here; its readers see the alerts only.
channel-let-me-in = I am not an admin of <b>{ $title }</b> yet. Make me one who may post messages, then choose it again.
channel-let-me-post = In <b>{ $title }</b> I am an admin, but may not post. Let me post messages, then choose it again.
channel-not-yours = Only admins of <b>{ $title }</b> who may post there can set it up. Ask its owner for that right, then choose it again.
channel-state = { $count ->
        [0] No rules yet: nothing is sent there.
        [one] One rule.
       *[other] { $count } rules.
    } Language: { $language }. Time: { $timezone }.
channel-ask-words = Write the words whose news this channel should get, for example
    <code>riot Almaty</code>
channel-ask-leave = Stop sending there? { $alone ->
        [yes] Nobody else sets it up, so its rules are removed.
       *[no] Others set it up too: they keep it, with its rules.
    }
channel-left = { $alone ->
        [yes] I no longer send anything there, and its rules are removed. You may take me out of its admins.
       *[no] You do not set it up any more. Its other admins keep it, with its rules.
    }
channel-dropped = You may not post in <b>{ $title }</b> any more, so you cannot set it up any more. { $alone ->
        [yes] Nobody else does, so I send nothing there now. Its rules are kept: whoever may post there can choose it again with /channels.
       *[no] Its other admins go on.
    }
channel-shut = I may not post in <b>{ $title }</b> any more, so I send nothing there. Its rules are kept. Make me an admin there who may post, and I go on by myself.
channel-again = I may post in <b>{ $title }</b> again. Its rules are kept, and alerts come there from now on.
channel-set-me-up = You made me an admin of <b>{ $title }</b>. Choose it, and say which alerts it should get.
channel-erase = { $count ->
        [one] One channel that only you set up is erased too, with its rules.
       *[other] { $count } channels that only you set up are erased too, with their rules.
    }
channel-goes-on = { $count ->
        [one] Your channel goes on getting its alerts.
       *[other] Your { $count } channels go on getting their alerts.
    } To stop that: /channels
channel-why = Sent because of: { $text }
channel-why-unknown = I no longer know why this was sent.
toast-channel-gone = That channel is not among yours any more: /channels
toast-channel-shut = I may not post in that channel any more. Make me an admin there who may post.
toast-channel-dropped = You may not post in that channel any more, so you cannot set it up.
toast-channels-full = You have { $limit } channels already; that is the most.
channel-admins-only = Only admins of this channel can change what I send here.
button-open-channels = 📢 Channels
privacy-channels = Of a channel that you set up I also keep its title and that you may post there; I ask Telegram about that now and then.
