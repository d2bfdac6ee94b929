"""Draw the README's picture: the beginning of the demo and one story that grows, as the terminal shows them.

Run by a person who changed what messages look like: ``python tools/chat_picture.py``. Writes docs/chat.svg.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "chat.svg"
WIDTH = 108
SCENES = (("› /start", 20), ("keadaan-darurat-almaty", 9), ("presiden-kazakhstan-bubarkan", 6))
"""A word that each scene's first message holds, and how many lines to show from that message's name on."""


def main() -> None:
    """Play the demo and draw its scenes."""
    environment = {
        **os.environ,
        "FORCE_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "LANG": "id_ID.UTF-8",
        "LC_ALL": "id_ID.UTF-8",
    }
    played = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--once", "--speed", "200000"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    lines = [Text.from_ansi(line) for line in played.stdout.splitlines()]
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for number, (word, count) in enumerate(SCENES):
        if number:
            console.print(Text("⋮", style="dim"))
        for line in scene(lines, word, count):
            console.print(line, soft_wrap=False)
    drawn = console.export_svg(title="kentongan demo")
    # The fonts would be fetched from somebody else's server by everybody who looks at the picture.
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\n", "", drawn, flags=re.DOTALL), encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)} is drawn")


def scene(lines: list[Text], word: str, count: int) -> list[Text]:
    """Take lines from the name above the first one that holds a word."""
    found = next(number for number, line in enumerate(lines) if word in line.plain)
    first = found
    while first > 0 and not lines[first].plain.startswith(("Kentongan", "›")):
        first -= 1
    return lines[first : first + count]


if __name__ == "__main__":
    main()
