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
    /test <i>rule</i>: what it would have sent in the last days
    /why: why something came, as a reply to it; with a link or words, why it did not
    /feeds: the feeds I read for you
    /addfeed <i>address</i>: a feed of your own
    /quiet, /digest: when I am quiet, and what I tell together
    /mutes: what you muted; /languages: what you read
    /language, /timezone: how I write to you
    /stop: no more messages; /start brings them back
    /privacy, /export, /erase: what I keep about you
    ⚪ news, 🟠 important, 🔴 critical: the first comes in silence.
help-language =
    A space means both words: <code>riot Almaty</code>. <code>OR</code> means either, <code>NOT</code> or <code>-</code> means without, <code>"…"</code> these words in a row, <code>word*</code> its beginning. <code>region:KZ</code> is a place, <code>org:CSTO</code> an organisation, <code>topic:unrest</code> a topic, in every language.
help-operator =
    For you, as the operator: /aside lists what failed and was set aside, /retry <i>kind number</i> tries it again.
stop-done = I will not write any more. Your rules are kept; /start brings everything back.
unknown-command = I do not know { $command }. All I can do: /help
not-text = I understand text only. Write the words you are after, or see /help.
apology = Something went wrong on my side and I could not do that. It has been noted; please try again later.
privacy =
    I keep this chat's number, its language, time zone, rules, the feeds it chose, what it muted, and what I sent to it. No names, no messages beyond your rules. /export gives you all of it, /erase removes all of it, at once and for good.
privacy-searches = I also look for the words of your rules at { $hosts }: whoever runs that sees the words, but not whose they are.
export-head = This is everything I keep about this chat:
export-data = <pre>{ $data }</pre>
export-long = There is more than fits here. The person who runs this bot can give you the whole as a file.
erase-ask = Remove everything I keep about this chat: its rules, settings and history? This cannot be undone.
erase-done = Everything is gone. /start begins anew.
erase-kept = Nothing was removed.
feeds-head = { $count ->
        [one] <b>I read one feed for you</b>
       *[other] <b>I read { $count } feeds for you</b>
    }
