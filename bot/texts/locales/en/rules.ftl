## Packs and rules

pack-added = ✅ Pack “{ $name }” is on. It is rule { $number }: <code>{ $text }</code>
rule-saved = ✅ Rule { $number } is on: <code>{ $text }</code>
rule-exists = You already have this: it is rule { $number }, <code>{ $text }</code>
rule-limit = { $limit ->
        [one] A chat can have one rule.
       *[other] A chat can have at most { $limit } rules.
    } Remove one first: /rules
rule-cancelled = Nothing was saved.
rule-usage = Write what you are after behind the command, for example
    <code>/add riot AND (Kazakhstan OR CSTO)</code>
rules-none = Your rules will be listed here. Tap a pack to have its rule, or just write some words.
rules-head = { $count ->
        [one] <b>Your rule</b>
       *[other] <b>Your { $count } rules</b>
    }
remove-usage = Which one? For example <code>/remove { $number }</code>. Your rules: /rules
remove-done = Rule { $number } is gone: <code>{ $text }</code>
remove-unknown = There is no rule { $number } here. Your rules: /rules
