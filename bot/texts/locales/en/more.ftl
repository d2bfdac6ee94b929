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
line-first = { $line_at } – { $publisher } tells of it first: “{ $title }”
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
    } between
line-told = { $line_at } – 📨 I told you
line-told-again = { $line_at } – 📨 I told you the news of it
line-merged = { $line_at } – “{ $title }” turned out to be the same event
button-leave-out-word = ✂ { $word }
button-only-titles = Only titles
button-graver = Graver only
button-pause-rule = ⏸ Pause rule { $number }
button-hush = 🔕 { $publisher }
button-hush-story = 🔕 This story too
button-unwanted-rule = Rule { $number }
unwanted-which = Several rules brought this. Which of them went wrong?
unwanted-rule = Rule { $number }: <code>{ $text }</code>
unwanted-words = Rule { $number } (<code>{ $text }</code>) brought this because of: { $words }
unwanted-fits = Rule { $number } (<code>{ $text }</code>) brought this: the whole story fits it.
unwanted-ask = What should it leave out from now on?
unwanted-left-out = ✂ What has the word “{ $word }” in it does not come any more.
unwanted-titles = The words count in titles only now.
unwanted-graver = { $level ->
        [critical] Only critical stories come now.
       *[important] Only important and critical stories come now.
    }
unwanted-paused = ⏸ Rule { $number } is paused until you turn it on: <code>{ $text }</code>
unwanted-hushed = 🔕 Nothing comes from { $publisher } any more, whichever rule it is.
unwanted-story = 🔕 You hear no more of this story either.
toast-rules-gone = The rule that brought this is gone.
toast-choice-gone = That choice has had its day.
toast-not-here = In a channel all readers would see that. Set the channel up in our own chat.
