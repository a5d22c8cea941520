"use strict";
const page = JSON.parse(document.getElementById("payload").textContent);
const report = page.report;
const byId = id => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const FAMILIES = {
  auto: ["codes and a decoder", "circle"], likelihood: ["exact likelihood", "square"], path: ["along a path", "triangle"],
  distilled: ["distilled", "star"], adversarial: ["adversarial", "diamond"], energy: ["energy", "cross"], data: ["the data", "circle"],
};

/* ---- numbers ---- */
function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.data), c => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const out = new Float32Array(bytes.length / 2);
  for (let i = 0; i < out.length; i++) {
    const level = view.getUint16(2 * i, true);
    out[i] = level === 65535 ? NaN : packed.low + (packed.high - packed.low) * level / 65534;
  }
  return out;
}
function short(x) {
  if (x === undefined || x === null || Number.isNaN(x)) return "";
  const a = Math.abs(x);
  if (a >= 100) return Math.round(x).toLocaleString("en");
  if (a >= 10) return x.toFixed(1);
  if (a >= 0.1 || a === 0) return x.toFixed(2);
  if (a >= 0.001) return x.toFixed(4);
  return x.toExponential(1);
}
const nats = x => (x < 0 ? "\u2212" : "") + Math.abs(x).toFixed(2);
const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

