"""The look-ups told to machines (OpenAPI 3.1) and to people, both from the same table."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.metadata import version
from typing import Any
from urllib.parse import urlencode

import msgspec

from .lookups import LOOKUPS, Filter, Lookup

__all__ = ["docs_page", "docs_policy", "openapi"]

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


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}table{border-collapse:collapse}td,th{text-align:left;"
    "vertical-align:top;padding:.2rem 1rem .2rem 0}th{white-space:nowrap}"
    "code{overflow-wrap:anywhere}"
)


def docs_policy() -> str:
    """Return the content security policy of the page: its own style, and nothing else at all."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode("ascii")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def docs_page() -> bytes:
    """Return the page that tells people of the look-ups; it works without scripts."""
    parts = "".join(_section(name, lookup) for name, lookup in LOOKUPS.items())
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Look-ups - policygraph'
        '</title><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>Look-ups</h1><p>Each answers with one JSON "
        "array of the fields that <code>policygraph</code> on the command line gives, in the same "
        'words. For programs: <a href="/openapi.json">OpenAPI</a>. For any other question: '
        f"SPARQL at <code>/sparql</code>.</p>{parts}</main></body></html>\n"
    )
    return page.encode("utf-8")


def _section(name: str, lookup: Lookup) -> str:
    sample = next((one for one in lookup.filters if one.required), lookup.filters[0])
    address = f"/api/{name}?{urlencode({sample.name: sample.example})}"
    fields = ", ".join(f"<code>{escape(field)}</code>" for field in lookup.row.__annotations__)
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(one.name)}</code></th><td>{escape(one.help)}'
        f"{' Required.' if one.required else ''}{_choices(one)}</td>"
        f"<td><code>{escape(one.example)}</code></td></tr>"
        for one in lookup.filters
    )
    return (
        f'<section><h2 id="{name}"><code>GET /api/{name}</code></h2><p>{escape(lookup.summary)}</p>'
        f'<p><a href="{escape(address)}"><code>{escape(address)}</code></a></p><table><thead><tr>'
        '<th scope="col">Parameter</th><th scope="col">Meaning</th><th scope="col">Example</th>'
        f"</tr></thead><tbody>{rows}</tbody></table><p>Fields: {fields}.</p></section>"
    )


def _choices(one: Filter) -> str:
    return f" One of {escape(', '.join(one.choices))}." if one.choices else ""
