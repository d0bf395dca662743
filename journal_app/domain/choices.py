# SPDX-License-Identifier: MIT
"""What a leader chose about a journal as a whole; it lives in the journal and moves with it."""

from dataclasses import dataclass

MOST_FOCUS = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """Every choice with the value it has before anybody chose.

    ``focus`` holds theme slugs, at most three (domain note, section 2.3);
    ``trash_days`` is after how many days the trash empties itself, None by hand alone; ``hold``
    pauses all deletion (section 7); ``heavy_page`` is the leader's own Markdown for "if today is
    heavy", empty for ours, and ``heavy_changed`` the day (ISO 8601) it was last changed; ``names``
    are pairs of a name and the role to use for it, people, organisations and other words for them
    alike, ``organisations`` those of its names that are no person's, ``not_names`` what is no name;
    ``own_words`` are words that the spelling check takes as right; ``strip_pictures`` takes
    places and camera data out of pictures; ``check_in_asked`` is the day (ISO 8601) on which a
    check-in was last offered and put off, or empty; ``insights`` is what Insights looks at, in the
    words of the search language, and ``insights_days`` over how many days up to today, None where
    the words name the days; ``language_cues`` lets it count words of plain lists; ``address_name``
    is what the leader's own address calls them, or empty; ``cohorts`` pairs the name of a cohort
    with the leader's token in it, ``cohort_shares`` says to which cohort which quarter went on
    which day, and ``cohort_pages`` is what a coach published of a cohort, each as JSON.
    """

    focus: tuple[str, ...] = ()
    trash_days: int | None = None
    hold: bool = False
    heavy_page: str = ""
    heavy_changed: str = ""
    names: tuple[tuple[str, str], ...] = ()
    organisations: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    second_looks: bool = True
    check_ins: bool = True
    strip_pictures: bool = True
    check_in_asked: str = ""
    insights: str = ""
    insights_days: int | None = None
    language_cues: bool = False
    address_name: str = ""
    cohorts: tuple[tuple[str, str], ...] = ()
    cohort_shares: tuple[tuple[str, str, str], ...] = ()
    cohort_pages: tuple[str, ...] = ()
