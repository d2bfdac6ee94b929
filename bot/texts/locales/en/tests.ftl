## What a rule would have sent

test-usage = Write the rule you want to try behind the command, for example
    <code>/test riot AND (Kazakhstan OR CSTO)</code>
test-crowded = Many people are asking just now. Please try again in a minute.
test-too-long = That took too long, so I stopped. Please try rarer words, or ask again later.
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
        [one] One more was already there when I first looked at its feed; I do not send those.
       *[other] { $count } more were already there when I first looked at their feeds; I do not send those.
    }
test-sample = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } { $title } · <i>{ $publisher }</i>, { $published_at }
test-sample-linked = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } <a href="{ $item_link }">{ $title }</a> · <i>{ $publisher }</i>, { $published_at }
