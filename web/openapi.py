"""The look-ups told to machines (OpenAPI 3.1), from the table that they are answered by."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import msgspec

from .lookups import LOOKUPS, Filter, Lookup

__all__ = ["openapi"]

_PROBLEMS = {
    "400": "The request is wrong; the detail says what.",
    "404": "Nothing bears the name; the detail lists the nearest.",
    "409": "Several things bear the name; the detail lists them with their IRIs.",
    "503": "Too much is going on, or no build is finished; ask again after Retry-After.",
    "504": "The answer took too long and was stopped.",
}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


def openapi() -> dict[str, Any]:
    """Return the OpenAPI document of all look-ups."""
    rows = [lookup.row for lookup in LOOKUPS.values()]
    _, components = msgspec.json.schema_components(rows, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "policygraph",
            "version": version("policygraph"),
            "summary": "Who is assigned what, by whom, under which document, by when.",
        },
        "paths": {f"/api/{name}": {"get": _operation(name, one)} for name, one in LOOKUPS.items()},
        "components": {"schemas": {**components, "Problem": _PROBLEM}},
    }


def _operation(name: str, lookup: Lookup) -> dict[str, Any]:
    rows = {
        "type": "array",
        "items": {"$ref": f"#/components/schemas/{lookup.row.__name__}"},
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": name,
        "summary": lookup.summary,
        "parameters": [_parameter(one) for one in lookup.filters],
        "responses": {
            "200": {
                "description": "The answers, in the order of their sources or names.",
                "content": {"application/json": {"schema": rows}},
            },
            "304": {"description": "The answer is still the one of the tag in If-None-Match."},
            **{
                status: {"description": told, "content": problem}
                for status, told in _PROBLEMS.items()
            },
        },
    }


def _parameter(one: Filter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if one.choices:
        schema["enum"] = list(one.choices)
    if one.pattern:
        schema["pattern"] = one.pattern
    return {
        "name": one.name,
        "in": "query",
        "required": one.required,
        "description": one.help,
        "schema": schema,
        "example": one.example,
    }