feeds-none = There are no feeds yet. The person who runs this bot can add some.
feeds-looked = Last looked { $looked_at }; { $good } of { $count } answered.
feeds-unlooked = I have not looked yet; give me some minutes.
feed-line = { $publisher }: { $minutes ->
        [one] every minute
       *[other] every { $minutes } min
    }, { $why ->
        [learnt] by how often it publishes
        [priority] it matters
        [pushed] and its news is pushed
        [wish] as it asks
       *[new] until I know it
    }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-asked = { $publisher }: the server asks me to wait until { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-crowded = { $publisher }: many feeds of this host wait their turn; this one has it at { $due_at }{ $daily ->
        [unknown] {""}
        [0] ; less than one item a day
        [one] ; one item a day
       *[other] ; { $daily } items a day
    }
feed-line-unlooked = { $publisher }: I have not looked yet
feed-line-gone = { $publisher }: says that it is gone for good; I look once a day
feed-line-failing = ⚠️ { $publisher }: { $trouble ->
        [name] its address is not found
        [away] does not answer
        [certificate] its certificate is not valid
        [status] answers with an error ({ $status })
        [gone] says that it is gone
        [redirects] sends me round in circles
        [no_feed] sends something that is no feed
        [unfit] sends more than I can read
        [refused] is at an address that I may not read
       *[other] cannot be read
    }; { $count ->
        [one] once so far
       *[other] { $count } times in a row
    }, again at { $due_at }
feed-line-left-out = { $publisher }: left out
feeds-buttons = ✖ leaves a feed out, ↩ reads it again, 🗑 removes one of your own (🔒). To add one: /addfeed
silence-fallen =
    { $count ->
        [one] 🔇 Your feed has not answered since { $since_at }. I keep trying and tell you when news comes in again.
       *[other] 🔇 None of your { $count } feeds has answered since { $since_at }. I keep trying and tell you when news comes in again.
    }
silence-over = 🔔 News comes in again; your feeds had been silent since { $since_at }.
feed-gone = 🔇 { $publisher } says that its feed is gone for good. Once a day I look whether it is back; your other feeds go on.
feed-back = 🔔 { $publisher } is back: I read it again.
addfeed-usage = Write the address of a site or of its feed behind the command, for example
    <code>/addfeed https://kabar.example</code>
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
button-feed = { $name }
button-follow = Follow everything
button-leave-out = ✖ { $number }
button-read-again = ↩ { $number }
button-previous = ◀
button-next = ▶
button-open = Open
button-language = { $name }
button-pack = { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = That button has had its day. Please start again: /rules
toast-refused = This bot is private.
toast-removed = Removed
toast-saved = Saved
toast-left-out = Left out
toast-read-again = I read it again
toast-feed-gone = That feed is not in your list any more.
toast-offer-gone = That choice has had its day. Please send /addfeed again.
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
alert-pack = Rule { $number }: { $name }
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

## Why a rule cannot be read

caret-block = <pre>{ $line }
    { $caret }</pre>
error-empty = ❗ There is no word here.
error-missing_operand = ❗ “{ $operator }” needs a word { $side ->
        [before] before
       *[after] after
    } it.
error-unclosed_paren = ❗ This parenthesis is never closed.
error-unexpected_paren = ❗ There is no opening parenthesis for this one.
error-unclosed_quote = ❗ This quotation mark is never closed.
error-unclosed_regex = ❗ This expression is never closed.
error-unknown_field = ❗ Unknown field “{ $field }”; fields are { $fields }.
error-nested_field = ❗ The field “{ $field }” cannot stand inside “{ $outer }:”.
error-unknown_region = ❗ No country or region is known as “{ $name }”.
error-unknown_org = ❗ No organisation is known as “{ $name }”.
error-unknown_topic = ❗ No topic is known as “{ $name }”.
error-unknown_language = ❗ No language is known as “{ $name }”.
error-needs_positive = ❗ This would match almost everything: it has no word that must be present.
error-lang_alone = ❗ A language alone would match everything written in it.
error-condition_place = ❗ A condition holds for the whole rule and cannot stand here.
error-condition_value = ❗ “{ $condition }” is no condition on { $name }.
error-conditions_only = ❗ These are conditions only; the rule has no words.
error-near_distance = ❗ A distance lies between { $low } and { $high }, not “{ $distance }”.
error-near_side = ❗ “{ $operator }” joins words, phrases and groups of them with OR; this is neither.
error-short_prefix = ❗ A * stands at the end of a word, after at least { $least } letters.
error-short_typo = ❗ A ~ stands at the end of a word, after at least { $least } letters.
error-bad_regex = ❗ This expression cannot be read: { $reason }.
error-regex_too_long = ❗ An expression has at most { $limit } characters; this one has { $count }.
error-too_long = ❗ A rule has at most { $limit } characters; this one has { $count }.
error-too_deep = ❗ Parentheses stand at most { $limit } deep; this one is deeper.
error-too_many_terms = ❗ A rule has at most { $limit } words; this is one too many.
error-too_many_prefixes = ❗ A rule has at most { $limit } words with *; this is one too many.
error-too_many_regexes = ❗ A rule has at most { $limit } expressions; this is one too many.
error-too_many_not = ❗ A rule excludes at most { $limit } words; this is one too many.

## What to do about it

hint-write_a_word = 💡 Write what to look for, for example <code>riot Kazakhstan</code>.
hint-write_and = 💡 For both words write a space or <code>AND</code> between them.
hint-write_or = 💡 For one or the other write <code>OR</code> between them.
hint-quote_operator = 💡 To look for the word itself, put it in quotation marks: <code>"{ $operator }"</code>.
hint-close_paren = 💡 Add ) where the group ends.
hint-remove_paren = 💡 Remove it, or add ( where the group begins.
hint-close_quote = 💡 Add " where the phrase ends.
hint-close_regex = 💡 Add / where the expression ends; a slash inside it is written <code>\/</code>.
hint-use_source = 💡 To follow a publisher, write <code>source:{ $host }</code>.
hint-quote_colon = 💡 To look for the words themselves, leave out the ":" or use quotation marks.
hint-use_condition = 💡 A condition on the story is written <code>{ $example }</code>.
hint-one_field = 💡 Fields do not nest; write one field before the group.
hint-not_before_field = 💡 To exclude, put the dash first: <code>-{ $field }:word</code>.
hint-nearest = 💡 Did you mean <code>{ $nearest }</code>?
hint-use_name = 💡 Write it as a plain word to look for the word itself.
hint-add_positive = 💡 Every branch of an OR needs a word, a phrase or a field that must be present.
hint-add_to_language = 💡 Add a word, a topic or a region that must be present too.
hint-condition_top = 💡 Put it at the end of the rule, outside parentheses, without OR or NOT.
hint-sources_value = 💡 Write <code>sources&gt;=3</code>, <code>sources&gt;2</code> or <code>sources=3</code>, with a whole number from 1 to { $high }.
hint-severity_value = 💡 Write <code>severity&gt;=important</code> or <code>severity=critical</code>; the levels are info, important and critical.
hint-conditions_agree = 💡 No story can meet it together with the conditions before it; keep one of them.
hint-distance_range = 💡 Write for example <code>NEAR/5</code>.
hint-near_sides = 💡 For example <code>(riot OR protest) NEAR/5 Almaty</code>; one field goes before all: <code>title:(riot NEAR Almaty)</code>.
hint-longer_prefix = 💡 For example <code>protes*</code>.
hint-longer_typo = 💡 For example <code>Tokayev~</code>.
hint-re2_syntax = 💡 Expressions follow RE2: no look-around, no back-references, counts up to 1000.
hint-split_rule = 💡 Make two rules of it.
hint-fewer_paren = 💡 Remove parentheses that change nothing.

## Remarks on a rule that was read

warning-mixed_operators = 💡 AND binds before OR; this is read as <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } is found in capitals only; write <code>{ $lower }</code> to find small letters too.
warning-not_covers_one = 💡 Only { $excluded } is excluded; { $kept } must be present. To exclude both: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } is no part of a word and changes nothing here.
warning-lowercase_operator = 💡 { $word } is read as a word; the operator is written <code>{ $operator }</code>.
warning-address = 💡 { $host } is looked for as words; to follow a publisher, write <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word } is too short for slips of the pen; at 4 and 5 letters only capitals may be swapped.
warning-also_matches = 💡 Also matches: { $words }. For exactly this form write =word.
warning-known_names = 💡 In every language: { $pairs }
warning-broad = 💡 <code>{ $field }</code> alone sends everything there.

