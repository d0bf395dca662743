# SPDX-License-Identifier: MIT
"""``uptoit coach``: a library made, filled, read, answered and cleared, without a window."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.domain import reply as replies
from journal_app.domain import shared
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import sealed
from journal_app.exchange.address import Address, Identity
from journal_app.services import sealing
from tests.conftest import Answer, Command
from tests.domain.summaries import summary
from tests.libraries import SECRETS
from tests.services.test_practice import share_data

Coach = Callable[..., Answer]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "a folder" / "Mine.library"


@pytest.fixture
def coach(uptoit: Command, where: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """The command on that library, with its passphrase in a file."""
    secret = tmp_path / "secret"
    secret.write_text(SECRETS[0], encoding="utf-8")
    monkeypatch.setenv("UPTOIT_PASSPHRASE_FILE", str(secret))
    return lambda *arguments, **how: uptoit("coach", "--library", where, *arguments, **how)


@pytest.fixture
def leader() -> Identity:
    """A leader's secrets."""
    return Identity.fresh("R. M.")


@pytest.fixture
def address(coach: Coach) -> Address:
    """The address of the coach, whose library is made."""
    assert coach("--name", "J. Okafor", "open").code == 0
    return Address.parse(coach("address", "--json").json["address"])


def send(folder: Path, made: SharedSummary, leader: Identity, to: Address) -> Path:
    """A summary as a file that has come."""
    path = folder / f"{made.id}.uptoit"
    path.write_bytes(sealed.seal(sealed.SUMMARY, shared.as_data(made), b"%PDF-1.7", leader, (to,)))
    return path


def test_a_library_is_made_only_when_asked_for(coach: Coach, where: Path) -> None:
    assert "Make it with “uptoit coach --name … open" in coach("list").refusal
    assert not where.exists()
    said = coach("--name", "J. Okafor", "open")
    assert said.code == 0
    assert SECRETS[0] in said.out
    assert "Six words to compare" in said.out


