# SPDX-License-Identifier: MIT
"""All but the entries of another copy taken into this one, what hangs on them and what not."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from journal_app.domain.merging import joined_commitment
from journal_app.storage import commitments
from journal_app.storage.schema import (
    attachment,
    attachment_bytes,
    check_in,
    check_in_rating,
    choice,
    entry_attachment,
    layer,
    look_again,
    own_template,
    prompt_shown,
    saved_search,
)

_UNITED = (
    "names", "organisations", "not_names", "own_words", "cohorts", "cohort_shares", "cohort_pages"
)  # fmt: skip
_ANOTHER = "{name} (another copy)"


class RestMerge:
    """Takes what is not an entry; ``id_of`` says which id an entry of theirs has here."""

    def __init__(self, mine: Connection, theirs: Connection, id_of: Callable[[str], str]) -> None:
        self._mine, self._theirs, self._id_of = mine, theirs, id_of
        self.count = 0

    def run(self) -> int:
        """Do it; returns how many things came or changed."""
        self._unite(layer, "id")
        self._looks()
        self._commitments()
        self._check_ins()
        self._attachments()
        self._templates()
        self._searches()
        self._shown()
        self._choices()
        self._replies()
        return self.count

    def _unite(self, table: Table, *key: str) -> list[dict[str, Any]]:
        """Take the rows whose key is not here; returns them."""
        columns = [table.c[name] for name in key]
        here = {tuple(row) for row in self._mine.execute(select(*columns))}
        came = []
        for row in self._rows(table):
            if tuple(row[name] for name in key) not in here:
                self._mine.execute(insert(table).values(**row))
                came.append(row)
        self.count += len(came)
        return came

    def _rows(self, table: Table) -> list[dict[str, Any]]:
        """All rows of theirs, with the ids that entries have here."""
        found = [dict(row) for row in self._theirs.execute(select(table)).mappings()]
        for row in found:
            if row.get("entry"):
                row["entry"] = self._id_of(row["entry"])
        return found

    def _looks(self) -> None:
        self._unite(look_again, "entry", "after")
        for row in self._rows(look_again):
            same = (look_again.c.entry == row["entry"], look_again.c.after == row["after"])
            here = self._mine.execute(select(look_again).where(*same)).one()
            if (row["day"], row["answer"]) > (here.day, here.answer):
                self._mine.execute(update(look_again).where(*same).values(**row))

    def _commitments(self) -> None:
        here = {one.id: one for one in commitments.every(self._mine)}
        for one in commitments.every(self._theirs):
            theirs = commitments.with_entries(one, self._id_of)
            mine = here.get(theirs.id)
            if mine is None:
                commitments.add(self._mine, theirs)
                self.count += 1
                continue
            result = joined_commitment(mine, theirs)
            if result != mine:
                commitments.revise(self._mine, result)
                self.count += 1

    def _check_ins(self) -> None:
        came = {row["id"] for row in self._unite(check_in, "id")}
        for row in self._rows(check_in_rating):
            if row["check_in"] in came:
                self._mine.execute(insert(check_in_rating).values(**row))

    def _attachments(self) -> None:
        for row in self._unite(attachment, "hash"):
            wanted = attachment_bytes.c.hash == row["hash"]
            content = self._theirs.execute(select(attachment_bytes).where(wanted)).mappings().one()
            self._mine.execute(insert(attachment_bytes).values(**content))
        self._unite(entry_attachment, "entry", "hash")

    def _templates(self) -> None:
        here = {row.id: row for row in self._mine.execute(select(own_template))}
        for theirs in self._rows(own_template):
            mine = here.get(theirs["id"])
            if mine is None:
                self._mine.execute(insert(own_template).values(**theirs))
            elif mine.body == theirs["body"]:
                continue
            else:
                kept = {"id": mine.id, "changed": mine.changed, "body": mine.body}
                later, earlier = sorted(
                    (kept, theirs), key=lambda one: (one["changed"], one["body"]), reverse=True
                )
                same = own_template.c.id == later["id"]
                self._mine.execute(update(own_template).where(same).values(**later))
                if not self._add_earlier_template(earlier) and later is kept:
                    continue
            self.count += 1

    def _add_earlier_template(self, one: Mapping[str, Any]) -> bool:
        """Keep a template that gave way under a name of its own; False where it is here."""
        digest = hashlib.sha256(one["body"].encode()).hexdigest()[:12]
        fresh = f"{one['id']}-{digest}"
        if self._mine.scalar(select(own_template.c.id).where(own_template.c.id == fresh)):
            return False
        body = json.loads(one["body"])
        body |= {"id": fresh, "name": _ANOTHER.format(name=body["name"])}
        text = json.dumps(body, ensure_ascii=False)
        self._mine.execute(insert(own_template).values(id=fresh, changed=one["changed"], body=text))
        return True

    def _searches(self) -> None:
        here = {row.id: row for row in self._mine.execute(select(saved_search))}
        names = {row.name: row.query for row in here.values()}
        for row in self._rows(saved_search):
            if row["id"] in here or names.get(row["name"]) == row["query"]:
                continue
            while row["name"] in names:
                row["name"] = _ANOTHER.format(name=row["name"])
                if names.get(row["name"]) == row["query"]:
                    break
            else:
                names[row["name"]] = row["query"]
                self._mine.execute(insert(saved_search).values(**row))
                self.count += 1

    def _shown(self) -> None:
        """Which prompts were shown, in the order of their days, as if on one computer."""
        columns = (prompt_shown.c.prompt, prompt_shown.c.day)
        order = select(*columns).order_by(prompt_shown.c.number)
        here = [tuple(row) for row in self._mine.execute(order)]
        came = [one for row in self._theirs.execute(order) if (one := tuple(row)) not in here]
        if came:
            every = sorted((*here, *came), key=lambda one: one[1])
            self._mine.execute(delete(prompt_shown))
            self._mine.execute(
                insert(prompt_shown), [{"prompt": prompt, "day": day} for prompt, day in every]
            )

    def _replies(self) -> None:
        """Each reply once; of what was done with a remark in both, that which was done last."""
        # A window looks for copies to merge when it opens, and mostly there are none.
        from journal_app.storage import replies

        self.count += replies.unite(self._mine, self._theirs, self._id_of)

    def _choices(self) -> None:
        """What was chosen here holds; lists hold both, and a hold on deletion in either does."""
        here = {row.key: json.loads(row.value) for row in self._mine.execute(select(choice))}
        there = {row.key: json.loads(row.value) for row in self._theirs.execute(select(choice))}
        wanted = {key: value for key, value in there.items() if key not in here}
        for key in _UNITED:
            more = [one for one in there.get(key, []) if one not in here.get(key, [])]
            if key in here and more:
                wanted[key] = [*here[key], *more]
        if there.get("hold"):
            wanted["hold"] = True
        page, other = here.get("heavy_page", ""), there.get("heavy_page", "")
        if page and other not in page:
            wanted["heavy_page"] = f"{page}\n\n{other}"
        for key, value in wanted.items():
            if here.get(key) != value:
                self._mine.execute(delete(choice).where(choice.c.key == key))
                text = json.dumps(value, ensure_ascii=False)
                self._mine.execute(insert(choice).values(key=key, value=text))
                self.count += 1
