# SPDX-License-Identifier: MIT
"""Templates: any step can be left out, words are counted under their step, own ones checked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import word_count
from journal_app.domain.errors import InvalidValue
from journal_app.domain.stages import words_by_step
from journal_app.domain.template import STAGES, Step, Template, checked_template
from tests.exchange.drafts import PACK, WORDS

OWN = Template("", "After a board", "", 10, "", (Step("a", "Said", "What?", "notice", ()),))


@pytest.mark.parametrize("template", PACK.templates, ids=lambda one: one.id)
def test_every_template_of_the_pack_is_whole(template: Template) -> None:
    assert template.suits
    assert template.source
    assert template.steps[-1].stage in ("decide", "return")
    assert checked_template(template).steps[0].heading == template.steps[0].heading
    untouched = words_by_step(template.as_markdown(), template)
    assert [one.step for one in untouched] == [step.key for step in template.steps]
    assert all(one.words == 0 for one in untouched)


@given(st.sampled_from(PACK.templates), st.data())
def test_any_steps_can_be_left_out(template: Template, data: st.DataObject) -> None:
    keys = [step.key for step in template.steps]
    wanted = data.draw(st.sets(st.sampled_from(keys)))
    found = words_by_step(template.as_markdown(wanted), template)
    assert [one.step for one in found] == [key for key in keys if key in wanted]


@given(WORDS)
def test_words_under_a_step_are_counted_and_never_more_than_there_are(text: str) -> None:
    (template,) = (one for one in PACK.templates if one.id == "the-crossing")
    whole = template.as_markdown() + "\n" + text
    counted = words_by_step(whole, template)
    assert sum(one.words for one in counted) <= word_count(text)
    assert all(one.stage in STAGES for one in counted)


def test_a_heading_of_ones_own_belongs_to_the_step_above_it() -> None:
    text = "## said\n\n> What?\n\none two\n\n### a detail\n\nthree\n\n## Said\n\nfour"
    assert words_by_step(text, OWN)[0].words == 4


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (replace(OWN, name="  "), "a name"),
        (replace(OWN, steps=()), "at least one step"),
        (replace(OWN, steps=OWN.steps * 2), "otherwise"),
        (replace(OWN, steps=OWN.steps * 13), "at most 12"),
        (replace(OWN, steps=(replace(OWN.steps[0], heading=" "),)), "needs a heading"),
        (replace(OWN, steps=(replace(OWN.steps[0], stage="judge"),)), "no stage"),
        (replace(OWN, suits="x" * 400), "too long"),
    ],
)
def test_what_cannot_be_kept_says_what_to_mend(changed: Template, why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        checked_template(changed)
