# SPDX-License-Identifier: MIT
"""What stands inside a line of Markdown: emphasis, code, links, and the marks that make them.

After CommonMark 0.31 (sections 6.1 to 6.9), within one line; nothing is ever changed, the spans
only say what is where.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

STRONG, EMPHASIS, STRUCK, CODE, LINK, MARK = (1 << bit for bit in range(6))

_BEGIN = re.compile(r"[*_~`\[\]!<\\]|https?://|www\.")
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<coded>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<auto><(?:https?://|mailto:)[^\s<>]*>)"
    r"|(?P<open>!?\[)"
    r"|(?P<shut>\](?P<target>\((?:<[^<>\n]*>|(?:[^()\s\\]|\\.|\([^()\s]*\))*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))?)"
    r"|(?P<bare>(?<![\w/])(?:https?://|www\.)[^\s<>|\]]+)"
    r"|(?P<run>\*+|_+|~~)"
)
_AFTER_ADDRESS = ".,:;!?*_~'\"”’)"
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.I)


class Span(NamedTuple):
    """From ``start`` up to ``end`` in the line; ``kind`` is one of the constants above."""

    start: int
    end: int
    kind: int


class Address(NamedTuple):
    """A link that stands from ``start`` up to ``end`` and leads to ``target``."""

    start: int
    end: int
    target: str


@dataclass(slots=True)
class _Run:
    """A run of delimiters that may open or close emphasis (CommonMark, section 6.2)."""

    at: int
    sign: str
    left: int
    whole: int
    opens: bool
    closes: bool


def spans(line: str, start: int = 0) -> list[Span]:
    """Everything that stands in the line from ``start`` on, in no particular order."""
    found: list[Span] = []
    runs: list[_Run] = []
    brackets: list[tuple[int, int, int]] = []
    for token in _tokens(line, start):
        first, last = token.span()
        if token["run"]:
            runs.append(_run(line, first, last))
        elif token["open"]:
            brackets.append((first, last, len(runs)))
        elif token["bare"]:
            end = first + len(_trimmed(token[0]))
            found.append(Span(first, end, LINK))
            runs += _runs_after(line, end, last)
        elif token["shut"]:
            if brackets:
                opened, inside, before = brackets.pop()
                if token["target"]:
                    found += [Span(opened, inside, MARK), Span(inside, first, LINK)]
                    found += [Span(first, last, MARK), *_paired(runs[before:])]
                    del runs[before:]
        else:
            found += _fixed(token)
    return found + _paired(runs)


def addresses(line: str) -> Iterator[Address]:
    """The links of the line, as they are written; only http, https and mailto are given."""
    brackets: list[int] = []
    for token in _tokens(line):
        first, last = token.span()
        target = ""
        if token["open"] is not None:
            brackets.append(first)
        elif token["shut"] is not None and brackets:
            first = brackets.pop()
            target = _target(token["target"] or "()")
        elif token["auto"] is not None:
            target = token[0][1:-1]
        elif token["bare"] is not None:
            target = _trimmed(token[0])
            last = first + len(target)
            target = f"https://{target}" if target.startswith("www.") else target
        if _ADDRESS.fullmatch(target):
            yield Address(first, last, target)


def _tokens(line: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Whatever may mean something. Most of a line means nothing, and is passed over quickly."""
    while (begins := _BEGIN.search(line, start)) is not None:
        token = _TOKEN.match(line, begins.start())
        if token is not None:
            yield token
        start = token.end() if token is not None else begins.start() + 1


def _fixed(token: re.Match[str]) -> list[Span]:
    """What nothing else can stand in: an escaped sign, code, or an address in angles."""
    first, last = token.span()
    if token["escape"]:
        return [Span(first, first + 1, MARK)]
    if token["code"]:
        return _between(first, last, len(token["ticks"]), CODE)
    return _between(first, last, 1, LINK)


def _target(written: str) -> str:
    inside = written[1:-1].strip()
    if inside.startswith("<"):
        return inside[1:].split(">")[0]
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", inside.split()[0] if inside else "")


def _between(first: int, last: int, width: int, kind: int) -> list[Span]:
    return [
        Span(first, first + width, MARK),
        Span(first + width, last - width, kind),
        Span(last - width, last, MARK),
    ]


def _trimmed(address: str) -> str:
    """The address without what ends the sentence; a bracket that it opened itself stays."""
    while address and address[-1] in _AFTER_ADDRESS:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _runs_after(line: str, start: int, end: int) -> list[_Run]:
    return [
        _run(line, start + found.start(), start + found.end())
        for found in re.finditer(r"\*+|_+|~~", line[start:end])
    ]


def _run(line: str, first: int, last: int) -> _Run:
    before = line[first - 1] if first else " "
    after = line[last] if last < len(line) else " "
    space_before, space_after = before.isspace(), after.isspace()
    sign_before = not (before.isalnum() or space_before)
    sign_after = not (after.isalnum() or space_after)
    leans_left = not space_after and (not sign_after or space_before or sign_before)
    leans_right = not space_before and (not sign_before or space_after or sign_after)
    opens, closes = leans_left, leans_right
    if line[first] == "_":
        opens = leans_left and (not leans_right or sign_before)
        closes = leans_right and (not leans_left or sign_after)
    return _Run(first, line[first], last - first, last - first, opens, closes)


def _paired(runs: list[_Run]) -> list[Span]:
    """Match what closes with the nearest that opens."""
    found: list[Span] = []
    open_runs: list[_Run] = []
    barren: dict[tuple[str, int, bool], int] = {}
    for run in runs:
        key = (run.sign, run.whole % 3, run.opens)
        while run.closes and run.left:
            # Below the barren mark nothing can open this kind of run, so that it is looked at once.
            at = _opener(open_runs, run, min(barren.get(key, 0), len(open_runs)))
            if at is None:
                barren[key] = len(open_runs)
                break
            opener = open_runs[at]
            del open_runs[at + 1 :]
            found += _emphasised(opener, run)
            if not opener.left:
                open_runs.pop()
        if run.opens and run.left:
            open_runs.append(run)
    return found


def _opener(open_runs: list[_Run], run: _Run, lowest: int) -> int | None:
    for at in range(len(open_runs) - 1, lowest - 1, -1):
        other = open_runs[at]
        if other.sign != run.sign:
            continue
        # The rule of three: "a run that may open and close" must not pair to a multiple of 3.
        both = (other.closes or run.opens) and (other.whole + run.whole) % 3 == 0
        if not (both and (other.whole % 3 or run.whole % 3)):
            return at
    return None


def _emphasised(opener: _Run, run: _Run) -> list[Span]:
    width = 2 if opener.left >= 2 and run.left >= 2 else 1
    kind = STRUCK if run.sign == "~" else STRONG if width == 2 else EMPHASIS
    opener.left -= width
    start, end = opener.at + opener.left, run.at + run.whole - run.left
    run.left -= width
    return [
        Span(start, start + width, MARK),
        Span(start, end + width, kind),
        Span(end, end + width, MARK),
    ]
