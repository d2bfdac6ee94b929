"""The worlds are registered here: they import aiogram, which other tests need not wait for."""

from tests.worlds import either_world, world

__all__ = ["either_world", "world"]
