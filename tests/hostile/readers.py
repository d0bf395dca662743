# SPDX-License-Identifier: MIT
"""Everything in ``journal_app.exchange`` that takes bytes, found by what it says it takes.

So a reader that comes later, of a sealed file or a coach's reply, is aimed at without a line here.
"""

import inspect
import io
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, BinaryIO, get_type_hints

from journal_app import exchange

GIVEN: dict[str, Callable[[], Any]] = {
    "name": lambda: "a.txt", "kind": lambda: "image/png", "most": lambda: 64, "problems": list,
    "passphrase": lambda: "correct horse", "key": lambda: bytes(range(32)), "options": dict,
}  # fmt: skip
"""What other parameters get, by name."""


def modules(package: ModuleType = exchange) -> Iterator[ModuleType]:
    """Every module of the package, however deep."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


def readers() -> dict[str, Callable[..., Any]]:
    """Every public function whose first parameter is bytes or a stream, as "module.name"."""
    found = {}
    for module in modules():
        for name, function in vars(module).items():
            own = getattr(function, "__module__", "") == module.__name__
            if own and inspect.isfunction(function) and not name.startswith("_"):
                parameters = list(inspect.signature(function).parameters)
                if parameters and takes_bytes(hint(function, parameters[0])):
                    found[f"{module.__name__.removeprefix('journal_app.exchange.')}.{name}"] = (
                        function
                    )
    return found


def hint(function: Callable[..., Any], parameter: str) -> Any:
    """The type of a parameter, or None for one that only the type checker knows."""

    def alone() -> None:
        """Something with this one type."""

    alone.__annotations__ = {parameter: function.__annotations__.get(parameter)}
    try:
        return get_type_hints(alone, function.__globals__).get(parameter)
    except NameError:
        return None


def takes_bytes(hint: Any) -> bool:
    """Whether a parameter of that type takes what a stranger sent."""
    # A mapping of names to bytes is made by us, of what a stranger's archive held.
    if getattr(hint, "__origin__", None) is Mapping:
        return False
    return hint in (bytes, BinaryIO) or bytes in getattr(hint, "__args__", ())


def unknown(function: Callable[..., Any]) -> list[str]:
    """The parameters for which nothing is laid down in ``GIVEN``."""
    rest = list(inspect.signature(function).parameters.values())[1:]
    return [one.name for one in rest if one.default is one.empty and one.name not in GIVEN]


def run(function: Callable[..., Any], content: bytes) -> None:
    """Call it, and take out whatever it gives."""
    names = list(inspect.signature(function).parameters)
    rest = {name: GIVEN[name]() for name in names[1:] if name in GIVEN}
    made = function(
        content if hint(function, names[0]) is not BinaryIO else io.BytesIO(content), **rest
    )
    if isinstance(made, AbstractContextManager):
        with made:
            pass
    elif isinstance(made, Iterator):
        for _ in made:
            pass


def aimed(known: Mapping[str, object]) -> dict[str, Callable[[bytes], object]]:
    """The readers that nobody has written a target for, each ready to take bytes."""
    return {
        name: partial(run, function)
        for name, function in readers().items()
        if name not in known and not unknown(function)
    }
