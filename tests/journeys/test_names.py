# SPDX-License-Identifier: MIT
"""A name is noticed while writing: a role takes its place in one step, or it is left as it is."""

from dataclasses import replace

from journal_app.services import choosing, naming
from journal_app.ui.side.names import NamesSection
from tests.journeys.conftest import Walk


def section(walk: Walk) -> NamesSection:
    found = walk.write.side.sections["names"]
    assert isinstance(found, NamesSection)
    return found


def test_a_role_takes_the_place_of_a_name_and_is_remembered(walk: Walk) -> None:
    walk.write.body.insertPlainText("A 🙂 day. ")
    walk.type("Sarah Malik rang, and I rang Sarah Malik back.")
    names = section(walk)
    walk.bot.waitUntil(names.isVisible)
    assert "Sarah Malik" in names._words.text()
    names.use("my deputy")
    assert walk.write.body.text() == "A 🙂 day. My deputy rang, and I rang my deputy back."
    walk.bot.waitUntil(names.isHidden)
    walk.write.body.undo()
    assert walk.write.body.text().count("Sarah Malik") == 2
    walk.bot.waitUntil(lambda: choosing.load(walk.session).names == (("Sarah Malik", "my deputy"),))
    walk.bot.waitUntil(lambda: names._role.text() == "Use “my deputy”")
    walk.press("Use “my deputy”")
    assert "Sarah" not in walk.write.body.text()


def test_it_can_be_left_and_writing_goes_on(walk: Walk) -> None:
    walk.type("I met Priya.")
    names = section(walk)
    walk.bot.waitUntil(names.isVisible)
    walk.press("Leave it")
    walk.bot.waitUntil(names.isHidden)
    walk.type(" And Tomasz came.")
    walk.bot.waitUntil(lambda: names.found is not None and names.found.name == "Tomasz")
    walk.until_kept("And Tomasz came")
    walk.press("Not a person")
    walk.bot.waitUntil(lambda: choosing.load(walk.session).not_names == ("Tomasz",))
    walk.bot.waitUntil(names.isHidden)


def test_switched_off_it_says_nothing(walk: Walk) -> None:
    looks = walk.window.desk.looks
    walk.type("I met Priya.")
    walk.bot.waitUntil(section(walk).isVisible)
    looks.use(replace(looks.settings, name_check=False))
    walk.bot.waitUntil(section(walk).isHidden)


def test_the_list_is_kept_in_settings(walk: Walk) -> None:
    walk.window.go("settings")
    group = walk.window.page("settings").groups["names"]  # type: ignore[attr-defined]
    group.name.setText("Big Al")
    group._add()
    walk.bot.waitUntil(group._fault.isVisible)
    group.role.setText("the sponsor")
    group._add()
    walk.bot.waitUntil(lambda: choosing.load(walk.session).names == (("Big Al", "the sponsor"),))
    walk.settle()
    group._forget("Big Al")
    walk.bot.waitUntil(lambda: choosing.load(walk.session).names == ())
    assert naming.names("Big Al came.", choosing.load(walk.session)) == ()
