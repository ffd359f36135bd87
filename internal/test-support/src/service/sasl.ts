import { attributeOf, buildElement, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { type Accounts, anonymousName } from "./accounts.ts";
import { ScramExchange } from "./scram.ts";

export const NS_SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

export function buildMechanisms(): Element {
  const mechanisms = ["SCRAM-SHA-1", "PLAIN", "ANONYMOUS"].map((name) => buildElement("mechanism", {}, [name]));
  return buildElement("mechanisms", { xmlns: NS_SASL }, mechanisms);
}

/** The answer to one step; `username` when it succeeded. */
export interface SaslStep {
  readonly answer: Element;
  readonly username?: string;
}

/** The negotiation of one stream, RFC 6120 §6: SCRAM-SHA-1 (RFC 5802), PLAIN (RFC 4616) and ANONYMOUS (RFC 4505). */
export class SaslNegotiation {
  readonly #accounts: Accounts;
  /** What takes the client's next message. */
  #next: ((message: string) => SaslStep) | undefined;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  step(element: Element): SaslStep {
    if (isNamed(element, "auth", NS_SASL)) return this.#start(element);
    const next = this.#next;
    this.#next = undefined;
    if (isNamed(element, "response", NS_SASL) && next) return next(decode(textOf(element)));
    return failure(isNamed(element, "abort", NS_SASL) ? "aborted" : "malformed-request");
  }

  #start(auth: Element): SaslStep {
    switch (attributeOf(auth, "mechanism")) {
      case "ANONYMOUS":
        return success(anonymousName());
      case "PLAIN":
        return this.#begin(auth, (message) => this.#plain(message));
      case "SCRAM-SHA-1":
        return this.#begin(auth, (message) => this.#scram(message));
      default:
        return failure("invalid-mechanism");
    }
  }

  /** The first message may come with the choice of the mechanism; else it is asked for (RFC 6120 §6.4.2). */
  #begin(auth: Element, first: (message: string) => SaslStep): SaslStep {
    return textOf(auth) === "" ? this.#challenge(undefined, first) : first(decode(textOf(auth)));
  }

  #challenge(text: string | undefined, next: (message: string) => SaslStep): SaslStep {
    this.#next = next;
    return { answer: buildElement("challenge", { xmlns: NS_SASL }, text ? [encode(text)] : []) };
  }

  #plain(message: string): SaslStep {
    // RFC 4616 §2: message = [authzid] UTF8NUL authcid UTF8NUL passwd
    const [, name, password, more] = message.split("\0");
    if (name === undefined || password === undefined || more !== undefined) return failure("malformed-request");
    const account = this.#accounts.find(name);
    return account?.password === password ? success(account.username) : failure("not-authorized");
  }

  #scram(message: string): SaslStep {
    const exchange = ScramExchange.begin(message);
    if (!exchange) return failure("malformed-request");
    return this.#challenge(exchange.challenge, (proof) => {
      const account = this.#accounts.find(exchange.name);
      const verifier = account && exchange.finish(proof, account.password);
      return account && verifier ? success(account.username, verifier) : failure("not-authorized");
    });
  }
}

function success(username: string, verifier?: string): SaslStep {
  return { answer: buildElement("success", { xmlns: NS_SASL }, verifier ? [encode(verifier)] : []), username };
}

function failure(condition: string): SaslStep {
  return { answer: buildElement("failure", { xmlns: NS_SASL }, [buildElement(condition)]) };
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}

function encode(text: string): string {
  return Buffer.from(text).toString("base64");
}
