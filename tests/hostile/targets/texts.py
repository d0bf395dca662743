# SPDX-License-Identifier: MIT
"""JSON, YAML, XML, archives, rich text and what else is read as a text."""

import gzip
import io
import re

from journal_app.domain import query, recovery_code, reminder
from journal_app.domain.day_words import days_named
from journal_app.exchange import archive, rich_text, safe_json, safe_xml, safe_yaml
from journal_app.exchange.spreadsheet import guarded, unguarded
from journal_app.services import calls
from journal_app.ui.widgets.reading_pane import as_html
from tests.conftest import NOW
from tests.exchange.test_archive import FILES, tarred, zipped
from tests.hostile.target import Target

_MOST = 20_000
_CODE = recovery_code.written(bytes(range(32)))
_CALL = calls.line_of(calls.Call(calls.SHOW, token="abc"))
_KEEP = (
    b'{"up-to-it": 1, "do": "keep", "id": "0190a3d1-0000-7000-8000-000000000001", '
    b'"record": {"date": "2026-02-16", "text": "x", "up_for_it": 7, "tags": ["a"]}}'
)
_HTML = (
    b'<html><body><h1>a</h1><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">x<b>y</b>'
    b'</p><ul><li>1<ol start="3"><li>2</li></ol></li></ul><table><tr><th colspan="2">a</th></tr>'
    b'</table><img src="file:///etc/passwd"><a href="javascript:x">l</a><script>1</script></body>'
)
_MARKDOWN = (
    b"# a\n\n- [ ] b\n1. c\n\n> d\n\n![x](file:///etc/passwd) [l](javascript:x) "
    b"<img src=x> `c` **e** ~~s~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nf\n```\n"
)


def text_of(content: bytes) -> str:
    """Any bytes as a text."""
    return content[:_MOST].decode("utf-8", "replace")


def an_archive(content: bytes) -> None:
    """Everything in it, up to some size."""
    with archive.opened(io.BytesIO(content)) as found:
        for member in found.members[:50]:
            assert ".." not in member.name.split("/")
            assert not member.name.startswith("/")
            with found.open(member.name) as stream:
                assert len(stream.read(1_000_000)) <= member.size


def a_call(content: bytes) -> None:
    """A line on the local socket, as a call and as an answer."""
    try:
        calls.call_of(content)
    finally:
        calls.answer_of(content)


def a_search(content: bytes) -> None:
    """Words typed into the search box; nothing may raise, and they come back as typed."""
    found = query.parse(text_of(content))
    assert query.parse(found.as_text()) is not None
    days_named(text_of(content)[:200], NOW.date())


def a_reminder(content: bytes) -> None:
    """One line of the settings."""
    reminder.parse(text_of(content))
    reminder.known([text_of(content)])


def a_page(content: bytes) -> None:
    """Markdown that is shown: HTML with no script, no picture from outside, no style."""
    made = as_html(text_of(content))
    assert not re.search(r"<(script|style|link|iframe|object|svg|base|meta)", made, re.I), made
    assert not re.search(r"<[^>]* on\w+=", made, re.I), made
    assert not re.search(r'<img[^>]*src="(?!attachment:)', made, re.I), made
    assert not re.search(r'href="\s*(javascript|data|file|vbscript):', made, re.I), made


def pasted(content: bytes) -> None:
    """Rich text as Markdown, whose links lead to pages and mail alone."""
    made = rich_text.as_markdown(text_of(content))
    assert not re.search(r"<script", rich_text.as_markdown(made), re.I)


def a_code(content: bytes) -> None:
    """A recovery code as somebody typed it."""
    key = recovery_code.read(text_of(content))
    assert key is None or len(key) == recovery_code.KEY_BYTES


def a_cell(content: bytes) -> None:
    """A cell of a spreadsheet comes back."""
    text = text_of(content)
    assert unguarded(guarded(text)) == text


_JSON = (b'{"', b'": ', b"null", b"true", b"1.5", b'"\\u00e9"', b"[", b"]", b"}", b", ")
_YAML = (
    b"title: ", b"- ", b"&a ", b"*a", b"!!str ", b"|\n  ", b"> ", b"---\n", b"...", b"{", b"}",
    b"[", b"? ", b"<<: ", b"'", b'"', b"# ",
)  # fmt: skip
_XML = (
    b"<a>", b"</a>", b"<!DOCTYPE a [", b"<!ENTITY b 'c'>", b"]>", b"&b;", b"<![CDATA[", b"]]>",
    b"<?xml version='1.0'?>", b" x='1'", b"xmlns:w='u'", b"<w:a", b"/>", b"<!--", b"-->",
)  # fmt: skip
_TAGS = (
    b"<p>", b"<table>", b"<tr>", b"<td colspan='99'>", b"<li>", b"<ol start='2'>", b"<script>",
    b"<b>", b"<img src=", b"<a href='http://x'>", b"</table>", b"<svg>", b"style='mso-list:l0'",
)  # fmt: skip
_MARKS = (
    b"![x](", b"](attachment:ab)", b"[x](javascript:", b"<script>", b"| a |", b"|---|", b"```",
    b"> ", b"- [ ] ", b"**", b"~~", b"<img src=x onerror=y>", b"&lt;", b"\n\n", b"[a]: file:///x",
)  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"../", b"ustar")

TARGETS = (
    Target("json", safe_json.loads, [_KEEP, b"[1, 2.5, null]"], _JSON, reads=["safe_json.loads"]),
    Target(
        "yaml",
        lambda content: safe_yaml.loads(text_of(content)),
        [b"title: Any\ntags: [a, b]\ndate: 2026-02-16\nc: |\n  x\n", b"- 1\n- {a: 'b'}\n"],
        _YAML,
    ),
    Target("xml", safe_xml.parse, [b"<a x='1'>b<c/></a>"], _XML, reads=["safe_xml.parse"]),
    Target(
        "archive",
        an_archive,
        [zipped(FILES), tarred(FILES), gzip.compress(tarred(FILES))],
        _ZIP,
        reads=["archive.opened", "archive.is_archive"],
    ),
    Target("call", a_call, [_CALL, _KEEP], (*_JSON, b'"up-to-it"', b'"do"', b'"record"')),
    Target(
        "search",
        a_search,
        [b'theme:gap from:2026-03 "joint board" riv* rated:yes in:trash', b"last week"],
        (b"theme:", b"tag:", b"from:", b"to:", b"rated:yes", b'"', b"*", b"2026-03", b"sort:date"),
    ),
    Target("reminder", a_reminder, [b"mon,wed 17:30"], (b"mon", b",", b"17:30", b" ", b"daily")),
    Target("page", a_page, [_MARKDOWN], _MARKS, slow=True),
    Target("pasted", pasted, [_HTML], _TAGS, slow=True),
    Target("recovery-code", a_code, [_CODE.encode()], (b"-", b"O", b"0", b"I", _CODE[:5].encode())),
    Target("cell", a_cell, [b"=1+1", b"'=1"], (b"=", b"'", b"\t", b'"', b"@", b"+")),
)
