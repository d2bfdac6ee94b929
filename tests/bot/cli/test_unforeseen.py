"""What nobody foresaw ends with a traceback that holds no secret, and Ctrl-C ends as Ctrl-C wherever it strikes."""

import sys

import pytest
from pydantic_core import SchemaError

from bot.cli import commands

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


@pytest.fixture
def ends(capsys, monkeypatch):
    """Run the program with a command that raises an error; gives the exit code and what it wrote to stderr."""

    def run(error):
        def fall():
            raise error

        commands.app.command("fall")(fall)
        monkeypatch.setattr(sys, "argv", ["kentongan", "fall"])
        try:
            with pytest.raises(SystemExit) as ended:
                commands.main()
        finally:
            commands.app.registered_commands.pop()
        return ended.value.code, capsys.readouterr().err

    return run


def test_an_unforeseen_error_is_told_in_full_without_secrets(ends):
    code, told = ends(RuntimeError(f"no answer from https://api.telegram.org/bot{TOKEN}/getMe"))
    assert code == 1
    assert "Traceback" in told
    assert "RuntimeError" in told
    assert TOKEN not in told


def test_a_ctrl_c_while_libraries_are_read_is_one(ends):
    # Seen so: pydantic hands on what is raised while it builds a validator as the text of its own error.
    error = SchemaError('Error building "model" validator:\n  KeyboardInterrupt: ')
    assert ends(error) == (130, "")
