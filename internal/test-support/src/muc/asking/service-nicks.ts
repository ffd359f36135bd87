import { buildRegistration, NS_REGISTER, parseRegistration, registrationForm } from "@xeps/muc-stanzas";
import { attributeOf, buildElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { errorOf, payloadOf, resultOf } from "../../service/stanza.ts";
import { accountOf } from "../room.ts";

/** Nicks that are registered with the service, for all of its rooms: what §7.10 does for one. */
export class ServiceNicks {
  readonly #accounts: Map<string, string> = new Map();

  /** Whether somebody else has it. */
  isReserved(nick: string, jid: string): boolean {
    const account = this.#accounts.get(nick);
    return account !== undefined && account !== accountOf(jid);
  }

  /** The answer to a registration query; `undefined` when it is none. */
  answer(iq: Element): Element | undefined {
    const query = payloadOf(iq);
    if (!query || !isNamed(query, "query", NS_REGISTER)) return undefined;
    const account = accountOf(attributeOf(iq, "from") ?? "");
    if (attributeOf(iq, "type") === "get") return resultOf(iq, this.#offer(account));
    const { remove, form } = parseRegistration(query) ?? {};
    const nick = form && registrationForm.read(form).roomNick;
    if (!remove && nick === undefined) return errorOf(iq, { condition: "bad-request" }, true);
    if (nick && this.isReserved(nick, account)) {
      return errorOf(iq, { condition: "conflict", text: "That nickname is registered by another person" }, true);
    }
    this.#forget(account);
    if (nick && !remove) this.#accounts.set(nick, account);
    return resultOf(iq);
  }

  #forget(account: string): void {
    const nick = this.#nickOf(account);
    if (nick !== undefined) this.#accounts.delete(nick);
  }

  #nickOf(account: string): string | undefined {
    return [...this.#accounts].find(([, one]) => one === account)?.[0];
  }

  #offer(account: string): Element {
    const nick = this.#nickOf(account);
    const values = nick === undefined ? [] : [nick];
    const instructions = ["Enter nickname you want to register"];
    const registration = buildRegistration({
      registered: nick !== undefined || undefined,
      instructions: "You need a client that supports x:data to register the nickname",
      form: {
        type: "form",
        title: "Nickname Registration",
        instructions,
        fields: [
          { var: "FORM_TYPE", type: "hidden", values: [registrationForm.formType] },
          { var: "muc#register_roomnick", type: "text-single", label: "Nickname", required: true, values },
        ],
      },
    });
    // The field of a form before data forms, XEP-0077 §3.1.
    registration.append(buildElement("nick", {}, [nick]));
    return registration;
  }
}
