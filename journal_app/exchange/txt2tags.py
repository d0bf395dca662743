# SPDX-License-Identifier: MIT
"""RedNotebook's markup (txt2tags) as Markdown."""

import re
from dataclasses import dataclass

_PICTURE = re.compile(r'\[""(?P<path>[^"\n]+)""(?P<ending>\.[A-Za-z]{3,4})(?:\?\d+)?\]')
_LINK = re.compile(r'\[(?P<words>[^\[\]"\n]*) ""(?P<address>[^"\n]+)""\]')
_HEADING = re.compile(r"^(?P<marks>={1,5})(?!=)(?P<words>.*[^=\s].*?)(?P=marks)\s*$")
_RULE = re.compile(r"^\s*(?:={20,}|-{20,})\s*$")
_LIST = re.compile(r"^(?P<indent> *)(?P<mark>[-+]) (?=\S)")
_MARKS = (
    (re.compile(r"(?<![\w:/])//(?=\S)(.+?\S|\S)//(?![\w/])"), r"*\1*"),
    (re.compile(r"__(?=\S)(.+?\S|\S)__"), r"_\1_"),
    (re.compile(r"--(?=[^\s-])(.+?[^\s-]|[^\s-])--(?!-)"), r"~~\1~~"),
    (re.compile(r"``(.+?)``"), r"`\1`"),
)
_MONO = re.compile(
    r"(``.+?``|\[[^\[\]\n]*\]\([^()\n]*\)|!\[[^\[\]\n]*\]\([^()\n]*\)|<[a-z]+://[^>\n]*>)"
)
_HASH = re.compile(r"(?<![\w&#/=\"'])#(?P<tag>[^\W\d_][\w-]*|\d+[\w-]*[^\W\d_][\w-]*)", re.UNICODE)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a text: where it lies, and how the Markdown refers to it."""

    address: str
    refers: str


def as_markdown(text: str) -> tuple[str, tuple[Shown, ...]]:
    """The text as Markdown, and the pictures in it."""
    shown: list[Shown] = []

    def picture(found: re.Match[str]) -> str:
        address = found["path"] + found["ending"]
        name = re.sub(r"[\[\]()]", " ", re.split(r"[/\\]", address)[-1])
        refers = f"![{name}]({len(shown) + 1}-{name.replace(' ', '-')})"
        shown.append(Shown(address, refers))
        return refers

    lines = _PICTURE.sub(picture, text).split("\n")
    return "\n".join(_line(one) for one in lines).replace("\\\\\n", "  \n").strip("\n"), tuple(
        shown
    )


def hashtags(text: str) -> tuple[str, ...]:
    """The tags in a text, each once; colours and numbers are none."""
    plain = re.sub(r'""[^"\n]+""', "", text)
    found = (one for one in _HASH.finditer(plain) if not _is_colour(plain, one.start()))
    return tuple(dict.fromkeys(one["tag"] for one in found))


def split_by_rule(text: str) -> list[tuple[int, str]]:
    """The pieces between lines of twenty equal signs, with the number of each one's first line."""
    pieces: list[tuple[int, list[str]]] = [(0, [])]
    for number, line in enumerate(text.split("\n")):
        if re.fullmatch(r"\s*={20}\s*", line):
            pieces.append((number + 1, []))
        else:
            pieces[-1][1].append(line)
    made = [(number, "\n".join(lines).strip("\n")) for number, lines in pieces]
    return [one for one in made if one[1].strip()]


def _line(line: str) -> str:
    if _RULE.match(line):
        return "---"
    heading = _HEADING.match(line)
    if heading:
        return f"{'#' * len(heading['marks'])} {heading['words'].strip()}"
    line = _LIST.sub(lambda one: one["indent"] + ("- " if one["mark"] == "-" else "1. "), line)
    line = _LINK.sub(_linked, line)
    parts = _MONO.split(line)
    return "".join(_marked(one) if at % 2 == 0 else _code(one) for at, one in enumerate(parts))


def _linked(found: re.Match[str]) -> str:
    words, address = found["words"].strip(), found["address"]
    return f"[{words}]({address.replace(' ', '%20')})" if words else f"<{address}>"


def _code(one: str) -> str:
    return one[1:-1] if one.startswith("``") else one


def _marked(words: str) -> str:
    for pattern, mark in _MARKS:
        words = pattern.sub(mark, words)
    return words


def _is_colour(text: str, at: int) -> bool:
    found = _COLOUR.match(text, at)
    return found is not None and any(letter.isdigit() for letter in found[0])
