"""Standard output that may be gone: a full disk, a closed pipe, a terminal whose window was shut."""

import asyncio
import os
from typing import TextIO


class Output:
    """A text stream that remembers why nothing more can be written to it, instead of raising where nobody expects it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.fault: OSError | None = None
        """Why nothing more can be written."""
        self.lost = asyncio.Event()
        """Set once something could not be written."""

    @property
    def encoding(self) -> str:
        """How text becomes bytes."""
        return self._stream.encoding

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """Tell its descriptor."""
        return self._stream.fileno()

    def write(self, text: str) -> int:
        """Write a text; nothing any more once it is lost."""
        if self.fault is None:
            try:
                return self._stream.write(text)
            except OSError as fault:
                self._lose(fault)
        return len(text)

    def flush(self) -> None:
        """Send on what is still kept here."""
        if self.fault is None:
            try:
                self._stream.flush()
            except OSError as fault:
                self._lose(fault)

    def _lose(self, fault: OSError) -> None:
        self.fault = fault
        self.lost.set()
        # What could not be written is tried once more at the interpreter's end, which then would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
