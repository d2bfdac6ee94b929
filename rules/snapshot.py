"""The compiled index as bytes: versioned, checksummed, and refused whole when anything is amiss.

The payload is Python's own form for plain values (`marshal`): a million queries are read in a second, and reading it
runs nothing. It differs between versions of Python, so a snapshot of another one is refused too.
"""

import gc
import hashlib
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_MAGIC = b"KTGINDEX"
FORMAT = 6
"""Rises when what is kept, or how queries are filed, changes."""
_DIGEST = 16
_WITH_REFERENCES = 4


class SnapshotError(ValueError):
    """Bytes that are no usable snapshot; the index is to be built anew from the database."""


def pack(content: dict[str, Any], lexicon_version: int) -> bytes:
    """The content as bytes."""
    payload = marshal.dumps(content, _WITH_REFERENCES)
    header = _header(lexicon_version)
    return b"".join((_MAGIC, bytes((FORMAT, len(header))), header, _digest(header, payload), payload))


def unpack(data: bytes, lexicon_version: int) -> dict[str, Any]:
    """The content that was packed.

    Raises:
        SnapshotError: Foreign, truncated or damaged bytes, or another version's.
    """
    if not data.startswith(_MAGIC):
        raise SnapshotError("this is no snapshot of an index")
    at = len(_MAGIC) + 2
    if len(data) < at:
        raise SnapshotError("the snapshot is cut off")
    if data[at - 2] != FORMAT:
        raise SnapshotError(f"the snapshot has format {data[at - 2]}, this program reads {FORMAT}")
    header = data[at : at + data[at - 1]]
    at += len(header)
    payload = memoryview(data)[at + _DIGEST :]
    if _digest(header, payload) != data[at : at + _DIGEST]:
        raise SnapshotError("the snapshot is cut off or damaged")
    if header != _header(lexicon_version):
        made, here = header.decode(), _header(lexicon_version).decode()
        raise SnapshotError(f"the snapshot was made with {made}, this program has {here}")
    content: dict[str, Any] = marshal.loads(payload)  # noqa: S302 - our own bytes, by their checksum
    return content


@contextmanager
def uncollected() -> Iterator[None]:
    """While millions of objects are made, none of them garbage: looking for it would take longer than the making."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _header(lexicon_version: int) -> bytes:
    return f"word lists {lexicon_version}, {sys.implementation.cache_tag}".encode()


def _digest(header: bytes, payload: bytes | memoryview) -> bytes:
    digest = hashlib.blake2b(header, digest_size=_DIGEST)
    digest.update(payload)
    return digest.digest()
