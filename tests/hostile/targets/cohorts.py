# SPDX-License-Identifier: MIT
"""Shares for a cohort and remembered pages, as whoever sent or changed them made them."""

import json
from dataclasses import replace

from journal_app.domain import cohort, cohort_page, cohort_share
from journal_app.domain.cohort_words import words
from journal_app.exchange import cohort_page as setting
from journal_app.exchange import safe_json
from journal_app.services.cohorts import read_share
from tests.hostile.target import Target, words_in

_DATA = {
    "version": 1,
    "token": f"{7:032x}",
    "cohort": "Ridge & Vale",
    "quarter": "2026-Q3",
    "themes": [["place", 60], ["why", 40], ["gap", 0]],
    "ratings": [7.5, 5, None, 4.0],
    "commitments": [["run", [2, 1, 0, 1, 0]], ["commission", [0] * 5], ["influence", [0] * 5]],
}
_SHARE = json.dumps(_DATA).encode()


def a_share(content: bytes) -> None:
    """A share that is taken comes back equal, and makes a page among others like it."""
    share = read_share(content, None)
    assert cohort_share.from_data(json.loads(json.dumps(cohort_share.as_data(share)))) == share
    assert all(str(said) for said in words(share, {}))
    alike = [replace(share, token=f"{number:032x}") for number in range(5)]
    page = cohort.combine(alike, [], cohort.GROUP, point=cohort.START)
    shown = cohort_page.page_of(page, [], {})
    assert cohort_page.words(shown)
    made = setting.html(shown)
    assert b"<script" not in made
    assert share.token.encode() not in made


def a_page(content: bytes) -> None:
    """A remembered page that is taken comes back equal."""
    page = cohort.from_data(safe_json.loads(content))
    assert cohort.from_data(json.loads(json.dumps(cohort.as_data(page)))) == page
    if page.published:
        cohort_page.words(cohort_page.page_of(page, [page], {}))


def _page() -> bytes:
    share = cohort_share.from_data(_DATA)
    alike = [replace(share, token=f"{number:032x}") for number in range(5)]
    page = cohort.combine(alike, [], cohort.GROUP, point=cohort.START)
    return json.dumps(cohort.as_data(page)).encode()


TARGETS = (
    Target("cohort-share", a_share, [_SHARE], words_in(_SHARE), slow=True),
    Target("cohort-page", a_page, [_page()], words_in(_page())),
)
