"""The process that draws, `python -m bot.charts.child`: a picture's JSON in, a PNG out, then it ends."""

import sys
import warnings

from bot.charts.wire import picture_from_json
from bot.confinement import confine

MEMORY = 2 << 30


def main() -> None:
    """Draw what comes on standard input."""
    warnings.simplefilter("ignore")
    drawn = sys.stdout.buffer
    # Nothing but the picture may reach the parent.
    sys.stdout = sys.stderr
    confine(MEMORY, writes=True)
    picture = picture_from_json(sys.stdin.buffer.read())
    from bot.charts.drawing import draw  # noqa: PLC0415 - matplotlib comes within the limits, or not at all

    drawn.write(draw(picture))


if __name__ == "__main__":
    main()
