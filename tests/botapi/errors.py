"""Refusals as the Bot API words them."""

from typing import Any


class ApiError(Exception):
    """A call that the Bot API refuses.

    `breach` tells a fault of the bot's own (a wrong parameter, broken HTML, a keyboard that cannot be) from a
    state of the world (blocked, not found): breaches fail the test that did not expect them.
    """

    def __init__(
        self, code: int, description: str, *, breach: bool = False, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.breach = breach
        self.parameters = parameters or {}


class NotEmulatedError(ApiError):
    """Something the Bot API knows and this server does not do yet: always a breach."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"not emulated yet: {what}", breach=True)


def worded(prefix: str, message: str) -> str:
    """Join a prefix and TDLib's message: the first letter goes down unless the message is a CONSTANT."""
    if len(message) > 1 and (message[1] == "_" or message[1].isupper()):
        return f"{prefix}: {message}"
    return f"{prefix}: {message[:1].lower()}{message[1:]}"


def bad_request(message: str, *, breach: bool = False, **parameters: Any) -> ApiError:
    """400 with this message."""
    return ApiError(400, worded("Bad Request", message), breach=breach, parameters=parameters)


def forbidden(message: str) -> ApiError:
    """403 with this message: never the fault of one call, always a state of the world."""
    return ApiError(403, worded("Forbidden", message))


def too_many_requests(retry_after: int) -> ApiError:
    """429 as flood control answers it; `retry_after` in seconds."""
    return ApiError(
        429, f"Too Many Requests: retry after {retry_after}", parameters={"retry_after": retry_after}
    )
