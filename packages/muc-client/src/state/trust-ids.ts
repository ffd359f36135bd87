import type { RoomModel } from "./model.ts";
import { type OccupantEdit, type Transition, transition } from "./transition.ts";

/**
 * What the room announces decides whether ids are believed. XEP-0421 §5: a client must ignore the element where the
 * feature is not announced. Held back so far, they now appear in the occupants, or are dropped; that is no change of an
 * occupant, so there is no event.
 */
export function trustIds(model: RoomModel, occupantIds: boolean, stanzaIds: boolean): Transition {
  const edits: OccupantEdit[] = [];
  for (const [nick, occupant] of model.occupants) {
    const decided = occupant.withIdsTrusted(occupantIds);
    if (decided !== occupant) edits.push({ nick, occupant: decided });
  }
  return transition({ ...model, vouchesOccupantIds: occupantIds, vouchesStanzaIds: stanzaIds }, [], edits);
}