## The menu of commands, as Telegram shows it

menu-rules = Your rules
menu-add = Make a rule
menu-test = Try a rule on the last days
menu-why = Why it came, or did not
menu-feeds = The feeds I read for you
menu-addfeed = Add a feed of your own
menu-language = My language
menu-timezone = Your time zone
menu-stop = No more messages
menu-help = What I can do

## When a chat writes faster than it can be answered

too-many-messages = You write faster than I may answer. I have done everything you asked, but left out the answers in between; /rules shows how things stand.

## What a rule would have sent

test-usage = Write the rule to be tried behind the command, for example
    <code>/test kerusuhan AND (Kazakhstan OR CSTO)</code>
test-counting = ⏳ Counting what it would have sent …
test-busy = I am still counting for your last one. One moment, please.
test-crowded = Many people are asking just now. Please try again in a minute.
test-too-long = That took me too long, so I stopped. Please try rarer words, or ask again later.
test-not-counted = I could not count just now. It has been noted; please try again later.
test-rule = <code>{ $text }</code>
test-sent = { $count ->
        [0] It would have sent nothing
        [one] It would have sent <b>one story</b>
       *[other] It would have sent <b>{ $count } stories</b>
    } in the last { $unit ->
        [minutes] { $length ->
            [one] minute
           *[other] { $length } minutes
        }
        [hours] { $length ->
            [one] hour
           *[other] { $length } hours
        }
       *[days] { $length ->
            [one] day
           *[other] { $length } days
        }
    }.
