import type { Element } from "ltx";
import type { Draft } from "../elements/children.ts";
import { type Registration, readRegistration } from "../elements/registration.ts";
import type { IqStanza } from "./muc-stanza.ts";
import type { IqType } from "./read-iq.ts";

type Registered = Extract<IqStanza, { kind: "registered" }>;
type AskedByForm = Extract<IqStanza, { kind: "register-form" }>;
type AskedByFields = Extract<IqStanza, { kind: "register-legacy" }>;

/** Registration of a nickname. XEP-0045 §7.10. */
export function readRegister(query: Element, room: string, type: IqType): IqStanza | undefined {
  const registration = readRegistration(query);
  switch (type) {
    case "get":
      return { kind: "register-request", room };
    case "set":
      if (registration.remove) return { kind: "register-remove", room };
      return registration.form?.type === "submit"
        ? { kind: "register-submit", room, form: registration.form }
        : undefined;
    case "result":
      return readAnswer(registration, room);
  }
}

function readAnswer({ registered, username, instructions, form, fields }: Registration, room: string) {
  if (registered) {
    const answer: Draft<Registered> = { kind: "registered", room };
    if (username !== undefined) answer.username = username;
    return answer;
  }
  if (form?.type === "form") {
    const answer: Draft<AskedByForm> = { kind: "register-form", room, form };
    if (instructions !== undefined) answer.instructions = instructions;
    return answer;
  }
  if (form || (!fields && instructions === undefined)) return undefined;
  const answer: Draft<AskedByFields> = { kind: "register-legacy", room, fields: fields ?? [] };
  if (instructions !== undefined) answer.instructions = instructions;
  return answer;
}
