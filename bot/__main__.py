"""``python -m bot`` is the command ``kentongan``."""

from bot.cli import main

main()
