# SPDX-License-Identifier: MIT
"""A text in Markdown as blocks and runs."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from journal_app.exchange.prose import Block, Run, blocks, words
from tests.exchange.drafts import WORDS


def kinds(text: str) -> list[str]:
    """The kinds of the blocks of a text."""
    return [one.kind for one in blocks(text)]


def test_each_kind_of_block_is_told_apart() -> None:
    text = "# One\n\nwords\n\n- a\n\n1. b\n\n> c\n\n```\nd\n```\n\n|e|f|\n|-|-|\n|1|2|\n\n---\n"
    assert kinds(text) == [
        "heading", "paragraph", "list", "numbered", "quote", "code", "table", "rule",
    ]  # fmt: skip


def test_words_keep_their_weight_and_lines_their_breaks() -> None:
    [block] = blocks("**a** _b_ ~~c~~ `d`\ne")
    assert [run for run in block.runs if run.text.strip() or run.text == "\n"] == [
        Run("a", strong=True),
        Run("b", emphasis=True),
        Run("c", struck=True),
        Run("d", code=True),
        Run("\n"),
        Run("e"),
    ]


def test_a_numbered_list_has_its_first_number_and_a_task_its_sign() -> None:
    assert blocks("3. c\n4. d")[0].level == 3
    assert [(one.kind, one.level) for one in blocks("0. zero\n1. one")] == [("numbered", 0)]
    [item, other] = blocks("- [x] done\n- [ ] open")[0].inside
    assert words(item.inside[0].runs) == "☑ done"
    assert words(other.inside[0].runs) == "☐ open"


def test_a_picture_of_ours_stands_below_and_any_other_is_its_words() -> None:
    found = blocks("Look ![white board](attachment:0123456789abcdef) here")
    assert found[1] == Block("picture", (Run("white board"),), refers="0123456789abcdef")
    assert [words(one.runs) for one in blocks("![a](https://example.org/a.png)")] == ["a"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/x", "#x"]
)
def test_only_links_to_the_web_and_to_people_are_links(address: str) -> None:
    assert all(not run.link for one in blocks(f"[words]({address})") for run in one.runs)
    assert blocks("[words](https://example.org)")[0].runs[0].link == "https://example.org"


def test_of_a_link_longer_than_a_pdf_takes_the_words_stay() -> None:
    longest = "https://example.org/".ljust(8_000, "x")
    assert blocks(f"[words]({longest})")[0].runs == (Run("words", link=longest),)
    assert blocks(f"[words]({longest}x)")[0].runs == (Run("words"),)
    assert blocks(f"<{longest}x>")[0].runs == (Run(longest + "x"),)


def test_html_is_words() -> None:
    assert "".join(words(one.runs) for one in blocks("<script>x</script>\n\n<b>b</b>")) == (
        "<script>x</script><b>b</b>"
    )


@given(WORDS)
def test_any_text_has_blocks(text: str) -> None:
    blocks(text)


def depth(parts: Sequence[Block]) -> int:
    """How many blocks stand in each other."""
    return 1 + max((depth(one.inside) for one in parts), default=-1)


def said(parts: Sequence[Block]) -> str:
    """All words of the blocks."""
    return " ".join(words(one.runs) + said(one.inside) for one in parts)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 5_000 + "inmost",
        "- " * 5_000 + "inmost",
        "1. > " * 40 + "inmost",
        "*" * 5_000 + "inmost" + "*" * 5_000,
        "*" * 20_000 + "inmost",
        "[" * 20_000 + "inmost",
        "![" * 60 + "inmost" + "](x)" * 60,
        "\n".join("  " * deep + f"- level {deep}" for deep in range(60)) + " inmost",
    ],
    ids=lambda text: text[:6],
)
def test_much_nesting_does_not_fail_and_loses_no_words(text: str) -> None:
    found = blocks(f"before\n\n{text}\n\nafter")
    assert "inmost" in said(found)
    assert found[0].runs == (Run("before"),)
    assert found[-1].runs == (Run("after"),)
    assert depth(found) <= 26


def test_what_is_too_deep_is_words_and_what_follows_further_out_is_not() -> None:
    text = "\n".join("  " * deep + f"- level {deep}" for deep in range(14))
    [found] = blocks(text + "\n- further out")
    assert [words(one.inside[0].runs) for one in found.inside] == ["level 0", "further out"]
    for _ in range(12):
        *inmost, last = found.inside[0].inside
        found = last
    assert [words(one.runs) for one in (*inmost, found)] == [
        "level 11", "- level 12", "- level 13",
    ]  # fmt: skip


def test_marks_inside_like_marks_say_no_more() -> None:
    [block] = blocks("***a** b* *c* ****d****")
    assert [run for run in block.runs if run.text.strip()] == [
        Run("a", strong=True, emphasis=True),
        Run(" b", emphasis=True),
        Run("c", emphasis=True),
        Run("d", strong=True),
    ]
