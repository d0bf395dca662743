# SPDX-License-Identifier: MIT
"""From the files in ``resources/`` and the leader's own packs to domain objects, checked.

A pack is a folder with ``pack.toml``, ``themes.toml``, ``prompts.toml`` and ``templates.toml``,
and, for suggesting themes, ``cues.toml`` and ``examples.toml`` if it likes. Those two are read
when first asked for, as a window should not wait for them.
A fault is named by file, key and what is wrong with it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from journal_app.domain.cue import ORDINARY, Cue, Example, Hints, tidy
from journal_app.domain.errors import ContentError
from journal_app.domain.limits import MOST_CONTENT
from journal_app.domain.name_words import folded
from journal_app.domain.names import GivenNames
from journal_app.domain.pack import Pack
from journal_app.domain.prompt import ANY, Prompt
from journal_app.domain.rating import Anchor, Question, Scale
from journal_app.domain.sensitive import Category
from journal_app.domain.template import STAGES, Step, Template
from journal_app.domain.theme import Family, Theme
from journal_app.resources import resources as resources

HOUSE_PACK = "system-leadership"
FIRST_TOPIC = "what-this-is"
_NO_TOPIC = ("if-today-is-heavy",)
"""Pages of help that have a place of their own in the window."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_QUESTIONS = ("for", "to", "both")
_DEPTHS = ("quick", "deep")
_WHENS = (
    "to_low", "for_low", "both_low", "both_high", "neglected", "follow_up", "setback", "we", ANY,
)  # fmt: skip
_WEIGHTS = {"strong": 3, "fair": 2, "slight": 1}
_MOST_STEPS = 100


@cache
def house_pack() -> Pack:
    """The pack that comes with the program; read once."""
    return load_pack(resources() / "packs" / HOUSE_PACK)


def load_pack(folder: Path) -> Pack:
    """The pack in ``folder``; raises ContentError naming file, key and fault."""
    head = _Table.read(folder / "pack.toml")
    families = tuple(
        Family(one.slug("slug"), one.text("name"), one.text("says"))
        for one in head.tables("family")
    )
    themes = tuple(
        _theme(one, [family.slug for family in families])
        for one in _Table.read(folder / "themes.toml").tables("theme")
    )
    slugs = [theme.slug for theme in themes]
    _check_unique(folder / "pack.toml", "family.slug", [family.slug for family in families])
    _check_unique(folder / "themes.toml", "theme.slug", slugs)
    prompts = tuple(
        _prompt(one, slugs) for one in _Table.read(folder / "prompts.toml").tables("prompt")
    )
    templates = tuple(
        _template(one, slugs) for one in _Table.read(folder / "templates.toml").tables("template")
    )
    _check_unique(folder / "prompts.toml", "prompt.id", [prompt.id for prompt in prompts])
    _check_unique(folder / "templates.toml", "template.id", [one.id for one in templates])
    return Pack(
        id=head.slug("id"),
        name=head.text("name"),
        credit=head.text("credit"),
        language=head.text("language"),
        families=families,
        scale=_scale(head.table("scale")),
        themes=themes,
        prompts=prompts,
        templates=templates,
    )


def hints(pack: Pack) -> Hints:
    """What themes of a pack are suggested by; a pack may come without. Raises ContentError."""
    return load_hints(resources() / "packs" / pack.id, [theme.slug for theme in pack.themes])


def load_hints(folder: Path, themes: Sequence[str]) -> Hints:
    """The cues and examples in ``folder``, or none; raises ContentError naming the fault."""
    return Hints(_cues(folder / "cues.toml", themes), _examples(folder / "examples.toml", themes))


def help_topics() -> tuple[tuple[str, str], ...]:
    """Every page of help by file name and title (its first line), what this is first."""
    pages = (path for path in (resources() / "help").glob("*.md") if path.stem not in _NO_TOPIC)
    found = ((path.stem, help_text(path.stem).partition("\n")[0].lstrip("# ")) for path in pages)
    return tuple(sorted(found, key=lambda topic: (topic[0] != FIRST_TOPIC, topic[1])))


def help_text(name: str) -> str:
    """The Markdown of one help page; raises ContentError where there is none."""
    path = resources() / "help" / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise ContentError("The help page “{name}” is missing.", name=name) from problem


