"""The page of a task: who is to do what, the sentence that says so, and why it was read so."""

from __future__ import annotations

from ...queries.show import reasons_for
from ...queries.tasks import TaskFilter, who
from ..frames import Reply
from .facts import facts_of
from .rendering import html_page
from .telling import Telling

__all__ = ["task_page"]

#: What is told of a task above its facts.
_TOLD = (
    "assignedTo",
    "coordinatedWith",
    "assignedBy",
    "underDocument",
    "deadline",
    "text",
    "force",
)


def task_page(telling: Telling, iri: str) -> Reply:
    """Return the page of a task."""
    [task] = who(telling.store, TaskFilter(tasks=(iri,)))
    row = telling.task(task)
    return html_page(
        "task.html",
        telling.visit,
        iri=iri,
        task=row,
        reasons=reasons_for(telling.store, iri, telling.evidence, telling.naming),
        facts=facts_of(telling, iri, _TOLD),
    )
