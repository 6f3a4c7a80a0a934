"use strict";
// The data of the run, and what the sections ask of it.

const {results, verdicts, suites, suiteLabels, libraryLabels} = JSON.parse(document.getElementById("data").textContent);

const lines = results.lines;
const elementBytes = {f32: 4, f64: 8};

const suiteLabel = suite => suiteLabels[suite] ?? suite;
const libraryLabel = library => libraryLabels[library] ?? library;

// Median and range of the values that are numbers; undefined if there are none.
function spread(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return undefined;
  }
  const half = sorted.length >> 1;
  return {
    median: sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
    low: sorted[0],
    high: sorted[sorted.length - 1]
  };
}

for (const line of lines) {
  line.rate = spread(line.rates);
  line.share = spread(line.yardsticks.map((yardstick, fork) => (line.rates[fork] ?? NaN) / yardstick));
  line.elements = line.shape.split("x").map(Number).reduce((a, b) => a * b, 1);
  line.size = line.bytes > 0 ? line.bytes : line.elements * (elementBytes[line.type] ?? 4);
  // GFLOP/s: flops over the nanoseconds of a call, which are work over rate.
  line.flopRate = line.rate && line.flops > 0 ? scaled(line.rate, line.flops / line.work) : undefined;
  line.variant = line.width ? line.width + " bit" : "";
}

function scaled({median, low, high}, factor) {
  return {median: median * factor, low: low * factor, high: high * factor};
}

const seriesLabel = line => [libraryLabel(line.library), line.variant].filter(Boolean).join(", ");

const measured = suite => lines.filter(line => line.suite === suite && line.rate);

const distinct = values => [...new Set(values)];

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    groups.has(name) ? groups.get(name).push(item) : groups.set(name, [item]);
  }
  return groups;
}

const libraryOrder = distinct([...Object.keys(libraryLabels), ...lines.map(line => line.library)]);
const byLibrary = (a, b) => libraryOrder.indexOf(a.library) - libraryOrder.indexOf(b.library);

// The register-only FMA ceiling: as measured by itself, or else as the yardstick of products.
function fmaCeiling(type) {
  const fma = measured("ceiling").filter(line => line.operation === "fma" && line.type === type);
  const rates = fma.length
    ? fma.map(line => line.rate.median)
    : measured("gemm").filter(line => line.type === type && line.threads === 1).flatMap(line => line.yardsticks);
  return Math.max(0, ...rates.filter(Number.isFinite)) || undefined;
}

const caches = [...results.caches].sort((a, b) => a.bytes - b.bytes);

// Where so many bytes fit.
const levelOf = bytes => {
  const cache = caches.find(cache => bytes <= cache.bytes);
  return cache ? "L" + cache.level : "memory";
};

function number(value) {
  if (!Number.isFinite(value)) {
    return value === Infinity ? "∞" : "–";
  }
  const size = Math.abs(value);
  if (size !== 0 && size < 0.01) {
    return value.toExponential(1);
  }
  return value.toFixed(size === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

const percent = share => Number.isFinite(share) ? (100 * share).toFixed(0) + " %" : "–";

const spreadText = (value, text = number) =>
  !value ? "–"
    : value.low === value.high ? text(value.median)
    : `${text(value.median)} (${text(value.low)}–${text(value.high)})`;

function bytesText(bytes) {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) {
    bytes /= 1024;
    unit++;
  }
  return Number(bytes.toPrecision(3)) + " " + units[unit];
}
