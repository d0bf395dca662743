# SPDX-License-Identifier: MIT
"""One module is one plug-in: found in its folder, not listed anywhere."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def discover(package: ModuleType, name: str) -> dict[str, object]:
    """What every module directly inside ``package`` exposes as ``name``, by module name, sorted.

    Raises AttributeError for a module that does not expose it, so that tests notice.
    """
    return {
        found.name: getattr(import_module(f"{package.__name__}.{found.name}"), name)
        for found in sorted(iter_modules(package.__path__), key=lambda module: module.name)
    }
