# SPDX-License-Identifier: MIT
"""What stands inside a line of Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journal_app.domain.markdown_inline import (
    CODE,
    EMPHASIS,
    LINK,
    MARK,
    STRONG,
    STRUCK,
    addresses,
    spans,
)

MARKS = st.text(alphabet=st.sampled_from(list("ab *_~`[]()<>\\!.h1-")), max_size=40)


def named(line: str) -> set[tuple[int, str]]:
    """Kinds with the text they cover, marks left out."""
    return {(one.kind, line[one.start : one.end]) for one in spans(line) if one.kind != MARK}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain words, 2 * 3 * 4 and snake_case_name", set()),
        ("a *b* c", {(EMPHASIS, "*b*")}),
        ("a **b** c", {(STRONG, "**b**")}),
        ("**a *b* c**", {(STRONG, "**a *b* c**"), (EMPHASIS, "*b*")}),
        ("*a **b** c*", {(EMPHASIS, "*a **b** c*"), (STRONG, "**b**")}),
        ("***a***", {(STRONG, "**a**"), (EMPHASIS, "***a***")}),
        ("_a_ b__c", {(EMPHASIS, "_a_")}),
        ("~~a *b*~~", {(STRUCK, "~~a *b*~~"), (EMPHASIS, "*b*")}),
        ("`a *b*` *c*", {(CODE, "a *b*"), (EMPHASIS, "*c*")}),
        ("``a ` b``", {(CODE, "a ` b")}),
        (r"\*a* b", set()),
        ("[a *b*](https://x.org)", {(LINK, "a *b*"), (EMPHASIS, "*b*")}),
        ("*[a](https://x.org)*", {(EMPHASIS, "*[a](https://x.org)*"), (LINK, "a")}),
        ("see https://x.org/a_b_c.", {(LINK, "https://x.org/a_b_c")}),
        ("**https://x.org**", {(STRONG, "**https://x.org**"), (LINK, "https://x.org")}),
        ("<mailto:a@x.org>", {(LINK, "mailto:a@x.org")}),
        ("[not a link] here", set()),
    ],
)
def test_it_finds_what_is_there(line: str, expected: set[tuple[int, str]]) -> None:
    assert named(line) == expected


@given(MARKS)
def test_emphasis_is_what_a_reader_of_markdown_would_find(line: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").renderInline(line)
    if "<code>" in html or "<a " in html or "~" in line or "[" in line or "<" in line:
        return
    found = [one.kind for one in spans(line) if one.kind in (STRONG, EMPHASIS)]
    assert found.count(STRONG) == html.count("<strong>")
    assert found.count(EMPHASIS) == html.count("<em>")


@given(st.text(max_size=60) | MARKS)
def test_spans_lie_inside_the_line(line: str) -> None:
    for one in spans(line):
        assert 0 <= one.start <= one.end <= len(line)
    for address in addresses(line):
        assert line[address.start : address.end]


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("[a](https://x.org/a_(b) 'c')", ["https://x.org/a_(b)"]),
        ("[a](<https://x.org/a b>)", []),
        ("<https://x.org/q?a=b>", ["https://x.org/q?a=b"]),
        ("(see https://x.org/a(b))", ["https://x.org/a(b)"]),
        ("www.example.org, and mailto", ["https://www.example.org"]),
        ("[a](mailto:b@x.org)", ["mailto:b@x.org"]),
        ("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](attachment:ff)", []),
        ("[a]() []( )", []),
    ],
)
def test_only_web_and_mail_addresses_lead_anywhere(line: str, targets: list[str]) -> None:
    assert [one.target for one in addresses(line)] == targets


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "hostile", ["*a _a ", "`" * 3 + "a`", "[", "](", '](a "', "~~a*", "<http://"]
)
def test_a_hostile_line_takes_no_time(hostile: str) -> None:
    spans(hostile * 5_000)
    list(addresses(hostile * 5_000))
