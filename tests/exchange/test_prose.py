# SPDX-License-Identifier: MIT
"""A text in Markdown as blocks and runs."""

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
        "heading", "paragraph", "list", "list", "quote", "code", "table", "rule",
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


def test_html_is_words() -> None:
    assert "".join(words(one.runs) for one in blocks("<script>x</script>\n\n<b>b</b>")) == (
        "<script>x</script><b>b</b>"
    )


@given(WORDS)
def test_any_text_has_blocks(text: str) -> None:
    blocks(text)


def test_much_nesting_is_cut_off_and_does_not_fail() -> None:
    blocks(">" * 5_000 + "x")
    blocks("- " * 5_000 + "x")
    blocks("*" * 20_000)
    blocks("[" * 20_000)
