import type { Element } from "ltx";
import { buildElement, buildExtensions } from "../kit/build-element.ts";
import { attributeOf, childElements, nameOf, namespaceOf, textOf } from "../kit/element.ts";
import { BuildError } from "./build-error.ts";
import { StanzaError, type StanzaErrorInit } from "./stanza-error.ts";

const NS_STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

/** XEP-0086 §3: the codes of services older than RFC 3920, by the condition and type which took their place. */
const LEGACY_CODES: ReadonlyMap<string, readonly [condition: string, type: string]> = new Map([
  ["302", ["redirect", "modify"]],
  ["400", ["bad-request", "modify"]],
  ["401", ["not-authorized", "auth"]],
  ["402", ["payment-required", "auth"]],
  ["403", ["forbidden", "auth"]],
  ["404", ["item-not-found", "cancel"]],
  ["405", ["not-allowed", "cancel"]],
  ["406", ["not-acceptable", "modify"]],
  ["407", ["registration-required", "auth"]],
  ["408", ["remote-server-timeout", "wait"]],
  ["409", ["conflict", "cancel"]],
  ["500", ["internal-server-error", "wait"]],
  ["501", ["feature-not-implemented", "cancel"]],
  ["502", ["service-unavailable", "wait"]],
  ["503", ["service-unavailable", "cancel"]],
  ["504", ["remote-server-timeout", "wait"]],
  ["510", ["service-unavailable", "cancel"]],
]);

/**
 * The error of a stanza of type "error", RFC 6120 §8.3, read by name and namespace whatever the order of its children;
 * of old services by the `code` attribute and the text of `<error/>`. `undefined` for a stanza of another type; never
 * throws.
 */
export function parseStanzaError(stanza: Element): StanzaError | undefined {
  if (attributeOf(stanza, "type") !== "error") return undefined;
  const error = childElements(stanza).find(
    (child) => nameOf(child) === "error" && namespaceOf(child) === namespaceOf(stanza),
  );
  return new StanzaError({ ...(error ? readError(error) : UNDEFINED_CONDITION), stanza });
}

const UNDEFINED_CONDITION: StanzaErrorInit = { condition: "undefined-condition" };

function readError(error: Element): StanzaErrorInit {
  let condition: Element | undefined;
  let text: string | undefined;
  let application: Element | undefined;
  for (const child of childElements(error)) {
    if (namespaceOf(child) !== NS_STANZAS) application ??= child;
    else if (nameOf(child) === "text") text ??= textOf(child);
    else condition ??= child;
  }
  const legacy = LEGACY_CODES.get(attributeOf(error, "code") ?? "");
  const name = condition ? nameOf(condition) : (legacy?.[0] ?? "undefined-condition");
  const redirect = condition && hasAddress(name) ? textOf(condition).trim() : "";
  return {
    condition: name,
    type: attributeOf(error, "type") ?? legacy?.[1],
    text: text ?? (condition ? undefined : textOf(error).trim() || undefined),
    by: attributeOf(error, "by"),
    redirect: redirect || undefined,
    application,
  };
}

/** RFC 6120 §8.3.3: the type that goes with a condition when none is given. */
const USUAL_TYPES: ReadonlyMap<string, string> = new Map([
  ["bad-request", "modify"],
  ["forbidden", "auth"],
  ["jid-malformed", "modify"],
  ["not-acceptable", "modify"],
  ["not-authorized", "auth"],
  ["policy-violation", "modify"],
  ["recipient-unavailable", "wait"],
  ["redirect", "modify"],
  ["registration-required", "auth"],
  ["remote-server-timeout", "wait"],
  ["resource-constraint", "wait"],
  ["subscription-required", "auth"],
  ["unexpected-request", "wait"],
]);

// <text/> describes a condition, §8.3.2, and is none.
const CONDITION = /^(?!text$)[\p{L}_][\p{L}\p{N}._-]*$/u;

/**
 * The `<error/>` element. Without `type` the one which RFC 6120 §8.3.3 gives with the condition, else "cancel". Throws
 * `BuildError` for a condition that is no XML name or "text", an address in a condition that has none, and characters
 * that XML forbids.
 */
export function buildStanzaError(error: StanzaErrorInit): Element {
  const { condition, redirect, text } = error;
  const type = error.type ?? USUAL_TYPES.get(condition) ?? "cancel";
  if (!CONDITION.test(condition)) throw new BuildError("error", "the condition must be an XML name, and not text");
  if (redirect && !hasAddress(condition)) throw new BuildError(condition, "only gone and redirect hold an address");
  return buildElement("error", { type, by: error.by }, [
    buildElement(condition, { xmlns: NS_STANZAS }, [redirect]),
    text === undefined || text === null ? undefined : buildElement("text", { xmlns: NS_STANZAS }, [text]),
    ...buildExtensions(error.application && [error.application]),
  ]);
}

// "The <gone/> ... MAY contain XML character data specifying a new address", §8.3.3.5; <redirect/> likewise, §8.3.3.14
function hasAddress(condition: string): boolean {
  return condition === "gone" || condition === "redirect";
}