test-sounding = { $count ->
        [0] All of it in silence.
        [one] One of them with sound.
       *[other] { $count } of them with sound.
    }
test-unmet = { $count ->
        [one] One more story has the words but did not meet the conditions.
       *[other] { $count } more stories have the words but did not meet the conditions.
    }
test-earlier = { $count ->
        [one] One more was there already when I first looked at its feed; I send nothing of that.
       *[other] { $count } more were there already when I first looked at their feeds; I send nothing of that.
    }
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }

## Quiet hours and digests

digest-head = 📋 <b>Digest</b>: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-quiet = 🌙 <b>While it was quiet</b>: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-missed = ⏳ <b>While I could not look or write</b>, { $since_at } – { $until_at }: { $count ->
        [one] one story
       *[other] { $count } stories
    }
digest-continued = 📋 <b>Digest</b>, part { $number }
digest-more = … { $count ->
        [one] one more in the next message
       *[other] { $count } more in the next message
    }
digest-elsewhere = Elsewhere
digest-turned = It has taken a turn since I told you of it.
topic-gone = The topic where I wrote is closed or gone. I write here now. To have it back, open the topic, or make the rules anew in another one.
no-rights = I may not write in a group to which you added me, so I send nothing there. Let me write in it, and I go on by myself.
digest-flood = 🌊 <b>Rule { $number } finds a great deal.</b> Until { $until_at } I gather it here; so far { $count ->
        [one] one story
       *[other] { $count } stories
    }.
digest-flood-more = … and { $count } more
digest-narrower = To have less of it, <code>/remove { $number }</code> and write the rule anew with one of these at its end:
quiet-none = I write at any hour. So that I am quiet at night, write for example
    <code>/quiet 22:00-06:00</code>
    The hours are those of { $timezone } (/timezone).
quiet-now = 🌙 Quiet from { $begin } to { $end }, by the clock of { $timezone }. What happens meanwhile I tell you together at the end.
quiet-critical = { $passes ->
        [yes] 🔴 What is critical comes at once all the same.
       *[no] 🔴 What is critical waits too.
    }
quiet-change = Change it: <code>/quiet 23:00-07:00</code>, or <code>/quiet off</code>
quiet-unknown = I do not understand “{ $wanted }”. Write it like <code>/quiet 22:00-06:00</code>, or <code>/quiet off</code>
quiet-whole-day = “{ $wanted }” begins when it ends. Write two different times, like <code>/quiet 22:00-06:00</code>. To hear nothing at all: /stop
digest-none = I tell you each story as it happens. To have them together instead, write for example
    <code>/digest 07:30</code> (every day), <code>/digest mon 07:30</code> (every week) or <code>/digest hourly</code>
digest-hourly = 📋 I tell you what happened together, every hour.
digest-daily = 📋 I tell you what happened together, every day at { $time } ({ $timezone }).
digest-weekly = 📋 I tell you what happened together, every week: { $day }, { $time } ({ $timezone }).
digest-next = The next one comes { $due_at }.
digest-critical = { $passes ->
        [yes] 🔴 What is critical comes at once all the same.
       *[no] 🔴 What is critical waits too.
    }
digest-rule = { $number }. <code>{ $text }</code>: { $schedule ->
        [always] at once
        [hourly] every hour
        [daily] every day at { $time }
        [weekly] every week: { $day }, { $time }
       *[at_once] as the chat
    }
digest-change = Off: <code>/digest off</code>
digest-change-rule = For one rule, by its number: <code>/digest #{ $number } daily</code>
digest-unknown = I do not understand “{ $wanted }”. Write it like <code>/digest 07:30</code>, <code>/digest mon 07:30</code>, <code>/digest hourly</code> or <code>/digest off</code>
button-quiet = 🌙 { $begin }–{ $end }
button-quiet-off = No quiet hours
button-critical = { $passes ->
        [yes] 🔴 comes at once
       *[no] 🔴 waits too
    }
