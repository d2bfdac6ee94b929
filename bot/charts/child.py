"""The process that draws, `python -m bot.charts.child`: a picture's JSON in, a PNG out, then it ends."""

import os
import resource
import signal
import sys
import warnings
from contextlib import suppress

from bot.charts.wire import picture_from_json

MEMORY = 2 << 30


def _confine() -> None:
    """Give up what drawing does not need: memory, cores, priority."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        # Not every system enforces every limit (macOS: RLIMIT_AS).
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    os.nice(5)
    # The parent decides when a child ends, also when a person presses Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def main() -> None:
    """Draw what comes on standard input."""
    warnings.simplefilter("ignore")
    drawn = sys.stdout.buffer
    # Nothing but the picture may reach the parent.
    sys.stdout = sys.stderr
    _confine()
    picture = picture_from_json(sys.stdin.buffer.read())
    from bot.charts.drawing import draw  # noqa: PLC0415 - matplotlib comes within the limits, or not at all

    drawn.write(draw(picture))


if __name__ == "__main__":
    main()
