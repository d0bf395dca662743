# SPDX-License-Identifier: MIT
"""Other programs read our sealed files by the schema in ``resources/schema``."""

import base64
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from nacl.signing import VerifyKey

from journal_app.domain import shared as summaries
from journal_app.exchange import letter
from journal_app.exchange.sealed import seal
from journal_app.resources import resources
from tests.exchange.letters import COACH, DATA, LEADER, inside
from tests.hostile.targets.sealed import _SUMMARY
from tests.services.test_sealing import SHARED

SCHEMA = json.loads((resources() / "schema" / "sealed-1.schema.json").read_text("utf-8"))
COHORT = {"version": 1, "token": "ab" * 16, "cohort": "North", "quarter": "2026-Q3"}
SHOWN = json.loads(_SUMMARY)


def faults(value: object, part: str = "") -> list[str]:
    """What is wrong with a value by the schema, or by a part of it."""
    schema = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{part}"} if part else SCHEMA
    return [one.message for one in Draft202012Validator(schema).iter_errors(value)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("kind", "data", "pdf"),
    [
        ("reply", DATA, None),
        ("summary", SHOWN, b"%PDF"),
        ("summary", summaries.as_data(SHARED), None),
        ("cohort", COHORT, None),
    ],
)
def test_a_stranger_reads_and_proves_what_we_seal(
    kind: str, data: dict[str, Any], pdf: bytes | None
) -> None:
    payload = inside(seal(kind, data, pdf, COACH, [LEADER.address]), LEADER)
    assert faults(payload) == []
    said = json.loads(payload["letter"])
    assert faults(said, "letter") == []
    assert said["kind"] == kind
    assert faults(json.loads(payload["data"]), kind) == []
    # As the description of the schema tells it, with nothing of ours.
    VerifyKey(bytes.fromhex(said["sender"]["verify"])).verify(
        b"up-to-it sealed 1\n" + payload["letter"].encode(), base64.b64decode(payload["signature"])
    )


@pytest.mark.parametrize(
    ("part", "value", "changed"),
    [
        ("", inside(seal("reply", DATA, None, COACH, [LEADER.address]), LEADER), {"version": 2}),
        ("reply", DATA, {"remarks": []}),
        ("reply", DATA, {"hash": "x"}),
        ("summary", SHOWN, {"covered": -1}),
        ("summary", SHOWN, {"consent": {}}),
        ("cohort", COHORT, {"quarter": "2026-10-01"}),
    ],
)
def test_it_can_tell_what_is_wrong(part: str, value: dict[str, Any], changed: object) -> None:
    assert isinstance(changed, dict)
    assert faults(value, part) == []
    assert faults(value | changed, part)


def test_the_limits_it_names_are_those_in_force() -> None:
    from journal_app.exchange import age_head, sealed

    says = SCHEMA["description"]
    assert f"larger than {sealed.MOST_SEALED['summary'] // 1_000_000} MB" in says
    assert f"({sealed.MOST_SEALED['reply'] // 1_000_000} MB for a reply" in says
    assert f"more than {age_head.MOST_HEAD // 1_024} KB" in says
    assert f"more than {age_head.MOST_DOUBLINGS} doublings" in says
    assert SCHEMA["properties"]["format"]["const"] == letter.FORMAT
    assert SCHEMA["properties"]["version"]["const"] == letter.VERSION
