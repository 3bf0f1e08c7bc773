// What pages do beyond links and forms: marks that light up, keys, the slider. All of it is a
// convenience; nothing is lost where this does not run.
"use strict";
(() => {
  const $ = (s, in_ = document) => in_.querySelector(s);
  const $$ = (s, in_ = document) => [...in_.querySelectorAll(s)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const reading = $(".reading");

  // light shows a finding: its row and its words, each scrolled to where it is not the one that was clicked.
  let lit = "";
  function light(ref, from) {
    for (const e of $$(".lit")) e.classList.remove("lit");
    for (const e of $$(".f[aria-current]")) e.removeAttribute("aria-current");
    lit = ref;
    if (!ref) return;
    const row = document.getElementById(ref);
    const words = $$(`.m[data-m~="${CSS.escape(ref)}"]`);
    for (const e of words) e.classList.add("lit");
    if (row) {
      row.classList.add("lit");
      row.setAttribute("aria-current", "true");
    }
    if (from !== "text" && words.length) show(words[0], "center");
    if (from !== "row" && row) {
      const box = row.closest(".findings");
      if (getComputedStyle(box).position === "sticky") { // beside the text: only the list moves
        box.scrollTo({ top: row.offsetTop - box.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
      } else if (from === "text") {
        show(row, "center");
      }
    }
    history.replaceState(null, "", location.pathname + location.search + "#" + ref);
  }
  function show(e, block) {
    const r = e.getBoundingClientRect();
    if (r.top < 70 || r.bottom > innerHeight - 20) e.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
  }

  if (reading) {
    const box = $(".findings", reading);
    box.style && ($(".text", reading).dataset.ready = "yes");
    $(".text", reading).addEventListener("click", (e) => {
      const m = e.target.closest(".m");
      if (!m) return;
      e.preventDefault();
      if (!getSelection().isCollapsed) return; // somebody marks words to copy them
      // The narrowest finding first that is shown; once more, and the next one round it.
      const refs = m.dataset.m.split(" ").reverse().filter((x) => { const f = document.getElementById(x); return f && f.offsetParent; });
      if (!refs.length) return;
      light(refs[(refs.indexOf(lit) + 1) % refs.length], "text");
    });
    box.addEventListener("click", (e) => {
      const f = e.target.closest(".f");
      if (!f || e.target.closest("a:not(.see), button, summary, input")) return;
      e.preventDefault();
      light(f.dataset.f, "row");
    });
    box.addEventListener("focusin", (e) => { if (e.target.matches(".f:focus-visible") && e.target.dataset.f !== lit) light(e.target.dataset.f, "row"); });
    const here = () => { const ref = decodeURIComponent(location.hash.slice(1)).replace(/^w-/, ""); if (/^[a-z]\d+$/.test(ref) && ref !== lit) light(ref, ""); };
    here();
    addEventListener("hashchange", here);
    for (const b of $$(".layers input")) b.addEventListener("change", () => {
      const on = $$(".layers input:checked").map((x) => x.value);
      const u = new URL(location);
      u.searchParams.delete("show");
      u.searchParams.set("show", on.join(",") || "none");
      history.replaceState(null, "", u);
    });
  }

  // The slider goes to the month that it stands on, and puts that page's drawing in place of this one's.
  function slide() {
    const range = $(".range");
    if (!range) return;
    range.hidden = false;
    const months = $$(".months a");
    range.setAttribute("aria-valuetext", months[range.value]?.title ?? "");
    range.addEventListener("input", () => { range.setAttribute("aria-valuetext", months[range.value].title); });
    range.addEventListener("change", () => turn(months[range.value].href, true));
  }
  async function turn(href, focus) {
    try {
      const page = await fetch(href, { headers: { Accept: "text/html" } });
      if (!page.ok) throw new Error(page.status);
      const next = new DOMParser().parseFromString(await page.text(), "text/html");
      $("[data-live]").replaceWith($("[data-live]", next));
      history.replaceState(null, "", href);
      slide();
      if (focus) $(".range")?.focus({ preventScroll: true });
    } catch {
      location = href;
    }
  }
  slide();

  // The start page looks once a minute whether something new has come, and says so.
  const home = $(".home");
  if (home) setInterval(async () => {
    if (document.hidden) return;
    try {
      const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
      const stamp = $(".home", page)?.dataset.stamp;
      if (stamp && stamp !== home.dataset.stamp) $(".news").hidden = false;
    } catch { /* the server is away; it may come back */ }
  }, 60000);

  // Who corrects is remembered on this machine alone.
  for (const i of $$("input.remember")) {
    try {
      i.value ||= localStorage.getItem("chancery-who") ?? "";
      i.form.addEventListener("submit", () => localStorage.setItem("chancery-who", i.value));
    } catch { /* a browser that remembers nothing */ }
  }
  const print_ = $("button.print");
  if (print_) { print_.hidden = false; print_.addEventListener("click", () => print()); }
  for (const f of $$("form.filters, form.quick")) f.addEventListener("submit", () => { for (const i of $$("input, select", f)) if (!i.value) i.disabled = true; }); // short addresses
  addEventListener("pageshow", () => { for (const i of $$("input:disabled, select:disabled")) i.disabled = false; });

  // Keys.
  const steps = () => $$(reading ? ".f" : "[data-row]").filter((e) => e.offsetParent);
  let at = -1;
  function step(by) {
    const list = steps();
    if (!list.length) return;
    if (reading && lit) at = list.findIndex((e) => e.dataset.f === lit);
    at = Math.min(Math.max(at + by, 0), list.length - 1);
    const e = list[at];
    if (reading) {
      e.focus({ preventScroll: true });
      light(e.dataset.f, "keys");
      return;
    }
    e.tabIndex = -1;
    e.focus({ preventScroll: true });
    show(e, "center");
  }
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("input, textarea, select, [contenteditable]")) { if (e.key === "Escape") e.target.blur(); return; }
    switch (e.key) {
      case "/": e.preventDefault(); $("#quick").focus(); $("#quick").select(); break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "?": $("#keys").showModal(); break;
      case "[": case "]": { const a = $(`.steps [rel=${e.key === "[" ? "prev" : "next"}]`); if (a) turn(a.href); break; }
      case "Escape": if (reading) light("", ""); break;
      case "Enter": {
        if (e.target.matches(".f")) { e.preventDefault(); light(e.target.dataset.f, "row"); } else if (e.target.matches("[data-row]")) ($(".words a", e.target) ?? $(".kind a", e.target) ?? $("b a, th a", e.target))?.click();
        break;
      }
    }
  });
})();
