type Attribute = string | boolean | ((event: Event) => unknown) | undefined;

/**
 * An element with attributes, listeners (`onclick` and the like) and children. Strings among the children become text:
 * nothing on this page is ever parsed as markup, so nothing that people write can be.
 */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), (event) => void value(event));
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that looks as its class says. */
export function button(label: string, onclick: () => unknown, style = ""): HTMLButtonElement {
  return h("button", { type: "button", class: style, onclick }, label);
}

/** The colour of a name: the same for all who see it, XEP-0392 in spirit. */
function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}

/** A name in its colour. */
export function coloured(name: string): HTMLElement {
  return inColourOf(name, h("span", { class: "name" }, name));
}

/** The first letter of a name, for the eye only. */
export function avatar(name: string): HTMLElement {
  const [first = ""] = name;
  return inColourOf(name, h("span", { class: "avatar", "aria-hidden": "true" }, first.toUpperCase()));
}

function inColourOf(name: string, element: HTMLElement): HTMLElement {
  element.style.setProperty("--hue", String(hueOf(name)));
  return element;
}
