"""Why Telegram does not do what it is asked."""


class RefusedError(ConnectionError):
    """Telegram refuses us for a reason that an operator must know; its text says what to do."""


class TokenUnknownError(RefusedError):
    """Telegram does not know the token."""


class ClosedToUsError(ConnectionError):
    """Telegram does not answer this question to us."""
