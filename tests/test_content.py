# SPDX-License-Identifier: MIT
"""The pack that comes along is whole; a faulty one is named by file, key and fault."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from journal_app import content
from journal_app.domain.errors import ContentError


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the house pack to spoil."""
    return Path(
        shutil.copytree(content.resources() / "packs" / content.HOUSE_PACK, tmp_path / "pack")
    )


def test_the_house_pack_is_whole() -> None:
    pack = content.house_pack()
    assert len(pack.families) == 4
    assert len(pack.themes) == 14
    assert len(pack.prompts) == 128
    assert Counter(prompt.theme for prompt in pack.prompts)["any"] == 16
    assert {n for theme, n in Counter(p.theme for p in pack.prompts).items() if theme != "any"} == {
        8
    }
    assert len(pack.templates) == 10
    assert pack.templates[0].id == "the-crossing"
    assert [anchor.at for anchor in pack.scale.up_for_it.anchors] == [0, 3, 5, 8, 10]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("themes.toml", 'family = "heart"', 'family = "lungs"', r"themes.toml: theme\[1\].family"),
        ("themes.toml", 'slug = "place"', 'slug = "perseverance"', "more than once"),
        ("themes.toml", 'slug = "place"', 'slug = "A Place"', r"theme\[2\].slug"),
        ("prompts.toml", 'stage = "notice"', 'stage = "noticed"', r"prompt\[1\].stage"),
        ("prompts.toml", 'depth = "quick"', "depth = 2", r"prompt\[1\].depth: must be a text"),
        ("templates.toml", "minutes = 10", 'minutes = "ten"', "minutes: must be a whole number"),
        ("pack.toml", "lowest = 0", "lowest = 1", "scale.for.anchors"),
        ("pack.toml", "[scale]", "[scale", "is not TOML"),
    ],
)
def test_a_fault_is_named(pack: Path, file: str, old: str, new: str, fault: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=fault) as failure:
        content.load_pack(pack)
    assert file in str(failure.value)


def test_the_hints_of_the_house_pack_are_whole() -> None:
    pack = content.house_pack()
    hints = content.hints(pack)
    for theme in pack.themes:
        assert sum(cue.theme == theme.slug for cue in hints.cues) >= 60
        assert sum(one.theme == theme.slug for one in hints.examples) >= 40
    assert sum(one.theme == "" for one in hints.examples) >= 60
    assert {cue.weight for cue in hints.cues} == {1, 2, 3}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("cues.toml", 'slug = "place"', 'slug = "plaice"', r"theme\[2\].slug: “plaice” is none of"),
        ("cues.toml", "dogged*", "per.sever", r"theme\[1\].strong: “per.sever” is not written"),
        ("cues.toml", "dogged*", "pe*", r"theme\[1\].strong: “pe\*” is not written as a cue"),
        ("cues.toml", "strong =", "strong = 3 #", "not TOML|must be a text"),
        ("examples.toml", "ordinary =", "unordinary =", "ordinary: must be a text"),
        ("examples.toml", 'slug = "place"', 'slug = "plaice"', r"theme\[2\].slug"),
    ],
)
def test_a_fault_in_the_hints_is_named(
    pack: Path, file: str, old: str, new: str, fault: str
) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    slugs = [theme.slug for theme in content.house_pack().themes]
    with pytest.raises(ContentError, match=fault) as failure:
        content.load_hints(pack, slugs)
    assert file in str(failure.value)


def test_a_pack_may_come_without_hints(pack: Path) -> None:
    for name in ("cues.toml", "examples.toml"):
        (pack / name).unlink()
    hints = content.load_hints(pack, [])
    assert (hints.cues, hints.examples) == ((), ())


def test_a_missing_file_is_named(pack: Path) -> None:
    (pack / "prompts.toml").unlink()
    with pytest.raises(ContentError, match=r"prompts\.toml"):
        content.load_pack(pack)


def test_every_help_page_can_be_read() -> None:
    topics = content.help_topics()
    assert topics[0] == ("what-this-is", "What this is")
    assert ("reminders-and-quick-entry", "Reminders and quick entry") in topics
    for name, title in topics:
        assert content.help_text(name).startswith(f"# {title}\n")
    with pytest.raises(ContentError):
        content.help_text("nothing")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_looks_can_be_read(name: str) -> None:
    look = content.look(name)
    grounds = ("paper", "surface", "chosen")
    for text in ("ink", "quiet_ink"):
        for ground in (*grounds, "lit", "warning_paper") if text == "ink" else grounds:
            assert contrast(look[text], look[ground]) >= 4.5, (text, ground)
    for text in ("focus", "up_for_it", "up_to_it"):
        assert contrast(look[text], look["surface"]) >= 4.5, text
        assert contrast(look["on_accent"], look[text]) >= 4.5, text
    for ground in ("paper", "surface"):
        assert contrast(look["edge"], look[ground]) >= 3, ground


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("id = " + "9" * 5_000, "is not TOML"),
        ("id = " + "[" * 100_000, "is not TOML"),
        ("id = 'a'\nid = 'b'", "is not TOML"),
    ],
    ids=["digits", "deep", "twice"],
)
def test_a_hostile_pack_is_a_sentence(tmp_path: Path, found: str, said: str) -> None:
    (tmp_path / "pack.toml").write_text(found)
    with pytest.raises(ContentError, match=said) as told:
        content.load_pack(tmp_path)
    assert len(str(told.value)) < 400