def test_from_a_file_that_came_to_a_reply_that_goes(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    made = summary(1)
    taken = coach("take-in", send(tmp_path, made, leader, address))
    assert " ".join(leader.address.words) in taken.out
    (listed,) = coach("list", "--json").json
    assert (listed["alias"], listed["unanswered"]) == ("R. M.", 1)
    shown = coach("show", "summary").out
    assert "[focus-1]\n  Minding the gap\n" in shown
    assert "A line that goes up." in shown
    assert shared.from_data(coach("show", made.id, "--json").json) == made
    assert coach("note", made.id, "mine alone").code == 0
    assert coach("note", made.id).out == "mine alone\n"
    coach("reply", made.id, "--question", "Whose board is it?", "--at", "want")
    target = tmp_path / "Reply.uptoit"
    said = coach("reply", made.id, "--try", "Begin with a question.", "--save", target)
    assert "question want: Whose board is it?" in said.out
    got = sealing.read_reply(target.read_bytes(), leader, ())
    assert replies.belongs(got.reply, made) == got.reply
    assert [one.kind for one in got.reply.remarks] == ["question", "try"]
    assert "mine alone" not in str(got.reply)
    assert coach("list").out.count("answered on 23 November 2026") == 1


def test_the_pdf_that_came_along_can_be_written(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    assert coach("show", "summary-1", "--pdf", tmp_path / "page.pdf").code == 0
    assert (tmp_path / "page.pdf").read_bytes() == b"%PDF-1.7"


def test_a_summary_is_disposed_of_for_good(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    said = coach("dispose", "summary-1", "--yes")
    assert said.out.startswith("Disposed of.")
    assert "“summary-1”" in coach("show", "summary-1").refusal
    assert coach("list", "--due", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--question", "One", "--at", "nowhere"), "no item “nowhere”"),
        (("--prompt", "no such prompt"), "no prompt “no such prompt”"),
        (tuple(part for _ in range(4) for part in ("--question", "Q")), "at most 3 questions"),
        (("--save", "reply.uptoit"), "nothing in this reply yet"),
    ],
)
def test_a_reply_that_is_none_is_refused_and_nothing_kept(
    coach: Coach,
    address: Address,
    leader: Identity,
    tmp_path: Path,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    target = [tmp_path / one if one.endswith(".uptoit") else one for one in arguments]
    assert says in coach("reply", "summary-1", *target).refusal
    assert coach("reply", "summary-1", "--json").json["remarks"] == []
    assert not (tmp_path / "reply.uptoit").exists()


def test_a_file_that_is_none_is_refused(coach: Coach, address: Address, tmp_path: Path) -> None:
    (tmp_path / "x.uptoit").write_bytes(b"not sealed")
    assert coach("take-in", tmp_path / "x.uptoit").refusal
    assert "cannot be read" in coach("take-in", tmp_path / "nowhere.uptoit").refusal


def test_a_wrong_passphrase_is_refused(coach: Coach, address: Address, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRETS[1], encoding="utf-8")
    assert coach("list").refusal


def test_a_file_sealed_with_a_passphrase_asks_for_one(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    path = tmp_path / "a.uptoit"
    data = shared.as_data(summary(1))
    path.write_bytes(sealed.seal(sealed.SUMMARY, data, None, leader, (), "heron sofa tuesday"))
    assert "--passphrase-file" in coach("take-in", path).refusal
    word = tmp_path / "word"
    word.write_text("heron sofa tuesday\n", encoding="utf-8")
    assert coach("take-in", path, "--passphrase-file", word).code == 0


def test_another_key_needs_a_word(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    other = Identity.fresh("R. M.")
    path = send(tmp_path, summary(2), other, address)
    assert " ".join(other.address.words) in coach("take-in", path).refusal
    assert coach("take-in", path, "--new-address").code == 0


def test_the_page_of_a_group_follows_its_rules(
    coach: Coach, address: Address, tmp_path: Path
) -> None:
    def share(number: int) -> Path:
        path = tmp_path / f"share-{number}.uptoit"
        data = share_data(number)
        path.write_bytes(sealed.seal(sealed.COHORT, data, None, Identity.fresh(""), (address,)))
        return path

    assert coach("cohort").err == "No leader has given a share for a group yet.\n"
    coach("take-in", *(share(number) for number in range(4)))
    page = tmp_path / "page.html"
    wanted = ("cohort", "Ridge", page, "--quarter", "2026-Q3", "--for", "group", "--point", "start")
    assert coach(*wanted).refusal.startswith("Withheld: fewer than 5")
    assert not page.exists()
    coach("take-in", share(4))
    assert coach("cohort", "--json").json == [{"name": "Ridge", "leaders": {"2026-Q3": 5}}]
    assert "5 leaders" in coach(*wanted).out
    assert "Ridge" in page.read_text(encoding="utf-8")


def test_sessions_are_set_side_by_side(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    coach("take-in", *(send(tmp_path, summary(number), leader, address) for number in (1, 2)))
    wanted = ("compare", "R. M.", "--programme", "North West")
    tables = {one["key"]: one for one in coach(*wanted, "--json").json}
    assert tables["sessions_commitments"]["rows"][0] == ["Kept", 1, 2]
    out = coach(*wanted).out
    assert "Commitments, and what came of them\n" in out
    assert ["Kept", "1", "2"] in [line.split() for line in out.splitlines()]
    assert "no session of “X”" in coach("compare", "X").refusal


def test_the_log_says_who_did_what_and_no_words(
    coach: Coach, address: Address, leader: Identity, tmp_path: Path
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    found = coach("log", "--json").json
    assert sorted(one["what"] for one in found["lines"]) == ["joined", "taken in"]
    assert {one["who"] for one in found["lines"]} == {"J. Okafor"}
    assert found["counts"] == []
    out = coach("log").out
    assert "J. Okafor: taken in" in out
    assert "R. M." not in out


def test_others_join_a_file_that_is_shared_and_a_lead_sees_counts(
    coach: Coach,
    address: Address,
    leader: Identity,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coach("take-in", send(tmp_path, summary(1), leader, address))
    new, second = tmp_path / "file secret", tmp_path / "second secret"
    new.write_text("four words and more", encoding="utf-8")
    second.write_text(SECRETS[1], encoding="utf-8")
    assert "recovery code" in coach("share-file", "--new-passphrase-file", new).out
    shared_file = ("--file-passphrase-file", new)
    assert "1 leader" in coach("--name", "J. Okafor", *shared_file, "open").out
    monkeypatch.setenv("UPTOIT_PASSPHRASE_FILE", str(second))
    who = ("--name", "Lee", *shared_file)
    assert "0 leaders" in coach(*who, "open", "--join", "--lead").out
    assert coach(*who, "log").out.startswith("J. Okafor · North West: 1 leader, 1 summary, ")
    (counts,) = coach(*who, "log", "--json").json["counts"]
    assert (counts["coach"], counts["summaries"], counts["replies"]) == ("J. Okafor", 1, 0)
    path = send(tmp_path, summary(2), leader, address)
    assert "counts alone" in coach(*who, "take-in", path).refusal
