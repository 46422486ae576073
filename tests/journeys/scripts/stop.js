// The place where the keyboard halts now: what it is called, whether a person can see it there.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  if (!element.dataset.stop) {
    element.dataset.stop = String(document.querySelectorAll("[data-stop]").length + 1);
  }
  const text = (nodes) => nodes.filter(Boolean).map((node) => node.textContent).join(" ");
  const labels = Array.from(element.labels || []);
  const named = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const names = [
    element.getAttribute("aria-label"),
    text(named.map((id) => document.getElementById(id))),
    text(labels),
    element.textContent,
    element.title,
    element.alt,
  ];
  const name = names.find((one) => one && one.trim()) || "";
  // A radio button or a box may be drawn by its label.
  const drawn = [element, ...labels];
  const boxes = drawn.map((one) => one.getBoundingClientRect());
  const box = boxes.find((one) => one.width > 1 && one.height > 1);
  const marks = (style) =>
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const parts = [null, "::before", "::after"];
  const marked = drawn.some((one) => parts.some((part) => marks(getComputedStyle(one, part))));
  let covered = false;
  if (box) {
    const within = (value, most) => Math.min(Math.max(value, 1), most - 1);
    const x = within(box.left + Math.min(box.width / 2, 40), innerWidth);
    const y = within(box.top + box.height / 2, innerHeight);
    const top = document.elementFromPoint(x, y);
    covered = !(top && drawn.some((one) => one.contains(top) || top.contains(one)));
  }
  return {
    number: element.dataset.stop,
    tag: element.tagName.toLowerCase(),
    name: name.replace(/\s+/g, " ").trim().slice(0, 60),
    visible: Boolean(box),
    marked,
    covered,
  };
}
