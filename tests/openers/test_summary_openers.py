# SPDX-License-Identifier: MIT
"""Chromium, LibreOffice and poppler open the page for a coach; its form saves what we can read."""

import json
import re
from pathlib import Path

from journal_app.domain import reply
from journal_app.exchange import safe_json
from journal_app.exchange.summary_formats import FORMATS
from tests.exchange.shared_pages import sent
from tests.openers.chromium import browser
from tests.openers.test_openers import program, run

FILL = """
const put = (id, words, about) => {
  const field = document.getElementById(id);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (about !== undefined) document.getElementById(id + "-about").value = about;
};
const press = (words, at = 0) =>
  [...document.querySelectorAll("button")].filter((one) => one.textContent === words)[at].click();
"""
SAID = "document.getElementById('said').textContent"


def written(folder: Path, key: str) -> Path:
    """The page in a format."""
    target = folder / f"page{FORMATS[key].suffix}"
    target.write_bytes(FORMATS[key].write(sent()))
    return target


def test_a_coach_without_the_program_answers_in_the_page(tmp_path: Path) -> None:
    shown, page = sent(), written(tmp_path, "html")
    answers = tmp_path / "answers"
    answers.mkdir()
    with browser(program("chromium", "chromium-browser", "google-chrome"), tmp_path) as chromium:
        chromium.open(page.as_uri())
        chromium.save_into(answers)
        chromium.do(FILL)
        chromium.do("press('Save the answer as a file')")
        assert "nothing in this answer" in chromium.do(SAID)
        chromium.do("document.querySelector('#want .on').click()")
        assert chromium.do("document.activeElement.id") == "noticed-1"
        chromium.do("put('noticed-1', '“You” said <b>we</b> \\u{1F3AD} \\n twice.')")
        chromium.do("press('Answer to this', 1)")
        chromium.do("put('noticed-2', 'Numbers again')")
        chromium.do("put('question-1', 'Who is not in the room?', 'chart-quadrant_path')")
        chromium.do("press('Ask something else'); press('Ask something else')")
        assert chromium.do("document.querySelector('[data-more=question]').hidden")
        chromium.do("press('Ask something else'); put('question-3', 'And who else?')")
        assert chromium.do("document.querySelectorAll('[data-kind=question]').length") == 3
        chromium.do("put('try-1', 'Be late on purpose', 'ask'); put('next-1', 'The board')")
        chromium.do("put('coach', 'Dr Ash')")
        chromium.do("press('Save the answer as a file')")
        chromium.saved()
        assert "Saved as" in chromium.do(SAID)
        assert chromium.complaints == []
    (file,) = answers.iterdir()
    assert file.name == f"Answer to summary {shown.id[-12:]}.json"
    content = file.read_bytes()
    made = reply.belongs(reply.from_data(safe_json.loads(content)), shown)
    # The same names and values, to the last of them.
    assert json.loads(content) == json.loads(json.dumps(reply.as_data(made)))
    assert made.coach == "Dr Ash"
    assert re.fullmatch(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", made.id
    )
    assert [(one.kind, one.anchor, one.text) for one in made.remarks] == [
        ("noticed", "want", "“You” said <b>we</b> 🎭 \n twice."),
        ("noticed", "numbers", "Numbers again"),
        ("question", "chart-quadrant_path", "Who is not in the room?"),
        ("question", "", "And who else?"),
        ("try", "ask", "Be late on purpose"),
        ("next", "", "The board"),
    ]


def test_without_scripts_the_page_reads_and_says_so(tmp_path: Path) -> None:
    page = written(tmp_path, "html")
    with browser(program("chromium", "chromium-browser", "google-chrome"), tmp_path) as chromium:
        chromium.ask("Emulation.setScriptExecutionDisabled", value=True)
        chromium.open(page.as_uri())
        root = chromium.ask("DOM.getDocument", depth=-1)["root"]["nodeId"]
        shown = chromium.ask("DOM.getOuterHTML", nodeId=root)["outerHTML"]
    assert "Help me think" in shown
    assert "does not run" in shown
    assert '<div id="asked" hidden="">' in shown


def test_libreoffice_opens_the_word_document(tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    target = written(tmp_path, "word")
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run(office, home, "--headless", "--convert-to", "pdf", target, cwd=tmp_path)
    text = run(program("pdftotext"), tmp_path / "page.pdf", "-", cwd=tmp_path)
    for words in ("A page for my coach", "Help me think", "Ring her", "What am I avoiding?"):
        assert words in text
    images = run(program("pdfimages"), "-list", tmp_path / "page.pdf", cwd=tmp_path)
    assert len(images.splitlines()) >= 2 + 3


def test_poppler_finds_the_tags_the_letters_and_no_pixels(tmp_path: Path) -> None:
    target = written(tmp_path, "pdf")
    about = run(program("pdfinfo"), target, cwd=tmp_path)
    assert re.search(r"Tagged:\s+yes", about)
    assert "A4" in about
    assert "Author" not in about
    assert "Date" not in about
    structure = run(program("pdfinfo"), "-struct", target, cwd=tmp_path)
    for tag in ("H1", "H2", "H3", "H4", "P", "Figure"):
        assert re.search(rf"^\s*{tag}\b", structure, re.M), tag
    fonts = run(program("pdffonts"), target, cwd=tmp_path).splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes yes yes", line) for line in fonts)
    images = run(program("pdfimages"), "-list", target, cwd=tmp_path)
    assert len(images.splitlines()) == 2
