import { attributeOf, buildElement, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Accounts, anonymousName } from "./accounts.ts";

export const NS_SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

export function buildMechanisms(): Element {
  const mechanisms = ["PLAIN", "ANONYMOUS"].map((name) => buildElement("mechanism", {}, [name]));
  return buildElement("mechanisms", { xmlns: NS_SASL }, mechanisms);
}

/** The answer to one step; `username` when it succeeded. */
export interface SaslStep {
  readonly answer: Element;
  readonly username?: string;
}

/** The negotiation of one stream, RFC 6120 §6: PLAIN (RFC 4616) and ANONYMOUS (RFC 4505). */
export class SaslNegotiation {
  readonly #accounts: Accounts;
  #awaitsPlain = false;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  step(element: Element): SaslStep {
    if (isNamed(element, "auth", NS_SASL)) return this.#start(element);
    if (isNamed(element, "response", NS_SASL) && this.#awaitsPlain) return this.#plain(textOf(element));
    return failure(isNamed(element, "abort", NS_SASL) ? "aborted" : "malformed-request");
  }

  #start(auth: Element): SaslStep {
    const mechanism = attributeOf(auth, "mechanism");
    if (mechanism === "ANONYMOUS") return success(anonymousName());
    if (mechanism !== "PLAIN") return failure("invalid-mechanism");
    if (textOf(auth) !== "") return this.#plain(textOf(auth));
    this.#awaitsPlain = true;
    return { answer: buildElement("challenge", { xmlns: NS_SASL }) };
  }

  #plain(encoded: string): SaslStep {
    this.#awaitsPlain = false;
    // RFC 4616 §2: message = [authzid] UTF8NUL authcid UTF8NUL passwd
    const [, name, password, more] = Buffer.from(encoded, "base64").toString("utf8").split("\0");
    if (name === undefined || password === undefined || more !== undefined) return failure("malformed-request");
    const username = this.#accounts.check(name, password);
    return username === undefined ? failure("not-authorized") : success(username);
  }
}

function success(username: string): SaslStep {
  return { answer: buildElement("success", { xmlns: NS_SASL }), username };
}

function failure(condition: string): SaslStep {
  return { answer: buildElement("failure", { xmlns: NS_SASL }, [buildElement(condition)]) };
}
