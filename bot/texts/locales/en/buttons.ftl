## Buttons and their answers

button-save = Save
button-cancel = Cancel
button-previous = ◀
button-next = ▶
button-open = Open
button-language = { $name }
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = That button has had its day. Please start again: /rules
toast-refused = This bot is private.
toast-removed = Removed
toast-saved = Saved
toast-cancelled = All right
