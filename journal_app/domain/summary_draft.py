# SPDX-License-Identifier: MIT
"""A summary that is half made: every choice on the way to a page for a coach, to be taken up again.

Nothing in here has left. What leaves is made from it anew (``domain/summary.py``), looked at, and
then agreed to.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from journal_app.domain import shapes
from journal_app.domain.consent import CATEGORIES, ONWARD
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import Period

VERSION = 1
PARTS = ("path", "trends", "balance", "quiet", "commitments")
"""Parts of the page that can be left out. What the leader wants from the session never can."""
PERIOD, CONTENT, NAMES, PREVIEW, CONSENT = STEPS = (
    "period",
    "content",
    "names",
    "preview",
    "consent",
)
MOST_FOCUS = 3
MOST_PICKS = 30
MOST_WORDS = 20_000
MOST_LINE = 200
MOST_PURPOSE = 2_000
USUAL_DAYS = 91
KEPT_DAYS = 182
"""How long a coach keeps a summary, unless the leader says another day."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Words of one entry that the leader picked; None takes them as they are.

    ``theme`` is the slug of the focus theme that they stand for, or empty.
    """

    entry: str
    text: str | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """What was chosen so far; ``id`` becomes the id of the summary, ``step`` is where one was.

    ``parts`` are the parts that go in, ``focus`` slugs of the themes to talk about; ``talk`` says
    that the leader wants to talk about how they are; ``commitments_out`` are ids of commitments
    that stay at home. ``left`` are words that the leader left standing though they look like
    names; ``looked_through`` is the fingerprint of the words that they read through for names, or
    empty. ``format`` and ``contact`` (an id) say how it is to be saved. A passphrase is never kept.
    """

    id: str
    start: date | None = None
    end: date | None = None
    parts: tuple[str, ...] = PARTS
    focus: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    commitments_out: tuple[str, ...] = ()
    want: str = ""
    ask: str = ""
    talk: bool = False
    alias: str = ""
    programme: str = ""
    left: tuple[str, ...] = ()
    looked_through: str = ""
    recipient: str = ""
    purpose: str = ""
    onward: str = ONWARD[0]
    keep_until: date | None = None
    acknowledged: tuple[str, ...] = ()
    format: str = "pdf"
    contact: str = ""
    step: str = PERIOD

    @property
    def period(self) -> Period:
        """The days it is about."""
        return Period(self.start, self.end)

    def pick_of(self, theme: str) -> Pick | None:
        """The pick that stands for a focus theme, or None."""
        return next((one for one in self.picks if theme and one.theme == theme), None)

    def is_on(self, part: str) -> bool:
        """Whether that part goes in."""
        return part in self.parts


def begun(draft_id: str, today: date, before: SummaryDraft | None = None) -> SummaryDraft:
    """A new draft; who it is for and how it is signed are as in the one ``before``."""
    made = SummaryDraft(
        id=draft_id,
        start=today - timedelta(days=USUAL_DAYS - 1),
        end=today,
        keep_until=today + timedelta(days=KEPT_DAYS),
    )
    if before is None:
        return made
    return replace(
        made,
        alias=before.alias,
        programme=before.programme,
        recipient=before.recipient,
        purpose=before.purpose,
        onward=before.onward,
        format=before.format,
        contact=before.contact,
        parts=before.parts,
    )


def with_pick(draft: SummaryDraft, pick: Pick) -> SummaryDraft:
    """The draft with the words of one entry, in place of those it had of that entry.

    A theme has one excerpt, so another entry that stood for it stands for none now. Raises
    InvalidValue for too many entries.
    """
    others = tuple(
        replace(one, theme="") if pick.theme and one.theme == pick.theme else one
        for one in draft.picks
        if one.entry != pick.entry
    )
    if len(others) >= MOST_PICKS:
        raise InvalidValue("At most {most} entries can go along.", most=MOST_PICKS)
    at = next((n for n, one in enumerate(draft.picks) if one.entry == pick.entry), len(others))
    return replace(draft, picks=(*others[:at], pick, *others[at:]))


def with_focus(draft: SummaryDraft, themes: Iterable[str]) -> SummaryDraft:
    """The draft with other focus themes; what stood for one that goes stays without a theme.

    Raises InvalidValue for more than three.
    """
    focus = tuple(dict.fromkeys(one for one in themes if one))
    if len(focus) > MOST_FOCUS:
        raise InvalidValue(
            "At most {most} themes can be in focus, so that the hour is enough for them. Please "
            "take one out first.",
            most=MOST_FOCUS,
        )
    picks = (one if one.theme in focus else replace(one, theme="") for one in draft.picks)
    return replace(draft, focus=focus, picks=tuple(picks))


def without_entries(draft: SummaryDraft, gone: Iterable[str]) -> SummaryDraft:
    """The draft without the words of those entries."""
    ids = set(gone)
    return replace(draft, picks=tuple(one for one in draft.picks if one.entry not in ids))


def fingerprint(texts: Sequence[str]) -> str:
    """What stands for exactly these words, so that a look at them counts for no others."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(f"{len(text)}:{text}".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def as_data(draft: SummaryDraft) -> dict[str, object]:
    """The draft as plain data for JSON."""
    data: dict[str, object] = {**asdict(draft), "version": VERSION}
    for name in ("start", "end", "keep_until"):
        value = data[name]
        data[name] = value.isoformat() if isinstance(value, date) else value
    return data


