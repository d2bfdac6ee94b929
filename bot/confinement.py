"""What a child process gives up before it touches anything from outside."""

import os
import resource
import signal
from contextlib import suppress


def confine(memory: int, *, writes: bool) -> None:
    """Give up memory beyond so many bytes, cores, priority and, unless it ``writes``, files."""
    limits = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)]
    if not writes:
        limits.append((resource.RLIMIT_FSIZE, 0))
    for what, most in limits:
        # Not every system enforces every limit (macOS: RLIMIT_AS).
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    os.nice(5)
    # The parent decides when a child ends, also when a person presses Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
