# SPDX-License-Identifier: MIT
"""LibreOffice, Chromium, jrnl and poppler open what we write, and find in it what was written."""

import csv
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from journal_app.domain.entry import Draft
from journal_app.domain.query import Query
from journal_app.services import attaching, committing, looking_back, taking_out, writing
from journal_app.services.session import Session

ALL = Query()
_OTHERS = Path(sys.prefix, "share", "others", "Scripts" if os.name == "nt" else "bin")
"""Where ``packaging/others.py`` puts journals of other people."""
TEXT = """# What happened

We met at **six**; _nobody_ spoke. See [the notes](https://example.org/notes).

- [x] wrote it up
- ring Ann

1. first
2. second

| who | what |
|---|---|
| Ann | money |

> She said so.
"""

NO_HEADS = "    [2026-01-01] no head\n\n[tomorrow] nor this\n[see] it\n\n```\n[1, 2, 3]\n```\n[open"


def program(*names: str) -> str:
    """Where one of these programs is; the test is skipped where there is none."""
    places = os.pathsep.join((str(_OTHERS), os.environ.get("PATH", "")))
    found = next((path for name in names if (path := shutil.which(name, path=places))), None)
    if found is None:
        pytest.skip(f"None of {', '.join(names)} is here, so nobody else opened this format")
    return found


