"use strict";
// Elements of the page. All text goes in as text, never as markup: it comes from the data.

function element(name, attributes = {}, ...children) {
  const result = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    key.startsWith("on") ? result.addEventListener(key.slice(2), value) : result.setAttribute(key, value);
  }
  result.append(...children);
  return result;
}

function section(id, title, lead) {
  const result = element("section", {id}, element("h2", {}, title), element("p", {class: "lead"}, lead));
  document.getElementById("sections").append(result);
  document.getElementById("contents").append(element("a", {href: "#" + id}, title));
  return result;
}

function figure(parent, title, note = "") {
  const result = element("figure", {}, element("figcaption", {}, element("b", {}, title), note && " – " + note));
  parent.append(result);
  return result;
}

function panels(parent) {
  const result = element("div", {class: "panels"});
  parent.append(result);
  return result;
}

// Choices that redraw what depends on them; a choice of one is not shown.
class Controls {
  constructor(parent, onchange) {
    this.box = element("div", {class: "controls"});
    this.onchange = onchange;
    parent.append(this.box);
  }

  // Returns a function that gives the current choice.
  add(name, values, label = String, initial = values[0]) {
    let current = initial;
    const changed = value => {
      current = value;
      this.onchange();
    };
    if (values.length > 4 || values.map(label).join("").length > 32) {
      const options = values.map((value, i) => element("option", {value: i}, label(value)));
      const select = element("select", {onchange: () => changed(values[select.selectedIndex])}, ...options);
      select.selectedIndex = values.indexOf(initial);
      this.box.append(element("label", {class: "control"}, element("span", {class: "name"}, name), select));
    } else if (values.length > 1) {
      const group = "choice-" + Controls.groups++;
      const segments = values.map(value => {
        const input = element("input", {type: "radio", name: group, onchange: () => changed(value)});
        input.checked = value === initial;
        return element("label", {}, input, label(value));
      });
      this.box.append(
        element("fieldset", {class: "control"}, element("legend", {class: "name"}, name), element("span", {class: "segments"}, ...segments)));
    }
    return () => current;
  }
}
Controls.groups = 0;

// A cell: {text, sort, kind}; kind is a class, "number" for numbers.
const numberCell = (value, text = number) => ({text: Number.isFinite(value) ? text(value) : value === Infinity ? "∞" : "–", sort: value, kind: "number"});
const spreadCell = (value, text = number) => ({text: spreadText(value, text), sort: value?.median, kind: "number"});
const textCell = (text, kind = "") => ({text, sort: text, kind});

function table(parent, header, rows, {sortable = false, tall = false} = {}) {
  const body = element("tbody");
  const heads = header.map((name, column) => {
    const numeric = rows.some(row => row.cells[column].kind === "number");
    const head = element("th", numeric ? {class: "number"} : {});
    head.append(sortable ? element("button", {type: "button", onclick: () => sort(column)}, name) : name);
    return head;
  });
  for (const row of rows) {
    row.element = element("tr", row.kind ? {class: row.kind} : {});
    row.element.append(...row.cells.map(cell => element("td", cell.kind ? {class: cell.kind} : {}, cell.text)));
  }
  body.append(...rows.map(row => row.element));

  function sort(column) {
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    heads.forEach(head => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    const missing = value => value === undefined || Number.isNaN(value);
    const order = (a, b) =>
      missing(a) || missing(b) ? missing(a) - missing(b)
        : (down ? -1 : 1) * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", {numeric: true}));
    rows.sort((a, b) => order(a.cells[column].sort, b.cells[column].sort));
    body.append(...rows.map(row => row.element));
  }

  parent.append(
    element("div", {class: tall ? "scroll tall" : "scroll", tabindex: 0},
      element("table", {}, ...(header.some(Boolean) ? [element("thead", {}, element("tr", {}, ...heads))] : []), body)));
}
