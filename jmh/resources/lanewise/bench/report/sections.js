"use strict";
// The sections of the page, in their order. A section without data is not there.

const isSquare = line => /^\d+$/.test(line.shape);
const ofYardstick = line => line.share ? `, ${spreadText(line.share, percent)} of ${line.yardstick}` : "";
const rateText = line => `${spreadText(line.rate)} ${line.unit}${ofYardstick(line)}`;

// One curve for each library and variant, with the ranges over forks.
function curves(shown, x, y) {
  const series = [];
  for (const [name, group] of grouped([...shown].sort(byLibrary), seriesLabel)) {
    const {library, width} = group[0];
    const tint = libraryColour(library);
    const sorted = group.sort((a, b) => x(a) - x(b));
    series.push(curve(name, tint, librarySymbol(library), sorted.map(line => point(x(line), y(line).median, line, line.warnings.length)),
      {lineStyle: {type: width ? "dashed" : "solid"}}));
    series.push(ranges(name, tint, sorted.filter(line => y(line).low < y(line).high).map(line => [x(line), y(line).low, y(line).high])));
  }
  return series;
}

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
      "Times another library: the geometric mean of the speed over all lines that both have; of the share of the yardstick, where they have the same.")] : [])));
  const spoiled = lines.filter(line => line.warnings.length).length;
  const notes = [...warnings, ...(spoiled ? [`${spoiled} of ${lines.length} lines have a warning; they are marked ⚠.`] : [])];
  if (notes.length) {
    box.append(element("div", {class: "notice", id: "warnings"}, element("p", {}, "Warnings"),
      element("ul", {}, ...notes.map(note => element("li", {}, note)))));
  }
  box.append(element("code", {class: "command", tabindex: 0}, command));
}

// Quantities stand out.
const emphasised = sentence => sentence.split(/(\d[\d.]* (?:%|times|ms|GFLOP\/s))/)
  .map((part, i) => i % 2 ? element("strong", {}, part) : part);

function products() {
  const all = measured("gemm");
  if (all.length === 0) {
    return;
  }
  const box = section("gemm", suiteLabel("gemm"),
    "GFLOP/s of C = AB over n, for square matrices. The dashed line is what the machine can do at most: multiply-adds on registers alone. Bars behind the points reach from the slowest to the fastest fork.");
  const drawn = [];
  const controls = new Controls(box, () => drawn.forEach(chart => chart.draw()));
  const operation = controls.add("transposes", distinct(all.map(line => line.operation)));
  const threads = controls.add("threads", distinct(all.map(line => line.threads)).sort((a, b) => a - b));
  const chosen = type => all.filter(line => line.type === type && line.operation === operation() && line.threads === threads());
  const title = line => `${line.operation}, ${line.shape.replaceAll("x", " × ")}, ${line.type}`;
  const squares = panels(box);
  for (const type of distinct(all.filter(isSquare).map(line => line.type))) {
    const sizes = all.filter(line => isSquare(line)).map(line => line.elements);
    drawn.push(chart(figure(squares, type, "GFLOP/s over n"), 380, () => {
      const ceiling = threads() === 1 ? fmaCeiling(type) : undefined;
      const series = curves(chosen(type).filter(isSquare), line => line.elements, line => line.rate);
      if (ceiling) {
        series.push({...curve("ceiling", colour("quiet"), "none", []),
          markLine: across([{name: `FMA ceiling ${number(ceiling)}`, yAxis: ceiling}])});
      }
      return {
        legend: {data: distinct(series.map(one => one.name)).filter(name => name !== "ceiling")},
        xAxis: axis("n", {...logarithmic(sizes, 2), axisLabel: {formatter: value => String(Math.round(value))}}),
        yAxis: upright("GFLOP/s", {min: 0, max: ({max}) => Math.ceil(Math.max(max, ceiling ?? 0) * 1.08), axisLabel: {showMaxLabel: false}}),
        tooltip: axisTip(title, item => `${item.seriesName}: ${rateText(item.data.about)}`),
        series
      };
    }));
  }
  const others = all.filter(line => !isSquare(line));
  const bars = panels(box);
  for (const type of distinct(others.map(line => line.type))) {
    drawn.push(chart(figure(bars, `${type}, other shapes`, "GFLOP/s"), 300, () =>
      sideways(chosen(type).filter(line => !isSquare(line)), line => line.shape.replaceAll("x", " × "), line => line.rate,
        {name: "GFLOP/s", min: 0}, title, rateText)));
  }
}

