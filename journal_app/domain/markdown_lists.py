# SPDX-License-Identifier: MIT
"""Lists and quotations that go on by themselves: what Enter and Tab do in one.

An item's text begins in its *column*; what is indented to that column or beyond belongs to it
(CommonMark 0.31, section 5.2).
"""

import re
from dataclasses import dataclass, replace

from journal_app.domain.text_edit import Edit, Lines

_ITEM = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<stop>[.)]))"
    r"(?P<gap>[ \t]+|$)(?P<task>\[[ xX]\](?:[ \t]+|$))?"
)
_MARGIN = re.compile(r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)")
_QUOTE = re.compile(r"[ ]{0,3}>(?:[ ]?>)*[ ]?")
_RULE = re.compile(r"\s*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


@dataclass(frozen=True, slots=True)
class Item:
    """The marker of a list item: everything before its words."""

    quote: str
    indent: int
    sign: str
    """A bullet, or the full stop or bracket after a number."""
    number: int | None
    gap: str
    task: str

    @property
    def marker(self) -> str:
        """As it stands in the line, with spaces for tabs."""
        return f"{self.quote}{' ' * self.indent}{self.bullet}{self.gap}{self.task}"

    @property
    def bullet(self) -> str:
        """The bullet, or the number with what follows it."""
        return self.sign if self.number is None else f"{self.number}{self.sign}"

    @property
    def column(self) -> int:
        """Where what belongs to the item begins, counted after the quotation marks."""
        return self.indent + len(self.bullet) + max(1, len(self.gap))

    @property
    def done(self) -> bool:
        """Whether it is a task that is ticked."""
        return self.task[:2].lower() == "[x"

    def kin(self, other: "Item") -> bool:
        """Whether both are items of one list."""
        return (self.quote.count(">"), self.indent, self.sign, self.number is None) == (
            other.quote.count(">"),
            other.indent,
            other.sign,
            other.number is None,
        )


def item(line: str) -> tuple[Item, int] | None:
    """The marker at the start of a line and the place where its words begin."""
    found = _ITEM.match(line)
    if found is None or _RULE.fullmatch(line):
        return None
    made = Item(
        found["quote"],
        len(found["indent"].expandtabs(4)),
        found["bullet"] or found["stop"],
        int(found["number"]) if found["number"] else None,
        found["gap"].expandtabs(4) or " ",
        found["task"] or "",
    )
    return made, found.end()


def continued(lines: Lines, row: int, column: int) -> Edit | None:
    """What Enter does in a list or quotation; None where it is a plain new line."""
    line = lines[row]
    here = item(line)
    if here is None:
        return _quote_continued(line, row, column)
    marked, start = here
    if column < start:
        return None
    if not line[start:].strip():
        return _ended(lines, row, marked)
    before = _before(lines, row, marked)
    same = before is not None and before == marked.number
    number = marked.number if same or marked.number is None else marked.number + 1
    following = replace(marked, number=number, task="[ ] " if marked.task else "").marker
    after = following + line[column:].lstrip(" ")
    edit = Edit(row, row + 1, (line[:column], after), row + 1, len(following))
    return edit if same else _counted_on(lines, edit, row + 1)


def moved(lines: Lines, first: int, last: int, column: int, *, deeper: bool) -> Edit | None:
    """What Tab (or Shift+Tab) does to the items from line ``first`` up to and with ``last``.

    Everything that belongs to an item goes with it. None where there is no item to move; an edit
    that changes nothing where it can go no further.
    """
    here = item(lines[first])
    if here is None:
        return None
    marked = here[0]
    by = _deeper(lines, first, marked) if deeper else _shallower(lines, first, marked)
    end = max(last + 1, _end(lines, last))
    made = [_shifted(line, by) for line in lines[first:end]]
    if by and marked.number is not None:
        made[0] = _numbered(
            made[0], _number_at(lines, first, replace(marked, indent=marked.indent + by))
        )
    change = len(made[last - first]) - len(lines[last])
    edit = Edit(first, end, tuple(made), last, max(0, column + change))
    if not by:
        return edit
    edit = _counted_on(lines, edit, first)
    return _left_behind(lines, edit, end, marked)


def toggled(line: str) -> str | None:
    """The line with its task ticked, or no longer; None where there is no task."""
    here = item(line)
    if here is None or not here[0].task:
        return None
    marked, start = here
    at = start - len(marked.task) + 1
    return f"{line[:at]}{' ' if marked.done else 'x'}{line[at + 1 :]}"


def _quote_continued(line: str, row: int, column: int) -> Edit | None:
    found = _QUOTE.match(line)
    if found is None or column < found.end():
        return None
    if not line[found.end() :].strip():
        return Edit(row, row + 1, ("",), row, 0)
    mark = found[0] if found[0].endswith(" ") else f"{found[0]} "
    after = mark + line[column:].lstrip(" ")
    return Edit(row, row + 1, (line[:column], after), row + 1, len(mark))


def _ended(lines: Lines, row: int, marked: Item) -> Edit:
    """Enter on an empty item: out to the list around it, or out of the list."""
    if marked.indent:
        outer = moved(lines, row, row, len(lines[row]), deeper=False)
        if outer is not None and item(outer.lines[0]) != item(lines[row]):
            return outer
    return Edit(row, row + 1, (marked.quote,), row, len(marked.quote))


def _deeper(lines: Lines, row: int, marked: Item) -> int:
    """How many columns an item must move to belong to the one before it."""
    for before in range(row - 1, -1, -1):
        depth, other = _depth(lines[before]), item(lines[before])
        if depth is None or depth > marked.indent:
            continue
        if other is None or depth < marked.indent or not _same_quote(other[0], marked):
            return 0
        return other[0].column - marked.indent
    return 0


def _shallower(lines: Lines, row: int, marked: Item) -> int:
    """How many columns an item must move to stand in the list around its own, as a minus."""
    for before in range(row - 1, -1, -1):
        depth, other = _depth(lines[before]), item(lines[before])
        if depth is not None and depth < marked.indent:
            return depth - marked.indent if other is not None else -marked.indent
    return -marked.indent


def _before(lines: Lines, row: int, marked: Item) -> int | None:
    """The number of the item before this one in its list."""
    for before in range(row - 1, -1, -1):
        depth, other = _depth(lines[before]), item(lines[before])
        if depth is None or depth > marked.indent:
            continue
        return other[0].number if other is not None and other[0].kin(marked) else None
    return None


def _number_at(lines: Lines, row: int, marked: Item) -> int:
    return (_before(lines, row, marked) or 0) + 1


def _end(lines: Lines, row: int) -> int:
    """The line after everything that belongs to the item in that line."""
    depth, end = _depth(lines[row]) or 0, row + 1
    for at in range(row + 1, len(lines)):
        inside = _depth(lines[at])
        if inside is None:
            if _depth(lines[at - 1]) is None:
                break
        elif inside <= depth:
            break
        else:
            end = at + 1
    return end


def _left_behind(lines: Lines, edit: Edit, end: int, marked: Item) -> Edit:
    """The edit, with the list that the moved items came from counting on without them."""
    if marked.number is None:
        return edit
    made = edit.made_in(lines)
    at = end + 1 if end < len(made) and _depth(made[end]) is None else end
    here = item(made[at]) if at < len(made) else None
    if here is None or not here[0].kin(marked):
        return edit
    made[at] = _numbered(made[at], _number_at(made, at, marked))
    return _counted_on(lines, _reaching(edit, made, at), at)


def _counted_on(lines: Lines, edit: Edit, row: int) -> Edit:
    """The edit, with the numbers after line ``row`` of the new text counting on from it."""
    made = edit.made_in(lines)
    here = item(made[row])
    if here is None or here[0].number is None:
        return edit
    marked, number, grown, changed = here[0], here[0].number, 0, row
    for at in range(row + 1, len(made)):
        line, other, depth = made[at], item(made[at]), _depth(made[at])
        if depth is None:
            if _depth(made[at - 1]) is None:
                break
        elif other is not None and other[0].kin(marked):
            number += 1
            made[at] = _numbered(line, number)
            grown = len(made[at]) - len(line)
        elif depth <= marked.indent:
            break
        else:
            made[at] = _shifted(line, grown)
        changed = at if made[at] != line else changed
    return _reaching(edit, made, changed)


def _reaching(edit: Edit, made: list[str], row: int) -> Edit:
    """The edit, long enough to hold line ``row`` of the new text."""
    extra = max(0, row + 1 - (edit.first + len(edit.lines)))
    last = edit.first + len(edit.lines) + extra
    return replace(edit, last=edit.last + extra, lines=tuple(made[edit.first : last]))


def _numbered(line: str, number: int) -> str:
    found = _ITEM.match(line)
    if found is None or found["number"] is None:
        return line
    return f"{line[: found.start('number')]}{number}{line[found.end('number') :]}"


def _shifted(line: str, by: int) -> str:
    found = _MARGIN.match(line)
    assert found is not None
    if not line[found.end() :]:
        return line
    indent = max(0, len(found["indent"].expandtabs(4)) + by)
    return f"{found['quote']}{' ' * indent}{line[found.end() :]}" if by else line


def _depth(line: str) -> int | None:
    """How far the line's words are indented inside its quotation; None where it is blank."""
    found = _MARGIN.match(line)
    assert found is not None
    return len(found["indent"].expandtabs(4)) if line[found.end() :].strip() else None


def _same_quote(one: Item, other: Item) -> bool:
    return one.quote.count(">") == other.quote.count(">")
