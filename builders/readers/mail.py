"""Electronic messages (RFC 5322, MIME): their text, and the files that come with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING

from ..model import Text
from .encodings import decode, language_of
from .errors import UnreadableError
from .member import Member
from .pages import read_page
from .plain import checked, repaired
from .published import published_on

if TYPE_CHECKING:
    from .loading import Input

__all__ = ["Message", "attached", "read_mail", "read_message"]

#: Files that may come with one message.
MOST_ATTACHMENTS = 500
_MOST_PARTS = 2_000
_SIGNS = re.compile(r"[\x00-\x1f\x7f/\\:]+")


@dataclass(frozen=True, slots=True)
class Message:
    """The text of a message with what its header says of it."""

    subject: str | None
    sender: str | None
    """Name of who sent it, or the address."""
    sent: str | None
    """ISO day on the sender's clock."""
    text: str | None
    html: str | None
    """The body as a web page, where there is no plain one."""


def read_mail(one: Input, data: bytes) -> Text:
    """Read a message: the subject, then the body; its sender is the publisher."""
    message = read_message(data)
    page = read_page(message.html) if message.html else None
    body = page.text if page else message.text or ""
    subject = message.subject or ""
    saved = message.sender is None and page is not None  # a web page saved as one file
    content = body if saved or body.lstrip().startswith(subject) else f"{subject}\n\n{body}"
    found = repaired(one, content)
    return Text(
        source=one.source,
        content=checked(found.text),
        language=language_of(found.text),
        title=message.subject or (page.title if page else None),
        publisher=message.sender or (page.publisher if page else None),
        url=page.url if page and saved else None,
        published=message.sent or published_on(found.text),
        repairs=found.repairs,
    )


def read_message(data: bytes) -> Message:
    """Read a message; its body is the plain form, else the web page, else nothing.

    Raises :class:`UnreadableError` for one that the parser cannot take apart.
    """
    message = _parsed(data)
    body = _body(message)
    sender = parseaddr(_field(message, "From") or "")
    return Message(
        subject=_field(message, "Subject"),
        sender=sender[0] or sender[1] or None,
        sent=_day(_field(message, "Date")),
        text=_words(body) if body and body.get_content_type() != "text/html" else None,
        html=_words(body) if body and body.get_content_type() == "text/html" else None,
    )


def attached(data: bytes) -> list[Member]:
    """Return the files that come with a message; pictures inside its text are passed over."""
    message = _parsed(data)
    if message.get_content_type() == "multipart/related":
        return []  # a saved web page: its parts are what the page shows
    found: dict[str, Member] = {}
    for part in _attachments(message, _body(message)):
        name = _file_name(part, len(found) + 1)
        while name in found:
            stem, dot, suffix = name.rpartition(".")
            name = f"{stem or suffix} (again){dot if stem else ''}{suffix if stem else ''}"
        found[name] = Member(name, partial(_payload, part))
        if len(found) > MOST_ATTACHMENTS:
            raise UnreadableError(f"comes with more than {MOST_ATTACHMENTS} files")
    return [found[name] for name in sorted(found)]


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=default)
        if sum(1 for _ in message.walk()) > _MOST_PARTS:
            raise UnreadableError(f"has more than {_MOST_PARTS:,} parts")
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("is no message that can be taken apart") from None
    return message


def _body(message: EmailMessage) -> EmailMessage | None:
    part = message.get_body(preferencelist=("plain", "html"))
    return part if isinstance(part, EmailMessage) else None


def _attachments(message: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """Yield the parts that are files; what is inside a message that was forwarded is its own."""
    parts = [message]
    while parts:
        part = parts.pop()
        if part.get_content_type() == "message/rfc822":
            yield part
        elif part.is_multipart():
            parts += reversed([one for one in part.iter_parts() if isinstance(one, EmailMessage)])
        elif part is not body and part is not message and _is_file(part):
            yield part


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "image" and part.get("Content-ID"):
        return False
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _file_name(part: EmailMessage, nth: int) -> str:
    name = _SIGNS.sub(" ", part.get_filename() or "").strip(" .")
    if part.get_content_type() == "message/rfc822":
        return name if name.casefold().endswith(".eml") else f"{name or f'message {nth}'}.eml"
    return name or f"attachment {nth}"


def _payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(part: EmailMessage) -> str:
    """Return the characters of a text part: its charset, else what the bytes are."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data).text
    except (LookupError, UnicodeDecodeError):
        return decode(data).text


def _field(message: EmailMessage, name: str) -> str | None:
    """Return a header field on one line; None for one that is missing or broken."""
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return None


def _day(date: str | None) -> str | None:
    try:
        sent: datetime = parsedate_to_datetime(date or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.date().isoformat()
