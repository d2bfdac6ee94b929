"""What stands on the terminal: messages as they were printed, their numbered buttons, the prompt below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType
from rich.style import Style
from rich.text import Text

from bot.console.paper import harmless, styled

NAME = "Kentongan"
EDITED: Mapping[str, str] = {"id": "diperbarui", "en": "edited", "ru": "изменено", "kk": "өзгертілді"}
NO_BUTTON: Mapping[str, str] = {
    "id": "Tidak ada tombol {number} di sini. Ketik nomor di dalam [ ], atau tulis saja dengan kata-kata.",
    "en": "There is no button {number} here. Type a number that stands in [ ], or just write in words.",
    "ru": "Кнопки {number} здесь нет. Наберите номер из [ ] или просто напишите словами.",
    "kk": "Мұнда {number} батырмасы жоқ. [ ] ішіндегі нөмірді теріңіз немесе сөзбен жазыңыз.",
}
ONLY_THERE: Mapping[str, str] = {
    "id": "hanya di Telegram",
    "en": "only in Telegram",
    "ru": "только в Telegram",
    "kk": "тек Telegram-да",
}
"""Of a button that opens something that a terminal has not: a map, a list of chats."""
PROMPT = "› "
REMEMBERED = 500
"""So many messages are known as answered or edited, and their buttons can be pressed."""
QUOTED = 60


@dataclass(frozen=True, slots=True)
class ScreenButton:
    """A button under a message: it sends its data, opens an address, or says its words in the person's stead."""

    label: str
    data: str | None = None
    url: str | None = None
    says: bool = False
    """It is of a keyboard that stands in place of the letters; one that says nothing and sends nothing does not work here."""

    @property
    def works(self) -> str | None:
        """What a press of it brings, None where it brings nothing."""
        return self.label if self.says else self.data


Rows = Sequence[Sequence[ScreenButton]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A message as it was printed last; ``numbers`` are its buttons by what one types to press them."""

    html: str
    rows: tuple[tuple[ScreenButton, ...], ...]
    words: str
    numbers: Mapping[int, ScreenButton]


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button: under which message, and what it sends; ``says``: words, as if they were typed."""

    message_id: int
    data: str
    says: bool


class Screen:
    """Prints messages; buttons are numbered on, so that a number never changes its meaning while one types it."""

    def __init__(self, console: Console, language: str, *, prompt: bool) -> None:
        self._console = console
        self._language = language if language in EDITED else "en"
        self._prompt = prompt and console.is_terminal
        self._prompted = False
        self._messages: dict[int, Printed] = {}
        self._last_number = 0

    def show(self, message_id: int, html: str, rows: Rows, reply_to: int | None, *, silent: bool) -> str:
        """Print a new message and tell its bare words."""
        marks = ["🔕"] if silent else []
        return self._print(message_id, html, rows, marks, reply_to)

    def edit(self, message_id: int, html: str | None, rows: Rows) -> str | None:
        """Print a message as it is now, marked as edited, and tell its words; None when nothing changes.

        Without ``html`` its words stay; of a message that is no longer remembered, nothing can change then.
        """
        before = self._messages.get(message_id)
        if html is None:
            if before is None:
                return None
            html = before.html
        if before is not None and (before.html, before.rows) == (html, _frozen(rows)):
            return None
        return self._print(message_id, html, rows, [f"✎ {EDITED[self._language]}"], None)

    def toast(self, words: str) -> None:
        """Print the few words that answer a press."""
        self.leave()
        self._put(Text(f"({harmless(words)})", Style(italic=True)))
        self.ask()

    def pressed(self, number: int) -> Press | None:
        """Find the button with this number, the message being as it was printed last."""
        for message_id, printed in self._messages.items():
            button = printed.numbers.get(number)
            if button is not None and button.works is not None:
                return Press(message_id, button.works, button.says)
        return None

    def no_button(self, number: int) -> None:
        """Say that no button has this number."""
        self.toast(NO_BUTTON[self._language].format(number=number))

    def words_of(self, message_id: int) -> str:
        """Tell a message's bare words; empty for one not remembered."""
        printed = self._messages.get(message_id)
        return printed.words if printed else ""

    def ask(self) -> None:
        """Print the prompt where a person types."""
        if self._prompt and not self._prompted:
            self._console.print(PROMPT, end="", style="bold")
            self._prompted = True

    def typed(self, line: str) -> None:
        """Print a line that the program typed in a person's stead."""
        self.leave()
        self._put(Text(f"{PROMPT}{harmless(line)}", Style(bold=True)))

    def entered(self) -> None:
        """Note that a line was typed: the cursor is on a new one."""
        self._prompted = False

    def leave(self) -> None:
        """Take the prompt away."""
        if self._prompted:
            self._console.control(
                Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)),
            )
            self._prompted = False

    def _print(
        self, message_id: int, html: str, rows: Rows, marks: Sequence[str], reply_to: int | None
    ) -> str:
        self.leave()
        body, words = styled(html)
        numbers = self._numbered(message_id, rows)
        self._put(Text(" · ".join([NAME, *marks]), Style(bold=True, color="green")))
        if reply_to is not None and (answered := self.words_of(reply_to)):
            first = answered.partition("\n")[0]
            self._put(Text(f"↪ {first[:QUOTED]}{'…' if len(first) > QUOTED else ''}", Style(dim=True)))
        self._put(body)
        for row in rows:
            if line := self._row(row, numbers, body.plain):
                self._put(Text(line, Style(color="yellow")))
        self._put(Text())
        self._messages.pop(message_id, None)
        self._messages[message_id] = Printed(html, _frozen(rows), words, numbers)
        if len(self._messages) > REMEMBERED:
            del self._messages[next(iter(self._messages))]
        self.ask()
        return words

    def _numbered(self, message_id: int, rows: Rows) -> dict[int, ScreenButton]:
        """Number the buttons; one that stays through an edit keeps its number."""
        before = self._messages.get(message_id)
        kept = {button.works: number for number, button in before.numbers.items()} if before else {}
        numbers: dict[int, ScreenButton] = {}
        for button in (button for row in rows for button in row if button.works is not None):
            number = kept.pop(button.works, None)
            if number is None:
                number = self._last_number = self._last_number + 1
            numbers[number] = button
        return numbers

    def _row(self, row: Sequence[ScreenButton], numbers: Mapping[int, ScreenButton], words: str) -> str:
        """Write down a row of buttons, without those that open an address which the message shows already."""
        number_of = {button.works: number for number, button in numbers.items()}
        shown = []
        for button in row:
            label = harmless(button.label)
            if button.works is not None:
                shown.append(f"[{number_of[button.works]}] {label}")
            elif button.url is None:
                shown.append(f"[–] {label} ({ONLY_THERE[self._language]})")
            elif harmless(button.url) not in words:
                shown.append(f"{label} <{harmless(button.url)}>")
        return "  ".join(shown)

    def _put(self, text: Text) -> None:
        # Not for a person's eyes: what is piped on is one line a line, however wide.
        self._console.print(text, soft_wrap=not self._console.is_terminal, highlight=False)


def _frozen(rows: Rows) -> tuple[tuple[ScreenButton, ...], ...]:
    return tuple(tuple(row) for row in rows)
