# SPDX-License-Identifier: MIT
"""XML from strangers: elements, and none of the machinery.

A document type can unfold into gigabytes and name files to fetch, so one that has any is refused
where it begins. The parser is Python's own (expat), which asks us before it does anything.
"""

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from journal_app.domain.errors import ExchangeError
from journal_app.domain.limits import DEEPEST, LONGEST_RECORD, MOST_NODES


def parse(content: bytes, lines: dict[Element, int] | None = None) -> Element:
    """The root element; raises ExchangeError with one sentence.

    Names with a namespace are "{address}name", as everywhere in Python. ``lines`` is filled with
    the line that each element begins on, from 1.
    """
    if len(content) > LONGEST_RECORD:
        _refuse("It is too large.")
    reader = expat.ParserCreate(namespace_separator="}")
    building = _Building(reader, lines)
    reader.StartElementHandler = building.start
    reader.EndElementHandler = building.end
    reader.CharacterDataHandler = building.tree.data
    reader.StartDoctypeDeclHandler = _no_doctype
    reader.EntityDeclHandler = _no_doctype
    reader.ExternalEntityRefHandler = _no_doctype
    reader.buffer_text = True
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        _refuse("It is not XML, or not all of it is there.")
    return building.tree.close()


class _Building:
    """Elements as they come, counted."""

    def __init__(self, reader: expat.XMLParserType, lines: dict[Element, int] | None) -> None:
        self._reader, self._lines = reader, lines
        self.tree = TreeBuilder()
        self._deep = self._many = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._deep += 1
        self._many += 1
        if self._deep > DEEPEST or self._many > MOST_NODES:
            _refuse("It is nested too deeply, or holds too much.")
        made = self.tree.start(
            _named(name), {_named(key): value for key, value in attributes.items()}
        )
        if self._lines is not None:
            self._lines[made] = self._reader.CurrentLineNumber

    def end(self, name: str) -> None:
        self._deep -= 1
        self.tree.end(_named(name))


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def _no_doctype(*_: object) -> NoReturn:
    _refuse("It brings a document type of its own, which could do harm.")


def _refuse(why: str) -> NoReturn:
    raise ExchangeError(f"This XML was not read. {why}")
