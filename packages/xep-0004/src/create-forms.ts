import { createDisco } from "@xeps/xep-0030";
import { Emitter, type ErrorEvent, listen, PerEntity, type TypedEmitter, type XmppEntity } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { DataForm } from "./data-form.ts";
import { isElement } from "./form-child.ts";
import { NS_DATA_FORM } from "./namespaces.ts";
import { parseForm } from "./parse-form.ts";

/** What happens with the forms of an entity. */
export interface FormsEvents {
  /** A form that came directly in a message, and that message. Anybody can send one: look at its `from`. */
  readonly form: { readonly form: DataForm; readonly stanza: Element };
  /** A listener threw or rejected. */
  readonly error: ErrorEvent;
}

/** The forms of an entity. */
export interface Forms extends TypedEmitter<FormsEvents> {
  /** Reports no more forms, and takes the feature back. */
  dispose(): void;
}

const allForms: PerEntity<Forms> = new PerEntity();

/**
 * Says in service discovery that the entity takes forms directly in messages, and reports those that come (XEP-0004
 * §6): each form of a message which is no error. Forms inside of other elements belong to whoever defines these
 * elements. One per entity: a second call returns it; after `dispose()` a new call makes a new one.
 *
 * It uses the `createDisco` of the entity: if that is to have options, create it before.
 */
export function createForms(entity: XmppEntity): Forms {
  return allForms.get(entity, {}, () => new EntityForms(entity));
}

class EntityForms extends Emitter<FormsEvents> implements Forms {
  readonly #entity: XmppEntity;
  readonly #stops: readonly (() => void)[];
  #isDisposed = false;

  constructor(entity: XmppEntity) {
    super();
    this.#entity = entity;
    this.#stops = [
      // XEP-0004 §6: "If an entity supports inclusion of the <x/> element (…) as a direct child of the <message/>
      // stanza type, it MUST report support by including a service discovery feature of "jabber:x:data""
      createDisco(entity).addFeature(NS_DATA_FORM),
      listen(entity, "stanza", (stanza: Element) => this.#receive(stanza)),
    ];
  }

  #receive(stanza: Element): void {
    // an error echoes what was sent
    if (stanza.name !== "message" || stanza.attrs.type === "error") return;
    for (const child of stanza.children) {
      const form = isElement(child) ? parseForm(child) : undefined;
      if (form) this.emit("form", { form, stanza });
    }
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const stop of this.#stops) stop();
    allForms.delete(this.#entity);
    this.endEvents();
  }
}
