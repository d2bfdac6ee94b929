"""A mapping kept in many small ones: a big dictionary stops the program for 90 ms when it grows."""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
SHARDS = 64


class Sharded(Generic[K, V]):
    """Values by key; the keys' hashes spread them."""

    def __init__(self, shards: list[dict[K, V]] | None = None) -> None:
        self.shards: list[dict[K, V]] = [{} for _ in range(SHARDS)] if shards is None else shards

    def __len__(self) -> int:
        return sum(map(len, self.shards))

    def get(self, key: K) -> V | None:
        """The value of a key."""
        return self.shards[hash(key) % SHARDS].get(key)

    def put(self, key: K, value: V) -> None:
        """Keep a value."""
        self.shards[hash(key) % SHARDS][key] = value

    def drop(self, key: K) -> None:
        """Forget a key that is there."""
        del self.shards[hash(key) % SHARDS][key]

    def items(self) -> Iterator[tuple[K, V]]:
        """All keys with their values."""
        for shard in self.shards:
            yield from shard.items()
