/** A square with groups of points, and the data behind them. */
class Panel extends Card {
  constructor(name, family, groups, parent, info) {
    super({name, family, frames: 0, points: new Float32Array(0)}, parent, info);
    this.groups = groups;
    this.says.remove();
    this.canvas.style.cursor = "default";
  }
  draw() {
    const g = this.canvas.getContext("2d");
    g.clearRect(0, 0, this.w, this.w);
    this.dots(g, data.points, 0, data.points, 0, "muted", .28, .8);
    for (const group of this.groups) this.dots(g, group, 0, group, 0, this.model.family, .75, 1.25);
  }
}
const uses = page.uses || {};
if (uses.anomalies && uses.anomalies.length) {
  const node = section("Is this point unusual?", "Who knows p(x) can tell. Held-out data against points of the square where the true "
    + "density is lower than nearly all of the data have: the share of pairs that a model puts in the right order (AUROC).");
  const items = uses.anomalies.slice().sort((a, b) => b.auroc - a.auroc);
  bars(node, "AUROC, from chance to perfect", items.map(m => [m.name, (m.auroc - .5) * 2, m.auroc.toFixed(3), familyOf[m.name]]));
}
if (uses.completions && uses.completions.length) {
  const node = section("The rest from a part", "Told the first coordinate alone, at three places, models that can complete draw the second. "
    + "p: whether completed points of the data are told from data.");
  const box = el("div", {class: "cards small"}, node);
  for (const c of uses.completions) {
    lines.push(new Panel(c.name, familyOf[c.name], [unpack(c.points)], box, "p = " + short(c.pValue)));
  }
}
if (uses.naming) {
  const n = uses.naming;
  const node = section("What is this?", "A generative model told its labels names a point by argmax p(x | label) p(label), and may answer "
    + "\u201cunknown\u201d where p(x) is lower than a hundredth of the data have. A discriminative one of the same size has no such answer.");
  const items = [["generative", n.accuracy, (100 * n.accuracy).toFixed(1) + " %", "likelihood"],
    ["discriminative", n.discriminativeAccuracy, (100 * n.discriminativeAccuracy).toFixed(1) + " %", "adversarial"]];
  if (n.bestAccuracy !== undefined) items.push(["best possible", n.bestAccuracy, (100 * n.bestAccuracy).toFixed(1) + " %", "muted"]);
  const pair = el("div", {class: "pair"}, node);
  bars(pair, "right answers", items);
  const unknown = [["data", n.unknownOfData, (100 * n.unknownOfData).toFixed(1) + " %", "likelihood"]];
  if (n.unknownOfAnomalies !== undefined) unknown.push(["anomalies", n.unknownOfAnomalies, (100 * n.unknownOfAnomalies).toFixed(1) + " %", "likelihood"]);
  bars(pair, "answered \u201cunknown\u201d by the generative model", unknown);
}
if (uses.guidance) {
  const node = section("Do as you are told", "A flow that was told one of two traits of each point, or none. Guidance buys obedience with "
    + "diversity; and the sum of two scores asks for both traits at once, a pair that it was never told.");
  const pair = el("div", {class: "pair"}, node);
  const wide = el("div", {class: "wide"}, pair);
  const top = Math.max(1.2, ...uses.guidance.map(p => p.diversity)) * 1.08;
  chart(svg("svg", {role: "img", "aria-label": "fidelity against diversity by weight of guidance"}, wide), {
    width: 560, height: 330, right: 40, x: [0, top, false], y: [0, 1.04, false], xTicks: [0, .5, 1, 1.5, 2].filter(v => v <= top),
    yTicks: [0, .25, .5, .75, 1], xTitle: "diversity, over that of the data with the trait", yTitle: "share with the trait",
    series: uses.guidance.map(p => ({name: "w = " + p.weight, family: "path", points: [[p.diversity, p.fidelity]]})),
  });
  const box = el("div", {class: "cards small"}, pair);
  uses.shown.forEach((packed, i) => {
    const what = ["the one trait", "the other", "both"][i];
    const share = i === 2 ? `${(100 * uses.composed).toFixed(0)} % have both, ${(100 * uses.single).toFixed(0)} % when asked for one` : "asked for alone";
    lines.push(new Panel(what, "path", [unpack(packed)], box, share));
  });
}
