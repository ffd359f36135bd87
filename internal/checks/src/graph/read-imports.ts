import ts from "typescript";

/** One place where a file names another module. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Nothing of it is left in the JavaScript. */
  readonly typeOnly: boolean;
}

/**
 * Every import of a source text: static, re-exporting, dynamic, `require`, import types, augmentations and
 * `/// <reference types>`.
 */
export function readImports(fileName: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = source.typeReferenceDirectives.map((directive) => ({
    specifier: directive.fileName,
    line: lineOf(source, directive.pos),
    typeOnly: true,
  }));
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node);
    if (named) found.push({ specifier: named.text, line: lineOf(source, node.getStart()), typeOnly: isTypeOnly(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function moduleNamedBy(node: ts.Node): ts.StringLiteralLike | undefined {
  return literal(specifierOf(node));
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isModuleDeclaration(node)) return node.name;
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression;
  const loads = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
  return loads ? node.arguments[0] : undefined;
}

function literal(node: ts.Node | undefined): ts.StringLiteralLike | undefined {
  return node && ts.isStringLiteralLike(node) ? node : undefined;
}

/** Only the keyword before the braces counts: `import { type X } from "y"` loads y under verbatimModuleSyntax. */
function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportTypeNode(node) || ts.isModuleDeclaration(node);
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}
