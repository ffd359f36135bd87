import { createDisco, NS_DISCO_INFO } from "@xeps/xep-0030";
import { FakeEntity } from "@xeps-internal/test-kit";
import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { createForms, type DataForm, NS_DATA_FORM } from "./index.ts";

const form = (type: string, name = "a") => `<x xmlns='jabber:x:data' type='${type}'><field var='${name}'/></x>`;
/** What an entity reports, from here on. */
function listenTo(entity: FakeEntity) {
  const reported: string[] = [];
  const forms = createForms(entity);
  forms.on("form", (event) => {
    reported.push(`${event.stanza.attrs.id} ${event.form.type} ${event.form.fields.map((field) => field.var).join()}`);
  });
  return { forms, reported };
}
const features = async (entity: FakeEntity) => {
  entity.receive(`<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
  return String(await entity.nextSent("result"));
};

afterEach(() => void vi.restoreAllMocks());

test("reports the forms that come directly in messages, in order (DF-02)", () => {
  const entity = new FakeEntity();
  const { reported } = listenTo(entity);
  entity.receive(`<message id='1' from='romeo@montague.example/orchard'>${form("form")}</message>`);
  entity.receive(
    `<message id='2' type='groupchat'><body>two</body>${form("submit", "b")}${form("cancel", "c")}</message>`,
  );
  expect(reported).toStrictEqual(["1 form a", "2 submit b", "2 cancel c"]);
});

test("reports them on a component too", () => {
  const entity = new FakeEntity({ component: true });
  const { reported } = listenTo(entity);
  entity.receive(`<message id='1'>${form("result")}</message>`);
  expect(reported).toStrictEqual(["1 result a"]);
});

test.each([
  ["errors, which echo what was sent", `<message id='1' type='error'>${form("form")}<error type='cancel'/></message>`],
  ["forms inside of other elements", `<message id='1'><query xmlns='urn:example'>${form("form")}</query></message>`],
  ["other stanzas", `<iq id='1' type='result'>${form("form")}</iq><presence id='2'>${form("form")}</presence>`],
  ["forms without a type that is one", `<message id='1'>${form("error")}</message>`],
  ["messages without form", "<message id='1'><x xmlns='urn:example' type='form'/></message>"],
  ["messages with text alone", "<message id='1'><body>jabber:x:data</body></message>"],
])("does not report %s", (_name, text) => {
  const entity = new FakeEntity();
  const { reported } = listenTo(entity);
  const failed = vi.spyOn(console, "error");
  for (const stanza of text.split(/(?=<presence)/)) entity.receive(stanza);
  expect(reported).toStrictEqual([]);
  expect(failed).not.toHaveBeenCalled();
});

test("says in service discovery that forms in messages are taken (DF-32)", async () => {
  const entity = new FakeEntity();
  const { forms } = listenTo(entity);
  expect(await features(entity)).toContain(`<feature var="${NS_DATA_FORM}"/>`);
  forms.dispose();
  createDisco(entity).addFeature("urn:example:other");
  const after = await features(entity);
  expect(after).toContain("urn:example:other");
  expect(after).not.toContain(NS_DATA_FORM);
});

test("works beside service discovery with options, created before", async () => {
  const entity = new FakeEntity();
  createDisco(entity, { identity: { category: "client", type: "pc" } });
  createForms(entity);
  expect(await features(entity)).toMatch(/type="pc".*jabber:x:data/);
});

test("is there once per entity, with one listener, and anew after its end", () => {
  const entity = new FakeEntity();
  const forms = createForms(entity);
  expect(createForms(entity)).toBe(forms);
  expect(createForms(new FakeEntity())).not.toBe(forms);
  expect(entity.listenerCount("stanza")).toBe(1);
  forms.dispose();
  const next = createForms(entity);
  expect(next).not.toBe(forms);
  forms.dispose();
  expect(createForms(entity)).toBe(next);
  expect(entity.listenerCount("stanza")).toBe(1);
});

test("leaves no listener behind and reports no more after its end", async () => {
  const entity = new FakeEntity();
  const { forms, reported } = listenTo(entity);
  const rest = forms.iterate("form");
  forms.dispose();
  expect(entity.listenerTotal).toBe(0);
  entity.receive(`<message id='1'>${form("form")}</message>`);
  expect(reported).toStrictEqual([]);
  expect((await rest.next()).done).toBe(true);
});

test("keeps the stream and the other listeners safe from one that throws", () => {
  const entity = new FakeEntity();
  const forms = createForms(entity);
  const thrown = new Error("mine");
  const errors: unknown[] = [];
  forms.on("error", (event) => errors.push(event));
  forms.on("form", () => {
    throw thrown;
  });
  const { reported } = listenTo(entity);
  entity.receive(`<message id='1'>${form("form")}</message>`);
  expect(reported).toStrictEqual(["1 form a"]);
  expect(errors).toStrictEqual([{ error: thrown, event: "form" }]);
});

test("has typed events", () => {
  createForms(new FakeEntity()).on("form", (event) => {
    expectTypeOf(event.form).toEqualTypeOf<DataForm>();
  });
  // @ts-expect-error there is no such event
  expect(createForms(new FakeEntity()).on("forms", () => {})).toBeDefined();
});
