## More of an alert, and what of it was not wanted

button-options = ⋯
button-unwanted = 👎 Not for me
button-more = 🗞 More
button-close = ✖ Close
closed = Closed.
more-sources = <b>{ $families ->
        [one] One source
       *[other] { $families } sources
    }</b>
more-source = • <a href="{ $source_link }">{ $publisher }</a> · { $published_at }{ $copied ->
        [yes] {" "}(same text)
       *[no] {""}
    }
more-source-bare = • { $publisher } · { $published_at }{ $copied ->
        [yes] {" "}(same text)
       *[no] {""}
    }
more-timeline = {"\u000A"}<b>What happened</b>
line-first = { $line_at } – { $publisher } was first: “{ $title }”
line-joined = { $line_at } – { $publisher }: “{ $title }”
line-copy = { $line_at } – { $publisher } repeats another's text
line-correction = { $line_at } – ✏️ { $publisher } corrects: “{ $title }”
line-toll = { $line_at } – { $what }
line-escalator = { $line_at } – ❗ { $what }
line-ended = { $line_at } – over: { $what }
line-country = { $line_at } – also: { $what }
line-level = { $line_at } – { $level ->
        [critical] 🔴 became critical
       *[important] 🟠 became important
    }
line-level-why = {"   "}because: { $why }
line-skipped = … and { $count ->
        [one] one more report
       *[other] { $count } more reports
    } in between
line-told = { $line_at } – 📨 I told you
line-told-again = { $line_at } – 📨 I told you what was new
line-merged = { $line_at } – “{ $title }” turned out to be the same event
button-leave-out-word = ✂ { $word }
button-only-titles = Only titles
button-graver = Graver only
button-pause-rule = ⏸ Pause rule { $number }
button-hush = 🔕 { $publisher }
button-hush-story = 🔕 This story too
button-unwanted-rule = Rule { $number }
unwanted-which = Several rules brought this. Which of them was wrong?
unwanted-rule = Rule { $number }: <code>{ $text }</code>
unwanted-words = Rule { $number } (<code>{ $text }</code>) brought this because of: { $words }
unwanted-fits = Rule { $number } (<code>{ $text }</code>) brought this: the whole story fits it.
unwanted-ask = What should it leave out from now on?
unwanted-left-out = ✂ News with the word “{ $word }” will not come any more.
unwanted-titles = Now the words count in titles only.
unwanted-graver = { $level ->
        [critical] Now only critical stories come.
       *[important] Now only important and critical stories come.
    }
unwanted-paused = ⏸ Rule { $number } is paused until you turn it on: <code>{ $text }</code>
unwanted-hushed = 🔕 Nothing from { $publisher } will come any more, whatever the rule.
unwanted-story = 🔕 You will hear no more of this story either.
toast-rules-gone = The rule that brought this is gone.
toast-choice-gone = That choice is out of date.
toast-not-here = In a channel all readers would see that. Set the channel up in our private chat.
