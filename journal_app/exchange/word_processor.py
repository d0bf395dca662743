# SPDX-License-Identifier: MIT
"""What word processors put on the clipboard, made into the HTML that they mean.

Word writes lists as paragraphs with a symbol in front (``MsoListParagraph``), its page in the
browser writes each item as a list of its own, and Google Docs writes emphasis as styles.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)")
_SIGN = re.compile(
    r"[\s\u00a0]*(?:(?P<bullet>[·•●○o§▪■◦–—\-\u00b7\uf0b7\uf0a7\uf0d8])"
    r"|(?P<number>\(?(?:\d{1,3}|[a-z]{1,4})[.)]))[\s\u00a0]+",
    re.I,
)
_HEAVY = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_LIGHT = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_SLANTED = re.compile(r"font-style:\s*italic")
_STRUCK = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_HEADINGS = {"MsoTitle": "h1", "MsoSubtitle": "h2", "MsoQuote": "blockquote"}


@dataclass(slots=True)
class _Fake:
    """A paragraph that is meant as an item of a list."""

    paragraph: Tag
    level: int
    ordered: bool


def mend(soup: BeautifulSoup) -> None:
    """Make headings, lists and emphasis out of what only looks so."""
    for paragraph in soup.find_all("p"):
        named = next((_HEADINGS[one] for one in _classes(paragraph) if one in _HEADINGS), None)
        if named:
            paragraph.name = named
    _lone_lists(soup)
    _lists(soup)
    _nested(soup)
    _emphasis(soup)


def _lists(soup: BeautifulSoup) -> None:
    """Runs of paragraphs with a symbol in front become lists."""
    run: list[_Fake] = []
    for paragraph in soup.find_all("p"):
        fake = _fake(paragraph)
        if fake is None:
            continue
        if run and _next_tag(run[-1].paragraph) is not paragraph:
            _build(soup, run)
            run = []
        run.append(fake)
    _build(soup, run)


def _fake(paragraph: Tag) -> _Fake | None:
    style = _style(paragraph)
    level = _LEVEL.search(style)
    listed = any(one.startswith("MsoListParagraph") for one in _classes(paragraph))
    if level is None and not listed:
        return None
    sign = _taken_sign(paragraph)
    if sign is None:
        return None if level is None else _Fake(paragraph, int(level[1]), ordered=False)
    return _Fake(paragraph, int(level[1]) if level else 1, ordered=sign)


def _taken_sign(paragraph: Tag) -> bool | None:
    """Take the symbol away; True for a number, False for a bullet, None where there was none."""
    for span in paragraph.find_all("span"):
        if "mso-list:ignore" in _style(span).replace(" ", "").lower():
            found = _SIGN.match(span.get_text() + " ")
            span.decompose()
            return found is not None and found["number"] is not None and found["bullet"] is None
    first = next((text for text in paragraph.find_all(string=True) if text.strip()), None)
    found = _SIGN.match(paragraph.get_text())
    if first is None or found is None:
        return None
    left = found.end()
    for text in list(paragraph.find_all(string=True)):
        taken = min(left, len(text))
        text.replace_with(NavigableString(text[taken:]))
        left -= taken
        if not left:
            break
    return found["bullet"] is None


def _build(soup: BeautifulSoup, run: list[_Fake]) -> None:
    """One list, with lists inside it, in place of the paragraphs."""
    if not run:
        return
    stack: list[tuple[int, Tag]] = []
    marker = soup.new_tag("div")
    run[0].paragraph.insert_before(marker)
    for fake in run:
        while stack and fake.level < stack[-1][0]:
            stack.pop()
        kind = "ol" if fake.ordered else "ul"
        if not stack or fake.level > stack[-1][0] or stack[-1][1].name != kind:
            opened = soup.new_tag(kind)
            if stack and fake.level == stack[-1][0]:
                stack.pop()[1].insert_after(opened)
            elif stack:
                (_last_item(stack[-1][1]) or stack[-1][1]).append(opened)
            else:
                marker.append(opened)
            stack.append((fake.level, opened))
        paragraph = fake.paragraph.extract()
        paragraph.name, paragraph.attrs = "li", {}
        stack[-1][1].append(paragraph)


def _lone_lists(soup: BeautifulSoup) -> None:
    """Word in a browser: each item is a list of its own and says how deep it stands."""
    for one in soup.find_all("li", attrs={"data-aria-level": True}):
        around = one.parent
        if around is None or len(around.find_all("li", recursive=False)) != 1:
            continue
        level = str(one["data-aria-level"])
        paragraph = soup.new_tag("p")
        paragraph["style"] = f"mso-list:l0 level{level if level.isdigit() else 1}"
        sign = soup.new_tag("span", attrs={"style": "mso-list:Ignore"})
        sign.string = "1." if around.name == "ol" else "·"
        inside = list(one.children)
        paragraph.extend([sign, *inside])
        for inner in paragraph.find_all("p"):
            inner.unwrap()
        wrapper = around.parent
        around.replace_with(paragraph)
        if wrapper is not None and wrapper.name == "div":
            wrapper.unwrap()


def _nested(soup: BeautifulSoup) -> None:
    """A list straight inside a list belongs to the item before it."""
    for inner in soup.find_all(["ul", "ol"]):
        if inner.parent is not None and inner.parent.name in ("ul", "ol"):
            before = inner.find_previous_sibling("li")
            if isinstance(before, Tag):
                before.append(inner.extract())
    for one in soup.find_all(["ul", "ol"]):
        following = _next_tag(one)
        while isinstance(following, Tag) and following.name == one.name:
            one.extend(list(following.children))
            following.decompose()
            following = _next_tag(one)
    for paragraph in soup.select("li > p"):
        if len(paragraph.find_next_siblings("p")) == 0 and not paragraph.find_previous_siblings(
            "p"
        ):
            paragraph.unwrap()


def _emphasis(soup: BeautifulSoup) -> None:
    """Styles that mean emphasis become emphasis; emphasis that its style takes back goes."""
    for part in soup.find_all(["b", "strong"]):
        if _LIGHT.search(_style(part)):
            part.unwrap()
    for span in soup.find_all("span"):
        style = _style(span)
        if span.find_parent(["h1", "h2", "h3", "h4", "h5", "h6"]) is None:
            for name, means in (("strong", _HEAVY), ("em", _SLANTED), ("s", _STRUCK)):
                if means.search(style) and span.get_text().strip():
                    span.wrap(soup.new_tag(name))
        span.unwrap()
    soup.smooth()
    for part in soup.find_all(["strong", "b", "em", "i", "s"]):
        following = part.next_sibling
        if isinstance(following, Tag) and following.name == part.name:
            following.insert(0, NavigableString(""))
            for child in reversed(list(part.children)):
                following.insert(0, child.extract())
            part.decompose()
    soup.smooth()


def _last_item(around: Tag) -> Tag | None:
    found = around.find_all("li", recursive=False)
    return found[-1] if found else None


def _next_tag(element: Tag) -> PageElement | None:
    """What follows, not counting empty space."""
    following = element.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    return following


def _classes(element: Tag) -> Iterable[str]:
    named = element.get("class")
    return named if isinstance(named, list) else []


def _style(element: Tag) -> str:
    return str(element.get("style") or "")
