"""Errors as answers: one shape for all of them (RFC 9457), a sentence that says what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from .frames import Reply

__all__ = ["ClientGoneError", "Problem"]


class Problem(Exception):  # noqa: N818 - it is an answer, not a fault
    """A request that is answered by an error."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})

    def reply(self) -> Reply:
        """Return the problem details object that tells of it."""
        fields = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        body = (json.dumps(fields, ensure_ascii=False) + "\n").encode("utf-8")
        headers = {"cache-control": "no-store", **self.headers}
        return Reply(self.status, "application/problem+json", body, headers)


class ClientGoneError(Exception):
    """Nobody waits for the answer any longer."""
