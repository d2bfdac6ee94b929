## Remarks on a rule that was read

warning-mixed_operators = 💡 AND binds before OR; this is read as <code>{ $rule }</code>.
warning-capitals_only = 💡 { $word } is found in capitals only; write <code>{ $lower }</code> to find small letters too.
warning-not_covers_one = 💡 Only { $excluded } is excluded; { $kept } must be present. To exclude both: <code>-({ $excluded } OR { $kept })</code>.
warning-signs_ignored = 💡 { $signs } is not part of a word and changes nothing here.
warning-lowercase_operator = 💡 { $word } is read as a word; the operator is written <code>{ $operator }</code>.
warning-address = 💡 { $host } is looked for as words; to follow a publisher, write <code>source:{ $host }</code>.
warning-typo_exact = 💡 { $word } is too short for slips of the pen; at 4 and 5 letters only capitals may be swapped.
warning-also_matches = 💡 Also matches: { $words }. For exactly this form write =word.
warning-known_names = 💡 In every language: { $pairs }
warning-broad = 💡 <code>{ $field }</code> alone sends everything about it.
