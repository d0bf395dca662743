# SPDX-License-Identifier: MIT
"""Both sides in windows of their own: two programs, two data folders, from mark to kept reply.

Each turn is a run of the whole program with its real window (``played.py``). What the leader kept
to themselves is then looked for in everything the coach has, opened and decrypted, and is not
there; and it is found where it belongs, so that looking is known to work.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypdf import PdfReader

from journal_app.exchange import sealed
from journal_app.services import library as libraries
from journal_app.services import sealing
from journal_app.services.session import open_session
from tests.conftest import clock
from tests.journeys import played
from tests.journeys.played import ASKED, CANARY, NAME, PRIVATE, ROLE, SECRET, TEXT, TRIED, WISH

ROOT = Path(__file__).parents[2]


@dataclass
class Both:
    """A leader's computer, a coach's computer, and what lies between them."""

    folder: Path
    told: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def between(self) -> Path:
        """What was handed over."""
        return self.folder / "between"

    def home(self, side: str) -> Path:
        """The data folder of a side."""
        return self.folder / side / "home"

    def take(self, turn: str) -> None:
        """A run of the program, from its start until its window is closed."""
        home = self.home(turn.partition("-")[0])
        home.parent.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.played", turn, home, self.between],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
        assert done.returncode == 0, f"{turn}: {done.stderr}"
        self.told[turn] = json.loads((home.parent / f"said-{turn}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The whole story, told once for all that is asked about it."""
    made = Both(tmp_path_factory.mktemp("both"))
    made.between.mkdir()
    for turn in played.TURNS:
        made.take(turn)
    return made


def held(folder: Path, words: str) -> list[Path]:
    """Files below a folder with these words in their bytes or their name, in any encoding."""
    wanted = [words.encode(code).lower() for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        one
        for one in sorted(folder.rglob("*"))
        if words.casefold() in one.name.casefold()
        or (one.is_file() and any(form in one.read_bytes().lower() for form in wanted))
    ]


def test_the_words_of_the_address_are_the_same_on_both_sides(both: Both) -> None:
    made, compared = both.told["coach-begins"]["words"], both.told["leader-hands-over"]["words"]
    assert made == compared
    assert len(made) == 6


def test_the_coach_reads_what_the_leader_sent_with_a_role_for_the_name(both: Both) -> None:
    sent, answered = both.told["leader-hands-over"], both.told["coach-answers"]
    assert answered["summary"] == sent["summary"]
    read = json.dumps(answered["read"], ensure_ascii=False)
    for words in (WISH, TEXT.replace(NAME, ROLE)):
        assert words in read


def test_the_question_comes_home_beside_its_piece_and_both_are_kept(both: Both) -> None:
    kept = both.told["leader-keeps"]
    assert kept["item"] == both.told["coach-answers"]["item"]
    assert "have compared" in kept["signed"]
    assert kept["states"] == ["kept", "kept"]
    assert kept["commitments"] == [TRIED]
    assert kept["prompt"] == ASKED, "a kept question is offered in Write"


def test_no_entry_changed_by_a_byte(both: Both) -> None:
    before, after = both.told["leader-hands-over"]["entries"], both.told["leader-keeps"]["entries"]
    assert before == after
    assert {one[1] for one in after.values()} == {TEXT, CANARY}


@pytest.fixture
def opened(both: Both) -> Iterator[libraries.Library]:
    """The coach's library, open."""
    (path,) = both.home("coach").rglob("*.library")
    library = libraries.open_library(path, SECRET, clock)
    yield library
    library.close()


@pytest.mark.parametrize("words", [NAME, "Angharad", "Pryce", "pelican"])
def test_what_stays_at_home_is_nowhere_on_the_coach_s_side(
    both: Both, opened: libraries.Library, words: str
) -> None:
    assert held(both.home("leader"), words), "the leader has it, and looking finds it"
    assert held(both.home("coach"), words) == []
    assert held(both.between, words) == []
    (client,) = libraries.clients(opened)
    (row,) = libraries.summaries(opened, client.alias, client.programme)
    sent = (both.between / "for-ruth.uptoit").read_bytes()
    journal = open_session(
        next(both.home("leader").rglob("*.journal")), clock, Random(1), read_only=True
    )
    try:
        found = sealed.unseal(sent, sealing.own_identities(journal))
    finally:
        journal.close()
    assert found.pdf is not None
    pages = PdfReader(io.BytesIO(found.pdf))
    said = " ".join(page.extract_text() for page in pages.pages) + str(pages.metadata)
    for inside in (str(libraries.summary(opened, row.id)), str(found.data), said):
        assert WISH in " ".join(inside.split())
        assert words.casefold() not in inside.casefold()


def test_the_coach_s_own_note_is_nowhere_on_the_leader_s_side(both: Both) -> None:
    assert held(both.home("leader"), PRIVATE) == []
    assert held(both.between, PRIVATE) == []
