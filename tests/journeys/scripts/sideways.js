// What makes the page wider than the screen; nothing when it is not.
() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const over = Array.from(document.body.querySelectorAll("*")).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > wide + 1 && getComputedStyle(element).position !== "fixed";
  });
  return over.slice(0, 5).map((one) => `<${one.tagName.toLowerCase()} class="${one.className}">`);
}
