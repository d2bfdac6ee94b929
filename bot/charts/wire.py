"""A picture on its way to the process that draws it: one JSON value; back come the bytes of a PNG."""

import json
from dataclasses import asdict
from typing import Any

from bot.model import Picture, PictureBars, PictureFeed

PNG = b"\x89PNG\r\n\x1a\n"
"""What every PNG begins with (https://www.w3.org/TR/png/#5PNG-file-signature)."""


def picture_to_json(picture: Picture) -> bytes:
    """Write a picture."""
    # Escaped: half a character of a hostile rule is no UTF-8.
    return json.dumps(asdict(picture)).encode()


def picture_from_json(content: bytes) -> Picture:
    """Read a picture off what ``picture_to_json`` wrote."""
    values: dict[str, Any] = json.loads(content)
    made: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return Picture(
        **{
            **made,
            "bars": tuple(PictureBars(one["label"], tuple(one["counts"])) for one in values["bars"]),
            "feeds": tuple(PictureFeed(**one) for one in values["feeds"]),
            "ticks": tuple((seconds, name) for seconds, name in values["ticks"]),
        }
    )
