/** What one published package may use, of the others and of the rest of the world. */
export interface Row {
  readonly workspace: readonly string[];
  /** Whether it touches an entity: then `@xmpp/client` and `@xmpp/component` are its optional peers. */
  readonly entity: boolean;
}

/** Who may use whom, by folder in packages/. No other edge, no sixth package. ARCHITECTURE.md shows it as a picture. */
export const table: Readonly<Record<string, Row>> = {
  "xep-0203": { workspace: [], entity: false },
  "xep-0030": { workspace: [], entity: true },
  "xep-0004": { workspace: ["@xeps/xep-0030"], entity: true },
  "muc-stanzas": { workspace: ["@xeps/xep-0004", "@xeps/xep-0030", "@xeps/xep-0203"], entity: false },
  "muc-client": {
    workspace: ["@xeps/muc-stanzas", "@xeps/xep-0004", "@xeps/xep-0030", "@xeps/xep-0203"],
    entity: true,
  },
};

/** What published code may depend on besides its siblings. `ltx` gives only the type `Element`, from `@types/ltx`. */
export const thirdParty: readonly string[] = ["@types/ltx", "@xmpp/jid", "@xmpp/xml", "ltx"];

/** Peers, never imported by published code: an entity is a structural type. */
export const peers: readonly string[] = ["@xmpp/client", "@xmpp/component"];

/** The condition by which tests and type checks read the sources of siblings; it never leaves the repository. */
export const sourceCondition = "@xeps/source";
