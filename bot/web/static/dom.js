/** Builds an element; text children are text, never markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** Text with **strong** parts, as nodes. */
export function words(text) {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((part, place) => (place % 2 ? el("strong", {}, part) : part));
}

/** Text that only a screen reader says. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}
