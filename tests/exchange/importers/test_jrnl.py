# SPDX-License-Identifier: MIT
"""jrnl in all its forms."""

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.formats import Unanswered
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of


def days(text: str, **options: str) -> list[str]:
    """The days of the entries in a text journal."""
    return [one.draft.day.isoformat() for one in entries(read(text, "jrnl", **options))]


@pytest.mark.parametrize(
    ("head", "day", "time"),
    [
        ("[2020-06-28 18:22]", "2020-06-28", "18:22:00"),
        ("[2020-06-28]", "2020-06-28", "None"),
        ("[09.06.2013 15:39]", "2013-06-09", "15:39:00"),
        ("[28/06/2020 06:22 PM]", "2020-06-28", "18:22:00"),
        ("[06/28/2020 06:22 PM]", "2020-06-28", "18:22:00"),
        ("[June 28, 2020 06:22 PM]", "2020-06-28", "18:22:00"),
        ("[Sunday, 28 June 2020 18:22]", "2020-06-28", "18:22:00"),
        ("[Sun 28 Jun 2020, 12:05 am]", "2020-06-28", "00:05:00"),
        ("[2020-06-28T18:22:05]", "2020-06-28", "18:22:00"),
        ("[Sun 2020-06-28 18:22]", "2020-06-28", "18:22:00"),
        ("[Sunday, 2020-06-28]", "2020-06-28", "None"),
        ("[2020-06-28 Sun 18:22]", "2020-06-28", "18:22:00"),
        ("[2020-06-28, Sunday, 06:22 PM]", "2020-06-28", "18:22:00"),
        ("[Tue Jun  9 18:22:05 2020]", "2020-06-09", "18:22:00"),
        ("[Tue  9 Jun 2020 18:22]", "2020-06-09", "18:22:00"),
        ("[Sun Jun 28 06:22:05 PM 2020]", "2020-06-28", "18:22:00"),
    ],
)
def test_any_date_style_is_read(head: str, day: str, time: str) -> None:
    text = f"{head} A title\nBody.\n"
    assert sure_of(of_bytes({"j.txt": text.encode()})) == "jrnl"
    (found,) = entries(read(text, "jrnl"))
    assert (found.draft.day.isoformat(), str(found.draft.time)) == (day, time)
    assert (found.draft.title, found.draft.text) == ("A title", "Body.")


def test_two_readings_are_settled_by_another_date_or_asked() -> None:
    assert days("[03/04/2020 10:00] A\n\n[28/04/2020 10:00] B\n") == ["2020-04-03", "2020-04-28"]
    assert days("[03/04/2020 10:00] A\n\n[04/28/2020 10:00] B\n") == ["2020-03-04", "2020-04-28"]
    with pytest.raises(Unanswered, match="day or with the month"):
        days("[03/04/2020 10:00] A\n")
    assert days("[03/04/2020 10:00] A\n", dates="day-first") == ["2020-04-03"]


def test_brackets_that_hold_no_date_stay_words() -> None:
    text = "[2020-01-01 10:00] Title\n[1] line starting with 1\n[x] done\n[2020-13-01 10:00] no\n"
    (found,) = entries(read(text, "jrnl"))
    assert found.draft.text == "[1] line starting with 1\n[x] done\n[2020-13-01 10:00] no"


def test_heads_in_two_styles_are_two_entries() -> None:
    text = "[2020-06-28 10:00] A\n\n[Mon Jun 29 10:00:00 2020] B\n\n[Tue 2020-06-30 10:00] C\n"
    assert days(text) == ["2020-06-28", "2020-06-29", "2020-06-30"]


@pytest.mark.parametrize("said", ["Deadline 2020-06-29", "2020-06-29 draft", "2020-06-29 Sun x"])
def test_a_word_beside_a_date_that_is_no_weekday_makes_no_entry(said: str) -> None:
    (found,) = entries(read(f"[2020-06-28 10:00] A\n[{said}] B\n", "jrnl"))
    assert found.draft.text == f"[{said}] B"


def test_a_star_is_a_favourite_and_one_line_is_title_and_text() -> None:
    text = "[2020-01-01 10:00] Starred *\nbody\n[2020-01-02 10:00] A sentence. And more of it.\n"
    first, second = entries(read(text, "jrnl"))
    assert (first.draft.title, first.draft.marks) == ("Starred", ("favourite",))
    assert (second.draft.title, second.draft.text) == ("A sentence.", "And more of it.")


