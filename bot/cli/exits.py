"""How commands end: 0 done, 1 failed, 2 wrong usage or input."""

FAILED = 1
WRONG_USAGE = 2


class WrongInputError(Exception):
    """Wrong usage or input; its text is the one line that is shown."""


class FailedError(Exception):
    """It could not be done; its text is the one line that is shown."""
