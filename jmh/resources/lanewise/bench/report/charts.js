"use strict";
// What all charts have in common: colours of the page, axes, tooltips, ranges.

const charts = [];

// The colours are those of the style sheet, so that charts follow the scheme of the page.
const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

function libraryColour(library) {
  if (library === "machine") {
    return colour("quiet");
  }
  const others = libraryOrder.filter(name => !libraryLabels[name]);
  return colour(library) || colour("other-" + (others.indexOf(library) % 3 + 1));
}

const symbols = ["circle", "rect", "triangle", "diamond", "path://M-1,-5H1V-1H5V1H1V5H-1V1H-5V-1H-1Z", "path://M-5,-4H5L0,5Z", "path://M-5,-2H5V2H-5Z"];
const librarySymbol = library => symbols[libraryOrder.filter(name => name !== "machine").indexOf(library) % symbols.length];

// Whether labels have to be short.
const narrow = () => document.body.clientWidth < 500;

// Adds a chart below a figure's caption. The option is a function: it is asked again when a choice or the scheme changes.
function chart(parent, height, option) {
  const box = element("div", {class: "chart", role: "img"});
  parent.append(box);
  const instance = {
    draw() {
      const {height: chosenHeight = height, ...chosen} = option();
      const more = LEGEND_LINE * (legendLines(chosen, box.clientWidth) - 1);
      box.style.height = chosenHeight + more + "px";
      this.width = box.clientWidth;
      this.echarts ??= echarts.init(box, null, {renderer: "svg"});
      this.echarts.resize();
      this.echarts.setOption(common(chosen, more), true);
    },
    resize() {
      this.width === box.clientWidth ? this.echarts.resize() : this.draw();
    }
  };
  charts.push(instance);
  instance.draw();
  return instance;
}

const LEGEND_LINE = 24;
const legendNames = option => option.legend === false ? [] : option.legend?.data ?? distinct(option.series.map(series => series.name));
const legendItemWidth = option => option.legend?.itemWidth ?? 32;

// How many lines the names of the legend take: a narrow chart has several.
function legendLines(option, width) {
  let lines = 1;
  let used = 0;
  for (const name of legendNames(option)) {
    const item = legendItemWidth(option) + echarts.format.getTextRect(name, "12px sans-serif").width + 20;
    if (used > 0 && used + item > width) {
      lines++;
      used = 0;
    }
    used += item;
  }
  return lines;
}

// What all options share; below the first line of the legend there are so many pixels of others.
function common(option, more) {
  const top = option.grid?.top ?? (option.legend === false ? 26 : 62);
  return {
    animation: false,
    aria: {enabled: true},
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink")},
    ...option,
    title: option.series.some(series => series.data.length) ? undefined : {
      text: "not measured", left: "center", top: "middle", textStyle: {color: colour("quiet"), fontSize: 13, fontWeight: "normal"}
    },
    grid: {left: 8, right: 30, bottom: 28, containLabel: true, ...option.grid, top: top + more},
    legend: option.legend === false ? undefined : {
      // Wide enough for dashes beside the symbol.
      top: 6, left: 0, itemWidth: legendItemWidth(option), itemHeight: 14,
      textStyle: {color: colour("ink")}, inactiveColor: colour("idle"), ...option.legend
    },
    tooltip: {
      confine: true, backgroundColor: colour("panel"), borderColor: colour("rule"), padding: [8, 10],
      textStyle: {color: colour("ink"), fontSize: 13}, extraCssText: "box-shadow: 0 2px 10px rgb(0 0 0 / .15)",
      ...option.tooltip
    }
  };
}

function axis(name, extra = {}) {
  return {
    name, nameLocation: "middle", nameGap: 26, nameTextStyle: {color: colour("quiet")},
    axisLabel: {color: colour("quiet"), hideOverlap: true, ...extra.axisLabel},
    axisLine: {show: true, lineStyle: {color: colour("rule")}},
    axisTick: {show: false}, minorTick: {show: false},
    splitLine: {show: true, lineStyle: {color: colour("rule"), opacity: 0.6}},
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== "axisLabel"))
  };
}

