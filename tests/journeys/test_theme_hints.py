# SPDX-License-Identifier: MIT
"""Themes suggested while writing: offered with a reason, taken with one key, never applied."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.entry import Draft
from journal_app.services import writing
from journal_app.ui.side.theme_hints import ThemeHintsSection
from tests.journeys.conftest import Walk

REFUSED = "Turned down again, for the third time of asking. Rang round and found another way in."


def section(walk: Walk) -> ThemeHintsSection:
    """The section that suggests."""
    found = walk.write.side.sections["theme_hints"]
    assert isinstance(found, ThemeHintsSection)
    return found


def until_offered(walk: Walk, theme: str) -> None:
    """Wait until a theme is offered in sight."""
    walk.bot.waitUntil(
        lambda: theme in section(walk).hints.offered() and section(walk).hints.isVisible(),
    )


def look_again(walk: Walk) -> None:
    """Have the text looked at now, and wait until that is done."""
    section(walk)._look()
    walk.settle()
    walk.settle()


def chips(walk: Walk) -> list[QPushButton]:
    """The chips in sight."""
    return [one for one in section(walk).hints.findChildren(QPushButton) if "+" in one.text()]


def test_a_text_brings_a_theme_with_its_reason_and_one_key_takes_it(walk: Walk) -> None:
    walk.type(REFUSED)
    until_offered(walk, "perseverance")
    offered = section(walk).hints.offered()
    said = " ".join(label.text() for label in section(walk).hints.findChildren(QLabel))
    assert "third time" in said.lower()
    entry_id = walk.until_kept("time of asking")
    assert writing.read(walk.session, entry_id).draft.themes == ()
    assert walk.write.side.themes.themes() == ()
    QTest.keyClick(
        walk.write.body,
        Qt.Key(Qt.Key.Key_1 + offered.index("perseverance")),
        Qt.KeyboardModifier.AltModifier,
    )
    assert walk.write.side.themes.themes() == ("perseverance",)
    assert "perseverance" not in section(walk).hints.offered()
    walk.bot.waitUntil(
        lambda: writing.read(walk.session, entry_id).draft.themes == ("perseverance",),
    )
    assert walk.write.body.text() == REFUSED


def test_a_click_takes_it_as_well_and_taking_the_theme_away_offers_it_again(walk: Walk) -> None:
    walk.type(REFUSED)
    until_offered(walk, "perseverance")
    chip = next(one for one in chips(walk) if "Perseverance" in one.text())
    assert "third" in chip.accessibleName().lower()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert walk.write.side.themes.themes() == ("perseverance",)
    look_again(walk)
    assert "perseverance" not in section(walk).hints.offered()
    walk.write.side.themes._toggle("perseverance")
    look_again(walk)
    assert "perseverance" in section(walk).hints.offered()


def test_ordinary_life_and_a_few_words_bring_nothing(walk: Walk) -> None:
    walk.type("Dentist at half past nine, then the bank and home for tea.")
    look_again(walk)
    assert section(walk).hints.offered() == ()
    assert not section(walk).isVisible()
    walk.window.go("write", "new")
    walk.settle()
    walk.type("another no")
    look_again(walk)
    assert section(walk).hints.offered() == ()


def test_switched_off_shows_none_and_on_again_brings_them_back(walk: Walk) -> None:
    looks = walk.window.desk.looks
    looks.use(replace(looks.settings, theme_suggestions=False))
    walk.type(REFUSED)
    look_again(walk)
    assert section(walk)._model is None
    assert not section(walk).isVisible()
    QTest.keyClick(walk.write.body, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert walk.write.side.themes.themes() == ()
    looks.use(replace(looks.settings, theme_suggestions=True))
    until_offered(walk, "perseverance")
    looks.use(replace(looks.settings, theme_suggestions=False))
    assert not section(walk).isVisible()
    assert section(walk).hints.offered() == ()


def test_set_aside_they_stay_away_from_this_entry_only(walk: Walk) -> None:
    walk.type(REFUSED)
    until_offered(walk, "perseverance")
    section(walk).hints.set_aside.emit()
    assert not section(walk).isVisible()
    walk.type(" And again we were refused, a fifth time of asking.")
    look_again(walk)
    assert not section(walk).isVisible()
    walk.window.go("write", "new")
    walk.settle()
    walk.type(REFUSED)
    until_offered(walk, "perseverance")


def test_no_key_takes_what_is_not_in_sight(walk: Walk) -> None:
    walk.type(REFUSED)
    until_offered(walk, "perseverance")
    walk.window.go("journal")
    section(walk).accept(0)
    assert walk.write.side.themes.themes() == ()


def test_it_learns_from_what_the_leader_tagged_also_while_writing(walk: Walk) -> None:
    walk.type("Doreen and the goats were out at Larkfield this morning.")
    look_again(walk)
    assert "place" not in section(walk).hints.offered()
    for at, (words, theme) in enumerate(
        [("Larkfield again with Doreen and the goats", "place")] * 5
        + [("The Marigold ledger with Piet and his numbers", "more-for-less")] * 5
    ):
        kept = writing.add(
            walk.session, Draft(date(2026, 11, 1), text=f"{words}, {at}.", themes=(theme,))
        )
        walk.window.desk.tasks.announce(kept.changes)
    walk.type(" Larkfield.")
    look_again(walk)
    assert section(walk).hints.offered()[:1] == ("place",)
    assert section(walk).hints._offered[0].learned


def test_an_old_entry_is_asked_about_only_where_it_has_no_theme(walk: Walk) -> None:
    untagged = writing.add(walk.session, Draft(date(2026, 11, 1), text=REFUSED)).entry.id
    tagged = writing.add(
        walk.session, Draft(date(2026, 11, 2), text=REFUSED, themes=("why",))
    ).entry.id
    walk.window.go("write", tagged)
    walk.bot.waitUntil(lambda: walk.write.sheet.entry_id == tagged)
    assert not section(walk)._timer.isActive()
    walk.window.go("write", untagged)
    until_offered(walk, "perseverance")
