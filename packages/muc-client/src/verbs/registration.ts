import { buildRegistration, parseRegistration, type Registration } from "@xeps/muc-stanzas";
import { type Answers, type FieldValue, fillForm } from "@xeps/xep-0004";
import type { Element } from "ltx";
import { readAnswer } from "./room-request.ts";

/** An iq to the room or service that registers. */
export type Ask = (type: "get" | "set", payload: Element) => Promise<Element>;

/** What is asked of who registers, or that we are registered. XEP-0045 §7.10. */
export async function askRegistration(ask: Ask): Promise<Registration> {
  return readAnswer(await ask("get", buildRegistration()), parseRegistration);
}

/**
 * Fills in what is asked and sends it; FormError names what is not asked. Where no form is offered, the user name is
 * all there is.
 */
export async function submitRegistration(ask: Ask, answers: Answers): Promise<void> {
  const { form } = await askRegistration(ask);
  const registration = form ? { form: fillForm(form, answers) } : { username: usernameIn(answers) };
  await ask("set", buildRegistration(registration));
}

/** XEP-0077 §3.2. */
export async function removeRegistration(ask: Ask): Promise<void> {
  await ask("set", buildRegistration({ remove: true }));
}

function usernameIn(answers: Answers): string | undefined {
  const value: FieldValue =
    answers instanceof Map ? answers.get("username") : (answers as Record<string, FieldValue>).username;
  return typeof value === "string" ? value : undefined;
}
