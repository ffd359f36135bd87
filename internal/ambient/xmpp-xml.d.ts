// What this repository uses of @xmpp/xml. @types/xmpp__xml declares a global JSX namespace that clashes with React's.
declare module "@xmpp/xml" {
  import type { Element as LtxElement } from "ltx";

  type Child = LtxElement | string | number | undefined | null;
  type Attributes = { readonly [name: string]: string | number | undefined | null };
  export default function xml(name: string, attributes?: Attributes | string | null, ...children: Child[]): LtxElement;
  export const Element: new (name: string, attributes?: Attributes) => LtxElement;
  export function escapeXML(text: string): string;
  export class Parser {
    on(event: "start" | "element" | "end", listener: (element: LtxElement) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    removeAllListeners(): this;
    write(text: string): void;
    end(text?: string): void;
  }
}
