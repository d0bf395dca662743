# SPDX-License-Identifier: MIT
"""Settings: an address is made when asked for, and a coach's is compared before it is kept."""

from PySide6.QtGui import QGuiApplication

from journal_app.services import sealing
from journal_app.ui.preferences.address import AddressPreference
from tests.exchange.letters import COACH, STRANGER
from tests.journeys.conftest import Walk


def card(walk: Walk) -> AddressPreference:
    """The card, with Settings in front."""
    walk.window.go("settings", "AddressPreference")
    walk.settle()
    found = walk.window.page("settings").groups["address"]  # type: ignore[attr-defined]
    assert isinstance(found, AddressPreference)
    return found


def test_looking_makes_nothing_and_asking_makes_an_address(walk: Walk) -> None:
    group = card(walk)
    assert group.own.make.hasFocus()
    assert sealing.own_identities(walk.session) == ()
    walk.press("Make my address")
    walk.bot.waitUntil(lambda: group.own.line.text() != "")
    own = sealing.own_address(walk.session)
    assert group.own.line.text() == own.line
    assert group.own.words.text().split() == list(own.words)
    assert group.own.make.isHidden()
    assert "has no passphrase" in group._bare.text()
    assert group._bare.isVisible()
    walk.press("Copy")
    assert QGuiApplication.clipboard().text() == own.line


def test_the_name_goes_into_the_line_and_the_words_stay(walk: Walk) -> None:
    words = sealing.own_address(walk.session).words
    group = card(walk)
    group.own.name.setText("  Sam   Brown ")
    group.own.name.editingFinished.emit()
    walk.bot.waitUntil(lambda: sealing.own_address(walk.session).name == "Sam Brown")
    walk.bot.waitUntil(lambda: group.own.line.text() == sealing.own_address(walk.session).line)
    assert group.own.words.text().split() == list(words)
    group.own.name.setText("x" * 80)
    group.own.name.editingFinished.emit()
    walk.bot.waitUntil(group._fault.isVisible)
    assert sealing.own_address(walk.session).name == "Sam Brown"


def test_a_coach_is_looked_at_compared_kept_and_forgotten(walk: Walk) -> None:
    group = card(walk)
    line = COACH.address.line
    group.new.pasted.setText(f"Hello, mine is\n{line[:60]}\n{line[60:]}\nRuth")
    group.new._look()
    walk.bot.waitUntil(group.new.keep.isVisible)
    assert group.new.words.text().split() == list(COACH.address.words)
    assert group.new.name.text() == "Ruth Okafor"
    assert sealing.contacts(walk.session) == ()
    walk.press("The words are the same: keep it")
    walk.bot.waitUntil(lambda: len(sealing.contacts(walk.session)) == 1)
    walk.bot.waitUntil(group._known.isVisible)
    assert group.new.keep.isHidden() or not group.new.keep.isVisible()
    group._forget(sealing.contacts(walk.session)[0].id)
    walk.bot.waitUntil(lambda: sealing.contacts(walk.session) == ())
    walk.bot.waitUntil(group._known.isHidden)


def test_what_is_amiss_is_said_beside_it(walk: Walk) -> None:
    sealing.add_contact(walk.session, COACH.address)
    group = card(walk)
    for text, why in (
        ("hello", "no address in that text"),
        (COACH.address.line[:-2], "lost or changed some letters"),
    ):
        group.new.pasted.setText(text)
        group.new._look()
        walk.bot.waitUntil(lambda why=why: why in group.new.fault.text())
        assert group.new.fault.isVisible()
        assert not group.new.keep.isVisible()
    group.new.pasted.setText(STRANGER.address.line)
    group.new._look()
    walk.bot.waitUntil(group.new.keep.isVisible)
    group.new.name.setText("Ruth Okafor")
    group.new._keep()
    walk.bot.waitUntil(lambda: "other keys" in group.new.fault.text())
    assert len(sealing.contacts(walk.session)) == 1
