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
