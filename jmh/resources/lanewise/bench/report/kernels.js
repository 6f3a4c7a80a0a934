"use strict";
// Sections about the speed of kernels.

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
  const title = line => `${line.operation}, ${shapeText(line)}, ${line.type}`;
  const squares = panels(box);
  for (const type of distinct(all.filter(isOnCurve).map(line => line.type))) {
    const sizes = all.filter(isOnCurve).map(line => line.elements);
    drawn.push(chart(figure(squares, type, "GFLOP/s over n"), 380, () => {
      const ceiling = threads() === 1 ? fmaCeiling(type) : undefined;
      const series = curves(chosen(type).filter(isOnCurve), line => line.elements, line => line.rate);
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
  const others = all.filter(line => !isOnCurve(line));
  const bars = panels(box);
  for (const type of distinct(others.map(line => line.type))) {
    drawn.push(chart(figure(bars, `${type}, other shapes`, "GFLOP/s"), 300, () =>
      sideways(chosen(type).filter(line => !isOnCurve(line)), shapeText, line => line.rate,
        {name: "GFLOP/s", min: 0}, title, rateText)));
  }
}

function roofline() {
  const all = lines.filter(line => line.flopRate && line.bytes > 0 && line.threads === 1 && line.suite !== "ceiling");
  if (all.length === 0) {
    return;
  }
  const box = section("roofline", "Roofline",
    "Every kernel on one thread at its arithmetic intensity: floating-point operations for each byte that a call has to move at least. The roof of a kernel is the slope of the level that holds its operands, the bandwidth of a plain loop there, as far as to the FMA ceiling.");
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const type = controls.add("type", distinct(all.map(line => line.type)));
  const loops = ["read", "copy", "triad"].filter(loop => measured("ceiling").some(line => line.operation === loop));
  const loop = controls.add("bandwidth of", loops.length ? loops : ["none"], String, loops.at(-1));
  const frame = figure(box, "GFLOP/s over flops per byte", "both axes logarithmic; the legend adds the peers");
  const slopes = element("p");
  drawn = chart(frame, 480, () => {
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
    const segment = (name, from, to, label) => [{name, coord: from, lineStyle: {type: "solid"}, label}, {coord: to}];
    const levels = bandwidths(type(), loop());
    // At the slopes their names would lie on each other.
    slopes.textContent = levels.length ? "Slopes, from left to right: " + levels.map(({level, rate}) => `${level} ${number(rate)} GB/s`).join(", ") + "." : "";
    const roofs = levels.flatMap(({level, rate}) => {
      // The part of y = rate * x that is inside.
      const from = Math.max(x.min, y.min / rate);
      const to = Math.min(x.max, (ceiling ?? y.max) / rate);
      return from < to ? [segment(level, [from, from * rate], [to, to * rate], {show: false})] : [];
    });
    if (ceiling) {
      roofs.push(segment(`FMA ceiling ${number(ceiling)}`, [x.min, ceiling], [x.max, ceiling], {position: "insideEndTop"}));
    }
    series.push({...curve("roofs", colour("quiet"), "none", []), markLine: across(roofs, undefined)});
    return {
      legend: {
        data: series.map(one => one.name).filter(name => name !== "roofs"),
        itemWidth: 14,
        selected: Object.fromEntries(distinct(shown.map(line => line.library)).filter(library => library !== "lanewise").map(library => [libraryLabel(library), false]))
      },
      xAxis: axis("flops per byte", {...x, axisLabel: {formatter: number}}),
      yAxis: upright("GFLOP/s", {...y, axisLabel: {formatter: number}}),
      tooltip: itemTip(line => `${line.suite} ${line.operation}, ${line.shape}, ${line.type}`, (line, item) => lineRows(line,
        `${item.seriesName}: ${spreadText(line.flopRate)} GFLOP/s at ${number(intensity(line))} flops per byte, ${bytesText(line.bytes)}`, item.color)),
      series
    };
  });
  frame.append(slopes);
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

// All operations of a suite at once, each at the largest of its sizes: the smaller ones stand in the chart above.
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
  const largest = group => group.reduce((a, b) => b.size > a.size ? b : a);
  const shown = () => all.filter(line => levelOf(line.size) === level() && line.type === type() && line.threads === threads());
  drawn = chart(figure(box, "All operations", "share of the yardstick, at the largest size in that level"), 300, () => sideways(
    [...grouped(shown(), line => line.operation + "/" + line.library).values()].map(largest),
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
  const box = section("scaling", "Threads", "Speed-up over one thread, of the same JVM where it was measured there. The dashed line is the ideal: twice the threads, twice the speed.");
  let drawn;
  const controls = new Controls(box, () => drawn.draw());
  const label = group => `${suiteLabel(group[0].suite)}: ${group[0].operation}, ${group[0].type}`;
  const choice = controls.add("kernel", distinct(groups.map(label)));
  drawn = chart(figure(box, "Speed-up", "times the speed of one thread, over threads"), 400, () => {
    const shown = groups.filter(group => label(group) === choice()).sort((a, b) => byLibrary(a[0], b[0]));
    const most = Math.max(...shown.flat().map(line => line.threads));
    const series = shown.flatMap((group, i) => {
      const one = group.find(line => line.threads === 1).rate.median;
      // Forks minutes apart may differ by more than the speed-up does from the ideal.
      const times = line => line.yardstick === "one thread" && line.share || scaled(line.rate, 1 / one);
      const name = `${seriesLabel(group[0])}, ${group[0].shape.replaceAll("x", " × ")}`;
      const tint = libraryColour(group[0].library);
      const sorted = [...group].sort((a, b) => a.threads - b.threads);
      return [
        curve(name, tint, symbols[i % symbols.length], sorted.map(line => ({...point(line.threads, times(line).median, line, line.warnings.length)})),
          {lineStyle: {type: ["solid", "dashed", "dotted"][i % 3]}}),
        ranges(name, tint, sorted.filter(line => line.threads > 1 && line.rate.low < line.rate.high).map(line => [line.threads, times(line).low, times(line).high]))
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
