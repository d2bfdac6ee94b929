"""Draw the main screens for the README: docs/screens/*.svg, a chat on a phone, from transcripts that the tests keep.

Run by a person after the transcripts were written anew: ``python tools/draw_screens.py``.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRANSCRIPTS = ROOT / "tests" / "transcripts" / "en"
PICTURES = ROOT / "docs" / "screens"
SCREENS = (
    ("start", "01-start", "Aru: /start", 3),
    ("rule", "02-making-a-rule", "Aru: riots", 3),
    ("alert", "04-alert", "bot edits: ⚪", 1),
    ("card", "03-rules", "Aru presses [⚙ 1]", 2),
    ("why", "04-alert", "Aru presses [Why?]", 2),
    ("stats", "05-why-figures-and-hours", "Aru: /stats", 3),
)
"""Picture, transcript, how its first entry begins, and of how many entries it is; of edits the last one stands."""
WIDTH, MARGIN, PADDING, LINE, SIZE = 400, 14, 11, 19, 14
MASKS = {"d mmm, ": "5 Jan, ", "hh:mm": "14:20", "⟨ago⟩": "20 sec ago", "⟨span⟩": "12 sec"}
BARS = "▁▂▃▄▅▆▇█"
LETTERS = 43
"""So many letters stand in a line of a bubble."""
STYLE = (
    "text{font:14px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}"
    ".sheet{fill:#dfe7ee}.bot{fill:#fff}.person{fill:#d9fdd3}.words{fill:#16202a}"
    ".button{fill:#6f8799}.label{fill:#fff;text-anchor:middle}"
)


@dataclass
class Bubble:
    """A message as it stands in the chat: its lines, and rows of buttons."""

    by_bot: bool
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def main() -> None:
    """Draw all screens."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, transcript, begins, count in SCREENS:
        text = (TRANSCRIPTS / f"{transcript}.txt").read_text(encoding="utf-8")
        (PICTURES / f"{name}.svg").write_text(drawn(bubbles(text, begins, count)), encoding="utf-8")
    print(f"{len(SCREENS)} screens are drawn in {PICTURES.relative_to(ROOT)}")


def bubbles(text: str, begins: str, count: int) -> list[Bubble]:
    """Read some entries of a transcript as the chat shows them at their end."""
    entries = list(entries_of(text.splitlines()[1:]))
    first = next(number for number, entry in enumerate(entries) if entry[0].startswith(begins))
    shown = list[Bubble]()
    for entry in entries[first : first + count]:
        who, _, head = entry[0].partition(": ")
        if " presses [" in entry[0] or entry[0].startswith("("):
            continue
        bubble = Bubble(who.startswith("bot"), [head])
        for line in entry[1:]:
            words = line.removeprefix("    ")
            labels = words[1:-1].split("] [") if words.startswith("[") and words.endswith("]") else []
            if labels:
                bubble.rows.append(labels)
            elif words.startswith("<") and words.endswith(">"):
                bubble.lines.append("🖼")
            else:
                bubble.lines.append(words)
        if " edits" in who and shown and shown[-1].by_bot:
            shown.pop()
        shown.append(bubble)
    return shown


def entries_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Cut a transcript into what was said and done."""
    entry = list[str]()
    for line in lines:
        if entry and line and not line.startswith(" "):
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def drawn(shown: Sequence[Bubble]) -> str:
    """Draw bubbles below each other."""
    parts, top = list[str](), MARGIN
    for bubble in shown:
        more, top = _bubble(bubble, top)
        parts += more
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}">'
        f'<style>{STYLE}</style><rect class="sheet" width="{WIDTH}" height="{top}" rx="16"/>'
        f"{''.join(parts)}</svg>\n"
    )


def _bubble(bubble: Bubble, top: int) -> tuple[list[str], int]:
    lines = [part for line in bubble.lines for part in wrapped(_unmasked(line))]
    widest = max(map(width_of, lines))
    wide = WIDTH - 2 * MARGIN if bubble.rows or widest > LETTERS - 4 else int(widest * 8.2) + 2 * PADDING
    left = MARGIN if bubble.by_bot else WIDTH - MARGIN - wide
    high = len(lines) * LINE + 2 * PADDING - 4
    kind = "bot" if bubble.by_bot else "person"
    parts = [f'<rect class="{kind}" x="{left}" y="{top}" width="{wide}" height="{high}" rx="12"/>']
    for number, line in enumerate(lines):
        y = top + PADDING + SIZE - 2 + number * LINE
        parts.append(f'<text class="words" x="{left + PADDING}" y="{y}">{escape(line)}</text>')
    top += high + 5
    for row in bubble.rows:
        each = (wide - 5 * (len(row) - 1)) / len(row)
        for place, label in enumerate(row):
            x = left + place * (each + 5)
            parts.append(
                f'<rect class="button" x="{x:.0f}" y="{top}" width="{each:.0f}" height="32" rx="9"/>'
            )
            words = escape(label.removesuffix(" ↗"))
            parts.append(f'<text class="label" x="{x + each / 2:.0f}" y="{top + 21}">{words}</text>')
        top += 37
    return parts, top + MARGIN - 5


def _unmasked(line: str) -> str:
    """Put something in place of what differs from run to run."""
    for mask, shown in MASKS.items():
        line = line.replace(mask, shown)
    return line


def wrapped(line: str) -> list[str]:
    """Break a line at its words."""
    lines, current = list[str](), ""
    for word in line.split(" "):
        if current and width_of(f"{current} {word}") > LETTERS:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]


def width_of(text: str) -> float:
    """Count letters, wide ones and pictures double, bars by half more."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1.5 if letter in BARS else 1 for letter in text
    )


if __name__ == "__main__":
    main()
