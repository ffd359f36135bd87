import { FakeEntity, type FakeEntityOptions } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { expect } from "vitest";
import { createDisco, type Disco, type DiscoOptions } from "../index.ts";

/** A disco on a fake entity, and somebody who asks it. */
export interface Stage {
  readonly entity: FakeEntity;
  readonly disco: Disco;
  /** The answer to a question, as one line of text. */
  ask(kind: "info" | "items", to?: string, node?: string, content?: string): Promise<string>;
}

let questions = 0;

export function start(entityOptions: FakeEntityOptions = {}, options?: DiscoOptions): Stage {
  const entity = new FakeEntity(entityOptions);
  const disco = createDisco(entity, options);
  const ask = async (kind: "info" | "items", to = String(entity.jid), node?: string, content = "") => {
    questions += 1;
    const id = `q${questions}`;
    const attribute = node === undefined ? "" : ` node='${node}'`;
    entity.receive(
      `<iq type='get' id='${id}' from='romeo@montague.example/orchard' to='${to}'>
        <query xmlns='http://jabber.org/protocol/disco#${kind}'${attribute}>${content}</query></iq>`,
    );
    const answer = await entity.nextSent(`id="${id}"`);
    expect(answer.attrs).toMatchObject({ to: "romeo@montague.example/orchard", from: to });
    return summary(answer);
  };
  return { entity, disco, ask };
}

/** What every answer to disco#info lists. */
export const FEATURES: string = "disco#info disco#items";

/** "client/bot disco#info …", "a@b c@d#node", "error item-not-found": what an answer says, in short. */
export function summary(answer: Element): string {
  const children = answer.children as Element[];
  if (answer.attrs.type === "error") return `error ${(children[1]?.children as Element[] | undefined)?.[0]?.name}`;
  const query = children[0] as Element;
  const parts = (query.children as Element[]).map(({ name, attrs }) => {
    if (name === "identity")
      return [attrs.category, attrs.type, attrs["xml:lang"], attrs.name].filter(Boolean).join("/");
    if (name === "feature") return String(attrs.var).replace("http://jabber.org/protocol/", "");
    if (name === "item") return attrs.node === undefined ? attrs.jid : `${attrs.jid}#${attrs.node}`;
    return `<${name}>`;
  });
  return (query.attrs.node === undefined ? parts : [`${query.attrs.node}:`, ...parts]).join(" ");
}
