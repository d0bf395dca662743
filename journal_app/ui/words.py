# SPDX-License-Identifier: MIT
"""Words on the screen: messages of the inner layers, days and numbers, in the user's language."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from journal_app.domain.message import Message


def said(message: Message) -> str:
    """A message of an inner layer, translated, with its facts filled in."""
    facts = {
        key: said(value) if isinstance(value, Message) else value
        for key, value in message.facts.items()
    }
    return QCoreApplication.translate("messages", message.template).format(**facts)


def long_day(day: date) -> str:
    """Such as "Tuesday 24 November 2026"."""
    return f"{_locale().dayName(day.isoweekday())} {plain_day(day)}"


def short_weekday(weekday: int) -> str:
    """Such as "Mon" for 0, the first day of the week."""
    return _locale().dayName(weekday + 1, QLocale.FormatType.ShortFormat)


def plain_day(day: date) -> str:
    """Such as "24 November 2026"."""
    return f"{day.day} {_locale().monthName(day.month)} {day.year}"


def short_day(day: date) -> str:
    """Such as "24 Nov 2026"."""
    name = _locale().monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{day.day} {name} {day.year}"


def clock(at: time) -> str:
    """Such as "08:10"."""
    return at.strftime("%H:%M")


def number(count: int) -> str:
    """Such as "3,418"."""
    return _locale().toString(count)


def elided(text: str, most: int) -> str:
    """The text, or its beginning with "…" where it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


PLAIN = Qt.TextFormat.PlainText


def _locale() -> QLocale:
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
