# SPDX-License-Identifier: MIT
"""``uptoit reply``: taken in, listed, and each remark kept, answered or put aside by its id."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journal_app.services import sealing
from journal_app.services.session import Session, open_session
from tests.conftest import Command, clock
from tests.services.coached import RUTH, as_form, reply, sealed_for, share_it

WORDS = "three quiet words"


@pytest.fixture
def shared(uptoit: Command, tmp_path: Path) -> Callable[[Callable[[Session], Any]], Any]:
    """Does something with the journal of the commands; the summary has left it."""
    uptoit("list")

    def within(does: Callable[[Session], Any]) -> Any:
        session = open_session(tmp_path / "Test.journal", clock, Random(7))
        try:
            return does(session)
        finally:
            session.close()

    within(share_it)
    return within


@pytest.fixture
def form(shared: object, tmp_path: Path) -> Path:
    """The reply as the form saves it."""
    file = tmp_path / "reply.json"
    file.write_bytes(as_form(reply()))
    return file


def test_it_is_taken_in_and_said_to_be_unsigned(uptoit: Command, form: Path) -> None:
    said = uptoit("reply", form)
    assert said.code == 0, said.err
    assert "what Ruth wrote on 3 December 2026 to your summary of 16 November 2026" in said.out
    assert "What would the partner lead say you promised?" in said.out
    assert "about “Minding the gap”" in said.out
    assert "not signed" in said.err
    assert "already" in uptoit("reply", form).refusal


def test_a_sealed_one_names_who_signed_it(
    uptoit: Command, shared: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "reply.uptoit"
    file.write_bytes(shared(lambda session: sealed_for(session, reply())))
    said = uptoit("reply", file)
    assert (said.code, said.err) == (0, "")
    assert f"compare the six words with your coach: {' '.join(RUTH.address.words)}" in said.out
    shared(lambda session: sealing.add_contact(session, RUTH.address))
    assert f"signed by Ruth, {' '.join(RUTH.address.words)}" in uptoit("reply", "--list").out


def test_a_passphrase_comes_through_a_descriptor_or_a_prompt(
    uptoit: Command, shared: object, tmp_path: Path
) -> None:
    file = tmp_path / "reply.uptoit"
    file.write_bytes(sealing.seal_reply(RUTH, reply(), passphrase=WORDS))
    assert "sealed with a passphrase" in uptoit("reply", file).refusal
    out, into = os.pipe()
    os.write(into, f"{WORDS}\n".encode())
    os.close(into)
    assert uptoit("reply", file, "--passphrase-fd", out, "--json").json["coach"] == "Ruth"
    assert WORDS not in uptoit("reply", "--list").out


def test_remarks_are_kept_answered_and_put_aside_by_id(uptoit: Command, form: Path) -> None:
    assert uptoit("reply", form, "--json").json["signed_by"] is None
    [listed] = uptoit("reply", "--list", "--json").json
    ids = {one["kind"]: one["id"] for one in listed["remarks"]}
    assert (listed["waiting"], listed["signed_by"]) == (6, None)
    kept = uptoit("reply", "--keep", ids["question"], "--json").json
    assert (kept["state"], kept["became"]) == ("kept", None)
    offered = uptoit("prompt", "--json").json[0]
    assert offered["because"] == "your coach asked this on 3 December"
    entry = uptoit("add", "--text", "Alone.", "--prompt", offered["id"], "--json").json["id"]
    assert "Answers what your coach wrote on 3 December 2026" in uptoit("show", entry).out
    assert "Began from: Who else could ring?" in uptoit("show", entry).out
    made = uptoit("reply", "--keep", ids["try"], "--due", "2026-12-09", "--json").json
    [commitment] = uptoit("commit", "list", "--json").json
    assert (commitment["id"], commitment["due"]) == (made["became"], "2026-12-09")
    begun = uptoit("reply", "--answer", ids["noticed"], "--json").json
    assert uptoit("show", begun["became"], "--json").json["text"].startswith("> You write")
    assert uptoit("reply", "--aside", ids["next"][:6] + ".6").out == "Put aside.\n"
    assert uptoit("reply", "--reopen", ids["next"]).out == "Open again.\n"
    states = [one["state"] for one in uptoit("reply", "--list", "--json").json[0]["remarks"]]
    assert states == ["answered", "open", "answered", "kept", "open", "open"]


def test_refusals(uptoit: Command, form: Path, tmp_path: Path) -> None:
    assert "no file" in uptoit("reply", tmp_path / "none").refusal
    other = tmp_path / "other.json"
    other.write_bytes(as_form(reply(summary="0197-other")))
    assert "did not leave this journal" in uptoit("reply", other).refusal
    assert "no remark or reply" in uptoit("reply", "--keep", "3f2a.1").refusal
    for amiss in (
        (),
        (form, "--list"),
        ("--keep", "a.1", "--aside", "a.1"),
        ("--aside", "a.1", "--due", "2026-12-09"),
        ("--keep", "a.1", "--template", "crossing"),
    ):
        assert uptoit("reply", *amiss).code == 2


def test_words_of_a_coach_cannot_make_the_terminal_do_things(
    uptoit: Command, shared: object, tmp_path: Path
) -> None:
    from journal_app.domain.reply import Remark

    file = tmp_path / "reply.json"
    nasty = "\x1b[31mred\x1b]0;title\x07"
    file.write_bytes(as_form(reply(coach=nasty, remarks=(Remark("r", "question", nasty),))))
    name = uptoit("reply", file, "--json")
    assert name.code == 0
    listed = uptoit("reply", "--list").out
    ids = uptoit("reply", "--list", "--json").json[0]["remarks"][0]["id"]
    uptoit("reply", "--keep", ids)
    assert "\x1b" not in listed + uptoit("prompt").out