@pytest.mark.parametrize(
    ("said", "title", "text"),
    [
        ("Done. *", "Done.", ""),
        ("Really? *\n", "Really?", ""),
        ("Done. *\nAnd a body. *", "Done.", "And a body. *"),
        ("*Starred first *", "Starred first", ""),
        ("*Both*\nbody", "Both", "body"),
        ("One sentence. And two *", "One sentence.", "And two"),
    ],
)
def test_the_star_of_a_first_line_is_taken_off_before_it_is_split(
    said: str, title: str, text: str
) -> None:
    (found,) = entries(read(f"[2024-01-01 10:00] {said}", "jrnl"))
    assert (found.draft.title, found.draft.text) == (title, text)
    assert found.draft.marks == ("favourite",)


def test_a_star_further_down_marks_nothing() -> None:
    (found,) = entries(read("[2024-01-01 10:00] Done.\nmore *\n", "jrnl"))
    assert (found.draft.text, found.draft.marks) == ("more *", ())


def test_an_entry_with_a_star_that_came_in_before_is_known_by_the_same_key() -> None:
    keys = [one.key for one in entries(read("[2024-01-01 10:00] Done. *\n", "jrnl"))]
    assert keys == ["jrnl:c9fc0299007f60f6adfc6d0e42a7572a"]


def test_tags_by_their_symbol() -> None:
    text = "[2020-01-01 10:00] Met @Anna at x@y.org\n@work/Board #other @x+y\n"
    (found,) = entries(read(text, "jrnl"))
    assert found.draft.tags == ("Anna", "work/Board", "x+y")
    assert "@work/Board" in found.draft.text
    (found,) = entries(read(text, "jrnl", symbols="#"))
    assert found.draft.tags == ("other",)
    (found,) = entries(read(text, "jrnl", symbols="none"))
    assert found.draft.tags == ()


def test_files_of_before_version_2_have_no_brackets() -> None:
    text = "2013-06-10 15:40 Life is good\nBody\n\n2013-06-11 09:00 Again\n"
    assert sure_of(of_bytes({"journal.txt": text.encode()})) == "jrnl"
    assert days(text) == ["2013-06-10", "2013-06-11"]


def test_a_folder_of_days_is_one_journal() -> None:
    parts = {
        "2020/06/28.txt": b"[2020-06-28 10:00] One\n",
        "2020/06/29.txt": b"[2020-06-29 10:00] Two\n",
        "notes.txt": b"none of it",
    }
    assert sure_of(of_bytes(parts)) == "jrnl"
    found = read(parts, "jrnl")
    assert [one.file for one in entries(found)] == ["2020/06/28.txt", "2020/06/29.txt"]
    assert not problems(found)


def test_what_stands_above_and_bytes_that_are_no_text_are_named() -> None:
    found = read(b"Above\n[2020-01-01 10:00] A \xff\nwords\n", "jrnl")
    assert [(one.line, one.lost) for one in problems(found)] == [(2, False), (1, True)]
    assert entries(found)[0].draft.title == "A �"


@pytest.mark.parametrize(
    "content",
    [b"JRNLv3\x00\x40eyJhIjo=", b"gAAAAABf" + b"x" * 80, bytes(range(256)) * 4],
    ids=["version 3", "version 2", "version 1"],
)
def test_an_encrypted_journal_is_refused_with_what_to_do(content: bytes) -> None:
    source = of_bytes({"journal.txt": content})
    assert sure_of(source) == "jrnl"
    with pytest.raises(ExchangeError, match="jrnl --decrypt"):
        read({"journal.txt": content}, "jrnl")


def test_json_without_tags_of_its_own_and_with_an_id_of_day_one() -> None:
    text = (
        '{"tags": {}, "entries": [\n'
        '{"title": "A", "body": "b", "date": "2020-01-01", "time": "10:00", "uuid": "ab"},\n'
        '{"title": "C", "body": "", "date": "soon", "time": ""}\n]}'
    )
    found = read(text, "jrnl_json")
    assert [one.key for one in entries(found)] == ["day_one:AB"]
    assert [one.line for one in problems(found)] == [3]


