"""The process that parses hostile bytes and may die of it: `python -m bot.feeds.parse.child`.

A job on standard input: two lengths (4 bytes each, big-endian), a JSON head, the body. The answer on standard
output: lines of JSON as `result` writes them. Ends when its input ends.
"""

import json
import signal
import struct
import sys
import warnings
from collections.abc import Mapping
from types import FrameType
from typing import Any, BinaryIO, NoReturn

from bot.confinement import confine
from bot.feeds.parse import body as bodies
from bot.feeds.parse.result import READY, ParsedFeed, ParseFailed, ParseFailureKind, to_lines

MEMORY = 512 << 20
CPU_SECONDS = 2.0
# C code (expat, re) does not hear Python's alarm; the kernel then ends the process.
LAST_CPU_SECONDS = 2.4


class OutOfTime(BaseException):
    """The CPU alarm; not an Exception, so that no `except Exception` of a parser swallows it."""


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer jobs until the input ends."""
    sink.write(READY)
    sink.flush()
    while len(lengths := source.read(8)) == 8:
        head, body = struct.unpack(">II", lengths)
        job = json.loads(source.read(head))
        sink.writelines(to_lines(_within_limits(job, source.read(body))))
        sink.flush()


def _within_limits(job: Mapping[str, Any], body: bytes) -> ParsedFeed | ParseFailed:
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    signal.setitimer(signal.ITIMER_VIRTUAL, LAST_CPU_SECONDS)
    try:
        return bodies.parse(body, job["url"], job["headers"], truncated=job["truncated"])
    except OutOfTime:
        return ParseFailed(ParseFailureKind.CPU, f"more than {CPU_SECONDS:g} s of computing")
    except MemoryError:
        return ParseFailed(ParseFailureKind.MEMORY, f"more than {MEMORY >> 20} MB of memory")
    except RecursionError:
        return ParseFailed(ParseFailureKind.TOO_DEEP, "nested too deeply")
    except Exception as error:  # noqa: BLE001 - whatever a parser makes of hostile bytes is that body's failure
        return ParseFailed(ParseFailureKind.BROKEN, f"{type(error).__name__}: {error}"[:200])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _out_of_time(_: int, __: FrameType | None) -> NoReturn:
    raise OutOfTime


def main() -> None:
    """Serve on standard input and output."""
    warnings.simplefilter("ignore")
    answers = sys.stdout.buffer
    # Nothing but answers may reach the parent.
    sys.stdout = sys.stderr
    confine(MEMORY, writes=False)
    signal.signal(signal.SIGPROF, _out_of_time)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
