"use strict";
// The head of the page, its tables, and the order of the sections. A section without data is not there.

function head() {
  const {environment, started, lanewise, command, complete, warnings} = results;
  const cpu = environment.CPU ?? "unknown CPU";
  document.title = "Lanewise on " + cpu;
  const box = document.getElementById("head");
  box.append(
    element("p", {class: "overline"}, `Lanewise ${lanewise}, measured ${started.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC")}`),
    element("h1", {}, cpu),
    element("p", {class: "facts"}, environment.JVM ?? ""));
  if (!complete) {
    box.append(element("div", {class: "notice", id: "incomplete"}, element("p", {}, "The run was interrupted: this is what it had measured.")));
  }
  box.append(element("ul", {class: "verdicts"}, ...verdicts.map(sentence => element("li", {}, ...emphasised(sentence))),
    ...(verdicts.some(sentence => sentence.includes(" times ")) ? [element("li", {class: "note"},
      "Times another library: the geometric mean of the speed over all rows that both have; of the share of the yardstick, where they have the same.")] : [])));
  const notes = [...warnings, ...(lines.some(line => line.warnings.length) ? ["Rows with a warning are marked ⚠."] : [])];
  if (notes.length) {
    box.append(element("div", {class: "notice", id: "warnings"}, element("p", {}, "Warnings"),
      element("ul", {}, ...notes.map(note => element("li", {}, note)))));
  }
  box.append(element("code", {class: "command", tabindex: 0}, command));
}

// Quantities stand out.
const emphasised = sentence => sentence.split(/(\d[\d.]* (?:%|times|ms|GFLOP\/s))/)
  .map((part, i) => i % 2 ? element("strong", {}, part) : part);

function environment() {
  const box = section("environment", "Environment", "What the figures depend on besides the code.");
  const facts = [["started", results.started], ["version", results.lanewise], ["command", results.command], ...Object.entries(results.environment)];
  table(box, ["", ""], facts.map(([name, value]) => ({cells: [textCell(name, "name"), textCell(value, "prose")]})));
}

function everything() {
  if (lines.length === 0) {
    return;
  }
  const box = section("lines", "All rows", "The median over forks, with the slowest and the fastest. A heading sorts.");
  const rows = lines.map(line => ({
    kind: line.warnings.length ? "warned" : "",
    text: [line.id, libraryLabel(line.library), line.yardstick, ...line.warnings].join(" ").toLowerCase(),
    cells: [
      textCell((line.warnings.length ? "⚠ " : "") + line.id), spreadCell(line.rate), textCell(line.unit), textCell(line.yardstick),
      spreadCell(line.share, percent), numberCell(line.rates.length, String), numberCell(line.bytesAllocated < 0 ? NaN : line.bytesAllocated),
      textCell(line.warnings.join("; "))
    ]
  }));
  const filter = element("input", {
    type: "search", placeholder: "filter: words in any order", "aria-label": "filter the rows",
    oninput: () => {
      const words = filter.value.toLowerCase().split(/\s+/);
      rows.forEach(row => row.element.hidden = !words.every(word => row.text.includes(word)));
    }
  });
  box.append(element("div", {class: "controls"}, filter));
  table(box, ["row", "rate (min–max)", "unit", "yardstick", "share (min–max)", "forks", "B/call", "warnings"], rows, {sortable: true, tall: true});
}

head();
products();
roofline();
suites.filter(suite => !["gemm", "autodiff", "ceiling"].includes(suite)).forEach(throughput);
scaling();
differentiation();
coldStarts();
accuracy();
limits();
environment();
everything();
