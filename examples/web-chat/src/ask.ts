import { button, h } from "./dom.ts";

export interface Question {
  readonly label: string;
  readonly type?: "text" | "password";
  readonly value?: string;
  readonly optional?: boolean;
}

/** Asks in a dialog; `undefined` when it is given up. The answers come in the order of the questions. */
export function ask(title: string, questions: readonly Question[], yes: string, note?: string) {
  return new Promise<readonly string[] | undefined>((resolve) => {
    const inputs = questions.map(({ type = "text", value = "", optional = false }) =>
      h("input", { type, value, required: !optional, autocomplete: "off" }),
    );
    const dialog = h("dialog", { "aria-label": title });
    const form = h(
      "form",
      { method: "dialog" },
      h("h2", {}, title),
      note === undefined ? undefined : h("p", { class: "problem", role: "alert" }, note),
      ...questions.map(({ label }, index) => h("label", {}, label, inputs[index])),
      h(
        "div",
        { class: "actions" },
        button("Cancel", () => dialog.close()),
        h("button", { class: "primary", value: "yes" }, yes),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? inputs.map(({ value }) => value.trim()) : undefined);
    });
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
  });
}
