"use strict";
// Sections about what programs see: derivatives, the first seconds, accuracy.

function differentiation() {
  const all = measured("autodiff").filter(line => line.share);
  if (measured("autodiff").length === 0) {
    return;
  }
  const box = section("autodiff", suiteLabel("autodiff"),
    "The time of a step, in times of its yardstick: the work that no implementation can do without, measured in the same JVMs. 1 is ideal; further left is better.");
  if (all.length === 0) {
    return;
  }
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const threads = controls.add("threads", distinct(all.map(line => line.threads)).sort((a, b) => a - b));
  const task = line => [line.operation, line.shape].filter(Boolean).join(" ") + (distinct(all.map(line => line.type)).length > 1 ? ", " + line.type : "");
  const times = line => ({median: 1 / line.share.median, low: 1 / line.share.high, high: 1 / line.share.low});
  drawn = chart(figure(box, "Time of a step", "logarithmic"), 300, () => {
    const shown = all.filter(line => line.threads === threads());
    const values = shown.flatMap(line => [times(line).low, times(line).high]);
    return sideways(shown, task, times,
      {name: "times the yardstick", ...logarithmic([1, 2, ...values], 2), axisLabel: {formatter: number}}, task,
      line => `${spreadText(times(line))} times ${line.yardstick}; ${spreadText(line.rate)} ${line.unit}`,
      across([{name: "yardstick", xAxis: 1}], "start"));
  });
}

function coldStarts() {
  const all = results.coldStarts.filter(cold => cold.starts.length);
  if (all.length === 0) {
    return;
  }
  const box = section("coldstart", "Cold start", "What a fresh JVM gives at first: products of 512 × 512 × 512 floats, one after another from main on. One curve for each JVM, with its first product as the large mark.");
  const points = all.flatMap(cold => cold.starts.flatMap(start => start.curve)).filter(({millis, rate}) => millis > 0 && Number.isFinite(rate));
  if (points.length) {
    chart(figure(box, "GFLOP/s over milliseconds since main", "time logarithmic"), 380, () => ({
      xAxis: axis("ms since main", {...logarithmic(points.map(({millis}) => millis), 10), axisLabel: {formatter: number}}),
      yAxis: upright("GFLOP/s", {min: 0}),
      tooltip: itemTip(cold => libraryLabel(cold.library), (cold, item) =>
        [{dot: item.color, text: `${number(item.value[1])} GFLOP/s after ${number(item.value[0])} ms`}]),
      series: all.flatMap(cold => cold.starts.map(start => curve(libraryLabel(cold.library), libraryColour(cold.library), librarySymbol(cold.library),
        start.curve.filter(({millis}) => millis > 0).map(({millis, rate}) => point(millis, rate, cold)),
        {symbolSize: (value, {dataIndex}) => dataIndex === 0 ? 9 : 3, lineStyle: {width: 1.2, opacity: 0.5}})))
    }));
  }
  table(box, ["library", "JVMs", "ms to the first result", "ms to 80 % of peak", "peak GFLOP/s"], all.map(({library, starts}) => ({
    cells: [
      textCell(libraryLabel(library)), numberCell(starts.length, String),
      ...["firstMillis", "peakMillis", "peak"].map(field => spreadCell(spread(starts.map(start => start[field]))))
    ]
  })));
}

// 0, up to 0.5, 1, 2, 4, ...; the last bucket has no end.
function bucketLabel(i, buckets) {
  return i === 0 ? "0" : i < buckets - 1 ? "≤ " + 2 ** (i - 2) : "> " + (buckets > 2 ? 2 ** (buckets - 4) : 0);
}

const mixed = (from, to, share) => echarts.color.lerp(share, [from, to]);

