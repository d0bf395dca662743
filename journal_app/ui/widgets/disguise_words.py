# SPDX-License-Identifier: MIT
"""What the disguise has to say, in words: why something was noticed, and what kinds to mind."""

from html import escape

from PySide6.QtCore import QCoreApplication

from journal_app.services.disguising import Noticed, Reading


def reason(noticed: Noticed) -> str:
    """Why these words were noticed."""
    tr = QCoreApplication.translate
    words = {
        "whole": tr("Disguise", "on your list"),
        "part": tr("Disguise", "a form of “{name}”"),
        "letters": tr("Disguise", "letters of “{name}”"),
        "misspelt": tr("Disguise", "spelt like “{name}”"),
        "title": tr("Disguise", "somebody with a title"),
        "name": tr("Disguise", "looks like a name"),
        "body": tr("Disguise", "looks like an organisation or a place"),
        "acronym": tr("Disguise", "letters that may stand for somebody"),
        "letters.": tr("Disguise", "letters that may stand for somebody"),
        "email": tr("Disguise", "an e-mail address"),
        "web": tr("Disguise", "a web address"),
        "handle": tr("Disguise", "the name of an account"),
        "phone": tr("Disguise", "looks like a telephone number"),
        "address": tr("Disguise", "looks like an address"),
        "postcode": tr("Disguise", "a postcode"),
        "money": tr("Disguise", "a sum, which may point at somebody"),
        "date": tr("Disguise", "a day, which may point at somebody"),
        "nhs": tr("Disguise", "looks like an NHS number"),
        "ni": tr("Disguise", "looks like a National Insurance number"),
    }
    sort = "letters." if noticed.sort == "letters" and not noticed.role else noticed.sort
    return words.get(sort, "").format(name=noticed.name)


def kind(name: str) -> str:
    """A kind of special-category data."""
    tr = QCoreApplication.translate
    words = {
        "health": tr("Disguise", "health"),
        "religion": tr("Disguise", "religion or belief"),
        "ethnicity": tr("Disguise", "ethnicity or origin"),
        "politics": tr("Disguise", "political opinions"),
        "trade-union": tr("Disguise", "trade union membership"),
        "sex-life": tr("Disguise", "sexual life or orientation"),
        "crime": tr("Disguise", "crime, or what somebody is accused of"),
    }
    return words.get(name, name)


def in_context(noticed: Noticed, colours: dict[str, str]) -> str:
    """The words where they stand, lit, as HTML."""
    lines = []
    for before, words, after in noticed.contexts:
        lit = _lit(words, colours["lit"], colours["ink"], undecided=not noticed.role)
        lines.append(f"{escape(before)}{lit}{escape(after)}")
    return "<br>".join(lines)


def as_read(reading: Reading, colours: dict[str, str]) -> str:
    """A text as it would leave, as HTML: roles lit one way, what is undecided another."""
    marks = [(start, end, False) for start, end in reading.roles]
    marks += [(start, end, True) for start, end in reading.undecided]
    made, at = "", 0
    for start, end, undecided in sorted(marks):
        if start < at:
            continue
        made += escape(reading.text[at:start])
        colour = colours["lit"] if undecided else colours["chosen"]
        made += _lit(reading.text[start:end], colour, colours["ink"], undecided=undecided)
        at = end
    return (made + escape(reading.text[at:])).replace("\n", "<br>")


def _lit(words: str, behind: str, ink: str, *, undecided: bool) -> str:
    """Words on a colour; the undecided are underlined too, for not everyone sees the colour."""
    line = "underline" if undecided else "none"
    style = f"background-color: {behind}; color: {ink}; text-decoration: {line}"
    return f'<span style="{style}">{escape(words)}</span>'