def test_json_with_a_file_for_each_entry_is_the_same_as_in_one() -> None:
    one = (
        '{\n  "title": "A \\"title\\"",\n  "body": "b\\n",\n  "date": "2020-01-01",\n'
        '  "time": "10:00",\n  "tags": ["@work"],\n  "starred": true\n}'
    )
    parts = {"2020-01-01_a.json": one + "\n", "2020-01-02_b.json": one.replace("-01-01", "-01-02")}
    assert sure_of(of_bytes({key: text.encode() for key, text in parts.items()})) == "jrnl_json"
    assert sure_of(of_bytes({"a.json": one.encode()})) == "jrnl_json"
    found = entries(read({**parts, "package.json": "{}"}, "jrnl_json"))
    assert [one.draft.day.isoformat() for one in found] == ["2020-01-01", "2020-01-02"]
    assert (found[0].draft.title, found[0].draft.text) == ('A "title"', "b")
    assert (found[0].draft.tags, found[0].draft.marks) == (("work",), ("favourite",))
    whole = f'{{"tags": {{}}, "entries": [{one}]}}'
    assert entries(read(whole, "jrnl_json"))[0].key == found[0].key
    assert [each.key for each in entries(read(one, "jrnl_json"))] == [found[0].key]


def test_a_time_that_is_none_is_remarked_on() -> None:
    entry = '{"title": "A", "body": "", "date": "2020-01-01", "time": "25:00"}'
    text = f'{{"tags": {{}}, "entries": [\n{entry}]}}'
    found = read(text, "jrnl_json")
    assert [one.draft.time for one in entries(found)] == [None]
    assert [(one.line, one.lost) for one in problems(found)] == [(2, False)]
    assert "25:00" in str(problems(found)[0].message)
    assert not problems(read(text.replace("25:00", ""), "jrnl_json"))


def test_yaml_in_both_its_forms() -> None:
    head = "title: My title\ndate: 2020-06-28 18:22\nstarred: True\ntags: a, b\n"
    parts = {
        "1.md": f"---\n{head}body: |\t\n\t\tHello\n\t\tworld\n...",
        "2.yaml": f"{head}\nOlder body\n",
    }
    assert sure_of(of_bytes({key: one.encode() for key, one in parts.items()})) == "jrnl_export"
    first, second = entries(read(parts, "jrnl_export"))
    assert (first.draft.text, second.draft.text) == ("Hello\nworld", "Older body")
    assert first.draft.tags == second.draft.tags == ("a", "b")
    assert first.draft.marks == ("favourite",)


def test_markdown_in_one_file() -> None:
    text = (
        "# 2020\n\n## June\n\n### 2020-06-28 18:22 A title\n\nbody @Work x@y #home\n\n#### part\n\n"
        "### 2020-06-29 09:00 B\n \n# 2021\n\n## May\n\n### 2021-05-01 10:00 C\n "
    )
    assert sure_of(of_bytes({"j.md": text.encode()})) == "jrnl_export"
    found = entries(read({"j.md": text}, "jrnl_export"))
    assert [(one.line, one.draft.title) for one in found] == [(5, "A title"), (11, "B"), (17, "C")]
    assert found[0].draft.text == "body @Work x@y #home\n\n# part"
    assert found[0].draft.tags == ("Work",)
    (found_by_sign, *_) = entries(read({"j.md": text}, "jrnl_export", symbols="#"))
    assert found_by_sign.draft.tags == ("home",)
    assert found[1].draft.text == ""


def test_xml_with_tags_beside_the_words() -> None:
    text = (
        '<?xml version="1.0" ?>\n<journal>\n\t<entries>\n\t\t<entry date="2020-06-28T18:22:00">'
        '\n\t\t\t<tag name="@work"/>\n\t\t\tA title.\nBody &amp; more\n\t\t</entry>'
        '\n\t</entries>\n\t<tags>\n\t\t<tag name="@work">1</tag>\n\t</tags>\n</journal>\n'
    )
    assert sure_of(of_bytes({"j.xml": text.encode()})) == "jrnl_export"
    (found,) = entries(read({"j.xml": text}, "jrnl_export"))
    assert (found.draft.title, found.draft.text) == ("A title.", "Body & more")
    assert found.draft.tags == ("work",)


def test_a_problem_in_xml_is_named_by_its_line() -> None:
    text = (
        '<journal>\n<entries>\n<entry date="2020-06-28T18:22:00">\nA\n\nB</entry>\n'
        '<entry date="soon">C</entry>\n</entries></journal>'
    )
    found = read({"j.xml": text}, "jrnl_export")
    assert [one.line for one in entries(found)] == [3]
    assert [one.line for one in problems(found)] == [7]
