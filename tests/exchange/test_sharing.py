# SPDX-License-Identifier: MIT
"""What leaves is finished words and shapes; its hashes and its ids say no more than it does."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta

from journal_app.charts import quadrant_path, rating_trend
from journal_app.domain import shared as shapes
from journal_app.domain.chart import Material
from journal_app.domain.consent import as_data
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.summary import checked
from journal_app.exchange.sharing import shared
from tests.exchange.shared_pages import THEMES, TODAY, consent, nearly_empty, sent, summary


def test_it_comes_back_from_its_own_data() -> None:
    for shown in (sent(), sent(nearly_empty())):
        assert shapes.from_data(json.loads(shapes.as_json(shown))) == shown


def test_the_same_summary_is_shared_the_same() -> None:
    assert shapes.hash_of(shared(summary(), consent())) == shapes.hash_of(sent())


def test_the_consent_says_what_it_is_about() -> None:
    shown = sent()
    agreed = shown.consent
    assert (agreed.summary, agreed.start, agreed.end) == (shown.id, shown.start, shown.end)
    assert (agreed.programme, agreed.made) == ("Leading Places", shown.made)
    assert agreed.fields == (
        "about", "want", "talk", "purpose", "numbers", "chart-quadrant_path", "chart-rating_trend",
        "chart-theme_balance", "quiet", "focus", "excerpt", "since", "next", "ask",
    )  # fmt: skip
    assert [name for name, _ in agreed.excerpts] == [
        item.id for item in shown.items if item.kind in ("focus", "excerpt")
    ]
    for name, digest in agreed.excerpts:
        item = shown.item(name)
        assert item is not None
        assert hashlib.sha256("\n".join(item.words).encode()).hexdigest() == digest
    printed = shown.item("consent")
    assert printed is not None
    assert any(agreed.excerpts[0][1][:12] in word for word in printed.words)
    assert as_data(agreed)["keep_until"] == "2027-07-02"


def test_ids_are_each_their_own_and_none_is_of_the_journal() -> None:
    ids = [item.id for item in sent().items]
    assert len(set(ids)) == len(ids)
    told = shapes.as_json(sent()).decode()
    for own in ('"e1"', '"e2"', '"c1"', "id12", "Canary", "12 March", "18:40"):
        assert own not in told


def test_a_disguise_reaches_every_word_those_in_pictures_and_tables_too() -> None:
    name = "Leading together"

    def say(said: Message) -> str:
        return str(said).replace(name, "Theme B").replace("J. D.", "Leader A")

    bare = sent()
    assert name in shapes.as_json(bare).decode()
    shown = sent(say=say, made=summary())
    told = shapes.as_json(replace(shown, numbers=bare.numbers)).decode()
    assert name not in told
    assert "J. D." not in told
    assert "Theme B" in told
    chart, before = shown.item("chart-theme_balance"), bare.item("chart-theme_balance")
    assert chart is not None
    assert before is not None
    assert chart.picture is not None
    assert before.picture is not None
    assert "Theme B" in str(chart.picture.rows)
    # Letters are drawn as shapes, so other letters are other shapes.
    assert chart.picture.svg != before.picture.svg


def test_pictures_are_shapes_of_modest_size_without_a_maker() -> None:
    for item in sent().items:
        if item.picture:
            assert len(item.picture.svg) < 200_000
            assert "style" not in item.picture.svg
            assert "metadata" not in item.picture.svg
            assert item.picture.alt
            assert all(len(row) == len(item.picture.columns) for row in item.picture.rows)


def test_a_lifetime_of_ratings_is_not_too_much_to_be_read_again() -> None:
    day = date(1986, 1, 6)
    seen = [
        Observation(f"id{n}", day + timedelta(2 * n), "", (), n % 11, n * 7 % 11)
        for n in range(7_300)
    ]
    period = Period()
    charts = tuple(
        chart.CHART.build(Material(TODAY, THEMES, seen), period)
        for chart in (rating_trend, quadrant_path)
    )
    made = checked(replace(summary(count=0), period=period, charts=charts, excerpts=(), focus=()))
    shown = sent(made)
    assert shapes.from_data(json.loads(shapes.as_json(shown))) == shown
