"use strict";
// Series of lines, as several sections draw them.

const isSquare = line => /^\d+$/.test(line.shape);

// Sizes of a curve: one right beside a power of two would be a step in it.
function isOnCurve(line) {
  const power = 2 ** Math.round(Math.log2(line.elements));
  return isSquare(line) && (line.elements === power || Math.abs(line.elements - power) > power / 32);
}

const shapeText = line => (isSquare(line) ? Array(3).fill(line.shape) : line.shape.split("x")).join(" × ");
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
    legend: {data: groups.map(([name]) => name), itemWidth: 14},
    xAxis: axis(name, {type: "value", splitNumber: narrow() ? 3 : 5, ...rest}),
    yAxis: axis("", {
      type: "category", data: categories, inverse: true,
      // Lines break at spaces only.
      axisLabel: {
        interval: 0, hideOverlap: false, width: narrow() ? 90 : 190, overflow: "break", lineHeight: 13,
        formatter: narrow() ? label => label.replaceAll("_", " ") : undefined
      }
    }),
    tooltip: itemTip(title, (line, item) => lineRows(line, `${item.seriesName}: ${text(line)}`, item.color)),
    series
  };
}
