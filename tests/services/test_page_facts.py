# SPDX-License-Identifier: MIT
"""Private entries count nowhere, and what was not picked is in no file, whatever its format."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PIL import Image

from journal_app.domain.consent import Consent
from journal_app.domain.entry import Draft
from journal_app.domain.period import Period
from journal_app.domain.shared import as_json
from journal_app.domain.summary import Summary, checked, picked
from journal_app.exchange.sharing import shared
from journal_app.exchange.summary_formats import FORMATS, pages_of
from journal_app.services import (
    attaching,
    choosing,
    committing,
    insight,
    looking_back,
    naming,
    writing,
)
from journal_app.services.page_facts import facts
from journal_app.services.session import Session
from tests.exchange.shared_pages import opened

PERIOD = Period(date(2026, 6, 1), date(2026, 11, 23))
CANARY = "canary"
"""Stands in everything that was not picked, in some case or other."""


def write(session: Session, n: int, text: str, *marks: str, title: str = "Told") -> str:
    """An entry ``n`` days after the period began; its id."""
    themes = (session.pack.themes[n % 5].slug,)
    draft = Draft(
        date(2026, 6, 1) + timedelta(n), title=title, text=text, themes=themes,
        tags=("canarytag",), up_for_it=7, up_to_it=5, reach="run", marks=marks,
    )  # fmt: skip
    return writing.add(session, draft).entry.id


def plain(session: Session) -> list[str]:
    """Twenty entries with nothing private among them; their ids."""
    return [write(session, 7 * n, "canarytext", title="canarytitle") for n in range(20)]


def private(session: Session) -> list[str]:
    """Six private entries that would pull every number down, and commitments made in them."""
    made = []
    for n in range(6):
        draft = Draft(
            date(2026, 6, 3) + timedelta(20 * n), title="Canaryprivate", text="canaryprivate",
            themes=(session.pack.themes[9].slug,), up_for_it=0, up_to_it=0, reach="influence",
            marks=("private",),
        )  # fmt: skip
        made.append(writing.add(session, draft).entry.id)
        committing.make(session, "canarypromise", due=date(2026, 11, 1), entry=made[-1])
    return made


def test_private_entries_change_no_chart_no_count_and_no_commitment(session: Session) -> None:
    ids = plain(session)
    committing.make(session, "Ring her", due=date(2026, 11, 20), entry=ids[0])
    committing.make(session, "Write", due=date(2026, 12, 20), reach="influence")
    before, seen = facts(session, PERIOD), insight.charts(session, for_coach=True)
    own = insight.charts(session)
    private(session)
    assert facts(session, PERIOD) == before
    assert insight.charts(session, for_coach=True) == seen
    assert insight.charts(session) != own
    assert before.covered == 20
    assert [one.text for one in (*before.since, *before.next)] == ["Ring her", "Write"]
    assert before.numbers.reach == (("run", 20),)
    assert before.numbers.up_for_it is not None
    assert before.numbers.up_for_it.low == 7


def test_the_first_ratings_ever_that_no_test_looks_at_are_not_private_ones(
    session: Session,
) -> None:
    for n in range(6):
        writing.add(session, Draft(date(2026, 1, 1 + n), up_for_it=0, up_to_it=0))
    plain(session)
    before = facts(session, PERIOD)
    for n in range(6):
        writing.add(session, Draft(date(2025, 1, 1 + n), up_for_it=9, marks=("private",)))
    assert facts(session, PERIOD) == before


def test_quiet_themes_are_named_where_enough_was_written(session: Session) -> None:
    assert facts(session, PERIOD).quiet == ()
    plain(session)
    names = [theme.name for theme in session.pack.themes]
    assert facts(session, PERIOD).quiet == tuple(names[5:])


def test_focus_themes_come_with_their_counts(session: Session) -> None:
    plain(session)
    first, sixth = session.pack.themes[0], session.pack.themes[5]
    choosing.change(session, focus=(first.slug, sixth.slug))
    assert [(one.name, one.count) for one in facts(session, PERIOD).focus] == [
        (first.name, 4),
        (sixth.name, 0),
    ]


def photograph() -> bytes:
    """A picture that tells who took it."""
    image, target = Image.new("RGB", (40, 30), "teal"), io.BytesIO()
    exif = image.getexif()
    exif[0x013B] = "canaryexif"
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture
def page(session: Session) -> Summary:
    """A page with two picked entries, out of a journal with a canary in everything else."""
    ids = [*plain(session), *private(session)]
    told = [write(session, 3, "The words picked. **canarybold**"), write(session, 4, "canaryown")]
    for one in (ids[0], told[0]):
        attaching.attach(session, one, "canaryfile.jpg", photograph())
        looking_back.add_layer(session, one, "canarylayer")
    naming.remember_role(session, "Canaryname", "my canaryrole")
    choosing.change(session, heavy_page="canaryheavy", own_words=("canaryword",))
    kept = committing.make(session, "Ring her", due=date(2026, 11, 2)).commitment
    committing.close(session, kept.id, "kept", "canaryoutcome")
    known = facts(session, PERIOD)
    return checked(
        Summary(
            id="7a1f5d00-0000-4000-8000-00000000abcd",
            made=session.today,
            period=PERIOD,
            alias="J. D.",
            want="Help me think",
            covered=known.covered,
            charts=known.charts,
            excerpts=tuple(
                picked(writing.read(session, one), PERIOD, "Only these words.") for one in told
            ),
            quiet=known.quiet,
            since=known.since,
            next=known.next,
            numbers=known.numbers,
            names=known.names,
        )
    )


def test_what_was_not_picked_is_in_no_file(session: Session, page: Summary) -> None:
    consent = Consent(
        summary="", programme="", recipient="Dr Ash", purpose="a session", start=None, end=None,
        fields=(), excerpts=(), acknowledged=(), onward="none", keep_until=date(2027, 1, 1),
        withdrawal="", made=session.today, version="0.1.0",
    )  # fmt: skip
    shown = shared(page, consent)
    files = {key: opened(one.write(shown)) for key, one in FORMATS.items()}
    files["data"] = as_json(shown)
    files["preview"] = b"".join(pages_of(shown, 30))
    with session.journal.read() as connection:
        ids = [row[0] for row in connection.exec_driver_sql("select id from entry")]
        ids += [row[0] for row in connection.exec_driver_sql("select id from [commitment]")]
    assert len(ids) == 35
    for key, inside in files.items():
        assert CANARY.encode() not in inside.lower(), key
        assert not [one for one in ids if one.encode() in inside], key
        assert b"08:10" not in inside, key
    for key in ("data", "html", "markdown", "word"):
        assert b"Only these words." in files[key], key
    assert (shown.covered, shown.held_back) == (22, 20)


def test_the_canary_would_be_seen(session: Session) -> None:
    plain(session)
    assert CANARY in repr(insight.charts(session))


def test_what_began_or_ended_where_nothing_leaves_stays_at_home(session: Session) -> None:
    gone = plain(session)[1]
    due = date(2026, 11, 2)
    committing.make(session, "canarybegan", due=due, entry=gone)
    told = {}
    for text in ("canaryended", "canarytold"):
        made = committing.make(session, text, due=due).commitment
        done = committing.close(session, made.id, "kept", "done", entry=True).commitment
        told[text] = done.outcome_entry or ""
    hidden = writing.read(session, told["canaryended"]).draft
    writing.keep(session, told["canaryended"], replace(hidden, marks=("private",)))
    writing.trash(session, [gone, told["canarytold"]])
    found = facts(session, PERIOD)
    assert (found.since, found.next, found.numbers.commitments) == ((), (), ())
    writing.restore(session, [gone, told["canarytold"]])
    assert {one.text for one in facts(session, PERIOD).since} == {"canarybegan", "canarytold"}