function accuracy() {
  const all = results.accuracies;
  if (all.length === 0) {
    return;
  }
  const box = section("accuracy", "Accuracy", "Errors against a reference: the worst one in units of its derived bound, where 1 is the most allowed, and how many results were how many units in the last place (ULP) away.");
  const drawn = [];
  const controls = new Controls(box, () => drawn.forEach(chart => chart.draw()));
  const type = controls.add("type", distinct(all.map(one => one.type)));
  const subject = controls.add("of", distinct(all.map(one => one.subject)), libraryLabel);
  const worst = all.length > 24 ? controls.add("show", ["worst 24", "all"]) : () => "all";
  // An error without limit has no number here; a kernel that threw has none at all.
  const size = one => one.failures && !(one.worstBound > 1) ? Infinity : one.worstBound ?? Infinity;
  const chosen = () => all.filter(one => one.type === type() && one.subject === subject())
    .sort((a, b) => size(b) === size(a) ? 0 : size(b) - size(a)).slice(0, worst() === "all" ? undefined : 24);
  const names = shown => axis("", {type: "category", data: shown.map(one => one.operation), inverse: true, splitLine: {show: false}, axisLabel: {interval: 0, hideOverlap: false, width: narrow() ? 90 : 110, overflow: "truncate"}});
  const side = panels(box);
  drawn.push(chart(figure(side, "Worst error", "in units of the bound"), 300, () => {
    const shown = chosen();
    const longest = Math.max(1, ...shown.map(size).filter(Number.isFinite));
    return {
      height: 104 + 24 * shown.length, legend: false,
      xAxis: axis("error / bound", {type: "value", min: 0, max: ({max}) => Math.max(1.05, max * 1.05), axisLabel: {showMaxLabel: false}}),
      yAxis: names(shown),
      tooltip: itemTip(one => `${one.operation}, ${one.type}`, one => [
        {text: `${number(one.worstBound ?? Infinity)} of the bound, ${number(one.worstUlp ?? Infinity)} ULP`},
        {text: `${one.cases} cases against ${one.reference}`}, ...(one.failures ? [{text: `${one.failures} failures`, kind: "failed"}] : [])]),
      series: [{
        type: "bar", name: "error / bound", barMaxWidth: 12,
        data: shown.map(one => ({value: Math.min(size(one), longest), about: one, itemStyle: {color: colour(one.failures || !(one.worstBound <= 1) ? "failure" : "lanewise")}})),
        markLine: across([{name: "bound", xAxis: 1}], "start")
      }]
    };
  }));
  drawn.push(chart(figure(side, "Histogram", "share of results by error in ULP"), 300, () => {
    const shown = chosen();
    const buckets = Math.max(...shown.map(one => one.ulps.length));
    const totals = shown.map(one => one.ulps.reduce((a, b) => a + b, 0));
    return {
      height: 104 + 24 * shown.length, grid: {top: 44}, legend: {itemWidth: 14},
      xAxis: axis("share of results", {type: "value", min: 0, max: 1, axisLabel: {formatter: percent}}),
      yAxis: names(shown),
      tooltip: {
        trigger: "axis", axisPointer: {type: "shadow"},
        formatter: items => tip(items[0].name, items.filter(item => item.value > 0).map(item => ({dot: item.color, text: `${item.seriesName} ULP: ${number(100 * item.value)} %`})))
      },
      series: Array.from({length: buckets}, (_, i) => ({
        type: "bar", stack: "ulps", barMaxWidth: 14, name: bucketLabel(i, buckets), color: mixed(colour("ramp-from"), colour("ramp-to"), i / Math.max(1, buckets - 1)),
        data: shown.map((one, row) => totals[row] ? (one.ulps[i] ?? 0) / totals[row] : 0)
      }))
    };
  }));
  table(box, ["operation", "type", "of", "reference", "cases", "failures", "worst ULP", "error / bound", "repeat the worst case"], all.map(one => ({
    kind: one.failures ? "failed" : "",
    cells: [
      textCell(one.operation), textCell(one.type), textCell(libraryLabel(one.subject)), textCell(one.reference), numberCell(one.cases, String),
      numberCell(one.failures, String), numberCell(one.worstUlp ?? Infinity), numberCell(one.worstBound ?? Infinity), textCell(one.worstCase)
    ]
  })), {sortable: true, tall: true});
}
