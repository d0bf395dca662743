# SPDX-License-Identifier: MIT
"""JSON, YAML and XML from strangers."""

import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import DEEPEST
from journal_app.exchange import safe_json, safe_xml, safe_yaml

LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
YAML_LAUGHS = "a0: &a0 [ha]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'{"a": [1, 2.5, null, true, "\xc3\xa9"]}', {"a": [1, 2.5, None, True, "é"]}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b'"\\ud800"', "\ud800"),
        (b'"\\u0000\\u202e"', "\0\u202e"),
        (b"[" * DEEPEST + b"]" * DEEPEST, None),
        (b"[" + b"[]," * 10_000 + b"1]", None),
    ],
)
def test_json_is_read(text: bytes, value: object) -> None:
    assert safe_json.loads(text) == value or value is None


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"nul", b"NaN", b"[Infinity]", b'{"a": -Infinity}', b"1e999", b"-1e999",
        b"9" * 5_000, b"\xff", b"\xef\xbb\xbf{}", '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-32"), b'"\xed\xa0\x80"', b"\0", b"[" * 100_000,
        b'{"a":' * 100_000, b"[" * 101 + b"]" * 101, b'{"a":' * 101 + b"1" + b"}" * 101,
        b"[" * 900 + b"]" * 900,
    ],
)  # fmt: skip
def test_json_that_is_none_or_would_harm_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidValue) as told:
        safe_json.loads(text)
    assert 20 < len(str(told.value)) < 200


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("title: Any Other\ntags: [a, b]\n", {"title": "Any Other", "tags": ["a", "b"]}),
        ("date: 2026-02-16\ntime: 08:10\n", {"date": "2026-02-16", "time": "08:10"}),
        ("up: 7\nreal: 0.5\n", {"up": 7, "real": 0.5}),
        ("a: yes\nb: no\nc: on\nd: true\n", {"a": "yes", "b": "no", "c": "on", "d": True}),
        ("e: null\nf:\ng: ~\n", {"e": None, "f": None, "g": None}),
        ("a: '7'\nb: \"null\"\nc: |\n  two\n", {"a": "7", "b": "null", "c": "two\n"}),
        ("a: 007\nb: 1_000\nc: 0x1f\n", {"a": "007", "b": "1_000", "c": "0x1f"}),
        ("d: .inf\ne: 1:2:3\n", {"d": ".inf", "e": "1:2:3"}),
        ("- 1\n- - 2\n  - 3\n", [1, [2, 3]]),
        ("1: one\ntrue: two", {"1": "one", "True": "two"}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("n: " + "9" * 5_000, {"n": "9" * 5_000}),
        ("[" * 90 + "]" * 90, None),
    ],
)  # fmt: skip
def test_yaml_is_read_as_it_was_written(text: str, value: object) -> None:
    found = safe_yaml.loads(text)
    assert found == value or value is None


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system [ls]", "a: !!python/name:os.system x", "!!str a",
        "a: !x b", "!!binary aGE=", "a: &x 1\nb: *x", "a: &x [*x]", YAML_LAUGHS, "a: 1\na: 2",
        "---\na: 1\n---\nb: 2\n", "[" * 101 + "]" * 101, "[" * 100_000, "{a: " * 100_000,
        "- " * 50_000 + "x", "? " * 50_000, "a: [", "\ta: 1", "a: \x00", "a: \ud800", "[a]: b",
        "? {a: b}\n: c", "x" * 1_000_001, "%YAML 9.9\n---\na", "a: 'b",
    ],
)  # fmt: skip
def test_yaml_that_is_none_or_acts_is_refused(text: str) -> None:
    tracemalloc.start()
    with pytest.raises(InvalidValue) as told:
        safe_yaml.loads(text)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert 20 < len(str(told.value)) < 200


@given(st.text(st.sampled_from("-:[]{}&*!|>'\"#%?, \n\tab1~<"), max_size=40) | st.text())
def test_no_yaml_makes_it_fail(text: str) -> None:
    with suppress(InvalidValue):
        safe_yaml.loads(text)


def test_xml_is_read() -> None:
    found = safe_xml.parse('<?xml version="1.0"?><a x="1">é<b/>&lt;<!-- c --></a>'.encode())
    assert (found.tag, found.attrib, found.text) == ("a", {"x": "1"}, "é")
    assert [(one.tag, one.tail) for one in found] == [("b", "<")]
    named = safe_xml.parse(b'<w:p xmlns:w="urn:x" w:val="1"><w:r/></w:p>')
    assert (named.tag, named.attrib, named[0].tag) == ("{urn:x}p", {"{urn:x}val": "1"}, "{urn:x}r")
    assert safe_xml.parse('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")).tag == "a"


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b'<!DOCTYPE a PUBLIC "x" "//host/share/a.dtd"><a/>',
        f"<!DOCTYPE a [{LAUGHS}]><a>&l9;</a>".encode(),
        b'<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]><a/>',
        b"<!DOCTYPE a><a/>",
        b"<a>" * 101 + b"</a>" * 101,
        b"<a>" * 200_000,
        b"", b"<a", b"<a></b>", b"<a>&unknown;</a>", b"<a>\x00</a>", b"<a>\xff</a>", b"<a/><b/>",
        b'<?xml version="1.0" encoding="no-such"?><a/>', b'<?xml version="1.0" encoding=""?><a/>',
        b'<a x="1" x="2"/>', b"<w:a/>", b"\xff\xfe<", b" " * 64_000_001,
    ],
)  # fmt: skip
def test_xml_that_is_none_or_brings_machinery_is_refused(text: bytes) -> None:
    with pytest.raises(ExchangeError) as told:
        safe_xml.parse(text)
    assert str(told.value).startswith("This XML was not read.")


@given(st.text(st.sampled_from("<>/!?&;[]'\"= -ax:\n")).map(str.encode) | st.binary())
def test_no_xml_makes_it_fail(content: bytes) -> None:
    with suppress(ExchangeError):
        safe_xml.parse(content)
