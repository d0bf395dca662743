# SPDX-License-Identifier: MIT
"""A journal of any size from real sentences: seeded, so that two runs measure the same words."""

import json
import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.domain.facets import DEPTH, REACH

SEED = 1660
RARE = "quixotry"
LAST = date(2026, 11, 20)
PER_DAY = 10
_SENTENCES = re.compile(r"(?<=[.;!?])\s+")
_RATED = 0.3


def drafts(source: Path, count: int, themes: list[str], per_day: int = PER_DAY) -> Iterator[Draft]:
    """``count`` drafts of about the source's lengths, so many a day, ending on one fixed day.

    Runs of two to six sentences are drawn from the texts in ``source`` (JSON lines); the rare
    word stands in three of them, a theme in most, ratings in some.
    """
    with source.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    sentences = [[one for one in _SENTENCES.split(text) if one] for text in texts]
    chance = Random(f"{SEED}-{count}")
    # Apart from the first, so that words stay what they were in earlier measurements.
    aside = Random(f"{SEED}-{count}-facets")
    planted = {count // 10, count // 2, count * 9 // 10}
    for number in range(count):
        wanted, words = len(chance.choice(texts)), ""
        while len(words) < wanted:
            run = chance.choice(sentences)
            start = chance.randrange(len(run))
            words += " ".join(run[start : start + chance.randint(2, 6)]) + " "
        if number in planted:
            words += f"I confess it was mere {RARE} in me."
        yield Draft(
            day=LAST - timedelta(days=(count - 1 - number) // per_day),
            time=time(7 + number % per_day, chance.randrange(60)),
            zone="Europe/London",
            title=words[:50].rsplit(" ", 1)[0],
            text=words.strip(),
            themes=tuple(chance.sample(themes, chance.randrange(3))),
            tags=(chance.choice(("board", "money", "home")),) if chance.random() < 0.5 else (),
            up_for_it=chance.randrange(11) if chance.random() < _RATED else None,
            up_to_it=chance.randrange(11) if chance.random() < _RATED else None,
            reach=aside.choice(REACH.keys()) if aside.random() < _RATED else None,
            depth=aside.choice(DEPTH.keys()) if aside.random() < _RATED else None,
        )


def write_lines(
    source: Path, target: Path, count: int, themes: list[str], per_day: int = PER_DAY
) -> None:
    """The drafts as JSON lines, as a leader would import them."""
    with target.open("w", encoding="utf-8") as file:
        for draft in drafts(source, count, themes, per_day):
            record = {
                "date": draft.day.isoformat(),
                "time": draft.time.strftime("%H:%M") if draft.time else None,
                "zone": draft.zone,
                "title": draft.title,
                "text": draft.text,
                "themes": draft.themes,
                "tags": draft.tags,
                "up_for_it": draft.up_for_it,
                "up_to_it": draft.up_to_it,
                "reach": draft.reach,
                "depth": draft.depth,
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
