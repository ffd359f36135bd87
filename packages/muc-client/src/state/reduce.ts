import type { MucStanza } from "@xeps/muc-stanzas";
import type { Element } from "ltx";
import { type EnterInput, enter } from "./enter.ts";
import type { ExitReason } from "./exit-reason.ts";
import { breakOff, forget, goAway } from "./go-away.ts";
import { leave } from "./leave.ts";
import type { RoomModel } from "./model.ts";
import { affiliationsChanged, reduceMessage } from "./reduce-message.ts";
import { reducePresence } from "./reduce-presence.ts";
import { settle } from "./settle.ts";
import { type Audience, type Transition, transition } from "./transition.ts";
import { trustIds } from "./trust-ids.ts";

/** What can happen to a room: a stanza of its, a step of ours, or time. */
export type Input =
  /** `stanza` is what `readMucStanza` says of the element; the element is for what other XEPs add to it. */
  | { readonly kind: "stanza"; readonly element: Element; readonly stanza: MucStanza | undefined }
  | EnterInput
  /** We asked for another nickname, or that request was answered. */
  | { readonly kind: "nick-requested" | "nick-settled" }
  /** Our unavailable presence is sent. */
  | { readonly kind: "leave" }
  /** Nothing more of the join arrives, or the wait for the subject is over. */
  | { readonly kind: "quiet" }
  /** The join is resolved: from now on listeners hear of changes. */
  | { readonly kind: "announce" }
  /** The stay is over without a word of the room, and we do not come back: nobody confirmed that we left, or so. */
  | { readonly kind: "forget"; readonly why: ExitReason }
  /**
   * The stream is lost for good, or the room has not answered to our presence. Listeners are told of the end of a stay
   * when it is known whether there will be another stream.
   */
  | { readonly kind: "break-off" }
  /** There is another one, and the room knows nothing of us there. */
  | { readonly kind: "fresh-stream" }
  /** The room has answered to our ping that we are not in. XEP-0410 §3. */
  | { readonly kind: "desynchronised" }
  /** The room's own answer to disco#info. */
  | { readonly kind: "info"; readonly occupantIds: boolean; readonly stanzaIds: boolean };

const EVERYBODY: Audience = { hears: () => true };

/**
 * One step of a room: what it is afterwards, and what has to be done about it. Pure: it reads the model, changes
 * nothing, waits for nothing. Its transition takes force by `commit`.
 *
 * @param audience for which events of occupants effects are wanted: the flood of a join is for nobody
 */
export function reduce(model: RoomModel, input: Input, audience: Audience = EVERYBODY): Transition {
  switch (input.kind) {
    case "stanza":
      return reduceStanza(model, input.element, input.stanza, audience);
    case "enter":
      return enter(model, input);
    case "nick-requested":
      return transition({ ...model, awaitsNick: true });
    case "nick-settled":
      return transition({ ...model, awaitsNick: false });
    case "leave":
      return leave(model);
    case "quiet":
      return settle(model);
    case "announce":
      return transition({ ...model, announced: true, returning: false, overlap: undefined });
    case "forget":
      return forget(model, input.why);
    case "break-off":
      return breakOff(model);
    case "fresh-stream":
      return model.announced ? goAway(model, { kind: "disconnected" }) : transition(model);
    case "desynchronised":
      return goAway(model, { kind: "desynchronised" });
    case "info":
      return trustIds(model, input.occupantIds, input.stanzaIds);
  }
}

/** The step of a stanza, without the input around it: a room of 10 000 sends 10 000 of them at once. */
export function reduceStanza(
  model: RoomModel,
  element: Element,
  stanza: MucStanza | undefined,
  audience: Audience,
): Transition {
  if (model.phase === "out" || model.phase === "away") {
    return stanza?.kind === "affiliation-notice" ? affiliationsChanged(model, stanza) : transition(model);
  }
  switch (element.name) {
    case "presence":
      return reducePresence(model, element, stanza, audience);
    case "message":
      return reduceMessage(model, element, stanza);
    default:
      return transition(model);
  }
}
