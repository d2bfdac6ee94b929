## What a rule asks, in words

query-and = { $left } and { $right }
query-or = { $left } or { $right }
query-but = { $left }, but not { $right }
query-not = not { $part }
query-group = ({ $part })
query-more = { $left } or { $count ->
        [one] one more
       *[other] { $count } more
    }
query-exact = exactly “{ $part }”
query-prefix = words that begin with “{ $part }”
query-typo = { $part } (misspelt too)
query-phrase = “{ $part }”
query-slop = “{ $part }” (with words between)
query-near = { $left } near { $right }
query-ordered = { $left } shortly before { $right }
query-regex = the pattern { $part }
query-source = from { $part }
query-language = in { $part }
query-title = { $part } in the title
query-summary = { $part } in the summary
query-url = { $part } in the address
query-author = { $part } as the author
query-category = { $part } as the category
