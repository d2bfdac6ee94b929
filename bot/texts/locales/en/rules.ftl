## Packs and rules

pack-added = ✅ Pack “{ $name }” is on. It is rule { $number }: <code>{ $text }</code>
rule-saved = ✅ Rule { $number } is on: <code>{ $text }</code>
rule-exists = You have this already: it is rule { $number }, <code>{ $text }</code>
rule-limit = { $limit ->
        [one] One rule is the most a chat can have.
       *[other] { $limit } rules are the most a chat can have.
    } Remove one first: /rules
rule-cancelled = Nothing was saved.
rule-usage = Write what you are after behind the command, for example
    <code>/add kerusuhan AND (Kazakhstan OR CSTO)</code>
rules-none = You have no rules yet. Tap a pack, or just write some words.
rules-head = { $count ->
        [one] <b>Your rule</b>
       *[other] <b>Your { $count } rules</b>
    }
remove-usage = Which one? For example <code>/remove { $number }</code>. Your rules: /rules
remove-done = Rule { $number } is gone: <code>{ $text }</code>
remove-unknown = There is no rule { $number } here. Your rules: /rules
