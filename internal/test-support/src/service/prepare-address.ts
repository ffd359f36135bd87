import { bareOf, resourceOf } from "@xeps/xep-0030/kit";

/** RFC 3454 appendix B.1: characters which preparation maps to nothing. */
const MAPPED_TO_NOTHING: RegExp =
  /\u00AD|\u034F|\u1806|[\u180B-\u180D]|[\u200B-\u200D]|\u2060|[\uFE00-\uFE0F]|\uFEFF/gu;

/**
 * The address as servers write it after Nodeprep, Nameprep and Resourceprep (RFC 3920 appendices A and B), as far as
 * the JavaScript engine goes: compatibility normalised, what is invisible left out, local part and domain case-folded.
 * So a nick of full width letters becomes one of ordinary letters.
 */
export function prepareAddress(jid: string): string {
  const resource = resourceOf(jid);
  const bare = prepared(folded(bareOf(jid)));
  return resource === undefined ? bare : `${bare}/${prepared(resource)}`;
}

function prepared(part: string): string {
  return part.replace(MAPPED_TO_NOTHING, "").normalize("NFKC");
}

/** Case folding, RFC 3454 appendix B.2: by way of upper case, so that ß becomes ss. */
function folded(part: string): string {
  return part.toUpperCase().toLowerCase();
}