// A place of its own for each category, from top to bottom; points with ranges.
function sideways(shown, category, value, valueAxis, title, text, mark) {
  const categories = distinct(shown.map(category));
  const groups = [...grouped([...shown].sort(byLibrary), seriesLabel)];
  const series = [];
  for (const [name, group] of groups) {
    const tint = libraryColour(group[0].library);
    const placed = group.map(line => ({line, y: categories.indexOf(category(line))}));
    series.push({
      type: "scatter", name, color: tint, symbol: librarySymbol(group[0].library), symbolSize: 10, z: 3,
      data: placed.map(({line, y}) => point(value(line).median, y, line, line.warnings.length))
    });
    series.push(ranges(name, tint, placed.filter(({line}) => value(line).low < value(line).high)
      .map(({line, y}) => [value(line).low, value(line).high, y]), true));
  }
  if (mark && series.length) {
    series[0].markLine = mark;
  }
  const {name, ...rest} = valueAxis;
  return {
    height: 90 + (narrow() ? 40 : 28) * categories.length,
    grid: {top: 44},
    legend: {data: groups.map(([name]) => name), itemWidth: 10, itemHeight: 10},
    xAxis: axis(name, {type: "value", ...rest}),
    yAxis: axis("", {
      type: "category", data: categories, inverse: true,
      axisLabel: {interval: 0, hideOverlap: false, width: narrow() ? 90 : 130, overflow: "break", lineHeight: 13}
    }),
    tooltip: itemTip(title, (line, item) => lineRows(line, `${item.seriesName}: ${text(line)}`, item.color)),
    series
  };
}

function roofline() {
  const all = lines.filter(line => line.flopRate && line.bytes > 0 && line.threads === 1 && line.suite !== "ceiling");
  if (all.length === 0) {
    return;
  }
  const box = section("roofline", "Roofline",
    "Every kernel on one thread at its arithmetic intensity: floating-point operations for each byte that a call has to move at least. No kernel can be above the roof of the level that holds its operands; horizontal is the FMA ceiling, the slopes are the measured bandwidths.");
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const type = controls.add("type", distinct(all.map(line => line.type)));
  const loops = ["read", "copy", "triad"].filter(loop => measured("ceiling").some(line => line.operation === loop));
  const loop = controls.add("bandwidth of", loops.length ? loops : ["none"], String, loops.at(-1));
  drawn = chart(figure(box, "GFLOP/s over flops per byte", "both axes logarithmic; the legend adds the peers"), 480, () => {
    const shown = all.filter(line => line.type === type());
    const intensity = line => line.flops / line.bytes;
    const ceiling = fmaCeiling(type());
    const x = logarithmic(shown.map(intensity), 10);
    const y = logarithmic([...shown.map(line => line.flopRate.median), ...(ceiling ? [ceiling * 1.2] : [])], 10);
    const series = [];
    for (const [library, group] of grouped([...shown].sort(byLibrary), line => line.library)) {
      series.push({
        type: "scatter", name: libraryLabel(library), color: libraryColour(library), symbol: librarySymbol(library), symbolSize: 8, z: 3,
        itemStyle: {opacity: 0.8}, data: group.map(line => point(intensity(line), line.flopRate.median, line, line.warnings.length))
      });
    }
    const segment = (name, from, to, position) => [{name, coord: from, lineStyle: {type: "solid"}, label: {position}}, {coord: to}];
    const roofs = bandwidths(type(), loop()).flatMap(({level, rate}) => {
      // The part of y = rate * x that is inside.
      const from = Math.max(x.min, y.min / rate);
      const to = Math.min(x.max, (ceiling ?? y.max) / rate);
      return from < to ? [segment(`${level} ${number(rate)} GB/s`, [from, from * rate], [to, to * rate], "insideStartTop")] : [];
    });
    if (ceiling) {
      roofs.push(segment(`FMA ceiling ${number(ceiling)}`, [x.min, ceiling], [x.max, ceiling], "insideEndTop"));
    }
    series.push({...curve("roofs", colour("quiet"), "none", []), markLine: across(roofs, undefined)});
    return {
      legend: {
        data: series.map(one => one.name).filter(name => name !== "roofs"),
        itemWidth: 10, itemHeight: 10,
        selected: Object.fromEntries(distinct(shown.map(line => line.library)).filter(library => library !== "lanewise").map(library => [libraryLabel(library), false]))
      },
      xAxis: axis("flops per byte", {...x, axisLabel: {formatter: number}}),
      yAxis: upright("GFLOP/s", {...y, axisLabel: {formatter: number}}),
      tooltip: itemTip(line => `${line.suite} ${line.operation}, ${line.shape}, ${line.type}`, (line, item) => lineRows(line,
        `${item.seriesName}: ${spreadText(line.flopRate)} GFLOP/s at ${number(intensity(line))} flops per byte, ${bytesText(line.bytes)}`, item.color)),
      series
    };
  });
}

