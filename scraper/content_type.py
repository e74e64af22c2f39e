"""What a Content-Type header says (RFC 9110, 8.3), in an answer of the site or in an archived one."""

from __future__ import annotations

from email.message import Message


def read_content_type(header: str | None) -> tuple[str | None, str | None]:
    """Media type and charset, in lower case; None where they are not told, or hold control characters."""
    if not header:
        return None, None
    message = Message()
    # The parser of parameters stumbles over control characters (`charset*=a<NUL>b''x`).
    told = "".join(char for char in header if char.isprintable())
    message["Content-Type"] = told or "application/octet-stream"
    return printable(message.get_content_type()), printable(message.get_content_charset())


def printable(text: str | None) -> str | None:
    """`text`, unless it is empty or has control characters: then nothing it says is to be believed."""
    return text if text and text.isprintable() else None
