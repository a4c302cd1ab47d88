// Conveniences; the desk works without them. In the account, a link beside each line leads to where it is corrected; in a
// long list, what is typed leaves the lines that have it; a build that takes its time says so.
"use strict";

const PAGES = [
  [".line[id^='line-']", "lines"],
  [".event[id^='event-']", "events"],
  [".name[id^='name-'], .passing [id^='name-']", "names"],
  ["article[id^='article-']", "articles"],
  [".move[id^='move-']", "moves"],
  [".dispute[id^='dispute-']", "disputes"],
];

function decode(anchor) {
  return anchor.replace(/\.([0-9a-f]+)\./g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
}

function addLinks(frame) {
  const page = frame.contentDocument;
  if (!page || page.documentElement.dataset.desk) return;
  page.documentElement.dataset.desk = "linked";
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(`a.desk { margin-left: .6em; font: .8125rem/1.4 var(--voice); display: inline-block; min-height: 24px; padding: .1em .5em; color: var(--quiet); text-decoration: none; border: 1px solid var(--rule); border-radius: 3px; white-space: nowrap; }
    a.desk:hover, a.desk:focus-visible { color: var(--link); border-color: currentColor; }
    @media print { a.desk { display: none; } }`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  for (const [selector, address] of PAGES) {
    for (const element of page.querySelectorAll(selector)) {
      const key = decode(element.id.slice(element.id.indexOf("-") + 1));
      const link = page.createElement("a");
      link.className = "desk";
      link.href = frame.dataset.desk + address + "/" + encodeURIComponent(key);
      link.target = "_top";
      link.textContent = address === "articles" ? "All marks" : "Correct";
      (element.querySelector(":scope > h3, :scope > p, :scope p") || element).append(link);
    }
  }
  for (const out of page.querySelectorAll("a.out")) out.target = "_blank";
}

const frame = document.querySelector("iframe[data-desk]");
if (frame) {
  frame.addEventListener("load", () => addLinks(frame));
  const page = frame.contentDocument;
  if (page && page.readyState === "complete" && page.URL !== "about:blank") addLinks(frame);
}

const filter = document.getElementById("filter");
if (filter) {
  filter.parentElement.hidden = false;
  const rows = [...document.querySelectorAll("#filtered > li")];
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
}

const rebuild = document.querySelector(".rebuild");
if (rebuild) {
  rebuild.addEventListener("submit", () => {
    const button = rebuild.querySelector("button");
    button.textContent = "Building …";
    setTimeout(() => { button.disabled = true; }); // after the form is on its way
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // gone back to: not as it was
}
