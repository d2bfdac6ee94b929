"""The command line: what each command is called; their work is imported only when they run."""

from bot.cli.commands import main

__all__ = ["main"]
