## Other commands

help =
    <b>Just write words</b>, and I make a rule of them. Or:
    /add <i>rule</i>: a rule at once
    /rules: your rules, with buttons to remove them
    /remove <i>number</i>: remove one
    /test <i>rule</i>: what it would have sent in the last days
    /why: why something came, as a reply to it; with a link or words, why it did not
    /feeds: the feeds I read for you
    /addfeed <i>address</i>: a feed of your own
    /settings: how I write to you, all by buttons; /stats: what I told you, in figures
    /quiet, /digest: when I am quiet, and what I tell together
    /mutes: what you muted; /languages: what you read
    /language, /timezone: how I write to you
    /stop: no more messages; /start brings them back
    /privacy, /export, /erase: what I keep about you
    ⚪ news, 🟠 important, 🔴 critical: the first comes in silence.
help-language =
    A space means both words: <code>riot Almaty</code>. <code>OR</code> means either, <code>NOT</code> or <code>-</code> means without, <code>"…"</code> these words in a row, <code>word*</code> its beginning. <code>region:KZ</code> is a place, <code>org:CSTO</code> an organisation, <code>topic:unrest</code> a topic, in every language.
stop-done = I will not write any more. Your rules are kept; /start brings everything back.
unknown-command = I do not know { $command }. All I can do: /help
not-text = I understand text only. Write the words you are after, or see /help.
apology = Something went wrong on my side and I could not do that. It has been noted; please try again later.
