# SPDX-License-Identifier: MIT
"""``uptoit cohort``: what leaves is shown first, every time needs a yes, and pages are guarded."""

from pathlib import Path
from random import Random

from journal_app.services import sealing
from journal_app.services.session import open_session
from tests.conftest import Command, clock


def leader(uptoit: Command, folder: Path, number: int) -> Path:
    """The journal of a leader with enough in it for a share."""
    journal = folder / f"leader {number}.journal"
    for day in range(1, 6):
        uptoit(
            *("--journal", journal, "add", "--text", "canary", "--date", f"2026-08-0{day}"),
            *("--theme", "place", "--up-for-it", 5 + number % 3, "--up-to-it", 4),
        )
    return journal


def shared(uptoit: Command, folder: Path, number: int, coach: str) -> Path:
    """The share of a leader, sealed to the coach's address."""
    path = folder / f"{number}.uptoit"
    done = uptoit(
        *("--journal", leader(uptoit, folder, number), "cohort", "share", "--cohort", "Ridge"),
        *("--quarter", "2026-Q3", "--to", coach, "--yes", path),
    )
    assert done.code == 0, done.err
    return path


def test_what_leaves_is_shown_and_needs_a_yes(uptoit: Command, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("three odd words\n")
    journal = leader(uptoit, tmp_path, 1)
    asked = ("--journal", journal, "cohort", "share", "--cohort", "Ridge", "--quarter", "2026-Q3")
    path = tmp_path / "share.uptoit"
    preview = uptoit(*asked, "--preview")
    assert "Sense of place: 100 %" in preview.out
    assert "canary" not in preview.out
    refused = uptoit(*asked, "--passphrase-file", secret, path)
    assert refused.code == 1
    assert "--yes" in refused.err
    assert not path.exists()
    no = uptoit(*asked, "--passphrase-file", secret, path, stdin=b"n\n", terminal=True)
    assert no.code == 1
    assert not path.exists()
    yes = uptoit(*asked, "--passphrase-file", secret, path, stdin=b"y\n", terminal=True)
    assert yes.code == 0, yes.err
    assert path.read_bytes().startswith(b"age-encryption.org/v1")
    assert "before" in uptoit(*asked, "--preview").out
    assert uptoit(*asked).code == 2
    assert uptoit(*asked, path).code == 2
    assert "words" in uptoit(*asked, "--preview", "--json").json


def test_five_shares_make_a_page_of_the_group(uptoit: Command, tmp_path: Path) -> None:
    journal = tmp_path / "Coach.journal"
    session = open_session(journal, clock, Random(3))
    address = sealing.own_address(session).line
    session.close()
    files = [shared(uptoit, tmp_path, number, address) for number in range(5)]
    combine = ("--journal", journal, "cohort", "combine", "--point", "start")
    page, html = tmp_path / "page.pdf", tmp_path / "page.html"
    few = uptoit(*combine, "--for", "group", *files[:4], page)
    assert "fewer than 5" in few.refusal
    assert not page.exists()
    made = uptoit(*combine, "--for", "group", *files, page)
    assert made.code == 0, made.err
    assert "5 leaders" in made.out
    assert "not from you" in made.out
    assert page.read_bytes().startswith(b"%PDF")
    answer = uptoit(*combine, "--for", "group", *files, html, "--json").json
    assert answer["leaders"] == 5
    assert answer["figures"]["up_for_it"] == 6.5
    assert b"Sense of place" in html.read_bytes()
    sponsor = uptoit(*combine, "--for", "sponsor", *files, page)
    assert "at least 10" in sponsor.refusal
    assert uptoit(*combine, "--for", "group", page).code == 2
    assert "page.pdf" in uptoit(*combine, "--for", "group", page, html).refusal
    assert "somebody else" in uptoit(*combine[2:], "--for", "group", *files, page).refusal
