# SPDX-License-Identifier: MIT
"""Folders of Markdown notes, trap by trap."""

import base64

import pytest

from journal_app.exchange.formats import Incoming, Unanswered
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of


def only(text: str, name: str = "note.md", **options: str) -> Incoming:
    """The one entry that a note makes."""
    (found,) = entries(read({name: text}, "markdown", **options))
    return found


@pytest.mark.parametrize(
    ("head", "day", "time", "moment"),
    [
        ("created: 2024-01-01 01:23", "2024-01-01", "01:23:00", False),
        ("Created: 2024-01-01T01:23:45Z", "2024-01-01", "01:23:45", True),
        ("date: 2024-01-01T01:23:45+07:00", "2024-01-01", "01:23:00", False),
        ("date: 2024-01-01", "2024-01-01", "None", False),
        ("created_at: 01-01-2024 01:23 AM", "2024-01-01", "01:23:00", False),
        ("date: 28/09/2021 20:57", "2021-09-28", "20:57:00", False),
        ("created: 2024-01-01 00:00:00Z", "2024-01-01", "00:00:00", True),
        ("date: 2024-01-01\ntime: 08:10", "2024-01-01", "08:10:00", False),
    ],
)
def test_dates_in_the_front_matter(head: str, day: str, time: str, moment: bool) -> None:
    found = only(f"---\n{head}\n---\nBody")
    assert found.draft.day.isoformat() == day
    assert str(found.draft.time)[:5] == time[:5]
    assert found.needs_zone is moment
    assert found.draft.text == "Body"


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("2026-04-12.md", "2026-04-12", ""),
        ("Daily/2026-04-12 Board meeting.md", "2026-04-12", "Board meeting"),
        ("journals/2026_04_12.md", "2026-04-12", ""),
        ("20260412.md", "2026-04-12", ""),
        ("2026/04/12.md", "2026-04-12", ""),
    ],
)
def test_days_in_the_name(name: str, day: str, title: str) -> None:
    found = only("Body", name)
    assert (found.draft.day.isoformat(), found.draft.title) == (day, title)


def test_a_note_without_a_day_is_named_and_never_guessed_at() -> None:
    found = read(
        {"a.md": "Body", "2026-13-40.md": "Body", "b.md": "---\ndate: soon\n---\n"}, "markdown"
    )
    assert not entries(found)
    assert [one.file for one in problems(found)] == ["a.md", "2026-13-40.md", "b.md"]


@pytest.mark.parametrize(
    "head",
    [
        "tags: work",
        "tags: 2024",
        "date: 2024-01-02T10:00:00Z",
        "id: 0123456789abcdef0123456789abcdef",
    ],
)
def test_a_note_of_others_with_a_long_id_is_no_note_of_ours(head: str) -> None:
    known = "id: 01a2174f-8bb5-7316-8aa2-3e13b0a4c4d0\ntitle: T\ndate: 2024-01-02\n"
    name = head.partition(":")[0]
    kept = "\n".join(line for line in known.split("\n") if not line.startswith(f"{name}:"))
    found = only(f"---\n{kept}{head}\n---\nBody")
    assert (found.id, found.draft.day.isoformat()) == (None, "2024-01-02")
    assert found.draft.tags in ((), ("work",), ("2024",))


def test_what_is_no_date_gives_way_to_what_is_one() -> None:
    assert str(only("---\ndate: Monday\n---\nBody", "2026-04-13.md").draft.day) == "2026-04-13"
    assert (
        str(only("---\ndate: '{{date}}'\ncreated: 2026-04-14\n---\nBody").draft.day) == "2026-04-14"
    )
    (amiss,) = read({"note.md": b"---\ndate: Monday\n---\nBody"}, "markdown")
    assert "“Monday” is no date" in str(amiss.message)


def test_two_readings_are_settled_by_another_note_or_asked() -> None:
    parts = {"a.md": "---\ndate: 03/04/2024\n---\n", "b.md": "---\ndate: 28/04/2024\n---\n"}
    days = [one.draft.day.isoformat() for one in entries(read(parts, "markdown"))]
    assert days == ["2024-04-03", "2024-04-28"]
    with pytest.raises(Unanswered):
        read({"a.md": parts["a.md"]}, "markdown")


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("tags: [a, 'b c']", ("a", "b c")),
        ("Tags:\n  - a\n  - b", ("a", "b")),
        ("tags: a, b", ("a", "b")),
        ("tags: single", ("single",)),
        ("tags:", ()),
        ("tags:\n  - a\n - b", ("a", "b")),
        ("tags:\n\t\t- a\n- b\n - c", ("a", "b", "c")),
        ("tags:\n  - a\n  - a", ("a",)),
        ('tags: "#work #home"', ("work", "home")),
        ('tags: "#work, #home two"', ("work", "home two")),
        ("tags: two words", ("two words",)),
        ('tags: ["#work #home", "#c", "C # D"]', ("work", "home", "c", "C # D")),
        ("tags:\n- a\n - b\n- c", ("a", "b", "c")),
        ("tags:\n  - a\n    - 2024\n      - c d\n  - e", ("a", "2024", "c d", "e")),
        ("tags:\n- a - b\n- c", ("a - b", "c")),
    ],
)
def test_tags_as_people_write_them(head: str, tags: tuple[str, ...]) -> None:
    assert only(f"---\ndate: 2024-01-01\n{head}\n---\nBody").draft.tags == tags


