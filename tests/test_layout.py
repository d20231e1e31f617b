"""The folders, what may import what, and that setup.cfg lists what is on disk."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: What each folder may import of ours, besides itself.
LAYERS = {
    "ontology": set[str](),
    "examples": set[str](),
    "graph": {"ontology"},
    "builders": {"ontology", "graph"},
    "queries": {"ontology", "graph"},
    "web": {"ontology", "graph", "builders", "queries"},
    "cli": {"ontology", "graph", "builders", "queries", "web", "examples"},
}

#: The only modules that may import these libraries.
HOMES = {
    "click": ("cli/*",),
    "rich": ("cli/*",),
    "networkx": ("graph/network.py", "graph/export*"),
    "pyvis": ("graph/page.py",),
    "jinja2": ("graph/page.py", "web/pages/*"),
    "starlette": ("web/*",),
    "uvicorn": ("cli/serve.py", "web/connection.py"),
    "pyshacl": ("graph/validat*", "cli/*"),
}

#: Where rdflib may be imported while a module loads: nowhere that reading, building or asking
#: passes through; inside a function, where a user asked for it, it may be imported anywhere.
RDFLIB = ("graph/dataset.py", "graph/export*", "graph/validat*")


def config() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def lines(section: str, option: str) -> list[str]:
    return config()[section][option].split("\n")[1:]


def folders() -> dict[str, Path]:
    """Return each package by its import name."""
    pairs = (line.split(" = ") for line in lines("options", "package_dir"))
    return {name: ROOT / folder for name, folder in pairs}


def modules() -> list[Path]:
    return sorted(
        path for folder in LAYERS for path in (ROOT / folder).rglob("*.py") if path.is_file()
    )


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path, *, loading: bool = False) -> Iterator[tuple[int, str]]:
    """Yield level and module of every import; ``loading`` skips those inside functions."""
    for node in walk(ast.parse(path.read_text("utf-8")), loading):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module is None:
                yield from ((node.level, alias.name) for alias in node.names)
            else:
                yield node.level, node.module


def walk(node: ast.AST, loading: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        if not (loading and (inner or types)):
            yield from walk(child, loading)


def test_packages_are_the_folders_with_an_init() -> None:
    on_disk = {
        "policygraph." + relative(path.parent).replace("/", ".")
        for path in modules()
        if path.name == "__init__.py"
    }
    assert set(lines("options", "packages")) == on_disk


def test_every_top_folder_is_mapped_by_its_name() -> None:
    assert folders() == {f"policygraph.{name}": ROOT / name for name in LAYERS}


def test_every_data_file_is_shipped() -> None:
    globs = {
        name: value.replace("\n", " ").replace(",", " ").split()
        for name, value in config()["options.package_data"].items()
    }
    lost = []
    for name, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.suffix in (".py", ".pyc") or path.is_dir() or path.name.startswith("."):
                continue
            if not any(fnmatch(inside.as_posix(), glob) for glob in globs.get(name, [])):
                lost.append(relative(path))
    assert lost == []


def test_every_data_pattern_has_a_file() -> None:
    for name, value in config()["options.package_data"].items():
        for glob in value.replace(",", " ").split():
            assert list(folders()[name].glob(glob)), f"{name}: nothing matches {glob}"


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_imports_go_down_the_layers(path: Path) -> None:
    folder = relative(path).split("/")[0]
    depth = len(path.relative_to(ROOT).parts) - 1
    for level, module in imports(path):
        assert level or module.split(".")[0] != "policygraph", "import own modules relatively"
        assert level > 0 or module.split(".")[0] not in LAYERS, f"{module} is imported bare"
        if level > depth:
            assert module.split(".")[0] in LAYERS[folder] | {folder}, f"{folder} imports {module}"


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_libraries_stay_in_their_homes(path: Path) -> None:
    for level, module in imports(path):
        homes = HOMES.get(module.split(".")[0], ()) if level == 0 else ()
        assert not homes or any(fnmatch(relative(path), home) for home in homes), (
            f"{module} belongs into {' or '.join(homes)}"
        )


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_rdflib_is_not_loaded_on_the_way(path: Path) -> None:
    if not any(fnmatch(relative(path), home) for home in RDFLIB):
        loaded = {
            module.split(".")[0] for level, module in imports(path, loading=True) if not level
        }
        assert "rdflib" not in loaded


def test_no_module_is_longer_than_a_reader_bears() -> None:
    long = {relative(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: count for name, count in long.items() if count > 450} == {}