// The best bandwidth that a loop has in each level, fastest level first.
function bandwidths(type, loop) {
  const streams = measured("ceiling").filter(line => line.operation === loop && line.type === type && line.threads === 1);
  return [...grouped(streams, line => levelOf(line.elements))]
    .map(([level, group]) => ({level, rate: Math.max(...group.map(line => line.rate.median))}))
    .sort((a, b) => b.rate - a.rate);
}

function throughput(suite) {
  const all = measured(suite);
  if (all.length === 0) {
    return;
  }
  const box = section(suite, suiteLabel(suite),
    "Throughput over the bytes that a call has to move. The vertical lines are the caches of this machine; the dotted curve is the yardstick, measured in the same JVMs as the points of Lanewise.");
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const operation = controls.add("operation", distinct(all.map(line => line.operation)));
  const type = controls.add("type", distinct(all.map(line => line.type)));
  const threads = controls.add("threads", distinct(all.map(line => line.threads)).sort((a, b) => a - b));
  const x = logarithmic([...all.map(line => line.size), ...caches.filter(cache => all.some(line => line.size > cache.bytes)).map(cache => cache.bytes)], 4);
  drawn = chart(figure(box, "Throughput", "over the bytes of a call"), 400, () => {
    const shown = all.filter(line => line.operation === operation() && line.type === type() && line.threads === threads());
    const series = curves(shown, line => line.size, line => line.rate);
    const compared = shown.filter(line => line.yardsticks.length && line.library === (shown.some(one => one.library === "lanewise") ? "lanewise" : line.library) && !line.variant);
    for (const [name, group] of grouped(compared, line => line.yardstick)) {
      series.push(curve(name, colour("quiet"), "none",
        group.sort((a, b) => a.size - b.size).map(line => [line.size, spread(line.yardsticks)?.median]), {lineStyle: {type: "dotted"}, z: 1}));
    }
    series.push({...curve("caches", colour("quiet"), "none", []), markLine: cacheLines(x)});
    return {
      legend: {data: distinct(series.map(one => one.name)).filter(name => name !== "caches")},
      xAxis: axis("bytes", {...x, axisLabel: {formatter: bytesText}}),
      yAxis: upright(shown[0]?.unit ?? "", {min: 0}),
      tooltip: axisTip(line => `${line.operation}, ${line.shape}, ${line.type}, ${bytesText(line.size)}`, item => `${item.seriesName}: ${rateText(item.data.about)}`),
      series
    };
  });
  shares(suite, all.filter(line => line.share && !line.variant));
}

// All operations of a suite at once.
function shares(suite, all) {
  if (distinct(all.map(line => line.operation)).length < 2) {
    return;
  }
  const box = document.getElementById(suite);
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const level = controls.add("operands in", [...caches.map(cache => "L" + cache.level), "memory"].filter(name => all.some(line => levelOf(line.size) === name)));
  const type = controls.add("type", distinct(all.map(line => line.type)));
  const threads = controls.add("threads", distinct(all.map(line => line.threads)).sort((a, b) => a - b));
  drawn = chart(figure(box, "All operations", "share of the yardstick"), 300, () => sideways(
    all.filter(line => levelOf(line.size) === level() && line.type === type() && line.threads === threads()),
    line => line.operation, line => line.share, {name: "share of the yardstick", min: 0, axisLabel: {formatter: percent}},
    line => `${line.operation}, ${line.shape}, ${line.type}`, rateText, across([{name: "yardstick", xAxis: 1}], "start")));
}

