# SPDX-License-Identifier: MIT
"""Drafts that hypothesis makes up: every title, text, day, tag and rating that can be kept."""

from datetime import date, time

from hypothesis import strategies as st

from journal_app.content import house_pack
from journal_app.domain.entry import MOST_TAG, Draft, checked
from journal_app.domain.facets import DEPTH, MARKS, MOTIVE, REACH, SHIFT, STANCE, Facet
from journal_app.domain.pack import MOST_THEMES

PACK = house_pack()
STORABLE = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
WORDS = st.text(STORABLE, max_size=200)
RATINGS = st.none() | st.integers(PACK.scale.lowest, PACK.scale.highest)


def answers(facet: Facet) -> st.SearchStrategy[str | None]:
    """One of the facet's answers, or none."""
    return st.none() | st.sampled_from(facet.keys())


DRAFTS = st.builds(
    Draft,
    day=st.dates(date.min, date.max),
    time=st.none() | st.times(time.min, time.max),
    zone=st.sampled_from(("", "Europe/London", "Pacific/Chatham")),
    title=WORDS,
    text=WORDS,
    themes=st.lists(
        st.sampled_from([theme.slug for theme in PACK.themes]), max_size=MOST_THEMES
    ).map(tuple),
    tags=st.lists(st.text(STORABLE, max_size=MOST_TAG // 3), max_size=4).map(tuple),
    up_for_it=RATINGS,
    up_to_it=RATINGS,
    prompt=st.none() | st.sampled_from([prompt.id for prompt in PACK.prompts]),
    template=st.none() | st.sampled_from([template.id for template in PACK.templates]),
    us_up_for_it=RATINGS,
    us_up_to_it=RATINGS,
    motive=answers(MOTIVE),
    shift=answers(SHIFT),
    reach=answers(REACH),
    stance=answers(STANCE),
    depth=answers(DEPTH),
    marks=st.lists(st.sampled_from(MARKS.keys()), max_size=3).map(tuple),
).map(lambda draft: checked(draft, PACK))
"""Drafts as they are kept."""
