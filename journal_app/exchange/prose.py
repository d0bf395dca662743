# SPDX-License-Identifier: MIT
"""A text in Markdown as blocks and runs, for exporters that set it in another form.

Nothing in it is trusted: HTML is words, and only links to the web and to people are links.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_WEB = ("http://", "https://", "mailto:")
_TASKS = (("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ "))
_MARKS = {"strong": "strong", "em": "emphasis", "s": "struck"}
_DEEPEST = 12
"""Lists in lists, quotations in quotations: more was not made by a person, and is words."""
_LONGEST_LINK = 8_000
"""Letters of the longest address that a PDF takes; of a longer link only its words stay."""
_ENDED = ["paragraph", "reference", "blockquote"]
"""What a list ends where it begins, and a quotation too, as the parser has it."""
_Rule = Callable[[StateBlock, int, int, bool], bool]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. A line break is a run of "\\n"; ``link`` is an address or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text: a paragraph, heading, list (of bullets), numbered list, item, quote, code,
    table, rule or picture.

    ``level`` is a heading's, or the first number of a numbered list. A picture has the start of
    its file's hash in ``refers`` and its description in ``runs``.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    inside: tuple["Block", ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    level: int = 0
    refers: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """The text in blocks."""
    # At its own limit the parser would drop the rest of the text, so ours comes well before.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST * 4})
    reader.enable(["table", "strikethrough"]).disable("html_block")
    rules = reader.block.ruler
    rules.at("blockquote", _bounded(blockquote), {"alt": [*_ENDED, "list"]})
    rules.at("list", _bounded(list_block), {"alt": _ENDED})
    tokens = reader.parse(text)
    for token in tokens:
        token.children = _simple(token.children or ())
    return tuple(_blocks(SyntaxTreeNode(tokens).children))


def words(runs: Sequence[Run]) -> str:
    """The runs as plain words."""
    return "".join(run.text for run in runs)


def _bounded(rule: _Rule) -> _Rule:
    """The rule for lists or quotations, which makes none below the deepest: there all is words.

    Asked in silence it still tells where one would begin, so that a paragraph ends there.
    """

    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        above = state.env.get("deep", 0)
        if above >= _DEEPEST and not silent:
            return False
        state.env["deep"] = above + 1
        found = rule(state, start, end, silent)
        state.env["deep"] = above
        return found

    return bounded


def _simple(tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a line without marks inside like marks: they say no more, and may be many."""
    opened: Counter[str] = Counter()
    kept: list[Token] = []
    for token in tokens:
        kind = token.type.rpartition("_")[0] if token.nesting else ""
        opened[kind] -= token.nesting < 0
        if not opened[kind]:
            kept.append(token)
        opened[kind] += token.nesting > 0
        token.children = None
    return kept


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph" | "heading":
                yield from _flowing(node)
            case "bullet_list":
                yield Block("list", inside=tuple(map(_item, node.children)))
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                yield Block("numbered", inside=tuple(map(_item, node.children)), level=start)
            case "blockquote":
                yield Block("quote", inside=tuple(_blocks(node.children)))
            case "fence" | "code_block":
                yield Block("code", (Run(node.content.rstrip("\n"), code=True),))
            case "table":
                rows = (row for part in node.children for row in part.children)
                cells = tuple(tuple(_cell(cell) for cell in row.children) for row in rows)
                yield Block("table", rows=cells)
            case "hr":
                yield Block("rule")
            case _:
                yield Block("paragraph", (Run(node.content),))


def _flowing(node: SyntaxTreeNode) -> Iterator[Block]:
    """A paragraph or heading, and after it the pictures that stood in it."""
    runs: list[Run] = []
    shown: list[Block] = []
    for inline in node.children:
        runs += _runs(inline.children, Run(""), shown)
    level = int(node.tag[1]) if node.type == "heading" else 0
    if words(runs).strip():
        yield Block(node.type, tuple(runs), level=level)
    yield from shown


def _item(node: SyntaxTreeNode) -> Block:
    inside = list(_blocks(node.children))
    if inside and inside[0].kind == "paragraph" and inside[0].runs:
        first, *others = inside[0].runs
        for mark, sign in _TASKS:
            if first.text.startswith(mark.rstrip()) and f"{first.text} ".startswith(mark):
                first = Run(sign + first.text[len(mark) :], first.strong, first.emphasis)
        inside[0] = Block("paragraph", (first, *others))
    return Block("item", inside=tuple(inside))


def _cell(node: SyntaxTreeNode) -> tuple[Run, ...]:
    shown: list[Block] = []
    return tuple(run for inline in node.children for run in _runs(inline.children, Run(""), shown))


def _runs(nodes: Sequence[SyntaxTreeNode], like: Run, shown: list[Block]) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text":
                yield _as(like, text=node.content)
            case "softbreak" | "hardbreak":
                yield _as(like, text="\n")
            case "code_inline":
                yield _as(like, text=node.content, code=True)
            case "strong" | "em" | "s":
                yield from _runs(node.children, _as(like, **{_MARKS[node.type]: True}), shown)
            case "link":
                address = str(node.attrs.get("href", ""))
                usable = address.lower().startswith(_WEB) and len(address) <= _LONGEST_LINK
                link = address if usable else ""
                yield from _runs(node.children, _as(like, link=link), shown)
            case "image":
                yield from _image(node, like, shown)
            case _:
                yield _as(like, text=node.content)


def _image(node: SyntaxTreeNode, like: Run, shown: list[Block]) -> Iterator[Run]:
    """A picture of the entry goes to those ``shown``; of any other only its words stay."""
    said = node.content or "Picture"
    address = str(node.attrs.get("src", ""))
    if address.startswith("attachment:"):
        shown.append(Block("picture", (Run(said),), refers=address.removeprefix("attachment:")))
    else:
        yield _as(like, text=said)


def _as(like: Run, **other: object) -> Run:
    return replace(like, **other)  # type: ignore[arg-type]
