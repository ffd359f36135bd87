import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { memoryPages, validateXML } from "xmllint-wasm";
import { vectorsFolder } from "./folder.ts";

const NS_BATCH = "urn:xeps:batch";

/**
 * What the schemas for emitted stanzas (folder `schemas-emit` of the vectors) have against these elements, given as XML
 * text in the namespace of a client's stream; nothing when all are valid. All in one run: give it everything at once.
 * Elements of a namespace that no schema describes are errors.
 */
export async function schemaErrors(elements: readonly string[]): Promise<string[]> {
  const folder = join(vectorsFolder ?? "", "schemas-emit");
  const files = readdirSync(folder).filter((file) => file.endsWith(".xsd"));
  const preload = files.map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));
  const lines = elements.map((element) => element.replaceAll("\n", "&#10;"));
  const contents = `<b:batch xmlns:b='${NS_BATCH}' xmlns='jabber:client'>\n${lines.join("\n")}\n</b:batch>`;
  const { errors } = await validateXML({
    xml: [{ fileName: "batch.xml", contents }],
    schema: [{ fileName: "batch.xsd", contents: batchSchema(preload) }],
    preload,
    initialMemoryPages: 256 * memoryPages.MiB,
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  // The last line only says that there were errors.
  const located = errors.some(({ loc }) => loc) ? errors.filter(({ loc }) => loc) : errors;
  return located.map(({ message, loc }) => `${message}: ${elements[(loc?.lineNumber ?? 0) - 2] ?? ""}`);
}

function batchSchema(files: readonly { readonly fileName: string; readonly contents: string }[]): string {
  const imports = files.flatMap(({ fileName, contents }) => {
    if (fileName === "stanza.xsd") return []; // the others together, once more
    const namespace = /targetNamespace=(['"])(.*?)\1/.exec(contents)?.[2];
    return namespace === undefined ? [] : [`<xs:import namespace='${namespace}' schemaLocation='${fileName}'/>`];
  });
  return `<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='${NS_BATCH}'>${imports.join("")}
    <xs:element name='batch'><xs:complexType><xs:sequence>
      <xs:any namespace='##other' processContents='strict' minOccurs='0' maxOccurs='unbounded'/>
    </xs:sequence></xs:complexType></xs:element></xs:schema>`;
}
