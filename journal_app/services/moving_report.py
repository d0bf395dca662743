# SPDX-License-Identifier: MIT
"""What an import would bring, and what it brought, as facts, JSON and text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal_app.domain.changes import Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.period import long_date
from journal_app.exchange.formats import Option, Problem

__all__ = ["Preview", "Problem", "Report", "as_text", "preview_record", "report_record", "tally"]

OURS = "json"
"""The name of the format that this program writes itself."""
_MOST_TOLD = 1_000


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a source, before anything is taken in.

    ``entries`` can be taken in, ``known`` of them are here already. ``tags`` and ``moods`` say how
    many entries have each; ``levels`` are the numbers of moods that have one. ``without_zone``
    counts entries of which only a moment is known. ``asks`` are the format's own options, and
    ``unanswered`` why one of them must be chosen first.
    """

    format: str
    title: Message
    source: str
    entries: int = 0
    known: int = 0
    first: date | None = None
    last: date | None = None
    tags: Counter[str] = field(default_factory=Counter)
    moods: Counter[str] = field(default_factory=Counter)
    levels: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    places: int = 0
    without_zone: int = 0
    zones: Counter[str] = field(default_factory=Counter)
    problems: tuple[Problem, ...] = ()
    options: tuple[Option, ...] = ()
    unanswered: Message | None = None

    @property
    def new(self) -> int:
        """How many entries would be added."""
        return self.entries - self.known

    @property
    def worth_taking(self) -> bool:
        """Whether anything may come in: a file of ours holds more than entries."""
        return self.new > 0 or (self.format == OURS and self.entries > 0)

    @property
    def lost(self) -> tuple[Problem, ...]:
        """What cannot be read."""
        return tuple(one for one in self.problems if one.lost)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What would come in, but not quite as it stands there."""
        return tuple(one for one in self.problems if not one.lost)


@dataclass(frozen=True, slots=True)
class Report:
    """What came in: how many entries, how many were here already, and what could not be read.

    ``beside`` counts second looks, commitments, check-ins, templates, searches and choices that an
    export of ours brought. ``id`` undoes it; it is empty where nothing came in.
    """

    added: int
    skipped: int
    problems: tuple[Problem, ...]
    changes: Changes
    id: str = ""
    format: str = ""
    source: str = ""
    first: date | None = None
    last: date | None = None
    files: int = 0
    beside: int = 0


def tally(counter: Counter[str]) -> dict[str, int]:
    """Names with their numbers, the most frequent first."""
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def preview_record(preview: Preview) -> dict[str, Any]:
    """A preview as JSON values, for scripts."""
    return {
        "format": preview.format,
        "source": preview.source,
        "entries": preview.entries,
        "new": preview.new,
        "known": preview.known,
        "first": preview.first.isoformat() if preview.first else None,
        "last": preview.last.isoformat() if preview.last else None,
        "tags": tally(preview.tags),
        "moods": {
            word: {"entries": count, "level": preview.levels.get(word)}
            for word, count in tally(preview.moods).items()
        },
        "attachments": preview.files,
        "places": preview.places,
        "without_zone": preview.without_zone,
        "zones": tally(preview.zones),
        "problems": problem_records(preview.problems),
        "options": {
            option.name: [value for value, _ in option.choices] for option in preview.options
        },
        "unanswered": str(preview.unanswered) if preview.unanswered else None,
    }


def report_record(report: Report) -> dict[str, Any]:
    """A report as JSON values, for scripts."""
    return {
        "id": report.id or None,
        "format": report.format,
        "source": report.source,
        "added": report.added,
        "skipped": report.skipped,
        "attachments": report.files,
        "beside": report.beside,
        "first": report.first.isoformat() if report.first else None,
        "last": report.last.isoformat() if report.last else None,
        "problems": problem_records(report.problems),
    }


def problem_records(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON values."""
    return [
        {
            "file": one.file or None,
            "line": one.line,
            "message": str(one.message),
            "lost": one.lost,
        }
        for one in problems
    ]


def as_text(report: Report) -> str:
    """The report as a text to save."""
    lines = [
        f"Import of {report.source} ({report.format})",
        "",
        f"Entries added: {report.added:,}",
        f"Entries that were here already: {report.skipped:,}",
        f"Pictures and files: {report.files:,}",
    ]
    if report.beside:
        lines.append(f"Commitments, second looks and other things: {report.beside:,}")
    if report.first and report.last:
        lines.append(f"From {long_date(report.first)} to {long_date(report.last)}")
    if report.id:
        lines += ["", f"To undo it: uptoit import --undo {report.id}"]
    for heading, lost in (("Could not be taken", True), ("Taken, with a remark", False)):
        told = [one for one in report.problems if one.lost is lost]
        if told:
            lines += ["", f"{heading}:"]
            lines += [f"{where(one)}: {one.message}" for one in told[:_MOST_TOLD]]
            if len(told) > _MOST_TOLD:
                lines.append(f"and {len(told) - _MOST_TOLD:,} more.")
    return replace_unstorable("\n".join(lines) + "\n")


def where(problem: Problem) -> str:
    """The place of a problem, such as "2024-09.txt, line 3", or the file alone."""
    if problem.line == 0:
        return problem.file
    if problem.file:
        return f"{problem.file}, line {problem.line:,}"
    return f"Line {problem.line:,}"
