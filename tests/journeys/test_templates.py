# SPDX-License-Identifier: MIT
"""Writing along a template: chosen for when it suits, steps left out, own ones made and changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from journal_app.services import templating, writing
from journal_app.ui.dialogs.template_edit import TemplateEditDialog
from journal_app.ui.dialogs.templates import TemplatesDialog
from tests.journeys.conftest import Walk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(walk: Walk) -> TemplatesDialog:
    """The templates, opened by their key."""
    QTest.keyClick(walk.window, Qt.Key.Key_T, CTRL_SHIFT)
    found = walk.write.findChild(TemplatesDialog)
    assert isinstance(found, TemplatesDialog)
    walk.bot.waitUntil(lambda: found.list.count() > 0)
    return found


def row_of(dialog: TemplatesDialog, name: str) -> int:
    """Where a template stands in the list."""
    texts = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    return next(at for at, text in enumerate(texts) if text.startswith(name))


def test_all_ten_are_offered_with_when_they_suit_and_ours_is_the_house_template(
    walk: Walk, dialog: TemplatesDialog
) -> None:
    assert dialog.list.count() == 10
    assert "house template" in dialog.list.item(0).text()
    assert dialog.list.item(0).text().startswith("The Crossing")
    for at in range(10):
        dialog.list.setCurrentRow(at)
        template = walk.session.pack.templates[at]
        shown = dialog.findChildren(QCheckBox)
        assert {step.heading for step in template.steps} <= {one.text() for one in shown}
        assert template.suits
    dialog.reject()


def test_a_step_left_out_is_not_written_and_the_stages_are_kept(
    walk: Walk, dialog: TemplatesDialog
) -> None:
    dialog._ticks["far-side"].setChecked(False)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.bot.waitUntil(lambda: "## Bank" in walk.write.body.text())
    text = walk.write.body.text()
    assert "Far side" not in text
    assert text.index("## Bank") < text.index("## Step")
    walk.write.body.set_text(text.replace("## Gap", "Between two boards, again.\n\n## Gap"))
    walk.write._edited()
    entry_id = walk.until_kept("between two boards")
    walk.write.keep_now()
    assert writing.read(walk.session, entry_id).draft.template == "the-crossing"
    stages = {one.step: one for one in templating.stages(walk.session, entry_id)}
    assert set(stages) == {"bank", "gap", "switch", "rope", "step"}
    assert (stages["bank"].stage, stages["bank"].words) == ("notice", 4)
    assert stages["gap"].words == 0
    walk.write.body.set_text("Changed my mind.")
    walk.write._edited()
    walk.write.keep_now()
    assert templating.stages(walk.session, entry_id) == ()


def test_the_steps_can_be_undone(walk: Walk, dialog: TemplatesDialog) -> None:
    dialog.use.click()
    walk.bot.waitUntil(lambda: "## Bank" in walk.write.body.text())
    walk.write.body.undo()
    assert walk.write.body.text() == ""


def test_a_template_of_my_own_is_made_used_changed_and_deleted(
    walk: Walk, dialog: TemplatesDialog
) -> None:
    walk.press("Make one of my own …")
    editor = dialog.findChild(TemplateEditDialog)
    assert isinstance(editor, TemplateEditDialog)
    editor._keep()
    walk.bot.waitUntil(lambda: editor._fault.text() == "Please give the template a name.")
    editor.name.setText("After a board")
    editor._rows[0].heading.setText("Said")
    editor._rows[0].cue.setText("What was said, and by which role?")
    walk.press("Keep this template")
    walk.bot.waitUntil(lambda: dialog.list.count() == 11)
    walk.settle()
    assert "my own" in dialog.list.currentItem().text()
    dialog._edit()
    again = dialog.findChildren(TemplateEditDialog)[-1]
    again.name.setText("After any board")
    again._keep()
    walk.bot.waitUntil(lambda: dialog.list.item(10).text().startswith("After any board"))
    walk.settle()
    dialog.list.setCurrentRow(row_of(dialog, "After any board"))
    dialog._use()
    walk.bot.waitUntil(lambda: "## Said" in walk.write.body.text())
    entry_id = walk.until_kept("what was said")
    own = writing.read(walk.session, entry_id).draft.template
    assert own is not None
    assert own.startswith("own-")
    assert [one.stage for one in templating.stages(walk.session, entry_id)] == ["notice", "decide"]
    walk.write.choose_template()
    later = walk.write.findChildren(TemplatesDialog)[-1]
    walk.bot.waitUntil(lambda: later.list.count() == 11)
    later.list.setCurrentRow(10)
    walk.person.choices = [0]
    later._delete()
    walk.bot.waitUntil(lambda: later.list.count() == 10)
    later.reject()
    QApplication.processEvents()
    assert writing.read(walk.session, entry_id).draft.template == own