function limits() {
  const all = measured("ceiling");
  if (all.length === 0) {
    return;
  }
  const box = section("ceiling", suiteLabel("ceiling"), "What this machine can do at most, measured in the same run: multiply-adds on registers, and plain loops over memory.");
  const fma = all.filter(line => line.operation === "fma");
  if (fma.length) {
    table(box, ["FMA on vectors of", "type", "rate (min–max)", "unit"], fma.map(line => ({
      cells: [textCell(line.width ? line.width + " bit" : line.shape), textCell(line.type), spreadCell(line.rate), textCell(line.unit)]
    })));
  }
  const streams = all.filter(line => line.operation !== "fma");
  if (streams.length === 0) {
    return;
  }
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const type = controls.add("type", distinct(streams.map(line => line.type)));
  const threads = controls.add("threads", distinct(streams.map(line => line.threads)).sort((a, b) => a - b));
  const x = logarithmic(streams.map(line => line.elements), 4);
  drawn = chart(figure(box, "Bandwidth", `${streams[0].unit} over the bytes of the arrays`), 340, () => {
    const shown = streams.filter(line => line.type === type() && line.threads === threads());
    const tints = ["lanewise", "mkl", "nd4j", "openblas", "netlib"];
    const series = [...grouped(shown, line => line.operation)].flatMap(([name, group], i) => {
      const tint = colour(tints[i % tints.length]);
      group.sort((a, b) => a.elements - b.elements);
      return [
        curve(name, tint, symbols[i % symbols.length], group.map(line => point(line.elements, line.rate.median, line, line.warnings.length))),
        ranges(name, tint, group.filter(line => line.rate.low < line.rate.high).map(line => [line.elements, line.rate.low, line.rate.high]))
      ];
    });
    series.push({...curve("caches", colour("quiet"), "none", []), markLine: cacheLines(x)});
    return {
      legend: {data: distinct(series.map(one => one.name)).filter(name => name !== "caches")},
      xAxis: axis("bytes", {...x, axisLabel: {formatter: bytesText}}),
      yAxis: upright(shown[0]?.unit ?? "", {min: 0}),
      tooltip: axisTip(line => `${bytesText(line.elements)}, ${line.type}`, item => `${item.seriesName}: ${rateText(item.data.about)}`),
      series
    };
  });
}

