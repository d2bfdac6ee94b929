"""A bot's polling as it is often written: `feedparser.parse(url)` for one feed after the other.

    python -m benchmarks.peers.loop_of_feedparser ADDRESS FEEDS SECONDS

Writes what it did in that time as JSON: looks, new entries, seconds of computing, seconds, bytes held.
"""

import json
import sys
import time
from pathlib import Path

import feedparser


def poll(address: str, feeds: int, seconds: float) -> dict[str, float]:
    """Look at feeds until the time is over."""
    seen = set[str]()
    looks = fresh = 0
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        for entry in feedparser.parse(f"{address}{looks % feeds}").entries:
            if entry.id not in seen:
                seen.add(entry.id)
                fresh += 1
        looks += 1
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return {
        "looks": looks,
        "fresh": fresh,
        "computing": time.process_time(),
        "seconds": time.monotonic() - began,
        "memory": int(peak) * 1024,
    }


if __name__ == "__main__":
    print(json.dumps(poll(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
