## Buttons and their answers

button-save = Save
button-cancel = Cancel
button-previous = ◀
button-next = ▶
button-open = Open
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $timezone }
toast-gone = This button is out of date. Please start again: /rules
toast-refused = This bot is private.
toast-removed = Removed
toast-saved = Saved
toast-cancelled = All right
