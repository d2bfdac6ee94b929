"""The worlds in which the scenes are played."""

from tests.endtoend.conftest import either_world, world

__all__ = ["either_world", "world"]
