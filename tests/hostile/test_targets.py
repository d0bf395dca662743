# SPDX-License-Identifier: MIT
"""Every target, by night's corpus and by hypothesis; each hunt finds a planted bug."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journal_app import plugins
from journal_app.exchange import importers
from tests.hostile import readers
from tests.hostile.target import (
    HERE,
    PlantedBug,
    Target,
    TooSlow,
    corpus_file,
    corpus_of,
    every,
    inputs,
)
from tests.hostile.targets.importers import read

TARGETS = every()
ROOT = HERE.parents[1]
each = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
some = settings(max_examples=25, suppress_health_check=list(HealthCheck))
many = settings(
    max_examples=2_000,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
    phases=[Phase.generate],
)


def test_every_importer_is_aimed_at() -> None:
    for name in plugins.discover(importers, "IMPORTER"):
        assert f"import-{name}" in TARGETS


def test_every_reader_of_bytes_is_aimed_at() -> None:
    aimed = {name for target in TARGETS.values() for name in target.reads}
    for name, function in readers.readers().items():
        assert name in aimed, f"{name} wants {readers.unknown(function)}: see readers.GIVEN"


def test_a_reader_is_known_by_what_it_takes() -> None:
    found = readers.readers()
    assert {"safe_json.loads", "safe_xml.parse", "archive.opened", "pictures.strip"} <= set(found)
    assert "spreadsheet.guarded" not in found


@each
def test_it_takes_its_seeds_and_what_was_found_at_night(target: Target) -> None:
    taken = [target.run(one) for one in target.seeds]
    assert any(taken) or not taken or target.name.startswith("import-")
    for one in corpus_of(target.name):
        target.run(one)


@each
def test_nothing_made_from_its_words_brings_it_down(target: Target) -> None:
    @some
    @given(inputs(target))
    def hunt(content: bytes) -> None:
        target.run(content)

    hunt()


@pytest.mark.parametrize("name", ["json", "sealed", "letter", "reply", "address"])
def test_hypothesis_finds_a_planted_bug(name: str) -> None:
    target = TARGETS[name]

    @many
    @given(inputs(target))
    def hunt(content: bytes) -> None:
        target.planted(content)

    with pytest.raises(PlantedBug):
        hunt()


letters = st.sampled_from("ab\ud800\udfff\u202e\0é🙂\n") | st.characters(exclude_categories=())
odd = (
    st.text(letters, max_size=8)
    | st.sampled_from(["2026-02-16", "08:10", "2026-02-16T08:10:00Z", "9999-12-31T23:59:59-14:00"])
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
)
values = odd | st.lists(odd, max_size=3) | st.dictionaries(st.text(), odd, max_size=2)
KEYS = (
    "date", "time", "zone", "title", "text", "themes", "tags", "up_for_it", "up_to_it", "source",
    "id", "created", "changed", "trashed", "scale", "marks", "motive", "prompt", "template",
)  # fmt: skip
records = st.tuples(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=2), st.text(letters, max_size=8)
).map(lambda made: {"date": "2026-02-16", "text": made[1]} | made[0])


def line(record: object) -> bytes:
    """A record as a line of JSON; a lone surrogate is written as an escape."""
    return json.dumps(record).encode() + b"\n"


@some
@given(st.lists(records, max_size=3))
def test_no_record_brings_the_importer_down(found: list[object]) -> None:
    TARGETS["import-json_lines"].run(b"".join(map(line, found)))


def test_no_record_harms_a_journal() -> None:
    @settings(some, max_examples=15)
    @given(st.lists(records, max_size=3))
    def hunt(found: list[object]) -> None:
        TARGETS["import-whole"].run(b"".join(map(line, found)))

    hunt()


def test_hypothesis_finds_a_text_that_is_half_a_letter() -> None:
    """The bug that byte fuzzing without seeds never found: a lone surrogate in a good record."""
    importer = plugins.discover(importers, "IMPORTER")["json_lines"]

    @many
    @given(records)
    def hunt(record: object) -> None:
        for one in read(importer, line(record)):
            if hasattr(one, "draft"):
                one.draft.text.encode()

    with pytest.raises(UnicodeEncodeError):
        hunt()


@pytest.mark.parametrize(
    ("does", "error"),
    [
        (lambda content: 1 // 0, ZeroDivisionError),
        (lambda content: content.decode("ascii"), UnicodeDecodeError),
    ],
)
def test_what_is_no_refusal_gets_through(
    does: Callable[[bytes], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Target("planted", does, [], [b"a"]).run(b"\xff")


def test_what_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 60.0])
    monkeypatch.setattr("tests.hostile.target.time.perf_counter", lambda: next(clock))
    with pytest.raises(TooSlow):
        Target("planted", lambda content: None, [], [b"a"]).run(b"")


def test_the_corpus_is_small_and_of_targets_that_are_there() -> None:
    files = list((HERE / "corpus").glob("*.txt"))
    assert sum(path.stat().st_size for path in files) < 500_000
    assert {path.stem for path in files} <= set(TARGETS)
    assert set(files) <= {corpus_file(name) for name in TARGETS}
    for path in files:
        assert re.fullmatch(r"(b['\"].*\n)*", path.read_text(encoding="ascii")), path


def test_without_atheris_the_night_says_so(tmp_path: Path) -> None:
    (tmp_path / "atheris.py").write_text("raise ImportError\n")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv[1]); "
         "from tests.hostile.fuzz import main; sys.exit(main([]))", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Nothing was fuzzed" in done.stdout


@given(st.binary(max_size=20))
def test_what_is_kept_comes_back(content: bytes) -> None:
    import ast

    assert ast.literal_eval(repr(content)) == content
