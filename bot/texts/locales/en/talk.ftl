## What is said to us and is no rule

talk-thanks = You are welcome. Write what I should watch for whenever you like. Your rules: /rules
talk-stop = To hear nothing more from me, tap /stop. To pause or remove one rule: /rules
