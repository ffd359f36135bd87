import { FakeEntity } from "@xeps-internal/test-kit";
import type { Element } from "ltx";

/** What is thrown while a stanza is handled goes to the console, so that the stream lives on; here the test fails. */
export class WatchedEntity extends FakeEntity {
  override deliver(stanza: Element): void {
    const thrown: unknown[] = [];
    const { error } = console;
    console.error = (what: unknown) => void thrown.push(what);
    try {
      super.deliver(stanza);
    } finally {
      console.error = error;
    }
    if (thrown.length > 0) throw thrown[0];
  }
}
