# Telegram's HTML; parameters arrive escaped.

-bot = Kentongan

## /start

start-welcome =
    👋 <b>I am { -bot }.</b> I watch { $feeds ->
        [one] one news feed
       *[other] { $feeds } news feeds
    } and write to you the moment something you asked for happens: one message a story, kept up to date as more sources report it.
start-packs = Tap a pack to begin, or just write the words you are after, for example
    <code>kerusuhan AND (Kazakhstan OR CSTO)</code>
start-settings = I speak { $language } and tell times in { $timezone }. Change: /language, /timezone.
start-back = Welcome back. { $rules ->
        [0] You have no rules yet.
        [one] Your rule stands: /rules
       *[other] Your { $rules } rules stand: /rules
    }
access-refused = This bot is private. Ask the person who runs it to let you in and give them this number: <code>{ $chat }</code>
access-full = This bot has as many chats as it may have. Please ask the person who runs it.
group-admins-only = Only admins of this group can change what I send here.

## Packs and rules

pack-added = ✅ Pack “{ $name }” is on. It is rule { $number }: <code>{ $text }</code>
rule-saved = ✅ Rule { $number } is on: <code>{ $text }</code>
rule-exists = You have this already: it is rule { $number }, <code>{ $text }</code>
rule-limit = { $limit ->
        [one] One rule is the most a chat can have.
       *[other] { $limit } rules are the most a chat can have.
    } Remove one first: /rules
rule-preview = I understood:
    <code>{ $text }</code>
    Shall I save it?
rule-preview-gone = I no longer have these words. Please write them again.
rule-cancelled = Nothing was saved.
rule-usage = Write what you are after behind the command, for example
    <code>/add kerusuhan AND (Kazakhstan OR CSTO)</code>
rules-none = You have no rules yet. Tap a pack, or just write some words.
rules-head = { $count ->
        [one] <b>Your rule</b>
       *[other] <b>Your { $count } rules</b>
    }
rule-line = { $number }. <code>{ $text }</code>
rule-line-paused = { $number }. <code>{ $text }</code> (paused)
rules-more = … and { $count } more.
remove-usage = Which one? For example <code>/remove { $number }</code>. Your rules: /rules
remove-done = Rule { $number } is gone: <code>{ $text }</code>
remove-unknown = There is no rule { $number } here. Your rules: /rules

## Settings

language-choose = Which language shall I speak?
language-set = I speak English now.
language-unknown = I do not speak “{ $wanted }”. I know id, en, ru and kk.
timezone-now = I tell times in { $timezone }; it is { $time } there. To change it, write for example
    <code>/timezone Asia/Almaty</code>
timezone-set = I tell times in { $timezone } now; it is { $time } there.
timezone-unknown = I do not know the time zone “{ $wanted }”. Write it like Asia/Jakarta or Europe/Moscow.
timezone-unknown-near = I do not know the time zone “{ $wanted }”. Did you mean { $near }?

## Other commands

help =
    <b>Just write words</b>, and I make a rule of them. Or:
    /add <i>rule</i>: a rule at once
    /rules: your rules, with buttons to remove them
    /remove <i>number</i>: remove one
    /feeds: the feeds I read for you
    /language, /timezone: how I write to you
    /stop: no more messages; /start brings them back
    /privacy, /export, /erase: what I keep about you
help-language =
    A space means both words: <code>riot Almaty</code>. <code>OR</code> means either, <code>NOT</code> or <code>-</code> means without, <code>"…"</code> these words in a row, <code>word*</code> its beginning. <code>region:KZ</code> is a place, <code>org:CSTO</code> an organisation, <code>topic:unrest</code> a topic, in every language.
help-operator =
    For you, as the operator: /aside lists what failed and was set aside, /retry <i>kind number</i> tries it again.
stop-done = I will not write any more. Your rules are kept; /start brings everything back.
unknown-command = I do not know { $command }. All I can do: /help
words-too-long = That is { $length } characters; a rule can have { $limit }. Please shorten it.
not-text = I understand text only. Write the words you are after, or see /help.
apology = Something went wrong on my side and I could not do that. It has been noted; please try again later.
privacy =
    I keep this chat's number, its language, time zone, rules, the feeds it chose, and what I sent to it. No names, no messages beyond your rules. /export gives you all of it, /erase removes all of it, at once and for good.
export-head = This is everything I keep about this chat:
export-long = It is too long for a message. The person who runs this bot can give you the whole as a file.
erase-ask = Remove everything I keep about this chat: its rules, settings and history? This cannot be undone.
erase-done = Everything is gone. /start begins anew.
erase-kept = Nothing was removed.
feeds-head = { $count ->
        [one] <b>I read one feed for you</b>
       *[other] <b>I read { $count } feeds for you</b>
    }
feeds-none = There are no feeds yet. The person who runs this bot can add some.
feeds-looked = Last looked { $looked_at }; { $good } of { $count } answered.
feeds-unlooked = I have not looked yet; give me a minute.
feed-line = { $publisher } { $language }
feed-line-failing = { $publisher } { $language }: does not answer
feeds-more = … and { $count } more.
aside-none = Nothing is set aside.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Write for example <code>/retry revision 12</code>. The list: /aside
retry-done = { $kind } { $row } will be tried again.
retry-unknown = There is no { $kind } { $row } set aside. The list: /aside

## Buttons and their answers

button-save = Save
button-cancel = Cancel
button-remove = 🗑 { $number }
button-erase = Yes, erase
button-keep = No, keep
button-open = Open
button-language = { $name }
button-pack = { $name }
toast-gone = That button has had its day. Please start again: /rules
toast-removed = Removed
toast-saved = Saved
toast-cancelled = All right

## Alerts

alert-line = { $publisher }
alert-copy = { $publisher } (same text)
alert-sources = { $families ->
        [one] One source
       *[other] { $families } sources
    }
alert-sources-more = … and { $count } more
alert-words = Words: { $words }
alert-rule = Rule { $number }: <code>{ $text }</code>
alert-dead = Dead: { $figure }
alert-injured = Injured: { $figure }
alert-detained = Detained: { $figure }
figure-exact = { $low }
figure-from = { $low } or more
figure-to = up to { $high }
figure-range = { $low }–{ $high }
level-info = ⚪
level-important = 🟠
level-critical = 🔴
reply-level_rose = { $level ->
        [critical] This has become critical.
       *[other] This has become important.
    }
reply-new_escalator = A grave turn.
reply-toll_rose = The toll has risen.

## Why a rule could not be read; the words under the caret

caret-hint = 💡 { $hint }
