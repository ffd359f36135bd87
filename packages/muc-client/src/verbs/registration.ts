import { buildRegistration, NS_REGISTER, parseRegistration, type Registration } from "@xeps/muc-stanzas";
import { type Answers, fillForm } from "@xeps/xep-0004";
import { buildElement, buildTextElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { readAnswer } from "./room-request.ts";

/** An iq to the room or service that registers. */
export type Ask = (type: "get" | "set", payload: Element) => Promise<Element>;

/** What is asked of who registers, or that we are registered. XEP-0045 §7.10. */
export async function askRegistration(ask: Ask): Promise<Registration> {
  return readAnswer(await ask("get", buildRegistration()), parseRegistration);
}

/** Fills in what is asked and sends it; FormError names what is not asked. */
export async function submitRegistration(ask: Ask, answers: Answers): Promise<void> {
  const { form, fields = [] } = await askRegistration(ask);
  await ask("set", form ? buildRegistration({ form: fillForm(form, answers) }) : fillFields(fields, answers));
}

/** XEP-0077 §3.1: without a form the names of elements are the questions, and of who is registered the user name is. */
function fillFields(names: readonly string[], answers: Answers): Element {
  const asked = [...new Set([...names, "username"])].map((name) => ({ var: name, values: [] }));
  const { fields } = fillForm({ type: "form", fields: asked }, answers);
  const filled = fields.map(({ var: name, values: [value] }) => buildTextElement(name as string, value));
  return buildElement("query", { xmlns: NS_REGISTER }, filled);
}

/** XEP-0077 §3.2. */
export async function removeRegistration(ask: Ask): Promise<void> {
  await ask("set", buildRegistration({ remove: true }));
}
