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


@pytest.mark.parametrize(
    ("text", "days", "lines"),
    [
        ('1: {text: "a"}\n2: {text: "b"}\n3: {text: "broken\n', [1, 2], [3]),
        ('1: {text: "a"}\n2: {text: "broken}\n3:\n  text: "c"\n', [1, 3], [2]),
        ("1:\n  text: a\n   Ideas: {x: null}\n2: {text: b}\n", [2], [1]),
        ("1: {text: a}\n2:\n\ttext: b\n'3': {text: c}\n", [1, 3], [2]),
        ("1: {text: a}\n2: {text: b\x01}\n3: {text: c}\n", [1, 3], [2]),
        ("1: {text: a}\n<<<<<<< HEAD\n2: {text: b}\n", [1, 2], [2]),
        ("1: {text: a}\n2: {text: 10:30 'x'}\n10:30 'open\n3: {text: c}\n", [1, 2, 3], [3]),
        ("hello: [\n", [], [1]),
    ],
)
def test_what_is_no_yaml_takes_its_day_along_and_no_other(
    text: str, days: list[int], lines: list[int]
) -> None:
    parts = {"2024-01.txt": text, "2024-02.txt": "1: {text: z}"}
    found = read(parts, "rednotebook")
    assert [one.draft.day.day for one in entries(found) if one.file == "2024-01.txt"] == days
    assert [(one.line, one.file) for one in problems(found)] == [(n, "2024-01.txt") for n in lines]
    assert entries(found)[-1].draft.text == "z"


def test_an_alias_is_known_in_a_month_that_is_broken_elsewhere() -> None:
    text = "1: {text: &a words}\n2: {text: 'open\n3: {text: *a}\n"
    assert [one.draft.text for one in entries(read({"2024-01.txt": text}, "rednotebook"))] == [
        "words",
        "words",
    ]


def test_what_is_no_day_of_the_usual_shape_loses_no_words_and_nothing_is_no_word() -> None:
    text = (
        "1: {text: null, Ideas: ~}\n2: {text: 'null'}\n3: just text\n4: null\n5:\n"
        "6: {Ideas: a word}\n7: {Ideas: [a, b, c]}\n8:{text: x}\n"
    )
    found = read({"2024-01.txt": text}, "rednotebook")
    assert [(one.draft.day.day, one.draft.text, one.draft.tags) for one in entries(found)] == [
        (1, "", ("Ideas",)),
        (2, "null", ()),
        (3, "just text", ()),
        (6, "**Ideas**\n\n- a word", ()),
        (7, "**Ideas**\n\n- a\n- b\n- c", ()),
    ]
    assert [one.line for one in problems(found)] == [8]


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
