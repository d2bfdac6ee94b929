"""The worlds and the talks that people misuse here."""

from tests.endtoend.conftest import either_world, world
from tests.handlers.conftest import lexicon, talks, talks_with

__all__ = ["either_world", "lexicon", "talks", "talks_with", "world"]
