"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 1000px)");
  const texts = document.getElementById("texts");
  const spoken = document.querySelector("[role=status]");
  let inHand = null;
  let opened = null;
  root.classList.add("js");
  for (const line of document.querySelectorAll(".statements ul > li, .others li:not(.brief)")) line.className = "line";

  // The link of a line to its words: the article's name, or in a list of tellings the words themselves.
  const opener = (line) => line.querySelector(".open") || line.querySelector("a");
  // The quotation that a line carries: its own, or the nearest before its list.
  const quoteOf = (line) => {
    let each = line.querySelector("blockquote") || line.parentElement;
    while (each && !each.matches("blockquote")) each = each.previousElementSibling;
    return each;
  };
  // Its words, without the numbers, the flags and the rest of a sentence that stand with them.
  const wordsOf = (quote) => {
    const copy = quote.cloneNode(true);
    copy.querySelectorAll(".number, .flag, i[data-at]").forEach((each) => each.remove());
    return copy.textContent.trim();
  };
  // The anchors of a line's words: those it opens, those that go with them, those that it is written with.
  const anchors = (line) => [
    opener(line).hash.slice(1),
    ...(line.dataset.also || "").split(" ").filter(Boolean),
    ...[...line.querySelectorAll("q a, .slice")].map((each) => each.hash.slice(1)),
  ];
  // Every piece of an anchor in the texts; a span that others cross or paragraphs divide has several.
  const piecesOf = (name) => {
    const first = document.getElementById(name);
    return first ? [first, ...first.closest("article").querySelectorAll(`[data-rest="${name}"]`)] : [];
  };
  const pieces = (line) => anchors(line).flatMap(piecesOf);
  const all = () => [...document.querySelectorAll(".line")].filter((line) => !line.closest("[hidden], details:not([open])"));
  // The line that a number in the texts or a mark of the strip leads to: itself, or the first of an event.
  const lineOf = (id) => {
    const target = document.getElementById(id);
    const whole = target && (target.closest(".line, .event, .move, .dispute, .wording") || target);
    return whole && (whole.matches(".line") ? whole : whole.querySelector(".line"));
  };

  // Takes a line in hand: it is marked, its words are marked, and the texts beside follow.
  function take(line, { scroll = true } = {}) {
    document.querySelectorAll(".in-hand").forEach((each) => each.classList.remove("in-hand"));
    inHand = line;
    if (!line) return;
    line.classList.add("in-hand");
    const marked = pieces(line);
    marked.forEach((each) => each.classList.add("in-hand"));
    if (wide.matches && marked.length) marked[0].scrollIntoView({ block: "center" });
    if (scroll) line.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!opened) return false;
    const line = opened.closest(".line");
    opened.remove();
    opened = null;
    opener(line).setAttribute("aria-expanded", "false");
    opener(line).focus();
    return true;
  }

  // Below the width for two columns: the paragraphs around a line's words, opened under the line.
  function openInPlace(line) {
    const link = opener(line);
    const again = opened && opened.closest(".line") === line;
    close();
    if (again) return;
    const paragraphs = [...new Set(pieces(line).map((piece) => piece.closest("p")))];
    opened = document.createElement("div");
    opened.className = "in-place";
    for (const paragraph of paragraphs) {
      const copy = paragraph.cloneNode(true);
      copy.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
      copy.querySelectorAll("a").forEach((each) => each.remove());
      opened.append(copy);
    }
    const whole = document.createElement("a");
    whole.href = link.getAttribute("href");
    whole.textContent = "In the whole article";
    opened.append(whole);
    line.append(opened);
    link.setAttribute("aria-expanded", "true");
    const mark = opened.querySelector(".in-hand");
    if (mark) mark.scrollIntoView({ block: "nearest" });
  }

  function open(line, event) {
    take(line, { scroll: false });
    if (wide.matches) return; // the anchor itself leads to the words
    event.preventDefault();
    openInPlace(line);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest(".copy")) return copy(event.target.closest(".line"));
    const link = event.target.closest("a");
    const line = event.target.closest(".line");
    if (link && line && link === opener(line)) return open(line, event);
    if (link && link.closest(".text")) return take(lineOf(link.hash.slice(1)));
    if (link && link.hash && link.hash === location.hash) return follow(); // which changes nothing that could be heard
    if (link || event.target.closest("button, summary, input, select, label, .in-place") || String(getSelection())) return;
    if (line) return open(line, event);
    const quote = event.target.closest("blockquote");
    const lines = quote && [...quote.parentElement.querySelectorAll(".line")];
    if (quote) open(lines.find((each) => quote === quoteOf(each)), event);
  });

  async function copy(line) {
    const open = opener(line);
    const quote = open.closest("q"); // in a list of tellings, where the way of the words stands behind them
    const words = quote ? quote.textContent : wordsOf(quoteOf(line));
    const before = [...open.parentElement.childNodes].slice(0, [...open.parentElement.childNodes].indexOf(open));
    const way = (quote ? [quote.nextSibling] : before).map((each) => (each.nodeType === Node.TEXT_NODE ? each.data : "")).join("");
    const steps = way.slice(0, way.lastIndexOf("→") + 1).trim();
    const cite = document.getElementById(open.hash.slice(1)).closest(".text").dataset.cite;
    const out = line.querySelector(".out");
    const whole = `${words}\n${steps && `${steps} `}${cite}\n${out ? out.href : open.href}\n`;
    try {
      await navigator.clipboard.writeText(whole);
    } catch {
      const area = document.createElement("textarea");
      area.value = whole;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const own = line.querySelector("b");
    const number = own || line.closest("[id]:has(.number)").querySelector(".number");
    spoken.textContent = `${own ? "line " : ""}${number.textContent} copied`;
    const button = line.querySelector(".copy");
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  }

  // A line gets its button when it comes near: thousands at once would hold the page up.
  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      near.unobserve(target);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "copy";
      (target.querySelector(".how, p + p") || target).append(button);
    }
  }, { rootMargin: "50%" });
  document.querySelectorAll("li.line").forEach((line) => near.observe(line));

  // Keys
  const keys = document.getElementById("keys");
  const remember = (value) => { try { return value === undefined ? localStorage.getItem("keys") : localStorage.setItem("keys", value); } catch { return null; } };
  if (keys) {
    keys.checked = remember() !== "off";
    keys.addEventListener("change", () => remember(keys.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    if (keys && !keys.checked) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j" || event.key === "k") {
      const lines = all();
      const at = lines.indexOf(inHand);
      const next = lines[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
      if (!next) return;
      event.preventDefault();
      if (opened) close();
      take(next);
      opener(next).focus({ preventScroll: true });
    } else if (event.key === "Enter" && inHand && event.target === document.body) {
      opener(inHand).click();
    } else if (event.key === "Escape") {
      if (!close() && inHand) {
        opener(inHand).focus({ preventScroll: true });
        inHand.scrollIntoView({ block: "nearest" });
      }
    }
  });

  // Filters: what several sections ask for, a party, an outlet, single sources, they ask for together.
  const filters = [...document.querySelectorAll(".filter")];
  const offer = (name, options) => {
    for (const select of document.querySelectorAll(`.filter [name=${name}]`)) select.append(...options.map((option) => option.cloneNode(true)));
  };
  for (const { name, options } of document.getElementById("choices").content.querySelectorAll("select")) offer(name, [...options]);
  offer("speaker", [...document.querySelectorAll(".index a")].map((link) => new Option(link.textContent, link.hash.slice(1))));
  const articlesOf = (item) => item.dataset.articles?.split(" ")
    || [...item.querySelectorAll("a")].map(({ hash }) => hash.slice(1, hash.lastIndexOf(".")));
  const passes = (item, { outlet, single }) =>
    (!outlet.value || articlesOf(item).some((article) => outlet.value.split(" ").includes(article)))
    && (!single.checked || item.matches("[data-single], .statements > :has(.single)"));
  const hideEmpty = (selector, kept) => {
    for (const each of document.querySelectorAll(selector)) each.hidden = !each.querySelector(kept);
  };
  const concerns = (item, { people, issue }) => (!people?.value || item.dataset.people.split(" ").includes(people.value))
    && (!issue?.value || !item.dataset.issue || item.dataset.issue === issue.value);
  function filterLines(selector, what, asked) {
    const items = [...document.querySelectorAll(selector)];
    for (const item of items) item.hidden = !passes(item, asked) || !concerns(item, asked);
    const shown = items.filter((item) => !item.hidden).length;
    const none = items.length && items[0].closest("section").querySelector(".none-left");
    if (none) none.hidden = shown > 0;
    return items.length ? `${shown} ${what} shown` : "";
  }
  function filterPositions(asked) {
    const told = filterLines(".position", "positions", asked);
    hideEmpty(".others-of > li, .issue, .table", ".position:not([hidden])");
    for (const steps of document.querySelectorAll(".steps[data-of]")) {
      steps.hidden = document.getElementById(steps.dataset.of).hidden;
    }
    const kept = new Set([...document.querySelectorAll("td .position:not([hidden])")].map((each) => each.closest("td").dataset.party));
    for (const cell of document.querySelectorAll(".table [data-party]")) {
      cell.hidden = Boolean(asked.people?.value) && !kept.has(cell.dataset.party);
    }
    return told;
  }
  function filterEvents(asked) {
    let shown = 0;
    for (const event of [...document.querySelectorAll(".event")].reverse()) { // parts before what they are parts of
      const passed = passes(event, asked)
        && (!asked.people?.value || event.dataset.people.split(" ").includes(asked.people.value));
      event.hidden = !passed && !event.querySelector(".event:not([hidden])");
      shown += event.hidden ? 0 : 1;
    }
    for (const said of document.querySelectorAll(".said-then li")) {
      said.hidden = Boolean(asked.people?.value) || !passes(said, asked);
    }
    hideEmpty(".said-then", "li:not([hidden])");
    hideEmpty(".span", ".event:not([hidden]), .said-then:not([hidden])");
    return `${shown} events shown`;
  }
  function filterStatements(asked) {
    let shown = 0;
    for (const statement of document.querySelectorAll(".statements > li")) {
      statement.hidden = !passes(statement, asked)
        || Boolean(asked.speaker?.value && statement.closest(".speaker").id !== asked.speaker.value);
      shown += statement.hidden ? 0 : 1;
    }
    hideEmpty(".speaker", ".statements > li:not([hidden])");
    for (const part of document.querySelectorAll("#said .part")) {
      let each = part.nextElementSibling;
      while (each && each.matches(".speaker") && each.hidden) each = each.nextElementSibling;
      part.hidden = !each || !each.matches(".speaker");
    }
    return `${shown} statements shown`;
  }
  for (const filter of filters) {
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("change", (event) => {
      for (const other of filters) {
        const same = other.elements[event.target.name];
        if (same) Object.assign(same, { value: event.target.value, checked: event.target.checked });
      }
      const asked = Object.assign({}, ...filters.map(({ elements }) => Object.fromEntries([...elements].map((each) => [each.name, each]))));
      spoken.textContent = [
        filterLines(".stand", "latest words", asked), filterLines(".dispute", "disputes", asked),
        filterPositions(asked), filterEvents(asked), filterStatements(asked),
      ].filter(Boolean).join(", ");
    });
  }

  // A link straight to words or to a line takes the line in hand.
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    if (target.matches(".line, .line b, .number, .event, .move, .side, .dispute, .stand, .position")) take(lineOf(target.id), { scroll: false });
    else if (texts.contains(target) && (!inHand || !anchors(inHand).includes(target.id))) {
      take(null);
      piecesOf(target.id).forEach((each) => each.classList.add("in-hand"));
    }
  }
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  follow();
})();
