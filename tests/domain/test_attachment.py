# SPDX-License-Identifier: MIT
"""Files: safe names, kinds by content, limits in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.attachment import (
    MOST_NAME,
    Attachment,
    check_count,
    check_size,
    kind_of,
    linked,
    safe_name,
    size_words,
)
from journal_app.domain.errors import InvalidValue


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("con.txt", "file con.txt"),
        ("  ..  ", "file"),
        ("exe\u202efdp.scr", "exe fdp.scr"),
        ("a\nb.png", "a b.png"),
        ("Café plan.docx", "Café plan.docx"),
    ],
)
def test_names_are_made_safe(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_is_safe_and_stays_so(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept) <= MOST_NAME
    assert not set(kept) & set('/\\:*?"<>|\0\n')
    assert safe_name(kept) == kept


def test_the_kind_is_what_the_bytes_say() -> None:
    assert kind_of(b"%PDF-1.7") == "application/pdf"
    assert kind_of(b"PK\x03\x04 called photo.jpg") == "application/zip"
    assert kind_of(b"") == "application/octet-stream"


def test_limits_are_said_in_words() -> None:
    with pytest.raises(InvalidValue, match=r"51\.0 MB; a file in the journal holds at most 50\.0"):
        check_size("film.mov", 51_000_000)
    with pytest.raises(InvalidValue, match="empty"):
        check_size("x", 0)
    with pytest.raises(InvalidValue, match="at most 40 files"):
        check_count(40)
    assert (size_words(512), size_words(34_400), size_words(1_234_567)) == (
        "512 bytes", "34 KB", "1.2 MB",
    )  # fmt: skip


def test_a_text_says_what_it_refers_to() -> None:
    one = Attachment("ab" * 32, "White [board].png", "image/png", 5)
    line = one.as_markdown()
    assert line == f"![White board](attachment:{'ab' * 8})"
    assert linked(f"Look:\n\n{line}\n\nhttp://x attachment:zz") == ("ab" * 8,)
