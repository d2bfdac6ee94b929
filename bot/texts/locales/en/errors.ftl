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
error-condition_value = ❗ “{ $condition }” is not a condition for { $name }.
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