button-hourly = Every hour
button-daily = Daily { $time }
button-weekly = { $day } { $time }
button-digest-off = No digest
button-schedule = Rule { $number }: { $schedule ->
        [always] at once
        [hourly] every hour
        [daily] daily
        [weekly] weekly
       *[at_once] as the chat
    }
menu-quiet = Quiet hours
menu-digest = News together, at an hour
digest-sources = { $families ->
        [one] one source
       *[other] { $families } sources
    }

## What a story's score is made of, and what replies tell

topic-coup = coup
topic-terror = terror
topic-conflict = armed conflict
topic-violent-unrest = violent unrest
topic-disaster = disaster
topic-unrest = protest
topic-health = health
topic-accident = accident
topic-tremor = small quake
topic-politics = politics
topic-economy = economy
escalator-emergency = state of emergency
escalator-martial-law = martial law
escalator-curfew = curfew
escalator-internet-cut = internet shutdown
escalator-shoot-to-kill = order to shoot
escalator-foreign-troops = foreign troops
escalator-coup = coup
escalator-leader-out = leader or government out
escalator-airport-seized = airport taken
escalator-tsunami-warning = tsunami warning
escalator-volcano-alert = highest volcano alert
escalator-evacuation-order = evacuation order
damper-anniversary = anniversary
damper-opinion = opinion
damper-hoax-check = check of a rumour
damper-recap = recap
damper-sport = sport
score-topic = Topic ({ $what }): { $points }
score-human_cost = People ({ $people }): { $points }
score-families = { $families ->
        [one] one independent publisher
       *[other] { $families } independent publishers
    } within an hour: { $points }
score-burst = A burst of news, { $count ->
        [one] one item
       *[other] { $count } items
    } within two hours ({ $where }, { $what }): { $points }
score-breaking = Marked as urgent by its publisher: { $points }
score-authority = { $tier ->
        [first] A source of the highest authority
        [second] A well-known source
       *[other] A known source
    }: { $points }
score-magnitude = Magnitude { $what }: { $points }
score-escalators = Grave signs ({ $what }): { $points }
score-damper = Counts for less ({ $what }): { $points }
score-stale = Older than a day when it came: { $points }
score-other = { $what }: { $points }
alert-missing = Missing: { $figure }
alert-evacuated = Evacuated: { $figure }
reply-new_escalator = A grave turn: { $what }.
reply-toll_first = Deaths are reported: { $figure }.
reply-toll_rose = Dead: { $figure }. It was { $low } before.
reply-toll_fell = The toll is lower: { $figure } dead. It was { $low } before.
reply-toll_withdrawn = The toll of { $low } dead no longer stands.
reply-new_country = It has reached { $where }.
reply-corrected = Correction by { $publisher }.
reply-ended = No longer in force: { $what }.

## Why something came, or did not

why-usage = Send /why as a reply to a message of mine, and I say why it came. Or tell me what you missed, by its link or by words of its title:
    <code>/why https://kabar.example/berita</code>
why-no-alert = That message tells of no single story that I still have. Try it with a link or with words of the title: <code>/why banjir Jakarta</code>
toast-why-gone = I no longer have that story
why-which = That message gathers several stories. Which one do you mean?
button-story = { $title }
button-why = Why?
why-found = Your rule { $number }, <code>{ $text }</code>, found these words: <b>{ $words }</b>. They stand in “{ $title }” ({ $publisher }).
why-found-too = Your rule { $number }, <code>{ $text }</code>, found in it: <b>{ $words }</b>.
why-fits = Your rule { $number }, <code>{ $text }</code>, fits “{ $title }” ({ $publisher }).
why-more-rules = { $count ->
        [one] One more rule of yours fits it too.
       *[other] { $count } more rules of yours fit it too.
    }
