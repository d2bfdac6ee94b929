"""The index as bytes: versioned, checksummed, and never run as code when it is read."""

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from rules.errors import QueryError
from rules.query import Query

_MAGIC = b"KTGINDEX"
FORMAT = 1
_DIGEST = 16
_HEADER = len(_MAGIC) + 1 + _DIGEST


class SnapshotError(ValueError):
    """Bytes that are no usable snapshot; the index is to be built anew from the database."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an index holds: canonical texts with the ids that ask them, at the change `number`."""

    lexicon_version: int
    number: int
    queries: list[tuple[str, list[int | str]]]


def pack(snapshot: Snapshot) -> bytes:
    """The snapshot as bytes."""
    content = {"lexicon": snapshot.lexicon_version, "number": snapshot.number, "queries": snapshot.queries}
    payload = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 1)
    return _MAGIC + bytes((FORMAT,)) + _digest(payload) + payload


def unpack(data: bytes, lexicon_version: int) -> Snapshot:
    """The snapshot that was packed.

    Raises:
        SnapshotError: Foreign, truncated or damaged bytes, or another version's.
    """
    if not data.startswith(_MAGIC):
        raise SnapshotError("this is no snapshot of an index")
    if len(data) < _HEADER:
        raise SnapshotError("the snapshot is cut off")
    if data[len(_MAGIC)] != FORMAT:
        raise SnapshotError(f"the snapshot has format {data[len(_MAGIC)]}, this program reads {FORMAT}")
    payload = data[_HEADER:]
    if _digest(payload) != data[_HEADER - _DIGEST : _HEADER]:
        raise SnapshotError("the snapshot is cut off or damaged")
    content = json.loads(zlib.decompress(payload))
    if content["lexicon"] != lexicon_version:
        version = content["lexicon"]
        raise SnapshotError(
            f"the snapshot was made with word lists {version}, this program has {lexicon_version}"
        )
    queries = [(text, query_ids) for text, query_ids in content["queries"]]
    return Snapshot(lexicon_version, content["number"], queries)


def parsed(text: str, parse: Callable[[str], Query]) -> Query:
    """The query of a canonical text.

    Raises:
        SnapshotError: The text is no longer understood.
    """
    try:
        return parse(text)
    except QueryError as error:
        raise SnapshotError(f"a query of the snapshot is no longer understood ({error.code})") from error


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()
