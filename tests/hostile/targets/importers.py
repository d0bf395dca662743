# SPDX-License-Identifier: MIT
"""Every importer there is, on its own, and the way a file takes into a journal."""

import io
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from journal_app import plugins
from journal_app.domain.errors import JournalError
from journal_app.domain.query import Query
from journal_app.exchange import archive, importers
from journal_app.services import finding, transfer
from journal_app.services.session import Session, open_session
from tests.conftest import clock
from tests.hostile.target import Target, seeds_of, words_in

SAMPLES = Path(__file__).parents[2] / "samples"
_LARGEST = 20_000
_MOST_SEEDS = 12
_LINES = (
    b'{"date": "2026-02-16", "time": "08:10", "zone": "Europe/London", "title": "a", '
    b'"text": "b", "themes": ["minding-the-gap"], "tags": ["t"], "up_for_it": 7, '
    b'"up_to_it": null, "marks": [], "created": "2026-02-16T08:10:00Z", "source": "x", '
    b'"id": "0190a3d1-0000-7000-8000-000000000001"}\n'
)
_OURS = b'{"format": "up-to-it journal", "version": 1, "entries": [\n' + _LINES + b"]}\n"
_NAMES = ("Journal.json", "a.txt", "a.md", "a.csv", "2026-02.txt", "a.jsonl")


def _samples() -> list[bytes]:
    found = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    return [path.read_bytes() for path in found if path.stat().st_size <= _LARGEST]


def read(importer: Any, content: bytes) -> list[Any]:
    """What an importer makes of bytes; importers read a stream, or a source of parts."""
    if find_spec("journal_app.exchange.source") is None:
        assert isinstance(importer.recognises(content[:65_536]), bool)
        return list(importer.read(io.BytesIO(content)))
    return _of_source(importer, content)


def _of_source(importer: Any, content: bytes) -> list[Any]:
    sources = _sources(content)
    likes = [one for one in sources if importer.recognises(one)]
    return list(importer.read((likes or sources)[0], {}))


def _sources(content: bytes) -> list[Any]:
    """The bytes as an importer may meet them: what is in an archive, or a file of some name."""
    from journal_app.exchange import source

    if archive.is_archive(content[:512]):
        with archive.opened(io.BytesIO(content)) as inside:
            parts = {one.name: inside.read(one.name) for one in inside.members}
        return [source.of_bytes(parts or {"a.txt": b""})]
    return [source.of_bytes({name: content}, name) for name in _NAMES]


def one(importer: Any, content: bytes) -> None:
    """Read it all, and look at what must hold of everything that comes out."""
    for found in read(importer, content):
        assert found.line >= 0
        if hasattr(found, "draft"):
            assert found.id or found.key
            assert found.draft.day
        else:
            assert str(found.message)


def _target(name: str, importer: Any) -> Target:
    likes = [one for one in _samples() if _likes(importer, one)][:_MOST_SEEDS]
    seeds = [*seeds_of(f"import-{name}"), *likes, _LINES, _OURS]
    return Target(f"import-{name}", partial(one, importer), seeds, words_in(*seeds))


def _likes(importer: Any, content: bytes) -> bool:
    """Whether an importer knows this for its own; one that breaks on it is shown by the tests."""
    try:
        if find_spec("journal_app.exchange.source") is None:
            return bool(importer.recognises(content[:65_536]))
        return any(importer.recognises(source) for source in _sources(content))
    except Exception:  # noqa: BLE001
        return True


class Pipeline:
    """A journal that everything is imported into, made when it is first needed."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="uptoit-hostile-")
        self._session: Session | None = None

    def __call__(self, content: bytes) -> None:
        path = Path(self._folder.name) / "in.json"
        if self._session is None:
            journal = Path(self._folder.name) / "Test.journal"
            self._session = open_session(journal, clock, Random(7))
        path.write_bytes(content)
        before = finding.count(self._session, Query())
        try:
            report = transfer.import_file(self._session, path)
        except JournalError:
            assert finding.count(self._session, Query()) == before, "a refusal changes nothing"
            raise
        added = report.added if isinstance(report.added, int) else len(report.added)
        assert finding.count(self._session, Query()) <= before + added


TARGETS = (
    *(
        _target(name, importer)
        for name, importer in plugins.discover(importers, "IMPORTER").items()
    ),
    Target(
        "import-whole", Pipeline(), [_LINES, _OURS, *_samples()[:20]], words_in(_OURS), slow=True
    ),
)
