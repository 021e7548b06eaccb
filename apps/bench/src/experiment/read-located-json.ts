import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { ExperimentError } from './errors.ts';

/** Where in a value something is: `['conditions', 0, 'epochs']`. */
export type JsonPath = readonly (string | number)[];

/** A value, and the lines of the text that it was read from. */
export interface LocatedJson {
  readonly value: unknown;
  /** `experiment.json:12`: the line, from 1, where the part begins, or the nearest one around it that is there. */
  readonly placeOf: (path: JsonPath) => string;
}

/**
 * Reads JSON (RFC 8259: no comments, no trailing commas), and refuses names that stand twice in one object, of which
 * one would be lost.
 *
 * @throws {ExperimentError} `sweep.json:4: "epochs" is there a second time; expected each field once. Leave one out.`
 */
export function readLocatedJson(text: string, fileName: string): LocatedJson {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const place = (offset: number) => `${fileName}:${text.slice(0, offset).split('\n').length}`;
  if (tree === undefined || errors.length > 0) {
    const [{ error, offset }] = errors;
    throw new ExperimentError(
      `${place(offset)}: this is not JSON (${words(printParseErrorCode(error))}); expected one object, as RFC 8259 writes it. Correct that line.`,
    );
  }
  refuseTwins(tree, place);
  return {
    value: getNodeValue(tree),
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(tree, [...path.slice(0, length)]);
        // A field begins with its name.
        if (node !== undefined) return place((node.parent?.type === 'property' ? node.parent : node).offset);
      }
      return place(tree.offset);
    },
  };
}

function refuseTwins(node: Node, place: (offset: number) => string): void {
  const names = new Set<string>();
  for (const child of node.children ?? []) {
    if (child.type === 'property' && child.children !== undefined) {
      const name = String(child.children[0].value);
      if (names.has(name)) {
        throw new ExperimentError(
          `${place(child.offset)}: "${name}" is there a second time; expected each field once. Leave one out.`,
        );
      }
      names.add(name);
    }
    refuseTwins(child, place);
  }
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
