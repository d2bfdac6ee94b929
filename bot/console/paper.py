"""Telegram's HTML as styled text for a terminal."""

import re
from html.parser import HTMLParser

from rich.style import Style
from rich.text import Text

STYLES = {
    "b": Style(bold=True),
    "strong": Style(bold=True),
    "i": Style(italic=True),
    "em": Style(italic=True),
    "u": Style(underline=True),
    "ins": Style(underline=True),
    "s": Style(strike=True),
    "strike": Style(strike=True),
    "del": Style(strike=True),
    "code": Style(color="cyan"),
    "pre": Style(color="cyan"),
    "blockquote": Style(dim=True),
}
BAR = "│ "

# Whatever could steer the terminal or turn the line around (https://trojansource.codes) is not text of a feed.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"https?://[!-~]+")


def harmless(text: str) -> str:
    """Take out of a text whatever a terminal would obey instead of showing it."""
    return _STEERING.sub("", text)


def styled(html: str) -> tuple[Text, str]:
    """Turn Telegram's HTML into styled text and its bare words; an address that no word shows stands behind it."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.text, page.words


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self.words = ""
        self._open: list[tuple[str, Style]] = []
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = STYLES.get(tag, Style())
        if tag == "a":
            address = dict(attrs).get("href") or ""
            if _LINK.fullmatch(address):
                self._link = (address, len(self.text))
                style = Style(underline=True, link=address)
        if tag == "blockquote":
            self._begin_line()
            self.text.append(BAR, style)
        self._open.append((tag, style))

    def handle_endtag(self, tag: str) -> None:
        if tag not in [opened for opened, _ in self._open]:
            return
        while self._open.pop()[0] != tag:
            pass
        if tag == "a" and self._link is not None:
            address, begin = self._link
            self._link = None
            if self.text.plain[begin:] != address:
                self.text.append(f" <{address}>", Style(dim=True))
        if tag == "blockquote":
            self._begin_line()

    def handle_data(self, data: str) -> None:
        words = harmless(data)
        self.words += words
        if any(tag == "blockquote" for tag, _ in self._open):
            words = words.replace("\n", f"\n{BAR}")
        self.text.append(words, Style.combine([Style(), *(style for _, style in self._open)]))

    def _begin_line(self) -> None:
        if self.text and not self.text.plain.endswith("\n"):
            self.text.append("\n")