def test_inline_tags_unless_not_wanted() -> None:
    text = "Met #work and #two/parts, not `#code` or [x](#top) or a#b\n# Heading\n#2024"
    assert only(text, "2024-01-01.md").draft.tags == ("work", "two/parts")
    text = "#[[two words]] #one, [[a page]] `#[[code]]` #[[open and a#[[b]]"
    assert only(text, "2024-01-01.md").draft.tags == ("two words", "one")
    assert only(text, "2024-01-01.md", inline="leave").draft.tags == ()


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: 001", "001"),
        ("title: - dash first", "- dash first"),
        ("title: -dash first", "-dash first"),
        ("title: a: colon", "a: colon"),
        ("title: |\n  two\n  lines", "two lines"),
        ('title: "quoted"', "quoted"),
    ],
)
def test_titles_that_yaml_trips_over(head: str, title: str) -> None:
    assert only(f"---\n{head}\ndate: 2024-01-01\n---\nBody").draft.title == title


def test_marks_and_gaps_round_the_front_matter() -> None:
    assert only("\ufeff---\ndate: 2024-01-01\n---\nBody").draft.text == "Body"
    assert only("---\r\ndate: 2024-01-01\r\n---\r\n\r\nBody\r\n").draft.text == "Body"
    two = only("---\ndate: 2024-01-01\n---\n---\nnot: mine\n---\nBody")
    assert two.draft.text == "---\nnot: mine\n---\nBody"
    assert only("# Title\nBody", "2024-01-01.md").draft.title == "Title"


def test_pictures_in_the_folder_in_the_text_and_elsewhere() -> None:
    data = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    parts = {
        "days/2024-01-01.md": "![](../img/a%20b.png) ![[c.png|200]] ![](https://x.org/d.png) "
        f"![](data:image/png;base64,{data}) ![](gone.png)",
        "img/a b.png": b"x",
        "attachments/c.png": b"x",
    }
    (found,) = entries(read(parts, "markdown"))
    assert [(one.part, bool(one.content)) for one in found.pieces] == [
        ("img/a b.png", False),
        ("", True),
        ("", False),
        ("attachments/c.png", False),
    ]


def test_a_picture_elsewhere_is_not_one_of_the_same_name() -> None:
    shown = b"![a](2023/img.png) ![b](img.png) ![c](../v/2024/img.png) ![d](v/x.png)"
    notes = {
        "v/2024-01-01.md": shown,
        "v/2024/img.png": b"x",
        "in/v/x.png": b"x",
    }
    (found,) = entries(read(notes, "markdown"))
    assert [one.part for one in found.pieces] == [
        "", "v/2024/img.png", "v/2024/img.png", "in/v/x.png",
    ]  # fmt: skip


def test_documents_in_the_folder_come_along_and_other_links_stay() -> None:
    text = b"[report](files/a%20b.pdf) [note](2024-01-02.md) [web](https://x.org/a.pdf) [no](b.pdf)"
    notes = {"2024-01-01.md": text, "files/a b.pdf": b"%PDF-1"}
    (found,) = entries(read(notes, "markdown"))
    assert [(one.part, one.refers) for one in found.pieces] == [
        ("files/a b.pdf", "[report](files/a%20b.pdf)")
    ]


def test_logseq_keeps_journals_and_loses_its_properties() -> None:
    parts = {
        "logseq/config.edn": "{}",
        "journals/2024_01_01.md": "tags:: a, [[b c]]\n- One\n  collapsed:: true\n  id:: 123\n- Two",
        "pages/Page.md": "- no day",
    }
    assert sure_of(of_bytes({key: one.encode() for key, one in parts.items()})) == "markdown"
    found = read(parts, "markdown")
    assert not problems(found)
    (one,) = entries(found)
    assert one.draft.text == "- One\n- Two"
    assert one.draft.tags == ("a", "b c")


def test_coordinates_are_kept_apart() -> None:
    found = only("---\ndate: 2024-01-01\nlatitude: 51.5\nlongitude: -0.1\n---\nBody")
    assert found.place == "Place: 51.50000, -0.10000"
    assert found.draft.text == "Body"


def test_notes_of_one_day_come_in_the_order_of_their_numbers() -> None:
    names = ["2024-01-01 b (10).md", "2024-01-01 c (2).md", "2024-01-01 d.md", "2024-01-02.md"]
    found = read({f"diary/{name}": f"Words {name}" for name in names}, "markdown")
    order = [one.file.rpartition("/")[2] for one in entries(found)]
    assert order == [names[2], names[1], names[0], names[3]]
