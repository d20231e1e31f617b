"""A part of the network: what lies around one thing, under one document, in one place."""

from __future__ import annotations

from .network import Network, Thing, facts_from, facts_to, fold, things

__all__ = ["NotFoundError", "find", "focused"]

#: Relations that lead to whoever stands above. A walk does not come back down along them: two
#: tasks are not near each other for being assigned by the same Politburo.
_UPWARDS = frozenset({"assignedBy", "issuedBy", "signedBy"})

#: Relations between a task and those who have it.
_PARTIES = frozenset({"assignedTo", "coordinatedWith"})


class NotFoundError(LookupError):
    """No one thing in the graph has this name; the message is one line for the user."""


def find(network: Network, name: str, kind: str | None = None) -> str:
    """Return the node called ``name``: its IRI, a name in either language, a number or an alias.

    Marks and capitals need not be typed. Names come before aliases. Raises
    :class:`NotFoundError` where nothing, or more than one thing, is called so.
    """
    if name in network:
        return name
    sought = fold(name)
    names: list[str] = []
    aliases: list[str] = []
    for node, thing in things(network):
        if thing.kind == "task" or (kind is not None and thing.kind != kind):
            continue
        if sought in map(fold, (thing.label, *thing.labels.values())):
            names.append(node)
        elif sought in map(fold, thing.aliases):
            aliases.append(node)
    for found in (names, aliases):
        if len(found) == 1:
            return found[0]
        if found:
            called = "; ".join(sorted(_described(network.nodes[node]["thing"]) for node in found))
            raise NotFoundError(f"{name!r} names more than one thing: {called}")
    raise NotFoundError(f"nothing in the graph is called {name!r}")


def focused(
    network: Network,
    focus: str | None = None,
    depth: int = 2,
    document: str | None = None,
    place: str | None = None,
) -> Network:
    """Return the part of ``network`` that is asked for, as a graph of its own.

    ``document`` and ``place`` keep the tasks under a document or of those in a place, with all
    that is tied to them; ``focus`` keeps what is at most ``depth`` facts away from a thing. Names
    are understood as by :func:`find`, whose errors they share.
    """
    part = network
    if document is not None:
        part = _of_tasks(network, find(network, document, "document"), _under(network, document))
    if place is not None:
        node = find(network, place, "place")
        part = _of_tasks(part, node, _in_place(network, node))
    if focus is not None:
        part = part.subgraph(_around(part, find(part, focus), depth)).copy()
    return part


def _described(thing: Thing) -> str:
    return f"{thing.label} ({thing.details.get('kind', thing.kind)})"


def _under(network: Network, document: str) -> set[str]:
    """Return the tasks under a document."""
    node = find(network, document, "document")
    return {fact.begin for fact in facts_to(network, node) if fact.relation == "underDocument"}


def _in_place(network: Network, place: str) -> set[str]:
    """Return the tasks of those who are in a place."""
    return {
        fact.begin
        for member in facts_to(network, place)
        if member.relation == "inPlace"
        for fact in facts_to(network, member.begin)
        if fact.relation in _PARTIES
    }


def _of_tasks(network: Network, kept: str, tasks: set[str]) -> Network:
    """Return these tasks, one thing, and all that is tied to them but other tasks."""
    near = {kept} | (tasks & set(network))
    for node in sorted(near):
        near |= set(network.successors(node)) | set(network.predecessors(node))
    others = {node for node, thing in things(network) if thing.kind == "task"} - tasks
    # Places of those who have the tasks, and issuers of their documents.
    for node in sorted(near - others):
        near |= {fact.end for fact in facts_from(network, node) if fact.relation in _SHOWN}
    return network.subgraph(near - others).copy()


#: Facts that go with a thing that is shown.
_SHOWN = frozenset({"inPlace", "issuedBy", "signedBy"})


def _around(network: Network, start: str, depth: int) -> set[str]:
    """Return what is at most ``depth`` facts away from a node."""
    seen, edge = {start}, {start}
    for _ in range(max(depth, 0)):
        reached: set[str] = set()
        for node in edge:
            reached |= set(network.successors(node))
            reached |= {
                fact.begin
                for fact in facts_to(network, node)
                if fact.relation not in _UPWARDS or node == start
            }
        edge = reached - seen
        seen |= edge
    return seen
