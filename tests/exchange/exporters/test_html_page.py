# SPDX-License-Identifier: MIT
"""The journal as one page: escaped, under a policy that names its own script and style alone."""

import base64
import hashlib
import re
from datetime import date
from io import BytesIO
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.whole import Whole
from journal_app.exchange.exporters.html_page import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.leaving import WHEN, Made, named


def page(journal: Made, folder: Path, **chosen: bool) -> str:
    """The page that is written."""
    EXPORTER.write(journal, folder / "out.html", usual(EXPORTER) | chosen)
    return (folder / "out.html").read_text("utf-8")


def entry(text: str = "", title: str = "T") -> Entry:
    """An entry."""
    return Entry("id-1", Draft(date(2026, 1, 1), title=title, text=text), WHEN, WHEN, "scale")


def test_nothing_of_an_entry_is_markup_or_script(tmp_path: Path) -> None:
    hostile = "</article><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }}"
    found = page(Made([entry(hostile, hostile)]), tmp_path)
    soup = BeautifulSoup(found, "html.parser")
    assert len(soup.find_all("script")) == 1
    assert not soup.find_all("img")
    assert "{{ 7 * 7 }}" in soup.get_text()


def test_the_policy_lets_in_its_own_script_and_style_alone(tmp_path: Path) -> None:
    found = page(Made([entry()]), tmp_path)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', found)
    assert policy
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", found, re.S)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert not re.search(r'(?:src|href)="https?:', found)


def test_a_list_begins_at_its_number_also_if_that_is_nothing(tmp_path: Path) -> None:
    soup = BeautifulSoup(page(Made([entry("0. zero\n1. one")]), tmp_path), "html.parser")
    assert soup.find("ol")["start"] == "0"
    assert not soup.find("article").find("ul")


def test_words_of_an_entry_run_as_their_first_letter_does(tmp_path: Path) -> None:
    text = "# א\n\nא\n\n- א\n  - b\n\n1. א\n\n> א\n>\n> b\n\n|א|b|\n|-|-|\n"
    article = BeautifulSoup(page(Made([entry(text)]), tmp_path), "html.parser").find("article")
    running = [one.name for one in article.find_all(dir="auto")]
    assert running == ["h2", "h3", "p", "ul", "ol", "blockquote", "table"]


def test_it_has_landmarks_a_way_past_them_and_a_named_search(tmp_path: Path) -> None:
    soup = BeautifulSoup(page(Made([entry()]), tmp_path), "html.parser")
    assert soup.find("main")
    assert soup.find("header")
    assert soup.find("search")
    assert soup.find("a", href="#entries")
    assert soup.find("label", attrs={"for": "find"})
    assert [soup.html["lang"], soup.find("article")["id"]] == ["en-GB", "id-1"]


def test_a_large_picture_is_made_smaller_described_and_without_data_beside_it(
    tmp_path: Path,
) -> None:
    made, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "A camera"
    Image.new("RGB", (3_000, 2_000), "teal").save(made, "JPEG", exif=exif)
    content = made.getvalue()
    file = named("white board.jpg", content)
    whole = Whole(entry(file.as_markdown()), files=(file,))
    found = page(Made([whole], {"a": content}), tmp_path)
    [picture] = BeautifulSoup(found, "html.parser").find_all("img")
    assert picture["alt"] == "white board"
    inside = base64.b64decode(picture["src"].partition(",")[2])
    assert b"A camera" not in inside
    assert Image.open(BytesIO(inside)).size == (1_600, 1_067)
    without = page(Made([whole], {"a": content}), tmp_path, pictures=False)
    assert "<img" not in without
    assert "white board" in without


def test_a_picture_is_described_as_it_was_where_it_stands(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (4, 3), "teal").save(made, "JPEG")
    shown, beside = made.getvalue(), made.getvalue() + b"\0"
    files = (named("IMG_1.jpg", shown), named("IMG_2.jpg", beside))
    text = f"![What happened](attachment:{files[0].hash[:16]})"
    found = page(Made([Whole(entry(text), files=files)], {"a": shown, "b": beside}), tmp_path)
    pictures = BeautifulSoup(found, "html.parser").find_all("img")
    assert [one["alt"] for one in pictures] == ["What happened", "IMG_2"]
