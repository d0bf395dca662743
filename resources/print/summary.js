"use strict";
(() => {
  const form = document.getElementById("reply");
  const said = document.getElementById("said");
  const MOST = 4000;
  let waiting = false;

  const rows = (kind) => [...form.querySelectorAll(`.row[data-kind="${kind}"]`)];
  const text = (row) => row.querySelector("textarea");
  const about = (row) => row.querySelector("select");

  // A row more of a kind, or null where there may be no more.
  const another = (kind) => {
    const group = form.querySelector(`[data-group="${kind}"]`);
    const there = rows(kind);
    const number = there.length + 1;
    if (number > Number(group.dataset.most)) return null;
    const row = there[0].cloneNode(true);
    for (const one of row.querySelectorAll("[id]")) one.id = one.id.replace("-1", `-${number}`);
    for (const one of row.querySelectorAll("label")) one.htmlFor = one.htmlFor.replace("-1", `-${number}`);
    text(row).value = "";
    about(row).value = "";
    there[there.length - 1].after(row);
    const more = group.querySelector(".more");
    more.hidden = number >= Number(group.dataset.most);
    return row;
  };

  const answerTo = (item) => {
    const row = rows("noticed").find((one) => !text(one).value.trim()) ?? another("noticed");
    if (row === null) return;
    about(row).value = item;
    text(row).focus();
  };

  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  // What a file can hold: no null characters and no halves of letters.
  const plain = (words) => [...words.trim().replace(/\u0000/g, "")]
    .filter((one) => !/^[\ud800-\udfff]$/.test(one)).join("").slice(0, MOST);

  const reply = () => {
    const remarks = [...form.querySelectorAll(".row")]
      .map((row) => ({ kind: row.dataset.kind, text: plain(text(row).value), anchor: about(row).value }))
      .filter((one) => one.text)
      .map((one, at) => ({ anchor: one.anchor, id: `r${at + 1}`, kind: one.kind, prompt: "", text: one.text }));
    return {
      coach: plain(document.getElementById("coach").value).slice(0, 200),
      hash: form.dataset.hash,
      id: uuid(),
      made: today(),
      remarks,
      summary: form.dataset.summary,
      version: 1,
    };
  };

  const save = () => {
    const made = reply();
    if (!made.remarks.length) {
      said.textContent = said.dataset.empty;
      text(rows("noticed")[0]).focus();
      return;
    }
    const name = `Answer to summary ${made.summary.slice(-12)}.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(made, null, 1)], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    said.textContent = said.dataset.saved.replace("{}", name);
    waiting = false;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { waiting = true; });
  addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });
  for (const more of form.querySelectorAll(".more")) {
    more.addEventListener("click", () => {
      const row = another(more.dataset.more);
      if (row !== null) text(row).focus();
    });
  }
  for (const one of document.querySelectorAll(".on")) {
    one.hidden = false;
    one.addEventListener("click", () => answerTo(one.dataset.about));
  }
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("asked").hidden = false;
})();
