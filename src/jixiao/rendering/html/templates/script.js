"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const list = byId("cards"), search = byId("q"), family = byId("family"), file = byId("document"), count = byId("count");
  const chips = [...document.querySelectorAll(".chip")];
  const cards = [...document.querySelectorAll(".card")];
  const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const marks = [...document.querySelectorAll("[data-f]")];
  const numbers = (node, key) => (node.dataset[key] || "").split(" ").filter(Boolean);
  const shown = () => cards.filter((card) => !card.hidden);
  let current = null;

  function filter() {
    const severities = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.severity));
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const visible = new Set();
    for (const card of cards) {
      const inFile = !file || !file.value || card.closest(".of").dataset.document === file.value;
      const fits = inFile && severities.has(card.dataset.severity) && (!family.value || card.dataset.family === family.value)
        && wanted.every((word) => words.get(card).includes(word));
      card.hidden = !fits;
      if (fits) visible.add(card.dataset.n);
    }
    for (const part of document.querySelectorAll(".of, .also")) part.hidden = !part.querySelector(".card:not([hidden])");
    if (wanted.length || family.value) for (const part of document.querySelectorAll(".also")) part.open = true;
    for (const mark of marks) mark.classList.toggle("off", !numbers(mark, "f").some((n) => visible.has(n)));
    count.value = `${count.dataset.label} ${visible.size} / ${cards.length}`;
  }

  function clear(kind) {
    for (const node of document.querySelectorAll("." + kind)) node.classList.remove(kind);
  }

  function link(n) {
    clear("linked");
    if (n) for (const node of document.querySelectorAll(`[data-r~="${n}"]`)) node.classList.add("linked");
  }

  function into(node, box) {
    const at = node.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (at.top < frame.top + 34 || at.bottom > frame.bottom) box.scrollTop += at.top - frame.top - 60;
  }

  // cards off screen have estimated heights, so the list may shift while it is scrolled: look again for some frames
  function settle(card, frames) {
    into(card, list);
    if (frames && card === current) requestAnimationFrame(() => settle(card, frames - 1));
  }

  function bring(node) {
    node.scrollIntoView({ block: "center", inline: "center" });
    const aside = byId("findings");
    if (getComputedStyle(aside).position === "fixed") {
      const below = node.getBoundingClientRect().bottom - (aside.getBoundingClientRect().top - 24);
      if (below > 0) window.scrollBy(0, below + 40);
    }
  }

  function pick(card, from) {
    const also = card.closest(".also");
    if (also) also.open = true;
    if (current) { current.classList.remove("current"); current.querySelector(".go").removeAttribute("aria-current"); }
    clear("picked");
    current = card;
    if (!card) { link(null); return; }
    const n = card.dataset.n;
    card.classList.add("current");
    card.querySelector(".go").setAttribute("aria-current", "true");
    const found = document.querySelectorAll(`[data-f~="${n}"]`);
    for (const node of found) node.classList.add("picked");
    link(n);
    if (from !== "document") {
      const target = [...found].find((node) => node.tagName !== "TD" || !node.querySelector("mark")) || found[0];
      if (target) bring(target);
    }
    if (from !== "list") settle(card, 6);
    if (from !== "hash") history.replaceState(null, "", "#f" + n);
  }

  function step(by) {
    const visible = shown();
    if (!visible.length) return;
    const at = visible.indexOf(current);
    const next = visible[Math.min(visible.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    pick(next);
    next.querySelector(".go").focus({ preventScroll: true });
  }

  function chosen(target) {
    const node = target.closest && target.closest("[data-f]");
    if (!node || node.classList.contains("off")) return false;
    const visible = numbers(node, "f").map((n) => byId("c" + n)).filter((card) => !card.hidden);
    if (!visible.length) return false;
    pick(visible[(visible.indexOf(current) + 1) % visible.length], "document");
    return true;
  }

  function fromHash() {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (/^f\d+$/.test(hash) && byId("c" + hash.slice(1))) { pick(byId("c" + hash.slice(1)), "hash"); return; }
    if (!hash.startsWith("?")) return;
    const wish = new URLSearchParams(hash.slice(1));
    if (wish.has("severity")) for (const chip of chips) chip.setAttribute("aria-pressed", String(wish.get("severity").split(",").includes(chip.dataset.severity)));
    if (wish.has("family")) family.value = wish.get("family");
    if (file && wish.has("document")) file.value = wish.get("document");
    if (wish.has("q")) search.value = wish.get("q");
    filter();
  }

  for (const chip of chips) chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    filter();
  });
  for (const field of [search, family, file]) if (field) field.addEventListener("input", filter);
  byId("reset").addEventListener("click", () => {
    for (const chip of chips) chip.setAttribute("aria-pressed", "true");
    search.value = ""; family.value = ""; if (file) file.value = "";
    filter();
  });
  byId("toggle").addEventListener("click", (event) => {
    const folded = byId("findings").classList.toggle("folded");
    event.currentTarget.setAttribute("aria-expanded", String(!folded));
  });
  list.addEventListener("click", (event) => {
    const go = event.target.closest(".go");
    if (go) pick(go.closest(".card"), "list");
  });
  list.addEventListener("mouseover", (event) => {
    const card = event.target.closest(".card");
    if (card) link(card.dataset.n);
  });
  list.addEventListener("mouseleave", () => link(current && current.dataset.n));
  document.querySelector("main").addEventListener("click", (event) => { if (!String(getSelection())) chosen(event.target); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") { if (typing) event.target.blur(); else pick(null); return; }
    if (typing) return;
    const inList = event.target.closest && event.target.closest("#cards");
    if (event.key === "j" || (inList && event.key === "ArrowDown")) { event.preventDefault(); step(1); }
    else if (event.key === "k" || (inList && event.key === "ArrowUp")) { event.preventDefault(); step(-1); }
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "Enter" && !inList && chosen(event.target)) event.preventDefault();
  });
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...document.querySelectorAll(".card details:not([open]), .also:not([open])")]; for (const each of opened) each.open = true; });
  addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
  addEventListener("hashchange", fromHash);
  filter();
  fromHash();
})();
