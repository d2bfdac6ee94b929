## Кнопки и ответы на них

button-save = Сохранить
button-cancel = Отмена
button-previous = ◀
button-next = ▶
button-open = Открыть
button-pack = { $name }
button-pack-on = ✓ { $name }
button-speak = 🌐 { $name }
button-zone = 🕑 { $timezone }
toast-gone = Эта кнопка устарела. Начните заново: /rules
toast-refused = Это закрытый бот.
toast-removed = Удалено
toast-saved = Сохранено
toast-cancelled = Хорошо
