"""Whether bytes are a picture that Telegram takes as a photo."""

import struct

SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
MOST_BYTES = 10 * 1024 * 1024
MOST_SIDES = 10_000
MOST_RATIO = 20


def fault_of_picture(content: bytes) -> str | None:
    """What is wrong with a photo, in the Bot API's words, or None; sides are read from PNG only."""
    if len(content) > MOST_BYTES:
        return "PHOTO_SAVE_FILE_INVALID"
    if not content.startswith(SIGNATURES):
        return "IMAGE_PROCESS_FAILED"
    if content.startswith(SIGNATURES[0]) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        if not width or not height:
            return "IMAGE_PROCESS_FAILED"
        if width + height > MOST_SIDES or max(width, height) > MOST_RATIO * min(width, height):
            return "PHOTO_INVALID_DIMENSIONS"
    return None
