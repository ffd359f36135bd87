import { buildForm, type DataForm, NS_DATA_FORM, parseForm } from "@xeps/xep-0004";
import { BuildError } from "@xeps/xep-0030";
import { buildElement, buildTextElement, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_REGISTER } from "../namespaces.ts";
import { type Draft, isElement, nameWithin } from "./children.ts";

/** `<query xmlns='jabber:iq:register'/>` (XEP-0077) as rooms and services use it for nicknames. XEP-0045 §7.10. */
export interface Registration {
  /** The asker is registered already. */
  readonly registered?: boolean | undefined;
  /** The registered nickname. An empty `<username/>` is a field to fill in, unless the asker is registered. */
  readonly username?: string | undefined;
  /** Text for people. */
  readonly instructions?: string | undefined;
  /** The names of empty children: what a service without forms wants filled in. */
  readonly fields?: readonly string[] | undefined;
  readonly form?: DataForm | undefined;
  /** The asker wants to be registered no longer. */
  readonly remove?: boolean | undefined;
}

/** The query as data; `undefined` for another element. Never throws. */
export function parseRegistration(query: Element): Registration | undefined {
  return isNamed(query, "query", NS_REGISTER) ? readRegistration(query) : undefined;
}

/** @internal The query of an element whose name and namespace are known. */
export function readRegistration(query: Element): Registration {
  const registration: Draft<Registration> = {};
  const fields: string[] = [];
  for (const child of query.children) if (isElement(child)) readChild(registration, fields, child);
  if (registration.registered && registration.username === undefined) {
    const nick = filledInNick(query);
    if (nick !== undefined) registration.username = nick;
    else if (fields.includes("username")) {
      registration.username = "";
      fields.splice(fields.indexOf("username"), 1);
    }
  }
  if (fields.length > 0) registration.fields = fields;
  return registration;
}

function readChild(registration: Draft<Registration>, fields: string[], child: Element): void {
  if (nameWithin(child, NS_DATA_FORM) === "x") {
    const form = parseForm(child);
    if (form) registration.form ??= form;
    return;
  }
  const name = nameWithin(child, NS_REGISTER);
  switch (name) {
    case undefined:
      break;
    case "registered":
    case "remove":
      registration[name] = true;
      break;
    case "instructions":
      registration.instructions ??= textOf(child);
      break;
    default:
      if (child.children.length === 0) fields.push(name);
      else if (name === "username") registration.username ??= textOf(child);
  }
}

/** WORKAROUND ejabberd ≤ 23.01: the nickname of who is registered is in `<nick/>`, and there is no `<username/>`. */
function filledInNick(query: Element): string | undefined {
  for (const child of query.children) {
    if (isElement(child) && nameWithin(child, NS_REGISTER) === "nick" && child.children.length > 0)
      return textOf(child);
  }
  return undefined;
}

const OTHER_MEANING: ReadonlySet<string> = /* @__PURE__ */ new Set(["registered", "remove", "instructions"]);

/**
 * The query as an element. Throws `BuildError` for characters that XML forbids, for fields that are no element names,
 * and for anything beside `remove`.
 */
export function buildRegistration(registration: Registration = {}): Element {
  const { registered, username, instructions, fields, form, remove } = registration;
  // XEP-0077 §3.2, bad-request: "The <remove/> element was not the only child element of the <query/> element."
  if (remove && (registered || form || fields?.length || typeof (username ?? instructions) === "string")) {
    throw new BuildError("query", "remove stands alone");
  }
  // XEP-0077 §14.1: <xs:sequence> registered, instructions, username, nick, ... and <xs:choice> remove; then a form
  return buildElement("query", { xmlns: NS_REGISTER }, [
    registered ? buildElement("registered") : undefined,
    buildTextElement("instructions", instructions),
    buildTextElement("username", username),
    ...(fields ?? []).map(buildField),
    remove ? buildElement("remove") : undefined,
    form && buildForm(form),
  ]);
}

function buildField(name: string): Element {
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new BuildError("query", `no name of a field: ${JSON.stringify(name)}`);
  if (OTHER_MEANING.has(name)) throw new BuildError("query", `<${name}/> is no field`);
  return buildElement(name);
}
