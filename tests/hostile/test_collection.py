# SPDX-License-Identifier: MIT
"""A collection of files that mean harm, made here: each is refused or neutralised in time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.test_archive import tarred, zipped
from tests.hostile.target import HERE

ROOT = HERE.parents[1]
GOOD = b'{"date": "1660-01-01", "title": "Good"}\n'
SLOWEST = 20
"""Seconds for one file, on a machine that does much else."""
MOST_MEGABYTES = 330


def record(**more: object) -> bytes:
    """A line that is fine but for what is given."""
    return json.dumps({"date": "2026-02-16", "title": "x"} | more).encode() + b"\n"


def files() -> dict[str, bytes]:
    """The collection by name, without what is too large to keep or is no file."""
    day = b'{"date": "2026-02-16", "text": '
    return {
        "bom.jsonl": b"\xef\xbb\xbf" + record(title="BOM"),
        "bom-in-the-midst.jsonl": GOOD + b"\xef\xbb\xbf" + record(),
        "bomb.zip": zipped({"Journal.json": b"0" * 120_000_000}),
        "climbing.zip": zipped({"../../../etc/cron.d/x": b"x"}),
        "climbing.tar": tarred({"/etc/cron.d/x": b"x"}),
        "deep-lists.json": day + b"[" * 500_000,
        "deep-objects.json": day + b'{"a":' * 500_000,
        "deep-but-closed.json": day + b"[" * 900 + b"]" * 900 + b"}\n",
        "digits.json": day + b"9" * 5_000 + b"}\n",
        "digits-of-a-rating.json": b'{"date": "2026-02-16", "up_for_it": ' + b"9" * 4_000 + b"}\n",
        "empty.json": b"",
        "infinity.json": b'{"date": "2026-02-16", "up_for_it": Infinity}\n',
        "large-exponent.json": b'{"date": "2026-02-16", "up_for_it": 1e999}\n',
        "nan.json": b'{"date": "2026-02-16", "up_for_it": NaN}\n',
        "nul.json": record(text="a\0b"),
        "nul-bytes.json": b"\0" * 1_000_000,
        "invalid-utf8.json": day + b'"\xff\xfe"}\n',
        "lone-surrogate.json": record(text="a\ud800b"),
        "lone-surrogate-in-a-tag.json": record(tags=["\udfff"]),
        "million-lines.jsonl": b'{"date": 1}\n' * 1_000_000,
        "many-tags.json": record(
            text="of many tags", tags=[f"t{number}" for number in range(100_000)]
        ),
        "not-json.exe": b"MZ" + bytes(range(256)) * 100,
        "right-to-left.json": record(text="\u202etxt.exe", title="\u202egpj", tags=["\u202ea"]),
        "script.json": record(text="<script>alert(1)</script>![x](file:///etc/passwd)"),
        "twice.json": b'{"date": "1999-01-01", "date": "2026-02-16", "title": "second"}\n',
        "utf-16.json": record(title="Wide").decode().encode("utf-16"),
        "utf-32.json": GOOD.decode().encode("utf-32"),
        "xml-laughs.xml": b'<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a>&m;</a>',
        "xml-outside.xml": b'<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/passwd">]><a>&l;</a>',
        "yaml-tag.md": b"---\na: !!python/object/apply:os.system [ls]\n---\n\nx\n",
    }


TAKEN = {
    "bom.jsonl", "bom-in-the-midst.jsonl", "right-to-left.json", "script.json", "twice.json",
    "lone-surrogate-in-a-tag.json", "lone-surrogate.json", "nul.json", "utf-16.json",
}  # fmt: skip
"""Of them these are harmless once shown as words, so that something comes in."""


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What each of them cost, imported by one process."""
    folder = tmp_path_factory.mktemp("hostile")
    place = folder / "in"
    place.mkdir()
    for name, content in files().items():
        (place / name).write_bytes(content)
    with (place / "one-line.json").open("wb") as line:
        line.write(b'{"date": "2026-02-16", "text": "')
        line.truncate(100_000_000)
    (place / "folder.json").mkdir()
    (place / "round.json").symlink_to(place / "round-again.json")
    (place / "round-again.json").symlink_to(place / "round.json")
    os.mkfifo(place / "pipe.json")
    if Path("/dev/zero").exists():
        (place / "zero.json").symlink_to("/dev/zero")
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.measured", str(folder)],
        capture_output=True, text=True, cwd=ROOT, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3_000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["name"] for one in found} == {path.name for path in place.iterdir()}
    return {one["name"]: one for one in found}


pytestmark = pytest.mark.skipif(os.name != "posix", reason="makes pipes and links to devices")


def test_each_is_refused_in_one_sentence_or_comes_in_as_words(
    costs: dict[str, dict[str, object]],
) -> None:
    for name, cost in costs.items():
        if name in TAKEN:
            assert cost["new"], cost
        elif name != "empty.json":
            assert cost["said"], cost
            assert cost["refused"] or not cost["new"] or name == "folder.json", cost
        assert not (cost["refused"] and cost["new"]), cost
        for said in cost["said"]:  # type: ignore[attr-defined]
            assert 10 < len(said) < 600, cost
            assert "Traceback" not in said


def test_none_takes_long_or_much_memory(costs: dict[str, dict[str, object]]) -> None:
    for cost in costs.values():
        assert cost["seconds"] < SLOWEST, cost  # type: ignore[operator]
        assert cost["megabytes"] < MOST_MEGABYTES, cost  # type: ignore[operator]
