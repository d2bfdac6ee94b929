## What is kept, given and erased

privacy = 🔒 <b>What I keep about this chat</b>: its number, language and time zone, and how it was let in; your rules, settings and mutes; the feeds you chose; what I sent here and why. No names, no places, no messages of yours but the rules. Old history is deleted by itself.
privacy-searches = I also look for the words of your rules at { $hosts }: whoever runs that sees the words, but not whose they are.
privacy-ways = You can have all of it as a file (/export), or erase all of it at once and for good (/erase).
button-export = 📄 Get it all
button-erase-all = 🗑 Erase it all
export-gathering = ⏳ Gathering everything …
export-nothing = I keep nothing about this chat.
export-done = 📄 Here is everything, in a file.
export-head = 📄 <b>Everything I keep about this chat</b>
export-rules = { $count ->
        [one] One rule
       *[other] { $count } rules
    }
export-alerts = { $count ->
        [one] One story that I told you of
       *[other] { $count } stories that I told you of
    }
export-decisions = { $count ->
        [one] One decision whether to tell you, with its reason
       *[other] { $count } decisions whether to tell you, each with its reason
    }
export-mutes = { $count ->
        [one] One mute
       *[other] { $count } mutes
    }
export-also = Also your settings and feeds, and the state of each message. The file is JSON: any editor opens it, and programs read it.
export-newest = Of longer lists it holds the newest { $count } lines. The person who runs this bot can give you all of it.
export-refused = The file could not be sent here. The person who runs this bot can give it to you.
erase-ask = 🗑 <b>Erase everything I keep about this chat?</b>
erase-rules = { $rules ->
        [0] Your settings and mutes, and the feeds you chose
        [one] Your rule, settings and mutes, and the feeds you chose
       *[other] Your { $rules } rules, your settings and mutes, and the feeds you chose
    }, what I sent here and why: all of it goes at once, and nobody can bring it back. I will not write any more.
erase-stays = The messages in this chat stay here until you delete them.
erase-done = Everything is erased. /start begins anew.
erase-kept = Nothing was erased.
button-erase = Yes, erase
button-keep = No, keep
