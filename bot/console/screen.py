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
PROMPT = "› "
REMEMBERED = 500
"""So many messages are known as answered or edited, and their buttons can be pressed."""
QUOTED = 60


@dataclass(frozen=True, slots=True)
class ScreenButton:
    """A button under a message: it sends its data, or opens an address."""

    label: str
    data: str | None
    url: str | None


Rows = Sequence[Sequence[ScreenButton]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A message as it was printed last; ``numbers`` are its buttons' data by what one types to press them."""

    html: str
    rows: tuple[tuple[ScreenButton, ...], ...]
    words: str
    numbers: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button: under which message, and what it sends."""

    message_id: int
    data: str


class Screen:
    """Prints messages; buttons are numbered on, so that a number never changes its meaning while one types it."""

    def __init__(self, console: Console, language: str, *, prompt: bool) -> None:
        self._console = console
        self._edited = EDITED.get(language, EDITED["en"])
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
        return self._print(message_id, html, rows, [f"✎ {self._edited}"], None)

    def toast(self, words: str) -> None:
        """Print the few words that answer a press."""
        self.leave()
        self._put(Text(f"({harmless(words)})", Style(italic=True)))
        self.ask()

    def pressed(self, number: int) -> Press | None:
        """Find the button with this number, the message being as it was printed last."""
        for message_id, printed in self._messages.items():
            if number in printed.numbers:
                return Press(message_id, printed.numbers[number])
        return None

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
            if line := _row(row, numbers, body.plain):
                self._put(Text(line, Style(color="yellow")))
        self._put(Text())
        self._messages.pop(message_id, None)
        self._messages[message_id] = Printed(html, _frozen(rows), words, numbers)
        if len(self._messages) > REMEMBERED:
            del self._messages[next(iter(self._messages))]
        self.ask()
        return words

    def _numbered(self, message_id: int, rows: Rows) -> dict[int, str]:
        """Number the buttons; one that stays through an edit keeps its number."""
        before = self._messages.get(message_id)
        kept = {data: number for number, data in before.numbers.items()} if before else {}
        numbers: dict[int, str] = {}
        for data in (button.data for row in rows for button in row if button.data is not None):
            number = kept.pop(data, None)
            if number is None:
                number = self._last_number = self._last_number + 1
            numbers[number] = data
        return numbers

    def _put(self, text: Text) -> None:
        # Not for a person's eyes: what is piped on is one line a line, however wide.
        self._console.print(text, soft_wrap=not self._console.is_terminal, highlight=False)


def _row(row: Sequence[ScreenButton], numbers: Mapping[int, str], words: str) -> str:
    """Write down a row of buttons, without those that open an address which the message shows already."""
    number_of = {data: number for number, data in numbers.items()}
    shown = []
    for button in row:
        label = harmless(button.label)
        if button.data is not None:
            shown.append(f"[{number_of[button.data]}] {label}")
        elif button.url and harmless(button.url) not in words:
            shown.append(f"{label} <{harmless(button.url)}>")
    return "  ".join(shown)


def _frozen(rows: Rows) -> tuple[tuple[ScreenButton, ...], ...]:
    return tuple(tuple(row) for row in rows)
