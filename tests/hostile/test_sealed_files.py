# SPDX-License-Identifier: MIT
"""Sealed files that mean harm: each is refused in a sentence, soon and in little room."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from journal_app.domain import shared as summaries
from journal_app.exchange import letter
from tests.exchange.letters import COACH, DATA, LEADER, PASSPHRASE, closed, signed, whispered
from tests.exchange.test_archive import zipped
from tests.hostile.target import HERE
from tests.services.test_sealing import SHARED

ROOT = HERE.parents[1]
SLOWEST = 20
"""Seconds for one file, on a machine that does much else."""
MOST_MEGABYTES = 420
SUMMARY: dict[str, Any] = json.loads(summaries.as_json(SHARED))


def sealed(data: str, pdf: bytes | None = None, **changed: object) -> bytes:
    """Signed well by a leader to the coach, whatever the data is."""
    made = letter.written("summary", SUMMARY, pdf, LEADER, (COACH.address.age,))
    said = json.loads(json.loads(made)["letter"])
    said |= {"data_sha256": letter._hash(data.encode())} | changed
    return closed(signed(said, LEADER, data=data, pdf=json.loads(made)["pdf"]), COACH)


def summary(**changed: object) -> str:
    """The data of a summary with something else in it."""
    return json.dumps(SUMMARY | changed)


def files() -> dict[str, bytes]:
    """The collection by name."""
    good = sealed(summary())
    words = ["w" * 700] * 200
    item = {"id": "i", "kind": "focus", "words": words, "picture": None}
    cheap = whispered(b"{}", PASSPHRASE.casefold())
    return {
        "good": good,
        "good-and-large": sealed(summary(items=[item | {"id": f"i{n}"} for n in range(150)])),
        "good-with-a-large-page": sealed(summary(), b"%PDF" + bytes(15_000_000)),
        "archive.zip": zipped({"a.uptoit": good}),
        "bomb-21": cheap.replace(b" 4\n", b" 21\n", 1),
        "bomb-24": cheap.replace(b" 4\n", b" 24\n", 1),
        "bomb-63": cheap.replace(b" 4\n", b" 63\n", 1),
        "commas": sealed('{"id":"s1","made":"2026-11-23","a":[' + "0," * 9_000_000 + "0]}"),
        "lists": sealed('{"id":"s1","made":"2026-11-23","a":[' + "[]," * 990_000 + "0]}"),
        "names": sealed(
            '{"id":"s1","made":"2026-11-23","a":{'
            + ",".join(f'"k{number}":{{}}' for number in range(600_000))
            + "}}"
        ),
        "deep": sealed('{"id":"s1","made":"2026-11-23","a":' + "[" * 99_000 + "]" * 99_000 + "}"),
        "deep-outside": closed(b"[" * 900_000, COACH),
        "digits": sealed('{"id":"s1","made":"2026-11-23","covered":' + "9" * 4_000 + "}"),
        "empty": b"",
        "many-readers": b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * 900 + b"--- A\n",
        "long-head": b"age-encryption.org/v1\n-> x\n" + b"A" * 30_000_000,
        "page.pdf": b"%PDF-1.7\n" + bytes(100_000),
        "picture": sealed(
            summary(items=[item | {"picture": {"svg": "<svg/>" * 900_000, "alt": "", "rows": []}}])
        ),
        "too-large": good + bytes(40_000_000),
        "zeros": bytes(31_000_000),
        "bare": json.dumps(DATA | {"remarks": [{"id": str(n)} for n in range(40_000)]}).encode(),
        "bare-deep": b"[" * 900_000,
    }


TAKEN = {"good", "good-and-large", "good-with-a-large-page"}


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each cost, opened in a process of its own."""
    folder = tmp_path_factory.mktemp("sealed")
    for name, content in files().items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.measured_sealed", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {cost["name"]: cost for cost in map(json.loads, done.stdout.splitlines())}


def test_each_is_refused_in_one_sentence_but_the_good_ones(
    costs: dict[str, dict[str, Any]],
) -> None:
    assert len(costs) == 22
    for name, cost in costs.items():
        assert bool(cost["summary"]) == (name not in TAKEN), cost
        assert cost["reply"], cost
        for words in filter(None, (cost["summary"], cost["reply"])):
            assert 40 < len(words) < 400, cost
            assert words.endswith("."), cost


def test_none_takes_long_or_much_memory(costs: dict[str, dict[str, Any]]) -> None:
    for cost in costs.values():
        assert cost["seconds"] < SLOWEST, cost
        assert cost["megabytes"] < MOST_MEGABYTES, cost