why-rules-gone = The rule that asked for it is no longer there.
why-story = { $count ->
        [one] One report tells of it
       *[other] { $count } reports tell of it
    }, { $families ->
        [one] from one independent source
       *[other] from { $families } independent sources
    }; the first was published { $first_at }.
why-copies = { $count ->
        [one] One of them repeats another's text and does not count as a source.
       *[other] { $count } of them repeat others' text and do not count as sources.
    }
why-thread = It came as a reply because it belongs to something that was going on already.
why-merged = Later it turned out to be the same event as “{ $title }”.
why-level = {"\u000A"}{ $level ->
        [critical] It is 🔴 <b>critical</b>
        [important] It is 🟠 <b>important</b>
       *[other] It is ⚪ <b>plain news</b>
    }: { $score } of 100 points.
why-level-stays = Its points have fallen since; the level of a story never falls.
why-after = { $unit ->
        [moment] at once
        [seconds] { $length ->
            [one] a second later
           *[other] { $length } seconds later
        }
        [minutes] { $length ->
            [one] a minute later
           *[other] { $length } minutes later
        }
        [hours] { $length ->
            [one] an hour later
           *[other] { $length } hours later
        }
       *[days] { $length ->
            [one] a day later
           *[other] { $length } days later
        }
    }
why-decisive = {"\u000A"}What brought it to you was “{ $title }” ({ $publisher }).
why-times = {"\u000A"}It was published { $published_at }. I saw it { $seen }, decided { $decided } and sent it { $sent }.
why-times-sent = {"\u000A"}It was published { $published_at }. I saw it { $seen } and sent it { $sent }.
why-times-seen = {"\u000A"}It was published { $published_at }. I saw it { $seen }.
why-sound-level = It came with sound because it was { $level ->
        [critical] critical
       *[other] important
    }.
why-sound-rule = It came with sound because its rule always sounds.
why-silent-level = It came in silence because it was plain news then: only important and critical stories sound.
why-silent-rule = It came in silence because its rule never sounds.
why-silent-milder = It came in silence because you had been told of something graver of it already.
why-silent-related = It came in silence because you knew the event from a story in another language.
why-in-digest = It came in a digest, together with others.
why-edits = { $count ->
        [one] Since then I have changed the message once, as more came in.
       *[other] Since then I have changed the message { $count } times, as more came in.
    }
why-replies = { $count ->
        [one] I told of one turn in a reply.
       *[other] I told of { $count } turns in replies.
    }
why-held-until = It comes { $until_at }.
why-held-back = {"\u000A"}What I held back, and why:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Published { $published_at }, seen { $seen_at }.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Seen { $seen_at }; its publisher gave no time.
why-told = I told you of it { $sent_at }; to see why, answer that message with /why.
why-told-deleted = I told you of it { $sent_at }, but the message has been deleted.
why-told-digest = I told you of it { $sent_at }, in a digest.
why-told-joined = There it is the same event as “{ $title }”: this report joined that message as a further source, without a message of its own.
why-waits = I am about to tell you: its message waits for its turn.
why-waits-again = Its message is waiting to be sent: Telegram could not be reached, or asked me to wait. I keep trying.
why-not-sent = It was meant for you but never got there.
why-left-out = You left this feed out, so your rules do not look into it. To read it again: /feeds
why-set-aside = Something went wrong with it on my side, three times, so I put it aside. The person who runs this bot can try it again.
why-undecided = I am still working on it.
why-no-rules = You have no rules yet, so I tell you of nothing. Just write the words you are after.
why-item-story = { $level ->
        [critical] It is 🔴 critical
        [important] It is 🟠 important
       *[other] It is ⚪ plain news
    }: { $score } of 100 points, { $families ->
        [one] one independent source
       *[other] { $families } independent sources
    }.
why-rule-fits = Your rule { $number }, <code>{ $text }</code>, fits it.
why-wants-level = But it wants { $level ->
        [critical] critical
       *[other] important
    } stories, from { $least } points on; this one has { $score }.
