# SPDX-License-Identifier: MIT
"""jrnl's other exports: a YAML or Markdown file for each entry, Markdown in one, and XML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import dates, safe_xml
from journal_app.exchange.formats import LIKELY, NO, SURE, Incoming, Option, Problem
from journal_app.exchange.jrnl_tags import SYMBOLS, tag_pattern, tags_in
from journal_app.exchange.reading import Keys, When, blocks, draft_at, line_first, text_of
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_YAML = re.compile(
    r"\A(?:---\n)?title: (?P<title>.*)\ndate: (?P<date>.+)\nstarred: (?P<starred>.*)\n"
    r"tags:[ ]?(?P<tags>.*)\n"
)
_BODY = re.compile(r"^(?:uuid: .*|creator:.*|    [a-z]+ ?[a-z]* agent:.*|    [a-z ]+:.*)\n", re.M)
_HEAD = re.compile(r"^(?P<marks>#{1,3}) (?P<rest>\d.*|[A-Z][a-z]{2}.*\d{4}.*)$", re.M)
_YEAR = re.compile(r"\A\s*# \d{4}\n+## \w+\n+### ")
_OWN_NAME = re.compile(r"(?:^|/)\d{4}-\d{2}-\d{2}_[^/]*\.md$")
_ENDINGS = (".md", ".yaml", ".yml", ".xml")
_XML = re.compile(r"<journal>\s*<entries>")


class JrnlExport:
    """Reads what ``jrnl --format yaml``, ``md`` and ``xml`` write."""

    name = "jrnl_export"
    title = message("jrnl (YAML, Markdown, XML)")
    options: tuple[Option, ...] = (SYMBOLS, dates.ORDER)

    def recognises(self, source: Source) -> int:
        """Every kind has a beginning of its own."""
        return certainty(source, source.named(*_ENDINGS), _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry."""
        keys = Keys(self.name)
        order = options.get("dates", "")
        tags = tag_pattern(options.get("symbols", "@"))
        for name in source.named(*_ENDINGS):
            if name.lower().endswith(".xml"):
                yield from _from_xml(source.read(name), name, keys)
                continue
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            if found := _YAML.match(whole):
                yield _from_yaml(found, whole[found.end() :], name, order, keys)
            else:
                yield from _from_markdown(whole, name, order, tags, keys)


def _looks(name: str, head: str) -> int:
    if _YAML.match(head) or _YEAR.match(head) or _XML.search(head):
        return SURE
    named = _OWN_NAME.search(name) and ":" in _dated(head.partition("\n")[0])[0]
    return LIKELY if named else NO


def _from_yaml(
    found: re.Match[str], below: str, name: str, order: str, keys: Keys
) -> Incoming | Problem:
    """One entry. The body stands below an empty line, or indented by tabs as a YAML block."""
    try:
        when = dates.written(found["date"], order)
    except InvalidValue as fault:
        return Problem(2, fault.message, name)
    rest = _BODY.sub("", below.partition("body:")[0]) if "body:" in below else ""
    body = below
    if "body:" in below and not rest.strip():
        body = below.partition("body:")[2].lstrip(" |").removesuffix("\n").removesuffix("...")
        body = re.sub(r"^\t+", "", body, flags=re.M)
    body = re.sub(r"\A---\n", "", body).strip("\n").rstrip()
    body = _raised(body, 1)
    tags = tuple(tag.strip().lstrip("@") for tag in found["tags"].split(",") if tag.strip())
    draft = draft_at(When(when.day, when.time), found["title"].strip(), body, tags)
    if found["starred"].strip().lower() == "true":
        draft = replace(draft, marks=("favourite",))
    return Incoming(1, draft, keys.of(when.day, when.time, draft.title, body), file=name)


def _from_markdown(
    whole: str, name: str, order: str, tags: re.Pattern[str] | None, keys: Keys
) -> Iterator[Incoming | Problem]:
    heads = [one for one in _HEAD.finditer(whole) if _dated(one[0])[0]]
    if not heads:
        yield Problem(1, message("No heading begins with a date."), name)
        return
    order = dates.order_of((_dated(one[0])[0] for one in heads), order)
    for head, block, line in blocks(whole, heads):
        said, title = _dated(head[0])
        when = dates.written(said, order)
        body = re.sub(r"^# \d{4}$|^## [A-Z]\w+$", "", block, flags=re.M)
        body = _raised(body.strip("\n ").rstrip(), len(head["marks"]))
        starred = title.endswith(" *")
        title = title.removesuffix(" *")
        found = tags_in(f"{title}\n{body}", tags)
        draft = draft_at(When(when.day, when.time), title, body, found)
        if starred:
            draft = replace(draft, marks=("favourite",))
        yield Incoming(line, draft, keys.of(when.day, when.time, draft.title, body), file=name)


def _raised(body: str, by: int) -> str:
    """The body with its headings as high as they were before jrnl put its own above them."""
    return re.sub(rf"^#{{{by}}}(?=#+ )", "", body, flags=re.M)


def _from_xml(content: bytes, name: str, keys: Keys) -> Iterator[Incoming | Problem]:
    lines: dict[Element, int] = {}
    for one in safe_xml.parse(content, lines).iter("entry"):
        line = lines[one]
        try:
            when = dates.written(one.get("date", ""))
        except InvalidValue as fault:
            yield Problem(line, fault.message, name)
            continue
        title, body = line_first(_words(one))
        tags = tuple(tag.get("name", "").lstrip("@#") for tag in one.iter("tag"))
        draft = draft_at(When(when.day, when.time), title, body, tags)
        if one.get("starred", "").lower() == "true":
            draft = replace(draft, marks=("favourite",))
        uuid = one.get("uuid", "")
        key = f"day_one:{uuid.upper()}" if uuid else keys.of(when.day, when.time, title, body)
        yield Incoming(line, draft, key, file=name)


def _words(entry: Element) -> str:
    """The text beside the tags, without the indentation that a printer put round it."""
    parts = [entry.text or "", *(tag.tail or "" for tag in entry)]
    return "\n".join(part.strip() for part in parts if part.strip())


def _dated(line: str) -> tuple[str, str]:
    """The date and the title in a heading, or two empty texts."""
    rest = line.lstrip("# ")
    if line.startswith("#"):
        words = rest.split(" ")
        for count in range(min(6, len(words)), 0, -1):
            said = " ".join(words[:count])
            if dates.is_written(said):
                return said, " ".join(words[count:]).strip()
    return "", ""


IMPORTER = JrnlExport()
