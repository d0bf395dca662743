# SPDX-License-Identifier: MIT
"""A page for a coach in the real window: asked for, looked at, saved."""

import io
from pathlib import Path

from pypdf import PdfReader

from journal_app.services import coaching
from journal_app.ui.pages.coach import CoachPage
from tests.journeys.conftest import Walk


def test_from_a_wish_to_a_saved_pdf(sample_walk: Walk, tmp_path: Path) -> None:
    sample_walk.window.go("coach")
    page = sample_walk.window.page("coach")
    assert isinstance(page, CoachPage)
    sample_walk.bot.waitUntil(lambda: bool(page.picks._rows))
    assert page.picks.picks() == ()
    assert not page.save.isEnabled()
    page.want.setPlainText("Help me see what I am not seeing.")
    chosen = page.picks._rows[0]
    page.picks.pick(chosen.id)
    page.picks._edited(chosen.id, "Only these words.")
    sample_walk.bot.waitUntil(page.save.isEnabled, timeout=15_000)
    assert page.pages.count >= 2
    assert "Only these words." in page.pages.accessibleDescription()
    assert page._summary is not None
    shown = coaching.preview_pages(page._summary, 60)
    target = tmp_path / "page.pdf"
    sample_walk.person.files = [target]
    page.save.click()
    sample_walk.bot.waitUntil(lambda: "Saved" in page.banner.text, timeout=15_000)
    reader = PdfReader(io.BytesIO(target.read_bytes()))
    assert len(reader.pages) == len(shown)
    text = "".join(one.extract_text() for one in reader.pages)
    assert "Only these words." in text
    assert "Help me see what I am not seeing." in text


def test_a_change_after_the_preview_must_be_looked_at_again(sample_walk: Walk) -> None:
    sample_walk.window.go("coach")
    page = sample_walk.window.page("coach")
    assert isinstance(page, CoachPage)
    page.want.setPlainText("One")
    sample_walk.bot.waitUntil(page.save.isEnabled, timeout=15_000)
    page.want.setPlainText("Two")
    assert not page.save.isEnabled()
    page.want.setPlainText("")
    sample_walk.bot.waitUntil(lambda: page.pages.count == 0)
    assert not page.save.isEnabled()


def test_pages_that_come_too_late_are_not_shown(sample_walk: Walk) -> None:
    sample_walk.window.go("coach")
    page = sample_walk.window.page("coach")
    assert isinstance(page, CoachPage)
    sample_walk.settle()
    for want in ("One", ""):
        page.want.setPlainText(want)
        page._rest.stop()
        page._make()
    for _ in range(4):
        sample_walk.settle()
    assert page.pages.count == 0
    assert not page.save.isEnabled()