// The name of a vertical axis stands above it, where it takes no width.
const upright = (name, extra = {}) =>
  axis(name, {nameLocation: "end", nameGap: 10, nameTextStyle: {color: colour("quiet"), align: "left", padding: [0, 0, 0, -20]}, ...extra});

// A logarithmic axis that ends at powers of its base, with a tick at each so many of them.
function logarithmic(values, base, interval = 1) {
  const power = (value, round) => base ** round(Math.log(value) / Math.log(base) + (round === Math.ceil ? -1e-9 : 1e-9));
  return {
    type: "log", logBase: base, interval,
    min: power(Math.min(...values), Math.floor), max: power(Math.max(...values), Math.ceil)
  };
}

function point(x, y, about, warned) {
  return {
    value: [x, y], about,
    ...(warned ? {itemStyle: {borderColor: colour("warning"), borderWidth: 2}, symbolSize: 12} : {})
  };
}

function curve(name, colour, symbol, data, extra = {}) {
  return {
    type: "line", name, data, color: colour, symbol, symbolSize: 7, showAllSymbol: true, z: 3,
    lineStyle: {width: 2, color: colour, ...extra.lineStyle}, emphasis: {disabled: true},
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== "lineStyle"))
  };
}

// From the slowest to the fastest fork; ranges are [x, low, high], or with vertical categories [low, high, y].
function ranges(name, colour, data, sideways = false) {
  return {
    type: "custom", name, data, color: colour, silent: true, z: 2, clip: true,
    encode: sideways ? {x: [0, 1], y: 2} : {x: 0, y: [1, 2]},
    renderItem(parameters, api) {
      const [a, b, c] = [0, 1, 2].map(i => api.value(i));
      const [x1, y1] = sideways ? api.coord([a, c]) : api.coord([a, b]);
      const [x2, y2] = sideways ? api.coord([b, c]) : api.coord([a, c]);
      return {type: "line", shape: {x1, y1, x2, y2}, style: {stroke: colour, lineWidth: 5, opacity: 0.35, lineCap: "round"}};
    }
  };
}

// A line across, with its name.
function across(data, position = "insideEndTop") {
  return {
    silent: true, symbol: "none", animation: false,
    lineStyle: {color: colour("quiet"), type: "dashed", width: 1.2},
    label: {color: colour("quiet"), position, formatter: "{b}", fontSize: 11},
    data
  };
}

// The sizes of the caches on an axis of bytes.
function cacheLines(axis) {
  const within = caches.filter(cache => cache.bytes >= axis.min && cache.bytes <= axis.max);
  return across(within.map(cache => ({name: `L${cache.level} ${bytesText(cache.bytes)}`, xAxis: cache.bytes})), "insideEndTop");
}

// Tooltips are elements, not markup.
function tip(title, rows) {
  return element("div", {class: "tip"}, element("b", {}, title), ...rows.map(({dot, text, kind}) =>
    element("div", kind ? {class: kind} : {}, ...(dot ? [element("span", {class: "dot", style: "background:" + dot})] : []), text)));
}

function lineRows(line, text, dot) {
  const warnings = line.warnings.map(warning => ({text: "⚠ " + warning, kind: "warned"}));
  return [{dot, text}, ...warnings];
}

// All series at one place of the horizontal axis.
const axisTip = (title, text) => ({
  trigger: "axis", axisPointer: {type: "line", lineStyle: {color: colour("quiet"), type: "dotted"}},
  formatter: items => {
    const shown = items.filter(item => item.data?.about);
    return shown.length === 0 ? "" : tip(title(shown[0].data.about), shown.flatMap(item => lineRows(item.data.about, text(item), item.color)));
  }
});

const itemTip = (title, rows) => ({trigger: "item", formatter: item => item.data?.about ? tip(title(item.data.about), rows(item.data.about, item)) : ""});

const schemes = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("print")];
schemes.forEach(scheme => scheme.addEventListener("change", () => charts.forEach(chart => chart.draw())));

new ResizeObserver(() => charts.forEach(chart => chart.resize())).observe(document.getElementById("sections"));
