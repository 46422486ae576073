// What a reader sees or hears, except parts that say they are in another language than Danish.
() => {
  const found = [];
  const attributes = ["aria-label", "title", "placeholder", "alt", "aria-description"];
  const seen = (element) => element && element.checkVisibility({ visibilityProperty: true });
  const foreign = (element) => element.closest("[lang]").lang !== "da";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (["SCRIPT", "STYLE", "TEXTAREA"].includes(element.tagName)) continue;
    if (seen(element) && !foreign(element)) found.push(walker.currentNode.textContent);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element) || foreign(element)) continue;
    for (const name of attributes) {
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    }
  }
  return found.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text);
}
