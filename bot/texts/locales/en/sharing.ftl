## Rules behind links

shared-head = 🎁 Somebody shared this rule with you.
shared-gone = This link leads to no rule any more. Just write what you are after, in your own words.
