"use strict";
(() => {
  const root = document.documentElement, brief = document.getElementById("brief"), papers = document.getElementById("papers");
  const back = document.getElementById("back"), shut = document.getElementById("shut"), filter = document.getElementById("filter");
  const narrow = matchMedia("(max-width: 63.99rem)");
  root.classList.add("js");

  const make = (tag, name, text) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // --- places: "1:38-44 2:100-120" is source and range -------------------------------------------------------------
  const ranges = (words) => (words || "").split(" ").filter(Boolean).map((word) => {
    const [source, span] = word.split(":"), [start, end] = span.split("-");
    return { source: Number(source), start: Number(start), end: Number(end) };
  });
  const pieces = new Map();
  const piecesOf = (source) => {
    if (!pieces.has(source)) {
      const paper = document.getElementById("s" + source);
      pieces.set(source, paper ? [...paper.querySelectorAll("mark")] : []);
    }
    return pieces.get(source);
  };
  const piecesIn = (range) => piecesOf(range.source).filter((piece) =>
    Number(piece.dataset.o) >= range.start && Number(piece.dataset.e) <= range.end);

  // --- from a statement to its source ------------------------------------------------------------------------------
  let chosen = null, cameFrom = null;
  const unlight = () => {
    for (const piece of document.querySelectorAll("mark.lit, mark.core")) piece.classList.remove("lit", "core");
    for (const statement of document.querySelectorAll(".st.sel")) statement.classList.remove("sel");
  };
  // What lies far from the screen gets its height only when it comes near: so once more in the next two frames.
  const surely = (move) => { move(); requestAnimationFrame(() => { move(); requestAnimationFrame(move); }); };
  const bring = (node, box) => surely(() => {
    const own = box.getBoundingClientRect(), there = node.getBoundingClientRect();
    box.scrollTop += there.top - own.top - own.height / 4;
  });
  const center = (node) => surely(() => node.scrollIntoView({ block: "center" }));
  const show = (statement, first, core) => {
    unlight();
    chosen = statement;
    statement.classList.add("sel");
    for (const range of ranges(statement.dataset.e)) for (const piece of piecesIn(range)) piece.classList.add("lit");
    for (const range of core || []) for (const piece of piecesIn(range)) piece.classList.add("lit", "core");
    const target = (core || []).concat(first ? [first] : [], ranges(statement.dataset.e)).flatMap(piecesIn)[0];
    back.hidden = false;
    if (!target) return null;
    openPaper(target);
    if (narrow.matches) surely(() => scrollTo({ top: scrollY + statement.getBoundingClientRect().top - 24 }));
    return target;
  };
  const close = () => { root.classList.remove("sheet"); shut.hidden = true; };
  const giveBack = () => {
    close();
    if (!chosen) return;
    const to = cameFrom && chosen.contains(cameFrom) ? cameFrom : chosen.querySelector("a, summary");
    center(chosen);
    if (to) to.focus({ preventScroll: true });
  };
  const go = (statement) => {
    for (let node = statement; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    statement.hidden = false;
    chosen = null;
    show(statement);
    close();
    center(statement);
    const to = statement.querySelector(".cite, a, summary");
    if (to) to.focus({ preventScroll: true });
  };

  brief.addEventListener("click", (event) => {
    const link = event.target.closest("a"), statement = event.target.closest(".st");
    if (!link) {
      if (statement && statement.dataset.e && !event.target.closest("summary, details, button") && !String(getSelection())) show(statement);
      return;
    }
    if (link.classList.contains("cite") && statement) {
      event.preventDefault();
      cameFrom = link;
      const target = show(statement, ranges(link.dataset.p)[0]);
      if (target && event.detail === 0) focusOn(target);
    } else if (link.classList.contains("value") && statement) {
      event.preventDefault();
      const row = document.getElementById(link.getAttribute("href").slice(1));
      cameFrom = link;
      const target = show(statement, null, row ? ranges(row.dataset.e) : []);
      if (target && event.detail === 0) focusOn(target);
    } else {
      const target = document.getElementById((link.getAttribute("href") || "").slice(1));
      if (target && target.classList.contains("st")) { event.preventDefault(); go(target); }
      else if (target && papers.contains(target)) { event.preventDefault(); openPaper(target); }
    }
  });
  const focusOn = (piece) => {
    const link = piece.closest("a.back") || piece;
    if (link === piece) piece.tabIndex = -1;
    link.focus({ preventScroll: true });
  };
  const openPaper = (target) => {
    if (narrow.matches) { root.classList.add("sheet"); shut.hidden = false; }
    bring(target, papers);
  };

  // --- from the source back to what rests on it --------------------------------------------------------------------
  let statements = null;
  const restingOn = (piece) => {
    const source = Number(piece.closest(".paper").dataset.s), start = Number(piece.dataset.o), end = Number(piece.dataset.e);
    statements ||= [...brief.querySelectorAll(".st[data-e]")].map((node) => ({ node, spans: ranges(node.dataset.e) }));
    return statements.filter((one) => one.spans.some((s) => s.source === source && s.start <= start && end <= s.end)).map((one) => one.node);
  };
  let menu = null;
  const closeMenu = () => { if (menu) menu.remove(); menu = null; };
  const offer = (found, piece) => {
    closeMenu();
    menu = make("div", "menu");
    menu.setAttribute("role", "dialog");
    menu.setAttribute("aria-label", "Statements that rest on these words");
    menu.append(make("b", "", found.length + " statements rest on these words"));
    for (const node of found) {
      const link = make("a", "", (node.querySelector(".say") || node).textContent.trim().slice(0, 140));
      link.href = "#" + node.id;
      link.addEventListener("click", (event) => { event.preventDefault(); closeMenu(); go(node); });
      menu.append(link);
    }
    document.body.append(menu);
    const at = piece.getBoundingClientRect(), box = menu.getBoundingClientRect();
    menu.style.left = Math.max(16, Math.min(at.left, innerWidth - box.width - 16)) + "px";
    menu.style.top = Math.max(16, Math.min(at.bottom + 6, innerHeight - box.height - 16)) + "px";
    menu.querySelector("a").focus();
  };
  papers.addEventListener("click", (event) => {
    const piece = event.target.closest("mark") || (event.target.closest("a.back") || event.target).querySelector("mark");
    const link = event.target.closest("a");
    if (link && link.classList.contains("gapref")) {
      event.preventDefault();
      const target = document.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      const lit = target.tagName === "MARK" ? target : target.nextElementSibling;
      for (const old of document.querySelectorAll("mark.lit")) old.classList.remove("lit");
      lit.classList.add("lit");
      bring(lit, papers);
      return;
    }
    if (!piece || !piece.closest(".text") || String(getSelection())) return;
    const found = restingOn(piece);
    if (!found.length) return;
    event.preventDefault();
    if (found.length === 1) go(found[0]); else offer(found, piece);
  });
  addEventListener("click", (event) => { if (menu && !menu.contains(event.target) && !papers.contains(event.target)) closeMenu(); });
  back.addEventListener("click", giveBack);
  shut.addEventListener("click", () => { close(); if (chosen) giveBack(); });

  // --- verdict and reason, on hover and on focus -------------------------------------------------------------------
  let tip = null;
  const hush = () => { if (tip) { tip.owner.removeAttribute("aria-describedby"); tip.node.remove(); tip = null; } };
  const tell = (link) => {
    hush();
    const row = document.getElementById(link.getAttribute("href").slice(1));
    if (!row) return;
    const node = make("div", "tip");
    node.id = "tip";
    node.setAttribute("role", "tooltip");
    node.append(make("b", "", row.querySelector(".f").textContent + ": " + row.querySelector(".v b").textContent));
    node.append(make("span", "", row.querySelector(".checks").textContent));
    document.body.append(node);
    const at = link.getClientRects()[0], size = node.getBoundingClientRect();
    const above = at.top - size.height - 8;
    node.style.left = scrollX + Math.max(16, Math.min(at.left, document.documentElement.clientWidth - size.width - 16)) + "px";
    node.style.top = scrollY + (above > 8 ? above : at.bottom + 8) + "px";
    link.setAttribute("aria-describedby", "tip");
    tip = { node, owner: link };
  };
  const valueOf = (event) => event.target.closest && event.target.closest("a.value");
  brief.addEventListener("mouseover", (event) => { const link = valueOf(event); if (link) tell(link); });
  brief.addEventListener("mouseout", (event) => { if (valueOf(event)) hush(); });
  brief.addEventListener("focusin", (event) => { const link = valueOf(event); if (link && link.matches(":focus-visible")) tell(link); });
  brief.addEventListener("focusout", hush);

  // --- filters -----------------------------------------------------------------------------------------------------
  const output = filter.querySelector("output"), reset = filter.querySelector("button");
  const sift = () => {
    const wanted = [...new FormData(filter)].filter(([, value]) => value);
    let kept = 0;
    const all = brief.querySelectorAll(".st");
    for (const statement of all) {
      const fits = wanted.every(([name, value]) => (statement.dataset[name] || "").split(" ").includes(value));
      statement.hidden = !fits;
      kept += fits;
    }
    for (const box of brief.querySelectorAll("section .list, section .points, section .cards, section .plain, .leaves")) {
      const own = [...box.querySelectorAll(".st")];
      if (!own.length) continue;
      const empty = own.every((statement) => statement.hidden);
      box.hidden = empty;
      const heading = box.previousElementSibling;
      if (heading && heading.tagName === "H3") heading.hidden = empty;
    }
    reset.hidden = !wanted.length;
    output.textContent = wanted.length ? kept + " of " + all.length + " statements" : "";
  };
  filter.addEventListener("change", sift);
  filter.addEventListener("reset", () => setTimeout(sift));
  filter.addEventListener("submit", (event) => event.preventDefault());

  // --- keys: j and k (while the briefing has the focus), Escape ----------------------------------------------------
  const step = (by) => {
    const shown = [...brief.querySelectorAll(".st[data-e]")].filter((one) => one.dataset.e && one.offsetParent);
    const here = document.activeElement.closest(".st") || chosen;
    const next = shown[Math.max(0, Math.min(shown.length - 1, shown.indexOf(here) + by))];
    if (!next) return;
    const link = next.querySelector(".cite, a, summary");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    if (!narrow.matches) show(next);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (tip) hush();
      if (menu) { closeMenu(); return; }
      if (papers.contains(document.activeElement) || root.classList.contains("sheet")) giveBack();
      else { unlight(); chosen = null; back.hidden = true; }
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && brief.contains(document.activeElement) && !event.target.closest("select, input")) {
      if (event.key === "j") step(1);
      if (event.key === "k") step(-1);
    }
  });

  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named && named.classList.contains("st")) go(named);
})();