/* ---- marks ---- */
const MARKS = {
  circle: "M6 1a5 5 0 1 0 .01 0z", square: "M1.5 1.5h9v9h-9z", triangle: "M6 .8 11.4 10.6H.6z", diamond: "M6 0 12 6 6 12 0 6z",
  star: "M6 0 7.6 4.1 12 4.4 8.6 7.2 9.7 11.6 6 9.2 2.3 11.6 3.4 7.2 0 4.4 4.4 4.1z",
  cross: "M4.2 0h3.6v4.2H12v3.6H7.8V12H4.2V7.8H0V4.2h4.2z",
};
const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, parent, text) {
  const node = document.createElementNS(SVG, tag);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  if (parent) parent.append(node);
  return node;
}
function el(tag, attributes, parent, text) {
  const node = document.createElement(tag);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  if (parent) parent.append(node);
  return node;
}
function mark(family, parent) {
  const s = svg("svg", {viewBox: "0 0 12 12", "aria-hidden": "true"}, parent);
  svg("path", {d: MARKS[FAMILIES[family][1]], fill: `var(--${family})`}, s);
  return s;
}
function markAt(parent, family, x, y, size, title) {
  const g = svg("g", {transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 12})`}, parent);
  svg("path", {d: MARKS[FAMILIES[family][1]], fill: `var(--${family})`}, g);
  if (title) svg("title", {}, g, title);
  return g;
}

/* ---- what is drawn ---- */
const bound = page.bound;
const models = page.models.map(m => ({
  ...m, points: unpack(m.points), map: m.map && {...m.map, values: unpack(m.map.values)},
  field: m.field && {...m.field, values: unpack(m.field.values)}, line: m.line && unpack(m.line),
}));
const data = {name: "data", family: "data", frames: 1, points: unpack(page.data.points), way: "data",
  map: page.data.map && {...page.data.map, values: unpack(page.data.map.values)}};
const rows = Object.fromEntries(report.paradigms.map(p => [p.name, p]));
const familyOf = Object.fromEntries(page.models.map(m => [m.name, m.family]));

let progress = 1;
let asked = null;

class Card {
  constructor(model, parent, info) {
    this.model = model;
    this.node = el("article", {class: "card", "data-model": model.name}, parent);
    const square = el("div", {class: "square"}, this.node);
    this.canvas = el("canvas", {role: "img", "aria-label": model.name}, square);
    this.stage = el("span", {class: "stage"}, square);
    const text = el("div", {class: "text"}, this.node);
    const head = el("h3", {}, text);
    mark(model.family, head);
    head.append(model.name === "data" ? page.data.title : model.name);
    el("p", {class: "way"}, text, info);
    this.says = el("p", {class: "says"}, text);
    this.canvas.addEventListener("click", e => {
      const box = this.canvas.getBoundingClientRect();
      ask(((e.clientX - box.left) / box.width * 2 - 1) * bound, (1 - (e.clientY - box.top) / box.height * 2) * bound);
    });
  }
  size() {
    const box = this.canvas.getBoundingClientRect();
    const ratio = Math.min(devicePixelRatio || 1, 2);
    this.w = Math.max(1, Math.round(box.width * ratio));
    this.scale = ratio;
    if (this.canvas.width !== this.w) { this.canvas.width = this.w; this.canvas.height = this.w; }
    this.back = null;
  }
  px(x) { return (x / bound + 1) / 2 * this.w; }
  py(y) { return (1 - y / bound) / 2 * this.w; }
  /** The density as a veil of the family's colour. */
  background() {
    const map = this.model.map;
    if (!map || map.kind === "reconstruction") return null;
    if (this.back) return this.back;
    const n = map.cells;
    const small = document.createElement("canvas");
    small.width = small.height = n;
    const context = small.getContext("2d");
    const image = context.createImageData(n, n);
    const rgb = parse(colour(this.model.family === "data" ? "muted" : this.model.family));
    const top = page.data.map ? Math.max(...data.map.values.filter(Number.isFinite)) : Math.max(...map.values.filter(Number.isFinite));
    for (let row = 0; row < n; row++) for (let column = 0; column < n; column++) {
      const log = map.values[row * n + column];
      const share = Number.isFinite(log) ? Math.min(1, Math.exp((log - top) / 1.6)) : 0;
      const at = 4 * ((n - 1 - row) * n + column);
      image.data.set([rgb[0], rgb[1], rgb[2], Math.round(150 * share)], at);
    }
    context.putImageData(image, 0, 0);
    return this.back = small;
  }
  draw() {
    const g = this.canvas.getContext("2d");
    const m = this.model;
    g.clearRect(0, 0, this.w, this.w);
    if (byId("density").checked) {
      const back = this.background();
      if (back) { g.imageSmoothingEnabled = true; g.drawImage(back, 0, 0, this.w, this.w); }
    }
    if (byId("truth").checked && m !== data) this.dots(g, data.points, 0, data.points, 0, "muted", .35, .8);
    if (byId("arrows").checked && m.field) this.arrows(g);
    if (m.frames > 0) {
      const along = progress * (m.frames - 1);
      const k = Math.min(m.frames - 1, Math.floor(along));
      const next = Math.min(m.frames - 1, k + 1);
      const size = m.points.length / m.frames;
      this.dots(g, m.points.subarray(k * size, (k + 1) * size), along - k,
        m.points.subarray(next * size, (next + 1) * size), 1, m.family, .7, 1.25);
    }
    if (asked) this.cross(g);
    this.stage.textContent = stageOf(m);
  }
  dots(g, from, share, to, moved, name, alpha, radius) {
    g.globalAlpha = alpha;
    g.fillStyle = colour(name);
    const r = radius * this.scale * Math.max(.8, this.w / this.scale / 230);
    g.beginPath();
    for (let i = 0; i < from.length; i += 2) {
      const x = this.px(from[i] + share * (to[i] - from[i])), y = this.py(from[i + 1] + share * (to[i + 1] - from[i + 1]));
      g.moveTo(x + r, y);
      g.arc(x, y, r, 0, 7);
    }
    g.fill();
    g.globalAlpha = 1;
  }
  arrows(g) {
    const f = this.model.field, n = f.cells, size = 2 * n * n;
    const at = progress * (f.times - 1), k = Math.min(f.times - 1, Math.floor(at)), next = Math.min(f.times - 1, k + 1);
    const v = i => f.values[k * size + i] + (at - k) * (f.values[next * size + i] - f.values[k * size + i]);
    let longest = 1e-9;
    for (let i = 0; i < size; i += 2) longest = Math.max(longest, Math.hypot(v(i), v(i + 1)));
    g.strokeStyle = colour("muted");
    g.lineWidth = this.scale * .9;
    g.globalAlpha = .75;
    g.beginPath();
    const cell = this.w / n;
    for (let row = 0; row < n; row++) for (let column = 0; column < n; column++) {
      const i = 2 * (row * n + column);
      const length = Math.hypot(v(i), v(i + 1));
      const long = .92 * cell * Math.sqrt(length / longest) / (length || 1);
      const dx = v(i) * long, dy = -v(i + 1) * long;
      const x = (column + .5) * cell - dx / 2, y = this.w - (row + .5) * cell - dy / 2;
      g.moveTo(x, y); g.lineTo(x + dx, y + dy);
      g.lineTo(x + .68 * dx - .18 * dy, y + .68 * dy + .18 * dx);
      g.moveTo(x + dx, y + dy); g.lineTo(x + .68 * dx + .18 * dy, y + .68 * dy - .18 * dx);
    }
    g.stroke();
    g.globalAlpha = 1;
  }
  cross(g) {
    const x = this.px(asked[0]), y = this.py(asked[1]), r = 7 * this.scale;
    for (const [width, name] of [[4, "card"], [1.6, "ink"]]) {
      g.strokeStyle = colour(name); g.lineWidth = width * this.scale;
      g.beginPath(); g.moveTo(x - r, y); g.lineTo(x + r, y); g.moveTo(x, y - r); g.lineTo(x, y + r); g.stroke();
    }
  }
  tell() {
    if (!asked) return;
    const m = this.model;
    this.says.textContent = "";
    if (!m.map) { el("span", {}, this.says, m.name === "data" ? "density unknown" : "samples only: cannot say"); return; }
    const value = valueAt(m.map, asked);
    const what = {exact: "log p = ", "probability flow": "log p \u2248 ", bound: "log p \u2265 about ",
      unnormalised: "\u2212E \u2212 log Z = ", reconstruction: "error "}[m.map.kind];
    el("span", {}, this.says, what);
    el("b", {}, this.says, Number.isNaN(value) ? "\u2212\u221e" : m.map.kind === "reconstruction" ? short(-value) : nats(value));
  }
}
function parse(hex) {
  const n = parseInt(hex.slice(1), 16);
  return [n >> 16, n >> 8 & 255, n & 255];
}
/** Bilinear between midpoints; the truth, which may have edges, by its nearest. */
function valueAt(map, [x, y]) {
  const n = map.cells, u = (x / bound + 1) / 2 * n - .5, v = (y / bound + 1) / 2 * n - .5;
  const clamp = i => Math.max(0, Math.min(n - 1, i));
  const c = Math.floor(u), r = Math.floor(v);
  const at = (row, column) => map.values[clamp(row) * n + clamp(column)];
  const near = at(Math.round(v), Math.round(u));
  const a = at(r, c), b = at(r, c + 1), d = at(r + 1, c), e = at(r + 1, c + 1);
  const mixed = (1 - (v - r)) * ((1 - (u - c)) * a + (u - c) * b) + (v - r) * ((1 - (u - c)) * d + (u - c) * e);
  return Number.isNaN(mixed) || map.kind === "exact" && map.edges ? near : mixed;
}
function stageOf(m) {
  const percent = Math.round(100 * progress);
  switch (m.way) {
    case "path": return "t = " + progress.toFixed(2);
    case "chain": return `step ${Math.round(progress * (m.evaluations - 1))}`;
    case "coordinates": return `coordinate ${Math.ceil(progress * report.coordinates)} of ${report.coordinates}`;
    case "layers": return `layer ${Math.round(progress * (m.frames - 1))} of ${m.frames - 1}`;
    case "decoder": return progress === 0 ? "codes" : progress === 1 ? "decoded" : `${percent} %`;
    case "codes": return progress < .96 ? "codes" : "decoded";
    case "reconstruction": return progress === 0 ? "data" : progress === 1 ? "reconstructed" : `${percent} %`;
    default: return "";
  }
}

/* ---- build ---- */
const cards = [new Card(data, byId("cards"), page.data.about)];
for (const m of models) {
  const p = rows[m.name];
  cards.push(new Card(m, byId("cards"), `${p.objective}; ${p.procedure}`));
}
for (const p of report.paradigms.filter(p => p.refused)) {
  const node = el("article", {class: "card"}, byId("cards"));
  const text = el("div", {class: "text"}, node);
  el("h3", {}, text, p.name);
  el("p", {class: "way"}, text, p.refused);
}
for (const family of Object.keys(FAMILIES)) {
  if (family !== "data" && !models.some(m => m.family === family)) continue;
  const item = el("span", {}, byId("families"));
  mark(family, item);
  item.append(FAMILIES[family][0]);
}
byId("lead").textContent = page.lead;
byId("how").textContent = page.how;
byId("footer").innerHTML = "";
el("span", {}, byId("footer"), "Made by ");
el("code", {}, byId("footer"), page.command);

function ask(x, y) {
  asked = [x, y];
  cards.forEach(card => { card.tell(); card.draw(); });
  byId("asked").textContent = `At (${nats(x)}, ${nats(y)}), in nats; larger is more plausible.`;
}
function drawAll() { cards.forEach(card => card.draw()); }
function sizeAll() { cards.forEach(card => card.size()); lines.forEach(card => card.size()); drawAll(); lines.forEach(card => card.draw()); }
function walkTo(value) {
  progress = value;
  byId("walk").value = Math.round(1000 * value);
  drawAll();
}
byId("walk").addEventListener("input", e => { stop(); progress = e.target.value / 1000; drawAll(); });
for (const id of ["density", "arrows", "truth"]) byId(id).addEventListener("change", drawAll);

let playing = 0, last = 0;
function stop() { playing = 0; byId("play").innerHTML = "&#9654;"; byId("play").setAttribute("aria-label", "play"); }
function step(now) {
  if (!playing) return;
  const passed = Math.min(100, now - last);
  last = now;
  const next = Math.min(1, progress + passed / (still ? 1 : 4500));
  walkTo(next);
  if (next < 1) requestAnimationFrame(step); else stop();
}
byId("play").addEventListener("click", () => {
  if (playing) { stop(); return; }
  playing = 1;
  byId("play").textContent = "\u275a\u275a";
  byId("play").setAttribute("aria-label", "pause");
  if (progress >= 1) progress = 0;
  last = performance.now();
  requestAnimationFrame(step);
});

/* ---- the map ---- */
const OBJECTIVES = [
  ["reconstruct", "reconstruct x"], ["bound", "bound the likelihood"], ["exact", "the exact likelihood"],
  ["regress", "regress along a path"], ["imitate", "imitate a teacher"], ["critic", "fool a critic"], ["energy", "shape an energy"],
];
(function drawMap() {
  const left = 168, width = 1000, top = 46, lane = 17;
  const used = OBJECTIVES.filter(([key]) => models.some(m => m.objective === key));
  const node = byId("map");
  const x = n => n === 0 ? left + 62 : left + 170 + Math.log10(n) / Math.log10(500) * (width - left - 300);
  for (const n of [1, 2, 4, 10, 50, 100, 400]) svg("text", {x: x(n), y: 24, "text-anchor": "middle", class: "dim"}, node, n);
  svg("text", {x: 18, y: 24, class: "dim"}, node, "network evaluations");
  svg("text", {x: x(0), y: 24, "text-anchor": "middle", class: "dim"}, node, "no samples");
  let y = top;
  for (const [key, title] of used) {
    const here = models.filter(m => m.objective === key).sort((a, b) => (a.evaluations || 0) - (b.evaluations || 0));
    const taken = [];
    for (const m of here) {
      const at = x(m.evaluations || 0), end = at + 22 + 7.1 * m.name.length;
      let own = taken.findIndex(spans => spans.every(([a, b]) => end < a || at - 8 > b));
      if (own < 0) own = taken.push([]) - 1;
      taken[own].push([at - 8, end]);
      m.spot = {at, lane: own};
    }
    const height = Math.max(56, 22 + lane * taken.length);
    svg("line", {x1: 0, x2: width, y1: y - 6, y2: y - 6, class: "rule"}, node);
    svg("text", {x: 18, y: y + height / 2 - 2}, node, title);
    for (const m of here) {
      const yy = y + height / 2 - 6 + (m.spot.lane - (taken.length - 1) / 2) * lane;
      markAt(node, m.family, m.spot.at, yy, 12, rows[m.name].procedure);
      svg("text", {x: m.spot.at + 11, y: yy + 4}, node, m.name);
    }
    y += height;
  }
  node.setAttribute("viewBox", `0 0 ${width} ${y + 10}`);
})();

/* ---- the table ---- */
const COLUMNS = [
  ["model", r => r.name], ["parameters", r => r.parameters, short], ["training, s", r => r.trainSeconds, short],
  ["ms per 1,000", r => r.millisPer1000Samples, short, -1], ["evaluations", r => r.networkEvaluations, v => v.toLocaleString("en")],
  ["energy distance", r => r.energyDistance, short, -1, r => r.energyDistance95],
  ["MMD\u00b2", r => r.mmd, short, -1, r => r.mmd95],
  ["same as data?", r => r.pValue, p => "p = " + (p < .0095 ? p.toFixed(3) : p.toFixed(2))],
  ["modes", r => r.modesCovered, (v, r) => `${v} of ${r.modes}`], ["worst share", r => r.largestShareError, v => (100 * v).toFixed(1) + " pt", -1],
  ["precision", r => r.precision, v => v.toFixed(3), 1], ["recall", r => r.recall, v => v.toFixed(3), 1],
  ["log-likelihood", r => r.logLikelihood, nats, 0, r => r.logLikelihood95],
  ["which is", r => r.likelihood, v => v], ["error", r => r.logLikelihoodError, v => (v > 0 ? "+" : "") + nats(v), 0, r => r.logLikelihoodError95],
  ["integral", r => r.totalProbability, v => v.toFixed(3)],
];
let sorted = [-1, 1];
function table() {
  const node = byId("table");
  node.textContent = "";
  const list = report.paradigms.filter(p => !p.refused);
  const shown = COLUMNS.filter(([, get]) => list.some(r => get(r) !== undefined));
  const head = el("tr", {}, el("thead", {}, node));
  shown.forEach((column, i) => {
    const th = el("th", {tabindex: 0, scope: "col"}, head, column[0] + (sorted[0] === i ? (sorted[1] > 0 ? " \u2191" : " \u2193") : ""));
    if (sorted[0] === i) th.setAttribute("aria-sort", sorted[1] > 0 ? "ascending" : "descending");
    const sort = () => { sorted = [i, sorted[0] === i ? -sorted[1] : 1]; table(); };
    th.addEventListener("click", sort);
    th.addEventListener("keydown", e => { if (e.key === "Enter") sort(); });
  });
  if (sorted[0] >= 0) {
    const get = shown[sorted[0]][1];
    list.sort((a, b) => {
      const u = get(a), v = get(b);
      if (u === undefined || v === undefined) return (u === undefined) - (v === undefined);
      return (u < v ? -1 : u > v ? 1 : 0) * sorted[1];
    });
  }
  const body = el("tbody", {}, node);
  const best = shown.map(([, get, , sense]) => {
    const values = list.map(get).filter(v => typeof v === "number");
    return sense === -1 ? Math.min(...values) : sense === 1 ? Math.max(...values) : undefined;
  });
  const add = (r, base) => {
    const tr = el("tr", base ? {class: "base"} : {}, body);
    shown.forEach(([, get, form, , interval], i) => {
      const value = get(r);
      if (i === 0) {
        const th = el("th", {scope: "row"}, tr);
        if (!base) mark(familyOf[r.name], th);
        th.append(value);
        return;
      }
      const td = el("td", {}, tr);
      if (value === undefined || value === null) return;
      el("span", value === best[i] && !base ? {class: "best"} : {}, td, form(value, r));
      if (interval && interval(r)) el("small", {}, td, interval(r).map(v => form === nats || form !== short ? nats(v) : short(v)).join(" \u2013 "));
    });
  };
  (report.baselines || []).forEach(r => add(r, true));
  list.forEach(r => add(r, false));
}
table();

/* ---- quality against steps ---- */
function chart(node, {width = 1000, height = 420, x, y, xTicks, yTicks, xTitle, yTitle, floor, series, right = 150}) {
  const left = 74, top = 20, bottom = 52;
  node.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const scale = ([low, high, log], from, to) => v => {
    const f = log ? Math.log : u => u;
    return from + (f(v) - f(low)) / (f(high) - f(low)) * (to - from);
  };
  const px = scale(x, left, width - right), py = scale(y, height - bottom, top);
  for (const t of yTicks) {
    svg("line", {x1: left, x2: width - right, y1: py(t), y2: py(t), class: "rule"}, node);
    svg("text", {x: left - 8, y: py(t) + 4, "text-anchor": "end", class: "dim"}, node, t);
  }
  for (const t of xTicks) svg("text", {x: px(t), y: height - bottom + 20, "text-anchor": "middle", class: "dim"}, node, t);
  svg("text", {x: (left + width - right) / 2, y: height - 10, "text-anchor": "middle", class: "dim"}, node, xTitle);
  svg("text", {x: 0, y: 0, transform: `translate(18 ${(top + height - bottom) / 2}) rotate(-90)`, "text-anchor": "middle", class: "dim"}, node, yTitle);
  if (floor) {
    svg("line", {x1: left, x2: width - right, y1: py(floor[0]), y2: py(floor[0]), stroke: "var(--ink)", "stroke-dasharray": "3 4"}, node);
    svg("text", {x: width - right, y: py(floor[0]) - 6, "text-anchor": "end", class: "dim"}, node, floor[1]);
  }
  const labels = [];
  for (const s of series) {
    const points = s.points.map(([u, v]) => [px(u), py(Math.max(y[0], Math.min(y[1], v)))]);
    if (points.length > 1) {
      svg("polyline", {points: points.map(p => p.join(",")).join(" "), fill: "none", stroke: `var(--${s.family})`, "stroke-width": 2,
        "stroke-dasharray": s.dash || "none", "stroke-linejoin": "round"}, node);
    }
    points.forEach((p, i) => markAt(node, s.family, p[0], p[1], points.length > 12 ? 5 : 10, `${s.name}: ${s.points[i].map(short).join(", ")}`));
    if (points.length) labels.push({x: points[points.length - 1][0] + 10, y: points[points.length - 1][1] + 4, text: s.name});
  }
  labels.sort((a, b) => a.y - b.y);
  const placed = [];
  for (const l of labels) {
    const long = 7 * l.text.length;
    while (placed.some(o => Math.abs(o.y - l.y) < 14 && l.x < o.x + o.long && o.x < l.x + long)) l.y += 3;
    placed.push({...l, long});
    svg("text", {x: l.x, y: l.y}, node, l.text);
  }
}
(function curve() {
  const dashes = ["none", "7 4", "2 4", "10 3 2 3"];
  const count = {};
  const series = models.filter(m => rows[m.name].curve).map(m => {
    const points = rows[m.name].curve.map(p => [p.networkEvaluations, p.energyDistance]);
    const dash = points.length > 1 ? dashes[(count[m.family] = (count[m.family] || 0) + 1) - 1] || "1 3" : "none";
    return {name: m.name, family: m.family, points, dash};
  });
  if (!series.length) { byId("steps").remove(); return; }
  const all = series.flatMap(s => s.points.map(p => p[1])).filter(v => v > 0);
  const floor = (report.baselines || []).find(b => b.name === "fresh data");
  const low = Math.min(floor ? floor.energyDistance : 1, ...all) * .7;
  const high = Math.min(5, Math.max(...all) * 1.3);
  const decades = [.0001, .0003, .001, .003, .01, .03, .1, .3, 1, 3].filter(v => v > low && v < high);
  chart(byId("curve"), {x: [.8, 520, true], y: [low, high, true], xTicks: [1, 2, 4, 10, 25, 50, 100, 200, 400], yTicks: decades,
    xTitle: "network evaluations of one sample", yTitle: "energy distance", floor: floor && [floor.energyDistance, "two samples of the data"], series});
})();

/* ---- interpolation ---- */
class Line extends Card {
  draw() {
    const g = this.canvas.getContext("2d");
    g.clearRect(0, 0, this.w, this.w);
    this.dots(g, data.points, 0, data.points, 0, "muted", .28, .8);
    const line = this.model.line, n = line.length / 2;
    g.strokeStyle = colour(this.model.family);
    g.lineWidth = 1.4 * this.scale;
    g.globalAlpha = .5;
    g.beginPath();
    for (let i = 0; i < n; i++) g[i ? "lineTo" : "moveTo"](this.px(line[2 * i]), this.py(line[2 * i + 1]));
    g.stroke();
    g.globalAlpha = 1;
    this.dots(g, line, 0, line, 0, this.model.family, 1, 1.7);
  }
}
const lines = [];
const straight = {name: "straight line", family: "data", line: unpack(page.data.line)};
for (const m of [straight, ...models.filter(m => m.line)]) lines.push(new Line(m, byId("interpolations"), ""));
lines.forEach(card => { card.node.querySelector(".way").remove(); card.says.remove(); });

/* ---- uses ---- */
function section(title, about) {
  const node = el("section", {}, byId("uses"));
  el("h2", {}, node, title);
  el("p", {}, node, about);
  return node;
}
function bars(parent, title, items) {
  const box = el("div", {class: "wide bars"}, parent);
  el("strong", {}, box, title);
  for (const [name, share, text, family] of items) {
    const bar = el("div", {class: "bar"}, box);
    el("span", {}, bar, name);
    const track = el("span", {class: "track"}, bar);
    el("i", {style: `width:${Math.max(0, Math.min(1, share)) * 100}%;background:var(--${family || "accent"})`}, track);
    el("span", {}, bar, text);
  }
}
/*USES*/
sizeAll();
let resizing = 0;
addEventListener("resize", () => { cancelAnimationFrame(resizing); resizing = requestAnimationFrame(sizeAll); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", sizeAll);
