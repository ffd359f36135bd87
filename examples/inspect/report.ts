import type { Room } from "@xeps/muc-client";
import type { Affiliation, Role } from "@xeps/muc-stanzas";
import { type DataForm, fieldValue } from "@xeps/xep-0004";
import { createDisco, StanzaError } from "@xeps/xep-0030";
import type { XmppEntity } from "@xeps/xep-0030/entity";

/** A heading and what stands below it. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

const AFFILIATIONS: readonly Affiliation[] = ["owner", "admin", "member", "outcast"];
const ROLES: readonly Role[] = ["moderator", "participant", "visitor"];

/** All that a room tells us: to its owner everything, to a stranger what is public. */
export async function report(entity: XmppEntity, room: Room): Promise<readonly Section[]> {
  return [
    { title: "What it says of itself", rows: await orRefusal(() => info(room)) },
    { title: "Features", rows: await orRefusal(() => features(room)) },
    { title: "Who is in", rows: await orRefusal(() => occupants(entity, room)) },
    { title: "Roles", rows: (await Promise.all(ROLES.map((role) => withRole(room, role)))).flat() },
    { title: "Affiliations", rows: (await Promise.all(AFFILIATIONS.map((one) => withAffiliation(room, one)))).flat() },
    { title: "Configuration", rows: await orRefusal(async () => settings(await room.getConfig())) },
  ];
}

type Rows = Section["rows"];

/** What the room refuses is an answer too. */
async function orRefusal(ask: () => Promise<Rows>, name = ""): Promise<Rows> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error;
    return [[name, `(refused: ${error.condition})`]];
  }
}

async function info(room: Room): Promise<Rows> {
  const said = Object.entries(await room.getInfo()).filter(([name]) => name !== "disco");
  return said.map(([name, value]) => [name, text(value)] as const);
}

async function features(room: Room): Promise<Rows> {
  return [...(await room.getInfo()).disco.features].sort().map((feature) => [feature, ""] as const);
}

async function occupants(entity: XmppEntity, room: Room): Promise<Rows> {
  const { items } = await createDisco(entity).getItems(room.jid);
  return items.map(({ jid, name = "" }) => [jid, name] as const);
}

function withRole(room: Room, role: Role): Promise<Rows> {
  const ask = async () =>
    (await room.getRoles(role)).map(({ nick = "", jid = "" }) => [role, `${nick} ${jid}`] as const);
  return orRefusal(ask, role);
}

function withAffiliation(room: Room, affiliation: Affiliation): Promise<Rows> {
  const ask = async () => {
    const items = await room.getAffiliations(affiliation);
    return items.map(({ jid = "", reason = "" }) => [affiliation, `${jid} ${reason}`] as const);
  };
  return orRefusal(ask, affiliation);
}

function settings(form: DataForm): Rows {
  const fields = form.fields.filter((field) => field.type !== "hidden" && field.type !== "fixed");
  return fields.map((field) => [field.label ?? field.var ?? "", text(fieldValue(field))] as const);
}

function text(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : `${(value as string | number | undefined) ?? ""}`;
}
