## Түймелер және олардың жауаптары

button-save = Сақтау
button-cancel = Бас тарту
button-previous = ◀
button-next = ▶
button-open = Ашу
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $timezone }
toast-gone = Бұл түйме ескірген. Қайта бастаңыз: /rules
toast-refused = Бұл жабық бот.
toast-removed = Жойылды
toast-saved = Сақталды
toast-cancelled = Жарайды
