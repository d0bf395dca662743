# SPDX-License-Identifier: MIT
"""What leaves a journal, made up: entries with whatever a test hangs on them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256

from journal_app.content import house_pack, resources
from journal_app.domain.attachment import Attachment, kind_of
from journal_app.domain.entry import Entry
from journal_app.domain.versions import Version
from journal_app.domain.whole import Beside, KeptFile, Whole

WHEN = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)


class Made:
    """Leaves with the entries given; ``then`` is called when the last of them has gone out."""

    made = date(2026, 11, 23)
    pack = house_pack()
    selected = False
    designs = str(resources() / "print")

    def __init__(
        self,
        entries: Iterable[Entry | Whole],
        files: dict[str, bytes] | None = None,
        then: Callable[[], None] = lambda: None,
        beside: Beside | None = None,
    ) -> None:
        self._entries = [one if isinstance(one, Whole) else Whole(one) for one in entries]
        self._files = {sha256(one).hexdigest(): one for one in (files or {}).values()}
        self._then = then
        self._beside = beside or Beside()

    def entries(self, *, trash: bool = False, private: bool = True) -> Iterator[Whole]:
        """The entries."""
        yield from (
            one for one in self._entries if private or "private" not in one.entry.draft.marks
        )
        self._then()

    def versions(self, entry_id: str) -> Iterator[Version]:
        """None."""
        return iter(())

    def file(self, wanted: str) -> KeptFile:
        """One of the files."""
        content = self._files[wanted]
        return KeptFile(wanted, kind_of(content), WHEN, content)

    def beside(self) -> Beside:
        """What the test gave."""
        return self._beside


def named(name: str, content: bytes) -> Attachment:
    """The file of that content as an entry has it."""
    return Attachment(sha256(content).hexdigest(), name, kind_of(content), len(content))
