"""What an operator reads on stderr, in both forms."""

import pytest
import structlog

from bot import telemetry

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
SECRET_URL = "postgresql://kentongan:word-of-a-test@db/news"


@pytest.fixture(autouse=True)
def as_before():
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def failing():
    raise RuntimeError(f"no answer from https://api.telegram.org/bot{TOKEN}/getMe nor {SECRET_URL}")


@pytest.mark.parametrize("form", ["console", "json"])
def test_no_secret_stands_in_what_is_logged_nor_in_its_traceback(capsys, form):
    telemetry.configure("info", form)
    log = structlog.get_logger("test")
    try:
        failing()
    except RuntimeError:
        log.exception("failed", detail=f"to {SECRET_URL}")
    written = capsys.readouterr().err
    assert "Traceback" in written
    assert "RuntimeError" in written
    assert TOKEN not in written
    assert "word-of-a-test" not in written
