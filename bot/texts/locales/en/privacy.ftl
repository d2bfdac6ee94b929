## What is kept, given and erased

privacy =
    I keep this chat's number, its language, time zone, rules, the feeds it chose, what it muted, and what I sent to it. No names, no messages beyond your rules. /export gives you all of it, /erase removes all of it, at once and for good.
privacy-searches = I also look for the words of your rules at { $hosts }: whoever runs that sees the words, but not whose they are.
export-head = This is everything I keep about this chat:
export-data = <pre>{ $data }</pre>
export-long = There is more than fits here. The person who runs this bot can give you the whole as a file.
erase-ask = Remove everything I keep about this chat: its rules, settings and history? This cannot be undone.
erase-done = Everything is gone. /start begins anew.
erase-kept = Nothing was removed.
button-erase = Yes, erase
button-keep = No, keep