def quiet_page() -> str:
    """Our own words for "if today is heavy", as Markdown."""
    return (resources() / "quiet" / "if-today-is-heavy.md").read_text(encoding="utf-8")


@cache
def given_names() -> GivenNames:
    """Names common in Britain, those that are words too, and places; enough while one writes."""
    text = (resources() / "names" / "given.txt").read_text(encoding="utf-8")
    sure, _, rest = text.partition("\n# words\n")
    words, _, places = rest.partition("\n# places\n")
    return GivenNames(_names(sure), _names(words), _names(places))


@cache
def names_and_words() -> GivenNames:
    """The same with the ordinary and common words that a disguise holds names against.

    Read once, when something is to leave: the words are many, and what is worked out about them
    is kept by them.
    """
    return replace(given_names(), ordinary=_ordinary_words(), common=_common_words())


def _ordinary_words() -> frozenset[str]:
    """Words of the dictionary that are written small, without their endings."""
    folder = resources() / "dictionaries"
    lines = [
        line
        for name in ("en_GB.dic", "en_GB-more.txt")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return frozenset(folded(line.partition("/")[0]) for line in lines if line[:1].islower())


def _common_words() -> frozenset[str]:
    text = (resources() / "names" / "common.txt").read_text(encoding="utf-8")
    return frozenset(
        " ".join(folded(part) for part in re.split(r"[^\w]+|_", name) if part)
        for name in _names(text)
    )


def categories() -> tuple[Category, ...]:
    """Kinds of special-category data (UK GDPR Art 9 and 10) and the words that hint at them."""
    return tuple(
        Category(one.slug("kind"), one.texts("words"))
        for one in _Table.read(resources() / "names" / "special-category.toml").tables("category")
    )


def _names(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in lines for name in line.split())


def look(name: str) -> dict[str, str]:
    """The colours of a look by token, such as ``ink`` or ``up_for_it``, as ``#RRGGBB``."""
    table = _Table.read(resources() / "looks" / f"{name}.toml")
    return {key: table.colour(key) for key in table.values}


class _Table:
    """A part of a TOML file that knows its own place, so that a fault can be named."""

    def __init__(self, path: Path, key: str, values: Mapping[str, Any]) -> None:
        self.path = path
        self.key = key
        self.values = values

    @classmethod
    def read(cls, path: Path) -> "_Table":
        try:
            if path.exists() and not path.is_file():
                raise ContentError("{file}: is no file.", file=path.name)
            if path.stat().st_size > MOST_CONTENT:
                raise ContentError("{file}: the file is too large to be a pack.", file=path.name)
            return cls(path, "", tomllib.loads(path.read_text(encoding="utf-8")))
        except OSError as problem:
            raise ContentError(
                "{file}: cannot be read from “{folder}” ({why}).",
                file=path.name,
                folder=path.parent,
                why=problem.strerror,
            ) from problem
        except (ValueError, RecursionError) as problem:
            raise ContentError(
                "{file}: is not TOML ({why}).", file=path.name, why=str(problem)[:200]
            ) from problem

    def fault(self, key: str, what: str) -> ContentError:
        place = f"{self.key}.{key}" if self.key else key
        return ContentError("{file}: {key}: {what}", file=self.path.name, key=place, what=what)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "must be a text that is not empty.")
        return value

    def slug(self, key: str) -> str:
        value = self.text(key)
        if not _SLUG.fullmatch(value):
            raise self.fault(key, f"“{value}” may hold only a-z, 0-9 and single hyphens.")
        return value

    def colour(self, key: str) -> str:
        value = self.text(key)
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            raise self.fault(key, f"“{value}” is no colour such as #22262A.")
        return value

    def number(self, key: str) -> int:
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, "must be a whole number.")
        return value

    def choice(self, key: str, choices: Sequence[str]) -> str:
        value = self.text(key)
        if value not in choices:
            raise self.fault(key, f"“{value}” is none of {', '.join(choices)}.")
        return value

    def texts(self, key: str, choices: Iterable[str] | None = None) -> tuple[str, ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(key, "must be a list of texts.")
        for one in value:
            if choices is not None and one not in choices:
                raise self.fault(key, f"“{one}” is none of {', '.join(choices)}.")
        return tuple(value)

    def table(self, key: str) -> "_Table":
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.fault(key, "must be a table.")
        return _Table(self.path, f"{self.key}.{key}".lstrip("."), value)

    def tables(self, key: str) -> list["_Table"]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
            raise self.fault(key, "must be a list of tables, at least one.")
        place = f"{self.key}.{key}".lstrip(".")
        return [_Table(self.path, f"{place}[{n}]", one) for n, one in enumerate(value, start=1)]


def _check_unique(path: Path, key: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ContentError(
                "{file}: {key}: “{name}” is there more than once.",
                file=path.name,
                key=key,
                name=name,
            )


def _theme(table: _Table, families: Sequence[str]) -> Theme:
    return Theme(
        slug=table.slug("slug"),
        name=table.text("name"),
        family=table.choice("family", families),
        definition=table.text("definition"),
        low=table.text("low"),
        medium=table.text("medium"),
        high=table.text("high"),
        examples=table.texts("examples"),
        boundary=table.text("boundary"),
        stem_for=table.text("stem_for"),
        stem_to=table.text("stem_to"),
        paragraphs=table.texts("paragraphs"),
    )


def _prompt(table: _Table, themes: Sequence[str]) -> Prompt:
    return Prompt(
        id=table.slug("id"),
        text=table.text("text"),
        theme=table.choice("theme", (*themes, ANY)),
        question=table.choice("question", _QUESTIONS),
        stage=table.choice("stage", STAGES),
        depth=table.choice("depth", _DEPTHS),
        when=table.choice("when", _WHENS),
    )


def _template(table: _Table, themes: Sequence[str]) -> Template:
    steps = tuple(
        Step(
            key=step.slug("key"),
            heading=step.text("heading"),
            cue=step.text("cue"),
            stage=step.choice("stage", STAGES),
            themes=step.texts("themes", themes),
        )
        for step in table.tables("step")
    )
    if steps[-1].stage not in ("decide", "return"):
        raise table.fault("step", "the last step must be a “decide” or “return” step.")
    return Template(
        id=table.slug("id"),
        name=table.text("name"),
        suits=table.text("suits"),
        minutes=table.number("minutes"),
        source=table.text("source"),
        steps=steps,
    )


def _cues(path: Path, themes: Sequence[str]) -> tuple[Cue, ...]:
    found: dict[tuple[str, str], Cue] = {}
    for table in _Table.read(path).tables("theme") if path.exists() else ():
        theme = table.choice("slug", themes)
        for key, weight in _WEIGHTS.items():
            for written in re.split(r"[,\n]", table.text(key)) if key in table.values else ():
                if not written.strip():
                    continue
                words = tidy(written)
                if words is None:
                    raise table.fault(key, f"“{written.strip()}” is not written as a cue.")
                found.setdefault((theme, words), Cue(theme, words, weight))
    return tuple(found.values())


def _examples(path: Path, themes: Sequence[str]) -> tuple[Example, ...]:
    if not path.exists():
        return ()
    table = _Table.read(path)
    found = {ORDINARY: table.text("ordinary")}
    for one in table.tables("theme"):
        found[one.choice("slug", themes)] = one.text("texts")
    return tuple(
        Example(theme, line.strip())
        for theme, texts in found.items()
        for line in texts.splitlines()
        if line.strip()
    )


def _scale(table: _Table) -> Scale:
    lowest, highest = table.number("lowest"), table.number("highest")

    if not 0 < highest - lowest <= _MOST_STEPS:
        raise table.fault("highest", f"must be above “lowest” by at most {_MOST_STEPS}.")

    def question(key: str, us: str = "") -> Question:
        part = table.table(us + key)
        anchors = tuple(
            Anchor(one.number("at"), one.text("says")) for one in part.tables("anchors")
        )
        steps = [anchor.at for anchor in anchors]
        if steps != sorted(set(steps)) or steps[0] < lowest or steps[-1] > highest:
            raise part.fault("anchors", "must rise from step to step, inside the scale.")
        return Question(key, part.text("name"), part.text("asks"), anchors)

    return Scale(
        table.slug("id"),
        lowest,
        highest,
        question("for"),
        question("to"),
        question("for", "us_"),
        question("to", "us_"),
    )
