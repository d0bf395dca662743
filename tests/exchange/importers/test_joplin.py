# SPDX-License-Identifier: MIT
"""Joplin's items, trap by trap."""

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of

NOTE, TAG, LINK, BOOK, FILE = (letter * 32 for letter in "abcde")
OTHER = "f" * 32


def item(identifier: str, kind: int, words: str = "", **keys: str) -> dict[str, bytes]:
    """An item of Joplin, as it lies in an export."""
    block = "\n".join(f"{key}: {value}" for key, value in ({"id": identifier} | keys).items())
    return {f"{identifier}.md": f"{words}\n\n{block}\ntype_: {kind}".lstrip("\n").encode()}


def note(words: str = "A title\n\nBody", **keys: str) -> dict[str, bytes]:
    """A note, made on New Year's Eve."""
    return item(NOTE, 1, words, **{"user_created_time": "2025-12-31T23:30:00.000Z"} | keys)


def test_a_note_has_the_time_the_user_gave_it_and_is_asked_for_its_zone() -> None:
    parts = note(created_time="2026-05-05T10:00:00.000Z")
    assert sure_of(of_bytes(parts)) == "joplin"
    (found,) = entries(read(parts, "joplin"))
    assert (found.draft.title, found.draft.text) == ("A title", "Body")
    assert found.at is not None
    assert found.at.isoformat() == "2025-12-31T23:30:00+00:00"
    assert found.key == f"joplin:{NOTE}"


def test_tags_come_by_their_links_and_the_notebook_if_asked() -> None:
    parts = (
        note(parent_id=BOOK)
        | item(BOOK, 2, "Work notes")
        | item(TAG, 5, "two words")
        | item(LINK, 6, note_id=NOTE, tag_id=TAG)
    )
    assert entries(read(parts, "joplin"))[0].draft.tags == ("two words",)
    (found,) = entries(read(parts, "joplin", notebooks="tag"))
    assert found.draft.tags == ("two words", "Work notes")


def test_files_are_pieces_and_links_to_notes_are_words() -> None:
    words = f"T\n\nSee ![photo](:/{FILE}) and [the other](:/{OTHER})"
    parts = (
        note(words)
        | item(FILE, 4, "photo.jpg", mime="image/jpeg")
        | item(OTHER, 1, "Other\n\nx", user_created_time="2025-01-01T10:00:00.000Z")
        | {f"resources/{FILE}.jpg": b"\xff\xd8\xff"}
    )
    found = next(one for one in entries(read(parts, "joplin")) if one.draft.title == "T")
    (piece,) = found.pieces
    assert (piece.name, piece.part) == ("photo.jpg", f"resources/{FILE}.jpg")
    assert piece.refers == f"![photo](:/{FILE})"
    assert "and the other" in found.draft.text


def test_html_notes_and_tasks_and_empty_lines_in_the_body() -> None:
    (found,) = entries(read(note("T\n\n<b>bold</b> words", markup_language="2"), "joplin"))
    assert found.draft.text == "**bold** words"
    (found,) = entries(read(note("T\n\none\n\ntwo: 3\n\nthree", is_todo="1"), "joplin"))
    assert found.draft.title == "☐ T"
    assert found.draft.text == "one\n\ntwo: 3\n\nthree"
    (found,) = entries(read(note("T", is_todo="1", todo_completed="1700000000000"), "joplin"))
    assert found.draft.title == "☑ T"


def test_files_that_an_html_note_links_or_shows_come_along_where_they_stand() -> None:
    other, gone = "1" * 32, "2" * 32
    words = (
        f'T\n\n<p>See <a href=":/{FILE}" title="x">the <b>report</b></a>, <a href=":/{NOTE}">me'
        f"</a> and <a href='https://x.org/'>there</a>.</p>"
        f'<a href=":/{other}"><img alt="small" src=":/{gone}"/></a>'
    )
    parts = (
        note(words, markup_language="2")
        | item(FILE, 4, "report.pdf")
        | item(other, 4, "large.jpg")
        | {f"resources/{FILE}.pdf": b"%PDF-", f"resources/{other}.jpg": b"\xff\xd8\xff"}
    )
    (found,) = entries(read(parts, "joplin"))
    assert found.draft.text == (
        f'See [the **report**](:/{FILE} "x"), me and [there](https://x.org/).'
    )
    assert [(one.name, one.part, one.refers) for one in found.pieces] == [
        ("report.pdf", f"resources/{FILE}.pdf", f'[the **report**](:/{FILE} "x")'),
        ("large.jpg", f"resources/{other}.jpg", ""),
        (gone, "", ""),
    ]


def test_a_picture_that_was_made_smaller_is_html_in_a_markdown_note() -> None:
    tag = f'<img src=":/{FILE}" alt="x" width="200"/>'
    parts = note(f'T\n\nSee {tag} <a href=":/{OTHER}">there</a>') | {
        f"resources/{FILE}.jpg": b"\xff\xd8\xff",
        f"resources/{OTHER}.pdf": b"%PDF-",
    }
    (found,) = entries(read(parts, "joplin"))
    assert [(one.part, one.refers) for one in found.pieces] == [
        (f"resources/{FILE}.jpg", tag),
        (f"resources/{OTHER}.pdf", ""),
    ]


def test_no_place_is_nought_and_nought() -> None:
    (found,) = entries(read(note(latitude="0.00000000", longitude="0.00000000"), "joplin"))
    assert found.place == ""
    (found,) = entries(read(note(latitude="51.5", longitude="-0.1"), "joplin"))
    assert found.place == "Place: 51.50000, -0.10000"


def test_conflicts_and_encrypted_notes_are_left_out_and_named() -> None:
    parts = (
        note(is_conflict="1")
        | item(OTHER, 1, "x", encryption_applied="1")
        | {f"{'9' * 32}.md": b"no item"}
    )
    found = read(parts, "joplin")
    assert not entries(found)
    assert len(problems(found)) == 3


def test_an_encrypted_export_is_refused_with_what_to_do() -> None:
    with pytest.raises(ExchangeError, match="switch encryption off"):
        read(note(encryption_applied="1"), "joplin")


def test_a_file_that_is_linked_twice_is_there_twice() -> None:
    parts = note(f"T\n\n![a](:/{FILE}) and [b](:/{FILE})") | {f"resources/{FILE}.png": b"x"}
    (found,) = entries(read(parts, "joplin"))
    assert [one.refers for one in found.pieces] == [f"![a](:/{FILE})", f"[b](:/{FILE})"]
