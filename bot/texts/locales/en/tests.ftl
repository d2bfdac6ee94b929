## What a rule would have sent

test-usage = Write the rule to be tried behind the command, for example
    <code>/test kerusuhan AND (Kazakhstan OR CSTO)</code>
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
test-sample-linked = { $level ->
        [critical] 🔴
        [important] 🟠
       *[other] ⚪
    } <a href="{ $item_link }">{ $title }</a> · <i>{ $publisher }</i>, { $published_at }