why-wants-sources = But it wants { $least ->
        [one] one independent source
       *[other] { $least } independent sources
    }; so far there { $count ->
        [one] is one
       *[other] are { $count }
    }.
why-near = Your rule { $number } nearly fits: { $parts }
why-none-near = { $count ->
        [one] Your rule asks for none of its words. To see it: /rules
       *[other] None of your { $count } rules asks for its words. To see them: /rules
    }
why-nothing = { $count ->
        [one] The one feed that I read for you has not had it.
       *[other] None of the { $count } feeds that I read for you has had it.
    } I last looked { $looked_at }.
why-nothing-lately = I looked through the titles of the last { $days } days; by its link I find older news too.
why-nothing-unlooked = { $count ->
        [one] I read one feed for you but have not looked yet; give me some minutes.
       *[other] I read { $count } feeds for you but have not looked yet; give me some minutes.
    }
why-nothing-advice = If you know a site that has it, let me read it: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = It was there already when I looked at its feed for the first time; of that I tell nothing.
why-reason-older_than_rule = It came before the rule was made; a new rule looks ahead only.
why-reason-no_match = None of your rules asks for its words.
why-reason-below_level = It was not grave enough for the rule at first.
why-reason-too_few_sources = Too few independent sources told of it for the rule at first.
why-reason-condition_passed = The rule wants exactly that many sources, or exactly that level, and it was past that.
why-reason-rule_paused = The rule was paused.
why-reason-rule_gone = The rule was removed.
why-reason-feed_left_out = The feed was left out.
why-reason-muted = You had muted this.
why-reason-language_not_read = It is in a language that this chat does not read.
why-reason-merged = It turned out to be the same event as another story; of that nobody gets a message.
why-reason-chat_closed = I could not write to this chat then.
why-reason-caught_up = It was late, so it came together with what else I had missed.
why-reason-quiet_hours = These were your quiet hours.
why-reason-digest = It was kept for your digest.
why-reason-flooded = Its rule found more than I may send, so it stands in a message that gathers them.
why-reason-held = Its story was waiting for a digest, which shows this too.
why-reason-digested = A digest had told of it, and a digest is not changed afterwards.
why-reason-collapsed = A later change of the same message shows this too.
why-reason-edit_too_old = The message was more than a day old, so I left it as it was.
why-reason-reply_too_soon = A reply had gone just before; this went with the next one.
why-reason-message_deleted = The message had been deleted.
why-reason-set_aside = It failed three times on my side and was put aside.
why-reason-refused = Telegram did not take it.
why-reason-other = There was another reason, which I have no words for.

## What chats do not want to hear of

alert-also = Also told in: { $languages }
alert-correction = ✏️ Correction by { $publisher }:
alert-twin = This is the same event as the message named below; what comes next stands there.
button-mute = 🔕 Mute
button-mute-story = This story
button-mute-situation = This and all that belongs to it
button-mute-source = { $publisher }
button-back = ◀ Back
button-unmute = 🔔 Hear it again
button-lift = 🔔 { $number }
toast-muted-story = You hear no more of this story.
toast-muted-situation = You hear no more of this event and what belongs to it.
toast-muted-source = You hear no more from { $publisher }.
toast-unmuted = You hear of it again.
toast-unmuted-already = Nothing was muted here any more.
toast-alert-gone = I no longer know what this message tells. /mutes lists what is muted.
mutes-none = Nothing is muted. The button 🔕 under an alert mutes its story, what belongs to it, or a source.
mutes-head = <b>Muted here</b>. A button hears it again; stories end by themselves.
mute-line = { $number }. { $kind ->
        [story] Story
        [situation] Event and what belongs to it
       *[source] Source
    }: { $name }
mutes-more = … and { $count } more.
languages-all = I tell you stories in every language. To choose, write for example <code>/languages id, en</code>
languages-some = I tell you stories in these languages only: { $languages }. For all write <code>/languages all</code>
languages-unknown = I do not know the language “{ $wanted }”. Write for example <code>/languages id, en</code>