def run(*arguments: object, cwd: Path, **environment: str) -> str:
    """What a program says on its standard output; it must succeed."""
    done = subprocess.run(
        [str(one) for one in arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-800:]
    return done.stdout.decode(errors="replace")


@pytest.fixture
def filled(session: Session) -> Session:
    """A journal with something of everything."""
    draft = Draft(
        date(2026, 11, 20),
        time(18, 40),
        title="=An évening with the board",
        text=TEXT,
        themes=("gap",),
        tags=("board",),
        up_for_it=7,
        up_to_it=0,
    )
    entry = writing.add(session, draft).entry
    picture = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(picture, "JPEG")
    attaching.attach(session, entry.id, "whiteboard.jpg", picture.getvalue())
    looking_back.add_layer(session, entry.id, "Now I see more.")
    committing.make(session, "Ring Ann", entry=entry.id)
    writing.add(session, Draft(date(2026, 11, 21), title="Another", text=NO_HEADS))
    secret = Draft(date(2026, 11, 22), title="Kept to myself", marks=("private",))
    writing.add(session, secret)
    return session


def made(session: Session, name: str, folder: Path, **chosen: bool) -> Path:
    """The journal in a format."""
    target = folder / f"out{taking_out.exporter(name).suffix}"
    taking_out.take_out(session, name, target, ALL, chosen)
    return target


def test_libreoffice_opens_the_word_document(filled: Session, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    target = made(filled, "word", tmp_path)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run(office, home, "--headless", "--convert-to", "txt:Text", target, cwd=tmp_path)
    text = (tmp_path / "out.txt").read_text("utf-8-sig")
    for words in ("An évening with the board", "We met at six", "Now I see more.", "Ring Ann"):
        assert words in text
    assert "Kept to myself" not in text


def test_libreoffice_counts_the_lists_as_they_were_written(
    session: Session, tmp_path: Path
) -> None:
    office = program("soffice", "libreoffice")
    text = (
        "1. first\n\n   more of it\n\n2. second\n   - a point\n\n     and more\n   1. inner\n"
        "      1. third level\n         1. fourth\n         2. fourth\n      2. third level\n"
        "3. > quoted\n4. last\n\nbetween\n\n0. zero\n1. one"
    )
    writing.add(session, Draft(date(2026, 11, 20), title="Lists", text=text))
    target = made(session, "word", tmp_path)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run(office, home, "--headless", "--convert-to", "txt:Text", target, cwd=tmp_path)
    lines = (tmp_path / "out.txt").read_text("utf-8-sig").splitlines()
    found = [line.strip() for line in lines if line.strip()]
    assert found[found.index("1. first") :] == [
        "1. first", "more of it", "2. second", "• a point", "and more", "1. inner",
        "1. third level", "1. fourth", "2. fourth", "2. third level", "3.", "quoted", "4. last",
        "between", "0. zero", "1. one",
    ]  # fmt: skip


def test_libreoffice_opens_the_tables_and_takes_nothing_for_a_formula(
    filled: Session, tmp_path: Path
) -> None:
    office = program("soffice", "libreoffice")
    folder = made(filled, "csv", tmp_path)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    headless = (office, home, "--headless")
    run(
        *headless,
        "--infilter=CSV:44,34,76",
        "--convert-to",
        "fods",
        folder / "entries.csv",
        cwd=tmp_path,
    )
    sheet = (tmp_path / "entries.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert "An évening with the board" in sheet


def test_the_tables_hold_every_rating_and_commitment(filled: Session, tmp_path: Path) -> None:
    folder = made(filled, "csv", tmp_path)
    assert (folder / "entries.csv").read_bytes().startswith(b"\xef\xbb\xbf")

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    entries = rows("entries.csv")
    assert entries[0]["title"] == "'=An évening with the board"
    assert [(one["question"], one["value"]) for one in rows("ratings.csv")] == [
        ("up_for_it", "7"),
        ("up_to_it", "0"),
    ]
    assert [one["text"] for one in rows("commitments.csv")] == ["Ring Ann"]
    assert len(entries) == 3


def test_chromium_opens_the_page_and_searches_it(filled: Session, tmp_path: Path) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    target = made(filled, "html", tmp_path)
    look = functools.partial(
        run, browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
        f"--user-data-dir={tmp_path / 'profile'}", cwd=tmp_path,
    )  # fmt: skip
    shown = look(target.as_uri())
    assert "<search>" in shown.replace('<search hidden="">', "<search>")
    assert '<search hidden=""' not in shown
    assert "Kept to myself" not in shown
    # The page's own policy lets no script of ours in, so the test types by another page's hand.
    typed = tmp_path / "typed.html"
    script = (
        "const b=document.getElementById('find');b.value='evening ann';"
        "b.dispatchEvent(new Event('input'));"
    )
    page = target.read_text("utf-8")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    typed.write_text(page.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    found = look("--virtual-time-budget=2000", typed.as_uri())
    assert re.search(r'id="found"[^>]*>1 entry<', found)
    assert "<mark>évening</mark>" in found
    assert len(re.findall(r"<article[^>]*hidden", found)) == 1


def test_jrnl_imports_the_text(filled: Session, tmp_path: Path) -> None:
    jrnl = program("jrnl")
    target = made(filled, "text", tmp_path)
    settings = tmp_path / "jrnl.yaml"
    journal = tmp_path / "theirs.txt"
    settings.write_text(
        f"colors: {{body: none, date: none, tags: none, title: none}}\ndefault_hour: 9\n"
        f"default_minute: 0\neditor: ''\nencrypt: false\nhighlight: true\n"
        f"indent_character: '|'\njournals:\n  default:\n    journal: {journal}\n"
        f"linewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        f"timeformat: '%Y-%m-%d %H:%M'\nversion: v4.2\n"
    )
    ours = ("--config-file", settings)
    run(jrnl, *ours, "--import", "--file", target, cwd=tmp_path)
    said = json.loads(run(jrnl, *ours, "--format", "json", cwd=tmp_path))
    assert [one["date"] for one in said["entries"]] == ["2026-11-20", "2026-11-21", "2026-11-22"]
    assert said["entries"][0]["title"] == "=An évening with the board"
    assert said["entries"][1]["body"] == (
        "\\[2026-01-01] no head\n\n\\[tomorrow] nor this\n[see] it\n\n```\n[1, 2, 3]\n```\n\\[open"
    )
    assert set(said["tags"]) >= {"@board", "@gap"}


def test_poppler_finds_the_books_tags_and_words(filled: Session, tmp_path: Path) -> None:
    target = made(filled, "book", tmp_path)
    about = run(program("pdfinfo"), target, cwd=tmp_path)
    assert re.search(r"Tagged:\s+yes", about)
    structure = run(program("pdfinfo"), "-struct", target, cwd=tmp_path)
    for tag in ("H1", "H2", "Figure", "Table", "TH", "L", "Link"):
        assert re.search(rf"^\s*{tag}\b", structure, re.M), tag
    text = run(program("pdftotext"), target, "-", cwd=tmp_path)
    for words in ("November 2026", "An évening with the board", "Minding the gap", "Ring Ann"):
        assert words in text
    assert "Kept to myself" not in text


def test_the_word_document_names_nobody_and_describes_its_picture(
    filled: Session, tmp_path: Path
) -> None:
    with zipfile.ZipFile(made(filled, "word", tmp_path)) as parts:
        about = parts.read("docProps/core.xml").decode()
        body = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert "<dc:creator></dc:creator>" in about.replace(
        "<dc:creator/>", "<dc:creator></dc:creator>"
    )
    assert "python" not in about
    assert 'descr="whiteboard"' in body
    assert 'w:val="en-GB"' in styles
