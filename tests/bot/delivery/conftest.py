"""Logs of expected failures stay short: structlog's own default prints every local variable of a traceback."""

import pytest
import structlog


@pytest.fixture(autouse=True)
def plain_logs():
    structlog.configure(
        processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    yield
    structlog.reset_defaults()
