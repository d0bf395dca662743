# SPDX-License-Identifier: MIT
"""Do I do what I said? What came of commitments, with how sure a small number can be.

Letting go on purpose is an answer, not a failure: it stands beside the rate and not in it (domain
note, section 5.1).
"""

from journal_app.domain.chart import Axis, Bar, Chart, ChartSpec, Marks, Material, Table
from journal_app.domain.commitment import NOT_YET, STATUS, Commitment
from journal_app.domain.measures import Interval, wilson
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period

LEAST_DUE = 5
"""Commitments past their day, with an answer that counts, before a rate is given."""
LEVEL = 0.80

_QUESTION = message("Do I do what I said?")
_NAMES = {
    choice.key: message("Not yet, past its day") if choice.key == NOT_YET else message(choice.name)
    for choice in STATUS.choices
}
_COUNTED = ("kept", "part", NOT_YET)
_COLUMNS = (message("What came of it"), message("Commitments"))
_NOTE = (
    message(
        "Of the commitments whose day has come: kept, in part, and not yet. “Let go on purpose” "
        "and “Overtaken” are shown and left out of the share, because choosing to stop can be the "
        "right answer."
    ),
    message(
        "The range is where the share would lie four times in five if you went on as you did "
        "(Wilson, 80 in 100). With few commitments it is wide, and it says nothing about how hard "
        "they were."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """What came of the commitments that fell due in the period, up to today.

    One without a day counts on the day it was closed. Rate = kept / (kept + in part + not yet).
    Source: domain note, section 5.1 ("Commitments") and oracles 8 and 9.
    """
    due = [one for one in material.commitments if _is_due(one, period, material)]
    counts = {key: sum(one.status == key for one in due) for key in _NAMES}
    tries = sum(counts[key] for key in _COUNTED)
    enough = tries >= LEAST_DUE
    reach = wilson(counts["kept"], tries, LEVEL) if enough else None
    most = max(counts.values(), default=0)
    ids = {one.entry for one in due}
    known = sorted(
        (one for one in material.observations if one.entry in ids and period.contains(one.day)),
        key=lambda one: one.day,
    )
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(counts, tries, reach),
        enough=enough,
        table=Table(
            _COLUMNS, tuple((str(name), counts[key]) for key, name in _NAMES.items() if due)
        ),
        note=_NOTE,
        alt=_alt(counts),
        entries=tuple(dict.fromkeys(one.entry for one in known)),
        x=Axis("value", 0.0, float(max(1, most, _high(reach, tries)))),
        y=Axis("category", 0.0, float(len(_NAMES) - 1)),
        marks=Marks(bars=_bars(counts, reach, tries) if due else ()),
        caption=_caption(tries, reach) if due else None,
        numbers=(
            *((f"count.{key}", count) for key, count in counts.items()),
            ("rate", counts["kept"] / tries if enough else None),
            ("rate_80_low", reach.low if reach else None),
            ("rate_80_high", reach.high if reach else None),
        ),
    )


CHART = Chart("commitments", 9, _QUESTION, build)


def _is_due(one: Commitment, period: Period, material: Material) -> bool:
    day = one.due or one.closed
    return day is not None and day <= material.today and period.contains(day)


def _high(reach: Interval | None, tries: int) -> float:
    return reach.high * tries if reach else 0.0


def _bars(counts: dict[str, int], reach: Interval | None, tries: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            at,
            float(counts[key]),
            name,
            message("{count}", count=counts[key]),
            reach=(reach.low * tries, reach.high * tries) if reach and key == "kept" else None,
        )
        for at, (key, name) in enumerate(_NAMES.items())
    )


def _finding(counts: dict[str, int], tries: int, reach: Interval | None) -> Message:
    if reach is None:
        if tries == 1:
            return message(
                "Too early to say: 1 commitment past its day of {least}.", least=LEAST_DUE
            )
        return message(
            "Too early to say: {count} commitments past their day of {least}.",
            count=tries,
            least=LEAST_DUE,
        )
    return message(
        "Of {tries} commitments past their day, {kept} kept: as things went, between {low} and "
        "{high} in 10.",
        tries=tries,
        kept=counts["kept"],
        low=round(10 * reach.low),
        high=round(10 * reach.high),
    )


def _caption(tries: int, reach: Interval | None) -> Message:
    if reach is None:
        return message("Counts only: a share needs {least} past their day.", least=LEAST_DUE)
    return message(
        "The line on “Kept” is how many of {tries} may well be kept, four times in five. “Let go "
        "on purpose” and “Overtaken” are not among the {tries}.",
        tries=tries,
    )


def _alt(counts: dict[str, int]) -> Message:
    heard = ", ".join(f"{name} {counts[key]}" for key, name in _NAMES.items())
    return message("Bars for what came of commitments: {heard}.", heard=heard)
