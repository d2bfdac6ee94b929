## Other commands

help =
    <b>Just write words</b>, and I make a rule of them. For the rest there are buttons:
    /rules: your rules: change, pause, share, delete
    /feeds: the feeds I read for you; /addfeed adds your own
    /settings: language, time zone, quiet hours, digest, muted, your data
    /channels: alerts in a Telegram channel of yours
    /stats: what I sent you, in figures
    /why: as a reply to an alert, why it came; with a link or words, why it did not
    /stop: no more messages; /start brings them back
    Also in words: /add, /test <i>rule</i>; /remove <i>number</i>; /quiet, /digest <i>time</i>; /timezone <i>city</i>; /language, /languages, /mutes, /privacy, /export, /erase
    ⚪ plain news, without sound; 🟠 important; 🔴 critical.
help-language =
    A space means both words: <code>riot Almaty</code>. <code>OR</code> means either, <code>NOT</code> or <code>-</code> means without, <code>"…"</code> these words in a row, <code>word*</code> its beginning. <code>region:KZ</code> is a place, <code>org:CSTO</code> an organisation, <code>topic:unrest</code> a topic, in every language.
stop-done = I will not write any more. Your rules are kept; /start brings everything back.
unknown-command = I do not know { $command }. All I can do: /help
not-text = I understand text only. Write the words you are after, or see /help.
apology = Something went wrong on my side and I could not do that. It has been noted; please try again later.
