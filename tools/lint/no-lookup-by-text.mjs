/**
 * An object has members that nobody wrote: `toString`, `constructor`, `__proto__`. Where the name comes from a peer or a file, looking
 * it up finds them, which has ended the process before. So a lookup by a text that may be anything is in a Map, in something
 * whose names are a type of their own, behind `Object.hasOwn`, or by a name that `for … in` has found there.
 */

import ts from "typescript";

const message =
  "a text that may be anything finds members that every object has: use a Map, or a type that lists the names";

/** Names that a type lists are ours; what stands for any text is not. */
function isAnyText(type) {
  if (type.isUnion()) return type.types.some(isAnyText);
  return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any)) !== 0;
}

/** `Object.hasOwn(object, name) ? object[name] : …`, or the same with `&&`. */
function isAsked({ parent }, object, name) {
  const asked = `Object.hasOwn(${object}, ${name})`;
  for (let above = parent; above; above = above.parent) {
    const test = above.type === "ConditionalExpression" ? above.test : above.type === "LogicalExpression" && above.left;
    if (test && textOf(test).includes(asked)) return true;
  }
  return false;
}

/** `for (const name in object)`. */
function isFound({ parent }, object, name) {
  for (let above = parent; above; above = above.parent) {
    if (above.type !== "ForInStatement" || textOf(above.right) !== object) continue;
    if (textOf(above.left).endsWith(` ${name}`)) return true;
  }
  return false;
}

let textOf;

export const noLookupByText = {
  meta: { type: "problem", schema: [], messages: { lookup: message } },
  defaultOptions: [],
  create(context) {
    const { sourceCode } = context;
    const services = sourceCode.parserServices;
    textOf = (node) => sourceCode.getText(node);
    const look = (node, object, name) => {
      if (!isAnyText(services.getTypeAtLocation(name))) return;
      const texts = [textOf(object), textOf(name)];
      if (!isAsked(node, ...texts) && !isFound(node, ...texts)) context.report({ node, messageId: "lookup" });
    };
    return {
      MemberExpression: (node) => {
        if (node.computed) look(node, node.object, node.property);
      },
      "BinaryExpression[operator='in']": (node) => {
        if (node.left.type !== "PrivateIdentifier") look(node, node.right, node.left);
      },
    };
  },
};