def from_data(value: object) -> SummaryDraft:
    """The draft out of plain data; raises ExchangeError where that is none."""
    data = shapes.record(value)
    shapes.whole(data.get("version"), VERSION, VERSION)
    return SummaryDraft(
        id=shapes.text(data.get("id"), 64),
        start=shapes.maybe(shapes.day, data.get("start")),
        end=shapes.maybe(shapes.day, data.get("end")),
        parts=_some(data, "parts", PARTS),
        focus=shapes.several(data.get("focus"), MOST_FOCUS, lambda one: shapes.text(one, 64)),
        picks=shapes.several(data.get("picks"), MOST_PICKS, _pick),
        commitments_out=_lines(data, "commitments_out"),
        want=_words(data, "want"),
        ask=_words(data, "ask"),
        talk=data.get("talk") is True,
        alias=_line(data, "alias"),
        programme=_line(data, "programme"),
        left=_lines(data, "left"),
        looked_through=_line(data, "looked_through"),
        recipient=_line(data, "recipient"),
        purpose=shapes.text(data.get("purpose"), MOST_PURPOSE),
        onward=shapes.one_of(data.get("onward"), ONWARD),
        keep_until=shapes.maybe(shapes.day, data.get("keep_until")),
        acknowledged=_some(data, "acknowledged", CATEGORIES),
        format=_line(data, "format"),
        contact=_line(data, "contact"),
        step=shapes.one_of(data.get("step"), STEPS),
    )


def _pick(value: object) -> Pick:
    data = shapes.record(value)
    return Pick(
        entry=shapes.text(data.get("entry"), 64),
        text=shapes.maybe(lambda one: shapes.text(one, MOST_WORDS), data.get("text")),
        theme=shapes.text(data.get("theme"), 64),
    )


def _line(data: Mapping[str, object], name: str) -> str:
    return shapes.text(data.get(name), MOST_LINE)


def _words(data: Mapping[str, object], name: str) -> str:
    return shapes.text(data.get(name), MOST_WORDS)


def _lines(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    return shapes.several(data.get(name), 1_000, lambda one: shapes.text(one, MOST_LINE))


def _some(data: Mapping[str, object], name: str, known: Sequence[str]) -> tuple[str, ...]:
    return shapes.several(data.get(name), len(known), lambda one: shapes.one_of(one, known))
