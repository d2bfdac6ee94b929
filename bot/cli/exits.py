"""How commands end: 0 done, 1 failed, 2 wrong usage or input."""

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
"""By Ctrl-C, as shells say it."""


class WrongInputError(Exception):
    """Wrong usage or input; its text is the one line that is shown."""


class FailedError(Exception):
    """It could not be done; its text is the one line that is shown."""


def unavailable(error: BaseException) -> str:
    """Say that the database failed while it was in use."""
    return f"the database cannot be used now ({error}); see to it and try again"
