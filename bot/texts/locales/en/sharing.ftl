## Rules behind links

shared-head = 🎁 Somebody shared this rule with you.
shared-gone = This link no longer leads to a rule. Just write what you are after, in your own words.
