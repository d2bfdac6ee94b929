"""Bodies of requests, which anybody may send: read so far and so long, no further."""

from collections.abc import AsyncIterator

from aiohttp import web


class TooLongError(Exception):
    """A body is longer than anything that is meant for us."""


async def bounded(request: web.Request, longest: int) -> AsyncIterator[bytes]:
    """Read a body of at most so many bytes.

    Raises:
        TooLongError: it is longer.
    """
    if (request.content_length or 0) > longest:
        raise TooLongError
    size = 0
    async for chunk in request.content.iter_any():
        size += len(chunk)
        if size > longest:
            raise TooLongError
        yield chunk
