# SPDX-License-Identifier: MIT
"""Putting the marks of Markdown round words and before lines, and taking them off again."""

import re

from journal_app.domain.markdown_lists import item
from journal_app.domain.text_edit import Edit, Lines

_WORD = re.compile(r"[\w’'-]+")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_INDENT = re.compile(r"[ \t]*")
_LOWEST = 3
BULLET, NUMBER, TASK = "- ", "1. ", "- [ ] "


def wrapped(lines: Lines, row: int, start: int, end: int, mark: str) -> Edit:
    """The words from ``start`` to ``end`` of a line (or the word there) inside marks, or without.

    With nothing selected and no word there, a pair of marks with the cursor between them.
    """
    line = lines[row]
    if start == end:
        word = next(
            (one for one in _WORD.finditer(line) if one.start() <= start <= one.end()), None
        )
        if word is None:
            return _line(row, f"{line[:start]}{mark}{mark}{line[start:]}", start + len(mark))
        start, end = word.span()
        return _toggled(line, row, start, end, mark, select=False)
    inside = line[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    return _toggled(line, row, start, max(start, end), mark, select=True)


def linked(lines: Lines, row: int, start: int, end: int, address: str = "") -> Edit:
    """The words selected (or a place for them) as a link; the cursor stands where words are due."""
    line = lines[row]
    words = line[start:end]
    made = f"{line[:start]}[{words}]({address}){line[end:]}"
    if not words:
        return _line(row, made, start + 1)
    place = start + len(words) + 3
    return _line(row, made, place + len(address) + (1 if address else 0))


def heading(lines: Lines, row: int, column: int) -> Edit:
    """The line as a heading one step lower; after the third step, as plain text again."""
    line = lines[row]
    found = _HEADING.match(line)
    level = len(found[1]) if found else 0
    plain = line[found.end() :] if found else line
    mark = "#" * (level + 1) + " " if level < _LOWEST else ""
    return _line(row, mark + plain, max(0, column + len(mark) - (len(line) - len(plain))))


def quoted(lines: Lines, first: int, last: int, column: int) -> Edit:
    """The lines from ``first`` up to and with ``last`` as a quotation, or no longer."""
    chosen = lines[first : last + 1]
    if all(_QUOTE.match(line) for line in chosen):
        made = [_QUOTE.sub("", line, count=1) for line in chosen]
    else:
        made = [f"> {line}" for line in chosen]
    place = max(0, column + len(made[-1]) - len(chosen[-1]))
    return Edit(first, last + 1, tuple(made), last, place)


def listed(lines: Lines, first: int, last: int, column: int, kind: str) -> Edit:
    """The lines as items of a list (``BULLET``, ``NUMBER`` or ``TASK``), or plain again."""
    chosen = lines[first : last + 1]
    wanted = [line for line in chosen if line.strip()] or list(chosen)
    off = all(_kind(line) == kind for line in wanted)
    made, number = [], 0
    for line in chosen:
        if line not in wanted:
            made.append(line)
            continue
        number += 1
        here = item(line)
        indent = _INDENT.match(line)[0]  # type: ignore[index]
        quote = here[0].quote if here else ""
        before = quote + " " * here[0].indent if here else indent
        words = line[here[1] :] if here else line[len(indent) :]
        mark = "" if off else f"{number}. " if kind == NUMBER else kind
        made.append(before + mark + words)
    place = max(0, column + len(made[-1]) - len(chosen[-1]))
    return Edit(first, last + 1, tuple(made), last, place)


def _kind(line: str) -> str:
    here = item(line)
    if here is None:
        return ""
    return TASK if here[0].task else BULLET if here[0].number is None else NUMBER


def _toggled(line: str, row: int, start: int, end: int, mark: str, *, select: bool) -> Edit:
    width = len(mark)
    words = line[start:end]
    if _marked(line[:start][::-1], mark) and _marked(line[end:], mark):
        made = f"{line[: start - width]}{words}{line[end + width :]}"
        start, end = start - width, end - width
    elif len(words) > 2 * width and _marked(words, mark) and _marked(words[::-1], mark):
        made = f"{line[:start]}{words[width:-width]}{line[end:]}"
        end -= 2 * width
    else:
        made = f"{line[:start]}{mark}{words}{mark}{line[end:]}"
        start, end = start + width, end + width
    return Edit(row, row + 1, (made,), row, end, (row, start) if select else None)


def _marked(text: str, mark: str) -> bool:
    """Whether the text begins with this mark, and not with the other of ``*`` and ``**``."""
    signs = len(text) - len(text.lstrip(mark[0]))
    return signs >= 3 or signs == len(mark)


def _line(row: int, made: str, column: int) -> Edit:
    return Edit(row, row + 1, (made,), row, column)
