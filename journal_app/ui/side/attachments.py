# SPDX-License-Identifier: MIT
"""Pictures and files of the entry in front: chosen, dropped or pasted, kept in the journal."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.attachment import Attachment
from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft
from journal_app.domain.message import Message
from journal_app.services import attaching
from journal_app.services.attaching import Attached
from journal_app.ui.entry_files import EntryFiles
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import said


class AttachmentsSection(Section):
    """The files of this entry. What is dropped on the text or here comes in."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.setAcceptDrops(True)
        self.rows = EntryFiles(sheet.desk, "side", changes=True)
        self.rows.inserted.connect(self._insert)
        self.rows.removed.connect(self._remove)
        self._notice = label("", "small")
        self._undo = button("", self._put_back, "link")
        self._removed: Attachment | None = None
        self._add = button(
            self.tr("Attach a file …"),
            self.choose,
            "link",
            self.tr("Or drop it here (Ctrl+Shift+A)"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Pictures and files"), "section"))
        for part in (self.rows, self._notice, self._undo, self._add):
            column.addWidget(part)
        sheet.editor.files_dropped.connect(self.take_files)
        sheet.editor.picture_pasted.connect(self.take_picture)
        self._hush()

    # -- what the sheet asks ----------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Another entry has other files."""
        self._hush()
        self._refresh()

    def take_changes(self, changes: Changes) -> None:
        """Files may have come or gone."""
        if self.sheet.entry_id in changes.entries:
            self._refresh()

    def _refresh(self) -> None:
        self._add.setEnabled(not self.sheet.locked)
        self.rows.look(self.sheet.entry_id)

    # -- taking in --------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files."""
        if not self.sheet.locked:
            self.take_files(self.sheet.desk.ask.open_files(self, self.tr("Attach files")))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files with the entry."""
        session = self.sheet.desk.session
        for path in paths:
            self._take(partial(attaching.attach_file, session, path=path))

    def take_picture(self, picture: QImage) -> None:
        """Keep a picture that was pasted, and show it where the cursor is."""
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        now: datetime = self.sheet.desk.session.clock()
        name = self.tr("Picture {time}.png").format(time=f"{now:%Y-%m-%d %H%M}")
        work = partial(
            attaching.attach, self.sheet.desk.session, name=name, content=bytes(held.data())
        )
        self._take(work, insert=True)

    def _take(self, work: object, *, insert: bool = False) -> None:
        if self.sheet.locked:
            return
        self._hush()

        def attached(done: Attached) -> None:
            self.sheet.desk.tasks.announce(done.changes)
            self._say(*done.notices)
            if insert:
                self._insert(done.attachment)

        def go_on(entry_id: str) -> None:
            self.sheet.desk.tasks.run(
                WRITE,
                lambda: work(entry_id=entry_id),  # type: ignore[operator]
                attached,
                self._say,
            )

        self.sheet.keep_first(go_on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from this computer are welcome."""
        if not self.sheet.locked and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        urls = event.mimeData().urls()
        self.take_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # -- what can be done with one ----------------------------------------------------------

    def _insert(self, one: Attachment) -> None:
        if not self.sheet.locked:
            cursor = self.sheet.editor.textCursor()
            before = "" if cursor.atBlockStart() else "\n\n"
            self.sheet.insert(f"{before}{one.as_markdown()}\n")
            self.sheet.editor.setFocus()

    def _remove(self, one: Attachment) -> None:
        if self.sheet.locked:
            return
        session, tasks, entry_id = (
            self.sheet.desk.session,
            self.sheet.desk.tasks,
            self.sheet.entry_id,
        )
        self._hush()

        def gone(changes: Changes) -> None:
            self._removed = one
            self._undo.setText(self.tr("Bring “{name}” back").format(name=one.name))
            self._undo.show()
            tasks.announce(changes)

        tasks.run(WRITE, lambda: attaching.detach(session, entry_id, one), gone)

    def _put_back(self) -> None:
        one, entry_id = self._removed, self.sheet.entry_id
        session, tasks = self.sheet.desk.session, self.sheet.desk.tasks
        self._hush()
        if one is not None:
            tasks.run(
                WRITE, lambda: attaching.put_back(session, entry_id, one), tasks.announce, self._say
            )

    def _say(self, *messages: Message) -> None:
        self._notice.setText(" ".join(said(one) for one in messages))
        self._notice.setVisible(bool(messages))

    def _hush(self) -> None:
        self._removed = None
        self._undo.hide()
        self._notice.hide()


SECTION = SectionKind(60, AttachmentsSection)
