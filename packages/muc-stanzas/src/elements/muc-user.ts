import { buildElement, buildExtensions, buildTextElement, isNamed, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { NS_MUC_USER } from "../namespaces.ts";
import { type Draft, EMPTY, isElement, keep, nameWithin } from "./children.ts";
import { buildDecline, type Decline, readDecline } from "./decline.ts";
import { buildDestroy, type Destroy, readDestroy } from "./destroy.ts";
import { buildInvite, type Invite, readInvite } from "./invite.ts";
import { buildItem, type Item, readItem } from "./item.ts";
import { buildStatus, readStatus } from "./status.ts";

/**
 * `<x xmlns='http://jabber.org/protocol/muc#user'/>`: what a room says of its occupants, and invitations both ways.
 * XEP-0045 §19.2.
 */
export interface MucUser {
  /** In document order; several when sessions share a nickname, or in lists of affiliations. */
  readonly items: readonly Item[];
  /** In document order; what is no integer of 100 to 999 is left out. */
  readonly statusCodes: readonly number[];
  readonly invites: readonly Invite[];
  readonly decline?: Decline | undefined;
  readonly destroy?: Destroy | undefined;
  /** The password of the room, beside invitations. */
  readonly password?: string | undefined;
  readonly extensions?: readonly Element[] | undefined;
}

/** The payload as data; `undefined` for another element. Never throws. */
export function parseMucUser(x: Element): MucUser | undefined {
  return isNamed(x, "x", NS_MUC_USER) ? readMucUser(x) : undefined;
}

/** @internal The payload of an element whose name and namespace are known. */
export function readMucUser(x: Element): MucUser {
  const user: Draft<MucUser> = { items: EMPTY, statusCodes: EMPTY, invites: EMPTY };
  for (const child of x.children) if (isElement(child)) readChild(user, child);
  return user;
}

function readChild(user: Draft<MucUser>, child: Element): void {
  switch (nameWithin(child, NS_MUC_USER)) {
    case "item":
      user.items = append(user.items, readItem(child, NS_MUC_USER));
      break;
    case "status": {
      const code = readStatus(child);
      if (code !== undefined) user.statusCodes = append(user.statusCodes, code);
      break;
    }
    case "invite":
      user.invites = append(user.invites, readInvite(child));
      break;
    case "decline":
      user.decline ??= readDecline(child);
      break;
    case "destroy":
      user.destroy ??= readDestroy(child, NS_MUC_USER);
      break;
    case "password":
      user.password ??= textOf(child);
      break;
    default:
      keep(user, child);
  }
}

function append<T>(list: readonly T[], value: T): readonly T[] {
  if (list.length === 0) return [value];
  (list as T[]).push(value);
  return list;
}

/**
 * The payload as an element; what is left out is not there. Throws `BuildError` for characters that XML forbids, an
 * invitation or refusal with neither `from` nor `to`, a status code that is no integer of 100 to 999.
 */
export function buildMucUser(user: Partial<MucUser>): Element {
  return buildElement("x", { xmlns: NS_MUC_USER }, [
    ...(user.items ?? []).map(buildItem),
    ...(user.invites ?? []).map(buildInvite),
    buildDecline(user.decline),
    buildDestroy(user.destroy),
    buildTextElement("password", user.password),
    ...(user.statusCodes ?? []).map(buildStatus),
    ...buildExtensions(user.extensions),
  ]);
}
