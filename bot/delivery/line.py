"""Whether Telegram can be reached at all: while it cannot, one call at a time finds out when it can again."""

from random import Random

FAILURES_BEFORE_DOWN = 3
FIRST_PROBE_SECONDS = 1.0
LONGEST_PROBE_SECONDS = 30.0
FIRST_TOKEN_SECONDS = 60.0
LONGEST_TOKEN_SECONDS = 600.0


class Line:
    """Counts calls without an answer in a row; all times are of one monotonic clock, in seconds."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._failures = 0
        self._rejections = 0
        self._probe_at = 0.0

    @property
    def down(self) -> bool:
        """Telegram has not answered several calls in a row."""
        return self._failures >= FAILURES_BEFORE_DOWN

    @property
    def token_rejected(self) -> bool:
        """Telegram does not know our token."""
        return self._rejections > 0

    def answered(self) -> None:
        """Telegram answered, whatever it said."""
        self._failures = self._rejections = 0
        self._probe_at = 0.0

    def failed(self, now: float) -> None:
        """A call had no answer."""
        self._failures = min(self._failures + 1, FAILURES_BEFORE_DOWN + 16)
        if self.down:
            pause = FIRST_PROBE_SECONDS * 2.0 ** (self._failures - FAILURES_BEFORE_DOWN)
            self._pause(now, min(pause, LONGEST_PROBE_SECONDS))

    def rejected(self, now: float) -> None:
        """Telegram refused the token."""
        self._rejections = min(self._rejections + 1, 16)
        self._pause(now, min(FIRST_TOKEN_SECONDS * 2.0 ** (self._rejections - 1), LONGEST_TOKEN_SECONDS))

    def room(self, flying: int, most: int) -> int:
        """How many more calls may be begun beside those flying."""
        return max(0, (1 if self.down or self.token_rejected else most) - flying)

    def wait(self, now: float) -> float:
        """Seconds until the next call may be begun."""
        return max(0.0, self._probe_at - now)

    def _pause(self, now: float, seconds: float) -> None:
        self._probe_at = max(self._probe_at, now + seconds * (1 + self._random.random() / 4))
