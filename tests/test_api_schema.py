"""The look-ups keep to what their OpenAPI document says of them, whatever they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from serving import Server, serving

from policygraph.web.lookups import LOOKUPS
from policygraph.web.openapi import openapi


@pytest.fixture(scope="module")
def server(filled: Path) -> Iterator[Server]:
    with serving(filled) as server:
        yield server


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_look_up_keeps_to_its_description(server: Server, name: str) -> None:
    schema = schemathesis.openapi.from_dict(openapi())

    @given(case=schema[f"/api/{name}"]["GET"].as_strategy())
    @settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def keeps(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(base_url=server.url, timeout=60)

    keeps()
