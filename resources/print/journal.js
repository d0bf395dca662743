"use strict";
(() => {
  const box = document.querySelector("search");
  const input = document.getElementById("find");
  const found = document.getElementById("found");
  const articles = [...document.querySelectorAll("article")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = articles.map((one) => plain(one.textContent));
  const lit = new Set();
  let waiting = 0;

  const dim = () => {
    for (const mark of lit) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    lit.clear();
  };

  const light = (article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (let node of nodes) {
      for (;;) {
        const text = plain(node.data);
        // Where taking marks off letters changes the length, places would not fit: leave it unlit.
        if (text.length !== node.data.length) break;
        let at = -1, word = "";
        for (const one of words) {
          const here = text.indexOf(one);
          if (here >= 0 && (at < 0 || here < at)) { at = here; word = one; }
        }
        if (at < 0) break;
        const hit = node.splitText(at);
        const rest = hit.splitText(word.length);
        const mark = document.createElement("mark");
        hit.replaceWith(mark);
        mark.append(hit);
        lit.add(mark);
        node = rest;
      }
    }
  };

  const search = () => {
    dim();
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    articles.forEach((article, at) => {
      article.hidden = !words.every((word) => texts[at].includes(word));
      if (!article.hidden) {
        count += 1;
        if (words.length && count <= 200) light(article, words);
      }
    });
    found.textContent = !words.length ? "" : count === 1 ? "1 entry" : `${count} entries`;
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, articles.length > 500 ? 150 : 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && document.activeElement === input) {
      input.value = "";
      search();
    }
  });
  box.hidden = false;
})();
