# SPDX-License-Identifier: MIT
"""RedNotebook's months and its markup, trap by trap."""

import pytest

from journal_app.exchange import txt2tags
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of


def test_only_month_files_are_read_and_every_style_of_yaml() -> None:
    parts = {
        "2024-09.txt": "1:\n  text: 'single ''quoted''\n\n    wrapped'\n"
        '2: {text: "\\U0001F642 double"}\n3:\n  text: |\n    block\n    two\n',
        "2024-10.txt": "{}",
        "2024-09.new.txt": "1: {text: twice}",
        "2024-09.old.txt": "1: {text: twice}",
        "2024-09.CONFLICT_BACKUP17.txt": "1: {text: twice}",
        "2024-13.txt": "1: {text: no month}",
    }
    assert sure_of(of_bytes({key: one.encode() for key, one in parts.items()})) == "rednotebook"
    found = read(parts, "rednotebook")
    assert [one.draft.text for one in entries(found)] == [
        "single 'quoted'\nwrapped",
        "🙂 double",
        "block\ntwo",
    ]
    assert [one.draft.day.isoformat() for one in entries(found)] == [
        "2024-09-01",
        "2024-09-02",
        "2024-09-03",
    ]
    assert all(one.draft.time is None for one in entries(found))
    assert [one.line for one in entries(found)] == [1, 5, 6]
    assert [one.file for one in problems(found)] == ["2024-13.txt"]


def test_categories_are_lists_and_old_tags_are_tags() -> None:
    text = (
        "5:\n  Ideas:\n    An //idea//: null\n    Another: null\n  Tags:\n    Old tag: null\n"
        "  film: null\n  text: 'A day #out'\n"
    )
    (found,) = entries(read({"2024-09.txt": text}, "rednotebook"))
    assert found.draft.tags == ("Old tag", "film", "out")
    assert found.draft.text == "A day #out\n\n**Ideas**\n\n- An *idea*\n- Another"


def test_tags_of_python_make_nothing_and_are_read() -> None:
    text = (
        "1: {text: !!python/unicode 'old words'}\n"
        "2: {text: !!python/object/apply:os.system ['touch /tmp/never']}\n3: {text: after}\n"
    )
    found = entries(read({"2010-01.txt": text}, "rednotebook"))
    assert [one.draft.text for one in found] == ["old words", "after"]


def test_a_month_that_is_no_yaml_is_named_with_its_line_and_others_are_read() -> None:
    parts = {"2024-01.txt": "1: {text: a}\n2: {text: 'open\n", "2024-02.txt": "1: {text: b}"}
    found = read(parts, "rednotebook")
    assert [one.draft.text for one in entries(found)] == ["b"]
    assert "line" in str(problems(found)[0].message)


def test_a_day_can_be_split_at_its_rules() -> None:
    text = "1:\n  text: |\n    one\n    ====================\n    two #x\n"
    (whole,) = entries(read({"2024-01.txt": text}, "rednotebook"))
    assert whole.draft.text == "one\n---\ntwo #x"
    first, second = entries(read({"2024-01.txt": text}, "rednotebook", split="lines"))
    assert (first.draft.text, second.draft.text, second.draft.tags) == ("one", "two #x", ("x",))


def test_pictures_outside_the_journal_are_fetched_from_local_places_alone() -> None:
    text = (
        '1: {text: \'See [""file:///tmp/a%20b/pic"".png] [""file://server/x"".png] '
        '[""http://x.org/y"".jpg]\'}'
    )
    (found,) = entries(read({"2024-01.txt": text}, "rednotebook"))
    assert [one.outside for one in found.pieces] == ["/tmp/a b/pic.png", "", ""]
    assert all(one.refers in found.draft.text for one in found.pieces)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("**b** //i// __u__ --s-- ``m``", "**b** *i* _u_ ~~s~~ `m`"),
        ("http://a.org/b//c and 5 -- 6", "http://a.org/b//c and 5 -- 6"),
        ("= One =\n=== Three ===", "# One\n### Three"),
        ("====================", "---"),
        ("- a\n  - b\n+ c", "- a\n  - b\n1. c"),
        ("one\\\\\ntwo", "one  \ntwo"),
        ('[text ""http://a.org/x y""]', "[text](http://a.org/x%20y)"),
        ("``a **b** //c//``", "`a **b** //c//`"),
        ("[2019-02-14] and [name 2019-02-14]", "[2019-02-14] and [name 2019-02-14]"),
    ],
)
def test_markup(theirs: str, ours: str) -> None:
    assert txt2tags.as_markdown(theirs)[0] == ours


def test_hashtags_are_no_colours_numbers_or_parts_of_words() -> None:
    text = '#work #2024 #ff00aa a#b #3d-print [x ""http://a.org/#top""] #Ärger'
    assert txt2tags.hashtags(text) == ("work", "3d-print", "Ärger")
