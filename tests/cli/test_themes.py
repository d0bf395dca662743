# SPDX-License-Identifier: MIT
"""``uptoit themes``."""

from journal_app.content import house_pack
from tests.conftest import Command

PACK = house_pack()
REFUSED = "Turned down again, for the third time of asking. Found another way round."


def test_every_theme_stands_in_its_family_with_its_definition(uptoit: Command) -> None:
    out = uptoit("themes").out
    for family in PACK.families:
        assert f"{family.name}: {family.says}" in out
    for theme in PACK.themes:
        assert f"  {theme.name}  {theme.slug}\n" in out
        assert theme.definition.split()[-1] in out
    rows = uptoit("themes", "--json").json
    assert [row["theme"] for row in rows] == [theme.slug for theme in PACK.themes]
    assert rows[0].keys() == {"theme", "name", "family", "definition"}


def test_a_text_is_answered_with_themes_and_the_words_that_led_to_them(uptoit: Command) -> None:
    found = uptoit("themes", "--text", REFUSED, "--json").json
    assert found[0]["theme"] == "perseverance"
    assert found[0].keys() == {"theme", "name", "words", "strength", "learned"}
    for row in found:
        assert row["words"]
        assert all(word in REFUSED for word in row["words"])
    out = uptoit("themes", "--text", REFUSED).out
    assert out.startswith("Perseverance  perseverance\n  from “")


def test_text_comes_from_standard_input_as_well(uptoit: Command) -> None:
    given = uptoit("themes", "--suggest", "-", "--json", stdin=REFUSED.encode())
    assert given.json == uptoit("themes", "--text", REFUSED, "--json").json


def test_ordinary_life_is_answered_with_a_sentence(uptoit: Command) -> None:
    out = uptoit("themes", "--text", "Dentist at three, then home for tea.").out
    assert out == "Nothing in this text speaks clearly for a theme.\n"
    assert uptoit("themes", "--text", "", "--json").json == []


def test_nothing_is_kept(uptoit: Command) -> None:
    uptoit("themes", "--text", REFUSED)
    assert uptoit("list", "--json").json == []


def test_what_the_leader_tagged_counts(uptoit: Command) -> None:
    text = "Doreen and the goats were out at Larkfield this morning."
    assert "place" not in {row["theme"] for row in uptoit("themes", "--text", text, "--json").json}
    for number in range(6):
        uptoit("add", "--text", f"Larkfield, Doreen, goats, {number}.", "--theme", "place")
        uptoit("add", "--text", f"Marigold ledger, Piet, {number}.", "--theme", "more-for-less")
    found = uptoit("themes", "--text", text, "--json").json
    assert (found[0]["theme"], found[0]["learned"]) == ("place", True)
    assert "because you tagged similar entries" in uptoit("themes", "--text", text).out


def test_two_texts_or_another_name_are_refused_with_a_sentence(uptoit: Command) -> None:
    for arguments in (("--suggest", "file.txt"), ("--suggest", "-", "--text", "x")):
        answer = uptoit("themes", *arguments)
        assert answer.code == 1
        assert "please" in answer.err
