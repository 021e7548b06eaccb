import { ArtifactFormatError, ArtifactVersionError } from './errors.ts';
import { describeValue } from './parse-schema.ts';

/** What a JSON object holds, before a schema has looked at it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Turns a document of one version into one of the next; the version itself is set by whoever calls it. */
export type Migration = (document: JsonObject) => JsonObject;

/** A kind of document, the version that this program writes, and the way to it from older ones. */
export interface DocumentFormat {
  /** What a person calls it, in errors. */
  readonly title: string;
  /** The version that is written, a whole number. */
  readonly version: number;
  /** The way from version n to n + 1, for each older version n that can be read. */
  readonly migrations: ReadonlyMap<number, Migration>;
}

/**
 * Brings a document to the version that this program writes, one version at a time.
 *
 * @param what The document's name, used in errors only.
 * @throws {ArtifactFormatError} When it is no object or carries no version.
 * @throws {ArtifactVersionError} When its version is newer, or older than the oldest migration.
 */
export function upgradeDocument(document: unknown, format: DocumentFormat, what: string): JsonObject {
  if (!isJsonObject(document)) {
    throw new ArtifactFormatError(
      `${what}: it is ${describeValue(document)}; expected a ${format.title} as an object. Pass the whole document.`,
    );
  }
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw new ArtifactFormatError(
      `${what}: version is ${version === undefined ? 'missing' : describeValue(version)}; ` +
        `expected a whole number such as ${format.version}. Pass a ${format.title} that Raqam has written.`,
    );
  }
  if (version > format.version) {
    throw new ArtifactVersionError(
      `${what}: a ${format.title} of version ${version}; this program reads up to version ${format.version}. ` +
        'Update Raqam to read it.',
    );
  }
  let current: JsonObject = document;
  for (let from = version; from < format.version; from++) {
    const migrate = format.migrations.get(from);
    if (migrate === undefined) {
      throw new ArtifactVersionError(
        `${what}: a ${format.title} of version ${version}; this program reads version ${format.version} ` +
          `and knows no way from version ${from}. Make it again with this version of Raqam.`,
      );
    }
    current = { ...migrate(current), version: from + 1 };
  }
  return current;
}

/** Whether a value is what JSON calls an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
