# SPDX-License-Identifier: MIT
"""The house rules that no linter knows: small files, small functions, words on every door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "journal_app").rglob("*.py"))
MOST_LINES = 400
MOST_IN_FUNCTION = 60
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(tree: ast.AST) -> Iterator[Named]:
    """Every public class, function and method, at any depth of public classes."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= MOST_LINES
    assert lines[0] == "# SPDX-License-Identifier: MIT"
    assert "TODO" not in text
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_IN_FUNCTION, node.name
    for named in public(tree):
        assert ast.get_docstring(named), named.name


def test_the_map_in_the_readme_names_every_folder() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for folder in (ROOT / "journal_app").iterdir():
        if folder.is_dir() and (folder / "__init__.py").exists():
            assert f"`journal_app/{folder.name}`" in readme
    for name in ("resources", "tests", "packaging"):
        assert f"`{name}`" in readme


def test_every_command_and_option_says_what_it_does() -> None:
    import click

    from journal_app.cli.main import Commands

    group = Commands()
    context = click.Context(group)
    names = group.list_commands(context)
    assert set(names) >= {
        "add", "list", "show", "search", "prompt", "trends", "import", "export", "summary",
    }  # fmt: skip
    for name in names:
        command = group.get_command(context, name)
        assert command is not None
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)


def test_only_the_lanes_start_threads() -> None:
    for path in FILES:
        if path.name not in ("tasks.py", "moving.py"):
            # A lock starts none: lanes meet at it.
            text = path.read_text(encoding="utf-8").replace("from threading import Lock\n", "")
            assert "threading" not in text, path
