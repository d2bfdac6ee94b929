## When a chat writes faster than it can be answered

too-many-messages = You write faster than I may answer. I have done everything you asked, but left out the answers in between; /rules shows how things stand.
