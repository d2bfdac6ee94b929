## Түймелер және олардың жауаптары

button-save = Сақтау
button-cancel = Бас тарту
button-previous = ◀
button-next = ▶
button-open = Ашу
button-language = { $name }
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $name }
toast-gone = Бұл түйме ескірген. Қайта бастаңыз: /rules
toast-refused = Бұл жабық бот.
toast-removed = Жойылды
toast-saved = Сақталды
toast-cancelled = Жарайды
