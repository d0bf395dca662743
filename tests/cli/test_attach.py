# SPDX-License-Identifier: MIT
"""``uptoit attach``: files in, listed, and out again."""

from pathlib import Path

from tests.conftest import Command
from tests.exchange.test_pictures import SECRET, photograph


def test_files_go_in_without_their_secrets_and_come_out(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "x", "--json").json["id"]
    photo, minutes = tmp_path / "a.jpg", tmp_path / "b.pdf"
    photo.write_bytes(photograph("JPEG"))
    minutes.write_bytes(b"%PDF-1.7")
    kept = uptoit("attach", entry, photo, minutes, "--json").json
    assert [(one["name"], one["type"]) for one in kept] == [
        ("a.jpg", "image/jpeg"),
        ("b.pdf", "application/pdf"),
    ]
    out = tmp_path / "out"
    assert uptoit("attach", entry, "--save-to", out).code == 0
    saved = {path.name.split(" ", 1)[1]: path.read_bytes() for path in out.iterdir()}
    assert saved["b.pdf"] == b"%PDF-1.7"
    assert SECRET not in saved["a.jpg"]


def test_what_cannot_be_attached_is_a_sentence(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "x", "--json").json["id"]
    assert "cannot be read" in uptoit("attach", entry, tmp_path / "none").refusal
    assert "no entry" in uptoit("attach", "none-such", "--json").refusal
    assert uptoit("attach", entry, "--json").json == []
