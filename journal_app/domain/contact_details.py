# SPDX-License-Identifier: MIT
"""What points at somebody without a name: addresses, numbers, sums and days, by their shape."""

import re
from collections.abc import Iterator

from journal_app.domain.name_words import Cover

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_STREET = (
    "Street|Road|Lane|Close|Avenue|Drive|Gardens|Grove|Crescent|Terrace|Place|Square|Way|Court|"
    "Hill|Row|Walk|Mews|Parade|Rise|View|Green|House|St|Rd|Ave"
)
_SHAPES = (
    ("email", r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"),
    ("web", r"(?:https?://|www\.)[^\s<>\"')\]]{1,500}(?<![.,;:!?])"),
    ("handle", r"(?<![\w.@])@\w{3,30}"),
    ("ni", r"(?<!\w)[A-Za-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-Da-d](?!\w)"),
    ("nhs", r"(?<![\w+])\d{3}[ -]\d{3}[ -]\d{4}(?!\w)"),
    ("phone", r"(?<![\w.])(?:\+\d{1,3}[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:[\d() -]{6,12})\d(?!\w)"),
    ("nhs", r"(?<![\w+])[1-9]\d{9}(?!\w)"),
    ("letters", r"(?<![\w.])(?!U\.[KS]|P\.S)[A-Z]\.(?:[ -]?[A-Z]\.)*[ -]?[A-Z](?!\w)"),
    (
        "address",
        rf"(?<!\w)\d{{1,4}}[a-z]?,? (?:[A-Z][\w'’-]+ ){{1,3}}(?:{_STREET})(?!\w)",
    ),
    (
        "postcode",
        r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})(?!\w)",
    ),
    (
        "money",
        r"(?:£|€|\$) ?\d[\d,]{0,20}(?:\.\d+)?(?: ?(?:k|m|bn|million|billion|thousand|grand)(?!\w))?"
        r"|(?<![\w,.])\d[\d,.]{0,20} ?(?:(?:k|m|million|billion|thousand|hundred) )?"
        r"(?:pounds|grand|quid)(?!\w)",
    ),
    (
        "date",
        rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?:,? \d{{4}})?(?!\w)"
        rf"|(?<!\w)(?:{_MONTH}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\w)"
        r"|(?<![\w/])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\w/])|(?<!\w)\d{4}-\d{2}-\d{2}(?!\w)",
    ),
)
_PATTERNS = tuple((sort, re.compile(pattern)) for sort, pattern in _SHAPES)


def details_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Places (start, end) and sorts, from the top, the more telling shape where two meet."""
    taken: list[tuple[int, int, str]] = []
    cover = Cover(len(text))
    for sort, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            start, end = hit.span()
            if not cover.meets(start, end):
                cover.add(start, end)
                taken.append((start, end, sort))
    yield from sorted(taken)
