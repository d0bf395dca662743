# SPDX-License-Identifier: MIT
"""Which format a source is taken for: the one that most of it has, in whatever letters."""

import json

import pytest

from journal_app.exchange.recognising import with_words
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import SAMPLES, entries, read, sure_of

NOTES = {f"2026-04-1{n}.md": "Words" for n in range(5)}
LOG = "[2024-01-01 10:00] log line\n"
DAY_ONE = json.dumps(
    {"metadata": {}, "entries": [{"creationDate": "2024-03-01T12:00:00Z", "text": "A"}]}
)


def recognised(parts: dict[str, str]) -> str:
    """The format that some files together are taken for."""
    return sure_of(of_bytes({name: text.encode() for name, text in parts.items()}))


@pytest.mark.parametrize(
    "stray",
    [
        {"log.txt": LOG},
        {"a.txt": LOG, "b.txt": "no date"},
        {"2020/06/28.txt": LOG},
        {"w.json": '[{"date":"2024-01-01T00:00:00","html":"x"}]'},
        {"Journal.json": DAY_ONE},
        {"1.json": '{"date_journal": 1, "text": "x"}'},
        {"x.txt": "\tDate:\t01 January 2019 at 00:00:00 GMT\n\nA"},
        {"2024-09.txt": "1:\n  text: x\n"},
        {"Diarium_2024-01-01.txt": "Monday\n— 10:00 —\nx"},
        {"a" * 32 + ".md": "T\n\nid: 1\ntype_: 1"},
        {"note.md": "title: T\ndate: 2024-01-01\nstarred: False\ntags: \n\nx"},
        {"A.doentry": "<plist/>"},
    ],
    ids=lambda stray: next(iter(stray)),
)
def test_one_odd_file_does_not_speak_for_many(stray: dict[str, str]) -> None:
    assert recognised(NOTES | stray) == "markdown"
    assert recognised(stray | {"2026-04-10.md": "Words"}) != "markdown"


def test_text_files_beside_fewer_notes_are_still_jrnl() -> None:
    logs = {f"log{n}.txt": LOG for n in range(4)}
    assert recognised({**logs, "README.md": "What this is", "list.txt": "milk"}) == "jrnl"


def test_a_mixed_archive_is_of_the_format_that_is_surest() -> None:
    parts = {"J.json": DAY_ONE, "2026-04-10.md": "Words", "2024-09.txt": "1:\n  text: x\n"}
    assert recognised(parts) == "day_one"


def test_pictures_and_what_is_hidden_outnumber_nothing() -> None:
    parts = {"2024-09.txt": b"1:\n  text: x\n"}
    for n in range(9):
        parts |= {f"{n}.jpg": b"x", f".obsidian/{n}.json": b"{}", f"2024-0{n}.old.txt": b"{}"}
    assert with_words(of_bytes(parts)) == ("2024-09.txt",)
    assert sure_of(of_bytes(parts)) == "rednotebook"


EVERY = [
    "jrnl-exports/text.txt",
    "jrnl-exports/json.json",
    "jrnl-exports/markdown.md",
    "dayone/json_minimal_minidiary.json",
    "dayone/txt_minidiary_txtDayOne.txt",
    "journey/single_entry_example.json",
    "diarium/Diarium_2021-10-24.txt",
    "daylio/staticf0x_test_data_8col.csv",
]


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_texts_in_utf_16_are_recognised_and_read_alike(path: str, encoding: str) -> None:
    plain = (SAMPLES / path).read_text(encoding="utf-8-sig")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    wide = {(SAMPLES / path).name: f"{mark}{plain}".encode(encoding)}
    format_name = sure_of(of_bytes({(SAMPLES / path).name: plain.encode()}))
    assert sure_of(of_bytes(wide)) == format_name
    drafts = [one.draft for one in entries(read(wide, format_name))]
    assert drafts
    assert drafts == [
        one.draft for one in entries(read({(SAMPLES / path).name: plain}, format_name))
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_json_lines_in_utf_16_are_read_with_their_lines(end: str) -> None:
    lines = ['{"date": "2024-01-01", "title": "Ä"}', '{"date": "2024-01-02", "title": "B"}']
    content = end.join(lines).encode("utf-16")
    assert sure_of(of_bytes({"x.jsonl": content})) == "json"
    found = entries(read(content, "json"))
    assert [(one.line, one.draft.title) for one in found] == [(1, "Ä"), (2, "B")]