function scaling() {
  const kernel = line => [line.suite, line.library, line.operation, line.type, line.shape, line.variant].join("/");
  const groups = [...grouped(lines.filter(line => line.rate), kernel).values()]
    .filter(group => group.some(line => line.threads === 1) && group.some(line => line.threads > 1));
  if (groups.length === 0) {
    return;
  }
  const box = section("scaling", "Threads", "Speed-up over one thread. The dashed line is the ideal: twice the threads, twice the speed.");
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const label = group => `${suiteLabel(group[0].suite)}: ${group[0].operation}, ${group[0].type}`;
  const choice = controls.add("kernel", distinct(groups.map(label)));
  drawn = chart(figure(box, "Speed-up", "times the speed of one thread, over threads"), 400, () => {
    const shown = groups.filter(group => label(group) === choice()).sort((a, b) => byLibrary(a[0], b[0]));
    const most = Math.max(...shown.flat().map(line => line.threads));
    const series = shown.flatMap((group, i) => {
      const one = group.find(line => line.threads === 1).rate.median;
      const name = `${seriesLabel(group[0])}, ${group[0].shape.replaceAll("x", " × ")}`;
      const tint = libraryColour(group[0].library);
      const sorted = [...group].sort((a, b) => a.threads - b.threads);
      return [
        curve(name, tint, symbols[i % symbols.length], sorted.map(line => ({...point(line.threads, line.rate.median / one, line, line.warnings.length)})),
          {lineStyle: {type: ["solid", "dashed", "dotted"][i % 3]}}),
        ranges(name, tint, sorted.filter(line => line.threads > 1 && line.rate.low < line.rate.high).map(line => [line.threads, line.rate.low / one, line.rate.high / one]))
      ];
    });
    series.push(curve("ideal", colour("quiet"), "none", [[1, 1], [most, most]], {lineStyle: {type: "dashed", width: 1.2}, z: 1}));
    return {
      xAxis: axis("threads", {type: "value", min: 1, max: most, minInterval: 1}),
      yAxis: upright("times", {min: 0}),
      tooltip: axisTip(line => `${line.threads} thread${line.threads > 1 ? "s" : ""}`, item => `${item.seriesName}: ${number(item.value[1])} times, ${spreadText(item.data.about.rate)} ${item.data.about.unit}`),
      series
    };
  });
}

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
  const box = section("coldstart", "Cold start", "What a fresh JVM gives at first: products of 512 × 512 × 512 floats, one after another from main on. One curve for each JVM.");
  const points = all.flatMap(cold => cold.starts.flatMap(start => start.curve)).filter(({millis, rate}) => millis > 0 && Number.isFinite(rate));
  if (points.length) {
    chart(figure(box, "GFLOP/s over milliseconds since main", "time logarithmic"), 380, () => ({
      xAxis: axis("ms since main", {...logarithmic(points.map(({millis}) => millis), 10), axisLabel: {formatter: number}}),
      yAxis: upright("GFLOP/s", {min: 0}),
      tooltip: itemTip(cold => libraryLabel(cold.library), (cold, item) =>
        [{dot: item.color, text: `${number(item.value[1])} GFLOP/s after ${number(item.value[0])} ms`}]),
      series: all.flatMap(cold => cold.starts.map(start => curve(libraryLabel(cold.library), libraryColour(cold.library), librarySymbol(cold.library),
        start.curve.filter(({millis}) => millis > 0).map(({millis, rate}) => point(millis, rate, cold)),
        {symbolSize: 5, lineStyle: {width: 1.4, opacity: 0.6}})))
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
  const chosen = () => all.filter(one => one.type === type() && one.subject === subject())
    .sort((a, b) => (b.worstBound ?? Infinity) - (a.worstBound ?? Infinity)).slice(0, worst() === "all" ? undefined : 24);
  const names = shown => axis("", {type: "category", data: shown.map(one => one.operation), inverse: true, splitLine: {show: false}, axisLabel: {interval: 0, hideOverlap: false, width: narrow() ? 90 : 110, overflow: "truncate"}});
  const side = panels(box);
  drawn.push(chart(figure(side, "Worst error", "in units of the bound"), 300, () => {
    const shown = chosen();
    return {
      height: 104 + 24 * shown.length, legend: false,
      xAxis: axis("error / bound", {type: "value", min: 0, max: ({max}) => Math.max(1.05, max * 1.05), axisLabel: {showMaxLabel: false}}),
      yAxis: names(shown),
      tooltip: itemTip(one => `${one.operation}, ${one.type}`, one => [
        {text: `${number(one.worstBound)} of the bound, ${number(one.worstUlp)} ULP`},
        {text: `${one.cases} cases against ${one.reference}`}, ...(one.failures ? [{text: `${one.failures} failures`, kind: "failed"}] : [])]),
      series: [{
        type: "bar", name: "error / bound", barMaxWidth: 12,
        data: shown.map(one => ({value: one.worstBound, about: one, itemStyle: {color: colour(one.failures || !(one.worstBound <= 1) ? "failure" : "lanewise")}})),
        markLine: across([{name: "bound", xAxis: 1}], "start")
      }]
    };
  }));
  drawn.push(chart(figure(side, "Histogram", "share of results by error in ULP"), 300, () => {
    const shown = chosen();
    const buckets = Math.max(...shown.map(one => one.ulps.length));
    const totals = shown.map(one => one.ulps.reduce((a, b) => a + b, 0));
    return {
      height: 104 + 24 * shown.length, grid: {top: 44},
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
      numberCell(one.failures, String), numberCell(one.worstUlp), numberCell(one.worstBound), textCell(one.worstCase)
    ]
  })), {sortable: true, tall: true});
}

function environment() {
  const box = section("environment", "Environment", "What the figures depend on besides the code.");
  const facts = [["started", results.started], ["version", results.lanewise], ["command", results.command], ...Object.entries(results.environment)];
  table(box, ["", ""], facts.map(([name, value]) => ({cells: [textCell(name, "name"), textCell(value, "prose")]})));
}

function everything() {
  if (lines.length === 0) {
    return;
  }
  const box = section("lines", "All lines", "The median over forks, with the slowest and the fastest. A heading sorts.");
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
    type: "search", placeholder: "filter: words in any order", "aria-label": "filter the lines",
    oninput: () => {
      const words = filter.value.toLowerCase().split(/\s+/);
      rows.forEach(row => row.element.hidden = !words.every(word => row.text.includes(word)));
    }
  });
  box.append(element("div", {class: "controls"}, filter));
  table(box, ["line", "rate (min–max)", "unit", "yardstick", "share (min–max)", "forks", "B/call", "warnings"], rows, {sortable: true, tall: true});
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
