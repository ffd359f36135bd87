import type { Element } from "ltx";
import { buildElement } from "../kit/build-element.ts";
import { attributeOf } from "../kit/element.ts";
import type { DiscoInfo, Identity } from "../stanzas/disco-info.ts";
import { NS_CAPS } from "./answering.ts";
import { fieldsOf, formTypeOf, valuesOf } from "./form-type.ts";

/** `<c/>`, XEP-0115 §4, for an entity that answers this. */
export async function buildCaps(node: string, info: DiscoInfo): Promise<Element> {
  return buildElement("c", { xmlns: NS_CAPS, hash: "sha-1", node, ver: await verificationHash(info) });
}

/**
 * The verification string of XEP-0115 §5.1, hashed with SHA-1, in base64. Rejects with `TypeError` where WebCrypto is
 * missing.
 */
async function verificationHash(info: DiscoInfo): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) throw new TypeError("caps need WebCrypto, which only secure contexts have");
  const digest = await subtle.digest("SHA-1", new TextEncoder().encode(verificationString(info)));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function verificationString(info: DiscoInfo): string {
  const parts = [
    ...sorted(info.identities.map(identityParts)).map((identity) => identity.join("/")),
    ...sorted(info.features.map((feature) => [feature])).flat(),
    ...sorted(info.extensions?.map(formParts) ?? []).flat(),
  ];
  // "append the feature to S, followed by the '<' character" (XEP-0115 §5.1), and so for everything
  return parts.map((part) => `${part}<`).join("");
}

// "Note that each slash is included even if the LANG or NAME is not included" (XEP-0115 §5.1)
function identityParts({ category, type, lang = "", name = "" }: Identity): string[] {
  return [category, type, lang, name];
}

/** FORM_TYPE, then each field: its name, then its values. Nothing for what is no form with a hidden FORM_TYPE. */
function formParts(form: Element): string[] {
  const type = formTypeOf(form);
  // "If ... the FORM_TYPE field is not of type "hidden" or the form does not include a FORM_TYPE field, ignore the
  // form" (XEP-0115 §5.4)
  if (type === undefined) return [];
  const others = fieldsOf(form).filter((field) => attributeOf(field, "var") !== "FORM_TYPE");
  const named = others.map((field) => [attributeOf(field, "var") ?? "", ...valuesOf(field).sort(byOctets)]);
  return [type, ...sorted(named).flat()];
}

/** By the first part, then the second, and so on: U+0000 comes before every character that XML knows. */
function sorted(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return [...rows].sort((left, right) => byOctets(left.join("\0"), right.join("\0")));
}

/** "i;octet" (RFC 4790): the order of UTF-8, which is that of code points, and not that of UTF-16. */
function byOctets(left: string, right: string): number {
  const rest = right[Symbol.iterator]();
  for (const character of left) {
    const other = rest.next();
    if (other.done) return 1;
    const order = (character.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return rest.next().done ? 0 : -1;
}
