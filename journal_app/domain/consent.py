# SPDX-License-Identifier: MIT
"""What a leader agreed to when a summary left, kept with both copies (domain note, 6.4)."""

from dataclasses import asdict, dataclass
from datetime import date

from journal_app.domain import shapes

ONWARD = ("none", "supervisor-anonymised", "cohort-aggregate")
"""To whom the coach may pass it on: nobody, a supervisor without names, or into a cohort."""
THIRD_PARTY, SPECIAL, WHOLE = CATEGORIES = ("third-party", "special-category", "whole-entries")
"""What the leader was warned of and let stay."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent for one export; there is no standing one.

    ``fields`` names the parts that went along (kinds of items), ``excerpts`` pairs the item's id
    with the SHA-256 (hex) of its words; ``keep_until`` is the day the coach disposes of it by.
    ``programme`` may be empty. Days are local; no finer moment leaves.
    """

    summary: str
    programme: str
    recipient: str
    purpose: str
    start: date | None
    end: date | None
    fields: tuple[str, ...]
    excerpts: tuple[tuple[str, str], ...]
    acknowledged: tuple[str, ...]
    onward: str
    keep_until: date
    withdrawal: str
    made: date
    version: str


def as_data(consent: Consent) -> dict[str, object]:
    """The record as plain data, days as 2026-11-24."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(consent).items()
    }


def from_data(value: object) -> Consent:
    """The record out of plain data; raises ExchangeError where that is none."""
    data = shapes.record(value)
    return Consent(
        summary=shapes.text(data.get("summary"), 64),
        programme=shapes.text(data.get("programme"), 200),
        recipient=shapes.text(data.get("recipient"), 200),
        purpose=shapes.text(data.get("purpose"), 2_000),
        start=shapes.maybe(shapes.day, data.get("start")),
        end=shapes.maybe(shapes.day, data.get("end")),
        fields=shapes.several(data.get("fields"), 40, lambda one: shapes.text(one, 64)),
        excerpts=shapes.several(data.get("excerpts"), 100, _pair),
        acknowledged=shapes.several(
            data.get("acknowledged"), 10, lambda one: shapes.one_of(one, CATEGORIES)
        ),
        onward=shapes.one_of(data.get("onward"), ONWARD),
        keep_until=shapes.day(data.get("keep_until")),
        withdrawal=shapes.text(data.get("withdrawal"), 4_000),
        made=shapes.day(data.get("made")),
        version=shapes.text(data.get("version"), 40),
    )


def _pair(value: object) -> tuple[str, str]:
    pair = shapes.several(value, 2, lambda one: shapes.text(one, 64))
    if len(pair) != 2:
        shapes.record(None)
    return pair[0], pair[1]
