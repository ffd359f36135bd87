import { canonicalXml } from "@xeps-internal/test-kit";
import type { DataForm, FormField } from "../index.ts";

/** A parsed form with its elements as text, so that two of them can be compared. */
export function comparable(form: DataForm | undefined): unknown {
  if (!form) return undefined;
  const { fields, reported, items } = form;
  return {
    ...withText(form),
    fields: fields.map(withText),
    ...(reported && { reported: reported.map(withText) }),
    ...(items && { items: items.map((item) => item.map(withText)) }),
  };
}

function withText(part: DataForm | FormField): object {
  return part.extensions ? { ...part, extensions: part.extensions.map(canonicalXml) } : part;
}
